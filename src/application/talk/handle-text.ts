import type { Room } from '../../domain/people.ts';
import type { Act, Reading } from '../../language/meaning.ts';
import { tryAnotherWorker } from '../claims/try-another-worker.ts';
import { tryClaim } from '../claims/try-claim.ts';
import { tryCounterOffer } from '../claims/try-counter-offer.ts';
import { tryGiveBack } from '../claims/try-give-back.ts';
import { tryComplete } from '../closing/try-complete.ts';
import { tryNoShow } from '../closing/try-no-show.ts';
import { tryObjection } from '../closing/try-objection.ts';
import { trySatisfied } from '../closing/try-satisfied.ts';
import { tryFoundElsewhere } from '../commands/found-elsewhere.ts';
import { tryCommand } from '../commands/run-command.ts';
import { tellHowToRegister, trySelfRegistration } from '../commands/self-registration.ts';
import { tryDemand, tryPiece } from '../orders/pieces.ts';
import { placeOrders, sourceOf } from '../orders/place-order.ts';
import { askWhetherToRegisterOnce } from '../services/seek.ts';
import { trySignUp } from '../services/sign-up.ts';
import { type Incoming, standing, type Turn } from '../turn.ts';
import { answerQuestion } from './answer-question.ts';
import { askWhetherWantedOnce } from './doubtful.ts';
import { refuseForbidden } from './forbidden.ts';
import { tellAlone } from './tell-alone.ts';
import { tryAmend } from './try-amend.ts';
import { tryAskState } from './try-ask-state.ts';
import { tryWithdraw } from './try-withdraw.ts';

/**
 * What a text leads to: a command, the answer to something asked, something done to an order that exists, a new order,
 * or nothing. The first that it is meant as, by the state of things and the speaker, is all that it is.
 */
export function handleText(turn: Turn, incoming: Incoming): void {
  if (incoming.text.trim() === '') return;
  if (tryCommand(turn, incoming) || trySelfRegistration(turn, incoming) || trySignUp(turn, incoming)) return;
  const reading = turn.language.readMessage(incoming.text, {
    sentAt: incoming.sentAt,
    room: incoming.room?.kind ?? 'direct',
    sender: standing(incoming.known),
  });
  if (reading.solitaire) {
    noteSolitaire(turn, incoming.room);
    return;
  }
  if (reading.forbidden) {
    refuseForbidden(turn, incoming, reading.forbidden);
    return;
  }
  if (answerQuestion(turn, incoming, reading)) return;
  if (reading.decision !== 'make' && reading.acts.some((act) => tryAct(turn, incoming, act))) return;
  if (tryFoundElsewhere(turn, incoming, reading)) return;
  if (reading.decision !== 'make' && tryObjection(turn, incoming)) return;
  if (incoming.quotedNumber !== null && tryAskState(turn, incoming, reading)) return;
  if (reading.decision !== 'make' && incoming.room === null && (tellHowToRegister(turn, incoming) || tellAlone(turn, incoming))) return;
  decide(turn, incoming, reading);
}

function decide(turn: Turn, incoming: Incoming, reading: Reading): void {
  switch (reading.decision) {
    case 'make':
      if (tryDemand(turn, incoming, reading.jobs)) return;
      placeOrders(turn, incoming, reading.jobs, {
        source: sourceOf(incoming.room),
        message: incoming.id,
        sentAt: incoming.sentAt,
        rawText: incoming.text,
        onBehalf: null,
      });
      return;
    case 'ask':
      askWhetherWantedOnce(turn, incoming, reading.jobs);
      return;
    case 'quiet':
      if (reading.label === 'seek') askWhetherToRegisterOnce(turn, incoming);
      return;
  }
}

/** Whether the message was meant so, and has been dealt with. */
function tryAct(turn: Turn, incoming: Incoming, act: Act): boolean {
  switch (act.kind) {
    case 'claim':
      return tryClaim(turn, incoming, act);
    case 'counter-offer':
      return tryCounterOffer(turn, incoming, act);
    case 'complete':
      return tryComplete(turn, incoming, act);
    case 'satisfied':
      return trySatisfied(turn, incoming, act);
    case 'no-show':
      return tryNoShow(turn, incoming, act);
    case 'withdraw':
      return tryWithdraw(turn, incoming, act);
    case 'give-back':
      return tryGiveBack(turn, incoming, act);
    case 'another-worker':
      return tryAnotherWorker(turn, incoming, act);
    case 'amend':
      return tryPiece(turn, incoming, act) || tryAmend(turn, incoming, act);
    case 'ask-state':
      return tryAskState(turn, incoming, null, act.numbers);
    case 'yes':
    case 'no':
    case 'agree':
      // Only answers to something that was asked; `answerQuestion` has looked already.
      return false;
  }
}

/** After a 接龙 list a bare "1" means nothing for a while. */
function noteSolitaire(turn: Turn, room: Room | null): void {
  if (room) turn.store.journal.append({ kind: 'solitaire', at: turn.now, by: null, person: null, room: room.id, data: {} });
}
