import { HOUR, MINUTE, SECOND, type UtcMs } from './time.ts';

/** The platform has asked for less ("操作过于频繁"). */
export interface SlowDown {
  /** When it last asked. */
  readonly at: UtcMs;
  /** How often it has, each time within an hour of the time before; from 1. */
  readonly level: number;
}

/** The platform may say it once for each of several lines that were on their way. */
const SAME_WORD = 10 * SECOND;
const EPISODE = HOUR;
const FIRST_PAUSE = MINUTE;
const LONGEST_PAUSE = 30 * MINUTE;
/** Who is in danger cannot wait half an hour. */
const URGENT_SHARE = 1 / 4;
/** Afterwards the pace is halved, and halved again, but not without end. */
const SLOWEST = 8;

/** What holds after the platform has asked (again) at `now`; `before` itself when that was the same word once more. */
export function slowDownAfter(before: SlowDown | null, now: UtcMs): SlowDown {
  if (before === null || now - before.at >= EPISODE) return { at: now, level: 1 };
  return now - before.at < SAME_WORD ? before : { at: now, level: before.level + 1 };
}

/** Until when nothing goes out: one minute, doubled with each further asking, half an hour at most; for urgent lines a quarter of it. */
export function pausedUntil({ at, level }: SlowDown, urgent: boolean): UtcMs {
  const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (level - 1));
  return at + (urgent ? pause * URGENT_SHARE : pause);
}

/** Until when the pace is lower than usual. */
export function slowUntil({ at }: SlowDown): UtcMs {
  return at + EPISODE;
}

/** How many times slower than usual the pace is at `now`; 1: as usual. */
export function slownessAt(slowDown: SlowDown | null, now: UtcMs): number {
  if (slowDown === null || now >= slowUntil(slowDown)) return 1;
  return Math.min(SLOWEST, 2 ** slowDown.level);
}
