import type { UtcMs } from '../domain/time.ts';
import { onDetailsUndelivered } from './claims/details.ts';
import { scheduleDeadLetters } from './clock/dead-letters.ts';
import { announceUnheard } from './orders/unheard.ts';
import type { LineKind, OutboxLine, Undelivered } from './ports/outbox.ts';
import type { Station } from './station.ts';
import { beginTurn, type Turn } from './turn.ts';

/** Of these nobody misses what came too late. */
const OF_THE_MOMENT: readonly LineKind[] = ['announcement', 'losers', 'ladder', 'question', 'refusal'];

/**
 * A line did not go out, or may not have. What depends on it is done another way: without phone and address the worker
 * cannot go, so others are asked to pass them on; an order of which the market has not heard for too long is announced as
 * it now is. Of any other line staff are told. Call it in the transaction in which the line's state changes.
 */
export function handleUndelivered(station: Station, line: OutboxLine, now: UtcMs, why: Undelivered = 'refused'): void {
  station.store.transact(() => {
    const turn = beginTurn(station, now, line.cause);
    if (isCaredFor(turn, line, why)) station.store.outbox.markNoNews(line.id);
    else scheduleDeadLetters(turn);
  });
}

function isCaredFor(turn: Turn, { target, order, kind }: OutboxLine, why: Undelivered): boolean {
  const { store } = turn;
  if (kind === 'details' && target.kind === 'person' && order !== null) {
    onDetailsUndelivered(turn, store.orders.byId(order), store.people.byId(target.person));
    return true;
  }
  if (kind === 'announcement' && why === 'stale' && order !== null && !store.outbox.isWaiting(order, 'announcement')) {
    announceUnheard(turn, order);
  }
  // To tell staff of what staff were told could go on for ever.
  return (kind === 'staff' && target.kind === 'person') || (why === 'stale' && OF_THE_MOMENT.includes(kind));
}
