import type { Order, Rating } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { lapseQuestions } from '../claims/open-questions.ts';
import { holderNames, optionsOf, sayQuietly } from '../claims/speak.ts';
import { unschedule } from '../clock/schedule.ts';
import { alreadyOver, dissatisfied, posterSaysDone, thanks, thanksAndCare } from '../replies/closing-lines.ts';
import { record, sayToStaff, shownName, type Turn } from '../turn.ts';

/**
 * Closes an order by the poster's word, by staff's, or because a day has passed without one; that last in silence. Said
 * before the worker's own word it means that the work is done, and he is told.
 *
 * @param rating null for a bare 好了, or without a word
 * @param by null: the clock
 */
export function confirmOrder(turn: Turn, order: Order, rating: Rating | null, by: Person | null, how: 'poster' | 'time' | 'staff'): void {
  const closed = record(turn, order, { kind: 'confirmed', rating, how }, by);
  if (!closed) {
    if (by) sayQuietly(turn, by, order, 'answer', alreadyOver(order));
    return;
  }
  unschedule(turn, closed);
  lapseQuestions(turn, closed, ['no-show', 'hand-over']);
  if (how === 'time') return;
  if (order.state.kind === 'claimed') tellHolders(turn, closed);
  if (rating === '不满意') tellStaff(turn, closed, by);
  if (by) sayQuietly(turn, by, closed, 'answer', rating === '不满意' ? thanksAndCare(closed) : thanks(closed));
}

function tellHolders(turn: Turn, order: Order): void {
  for (const { person } of order.holders) sayQuietly(turn, turn.store.people.byId(person), order, 'notice', posterSaysDone(order));
}

function tellStaff(turn: Turn, order: Order, by: Person | null): void {
  const poster = by ? shownName(by.name) : (order.posterName ?? '');
  sayToStaff(turn, 'staff', dissatisfied(order, poster, holderNames(turn, order).join('、')), optionsOf(order));
}
