import { DAY, instant, startOfDay, type UtcMs, wallTime } from '../../../domain/time.ts';
import type { DayRef } from './pieces.ts';

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
  const at = instant(year, month, day);
  return wallTime(at).day === day && month >= 1 && month <= 12 ? at : null;
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

function dateCandidates(ref: Extract<DayRef, { kind: 'date' }>, from: UtcMs): readonly Days[] {
  const today = startOfDay(from);
  const { year, month } = wallTime(from);
  const named = (y: number, m: number): Days | null => {
    const carried = wallTime(instant(y, m, 1));
    const first = existingDay(carried.year, carried.month, ref.day);
    if (first === null) return null;
    const last = ref.lastDay === null ? first : existingDay(carried.year, carried.month, ref.lastDay);
    return last === null || last < first ? { first, last: first } : { first, last };
  };
  if (ref.year !== null) return keep([named(ref.year, ref.month ?? month)]);
  const { month: saidMonth } = ref;
  const all =
    saidMonth === null
      ? keep([0, 1, 2, 3].map((ahead) => named(year, month + ahead)))
      : keep([0, 1, 2, 3, 4].map((ahead) => named(year + ahead, saidMonth)));
  const ahead = all.filter((days) => days.last >= today);
  return ahead.length > 0 ? ahead.slice(0, 2) : all;
}

function keep(days: readonly (Days | null)[]): readonly Days[] {
  return days.filter((entry) => entry !== null);
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
