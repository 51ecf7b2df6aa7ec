import { earliestStart } from '../../domain/agreed-time.ts';
import { namedBy } from '../../domain/claim-target.ts';
import { doneWork, isHolder, isPoster, isUnfinished, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { MINUTE } from '../../domain/time.ts';
import { saysOnlyPaid } from '../../language/acts/complete.ts';
import type { Act } from '../../language/meaning.ts';
import { hasAct, readAgain } from '../claims/answers.ts';
import { askWhich } from '../claims/open-questions.ts';
import { ordersPointedAt, saidWhereItCounts } from '../claims/own-orders.ts';
import { whichIsDone } from '../replies/closing-lines.ts';
import type { Incoming, Turn } from '../turn.ts';
import { completeOrder } from './complete-order.ts';
import { isContested, mayCorrectOwn } from './payment.ts';
import { trySatisfied } from './try-satisfied.ts';

/** For so long what he says without a number may belong to the job that he has reported done. */
const SAID_AFTERWARDS = 30 * MINUTE;

type CompleteAct = Extract<Act, { kind: 'complete' }>;

/** 完成128, 弄好了, 搬完了: from who has the job it is done, from who wanted it done it is his word that it is. */
export function tryComplete(turn: Turn, incoming: Incoming, act: CompleteAct): boolean {
  const person = incoming.known;
  if (!person) return false;
  const pointedAt = ordersPointedAt(turn, incoming, act.numbers);
  if (pointedAt !== null && pointedAt.length > 0) return completePointedAt(turn, incoming, act, person, pointedAt);
  const meant = ordersMeant(turn, incoming, act, person);
  const [only] = meant;
  if (!only) return asPoster(turn, incoming, act);
  if (meant.length === 1 && !isTooSoon(turn, only, act, person)) completeOrder(turn, only, person, act.paidFen, incoming);
  else {
    const asked = { kind: 'which-order', act: 'complete', orders: meant.map(({ id }) => id), text: incoming.text } as const;
    askWhich(turn, incoming, asked, whichIsDone(meant));
  }
  return true;
}

/** Whoever names a number as done without having the job, and did not post it either, has mistyped it. */
function completePointedAt(turn: Turn, incoming: Incoming, act: CompleteAct, person: Person, orders: readonly Order[]): boolean {
  if (orders.some((order) => isPoster(order, person.id) && !isHolder(order, person.id))) return asPoster(turn, incoming, act);
  if (person.worker === null && !orders.some((order) => isHolder(order, person.id))) return false;
  for (const order of orders) completeOrder(turn, order, person, act.paidFen, incoming);
  return true;
}

/**
 * Without a number: the jobs in his hand. An amount may as well be that of a job which he has just reported done, or which is
 * contested; an amount and nothing else is.
 */
function ordersMeant(turn: Turn, incoming: Incoming, act: CompleteAct, person: Person): readonly Order[] {
  const here = (order: Order): boolean => saidWhereItCounts(incoming, order);
  const unfinished = turn.store.orders.heldBy(person.id, ['open', 'claimed']).filter(here).filter(isUnfinished);
  if (act.paidFen === null) return narrowed(act, unfinished);
  const unpaid = turn.store.orders
    .heldBy(person.id, ['done', 'closed'])
    .filter((order) => here(order) && mayCorrectOwn(turn, order, act.paidFen));
  const asked = unpaid.filter((order) => isContested(turn, order) || isFresh(turn, order));
  if (saysOnlyPaid(incoming.text) && asked.length > 0) return asked;
  const possible = [...asked, ...unfinished];
  return narrowed(act, possible.length > 0 ? possible : unpaid);
}

/** The words that name the work choose among several jobs; with one in hand they need not fit. */
function narrowed(act: CompleteAct, orders: readonly Order[]): readonly Order[] {
  if (orders.length < 2) return orders;
  const named = namedBy(act, orders);
  return named.length > 0 ? named : orders;
}

/** Reported done lately, so that what he says next may still be about it. */
function isFresh(turn: Turn, order: Order): boolean {
  const work = doneWork(order);
  return work !== null && turn.now - work.at < SAID_AFTERWARDS;
}

/** A bare 完成 just after another job was done may be that one again, as long as the time of the one in hand has not come. */
function isTooSoon(turn: Turn, order: Order, { taskWords, trades }: CompleteAct, person: Person): boolean {
  const start = earliestStart(order.when);
  if (!isUnfinished(order) || start === null || start <= turn.now || namedBy({ taskWords, trades }, [order]).length > 0) return false;
  return turn.store.orders.heldBy(person.id, ['done', 'closed']).some((one) => isFresh(turn, one));
}

/** Where his words also hold a rating, they are read as that. */
function asPoster(turn: Turn, incoming: Incoming, { numbers }: CompleteAct): boolean {
  if (hasAct(readAgain(turn, incoming, incoming.text), 'satisfied')) return false;
  return trySatisfied(turn, incoming, { kind: 'satisfied', numbers, rating: null });
}
