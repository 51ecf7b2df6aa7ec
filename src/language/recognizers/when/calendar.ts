import { DAY, instant, startOfDay, type UtcMs, wallTime } from '../../../domain/time.ts';
import type { DayRef } from './pieces.ts';

type DateRef = Extract<DayRef, { kind: 'date' }>;

/** Midnights of a first and a last day; the same for a single one. */
export interface Days {
  readonly first: UtcMs;
  readonly last: UtcMs;
}

/** Midnight of the Monday of the week (Mon–Sun) of `at`. */
export function mondayOf(at: UtcMs): UtcMs {
  return startOfDay(at) - ((wallTime(at).weekday + 6) % 7) * DAY;
}

/** First and last day of a month; `month` may lie outside 1–12 and carries over. */
export function daysOfMonth(year: number, month: number): Days {
  return { first: instant(year, month, 1), last: instant(year, month + 1, 0) };
}

/** Midnight of a date, or null where the calendar has no such day (30 February). */
export function existingDay(year: number, month: number, day: number): UtcMs | null {
  return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month) ? instant(year, month, day) : null;
}

function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/**
 * The days that a reference may mean, the likeliest first, seen from `from`.
 *
 * A bare weekday or date has two: the coming one and the one after it, for when the time of day has passed already.
 */
export function candidateDays(ref: DayRef, from: UtcMs): readonly Days[] {
  switch (ref.kind) {
    case 'fixed':
      return [{ first: ref.first, last: ref.last }];
    case 'next-day':
      return [{ first: startOfDay(from) + DAY, last: startOfDay(from) + DAY }];
    case 'weekday':
      return weekdayCandidates(ref, from);
    case 'date':
      return dateCandidates(ref, from);
  }
}

function weekdayCandidates(ref: Extract<DayRef, { kind: 'weekday' }>, from: UtcMs): readonly Days[] {
  const length = (ref.last - ref.first) * DAY;
  const inThisWeek = mondayOf(from) + (ref.first - 1) * DAY;
  if (ref.week !== null && ref.week !== 0) {
    const first = inThisWeek + ref.week * 7 * DAY;
    return [{ first, last: first + length }];
  }
  // 这周一, said on a Tuesday, can only mean the coming one: what is wanted lies ahead.
  const next = inThisWeek + length < startOfDay(from) ? inThisWeek + 7 * DAY : inThisWeek;
  // Of a weekend or a week that has begun the rest is left.
  return [
    { first: Math.max(next, startOfDay(from)), last: next + length },
    { first: next + 7 * DAY, last: next + 7 * DAY + length },
  ];
}

/** How many months, or years, ahead the next ones of a day are looked for: the 31st skips months, 29 February years. */
const MONTHS_AHEAD = 3;
const YEARS_AHEAD = 4;

function dateCandidates(ref: DateRef, from: UtcMs): readonly Days[] {
  const today = startOfDay(from);
  const { year, month } = wallTime(from);
  if (ref.year !== null) {
    const days = named(ref, ref.year, ref.month ?? month);
    return days === null ? [] : [days];
  }
  const all: Days[] = [];
  const coming: Days[] = [];
  const farthest = ref.month === null ? MONTHS_AHEAD : YEARS_AHEAD;
  for (let ahead = 0; ahead <= farthest && coming.length < 2; ahead += 1) {
    const days = ref.month === null ? named(ref, year, month + ahead) : named(ref, year + ahead, ref.month);
    if (days === null) continue;
    all.push(days);
    if (days.last >= today) coming.push(days);
  }
  return coming.length > 0 ? coming : all;
}

/** The day or days of a reference in a certain month, which may lie beyond December; null where that month lacks the day. */
function named(ref: DateRef, year: number, month: number): Days | null {
  const carriedYear = year + Math.floor((month - 1) / 12);
  const carriedMonth = ((month - 1) % 12) + 1;
  const first = existingDay(carriedYear, carriedMonth, ref.day);
  if (first === null) return null;
  const last = ref.lastDay === null ? first : existingDay(carriedYear, carriedMonth, ref.lastDay);
  return { first, last: last === null || last < first ? first : last };
}

/** How long ago, in days, the same date lay before the coming one: "11月3号", said on the 20th, was 17 days ago. */
export function daysSinceLast(ref: DayRef, from: UtcMs): number | null {
  if (ref.kind !== 'date' || ref.year !== null || ref.month === null) return null;
  const today = startOfDay(from);
  const { year } = wallTime(from);
  for (const y of [year, year - 1]) {
    const day = existingDay(y, ref.month, ref.lastDay ?? ref.day);
    if (day !== null && day < today) return (today - day) / DAY;
  }
  return null;
}

/** The last day that a bare weekday or date may mean, today included; null where the reference says which. */
export function lastOf(ref: DayRef, from: UtcMs): Days | null {
  const today = startOfDay(from);
  if (ref.kind === 'weekday' && (ref.week === null || ref.week === 0)) {
    const inThisWeek = mondayOf(from) + (ref.first - 1) * DAY;
    const first = inThisWeek <= today ? inThisWeek : inThisWeek - 7 * DAY;
    return { first, last: first + (ref.last - ref.first) * DAY };
  }
  if (ref.kind !== 'date' || ref.year !== null) return null;
  const { year, month } = wallTime(from);
  for (let back = 0; back <= YEARS_AHEAD; back += 1) {
    const days = ref.month === null ? named(ref, year, month - back) : named(ref, year - back, ref.month);
    if (days !== null && days.first <= today) return days;
  }
  return null;
}
