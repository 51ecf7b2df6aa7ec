import { DAY, MINUTE, startOfDay, type UtcMs } from './time.ts';

/** Minutes since midnight; `from` after `to` spans midnight, equal: no quiet hours at all. */
export interface QuietHours {
  readonly quietFrom: number;
  readonly quietTo: number;
}

export function isQuiet(at: UtcMs, { quietFrom, quietTo }: QuietHours): boolean {
  const minute = Math.floor((at - startOfDay(at)) / MINUTE);
  return quietFrom <= quietTo ? minute >= quietFrom && minute < quietTo : minute >= quietFrom || minute < quietTo;
}

/** `at` itself, or the end of the quiet hours that it lies in. */
export function afterQuiet(at: UtcMs, hours: QuietHours): UtcMs {
  if (!isQuiet(at, hours)) return at;
  const end = startOfDay(at) + hours.quietTo * MINUTE;
  return end > at ? end : end + DAY;
}

/** A step that is due `delay` after `from`; where that lies in quiet hours, it counts anew from their end. */
export function stepAfter(from: UtcMs, delay: number, hours: QuietHours): UtcMs {
  const start = afterQuiet(from, hours);
  const at = start + delay;
  return isQuiet(at, hours) ? afterQuiet(at, hours) + delay : at;
}
