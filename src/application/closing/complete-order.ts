import type { Fen } from '../../domain/money.ts';
import { isHolder, isUnfinished, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { afterQuiet } from '../../domain/quiet-hours.ts';
import { lapseQuestions } from '../claims/open-questions.ts';
import { customerOf, holderNames, mustWaitForMorning, optionsOf, sayQuietly } from '../claims/speak.ts';
import { scheduleDone } from '../clock/schedule.ts';
import { alreadyOver, askRating, noted, notYours } from '../replies/closing-lines.ts';
import { answer, type Incoming, record, type Turn } from '../turn.ts';
import { correctPayment, mayCorrectOwn, paymentLine } from './payment.ts';

/**
 * A worker has done a job. He and the poster hear of it by direct message only: no group waits for that.
 *
 * @param paidFen what he was paid, 0 for 没收钱; null when he does not say
 */
export function completeOrder(turn: Turn, order: Order, worker: Person, paidFen: Fen | null, incoming: Incoming): void {
  if (!isHolder(order, worker.id)) {
    acknowledge(turn, worker, order, notYours(order), incoming);
    return;
  }
  if (mayCorrectOwn(turn, order, paidFen)) {
    const corrected = correctPayment(turn, order, paidFen, worker);
    acknowledge(turn, worker, order, corrected ? paymentLine(order, paidFen) : alreadyOver(order), incoming);
    return;
  }
  const done = isUnfinished(order) ? record(turn, order, { kind: 'reported-done', paidFen }, worker) : null;
  if (!done) {
    acknowledge(turn, worker, order, alreadyOver(order), incoming);
    return;
  }
  lapseQuestions(turn, done, ['no-show', 'hand-over']);
  scheduleDone(turn, done);
  acknowledge(turn, worker, done, noted(done, paidFen), incoming);
  if (mustWaitForMorning(turn, done)) askInTheMorning(turn, done);
  else askForRating(turn, done);
}

function acknowledge(turn: Turn, worker: Person, order: Order, line: string, incoming: Incoming): void {
  if (incoming.room === null) answer(turn, incoming, 'answer', line, optionsOf(order));
  else sayQuietly(turn, worker, order, 'answer', line);
}

/** Nobody is woken for a rating. */
function askInTheMorning(turn: Turn, order: Order): void {
  const at = afterQuiet(turn.now, turn.rules);
  turn.store.due.schedule({ kind: 'ask-done', at, order: order.id, person: null, cause: turn.cause });
}

/** By direct message or not at all; a day without a word closes the order anyway. */
export function askForRating(turn: Turn, order: Order): void {
  const paidFen = order.state.kind === 'done' ? order.state.paidFen : null;
  sayQuietly(turn, customerOf(turn, order), order, 'question', askRating(order, holderNames(turn, order).join('、'), paidFen));
}
