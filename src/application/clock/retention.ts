import { DAY, HOUR, startOfDay } from '../../domain/time.ts';
import type { Turn } from '../turn.ts';

const AT_NIGHT = 3.5 * HOUR;
/** Orders a night; the rest of a long backlog follows in the next ones, so that no transaction grows large. */
const AT_ONCE = 500;

/** Long after any platform delivers a message again, and after anybody asks what became of a line. */
const TRAFFIC_KEPT = 90 * DAY;

/** A list that came just before may still be meant; older ones, phones and all, are gone in the morning. */
const LIST_KEPT = HOUR;
/** Who needed help is nobody's business for longer than this after it was settled. */
const OBSERVATION_KEPT = 30 * DAY;

/**
 * Due job, at 03:30: names, phones, door numbers and texts of orders that ended long enough ago are blanked, and so are the
 * words of those who looked for work or needed help; which messages came and which lines went is forgotten.
 */
export function onRetention(turn: Turn): void {
  const before = turn.now - turn.config.retentionDays * DAY;
  for (const order of turn.store.orders.endedBefore(before, AT_ONCE)) turn.store.orders.erase(order.id, turn.now);
  turn.store.seekers.forgetBefore(before);
  turn.store.observations.forgetSettledBefore(turn.now - OBSERVATION_KEPT);
  turn.store.lists.forgetBefore(turn.now - LIST_KEPT);
  turn.store.inbox.forgetBefore(turn.now - TRAFFIC_KEPT);
  turn.store.outbox.forgetBefore(turn.now - TRAFFIC_KEPT);
  scheduleRetention(turn);
}

export function scheduleRetention(turn: Turn): void {
  const today = startOfDay(turn.now) + AT_NIGHT;
  const at = today > turn.now ? today : today + DAY;
  turn.store.due.schedule({ kind: 'retention', at, order: null, person: null, cause: null });
}
