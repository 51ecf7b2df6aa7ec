import { DAY, HOUR, instant, MINUTE, SECOND, startOfDay, type UtcMs, wallTime } from '../../../domain/time.ts';
import { mondayOf } from './calendar.ts';
import { COUNT, continuesNumber, guessedPair, NUMERAL, readNumeral } from './numerals.ts';
import { group, type Piece, pieceParser, type Read } from './pieces.ts';

const LENGTHS: Readonly<Record<string, number>> = {
  秒: SECOND,
  秒钟: SECOND,
  分: MINUTE,
  分钟: MINUTE,
  刻钟: 15 * MINUTE,
  小时: HOUR,
  钟头: HOUR,
  天: DAY,
  日: DAY,
  周: 7 * DAY,
  星期: 7 * DAY,
  礼拜: 7 * DAY,
};
const UNIT = '(?<unit>秒钟?|分钟|刻钟|小时|钟头|天|日|周|星期|礼拜|月|年)';
const AFTER = '以后|之后|过后|后';
const BEFORE = '以前|之前|前';
const WITHIN = '以内|之内|内';

/** An instant so far from `at`; months and years by the calendar, half a month is 15 days and half a year six months. */
function shift(at: UtcMs, amount: number, unit: string): UtcMs {
  const length = LENGTHS[unit];
  if (length !== undefined) return at + amount * length;
  if (unit === '月' && !Number.isInteger(amount)) return shift(at, Math.trunc(amount), '月') + Math.sign(amount) * 15 * DAY;
  const months = Math.round(unit === '年' ? amount * 12 : amount);
  const { year, month, day } = wallTime(at);
  const lastDay = wallTime(instant(year, month + months + 1, 0)).day;
  return instant(year, month + months, Math.min(day, lastDay)) + (at - startOfDay(at));
}

const isShort = (unit: string): boolean => (LENGTHS[unit] ?? DAY) < DAY;

/** Half an hour and such move the clock, days and longer move the date; 半天 is half of a whole day. */
function pieceAt(sentAt: UtcMs, amount: number, unit: string, past: boolean): Piece {
  const moved = shift(sentAt, past ? -amount : amount, unit);
  if (isShort(unit) || (unit === '天' && amount === 0.5)) return { kind: 'instant', at: moved, until: null, past };
  const day = startOfDay(moved);
  return { kind: 'day', day: { kind: 'fixed', first: day, last: day, past }, weak: false };
}

function amountOf(match: RegExpMatchArray): number | null {
  const half = group(match, 'half') === '' && group(match, 'halfBehind') === '' ? 0 : 0.5;
  const count = group(match, 'count');
  if (count === '半') return 0.5;
  if (count === '个把') return 1;
  const amount = readNumeral(count);
  return amount === null ? null : amount + half;
}

const FIRST = `(?<pass>再?[过等])?(?<count>${COUNT}|半|个把)(?:来|多)?个?(?<half>半)?(?:来|多)?${UNIT}(?<halfBehind>半)?(?:零?(?<extra>\\d{1,2}|[${NUMERAL}]{1,3})分钟?)?`;

/** 半小时后, 一个半小时后, 1小时30分钟后, 过十周, 3天后, 两小时前, 三天内. */
export const offsetParser = pieceParser(
  // One of a relation, or of 过 and 等, is needed.
  '后前内过等',
  new RegExp(`${FIRST}(?<relation>${AFTER}(?![天门院台勤备])|${BEFORE}(?![面台门厅院])|${WITHIN}(?![裤衣部容墙外科存]))?`),
  ({ match, before, after, sentAt, text, from, to }): Read => {
    const relation = group(match, 'relation');
    const passed = group(match, 'pass') !== '';
    const unit = group(match, 'unit');
    if (relation === '' && !passed) return null;
    if (/[第几]/.test(before) || continuesNumber(text, from)) return null;
    const counted = /个/.test(match[0]) || group(match, 'count') === '半';
    if (unit === '月' && !counted) return null;
    if (relation === '' && /[年周]/.test(unit) && /[岁期]/.test(after)) return null;
    const guess = guessedPair(group(match, 'count'));
    if (guess !== null) return about(guess, { unit, relation, sentAt });
    const amount = amountOf(match);
    if (amount === null || (unit === '年' && amount > 100)) return null;
    // 过两天 is "some day soon", 过十天 is a count.
    if (relation === '' && unit === '天' && (group(match, 'count') === '两' || group(match, 'count') === '2')) return vague(sentAt, amount);
    const extra = readNumeral(group(match, 'extra')) ?? 0;
    const whole = amount + (isShort(unit) && extra > 0 ? (extra * MINUTE) / (LENGTHS[unit] ?? MINUTE) : 0);
    if (WITHIN.split('|').includes(relation)) return { piece: { kind: 'limit', end: limitEnd(sentAt, whole, unit) } };
    if (BEFORE.split('|').includes(relation)) return { piece: pieceAt(sentAt, whole, unit, true) };
    return relation === '' && /^[岁]/.test(text.slice(to)) ? null : { piece: pieceAt(sentAt, whole, unit, false) };
  },
);

const vague = (sentAt: UtcMs, days: number): Read => {
  const day = startOfDay(sentAt) + days * DAY;
  return { piece: { kind: 'loose', loose: 'vague', first: day, last: day } };
};

/** 三四天后, 一两个小时内, 过两三天: of days one of a few, of hours about then. */
function about(
  [first, last]: readonly [number, number],
  { unit, relation, sentAt }: { unit: string; relation: string; sentAt: UtcMs },
): Read {
  if (WITHIN.split('|').includes(relation)) return { piece: { kind: 'limit', end: limitEnd(sentAt, last, unit) } };
  const past = BEFORE.split('|').includes(relation);
  const [from, to] = past
    ? [shift(sentAt, -last, unit), shift(sentAt, -first, unit)]
    : [shift(sentAt, first, unit), shift(sentAt, last, unit)];
  if (isShort(unit)) return { piece: { kind: 'instant', at: past ? to : from, until: null, past } };
  return past
    ? { piece: { kind: 'day', day: { kind: 'fixed', first: startOfDay(from), last: startOfDay(to), past }, weak: false } }
    : { piece: { kind: 'loose', loose: 'vague', first: startOfDay(from), last: startOfDay(to) } };
}

/** Hours run from now, days to the end of the last one. */
function limitEnd(sentAt: UtcMs, amount: number, unit: string): UtcMs {
  const end = shift(sentAt, amount, unit);
  return isShort(unit) || (unit === '天' && amount < 1) ? end : startOfDay(end) + DAY - MINUTE;
}

/** 下三小时, 后三天, 未来一周, 过去两天: the next or last full units, today's begun one left out. */
export const nextUnitsParser = pieceParser(
  '来后去近下上前',
  new RegExp(`(?<side>未来|接下来|今后|往后|过去|最近|下|后|上|前)(?:的)?(?<count>${COUNT})个?${UNIT}(?![前后内以之])`),
  ({ match, before, sentAt, after }): Read => {
    const side = group(match, 'side');
    const unit = group(match, 'unit');
    const count = readNumeral(group(match, 'count'));
    if (count === null || count < 1 || !Number.isInteger(count)) return null;
    if (/[以之然最楼先背落随午]/.test(before) || /[个班层]/.test(after)) return null;
    if (side.length === 1 && (count === 1 || unit === '年')) return null;
    const past = ['过去', '最近', '上', '前'].includes(side);
    const rolling = /^(?:未来|接下来|今后|往后)$/.test(side) && !isShort(unit);
    const floor = rolling ? startOfDay(sentAt) : floorTo(sentAt, unit);
    const first = rolling ? floor + DAY : past ? shift(floor, -count, unit) : shift(floor, 1, unit);
    const end = past ? floor : shift(first, count, unit);
    if (isShort(unit)) return { piece: { kind: 'instant', at: first, until: end, past } };
    return { piece: { kind: 'day', day: { kind: 'fixed', first, last: end - DAY, past }, weak: false } };
  },
);

function floorTo(at: UtcMs, unit: string): UtcMs {
  const length = LENGTHS[unit];
  const { year, month } = wallTime(at);
  if (length === undefined) return unit === '月' ? instant(year, month, 1) : instant(year, 1, 1);
  if (length === 7 * DAY) return mondayOf(at);
  return length === DAY ? startOfDay(at) : Math.floor(at / length) * length;
}
