import type { PersonId } from './ids.ts';
import type { Fen } from './money.ts';
import { isPoster, type OrderEvent, type Rating } from './order.ts';
import { type OrderWithHistory, type Outline, outlineAt } from './order-outline.ts';
import type { UtcMs } from './time.ts';

/** An order as the month left it. */
export interface MonthOrder extends Pick<Outline, 'order' | 'life' | 'takenAt' | 'seconds' | 'touched'> {
  readonly posted: boolean;
  /** Brought before the workers for the first time, or given to one directly. */
  readonly dispatched: boolean;
  readonly taken: boolean;
  readonly done: boolean;
  readonly cancelled: boolean;
  readonly expired: boolean;
  readonly elsewhere: boolean;
  readonly disputeOpened: boolean;
  readonly disputeSettled: boolean;
  /** How many workers did not come. */
  readonly noShows: number;
  /** Of what was done: as it is known today, since amounts are corrected and ratings given afterwards. */
  readonly paidFen: Fen | null;
  readonly rating: Rating | null;
}

/** @param to before it the month ends. Null: the order was not there yet. */
export function monthOrder(one: OrderWithHistory, from: UtcMs, to: UtcMs): MonthOrder | null {
  const outline = outlineAt(one, to);
  if (!outline) return null;
  const isIn = (at: UtcMs | null | undefined): boolean => typeof at === 'number' && at >= from && at < to;
  const { order, life, takenAt, seconds, touched } = outline;
  const { state } = life;
  const done = isIn(outline.doneAt);
  const disputes = disputesIn(one, isIn);
  const outcome = done ? outcomeOf(one, outline, to) : NOTHING_YET;
  return {
    order,
    life,
    takenAt,
    seconds,
    touched,
    posted: isIn(order.postedAt),
    dispatched: isIn(one.history.find(({ event: { kind } }) => kind === 'announced' || kind === 'assigned')?.at),
    taken: isIn(outline.takenAt),
    done,
    cancelled: state.kind === 'cancelled' && isIn(state.at),
    expired: state.kind === 'expired' && isIn(state.at),
    elsewhere: state.kind === 'closed' && state.elsewhere && isIn(state.at),
    disputeOpened: disputes.opened,
    disputeSettled: disputes.settled,
    noShows: one.history.filter(({ event, at }) => isNoShow(event) && isIn(at)).length,
    paidFen: outcome.paidFen,
    rating: outcome.rating,
  };
}

function isNoShow(event: OrderEvent): boolean {
  return event.kind === 'given-back' && event.reason === 'no-show';
}

function disputesIn({ history }: OrderWithHistory, isIn: (at: UtcMs) => boolean): { readonly opened: boolean; readonly settled: boolean } {
  let [disputed, opened, settled] = [false, false, false];
  for (const { event, at } of history) {
    if (event.kind === 'disputed' && !disputed) {
      disputed = true;
      opened ||= isIn(at);
    } else if (event.kind === 'dispute-settled' && disputed) {
      disputed = false;
      settled ||= isIn(at);
    }
  }
  return { opened, settled };
}

type Outcome = Pick<MonthOrder, 'paidFen' | 'rating'>;
const NOTHING_YET: Outcome = { paidFen: null, rating: null };

function outcomeOf(one: OrderWithHistory, then: Outline, to: UtcMs): Outcome {
  const hasGoneOn = (one.history.at(-1)?.at ?? 0) >= to;
  const { state } = (hasGoneOn ? outlineAt(one, Number.MAX_SAFE_INTEGER) : then)?.life ?? then.life;
  switch (state.kind) {
    case 'done':
      return { paidFen: state.paidFen, rating: null };
    case 'closed':
      return { paidFen: state.paidFen, rating: state.rating };
    case 'open':
    case 'claimed':
    case 'cancelled':
    case 'expired':
      return NOTHING_YET;
  }
}

/** Who has these jobs, once for each: a job of three workers is three services. Work for oneself is none. */
export function servicesOf(orders: readonly MonthOrder[]): readonly PersonId[] {
  return orders.flatMap(({ order, life }) => life.holders.flatMap(({ person }) => (isPoster(order, person) ? [] : [person])));
}

/** The figures that also stand for each category and each grid. */
export const TALLIED = ['posted', 'taken', 'done', 'cancelled', 'services', 'persons', 'paid'] as const;
export type Tally = Readonly<Record<(typeof TALLIED)[number], number>>;

export function tally(orders: readonly MonthOrder[]): Tally {
  const done = orders.filter((one) => one.done);
  const services = servicesOf(done);
  return {
    posted: orders.filter(({ posted }) => posted).length,
    taken: orders.filter(({ taken }) => taken).length,
    done: done.length,
    cancelled: orders.filter(({ cancelled }) => cancelled).length,
    services: services.length,
    persons: new Set(services).size,
    paid: done.reduce((sum, { paidFen }) => sum + (paidFen ?? 0), 0),
  };
}

/**
 * Whose orders these are, each human once: who posted, or whom a grid worker posted for. Such a one is told by the phone, else
 * by the name and the grid; by a phone with which somebody known posted she is that one.
 */
export function posters(orders: readonly MonthOrder[]): ReadonlySet<string> {
  const known = new Map<string, string>();
  for (const { order } of orders) {
    const key = knownPoster(order);
    if (key !== null && order.phone !== null) known.set(order.phone, key);
  }
  return new Set(orders.map(({ order }) => knownPoster(order) ?? known.get(order.phone ?? '') ?? namedPoster(order)));
}

function knownPoster({ source, postedBy, onBehalfOf }: MonthOrder['order']): string | null {
  if (onBehalfOf !== null) return `person ${onBehalfOf}`;
  return source === 'command' ? null : `person ${postedBy}`;
}

function namedPoster({ phone, posterName, grid, postedBy }: MonthOrder['order']): string {
  if (phone !== null) return `phone ${phone}`;
  return posterName === null ? `person ${postedBy}` : `name ${posterName} of ${grid ?? 'no grid'}`;
}
