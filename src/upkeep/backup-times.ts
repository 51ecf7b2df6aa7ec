import { DAY, HOUR, startOfDay, type UtcMs } from '../domain/time.ts';

/** 03:45, when retention (03:30) has blanked what it blanks. */
const AT_NIGHT = 3.75 * HOUR;
/** A bot that was down at night does not wait longer than this for the next one. */
const OLDEST = 26 * HOUR;
const TRY_AGAIN_AFTER = HOUR;

export function nightAfter(at: UtcMs): UtcMs {
  const tonight = startOfDay(at) + AT_NIGHT;
  return tonight > at ? tonight : tonight + DAY;
}

/** When a bot that starts now makes its first backup. @param lastGood 0: there was none */
export function firstBackup(now: UtcMs, lastGood: UtcMs): UtcMs {
  return Math.max(now, Math.min(nightAfter(now), lastGood + OLDEST));
}

export function afterFailure(now: UtcMs): UtcMs {
  return now + TRY_AGAIN_AFTER;
}
