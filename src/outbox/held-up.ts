import type { LineKind, OutboxLine } from '../application/ports/outbox.ts';
import { afterQuiet, type QuietHours } from '../domain/quiet-hours.ts';
import { DAY, HOUR, MINUTE, type UtcMs } from '../domain/time.ts';

/** What the lines say holds for a while only; those that are held up longer (no connection, a used-up budget) would confuse. */
const SHELF_LIFE: Readonly<Record<LineKind, number>> = {
  // Says what was open in the moment in which it was written, and "tomorrow" after midnight.
  announcement: HOUR / 2,
  losers: HOUR / 2,
  refusal: HOUR / 2,
  // Its answer does not count any more.
  question: HOUR / 2,
  // The next one comes within the hour.
  ladder: HOUR,
  reminder: 2 * HOUR,
  correction: DAY / 2,
  receipt: DAY / 2,
  winner: DAY / 2,
  answer: DAY / 2,
  summary: DAY / 2,
  notice: DAY / 2,
  staff: DAY,
  // Without them nobody comes, or somebody waits for just this.
  details: Number.POSITIVE_INFINITY,
  file: Number.POSITIVE_INFINITY,
};

/** Nobody talks any more. */
const TALK_IS_OVER = 10 * MINUTE;

type HeldUp = Pick<OutboxLine, 'kind' | 'urgent' | 'createdAt'>;

/** Whether the line has been held up so long that it is better not said. */
export function isStale({ kind, createdAt }: HeldUp, now: UtcMs): boolean {
  return now - createdAt > SHELF_LIFE[kind];
}

/** What was held up into the night waits for the morning, unless it is urgent or somebody needs it for his work; else `now`. */
export function notAtNight({ kind, urgent, createdAt }: HeldUp, now: UtcMs, hours: QuietHours): UtcMs {
  return urgent || kind === 'details' || now - createdAt <= TALK_IS_OVER ? now : afterQuiet(now, hours);
}
