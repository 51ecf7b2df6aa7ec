import { checkClaim } from '../../domain/claim-rules.ts';
import type { PersonId } from '../../domain/ids.ts';
import { isHolder, isPoster, type Order } from '../../domain/order.ts';
import type { Person, Worker } from '../../domain/people.ts';
import type { Turn } from '../turn.ts';

/**
 * Workers on the register who do what the order asks for and may take it, those with the least in hand first; also those
 * whom no contact is bound to yet: they can be called.
 */
export function matchingWorkers(turn: Turn, order: Order): readonly Worker[] {
  const inHand = jobsInHand(turn);
  const jobsOf = (person: Person | null): number => (person === null ? 0 : (inHand.get(person.id) ?? 0));
  return turn.store.register
    .entries()
    .filter(({ worker, person }) => worker.trades.includes(order.category) && mayTake(turn, order, worker) && !isConcerned(order, person))
    .toSorted((a, b) => jobsOf(a.person) - jobsOf(b.person))
    .map(({ worker }) => worker);
}

/** By all rules but the limit: who is busy now may find the time, or know somebody. */
function mayTake(turn: Turn, order: Order, worker: Worker): boolean {
  return checkClaim({ worker, unfinished: 0, asked: order.certificates, now: turn.now }, turn.rules).refusals.length === 0;
}

function isConcerned(order: Order, person: Person | null): boolean {
  return person !== null && (isHolder(order, person.id) || isPoster(order, person.id));
}

function jobsInHand(turn: Turn): ReadonlyMap<PersonId, number> {
  const inHand = new Map<PersonId, number>();
  for (const { holders } of turn.store.orders.inState(['open', 'claimed'])) {
    for (const { person } of holders) inHand.set(person, (inHand.get(person) ?? 0) + 1);
  }
  return inHand;
}
