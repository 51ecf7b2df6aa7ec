import { earliestStart } from '../../domain/agreed-time.ts';
import { isPoster, type Order } from '../../domain/order.ts';
import { MINUTE, startOfDay, type UtcMs } from '../../domain/time.ts';
import type { Act } from '../../language/meaning.ts';
import { askWhich } from '../claims/open-questions.ts';
import { ordersPointedAt, saidWherePosted } from '../claims/own-orders.ts';
import { whichIsMeant } from '../replies/closing-lines.ts';
import type { Incoming, Turn } from '../turn.ts';
import { confirmOrder } from './confirm-order.ts';

/** So soon after somebody took the job, 好了 is no more than "all right". */
const TOO_SOON = 5 * MINUTE;

/** 好了, 满意, 一般, 不满意 from who wanted the work done; from anybody else, or about nothing that can be done, it is talk. */
export function trySatisfied(turn: Turn, incoming: Incoming, act: Extract<Act, { kind: 'satisfied' }>): boolean {
  const poster = incoming.known;
  if (!poster) return false;
  const pointedAt = ordersPointedAt(turn, incoming, act.numbers)?.filter((order) => isPoster(order, poster.id) && canBeSaidOf(order));
  const orders = pointedAt ?? meantWithoutNumber(turn, incoming, poster.id, act.rating === null);
  const [only] = orders;
  if (!only) return false;
  if (orders.length === 1) confirmOrder(turn, only, act.rating, poster, 'poster');
  else {
    const asked = { kind: 'which-order', act: 'satisfied', orders: orders.map(({ id }) => id), text: incoming.text } as const;
    askWhich(turn, incoming, asked, whichIsMeant(orders));
  }
  return true;
}

function canBeSaidOf({ state }: Order): boolean {
  return state.kind === 'claimed' || state.kind === 'done';
}

/** @param bare no rating was said: 好了 can be said of many things */
function meantWithoutNumber(turn: Turn, incoming: Incoming, poster: Order['postedBy'], bare: boolean): readonly Order[] {
  const own = turn.store.orders.ofPoster(poster, ['claimed', 'done']).filter((order) => saidWherePosted(incoming, order));
  const ripe = own.filter((order) => isRipe(order, turn.now, bare));
  return ripe.length > 0 || bare ? ripe : own;
}

/** Work for another day cannot be done yet, unless the worker says so. */
function isRipe({ state, when }: Order, now: UtcMs, bare: boolean): boolean {
  if (state.kind !== 'claimed') return true;
  if (bare && now - state.at < TOO_SOON) return false;
  const start = earliestStart(when);
  return start === null || startOfDay(start) <= now;
}
