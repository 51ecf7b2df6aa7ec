import type { UtcMs } from '../domain/time.ts';
import { onDetailsUndelivered } from './claims/details.ts';
import type { OutboxLine } from './ports/outbox.ts';
import type { Station } from './station.ts';
import { beginTurn } from './turn.ts';

/**
 * A line was refused, or may not have arrived. Only of the details of a job does anything follow: without phone and
 * address the worker cannot go, so others are asked to pass them on.
 */
export function handleUndelivered(station: Station, line: OutboxLine, now: UtcMs): void {
  const { target, order, kind, cause } = line;
  if (kind !== 'details' || target.kind !== 'person' || order === null) return;
  station.store.transact(() => {
    const turn = beginTurn(station, now, cause);
    onDetailsUndelivered(turn, station.store.orders.byId(order), station.store.people.byId(target.person));
  });
}
