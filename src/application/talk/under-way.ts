import { MINUTE, type UtcMs } from '../../domain/time.ts';
import { delayOf, usualDelay } from '../../domain/usual-delay.ts';
import { clocksDiffer } from '../replies/time-lines.ts';
import { sayToStaff, type Turn } from '../turn.ts';

/** Sent longer than this before it arrived, a message was caught up after an outage. */
const LATE_AFTER = 2 * MINUTE;
/** Milliseconds by which messages arrive later than they were sent although nothing held them up; unset: none. */
const USUAL_DELAY = 'usual_delay';
/** How many of the last messages are asked what is usual. */
const ASKED = 64;

export interface UnderWay {
  /** When it was sent, by the application's own clock. */
  readonly spokenAt: UtcMs;
  readonly late: boolean;
}

/**
 * How long a message was on its way. When the machine's clock is not that of the platform, every message seems late, or
 * none: then what the last ones had in common is not counted. The message stands in the inbox already.
 */
export function underWay(turn: Turn, sentAt: UtcMs): UnderWay {
  const delay = turn.now - sentAt;
  if (turn.config.oneClock) return { spokenAt: sentAt, late: delay > LATE_AFTER };
  let usual = Number(turn.store.settings.get(USUAL_DELAY) ?? 0);
  // Nearly always the clocks agree, and nobody need be asked.
  if (Math.abs(delay - usual) > LATE_AFTER) usual = usualNow(turn, usual, delay);
  return { spokenAt: sentAt + usual, late: delay - usual > LATE_AFTER };
}

function usualNow(turn: Turn, before: number, delay: number): number {
  const arrivals = turn.store.inbox.latest(ASKED);
  const [only] = arrivals;
  // The very first message tells it alone: an outage before it can have harmed nobody.
  const isFirst = arrivals.length === 1 && turn.store.orders.postedSince(0).length === 0;
  // Nothing comes sooner than usual: one prompt message is enough to show that a delay was none of the clocks'.
  const atMost = delay < before ? Math.max(0, delay) : before;
  const now = isFirst && only ? delayOf(only) : (usualDelay(arrivals) ?? (before > 0 ? atMost : before));
  if (Math.abs(now - before) <= MINUTE) return before;
  const usual = Math.abs(now) <= MINUTE ? 0 : now;
  turn.store.settings.set(USUAL_DELAY, String(usual));
  turn.store.journal.append({ kind: 'clocks-differ', at: turn.now, by: null, person: null, room: null, data: { milliseconds: usual } });
  if (usual !== 0) sayToStaff(turn, 'staff', clocksDiffer(usual));
  return usual;
}
