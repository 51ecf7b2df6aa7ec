import { earliestStart } from '../../domain/agreed-time.ts';
import { isPoster, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { MINUTE, startOfDay, type UtcMs } from '../../domain/time.ts';
import type { Act } from '../../language/meaning.ts';
import { askWhich } from '../claims/open-questions.ts';
import { ordersPointedAt, saidWherePosted } from '../claims/own-orders.ts';
import { whichIsMeant } from '../replies/closing-lines.ts';
import type { Incoming, Turn } from '../turn.ts';
import { confirmOrder } from './confirm-order.ts';

type SatisfiedAct = Extract<Act, { kind: 'satisfied' }>;

/** So soon after somebody took the job, 好了 is no more than "all right". */
const TOO_SOON = 5 * MINUTE;

/** 好了, 满意, 一般, 不满意 from who wanted the work done; from anybody else, or about nothing that can be done, it is talk. */
export function trySatisfied(turn: Turn, incoming: Incoming, act: SatisfiedAct): boolean {
  const poster = incoming.known;
  if (!poster) return false;
  const pointedAt = ordersPointedAt(turn, incoming, act.numbers)?.filter((order) => isPoster(order, poster.id) && canBeSaidOf(order));
  if (pointedAt !== undefined) return closeOrAsk(turn, incoming, act, poster, pointedAt);
  const own = turn.store.orders.ofPoster(poster.id, ['claimed', 'done']).filter((order) => saidWherePosted(incoming, order));
  const ripe = own.filter((order) => isRipe(order, turn.now, act.rating === null));
  if (ripe.length > 0) return closeOrAsk(turn, incoming, act, poster, ripe);
  // Said to the bot alone it is of an order, but not surely of one whose day is still to come.
  if (own.length === 0 || act.rating === null || incoming.room !== null) return false;
  askWhichIsMeant(turn, incoming, own);
  return true;
}

function closeOrAsk(turn: Turn, incoming: Incoming, act: SatisfiedAct, poster: Person, orders: readonly Order[]): boolean {
  const [only] = orders;
  if (!only) return false;
  if (orders.length === 1) confirmOrder(turn, only, act.rating, poster, 'poster');
  else askWhichIsMeant(turn, incoming, orders);
  return true;
}

function askWhichIsMeant(turn: Turn, incoming: Incoming, orders: readonly Order[]): void {
  const asked = { kind: 'which-order', act: 'satisfied', orders: orders.map(({ id }) => id), text: incoming.text } as const;
  askWhich(turn, incoming, asked, whichIsMeant(orders));
}

function canBeSaidOf({ state }: Order): boolean {
  return state.kind === 'claimed' || state.kind === 'done';
}

/**
 * Work for another day cannot be done yet, unless the worker says so.
 *
 * @param bare no rating was said: 好了 can be said of many things
 */
function isRipe({ state, when }: Order, now: UtcMs, bare: boolean): boolean {
  if (state.kind !== 'claimed') return true;
  if (bare && now - state.at < TOO_SOON) return false;
  const start = earliestStart(when);
  return start === null || startOfDay(start) <= now;
}
