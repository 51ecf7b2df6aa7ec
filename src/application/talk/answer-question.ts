import type { Reading } from '../../language/meaning.ts';
import { normalize } from '../../language/normalize.ts';
import { answerClaimQuestion } from '../claims/answer-claim-question.ts';
import { type Amendment, amendOrder, saidFields } from '../orders/amend-order.ts';
import { addPiece, takesPieces } from '../orders/pieces.ts';
import { type Placing, placeOrders, sourceOf } from '../orders/place-order.ts';
import type { OpenQuestion, Question } from '../ports/store.ts';
import { changed } from '../replies/order-lines.ts';
import { answerWhetherToRegister } from '../services/seek.ts';
import { answer, type Incoming, type Turn } from '../turn.ts';
import { amendFrom } from './try-amend.ts';
import { withdrawByPoster } from './try-withdraw.ts';

/** Takes the message for the answer to something that its sender was asked, if it is one. */
export function answerQuestion(turn: Turn, incoming: Incoming, reading: Reading): boolean {
  if (!incoming.known) return false;
  return turn.store.questions.openFor(incoming.known.id, turn.now).some((question) => tryAnswer(turn, incoming, reading, question));
}

function tryAnswer(turn: Turn, incoming: Incoming, reading: Reading, open: OpenQuestion): boolean {
  const { question } = open;
  switch (question.kind) {
    case 'want-worker':
      // Who quotes an order's post speaks of that order.
      return inPlace(incoming, open) && incoming.quotedNumber === null && answerWantWorker(turn, incoming, reading, open, question);
    case 'duplicate':
      return inPlace(incoming, open) && answerDuplicate(turn, incoming, reading, open, question);
    case 'missing-fields':
      return inPlace(incoming, open) && answerMissing(turn, incoming, reading, open, question);
    case 'which-order':
      if (question.act === 'withdraw' || question.act === 'amend') return answerWhichOrder(turn, incoming, reading, open, question);
      return answerClaimQuestion(turn, incoming, reading, open);
    case 'want-registration':
      return answerWhetherToRegister(turn, incoming, reading, open, question);
    case 'registration':
      // For a grid worker to answer, with /确认.
      return false;
    case 'which-claim':
    case 'hand-over':
    case 'standby-call':
    case 'counter-offer':
    case 'no-show':
      return answerClaimQuestion(turn, incoming, reading, open);
  }
}

function inPlace(incoming: Incoming, open: OpenQuestion): boolean {
  return (incoming.room?.id ?? null) === open.room;
}

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>;

function answerWantWorker(turn: Turn, incoming: Incoming, reading: Reading, { id }: OpenQuestion, asked: Of<'want-worker'>): boolean {
  if (says(reading, 'no')) {
    turn.store.questions.close(id, 'no');
    return true;
  }
  const fields = saidNow(reading);
  if (!says(reading, 'yes') && (reading.decision === 'make' || !saysWhereToCome(fields))) return false;
  turn.store.questions.close(id, 'yes');
  placeAsked(turn, incoming, asked, { fields: fields ?? {}, surelyNew: false, source: sourceOf(incoming.room), onBehalf: null });
  return true;
}

/** Who answers with a door or a phone wants somebody to come; "晚上7点" alone may be said to a neighbour. */
function saysWhereToCome(fields: Amendment | null): boolean {
  return fields?.phone != null || (fields?.place != null && fields.place.full !== fields.place.open);
}

/** Fields that stand beside an answer, or are the answer. */
function saidNow(reading: Reading): Amendment | null {
  const amendment = reading.acts.find((act) => act.kind === 'amend');
  return amendment?.kind === 'amend' ? saidFields(amendment.fields) : null;
}

function answerDuplicate(turn: Turn, incoming: Incoming, reading: Reading, { id }: OpenQuestion, asked: Of<'duplicate'>): boolean {
  if (!says(reading, 'no')) return false;
  turn.store.questions.close(id, 'no');
  const { named, onBehalfOf } = asked;
  const onBehalf = named && { ...named, person: onBehalfOf === null ? null : turn.store.people.byId(onBehalfOf) };
  placeAsked(turn, incoming, asked, { fields: {}, surelyNew: true, source: onBehalf ? 'command' : sourceOf(incoming.room), onBehalf });
  return true;
}

/** Makes the order of the message that was asked about. */
function placeAsked(
  turn: Turn,
  incoming: Incoming,
  { text, message, sentAt }: Of<'want-worker'> | Of<'duplicate'>,
  { fields, ...how }: { readonly fields: Amendment } & Pick<Placing, 'source' | 'onBehalf' | 'surelyNew'>,
): void {
  const jobs = turn.language.readJob(text, sentAt).jobs.map((job) => ({ ...job, ...fields }));
  placeOrders(turn, incoming, jobs, {
    message,
    sentAt,
    rawText: text,
    ...how,
  });
}

function answerMissing(
  turn: Turn,
  incoming: Incoming,
  reading: Reading,
  { id, person }: OpenQuestion,
  asked: Of<'missing-fields'>,
): boolean {
  const amendment = reading.acts.find((act) => act.kind === 'amend');
  if (amendment?.kind !== 'amend' || reading.decision === 'make') return false;
  const order = turn.store.orders.byId(asked.order);
  const named = [...amendment.numbers, incoming.quotedNumber].filter((number) => number !== null);
  // Who names another order, or quotes its post, speaks of that one.
  if (named.length > 0 && !named.includes(order.number)) return false;
  const by = turn.store.people.byId(person);
  const taken = takesPieces(turn, order)
    ? addPiece(turn, order, amendment.fields, by)
    : amendOrder(turn, order, saidFields(amendment.fields), by) !== null;
  if (taken) turn.store.questions.close(id, 'yes');
  return taken;
}

function answerWhichOrder(
  turn: Turn,
  incoming: Incoming,
  reading: Reading,
  { id, person }: OpenQuestion,
  asked: Of<'which-order'>,
): boolean {
  const number = bareNumber(incoming.text) ?? reading.acts.find((act) => act.numbers.length === 1)?.numbers[0];
  const order =
    number === undefined ? undefined : asked.orders.map((one) => turn.store.orders.byId(one)).find((one) => one.number === number);
  if (!order) return false;
  turn.store.questions.close(id, 'yes');
  if (asked.act === 'withdraw') withdrawByPoster(turn, incoming, order, null);
  else if (amendFrom(turn, order, asked.text, turn.store.people.byId(person)))
    answer(turn, incoming, 'answer', changed(order), { order: order.id });
  return true;
}

/** "128", "128号单" and no more. */
function bareNumber(text: string): number | undefined {
  const match = /^\s*(\d{1,6})\s*(?:号单?)?\s*$/.exec(normalize(text));
  return match ? Number(match[1]) : undefined;
}

function says(reading: Reading, kind: 'yes' | 'no'): boolean {
  return reading.acts.some((act) => act.kind === kind);
}
