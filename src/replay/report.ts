import type { Store } from '../application/ports/store.ts';
import type { When } from '../domain/job.ts';
import type { Order } from '../domain/order.ts';
import { nameOf } from '../domain/people.ts';
import { isoShanghai, type UtcMs } from '../domain/time.ts';

/** What became of every order, in the shape of the report file; times are ISO 8601 with +08:00. */
export function reportOrders(store: Store): { readonly orders: readonly Record<string, unknown>[] } {
  return { orders: store.orders.postedSince(0).map((order) => reportOrder(store, order)) };
}

function reportOrder(store: Store, order: Order): Record<string, unknown> {
  const name = (person: Order['postedBy']): string => nameOf(store.people.byId(person));
  const last = order.holders.at(-1);
  const { start, end } = span(order.when);
  return {
    number: order.number,
    ledger_id: order.ledgerId,
    source: order.message,
    part: order.part,
    state: order.state.kind,
    poster: order.posterName,
    category: order.category,
    start: iso(start),
    end: iso(end),
    address: order.place?.full ?? null,
    price_min_fen: order.price?.minFen ?? null,
    price_max_fen: order.price?.maxFen ?? null,
    price_unit: order.price?.unit ?? null,
    headcount: order.headcountSaid ? order.headcount : null,
    phone: order.phone,
    workers: order.holders.map(({ person }) => name(person)),
    standby: order.standby.map(name),
    claimed_at: iso(last?.at ?? null),
    seconds_to_claim: last?.seconds ?? null,
    done_at: iso(doneAt(order)),
    paid_fen: order.state.kind === 'done' || order.state.kind === 'closed' ? order.state.paidFen : null,
    rating: order.state.kind === 'closed' ? order.state.rating : null,
    urgent: order.urgent,
  };
}

function doneAt({ state }: Order): UtcMs | null {
  if (state.kind === 'done') return state.at;
  return state.kind === 'closed' ? state.doneAt : null;
}

function span(when: When): { start: UtcMs | null; end: UtcMs | null } {
  switch (when.kind) {
    case 'at':
    case 'part':
    case 'day':
      return { start: when.start, end: when.end };
    case 'now':
      return { start: when.start, end: null };
    case 'deadline':
      return { start: null, end: when.end };
    case 'none':
    case 'recurring':
    case 'vague':
      return { start: null, end: null };
  }
}

function iso(at: UtcMs | null): string | null {
  return at === null ? null : isoShanghai(at);
}
