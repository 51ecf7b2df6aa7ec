import type { OrderLife, RecordedEvent } from '../domain/order.ts';
import { transition } from '../domain/order-life-cycle.ts';

const UNBORN: OrderLife = { state: { kind: 'open', since: 0, reservedFor: null }, headcount: 1, holders: [], standby: [] };

/**
 * The life of an order as its recorded events make it; the row must say the same.
 *
 * An event that the life cycle does not allow changes nothing. None is ever recorded; it can only look so where two
 * people of the history have become one since.
 */
export function lifeFromHistory(history: readonly RecordedEvent[]): OrderLife {
  return history.reduce((life, { event, at, message }) => {
    const after = transition(life, event, at, message);
    return after.kind === 'ok' ? after.life : life;
  }, UNBORN);
}
