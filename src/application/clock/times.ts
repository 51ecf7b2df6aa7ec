import { agreedTime, earliestStart } from '../../domain/agreed-time.ts';
import type { When } from '../../domain/job.ts';
import type { Order } from '../../domain/order.ts';
import { afterQuiet, isQuiet, type QuietHours, stepAfter } from '../../domain/quiet-hours.ts';
import { DAY, HOUR, MINUTE, startOfDay, type UtcMs } from '../../domain/time.ts';

/** What the clock goes by; pure, so that it can be told without waiting. */

/** How long an order stays open before each step of the ladder. */
export const LADDER = {
  again: { ordinary: 10 * MINUTE, urgent: 3 * MINUTE },
  call: { ordinary: 30 * MINUTE, urgent: 10 * MINUTE },
} as const;
export const HOURLY = HOUR;
export const CONFIRM_AFTER = DAY;

const REMIND_BEFORE = 30 * MINUTE;
const EVENING = 21.5 * HOUR;
const ASK_DONE_AFTER = 2 * HOUR;
const EXPIRES_AFTER_AGREED = DAY;
const EXPIRES_AFTER_POSTING = 2 * DAY;
const FAR_OFF = 3 * DAY;
const AGAIN_ON_THE_DAY_BEFORE = 8 * HOUR;

/** When a step of the ladder is due, counted from posting or reopening; the night does not count, unless it is urgent. */
export function ladderAt(step: keyof typeof LADDER, since: UtcMs, urgent: boolean, quiet: QuietHours): UtcMs {
  return urgent ? since + LADDER[step].urgent : stepAfter(since, LADDER[step].ordinary, quiet);
}

/**
 * When the worker is reminded: half an hour before a clock time; where that lies in the night, and for a part of a day or
 * a day, on the evening before. Null where there is nothing to be reminded of.
 */
export function reminderAt(when: When, urgent: boolean, quiet: QuietHours): UtcMs | null {
  switch (when.kind) {
    case 'at': {
      const at = when.start - REMIND_BEFORE;
      return !urgent && isQuiet(at, quiet) ? lastEveningBefore(at, quiet) : at;
    }
    case 'part':
    case 'day':
      return lastEveningBefore(startOfDay(when.start), quiet);
    case 'now':
    case 'deadline':
    case 'none':
    case 'recurring':
    case 'vague':
      return null;
  }
}

/**
 * Until when a late reminder is of use: until just before it begins. A part of a day, or a day, that begins in the night is not meant
 * so early: of that, until the night is over.
 */
export function worthRemindingUntil(when: When, quiet: QuietHours): UtcMs | null {
  const start = earliestStart(when);
  if (start === null) return null;
  return when.kind === 'at' || when.kind === 'now' ? start - MINUTE : afterQuiet(start, quiet);
}

/** 21:30, or, where the night begins earlier, half an hour before it does. */
function lastEveningBefore(at: UtcMs, quiet: QuietHours): UtcMs {
  const today = eveningOf(startOfDay(at), quiet);
  return today < at ? today : eveningOf(startOfDay(at) - DAY, quiet);
}

function eveningOf(midnight: UtcMs, quiet: QuietHours): UtcMs {
  const evening = midnight + EVENING;
  return isQuiet(evening, quiet) ? midnight + quiet.quietFrom * MINUTE - REMIND_BEFORE : evening;
}

/** "做完了吗？": two hours after the agreed time; taken later than that, two hours from `now`. Null without an agreed time. */
export function askDoneAt(when: When, now: UtcMs): UtcMs | null {
  const agreed = agreedTime(when);
  if (agreed === null) return null;
  const at = agreed + ASK_DONE_AFTER;
  return at > now ? at : now + ASK_DONE_AFTER;
}

/** When nobody is looked for any more; an order that comes back later than that has another day. */
export function expiryAt(order: Order, now: UtcMs): UtcMs {
  const agreed = agreedTime(order.when);
  const at = agreed === null ? order.postedAt + EXPIRES_AFTER_POSTING : agreed + EXPIRES_AFTER_AGREED;
  return at > now ? at : now + DAY;
}

/** From when on those who have come do without those who are missing. */
export function endOfSearch(order: Order): UtcMs {
  return agreedTime(order.when) ?? order.postedAt + EXPIRES_AFTER_POSTING;
}

/** The morning before a day that was more than three days off when the order was posted; null for any other. */
export function dayBeforeAt(order: Order): UtcMs | null {
  const start = earliestStart(order.when);
  if (start === null || start - order.postedAt <= FAR_OFF) return null;
  return startOfDay(start) - DAY + AGAIN_ON_THE_DAY_BEFORE;
}
