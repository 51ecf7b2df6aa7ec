import { DAY, MINUTE, SECOND, startOfDay, type UtcMs } from '../domain/time.ts';

/** How fast the bot may speak; numbers by users' reports of what accounts survive. */
export interface SendPolicy {
  /** Between two lines to one room or person, before jitter; 0: none, no jitter either. */
  readonly spacingMs: number;
  /** All lines together; 0: no limit. */
  readonly perMinute: number;
  readonly perDay: number;
}

export interface Sent {
  readonly target: string;
  readonly at: UtcMs;
}

/** A third of the spacing more, at random: a machine's rhythm draws attention. */
const JITTER = 1 / 3;

/**
 * When a line to `target` may go, given what went before.
 *
 * @param sent what was sent in the last minute (older entries do no harm)
 * @param sentToday how many lines went out since midnight
 * @param chance a random number from 0 to 1
 * @returns `now`, or the first later moment that spacing and budgets allow
 */
export function nextAllowed(
  target: string,
  sent: readonly Sent[],
  sentToday: number,
  policy: SendPolicy,
  now: UtcMs,
  chance: number,
): UtcMs {
  let at = now;
  if (policy.spacingMs > 0) {
    const last = sent.reduce((latest, one) => (one.target === target ? Math.max(latest, one.at) : latest), Number.NEGATIVE_INFINITY);
    at = Math.max(at, last + policy.spacingMs * (1 + JITTER * chance));
  }
  if (policy.perMinute > 0) at = Math.max(at, minuteBudget(sent, policy.perMinute, now));
  if (policy.perDay > 0 && sentToday >= policy.perDay) at = Math.max(at, startOfDay(now) + DAY);
  return Math.ceil(at);
}

function minuteBudget(sent: readonly Sent[], perMinute: number, now: UtcMs): UtcMs {
  const inMinute = sent
    .filter((one) => one.at > now - MINUTE)
    .map((one) => one.at)
    .sort((a, b) => a - b);
  const blocking = inMinute[inMinute.length - perMinute];
  return blocking === undefined ? now : blocking + MINUTE;
}

/** Waits before trying again what failed: doubled from two seconds up to five minutes. */
export function retryDelay(attempts: number): number {
  return Math.min(5 * MINUTE, 2 * SECOND * 2 ** Math.min(attempts, 10));
}
