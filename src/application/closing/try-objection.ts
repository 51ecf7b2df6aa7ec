import { yuanText } from '../../domain/money.ts';
import { isPoster, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { DAY } from '../../domain/time.ts';
import { normalize } from '../../language/normalize.ts';
import { ordersPointedAt, saidWherePosted } from '../claims/own-orders.ts';
import { holderNames, optionsOf, roomOf } from '../claims/speak.ts';
import { amountObjectedTo, thanksAndCare } from '../replies/closing-lines.ts';
import { type Incoming, sayPrivately, sayToStaff, shownName, type Turn } from '../turn.ts';
import { saysAmountWrong } from './says-amount-wrong.ts';

/** For so long after it was reported an amount can be objected to. */
const OBJECTION_WITHIN = DAY;

/** "101没给那么多，给的60" from who wanted the work done: for staff to look into; the order goes its way. */
export function tryObjection(turn: Turn, incoming: Incoming): boolean {
  const poster = incoming.known;
  if (!poster) return false;
  const text = normalize(incoming.text);
  const order = paidOrders(turn, incoming, poster, text).find((one) => saysAmountWrong(text, yuanText(paidFor(one)?.paidFen ?? 0)));
  if (!order) return false;
  const told = turn.store.orders.notes(order.id).some(({ kind, by }) => kind === 'dispute' && by === poster.id);
  turn.store.orders.addNote(order.id, { kind: 'dispute', text, by: poster.id, at: turn.now });
  if (!told) tellStaff(turn, order, poster, text);
  sayPrivately(turn, poster, roomOf(turn, order), 'answer', thanksAndCare(order), optionsOf(order));
  return true;
}

/** Her orders of which an amount was reported within the last day, youngest first. */
function paidOrders(turn: Turn, incoming: Incoming, poster: Person, text: string): readonly Order[] {
  const number = /^(\d{3,6})(?![\d块元])/.exec(text)?.[1];
  const pointedAt = ordersPointedAt(turn, incoming, number === undefined ? [] : [Number(number)]);
  const own =
    pointedAt?.filter((order) => isPoster(order, poster.id)) ??
    turn.store.orders.ofPoster(poster.id, ['done', 'closed']).filter((order) => saidWherePosted(incoming, order));
  return own.filter((order) => turn.now - (paidFor(order)?.at ?? Number.NEGATIVE_INFINITY) < OBJECTION_WITHIN);
}

function paidFor({ state }: Order): { readonly paidFen: number; readonly at: number } | null {
  if (state.kind === 'done' && state.paidFen !== null) return { paidFen: state.paidFen, at: state.at };
  if (state.kind === 'closed' && state.paidFen !== null && state.doneAt !== null) return { paidFen: state.paidFen, at: state.doneAt };
  return null;
}

function tellStaff(turn: Turn, order: Order, poster: Person, text: string): void {
  const line = amountObjectedTo(order, holderNames(turn, order).join('、'), paidFor(order)?.paidFen ?? 0, shownName(poster.name), text);
  sayToStaff(turn, 'staff', line, optionsOf(order));
}
