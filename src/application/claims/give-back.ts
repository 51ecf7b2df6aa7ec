import type { Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { scheduleUnclaimed } from '../clock/schedule.ts';
import {
  gaveBack,
  givenToAnother,
  lookingAsYouWished,
  lookingForAnother,
  noWordFromYou,
  posterWantsAnother,
  posterWantsAnotherInRoom,
} from '../replies/changing-hands-lines.ts';
import { record, type Turn } from '../turn.ts';
import { lapseQuestions, lapseQuestionsTo } from './open-questions.ts';
import { customerOf, mentionOf, mustWaitForMorning, sayQuietly, tellPoster, tellWorker } from './speak.ts';
import { callNext, reopen } from './standby-call.ts';

/** Why a worker does not have the job any more. */
interface GivingBack {
  /** It counts against him. */
  readonly mark: boolean;
  readonly reason: 'worker' | 'recalled' | 'poster' | 'no-show' | 'forced';
  /** What was said about it, for staff. */
  readonly text: string | null;
  /** Whose word it was; left out: the worker's own (no-show: the clock's). */
  readonly by?: Person | null;
  /** Others lose it at the same moment: market and poster hear of it with the last of them. */
  readonly othersFollow?: boolean;
}

/**
 * A worker's job comes back. The next stand-by is asked, or it is open to all again, after a no-show always; the poster is
 * told once. `forced`: somebody else gets it at once, so nothing is said but to the worker.
 */
export function giveBack(turn: Turn, order: Order, holder: Person, how: GivingBack): void {
  const calledMeanwhile = order.state.kind === 'open' ? order.state.reservedFor : null;
  const free = takeBack(turn, order, holder, how);
  if (!free) return;
  tellHolder(turn, free, holder, how.reason);
  if (how.reason === 'forced') return;
  if (calledMeanwhile !== null) {
    // One more place is free; the call that is out stays.
    const kept = record(turn, free, { kind: 'standby-called', person: calledMeanwhile }, null);
    scheduleUnclaimed(turn, kept ?? free);
  } else if (how.othersFollow) return;
  else if (how.reason === 'no-show') reopen(turn, free);
  else callNext(turn, free);
  if (!how.othersFollow) tellThatOneIsSought(turn, free, how.reason);
}

function takeBack(turn: Turn, order: Order, holder: Person, how: GivingBack): Order | null {
  const { mark, reason, text } = how;
  const by = how.by === undefined ? (reason === 'no-show' ? null : holder) : how.by;
  const free = record(turn, order, { kind: 'given-back', person: holder.id, mark, reason }, by);
  if (!free) return null;
  if (text !== null && text !== '') {
    turn.store.orders.addNote(order.id, { kind: 'reason', text, by: by?.id ?? null, at: turn.now });
  }
  lapseQuestions(turn, free, ['hand-over']);
  // Should he have it once more, he has not been asked where he is.
  lapseQuestionsTo(turn, holder.id, free, ['no-show']);
  turn.store.due.cancel('hand-over-time-out', order.id);
  return free;
}

function tellHolder(turn: Turn, order: Order, holder: Person, reason: GivingBack['reason']): void {
  switch (reason) {
    case 'worker':
    case 'recalled':
      sayQuietly(turn, holder, order, 'answer', gaveBack(order));
      return;
    case 'poster':
      tellWorker(turn, holder, order, 'notice', posterWantsAnother(order), posterWantsAnotherInRoom(order, mentionOf(holder)));
      return;
    case 'forced':
      tellWorker(turn, holder, order, 'notice', givenToAnother(order, null), givenToAnother(order, mentionOf(holder)));
      return;
    case 'no-show':
      sayQuietly(turn, holder, order, 'notice', noWordFromYou(order));
      return;
  }
}

function tellThatOneIsSought(turn: Turn, order: Order, reason: GivingBack['reason']): void {
  if (reason === 'poster') tellPoster(turn, order, 'answer', lookingAsYouWished(order));
  else if (mustWaitForMorning(turn, order)) sayQuietly(turn, customerOf(turn, order), order, 'notice', lookingForAnother(order));
  else tellPoster(turn, order, 'notice', lookingForAnother(order));
}
