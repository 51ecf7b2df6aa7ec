import { DAY, HOUR, SECOND, startOfDay, type UtcMs } from '../../domain/time.ts';
import type { Station } from '../station.ts';
import type { Turn } from '../turn.ts';

const AT_NIGHT = 3.5 * HOUR;
/** Orders in one transaction; the rest of a long backlog follows a moment later, so that messages get in between. */
const AT_ONCE = 200;
const A_MOMENT = SECOND;

/** Long after any platform delivers a message again, and after anybody asks what became of a line. */
const TRAFFIC_KEPT = 90 * DAY;

/** A list that came just before may still be meant; older ones are gone, phones and all. */
const LIST_KEPT = HOUR;
/** Who needed help is nobody's business for longer than this after it was settled. */
const OBSERVATION_KEPT = 30 * DAY;

/**
 * Due job, at 03:30: names, phones, door numbers and texts of orders that ended long enough ago are blanked, and so are the
 * words of those who looked for work or needed help, sign-ups to courses and nicknames of those of whom nothing else is
 * kept; which messages came and which lines went is forgotten.
 */
export function onRetention(turn: Turn): void {
  const before = turn.now - turn.config.retentionDays * DAY;
  const ended = turn.store.orders.endedBefore(before, AT_ONCE);
  for (const order of ended) turn.store.orders.erase(order.id, turn.now);
  turn.store.emptyLog();
  if (ended.length === AT_ONCE) {
    turn.store.due.schedule({ kind: 'retention', at: turn.now + A_MOMENT, order: null, person: null, cause: null });
    return;
  }
  turn.store.seekers.forgetBefore(before);
  turn.store.observations.forgetSettledBefore(turn.now - OBSERVATION_KEPT);
  turn.store.inbox.forgetBefore(turn.now - TRAFFIC_KEPT);
  turn.store.outbox.forgetBefore(turn.now - TRAFFIC_KEPT);
  // Last: whose name is needed hangs on what else there is.
  turn.store.personal.forgetBefore(before, turn.now);
  scheduleRetention(turn);
}

/**
 * What was only kept for a moment goes when the moment is over: what somebody wrote whom the bot asked back, a list that
 * nobody took in. Called whenever the bot looks at the clock.
 */
export function forgetLapsed({ store }: Pick<Station, 'store'>, now: UtcMs): void {
  if (!store.personal.hasLapsed(now, now - LIST_KEPT)) return;
  store.transact(() => {
    if (store.personal.forgetLapsed(now, now - LIST_KEPT)) store.emptyLog();
  });
}

export function scheduleRetention(turn: Turn): void {
  const today = startOfDay(turn.now) + AT_NIGHT;
  const at = today > turn.now ? today : today + DAY;
  turn.store.due.schedule({ kind: 'retention', at, order: null, person: null, cause: null });
}
