import type { PersonId } from '../../domain/ids.ts';
import type { UtcMs } from '../../domain/time.ts';
import type { Store } from '../ports/store.ts';

/** How often each worker did not come since then, by his own word or by having none; who always came is not in it. */
export function noShowsSince(store: Pick<Store, 'orders'>, since: UtcMs, now: UtcMs): ReadonlyMap<PersonId, number> {
  const counts = new Map<PersonId, number>();
  for (const order of store.orders.withEventBetween(['given-back'], since, now + 1)) {
    for (const { event, at } of store.orders.history(order.id)) {
      if (event.kind !== 'given-back' || event.reason !== 'no-show' || at < since) continue;
      counts.set(event.person, (counts.get(event.person) ?? 0) + 1);
    }
  }
  return counts;
}
