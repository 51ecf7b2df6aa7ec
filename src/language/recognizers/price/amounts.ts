import { readChineseNumber, readNumberRange } from '../../numerals.ts';

/** A number that can be money, with its currency word where one stands. */
export interface Amount {
  readonly from: number;
  readonly to: number;
  readonly lowYuan: number;
  readonly highYuan: number;
  /** A currency word or sign stands at it. */
  readonly currency: boolean;
  /** Written in Chinese numerals. */
  readonly chinese: boolean;
}

// 块 is also a slab, 毛 a towel's first sign, 角 a valve's, 元 a holiday's.
const CURRENCY =
  '(?:块钱|元钱|块(?!玻璃|木|板|瓷|砖|地|石|肉|表|布|牌|广告|电池|肥皂|香皂|豆|腊|门|窗|钢|毯|毛巾|泡沫|隔|纱|田|土|空|三合|铁|水泥|面积)|元(?!旦|宵|素|件|通)|圆(?!桌|形|的|管|凳|木)|塊|rmb|人民币|大洋)';
const SMALL = '(?:毛(?!巾|毯|病|衣|坯|胚|线|裤|刷|孩|豆|肚|血|笔|玻璃|竹)|角(?!阀|钢|落|铁|尺|梯|形|磨|线|柜|架|度))';
const ARABIC = String.raw`(?<![\d.])(?!0\d)\d{1,6}(?:\.\d{1,2})?(?![\d])`;
// "一百八一天" is 180 a day, not 181: a 一 before a unit belongs to the unit; "十一天" and "二十一天" are numbers of days.
const PER_ONE = '一(?:天|个|台|次|人|位|名|晚|夜|趟|斤|平|方|米|小时|月|家|户|间|套|桌|车|扇|件|袋|根|棵|亩|副|张|块|条)';
const CHINESE = `(?:(?:[一二两三四五六七八九十]{0,2}[百千万][〇零一二两三四五六七八九十百千]{0,5}?|[五六七八九]十)(?=${PER_ONE})|[〇零一二两三四五六七八九十百千万]{1,8}(?:来|多|几|把)?)`;
const NUMBER = `(?:${ARABIC}|${CHINESE})`;
const SCALE = '(?:[百千万kw](?![A-Za-z]))?';
const TO = String.raw`\s?(?:[-~—–至到]|--|——)\s?`;

// The half after 块 ("1块5", "三块五"): a digit that counts nothing else ("10块一次", "5块2斤").
const TAIL = '(?:一(?=$|[^\\u4e00-\\u9fff\\d])|[1-9二三四五六七八九](?=$|[^\\u4e00-\\u9fff\\d.]|一|每|钱|毛|角|左|包|的))';
const RANGE = new RegExp(
  `(?<sign>[¥$])?\\s?(?<low>${NUMBER})(?<lowScale>${SCALE})(?<lowCur>${CURRENCY})?${TO}(?<high>${NUMBER})(?<highScale>${SCALE})(?<highCur>${CURRENCY})?`,
  'giu',
);
const SINGLE = new RegExp(
  `(?<sign>[¥$])?\\s?(?<low>${NUMBER})(?<scale>${SCALE})(?:(?<small>${SMALL})钱?|(?<cur>${CURRENCY})(?<tail>${TAIL})?)?`,
  'giu',
);

/** Finds every number that could be an amount, ranges first; whether it is pay is judged elsewhere. */
export function findAmounts(text: string): readonly Amount[] {
  const ranges = [...text.matchAll(RANGE)].map(readRange).filter((amount) => amount !== null);
  const covered = new Set(ranges.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, index) => from + index)));
  const singles = [...text.matchAll(SINGLE)]
    .map(readSingle)
    .filter((amount) => amount !== null)
    .filter((amount) => !covered.has(amount.from) && !covered.has(amount.to - 1));
  return [...ranges, ...singles].filter((amount) => !insideCode(text, amount)).sort((a, b) => a.from - b.from);
}

function readRange(match: RegExpExecArray): Amount | null {
  const { low = '', high = '', lowScale = '', highScale = '', lowCur, highCur, sign } = match.groups ?? {};
  const highYuan = readChineseNumber(high + highScale);
  // "3-4百" is 300 to 400: the scale is said once.
  const lowYuan = readChineseNumber(low + (lowScale || (readable(low) < readable(high) ? highScale : '')));
  if (!isMoneyLike(low, Boolean(lowCur || highCur)) || !isMoneyLike(high, Boolean(lowCur || highCur))) return null;
  if (lowYuan === null || highYuan === null || lowYuan >= highYuan || lowYuan === 0) return null;
  return { ...place(match), lowYuan, highYuan, currency: Boolean(lowCur || highCur || sign), chinese: !/\d/u.test(low) };
}

/** Bare Chinese numerals are money from ten upwards, with a unit inside: 八十, 一百五, but not 一, 九九, 百. */
function isMoneyLike(number: string, currency: boolean): boolean {
  return currency || /\d/u.test(number) || /^(?:十|[一二两三四五六七八九]{1,2}[十百千万])/u.test(number);
}

function readable(number: string): number {
  return readChineseNumber(number) ?? 0;
}

function readSingle(match: RegExpExecArray): Amount | null {
  const { low = '', scale = '', small, cur, tail, sign } = match.groups ?? {};
  if (!isMoneyLike(low, Boolean(small || cur || sign))) return null;
  const range = readNumberRange(low + scale);
  if (!range || range.high === 0) return null;
  const part = small ? 0.1 : 1;
  const extra = tail ? (readChineseNumber(tail) ?? 0) / 10 : 0;
  return {
    ...place(match),
    lowYuan: range.low * part + extra,
    highYuan: range.high * part + extra,
    currency: Boolean(small || cur || sign),
    chinese: !/\d/u.test(low),
  };
}

function place(match: RegExpExecArray): { readonly from: number; readonly to: number } {
  const blank = match[0].length - match[0].trimStart().length;
  return { from: match.index + blank, to: match.index + match[0].length };
}

/** Part of a door number, a clock time, a date, a model or an order number: "2-2-602", "9:30", "12/4", "A12", "第3". */
function insideCode(text: string, amount: Amount): boolean {
  const before = text.charAt(amount.from - 1);
  const after = text.slice(amount.to, amount.to + 2);
  if (/[A-Za-z#\d.*_第]/u.test(before) || (/[-/]/u.test(before) && /[\dA-Za-z]/u.test(text.charAt(amount.from - 2)))) return true;
  if (before === ':' && /\d/u.test(text.charAt(amount.from - 2))) return true;
  return !amount.currency && /^(?:[:/-]\d|[A-Za-z#*_%℃°])/u.test(after);
}
