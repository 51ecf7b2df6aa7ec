import { checkClaim } from '../../domain/claim-rules.ts';
import type { PersonId } from '../../domain/ids.ts';
import type { Order } from '../../domain/order.ts';
import { isHolder, isPoster } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import type { Turn } from '../turn.ts';

/** Registered workers of the order's trade who may take it, those with the least in hand first. */
export function matchingWorkers(turn: Turn, order: Order): readonly Person[] {
  const inHand = jobsInHand(turn);
  return turn.store.register
    .workers(order.category)
    .filter((person) => !isHolder(order, person.id) && !isPoster(order, person.id) && mayTake(turn, order, person))
    .toSorted((a, b) => (inHand.get(a.id) ?? 0) - (inHand.get(b.id) ?? 0));
}

/** By all rules but the limit: who is busy now may find the time, or know somebody. */
function mayTake(turn: Turn, order: Order, { worker }: Person): boolean {
  return checkClaim({ worker, unfinished: 0, asked: order.certificates, now: turn.now }, turn.rules).refusals.length === 0;
}

function jobsInHand(turn: Turn): ReadonlyMap<PersonId, number> {
  const inHand = new Map<PersonId, number>();
  for (const { holders } of turn.store.orders.inState(['open', 'claimed'])) {
    for (const { person } of holders) inHand.set(person, (inHand.get(person) ?? 0) + 1);
  }
  return inHand;
}
