import type { Fen } from '../../domain/money.ts';
import { isHolder, isPoster, isUnfinished, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { SECOND } from '../../domain/time.ts';
import { alreadyYours, noLongerOpen, ownOrder, replacedBefore } from '../replies/claim-lines.ts';
import { answer, type Incoming, record, type Turn } from '../turn.ts';
import { checkFor, refuse, registerBreach, warn } from './check-claim.ts';
import { askedNow } from './open-questions.ts';
import { queueBehind } from './queue.ts';
import { optionsOf, sayQuietly } from './speak.ts';
import { callNext, callNextInStead, passStandby } from './standby-call.ts';
import { tellTaken } from './tell-taken.ts';

/** Everything that follows from "this person claims this order": he wins, becomes stand-by, is refused, or is too late. */
export function claimOrder(turn: Turn, order: Order, worker: Person, incoming: Incoming): void {
  if (isPoster(order, worker.id)) {
    sayQuietly(turn, worker, order, 'refusal', ownOrder(order));
  } else if (isUnfinished(order) && isHolder(order, worker.id)) {
    sayQuietly(turn, worker, order, 'answer', alreadyYours(order));
  } else {
    claimAnothers(turn, order, worker, incoming);
  }
}

function claimAnothers(turn: Turn, order: Order, worker: Person, incoming: Incoming): void {
  switch (order.state.kind) {
    case 'open':
      if (order.state.reservedFor !== null && order.state.reservedFor !== worker.id) joinQueue(turn, order, worker, incoming);
      else claimOpen(turn, order, worker, incoming);
      return;
    case 'claimed':
      joinQueue(turn, order, worker, incoming);
      return;
    case 'done':
    case 'closed':
    case 'cancelled':
    case 'expired':
      answer(turn, incoming, 'answer', noLongerOpen(order), optionsOf(order));
      return;
  }
}

/** The other rules are held against a stand-by when his turn comes. */
function joinQueue(turn: Turn, order: Order, worker: Person, incoming: Incoming): void {
  const unregistered = registerBreach(turn, worker);
  if (unregistered) refuse(turn, order, worker, incoming, [unregistered]);
  else if (wasReplaced(turn, order, worker)) sayQuietly(turn, worker, order, 'refusal', replacedBefore(order));
  else queueBehind(turn, order, worker, incoming);
}

/** Between the late message and its arrival somebody had the job and gave it back: it is not taken silently. */
function cameBackSince(order: Order, { spokenAt }: Incoming): boolean {
  return order.state.kind === 'open' && order.state.since > spokenAt && order.postedAt < order.state.since;
}

function askHimFirst(turn: Turn, order: Order, worker: Person): void {
  // He may stand in line already: then it is he who is asked, or whoever stands before him.
  callNext(turn, record(turn, order, { kind: 'queued', person: worker.id, first: true }, worker) ?? order);
}

function claimOpen(turn: Turn, order: Order, worker: Person, incoming: Incoming): void {
  const { refusals, warnings } = checkFor(turn, order, worker);
  const isCalled = order.state.kind === 'open' && order.state.reservedFor === worker.id;
  if (refusals.length > 0) {
    refuse(turn, order, worker, incoming, refusals);
    if (isCalled) passStandby(turn, order, worker.id);
  } else if (wasReplaced(turn, order, worker)) {
    sayQuietly(turn, worker, order, 'refusal', replacedBefore(order));
    if (isCalled) passStandby(turn, order, worker.id);
  } else if (incoming.late && !isCalled && cameBackSince(order, incoming)) {
    askHimFirst(turn, order, worker);
  } else {
    const taken = takeOrder(turn, order, worker, { by: worker, late: incoming.late, agreedFen: null });
    if (!taken) claimOrder(turn, turn.store.orders.byId(order.id), worker, incoming);
    else warn(turn, taken, worker, warnings);
  }
}

/**
 * The one conditional write that decides who has the job, and all that is said about it.
 *
 * @param how `by`: whose word it was; `agreedFen`: the price that was agreed upon instead of the asked one
 * @returns the order with its new holder, or null when it could not be had any more
 */
export function takeOrder(
  turn: Turn,
  order: Order,
  worker: Person,
  how: { readonly by: Person; readonly late: boolean; readonly agreedFen: Fen | null },
): Order | null {
  if (order.state.kind !== 'open') return null;
  const seconds = Math.max(0, Math.round((turn.now - order.state.since) / SECOND));
  const taken = record(turn, order, { kind: 'claimed', person: worker.id, seconds, late: how.late }, how.by);
  if (!taken) return null;
  closeAnswered(turn, order, worker);
  tellTaken(turn, taken, worker, { how: how.late ? 'late' : 'claimed', seconds, agreedFen: how.agreedFen });
  callNextInStead(turn, order, taken, worker.id);
  return taken;
}

/** He was asked which order he claims, or whether he would take this one: he has said it. */
function closeAnswered(turn: Turn, order: Order, worker: Person): void {
  for (const { id, question } of askedNow(turn, worker.id, 'which-claim')) {
    if (question.orders.includes(order.id)) turn.store.questions.close(id, 'yes');
  }
  for (const { id, question } of askedNow(turn, worker.id, 'standby-call')) {
    if (question.order === order.id) turn.store.questions.close(id, 'yes');
  }
}

/** The poster wanted somebody else in his stead. */
function wasReplaced(turn: Turn, order: Order, worker: Person): boolean {
  return turn.store.orders
    .history(order.id)
    .some(({ event }) => event.kind === 'given-back' && event.person === worker.id && event.reason === 'poster');
}
