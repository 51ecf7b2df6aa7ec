import { isQuiet } from '../domain/quiet-hours.ts';
import { pausedUntil, type SlowDown, slowDownAfter, slowUntil } from '../domain/slow-down.ts';
import { dayOf, MINUTE, type UtcMs } from '../domain/time.ts';
import type { SettingStore } from './ports/store.ts';
import { dayIsFull, slowedDown, slowState } from './replies/sending-lines.ts';
import type { Station } from './station.ts';
import { beginTurn, sayToStaff, type Turn } from './turn.ts';

/** Settings: what the platform has asked for, as JSON; the episode (its first asking) that staff were told of; a day. */
const SLOW_DOWN = 'slow_down';
const TOLD_SLOW = 'slow_down_told';
const TOLD_FULL = 'day_full_told';

/** Older words are no news: what they were about has long been sent. */
const LATE = 2 * MINUTE;

/** What the platform has asked for, also before a restart; null: nothing yet. */
export function slowDownOf(settings: SettingStore): SlowDown | null {
  const kept = settings.get(SLOW_DOWN);
  return kept === null ? null : (JSON.parse(kept) as SlowDown);
}

/** "操作过于频繁" has come: the sending slows down. Staff are told once an episode, but not at night. */
export function noteSlowDown(turn: Turn, sentAt: UtcMs): void {
  const { settings, journal } = turn.store;
  journal.append({ kind: 'slow-down', at: turn.now, by: null, person: null, room: null, data: {} });
  if (turn.now - sentAt > LATE) return;
  const before = slowDownOf(settings);
  const after = slowDownAfter(before, turn.now);
  if (after === before) return;
  settings.set(SLOW_DOWN, JSON.stringify(after));
  if (after.level === 1) settings.set(TOLD_SLOW, '');
  if (settings.get(TOLD_SLOW) !== '' || isQuiet(turn.now, turn.rules)) return;
  settings.set(TOLD_SLOW, String(after.at));
  sayToStaff(turn, 'staff', slowedDown(pausedUntil(after, false) - after.at));
}

/** For `/状态`; null: the pace is as usual. */
export function slowStateNow({ store, now }: Pick<Turn, 'store' | 'now'>): string | null {
  const slowDown = slowDownOf(store.settings);
  if (slowDown === null || now >= slowUntil(slowDown)) return null;
  return slowState(pausedUntil(slowDown, false), slowUntil(slowDown), now);
}

/** What is left of the day's budget is kept for what matters most: staff are told once a day, out of what is left. */
export function noteDayFull(station: Station, now: UtcMs, today: number, perDay: number): void {
  const { settings } = station.store;
  if (settings.get(TOLD_FULL) === dayOf(now)) return;
  station.store.transact(() => {
    settings.set(TOLD_FULL, dayOf(now));
    sayToStaff(beginTurn(station, now, null), 'staff', dayIsFull(today, perDay), { urgent: true });
  });
}
