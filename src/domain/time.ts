/**
 * Time in the station's zone.
 *
 * The whole of China keeps UTC+8 and has had no summer time since 1991, so the wall clock is plain arithmetic here;
 * nothing in this file reads the zone of the machine.
 */

/** An instant: milliseconds since 1970-01-01T00:00Z. */
export type UtcMs = number;
/** A civil day in Shanghai, "2026-11-23". */
export type Day = string;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

const OFFSET = 8 * HOUR;
const WEEKDAYS = ['日', '一', '二', '三', '四', '五', '六'] as const;

export interface WallTime {
  readonly year: number;
  /** 1–12 */
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** 0 is Sunday. */
  readonly weekday: number;
}

export function wallTime(at: UtcMs): WallTime {
  const shifted = new Date(at + OFFSET);
  return {
    year: shifted.getUTCFullYear(),
    month: shifted.getUTCMonth() + 1,
    day: shifted.getUTCDate(),
    hour: shifted.getUTCHours(),
    minute: shifted.getUTCMinutes(),
    weekday: shifted.getUTCDay(),
  };
}

/** The instant of a wall time in Shanghai; fields out of range carry over (day 32, hour 24, month 13). */
export function instant(year: number, month: number, day: number, hour = 0, minute = 0): UtcMs {
  return Date.UTC(year, month - 1, day, hour, minute) - OFFSET;
}

/** Midnight with which the civil day of `at` began. */
export function startOfDay(at: UtcMs): UtcMs {
  return Math.floor((at + OFFSET) / DAY) * DAY - OFFSET;
}

export function dayOf(at: UtcMs): Day {
  return new Date(at + OFFSET).toISOString().slice(0, 10);
}

/** Midnight with which the day begins. @throws RangeError on anything but an existing "YYYY-MM-DD" */
export function dayStart(day: Day): UtcMs {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00+08:00`) : Number.NaN;
  if (Number.isNaN(at) || dayOf(at) !== day) throw new RangeError(`not a date: ${day}`);
  return at;
}

/** "07:00" → minutes since midnight; null when it is no time of day. */
export function minuteOfDay(text: string): number | null {
  const match = /^(\d{1,2})[:：](\d{2})$/.exec(text);
  if (!match) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2]);
  return hour < 24 && minute < 60 ? hour * 60 + minute : null;
}

/** "2026-11-23T09:12:00+08:00": the form in which instants leave the program. */
export function isoShanghai(at: UtcMs): string {
  return `${new Date(at + OFFSET).toISOString().slice(0, 19)}+08:00`;
}

/** 周二 */
export function weekdayName(at: UtcMs): string {
  return `周${WEEKDAYS[wallTime(at).weekday]}`;
}

/** "9:05" */
export function clockText(at: UtcMs): string {
  const { hour, minute } = wallTime(at);
  return `${hour}:${String(minute).padStart(2, '0')}`;
}
