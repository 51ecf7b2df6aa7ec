import { type DailySummary, summarizeDay } from '../../domain/daily-summary.ts';
import type { OrderId } from '../../domain/ids.ts';
import type { Order, OrderEventKind } from '../../domain/order.ts';
import { nameOf } from '../../domain/people.ts';
import { DAY, type Day, dayStart } from '../../domain/time.ts';
import type { Store } from '../ports/store.ts';

/** A day's figures with the names of those who finished most. */
export interface StationSummary extends Omit<DailySummary, 'finishers'> {
  readonly finishers: readonly { readonly name: string; readonly jobs: number }[];
}

/** Events that a figure can hang on; an order that was open at the end of a past day has had one since, or is open still. */
const TELLING: readonly OrderEventKind[] = [
  'posted',
  'claimed',
  'assigned',
  'given-back',
  'standby-passed',
  'handed-over',
  // Of fewer workers wanted: an order can be taken by that.
  'amended',
  'reported-done',
  'confirmed',
  'cancelled',
  'expired',
  'placed-elsewhere',
];

/** The figures of a day, as they stood at its end (of today: as they stand now). */
export function summaryOf(store: Store, day: Day): StationSummary {
  const touched = store.orders.withEventBetween(TELLING, dayStart(day), Number.MAX_SAFE_INTEGER);
  const orders = new Map<OrderId, Order>([...touched, ...store.orders.open()].map((order) => [order.id, order]));
  const summary = summarizeDay(
    day,
    // Of what was posted later nothing is wanted: for a day long past that is nearly all.
    [...orders.values()]
      .filter(({ postedAt }) => postedAt < dayStart(day) + DAY)
      .map((order) => ({ order, history: store.orders.history(order.id) })),
  );
  return { ...summary, finishers: summary.finishers.map(({ person, jobs }) => ({ name: nameOf(store.people.byId(person)), jobs })) };
}
