import type { PersonId } from '../../domain/ids.ts';
import type { Fen } from '../../domain/money.ts';
import type { Order } from '../../domain/order.ts';
import { nameOf, type Person } from '../../domain/people.ts';
import { MINUTE } from '../../domain/time.ts';
import type { Reading } from '../../language/meaning.ts';
import { normalize } from '../../language/normalize.ts';
import {
  counterOffer,
  counterOfferLapsed,
  counterOfferPassedOn,
  counterOfferRefused,
  whichOffer,
} from '../replies/changing-hands-lines.ts';
import { changedForHolder } from '../replies/order-lines.ts';
import { canWriteTo, type Incoming, record, sayIn, sayTo, shownName, type Turn } from '../turn.ts';
import { hasAct, numbersSaid, readAgain } from './answers.ts';
import { checkFor, refuse, warn } from './check-claim.ts';
import { takeOrder } from './claim-order.ts';
import { ask, askedNow, askWhich, lapseOffersOf, type QuestionOf, unanswered } from './open-questions.ts';
import { masterNameOf, mentionOf, optionsOf, roomOf, sayQuietly } from './speak.ts';

const OFFER_LASTS = 30 * MINUTE;

type Offer = QuestionOf<'counter-offer'>;

/** Passes a worker's price on to whoever posted the order, where he did, as one question. */
export function makeCounterOffer(turn: Turn, order: Order, worker: Person, fen: Fen, incoming: Incoming): void {
  const { refusals } = checkFor(turn, order, worker);
  if (refusals.length > 0) {
    refuse(turn, order, worker, incoming, refusals);
    return;
  }
  // A new price stands in the place of his old one.
  lapseOffersOf(turn, order, worker.id);
  const poster = turn.store.people.byId(order.postedBy);
  askPoster(turn, order, poster, masterNameOf(turn, worker.id), fen);
  ask(turn, poster, roomOf(turn, order), OFFER_LASTS, {
    kind: 'counter-offer',
    order: order.id,
    worker: worker.id,
    fen,
    message: incoming.id,
  });
  const at = turn.now + OFFER_LASTS;
  turn.store.due.schedule({ kind: 'counter-offer-time-out', at, order: order.id, person: worker.id, cause: null });
  sayQuietly(turn, worker, order, 'answer', counterOfferPassedOn(order));
}

function askPoster(turn: Turn, order: Order, poster: Person, name: string, fen: Fen): void {
  const room = roomOf(turn, order);
  const line = counterOffer(order, name, fen);
  if (room === null) sayTo(turn, poster, 'question', line, optionsOf(order));
  else sayIn(turn, room, 'question', `${line} @${mentionOf(poster)}`, { ...optionsOf(order), mentions: [poster.contact] });
}

/** Due job: the poster has let an offer pass. */
export function onCounterOfferTimeOut(turn: Turn, order: Order): void {
  for (const { id, until, question } of unanswered(turn, order, 'counter-offer', order.postedAt)) {
    if (until > turn.now) continue;
    turn.store.questions.close(id, 'lapsed');
    const worker = turn.store.people.byId(question.worker);
    if (order.state.kind === 'open') sayQuietly(turn, worker, order, 'notice', counterOfferLapsed(order));
  }
}

/** 同意 from the poster; where he has more than one offer and does not say which, he is asked. */
export function answerCounterOffer(turn: Turn, incoming: Incoming, reading: Reading, asked: Offer): boolean {
  if (!isWhereAsked(incoming, reading, asked)) return false;
  const offers = standingOffers(turn, asked.person);
  const said = withoutNames(turn, incoming, reading, offers);
  const refuses = hasAct(said, 'no') || said.label === 'decline';
  if (!refuses && !hasAct(said, 'agree', 'yes')) return false;
  const meant = narrowed(turn, incoming, reading, offers);
  const [only] = meant;
  if (!only) return false;
  if (meant.length > 1) askWhichOffer(turn, incoming, meant);
  else if (refuses) refuseOffer(turn, only);
  else acceptOffer(turn, incoming, only);
  return true;
}

/** The answer to "同意哪位？": a name, a price or an order's number. */
export function answerWhichOffer(turn: Turn, incoming: Incoming, reading: Reading, person: PersonId): boolean {
  const offers = standingOffers(turn, person);
  const meant = narrowed(turn, incoming, reading, offers);
  const [only] = meant;
  if (!only || meant.length > 1 || (meant.length === offers.length && !hasAct(reading, 'agree', 'yes'))) return false;
  acceptOffer(turn, incoming, only);
  return true;
}

function isWhereAsked(incoming: Incoming, reading: Reading, { room, question }: Offer): boolean {
  if (incoming.room === null || incoming.room.id === room) return true;
  return numbersSaid(incoming, reading).length > 0 && question.order !== null;
}

function standingOffers(turn: Turn, poster: PersonId): readonly Offer[] {
  return askedNow(turn, poster, 'counter-offer').filter(({ question }) => {
    const { state } = turn.store.orders.byId(question.order);
    return state.kind === 'open' && (state.reservedFor === null || state.reservedFor === question.worker);
  });
}

/** The offers that fit what was said: order number, worker's name, price. */
function narrowed(turn: Turn, incoming: Incoming, reading: Reading, offers: readonly Offer[]): readonly Offer[] {
  const text = normalize(incoming.text);
  const named = offers.filter(({ question }) => saysName(turn, text, question.worker));
  if (named.length > 0) return named;
  const priced = offers.filter(({ question }) => saysAmount(text, question.fen));
  if (priced.length > 0) return priced;
  const numbers = numbersSaid(incoming, reading);
  if (numbers.length === 0) return offers;
  return offers.filter(({ question }) => numbers.includes(turn.store.orders.byId(question.order).number));
}

function saysName(turn: Turn, text: string, worker: PersonId): boolean {
  return namesOf(turn, worker).some((name) => text.includes(name));
}

/** As the question shows him, and as people call him: 熊明祥师傅, 熊明祥, 熊师傅. */
function namesOf(turn: Turn, worker: PersonId): readonly string[] {
  const name = shownName(nameOf(turn.store.people.byId(worker)));
  return [masterNameOf(turn, worker), name, `${name.slice(0, 1)}师傅`];
}

/** "同意赵师傅" is 同意, said of one of them. */
function withoutNames(turn: Turn, incoming: Incoming, reading: Reading, offers: readonly Offer[]): Reading {
  const text = normalize(incoming.text);
  const names = offers.flatMap(({ question }) => namesOf(turn, question.worker)).filter((name) => text.includes(name));
  const [longest] = [...names].sort((one, other) => other.length - one.length);
  return longest === undefined ? reading : readAgain(turn, incoming, text.replace(longest, ''));
}

function saysAmount(text: string, fen: Fen): boolean {
  return (text.match(/\d+(?:\.\d+)?/gu) ?? []).some((digits) => Math.round(Number(digits) * 100) === fen);
}

function askWhichOffer(turn: Turn, incoming: Incoming, offers: readonly Offer[]): void {
  const inTurn = [...offers].reverse();
  const shown = inTurn.map(({ question }) => ({
    number: turn.store.orders.byId(question.order).number,
    name: masterNameOf(turn, question.worker),
    fen: question.fen,
  }));
  const orders = [...new Set(inTurn.map(({ question }) => question.order))];
  const [only, ...others] = orders;
  const about = only === undefined || others.length > 0 ? null : turn.store.orders.byId(only);
  askWhich(turn, incoming, { kind: 'which-order', act: 'agree', orders, text: '' }, whichOffer(shown), about);
}

function refuseOffer(turn: Turn, { id, question }: Offer): void {
  turn.store.questions.close(id, 'no');
  const order = turn.store.orders.byId(question.order);
  const worker = turn.store.people.byId(question.worker);
  if (canWriteTo(worker)) sayTo(turn, worker, 'answer', counterOfferRefused(order), optionsOf(order));
}

/** The price changes and he has the job; the rules are held against him once more. */
function acceptOffer(turn: Turn, incoming: Incoming, { id, question }: Offer): void {
  const order = turn.store.orders.byId(question.order);
  const worker = turn.store.people.byId(question.worker);
  const { refusals, warnings } = checkFor(turn, order, worker);
  turn.store.questions.close(id, 'yes');
  if (refusals.length > 0) {
    refuse(turn, order, worker, incoming, refusals);
    return;
  }
  const priced = changePrice(turn, order, question.fen, incoming.meet());
  const taken = priced && takeOrder(turn, priced, worker, { by: incoming.meet(), late: false, agreedFen: question.fen });
  if (taken) warn(turn, taken, worker, warnings);
}

/** Without a correction in the market group: the winner's line holds the price. Who has a place already is told alone. */
function changePrice(turn: Turn, order: Order, fen: Fen, by: Person): Order | null {
  if (!record(turn, order, { kind: 'amended', fields: ['price'], headcount: order.headcount }, by)) return null;
  const price = { minFen: fen, maxFen: fen, unit: order.price?.unit ?? 'job' } as const;
  turn.store.orders.saveFields(order.id, { price, negotiable: false });
  const priced = turn.store.orders.byId(order.id);
  for (const { person } of priced.holders) {
    const line = changedForHolder(priced, { price }, turn.now);
    sayTo(turn, turn.store.people.byId(person), 'details', line, optionsOf(priced));
  }
  return priced;
}
