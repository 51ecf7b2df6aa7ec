import type { PriceUnit } from '../../../domain/job.ts';
import { clauseAfter } from '../clauses.ts';
import type { Amount } from './amounts.ts';
import type { Setting } from './setting.ts';

/** What an amount may be paid for; of several words the first row that fits wins ("40元/小时/人" is by the hour). */
const UNIT_WORDS: readonly (readonly [PriceUnit, string])[] = [
  ['hour', '小时|钟头|钟(?!点工)|h(?![a-z])|hour'],
  ['day', '24小时|整?天|日|工日|个?工(?![具钱资])|晚上?|夜|白天|通宵'],
  ['month', '月'],
  ['person', '人(?!工)|位|名|工人|师傅|小工|人头'],
  [
    'piece',
    '延长?米|平方米?|平米?|m2|㎡|方|米|台|公斤|千克|kg|斤|两|件|只|条|张|把|套|间|扇|户|桌|袋|箱|桶|吨|株|棵|根|块|层|车|盏|组|片|包|床|副|双|幅|卷|页|份|样|头|匹|孔|洞|眼|针|背篼?|篼|瓶|罐|家(?![里头具庭长])|亩|捆|篓|筐|碗|本|字|平|米|字|个(?!人|月|小时|钟|工|晚|天|下午|上午|半)',
  ],
  ['job', '次|趟|回|单|下午|上午|场|道'],
];
const UNIT_PATTERNS = UNIT_WORDS.map(([unit, words]) => [unit, new RegExp(`(?:[/每一按1]|个|[每一][百千])(?:${words})`, 'iu')] as const);
const ALL_WORDS = UNIT_WORDS.map(([, words]) => words).join('|');
const STEP = `(?:个|1个|[百千](?=斤|块|米|个))?(?:${ALL_WORDS})`;
/** "/小时/人", "一天", "每平米", "1个小时", "(每天)", "元/㎡". */
const AFTER = new RegExp(`^\\s?\\(?(?:(?:\\/|每|一|按|1(?=个|小|天|台|次|人|平|斤|间|趟))${STEP}){1,3}(?:一?(?:个人|人))?`, 'iu');
/** "每人", "一天", "按小时算", and what may stand between it and the amount. */
const LINK = '(?:工资|工钱|费用|价格|人工|包吃|包两?餐|包午饭|包三餐|都|就|只|给|出|付|开|是|算|收|要|为|的话|大概|差不多|约|[:=])';
const BEFORE = new RegExp(`(?:(?:每|一|按|\\/)${STEP}){1,3}\\s?${LINK}{0,3}\\s?$`, 'iu');
/** "一亩地400", "一个窗60": a rate of its own clause, with the thing named; "洗一台空调80" is one job. */
const ONE_THING = new RegExp(
  `^\\s?一(?:${UNIT_WORDS.find(([unit]) => unit === 'piece')?.[1]})(?!星期|礼拜|季度|学期|月|小时|钟|人|工|晚|夜|[上下]午|早|班|红包|单间)[\\u4e00-\\u9fff]{1,2}?${LINK}{0,2}\\s?$`,
  'iu',
);
/** With one of these BEFORE begins. */
const EACH = /[每一按/]/u;
const WAGE_DAY = /(?:日薪|日工资|日结|按天|天工资|点工)[^\d]{0,4}$/u;
const WAGE_MONTH = /(?:(?:^|\s)月|月薪|月工资|月给|月付|包月|底薪)[^\d]{0,4}$/u;
const WAGE_HOUR = /(?:时薪|小时工|按小时|钟点费?)[^\d]{0,4}$/u;
/** One of these stands in each of the three. */
const WAGE = /[薪资结天工月时钟]/u;
/** Paid by the day, wherever it is said. */
const BY_DAY = /(?<!钟)点工|按天(?:算|计|给|付|结|收)?|日工|[\d元块]\s?日结/u;
/** A stated number of days, as with a 月嫂: the sum is for all of them. */
const FOR_SO_MANY_DAYS = /(?:[2-9]\d|[二两三四五六][十]\S?)天/u;
/** Words of a lasting post: an amount of thousands is then by the month. */
const LASTING =
  /月休|月结|住家|长期|全职|白班|包住|保姆|服务员|营业员|店员|导购|收银|包吃住|[单双]休|试用期|月嫂|育儿嫂|休[一二三四五六\d]天|工资|薪/u;
const A_MONTHS_WAGE_YUAN = 1_500;

/** What the work is paid by where no unit stands at the amount: a lasting post by the month, if the sum is so high. */
export type UsualPay = 'day' | 'month' | 'job';

export function usualPay(text: string): UsualPay {
  if (BY_DAY.test(text)) return 'day';
  return LASTING.test(text) && !FOR_SO_MANY_DAYS.test(text) ? 'month' : 'job';
}

/** The words of a unit at an amount, '' where none stand. */
export interface UnitWords {
  readonly before: string;
  readonly after: string;
}

/** `before`, `after`: the words around the amount. */
export function unitWords(text: string, amount: Amount, before: string, after: string): UnitWords {
  // A bracket may open the unit: "200(一天)".
  const behind = text.charAt(amount.to) === '(' ? `(${clauseAfter(text, amount.to + 1)}` : after;
  return {
    before: EACH.test(before) ? (BEFORE.exec(before)?.[0] ?? ONE_THING.exec(before)?.[0] ?? '') : '',
    after: AFTER.exec(behind)?.[0] ?? '',
  };
}

/** "2人各50". */
const EACH_OF_THEM = /(?:人|位|名|男|女|工|师傅)\s?各(?:给|出|付|得|是){0,1}\s?$/u;

/** Whether a unit stands at the amount at all. */
export function hasUnit({ unit }: Setting): boolean {
  return unit.before !== '' || unit.after !== '';
}

/** The unit of an amount, by the words right after it and right before it. */
export function unitOf({ amount, before, unit }: Setting, usual: UsualPay): PriceUnit {
  if (WAGE.test(before)) {
    if (WAGE_HOUR.test(before)) return 'hour';
    if (WAGE_DAY.test(before)) return 'day';
    if (WAGE_MONTH.test(before)) return 'month';
  }
  if (EACH_OF_THEM.test(before)) return 'person';
  return saidUnit(`${unit.before} ${unit.after}`) ?? (usual === 'month' && amount.lowYuan < A_MONTHS_WAGE_YUAN ? 'job' : usual);
}

function saidUnit(words: string): PriceUnit | null {
  if (words !== ' ') for (const [unit, pattern] of UNIT_PATTERNS) if (pattern.test(words)) return unit;
  return null;
}
