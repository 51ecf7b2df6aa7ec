import type { Person } from '../../domain/people.ts';
import { type Role, rolesOf } from '../../domain/permissions.ts';
import type { Turn } from '../turn.ts';

/** The roles of somebody who may not be written down yet. */
export function rolesIn(turn: Turn, person: Person | null): readonly Role[] {
  const holdsJobs = person !== null && turn.store.orders.heldBy(person.id, ['open', 'claimed']).length > 0;
  return rolesOf(person, holdsJobs);
}
