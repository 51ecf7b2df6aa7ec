import { DAY, instant, startOfDay, type UtcMs, wallTime } from '../../../domain/time.ts';

/**
 * The lunar years from 2010: five hex digits each, as almanacs print them. The first is 1 where the leap month has
 * 30 days; the next three are a bit a month from the first on, set for 30 days; the last is the leap month, 0 for none.
 * Held as a table, since the calendar of the runtime's ICU is a day off in some years (2027, 2030).
 */
const FIRST_YEAR = 2010;
const YEARS = [
  0x0a950, 0x0b4a0, 0x0baa4, 0x0ad50, 0x055d9, 0x04ba0, 0x0a5b0, 0x15176, 0x052b0, 0x0a930, 0x07954, 0x06aa0, 0x0ad50, 0x05b52, 0x04b60,
  0x0a6e6, 0x0a4e0, 0x0d260, 0x0ea65, 0x0d530, 0x05aa0, 0x076a3, 0x096d0, 0x04afb, 0x04ad0, 0x0a4d0, 0x1d0b6, 0x0d250, 0x0d520, 0x0dd45,
  0x0b5a0, 0x056d0, 0x055b2, 0x049b0, 0x0a577, 0x0a4b0, 0x0aa50, 0x1b255, 0x06d20, 0x0ada0,
] as const;
const NEW_YEAR_2010 = instant(2010, 2, 14);

const monthDays = (code: number, month: number): number => (code & (0x10000 >> month) ? 30 : 29);
const leapMonth = (code: number): number => code & 0xf;
const leapDays = (code: number): number => (leapMonth(code) === 0 ? 0 : code & 0x10000 ? 30 : 29);

function yearDays(code: number): number {
  let days = leapDays(code);
  for (let month = 1; month <= 12; month++) days += monthDays(code, month);
  return days;
}

/** Midnight of 正月初一 of each year of the table, and one past its end. */
const NEW_YEARS = countNewYears();

function countNewYears(): readonly UtcMs[] {
  const starts = [NEW_YEAR_2010];
  let next = NEW_YEAR_2010;
  for (const code of YEARS) {
    next += yearDays(code) * DAY;
    starts.push(next);
  }
  return starts;
}

/** Midnight of a day of the lunar calendar (never of a leap month); null outside 2010–2049 or where the month has no 30th. */
function lunarDay(lunarYear: number, month: number, day: number): UtcMs | null {
  const code = YEARS[lunarYear - FIRST_YEAR];
  const start = NEW_YEARS[lunarYear - FIRST_YEAR];
  if (code === undefined || start === undefined || day > monthDays(code, month)) return null;
  let days = day - 1;
  for (let before = 1; before < month; before++) days += monthDays(code, before);
  if (leapMonth(code) !== 0 && leapMonth(code) < month) days += leapDays(code);
  return start + days * DAY;
}

/** The coming one of a yearly lunar day, today included. */
export function comingLunarDay(sentAt: UtcMs, month: number, day: number): UtcMs | null {
  const today = startOfDay(sentAt);
  const { year } = wallTime(sentAt);
  // The last lunar months fall into the next solar year.
  return [year - 1, year, year + 1].map((y) => lunarDay(y, month, day)).find((at) => at !== null && at >= today) ?? null;
}

/** 除夕: the last day of the lunar year that ends next. */
export function comingNewYearsEve(sentAt: UtcMs): UtcMs | null {
  const today = startOfDay(sentAt);
  const next = NEW_YEARS.find((start) => start - DAY >= today);
  return next === undefined ? null : next - DAY;
}
