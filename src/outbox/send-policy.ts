import type { Precedence } from '../application/lanes.ts';
import { pausedUntil, type SlowDown, slownessAt } from '../domain/slow-down.ts';
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
  readonly at: UtcMs;
  /** A random number from 0 to 1: by how much of the jitter the next line to the same target waits longer. */
  readonly chance: number;
}

/** What went out before. */
export interface Traffic {
  /** The last line to the same room or person. */
  readonly lastHere: Sent | null;
  /** What went out in the last minute, in any order (older ones do no harm). */
  readonly lately: readonly { readonly at: UtcMs }[];
  /** How many lines went out since midnight. */
  readonly today: number;
}

/** A third of the spacing more, at random: a machine's rhythm draws attention. */
const JITTER = 1 / 3;

/** How much of the budgets each may use up, so that what is more pressing finds something left. */
const SHARES: Readonly<Record<Precedence, { readonly minute: number; readonly day: number }>> = {
  urgent: { minute: 1, day: 1 },
  awaited: { minute: 0.9, day: 0.95 },
  rest: { minute: 0.8, day: 0.8 },
};

/** Where none was set, the pace after the platform has asked for less begins from here. */
const USUAL = { spacingMs: SECOND, perMinute: 40 };

/** `now`, or the first later moment that the platform's pauses, spacing and budgets allow. */
export function nextAllowed(traffic: Traffic, precedence: Precedence, policy: SendPolicy, slowDown: SlowDown | null, now: UtcMs): UtcMs {
  const { spacingMs, perMinute, perDay } = easedPolicy(policy, slowDown, now);
  let at = now;
  if (slowDown !== null) at = Math.max(at, pausedUntil(slowDown, precedence === 'urgent'));
  if (spacingMs > 0 && traffic.lastHere) at = Math.max(at, traffic.lastHere.at + spacingMs * (1 + JITTER * traffic.lastHere.chance));
  if (perMinute > 0) at = Math.max(at, minuteBudget(traffic.lately, shareOf(perMinute, SHARES[precedence].minute), now));
  if (isDayFull(traffic.today, precedence, perDay)) at = Math.max(at, startOfDay(now) + DAY);
  return Math.ceil(at);
}

/** Whether what is left of the day is kept for what is more pressing, or nothing is left. */
export function isDayFull(today: number, precedence: Precedence, perDay: number): boolean {
  return perDay > 0 && today >= shareOf(perDay, SHARES[precedence].day);
}

/** For some time after the platform has asked for less, everything goes more slowly. */
function easedPolicy(policy: SendPolicy, slowDown: SlowDown | null, now: UtcMs): SendPolicy {
  const slowness = slownessAt(slowDown, now);
  if (slowness === 1) return policy;
  return {
    spacingMs: Math.max(policy.spacingMs, USUAL.spacingMs) * slowness,
    perMinute: Math.max(1, Math.floor((policy.perMinute || USUAL.perMinute) / slowness)),
    perDay: policy.perDay,
  };
}

function shareOf(budget: number, share: number): number {
  return Math.max(1, Math.floor(budget * share));
}

function minuteBudget(lately: Traffic['lately'], budget: number, now: UtcMs): UtcMs {
  const inMinute = lately
    .map(({ at }) => at)
    .filter((at) => at > now - MINUTE)
    .sort((a, b) => a - b);
  const blocking = inMinute[inMinute.length - budget];
  return blocking === undefined ? now : blocking + MINUTE;
}

/** Waits before trying again what failed: doubled from two seconds up to five minutes. */
export function retryDelay(attempts: number): number {
  return Math.min(5 * MINUTE, 2 * SECOND * 2 ** Math.min(attempts, 10));
}

const MOST_ATTEMPTS = 12;
const OTHERS_GO_OUT = 10 * MINUTE;

/**
 * Whether a line that failed once more is given up, so that it does not block its room for ever: the fault is with itself
 * or its room, since others go out, or it is a day old.
 *
 * @param attempts how often it was tried
 * @param lastSent when any line last went out
 */
export function isHopeless(attempts: number, createdAt: UtcMs, lastSent: UtcMs | null, now: UtcMs): boolean {
  const othersGoOut = lastSent !== null && now - lastSent < OTHERS_GO_OUT;
  return now - createdAt >= DAY || (attempts >= MOST_ATTEMPTS && othersGoOut);
}
