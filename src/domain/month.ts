import { instant, type UtcMs, wallTime } from './time.ts';

/** A calendar month in Shanghai, "2026-12". */
export type Month = string;

export function monthOf(at: UtcMs): Month {
  const { year, month } = wallTime(at);
  return `${year}-${String(month).padStart(2, '0')}`;
}

/** From its first instant to before the first of the next. @throws RangeError on anything but "YYYY-MM" */
export function monthBounds(month: Month): { readonly from: UtcMs; readonly to: UtcMs } {
  const match = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(month);
  // Date.UTC takes years below 100 for those of the last century.
  if (!match || Number(match[1]) < 1000) throw new RangeError(`not a month: ${month}`);
  const [year, number] = [Number(match[1]), Number(match[2])];
  return { from: instant(year, number, 1), to: instant(year, number + 1, 1) };
}

/** The month so many before it. */
export function monthsBefore(month: Month, count: number): Month {
  const { year, month: number } = wallTime(monthBounds(month).from);
  return monthOf(instant(year, number - count, 1));
}
