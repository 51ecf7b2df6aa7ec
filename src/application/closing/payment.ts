import type { Fen } from '../../domain/money.ts';
import { doneWork, type Order, type OrderEventKind } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { DAY } from '../../domain/time.ts';
import { customerOf, holderNames, optionsOf, roomOf, sayQuietly } from '../claims/speak.ts';
import {
  amountObjectedTo,
  isItThatMuch,
  objectionIsLate,
  paymentCorrected,
  paymentNamed,
  thanksAndCare,
} from '../replies/closing-lines.ts';
import { record, sayPrivately, sayToStaff, shownName, type Turn } from '../turn.ts';

/** For so long after it was reported an amount can be objected to, and the worker himself can put it right. */
export const OBJECTION_WITHIN = DAY;

/**
 * Who wanted the work done says that it was another amount: staff look into it, the worker is asked; the order goes its way.
 *
 * @param fen what she says she paid; null where she names no amount
 */
export function contestPayment(turn: Turn, order: Order, poster: Person, said: { readonly fen: Fen | null; readonly text: string }): void {
  const work = doneWork(order);
  if (!work || turn.now - work.at >= OBJECTION_WITHIN) {
    sayPrivately(turn, poster, roomOf(turn, order), 'answer', objectionIsLate(order), optionsOf(order));
    return;
  }
  // Said once more; of an amount that was corrected since, staff have not heard yet.
  const again = isContested(turn, order);
  record(turn, order, { kind: 'payment-contested', fen: said.fen }, poster);
  turn.store.orders.addNote(order.id, { kind: 'objection', text: said.text, by: poster.id, at: turn.now });
  if (!again) {
    const workers = holderNames(turn, order).join('、');
    sayToStaff(turn, 'staff', amountObjectedTo(order, workers, work.paidFen, shownName(poster.name), said), optionsOf(order));
  }
  const { fen } = said;
  if (fen !== null) tellHolders(turn, order, 'question', isItThatMuch(order, fen));
  sayPrivately(turn, poster, roomOf(turn, order), 'answer', thanksAndCare(order), optionsOf(order));
}

/**
 * Within the day the worker may name the amount that he did not say, and another one when he is asked about it; without an
 * objection what he first said stands.
 */
export function mayCorrectOwn(turn: Turn, order: Order, paidFen: Fen | null): paidFen is Fen {
  const work = doneWork(order);
  if (work === null || paidFen === null || paidFen === work.paidFen || turn.now - work.at >= OBJECTION_WITHIN) return false;
  return work.paidFen === null || isContested(turn, order);
}

export function isContested(turn: Turn, order: Order): boolean {
  const said = turn.store.orders.history(order.id).findLast(({ event }) => SAID_OF_PAYMENT.includes(event.kind));
  return said?.event.kind === 'payment-contested';
}

const SAID_OF_PAYMENT: readonly OrderEventKind[] = ['reported-done', 'payment-contested', 'payment-corrected'];

/**
 * The amount is put right by its worker, a grid worker or staff; everybody concerned hears of it by direct message.
 *
 * @returns null when no worker of ours has done it
 */
export function correctPayment(turn: Turn, order: Order, paidFen: Fen, by: Person): Order | null {
  const corrected = record(turn, order, { kind: 'payment-corrected', paidFen }, by);
  if (!corrected) return null;
  const line = paymentLine(order, paidFen);
  tellHolders(turn, corrected, 'notice', line, by);
  const customer = customerOf(turn, corrected);
  if (customer.id !== by.id) sayQuietly(turn, customer, corrected, 'notice', line);
  return corrected;
}

/** @param before as it stood: an amount that nobody had said yet is not a changed one */
export function paymentLine(before: Order, paidFen: Fen): string {
  return doneWork(before)?.paidFen == null ? paymentNamed(before, paidFen) : paymentCorrected(before, paidFen);
}

function tellHolders(turn: Turn, order: Order, kind: 'question' | 'notice', line: string, but: Person | null = null): void {
  for (const { person } of order.holders) {
    if (person !== but?.id) sayQuietly(turn, turn.store.people.byId(person), order, kind, line);
  }
}
