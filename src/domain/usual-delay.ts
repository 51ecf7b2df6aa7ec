import { MINUTE, SECOND, type UtcMs } from './time.ts';

/** When a message was sent by the platform's clock, and when it arrived by the application's. */
export interface Arrival {
  readonly sentAt: UtcMs;
  readonly arrivedAt: UtcMs;
}

/** Fewer messages, or all at once, prove nothing: what is caught up after an outage comes so. */
const LEAST = 4;
const OVER = 5 * MINUTE;
/** Delays of messages that nothing held up differ by no more. */
const JITTER = 10 * SECOND;

/**
 * How much later than they were sent messages arrive when nothing holds them up: other than about nothing only where the
 * clocks of the platform and of this machine differ.
 *
 * Messages that come at the pace at which they were sent are not caught up after an outage: what is, comes faster.
 *
 * @param arrivals the last ones, youngest first
 * @returns milliseconds, below 0 when the platform's clock is ahead; null when they do not tell
 */
export function usualDelay(arrivals: readonly Arrival[]): number | null {
  const [youngest] = arrivals;
  if (!youngest) return null;
  const apart = ({ arrivedAt }: Arrival): number => youngest.arrivedAt - arrivedAt;
  const inPace = (one: Arrival): boolean => Math.abs(delayOf(one) - delayOf(youngest)) <= JITTER;
  const first = arrivals.find((one) => apart(one) >= OVER && inPace(one));
  if (!first) return null;
  const since = arrivals.filter((one) => apart(one) <= apart(first));
  const steady = since.filter(inPace).length;
  return steady >= LEAST && 2 * steady > since.length ? delayOf(youngest) : null;
}

export function delayOf({ sentAt, arrivedAt }: Arrival): number {
  return arrivedAt - sentAt;
}
