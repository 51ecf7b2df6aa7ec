import { namedBy } from '../../domain/claim-target.ts';
import type { Order } from '../../domain/order.ts';
import { isHolder, isPoster, isUnfinished } from '../../domain/order.ts';
import type { Act, Reading } from '../../language/meaning.ts';
import { completeOrder } from '../closing/complete-order.ts';
import { confirmOrder } from '../closing/confirm-order.ts';
import { answerNoShow, reportNoShow } from '../closing/no-show.ts';
import type { OpenQuestion } from '../ports/store.ts';
import type { Incoming, Turn } from '../turn.ts';
import { actOf, hasAct, isMeant, numbersSaid, readAgain, saysNo, saysYes } from './answers.ts';
import { claimOrder } from './claim-order.ts';
import { answerCounterOffer, answerWhichOffer } from './counter-offer.ts';
import { giveBack } from './give-back.ts';
import { acceptHandOver, answerHandOver } from './hand-over.ts';
import { askedNow, isOfKind, type QuestionOf } from './open-questions.ts';
import { answerStandbyCall } from './standby.ts';
import { replaceWorker } from './try-another-worker.ts';

/** Takes the message for the answer to a question about claiming or closing, if it can be that. */
export function answerClaimQuestion(turn: Turn, incoming: Incoming, reading: Reading, open: OpenQuestion): boolean {
  if (reading.decision === 'make') return false;
  if (isOfKind(open, 'which-claim')) return answerWhichClaim(turn, incoming, reading, open);
  if (isOfKind(open, 'which-order')) return answerWhichOrder(turn, incoming, reading, open);
  if (isOfKind(open, 'standby-call')) return answerStandbyCall(turn, incoming, reading, open);
  if (isOfKind(open, 'hand-over')) return answerHandOver(turn, incoming, reading, open);
  if (isOfKind(open, 'counter-offer')) return answerCounterOffer(turn, incoming, reading, open);
  if (isOfKind(open, 'no-show')) return answerNoShow(turn, incoming, reading, open);
  return false;
}

function answerWhichClaim(turn: Turn, incoming: Incoming, reading: Reading, asked: QuestionOf<'which-claim'>): boolean {
  const claim = actOf(reading, 'claim');
  if (!claim && reading.acts.some(isDecisive)) return false;
  const orders = asked.question.orders.map((id) => turn.store.orders.byId(id));
  const order = consentedTo(turn, incoming, reading, orders) ?? chosen(turn, incoming, reading, orders, claim);
  if (!order) return false;
  turn.store.questions.close(asked.id, 'yes');
  const offered = askedNow(turn, asked.person, 'hand-over').find(({ question }) => question.order === order.id);
  if (offered && isHolder(order, offered.question.from)) acceptHandOver(turn, order, incoming, offered);
  else claimOrder(turn, order, incoming.meet(), incoming);
  return true;
}

/** "您接这单吗？" of a single one needs no number in its answer. */
function consentedTo(turn: Turn, incoming: Incoming, reading: Reading, asked: readonly Order[]): Order | null {
  const [only, ...others] = asked;
  if (!only || others.length > 0 || saysNo(reading) || !saysYes(reading)) return null;
  return isMeant(turn, incoming, reading, only) ? only : null;
}

/** The one of the asked orders that the answer names, by number or by the words of its job. */
function chosen(
  turn: Turn,
  incoming: Incoming,
  reading: Reading,
  asked: readonly Order[],
  words: Extract<Act, { kind: 'claim' | 'complete' }> | null,
): Order | null {
  const numbers = numbersSaid(incoming, reading);
  const meant = numbers.length > 0 ? asked.filter(({ number }) => numbers.includes(number)) : words ? namedBy(words, asked) : [];
  const [only] = meant;
  return only && meant.length === 1 ? turn.store.orders.byId(only.id) : null;
}

/** Words that do a thing of their own to the order that they name; a number alone does none. */
function isDecisive(act: Act): boolean {
  switch (act.kind) {
    case 'claim':
      return act.force === 'plain';
    case 'counter-offer':
    case 'complete':
    case 'satisfied':
    case 'no-show':
    case 'withdraw':
    case 'give-back':
    case 'another-worker':
    case 'ask-state':
      return true;
    case 'amend':
    case 'yes':
    case 'no':
    case 'agree':
      return false;
  }
}

function answerWhichOrder(turn: Turn, incoming: Incoming, reading: Reading, asked: QuestionOf<'which-order'>): boolean {
  const { act, text } = asked.question;
  if (act === 'withdraw' || act === 'amend') return false;
  if (act === 'agree') {
    if (!answerWhichOffer(turn, incoming, reading, asked.person)) return false;
    turn.store.questions.close(asked.id, 'yes');
    return true;
  }
  // "取消119" is not the answer to "做完的是哪一单？".
  if (!hasAct(reading, act) && reading.acts.some(isDecisive)) return false;
  const orders = asked.question.orders.map((id) => turn.store.orders.byId(id));
  const order = chosen(turn, incoming, reading, orders, actOf(reading, 'complete'));
  if (!order) return false;
  turn.store.questions.close(asked.id, 'yes');
  carryOut(turn, incoming, act, order, reading, readAgain(turn, incoming, text));
  return true;
}

/** @param first what was said before the question was asked: it may hold the amount or the rating */
function carryOut(
  turn: Turn,
  incoming: Incoming,
  act: 'complete' | 'satisfied' | 'give-back' | 'no-show' | 'another-worker',
  order: Order,
  reading: Reading,
  first: Reading,
): void {
  const person = incoming.meet();
  switch (act) {
    case 'complete': {
      const paidFen = actOf(reading, 'complete')?.paidFen ?? actOf(first, 'complete')?.paidFen ?? null;
      completeOrder(turn, order, person, paidFen, incoming);
      return;
    }
    case 'satisfied': {
      const rating = actOf(reading, 'satisfied')?.rating ?? actOf(first, 'satisfied')?.rating ?? null;
      if (isPoster(order, person.id)) confirmOrder(turn, order, rating, person, 'poster');
      return;
    }
    case 'give-back': {
      const reason = actOf(reading, 'give-back')?.reason ?? actOf(first, 'give-back')?.reason ?? null;
      if (isUnfinished(order)) giveBack(turn, order, person, { mark: true, reason: 'worker', text: reason });
      return;
    }
    case 'no-show':
      reportNoShow(turn, order, person);
      return;
    case 'another-worker':
      replaceWorker(turn, order, person, incoming);
      return;
  }
}
