import { isPoster, isUnfinished, type Order } from '../../domain/order.ts';
import { MINUTE } from '../../domain/time.ts';
import type { Act } from '../../language/meaning.ts';
import { withdrawOrder } from '../orders/withdraw-order.ts';
import { cannotChange, whichToWithdraw, withdrawn } from '../replies/order-lines.ts';
import { answer, type Incoming, type Turn } from '../turn.ts';
import { ordersMeant } from './orders-meant.ts';

const ANSWER_WITHIN = 10 * MINUTE;

/** "不用了，修好了", "取消128": the poster withdraws, by number, by quoting, or because there is only one. */
export function tryWithdraw(turn: Turn, incoming: Incoming, act: Extract<Act, { kind: 'withdraw' }>): boolean {
  const person = incoming.known;
  if (!person) return false;
  const meant = ordersMeant(turn, incoming, act.numbers, (order) => isPoster(order, person.id));
  const [only] = meant;
  if (!only) return false;
  if (meant.length === 1 || act.numbers.length > 1) {
    for (const order of meant) withdrawByPoster(turn, incoming, order, act.reason);
    return true;
  }
  answer(turn, incoming, 'question', whichToWithdraw(meant));
  turn.store.questions.ask({
    person: person.id,
    room: incoming.room?.id ?? null,
    askedAt: turn.now,
    until: turn.now + ANSWER_WITHIN,
    question: { kind: 'which-order', act: 'withdraw', orders: meant.map(({ id }) => id), text: '' },
  });
  return true;
}

export function withdrawByPoster(turn: Turn, incoming: Incoming, order: Order, reason: string | null): void {
  if (!isUnfinished(order)) {
    answer(turn, incoming, 'answer', cannotChange(order), { order: order.id });
    return;
  }
  withdrawOrder(turn, order, incoming.meet(), 'poster', reason);
  // In a market group the line that takes it off the list is the answer already.
  if (incoming.room?.kind !== 'market' || order.state.kind !== 'open')
    answer(turn, incoming, 'answer', withdrawn(order), { order: order.id });
}
