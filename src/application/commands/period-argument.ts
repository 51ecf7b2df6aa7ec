import type { Month } from '../../domain/month.ts';
import { periodBounds, type RankingPeriod } from '../../domain/ranking.ts';
import { DAY, type Day, dayOf, dayStart, instant, startOfDay, type UtcMs, wallTime } from '../../domain/time.ts';
import * as problems from '../replies/command-problem-lines.ts';
import { unreadableMonth } from '../replies/month-lines.ts';
import { type Argument, read, wrong } from './command.ts';

/** Days, both included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

const DAYS_BACK: Readonly<Record<string, number>> = { 今天: 0, 今日: 0, 昨天: 1, 昨日: 1, 前天: 2 };
const FULL_DATE = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?(?!\d)/u;
const PACKED_DATE = /^(\d{4})(\d{2})(\d{2})(?!\d)/u;
const SHORT_DATE = /^(\d{1,2})(?:[-./月])(\d{1,2})[日号]?(?!\d)/u;
const MONTH = /^(?:(\d{4})[-./年])?(\d{1,2})月?(?:份)?$/u;
const YEAR = /^(\d{4})年?$/u;
const DAY_OF_MONTH = /^(\d{1,2})[日号]/u;
const FIRST_YEAR = 2000;
const SOON = 14 * DAY;
const BETWEEN = /^ ?(?:到|至|-|—|~|～) ?/u;

/** A day that has come; today when none is said. */
export const pastDay: Argument<Day> = {
  read: (rest, { turn }) => {
    if (rest === '') return read(dayOf(turn.now), '');
    const day = readDay(rest, turn.now);
    if (!day) return wrong(problems.unknownDay());
    if (day.day === null) return wrong(problems.noSuchDay());
    return dayStart(day.day) > turn.now ? wrong(problems.dayToCome()) : read(day.day, day.rest);
  },
  glues: (said) => startsWithDay(said),
};

/** A day with its year, or 长期 (null): how long a certificate holds. */
export const expiry: Argument<Day | null> = {
  read: (rest, { turn }) => {
    if (/^(?:长期|永久|无)/u.test(rest)) return read(null, '');
    const said = rest.replace(/^(?:有效期|到期)?[到至:： ]{0,2}/u, '');
    const date = FULL_DATE.exec(said) ?? PACKED_DATE.exec(said);
    const day = date ? existing(Number(date[1]), Number(date[2]), Number(date[3])) : null;
    if (!date || day === null) return wrong(problems.unknownExpiry());
    return dayStart(day) < startOfDay(turn.now) ? wrong(problems.expired()) : read(day, said.slice(date[0].length));
  },
  glues: () => false,
};

/** Today when nothing is said; 昨天, 本周, 上周, 本月, 上月, 2026-11, one date, or two. */
export const period: Argument<Period> = {
  read: (rest, { turn }) => {
    const found = readPeriod(rest, turn.now);
    if (!found) return wrong(problems.unknownPeriod());
    if (found === 'no such day') return wrong(problems.noSuchDay());
    if (dayStart(found.from) > turn.now) return wrong(problems.dayToCome());
    return found.from > found.to ? wrong(problems.daysReversed()) : read(found, '');
  },
  glues: (said) => /^[本这上]个?[周月]/u.test(said) || startsWithDay(said),
};

/** A month or a year; the running month when nothing is said. */
export const monthOrYear: Argument<RankingPeriod> = {
  read: (rest, { turn }) => {
    const { year } = wallTime(turn.now);
    if (/^(?:今年|本年|年)(?!\d)/u.test(rest)) return read({ kind: 'year', year }, '');
    if (/^去年(?!\d)/u.test(rest)) return read({ kind: 'year', year: year - 1 }, '');
    const said = YEAR.exec(rest);
    const month = rest === '' || rest.startsWith('月') ? monthOf(turn.now) : readMonth(rest, turn.now);
    const found: RankingPeriod | null = said ? { kind: 'year', year: Number(said[1]) } : month && monthNamed(month);
    if (!found || found.year < 2000) return wrong(problems.unknownMonth());
    return periodBounds(found).from > turn.now ? wrong(problems.dayToCome()) : read(found, '');
  },
  glues: (said) => /^(?:[今本去]年|[年月]|[本上]个?月|\d)/u.test(said),
};

/** One month ("2026-12", 12月, 上月, 去年12月); null when nothing is said. */
export const perhapsMonth: Argument<Month | null> = {
  read: (rest, { turn }) => {
    if (rest === '') return read(null, '');
    const { year } = wallTime(turn.now);
    const said = rest.replace(/^今年/u, `${year}年`).replace(/^去年/u, `${year - 1}年`);
    const month = readMonth(said, turn.now);
    return month ? read(month.from.slice(0, 7), '') : wrong(unreadableMonth());
  },
  glues: (said) => /^(?:[今去]年|[本这上]个?月|\d)/u.test(said),
};

function readPeriod(said: string, now: UtcMs): Period | 'no such day' | null {
  const rest = said.replace(/^[从自]/u, '').replace(/的$/u, '');
  const today = dayOf(now);
  if (rest === '') return { from: today, to: today };
  if (/^[本这]周$/u.test(rest)) return { from: dayOf(monday(now)), to: today };
  if (/^上个?周$/u.test(rest)) return { from: dayOf(monday(now) - 7 * DAY), to: dayOf(monday(now) - DAY) };
  return readMonth(rest, now) ?? readDays(rest, now);
}

/** One day, or the first and the last. */
function readDays(rest: string, now: UtcMs): Period | 'no such day' | null {
  const first = readDay(rest, now);
  if (!first) return null;
  if (first.day === null) return 'no such day';
  if (first.rest.trim() === '') return { from: first.day, to: first.day };
  const last = readLastDay(first.rest.trim().replace(BETWEEN, ''), first.day, now);
  if (last?.rest.trim() !== '') return null;
  return last.day === null ? 'no such day' : { from: first.day, to: last.day };
}

/** Without its year the last day is the next one of that date after the first; without its month it is in the first one's. */
function readLastDay(rest: string, first: Day, now: UtcMs): SaidDay | null {
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  const alone = DAY_OF_MONTH.exec(rest);
  if (alone) return { day: existing(year, month, Number(alone[1])), rest: rest.slice(alone[0].length) };
  const short = FULL_DATE.test(rest) || PACKED_DATE.test(rest) ? null : SHORT_DATE.exec(rest);
  if (!short) return readDay(rest, now);
  // A month later in the year that lies before the first day belongs to the next one; earlier days of the same month are a slip.
  const day = existing(Number(short[1]) < month ? year + 1 : year, Number(short[1]), Number(short[2]));
  return { day, rest: rest.slice(short[0].length) };
}

function readMonth(rest: string, now: UtcMs): Period | null {
  if (/^[本这]个?月$/u.test(rest)) return monthOf(now);
  const { year, month } = wallTime(now);
  if (/^上个?月$/u.test(rest)) return monthOf(instant(year, month - 1, 1));
  const match = MONTH.exec(rest);
  const said = Number(match?.[2]);
  if (!match || said < 1 || said > 12 || Number(match[1] ?? year) < FIRST_YEAR) return null;
  if (match[1] === undefined && !rest.includes('月')) return null;
  return monthOf(instant(match[1] === undefined ? (said > month ? year - 1 : year) : Number(match[1]), said, 1));
}

function startsWithDay(said: string): boolean {
  return /^(?:[今昨][天日]|前天|\d{1,4}[-./年月]\d|\d{8})/u.test(said);
}

/** A date that stands there; null: the calendar has no such day. */
interface SaidDay {
  readonly day: Day | null;
  readonly rest: string;
}

/** A day without its year is the last one of that date; what comes within two weeks is meant, and has not come. */
function readDay(rest: string, now: UtcMs): SaidDay | null {
  for (const [word, back] of Object.entries(DAYS_BACK)) {
    if (rest.startsWith(word)) return { day: dayOf(startOfDay(now) - back * DAY), rest: rest.slice(word.length) };
  }
  const full = FULL_DATE.exec(rest) ?? PACKED_DATE.exec(rest);
  if (full) return { day: existing(Number(full[1]), Number(full[2]), Number(full[3])), rest: rest.slice(full[0].length) };
  const short = SHORT_DATE.exec(rest);
  if (!short) return null;
  const { year } = wallTime(now);
  const [thisYear, lastYear] = [year, year - 1].map((one) => existing(one, Number(short[1]), Number(short[2])));
  const day = thisYear && dayStart(thisYear) <= now + SOON ? thisYear : (lastYear ?? null);
  return { day, rest: rest.slice(short[0].length) };
}

/** The day, if the calendar has it. */
function existing(year: number, month: number, day: number): Day | null {
  if (month < 1 || month > 12 || day < 1 || year < FIRST_YEAR || year > 2100) return null;
  const found = dayOf(instant(year, month, day));
  return Number(found.slice(8)) === day ? found : null;
}

function monday(now: UtcMs): UtcMs {
  return startOfDay(now) - ((wallTime(now).weekday + 6) % 7) * DAY;
}

function monthOf(at: UtcMs): Period {
  const { year, month } = wallTime(at);
  return { from: dayOf(instant(year, month, 1)), to: dayOf(instant(year, month + 1, 1) - DAY) };
}

function monthNamed({ from }: Period): RankingPeriod {
  return { kind: 'month', year: Number(from.slice(0, 4)), month: Number(from.slice(5, 7)) };
}
