import type { OutboxStore } from '../application/ports/outbox.ts';
import { DAY, MINUTE, startOfDay, type UtcMs } from '../domain/time.ts';
import type { Sent, Traffic } from './send-policy.ts';

/** Longer than any spacing, also a slowed one. */
const LANES_KEPT = 10 * MINUTE;
const MANY_LANES = 500;

/** A message that went out, or is on its way. */
export interface Entry extends Sent {
  readonly lane: string;
  at: UtcMs;
}

/** Keeps account of what went out, so that the pace can be kept without asking the store at every line. */
export interface SentLog {
  trafficOf(lane: string, now: UtcMs): Traffic;
  /** A message (one or several lines) is handed over. */
  handOver(lane: string, now: UtcMs): Entry;
  /** It went out, or may have, at `now`. */
  wentOut(entry: Entry, now: UtcMs): void;
  /** It certainly did not go out. */
  takeBack(entry: Entry): void;
}

/** @param draw random numbers from 0 to 1 */
export function openSentLog(outbox: OutboxStore, start: UtcMs, draw: () => number = Math.random): SentLog {
  const lanes = new Map<string, Entry>();
  let lately: Entry[] = [];
  let midnight = startOfDay(start);
  let today = outbox.sentCount(midnight);

  const note = (lane: string, at: UtcMs): Entry => {
    const entry = { lane, at, chance: draw() };
    lanes.set(lane, entry);
    lately.push(entry);
    return entry;
  };
  for (const { target, at } of outbox.sentSince(start - LANES_KEPT)) note(target, at);

  const forgetOld = (now: UtcMs): void => {
    if (lately[0] && lately[0].at <= now - MINUTE) lately = lately.filter(({ at }) => at > now - MINUTE);
    if (lanes.size > MANY_LANES) for (const { lane, at } of lanes.values()) if (at < now - LANES_KEPT) lanes.delete(lane);
    if (now >= midnight + DAY) {
      midnight = startOfDay(now);
      today = 0;
    }
  };

  return {
    trafficOf: (lane, now) => {
      forgetOld(now);
      return { lastHere: lanes.get(lane) ?? null, lately, today };
    },
    handOver: (lane, now) => {
      forgetOld(now);
      today += 1;
      return note(lane, now);
    },
    wentOut: (entry, now) => {
      entry.at = now;
    },
    takeBack: (entry) => {
      today -= 1;
      lately = lately.filter((one) => one !== entry);
      if (lanes.get(entry.lane) === entry) lanes.delete(entry.lane);
    },
  };
}
