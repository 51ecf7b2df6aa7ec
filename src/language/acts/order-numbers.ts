import { readChineseNumber } from '../numerals.ts';
import { allMatches } from '../patterns.ts';

const DIGITS = '\\d{1,6}';
const SPOKEN = '[一二三四五六七八九零〇十百两]{1,6}';
const VERBS = '接单?|抢单?|街单?|完成|做完|弄好|退单?|取消|撤单?|撤|同意|转单?|催|查|要|改';
/** Behind a number: not an order's (块, 点, 楼 …). */
const NO_ORDER =
  '(?!\\d|\\.\\d|\\s?(?:块|元|点|分|楼|层|个|人|斤|栋|单元|室|月|年|天|台|岁|平|度|号楼|:|/|-\\d|小时|多|来|块钱|路|线|公里|米|寸|位|名|杯|桶|袋|箱|张|件|次))';

const PATTERNS = [
  // 128号单, 128单, 第128号: the word 单 says it
  new RegExp(`(?<![\\d.-])(${DIGITS}|${SPOKEN})\\s?(?:号单|单号?|号订单)(?!元|位|身|独|车|价)`, 'g'),
  new RegExp(`单号\\s?[:：]?\\s?(${DIGITS})`, 'g'),
  // 接128, 完成 128, 退128
  new RegExp(`(?:${VERBS})\\s?[:：]?\\s?(?:第|#|no\\.?|[A-Za-z])?\\s?(${DIGITS})${NO_ORDER}`, 'gi'),
  new RegExp(`(?:接|抢|完成|退|取消)(${SPOKEN})(?:号|$)`, 'g'),
  // 128接, 128 我接, A12我来, 128号我接, 128弄好了
  new RegExp(
    `(?<![\\d.:/-]|收|收到|收了|给|给了|付|付了|款)[#A-Za-z]?(${DIGITS})\\s?号?\\s?,?\\s?(?=我|接|抢|街|弄好|完成|做完|搬完|修好|通了|搞定|不要|取消|撤|退|同意|已|改|满意|一般|不满意|没来|好了|有人|师傅|现在|怎么|咋|到哪|谁|哪|来不|去不|不来|不去|不做|家里|临时|让给|转给|给我|是我|算我|到哪|好久|几点|换)`,
    'g',
  ),
  // 128完, 128好了, 138 完 90
  /^#?(\d{3,6})\s?(?:号单|号)?\s?(?=(?:完|好)了?(?:$|[\s,。]|收|\d))/gi,
  // 128收60, 128没收钱, 128要80才去: in front of a sum; but 500收到了
  /^#?(\d{3,6})\s?(?:号单|号)?\s?(?=实?收了?\s?\d|没收钱|要\s?\d{2,4}(?:块钱?|元)?(?:我|才|就))/g,
  // 128号: at the beginning, where no date or house can be meant
  new RegExp(`^(${DIGITS})号(?!楼|门|院|路|线|上午|下午|早|晚|中午|之前|前|后|\\d|,?(?:上午|下午|晚上))`, 'g'),
  // 接128、131 / 128和131
  /(?<=\d{2}\s?(?:号单|号|单)?\s?[、,和跟 ]\s?)(\d{3,6})(?=\s?(?:号单|号|单|我|都|$|[、,和跟]))/g,
  // the first of several: 101、102我都接, 取消101和102
  /(?<![\d.:/-])(\d{3,6})(?=\s?(?:号单|号|单)?\s?[、,和跟]\s?\d{3,6}(?!\d|\.\d|\s?(?:块|元|点|分|楼|层|室|斤)))/g,
  // 101价格改成85, 101 地址…: in front of a field
  /^#?(\d{3,6})\s?号?\s?[,:]?\s?(?=价格|价钱|工钱|时间|地址|地点|人数|电话|内容)/g,
  // nothing but a number of an order's length, or one in front of a sum: "128 80块我就去"
  /^#?(\d{3,6})$/g,
  /^#?(\d{3,6})[ ,:](?=\s?\d{1,5}(?:块|元|我))/g,
];

/** 接0, 接 and a row of digits: a number is said, but no order can have it; without it the rest would mean any order. */
const NO_ORDERS_NUMBER = /(?:接单?|抢单?|退单?|完成|取消)\s?(?:0+(?!\d)|\d{7,})/;

/**
 * The order numbers that a text says, in its order, each once; sums, times, doors and phones are none. 0 stands for a number
 * that no order can have.
 */
export function readOrderNumbers(text: string): readonly number[] {
  if (!/\d|号/.test(text)) return [];
  if (NO_ORDERS_NUMBER.test(text)) return [0];
  const found = new Map<number, number>();
  for (const pattern of PATTERNS) {
    for (const match of allMatches(pattern, text)) {
      const number = readChineseNumber(match[1] ?? '');
      if (number !== null && number > 0 && Number.isInteger(number)) {
        const at = match.index + match[0].indexOf(match[1] ?? '');
        if (!found.has(number)) found.set(number, at);
      }
    }
  }
  return [...found].sort(([, a], [, b]) => a - b).map(([number]) => number);
}
