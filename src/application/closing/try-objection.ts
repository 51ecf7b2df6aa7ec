import { yuanText } from '../../domain/money.ts';
import { doneWork, isPoster, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { normalize } from '../../language/normalize.ts';
import { ordersPointedAt, saidWherePosted } from '../claims/own-orders.ts';
import type { Incoming, Turn } from '../turn.ts';
import { contestPayment, OBJECTION_WITHIN } from './payment.ts';
import { amountNamed, maySpeakOfAmount, saysAmountWrong } from './says-amount-wrong.ts';

/** "101没给那么多，给的60" from who wanted the work done. Of an order whose day is over only where she names it. */
export function tryObjection(turn: Turn, incoming: Incoming): boolean {
  const poster = incoming.known;
  if (!poster) return false;
  const text = normalize(incoming.text);
  // All that she ever ordered is not read for every word that she says.
  if (!maySpeakOfAmount(text)) return false;
  const order = paidOrders(turn, incoming, poster, text).find((one) => saysAmountWrong(text, yuanText(doneWork(one)?.paidFen ?? 0)));
  if (!order) return false;
  contestPayment(turn, order, poster, { fen: amountNamed(text), text });
  return true;
}

/** Her orders of which an amount was reported, youngest first. */
function paidOrders(turn: Turn, incoming: Incoming, poster: Person, text: string): readonly Order[] {
  const number = /^(\d{3,6})(?![\d块元])/u.exec(text)?.[1];
  const pointedAt = ordersPointedAt(turn, incoming, number === undefined ? [] : [Number(number)]);
  if (pointedAt) return pointedAt.filter((order) => isPoster(order, poster.id) && isPaid(order));
  const own = turn.store.orders.ofPoster(poster.id, ['done', 'closed']).filter((order) => saidWherePosted(incoming, order));
  return own.filter((order) => isPaid(order) && turn.now - (doneWork(order)?.at ?? 0) < OBJECTION_WITHIN);
}

function isPaid(order: Order): boolean {
  return doneWork(order)?.paidFen != null;
}
