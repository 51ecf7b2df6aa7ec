import { instant, wallTime } from '../../../domain/time.ts';
import { existingDay } from './calendar.ts';
import { continuesNumber, NUMERAL, readNumeral, SMALL } from './numerals.ts';
import { type DayRef, type Found, group, type Piece, pieceParser, type Read } from './pieces.ts';

const YEAR = '(?:(?<year>\\d{4}|\\d{2}|[零〇一二三四五六七八九]{4}|[今明后去前])年的?,?\\s?)?';
const JOIN = '(?:到|至|-|~|—|–|、|,|，|和|跟|或者?|及)';

/** Right of a number these make it a quantity, not a day: 12月5个, 1月3次. */
const MEASURE = /^\s?(?:[个人名位台间块元次斤袋箱件张平米万岁]|小时|分钟|天|年|多)/;
/** Right of a number: 十几号, 20多号; which day was not said. */
const ABOUT_DAY = /^[几多来](?:号|日)/;
const SOME_DAY: Piece = { kind: 'loose', loose: 'vague', first: null, last: null };
/** Right of "12号" these make it a door, a line, a battery, an order. */
const DOOR =
  /^(?:楼|栋|幢|单|门|院|房|室|线|桌|床|车|店|铺|厅|机|库|口|井|仓|宿舍|大院|附|电池|师傅|工|管|网格|坑|槽|钢|铁|字|码|\s?\d{1,4}(?:单元|栋|幢|室|号[楼院房室门]|门|楼))/;
/** Left of "12号" these make it a house number or an ordinal. */
const STREET = /(?:[巷院]子|[坡湾坝塘桥沟井庙庄屯营社路街巷弄道村组区苑园城厦坊段口院楼栋幢座排寨里村第附女男甲乙丙丁\dA-Za-z#.\-/])$/;

const dayPiece = (day: DayRef, weak = false): Piece => ({ kind: 'day', day, weak });
const validDay = (day: number | null): day is number => day !== null && Number.isInteger(day) && day >= 1 && day <= 31;
const validMonth = (month: number | null): month is number => month !== null && Number.isInteger(month) && month >= 1 && month <= 12;

function readYear(text: string, sentAt: number): number | null {
  if (text === '') return null;
  const relative = ['前', '去', '今', '明', '后'].indexOf(text);
  if (relative >= 0) return wallTime(sentAt).year + relative - 2;
  const year = readNumeral(text);
  return year === null ? null : year < 100 ? 2000 + year : year;
}

/** 12月11号, 二〇二六年三月一日, 明年3月5号, 十月31, 1月10日到12日 (the end by the joiner). */
export const monthDayParser = pieceParser(
  '月',
  new RegExp(
    `${YEAR}(?<month>元|${SMALL})月份?(?<day>${SMALL})(?<mark>日|号)?(?:${JOIN}(?<last>\\d{1,2}|[${NUMERAL}]{1,3})(?:日|号)(?!楼|栋|单))?`,
  ),
  (found) => {
    const { match, text, from, to, sentAt } = found;
    const month = group(match, 'month') === '元' ? 1 : readNumeral(group(match, 'month'));
    const day = readNumeral(group(match, 'day'));
    if (continuesNumber(text, from) || !validMonth(month) || !validDay(day)) return null;
    const about = group(match, 'mark') === '' ? ABOUT_DAY.exec(text.slice(to, to + 3)) : null;
    if (about) return { piece: SOME_DAY, to: to + about[0].length };
    if (group(match, 'mark') === '' && (MEASURE.test(text.slice(to)) || /^[点:时\d]/.test(text.slice(to)))) return null;
    const year = readYear(group(match, 'year'), sentAt);
    if (year !== null && existingDay(year, month, day) === null) return null;
    return { piece: dayPiece({ kind: 'date', year, month, day, lastDay: laterDay(match, day) }) };
  },
);

function laterDay(match: RegExpMatchArray, day: number): number | null {
  const last = readNumeral(group(match, 'last'));
  return validDay(last) && last > day ? last : null;
}

/** 下个月9号, 本月28日. */
export const monthsAheadParser = pieceParser(
  '月',
  new RegExp(`(?<prefix>下{1,2}|这|本|上)(?:一?个)?月的?(?<day>${SMALL})(?:日|号)`),
  ({ match, sentAt }) => {
    const day = readNumeral(group(match, 'day'));
    if (!validDay(day)) return null;
    const prefix = group(match, 'prefix');
    const ahead = prefix.startsWith('下') ? prefix.length : prefix === '上' ? -1 : 0;
    const { year, month } = wallTime(sentAt);
    const carried = wallTime(instant(year, month + ahead, 1));
    return { piece: dayPiece({ kind: 'date', year: carried.year, month: carried.month, day, lastDay: null }) };
  },
);

/** 28号, 三十号, 28、29号, 28-30号; never 5号楼, 12号3单元, 幸福路15号. */
export const dayOfMonthParser = pieceParser(
  '日号',
  new RegExp(`(?<day>${SMALL})(?:(?<about>[几多来])|(?:日|号)?${JOIN}(?<last>${SMALL}))?(?<mark>日|号)`),
  (found) => {
    const { match, before, text, from } = found;
    const day = readNumeral(group(match, 'day'));
    if (
      STREET.test(text.slice(Math.max(0, from - 2), from)) ||
      before === '月' ||
      continuesNumber(text, from) ||
      !validDay(day) ||
      isDoor(found)
    )
      return null;
    if (group(match, 'about') !== '') return { piece: SOME_DAY };
    const lastDay = laterDay(match, day);
    if (group(match, 'last') !== '' && lastDay === null) return null;
    return { piece: dayPiece({ kind: 'date', year: null, month: null, day, lastDay }) };
  },
);

function isDoor({ match, text, to }: Found): boolean {
  const next = text.slice(to, to + 8);
  return group(match, 'mark') === '号' ? DOOR.test(next) : /^(?:[游常用元子报本币]|三餐)/.test(next);
}

/** 2026-12-04, 2026/12/4, 2026.12.4, 20261204. */
export const numericDateParser = pieceParser(
  '-/.0',
  /(?<year>(?:19|20)\d{2})(?:[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})|(?<digits>[01]\d[0-3]\d)(?!\d))(?:日|号|-(?=\d{1,2}:))?/,
  ({ match, before, after }) => {
    const digits = group(match, 'digits');
    const year = Number(group(match, 'year'));
    const month = Number(digits.slice(0, 2) || group(match, 'month'));
    const day = Number(digits.slice(2) || group(match, 'day'));
    const glued = /\d/.test(after) && !match[0].endsWith('-');
    if (/[\d.-]/.test(before) || glued || existingDay(year, month, day) === null) return null;
    // Eight digits in a row may be a number of anything: only those of our years are a date.
    if (digits !== '' && (year < 2020 || year > 2039 || /[A-Za-z:]/.test(before))) return null;
    return { piece: dayPiece({ kind: 'date', year, month, day, lastDay: null }) };
  },
);

/** Right of "11.25" these make it a measure or a price. */
const UNIT = /^\s?(?:[元块匹米斤平万千百公厘毫吨升寸度分%折月个台人名]|kg|KG|m|M|号楼|号[房院门])/;

/** The other end of "12.1-12.3". */
const RANGE_BEFORE = /\d[./]\d{1,2}-$/;
const RANGE_BEHIND = /^-\d{1,2}[./]\d{1,2}/;

/** "6-1-704", "9:12/4": part of a longer number, unless it is the end of a range. */
function isGlued(before: string): boolean {
  return /\d:$/.test(before) || (before.endsWith('-') && !RANGE_BEFORE.test(before));
}

/** 12.6, 12/4, 1.3号, 09-01: alone they may be prices, doors or scores, so they are weak without 号. */
export const shortDateParser = pieceParser('./-', /(?<month>\d{1,2})(?<sep>[./-])(?<day>\d{1,2})(?<mark>日|号)?/, (found): Read => {
  const { match, before, after, text, to } = found;
  const [month, day] = [Number(group(match, 'month')), Number(group(match, 'day'))];
  if (!validMonth(month) || !validDay(day) || existingDay(2024, month, day) === null) return null;
  if (/[\d./A-Za-z¥$#路街巷栋幢单元室号]/.test(before) || isGlued(text.slice(Math.max(0, found.from - 6), found.from))) return null;
  const rest = text.slice(to, to + 6);
  if (/\d/.test(after) || UNIT.test(rest) || /^[/:.]\d/.test(rest) || (/^-\d/.test(rest) && !RANGE_BEHIND.test(rest))) return null;
  const marked = group(match, 'mark') !== '';
  if (marked && (isDoor(found) || group(match, 'sep') === '-')) return null;
  if (group(match, 'sep') === '-' && (group(match, 'month').length < 2 || group(match, 'day').length < 2)) return null;
  return { piece: dayPiece({ kind: 'date', year: null, month, day, lastDay: null }, !marked) };
});

/** Left of "两天": 二十七二十八, 27、28, 3-5. */
const DAYS_BEFORE = new RegExp(`(?:(?:\\d{1,2}[、,./ ]){1,4}\\d{1,2}|[${NUMERAL}、,到]{2,14}|\\d{1,2}(?:-|~|到|至)\\d{1,2})$`);
const LONGEST_LIST = 16;

/** "二十七二十八两天", "27、28、29三天": days without 号, which their number holds up. */
export const countedDaysParser = pieceParser('天', /这?(?<count>[两二三四五2-5])天(?![前后内之以])/, ({ match, from, text }) => {
  const left = DAYS_BEFORE.exec(text.slice(Math.max(0, from - LONGEST_LIST), from));
  if (left === null) return null;
  const list = from - left[0].length;
  const before = text.charAt(list - 1);
  const days = daysIn(left[0]);
  const [first, last] = [days[0], days.at(-1)];
  if (/[\d.月第]/.test(before) || !validDay(first ?? null) || !validDay(last ?? null)) return null;
  if (first === undefined || last === undefined || last - first + 1 !== readNumeral(group(match, 'count'))) return null;
  return { piece: dayPiece({ kind: 'date', year: null, month: null, day: first, lastDay: last }), from: list };
});

/** 二十七二十八 and 27、28 → 27, 28. */
function daysIn(text: string): readonly (number | undefined)[] {
  const parts = /\d/.test(text) ? text.match(/\d{1,2}/g) : text.match(/[二三]?十[一二三四五六七八九]?|[一二三四五六七八九]/g);
  return (parts ?? []).map((part) => readNumeral(part) ?? undefined);
}
