import { namedBy } from '../../domain/claim-target.ts';
import { isHolder, isPoster, isUnfinished, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import type { Act } from '../../language/meaning.ts';
import { hasAct, readAgain } from '../claims/answers.ts';
import { askWhich } from '../claims/open-questions.ts';
import { ordersPointedAt, saidWhereItCounts } from '../claims/own-orders.ts';
import { whichIsDone } from '../replies/closing-lines.ts';
import type { Incoming, Turn } from '../turn.ts';
import { completeOrder } from './complete-order.ts';
import { trySatisfied } from './try-satisfied.ts';

type CompleteAct = Extract<Act, { kind: 'complete' }>;

/** 完成128, 弄好了, 搬完了: from who has the job it is done, from who wanted it done it is his word that it is. */
export function tryComplete(turn: Turn, incoming: Incoming, act: CompleteAct): boolean {
  const person = incoming.known;
  if (!person) return false;
  const pointedAt = ordersPointedAt(turn, incoming, act.numbers);
  if (pointedAt !== null && pointedAt.length > 0) return completePointedAt(turn, incoming, act, person, pointedAt);
  const held = turn.store.orders.heldBy(person.id, ['open', 'claimed']).filter((order) => saidWhereItCounts(incoming, order));
  const meant = narrowed(act, held);
  const [only] = meant;
  if (!only) return asPoster(turn, incoming, act);
  if (meant.length === 1) completeOrder(turn, only, person, act.paidFen, incoming);
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

/** The words that name the work choose among several jobs; with one in hand they need not fit. */
function narrowed(act: CompleteAct, held: readonly Order[]): readonly Order[] {
  const unfinished = held.filter(isUnfinished);
  if (unfinished.length < 2) return unfinished;
  const named = namedBy(act, unfinished);
  return named.length > 0 ? named : unfinished;
}

/** Where his words also hold a rating, they are read as that. */
function asPoster(turn: Turn, incoming: Incoming, { numbers }: CompleteAct): boolean {
  if (hasAct(readAgain(turn, incoming, incoming.text), 'satisfied')) return false;
  return trySatisfied(turn, incoming, { kind: 'satisfied', numbers, rating: null });
}
