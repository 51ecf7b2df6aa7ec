import { LunarDay, LunarMonth, SolarDay, SolarTerm } from 'tyme4ts';
import { DAY, instant, startOfDay, type UtcMs, wallTime } from '../../../domain/time.ts';

/** The library counts astronomically: what was counted once is kept. By "kind year month day". */
const counted = new Map<string, UtcMs | null>();

function once(key: string, count: () => UtcMs | null): UtcMs | null {
  const known = counted.get(key);
  if (known !== undefined) return known;
  const day = count();
  counted.set(key, day);
  return day;
}

const midnight = (day: SolarDay): UtcMs => instant(day.getYear(), day.getMonth(), day.getDay());

/** Midnight of a day of the lunar calendar (never of a leap month); null where the month has no 30th. */
export function lunarDay(lunarYear: number, month: number, day: number): UtcMs | null {
  return once(`lunar ${lunarYear} ${month} ${day}`, () =>
    day <= LunarMonth.fromYm(lunarYear, month).getDayCount() ? midnight(LunarDay.fromYmd(lunarYear, month, day).getSolarDay()) : null,
  );
}

/** 除夕: the last day of a lunar year. */
export function newYearsEve(lunarYear: number): UtcMs | null {
  const next = lunarDay(lunarYear + 1, 1, 1);
  return next === null ? null : next - DAY;
}

/** The day on which a solar term (冬至, 清明) begins in a year of the common calendar. */
export function solarTerm(year: number, name: string): UtcMs | null {
  // The library's year of terms runs from one 冬至 to the next, so that of December is the following year's.
  return once(`${name} ${year}`, () => {
    const days = [year, year + 1].map((y) => midnight(SolarTerm.fromName(y, name).getJulianDay().getSolarDay()));
    return days.find((day) => wallTime(day).year === year) ?? null;
  });
}

/** The first of a yearly day that has not passed, today included. `dayOf` is asked for the years around that of `sentAt`. */
export function coming(sentAt: UtcMs, dayOf: (year: number) => UtcMs | null): UtcMs | null {
  const today = startOfDay(sentAt);
  const { year } = wallTime(sentAt);
  // The last lunar months fall into the next solar year.
  return [year - 1, year, year + 1].map(dayOf).find((at) => at !== null && at >= today) ?? null;
}

export function comingLunarDay(sentAt: UtcMs, month: number, day: number): UtcMs | null {
  return coming(sentAt, (year) => lunarDay(year, month, day));
}

/** 初八 without its month: the coming one, of this lunar month or of the next. */
export function comingDayOfLunarMonth(sentAt: UtcMs, day: number): UtcMs | null {
  const { year, month, day: date } = wallTime(sentAt);
  return once(`moon ${year} ${month} ${date} ${day}`, () => {
    const now = SolarDay.fromYmd(year, month, date).getLunarDay();
    const monthOf = now.getLunarMonth();
    const of = now.getDay() <= day ? monthOf : monthOf.next(1);
    return day <= of.getDayCount() ? midnight(LunarDay.fromYmd(of.getYear(), of.getMonthWithLeap(), day).getSolarDay()) : null;
  });
}
