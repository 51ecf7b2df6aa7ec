import type { PersonId } from './ids.ts';
import { isHolder, isPoster, type Order } from './order.ts';
import { isGridWorker, type Person } from './people.ts';

/** What somebody is, as far as rights go; a person may be several. Everybody is a resident. */
export const ROLES = ['resident', 'worker', 'gridworker', 'staff'] as const;
export type Role = (typeof ROLES)[number];

/** Who may do a thing: whoever has one of the roles. */
export const EVERYONE = ['resident'] as const satisfies readonly Role[];
export const WORKERS = ['worker'] as const satisfies readonly Role[];
export const WORKERS_AND_GRID_WORKERS = ['worker', 'gridworker'] as const satisfies readonly Role[];
export const GRID_WORKERS = ['gridworker'] as const satisfies readonly Role[];
export const STAFF = ['staff'] as const satisfies readonly Role[];

/**
 * The roles of a person; staff may do all that grid workers may.
 *
 * @param holdsJobs has a job in hand: with registration off, workers need not stand on the register
 */
export function rolesOf(person: Person | null, holdsJobs: boolean): readonly Role[] {
  const roles: Role[] = ['resident'];
  if (!person) return roles;
  if (person.worker !== null || holdsJobs) roles.push('worker');
  if (isGridWorker(person)) roles.push('gridworker');
  if (person.staff) roles.push('staff');
  return roles;
}

export function mayDo(allowed: readonly Role[], roles: readonly Role[]): boolean {
  return allowed.some((role) => roles.includes(role));
}

/** Phone and full address of an order: for who has the job, who wants it done, grid workers and staff. */
export function maySeeDetails(order: Order, person: Person): boolean {
  return isGridWorker(person) || isInvolved(order, person.id);
}

export function mayDispute(order: Order, person: Person): boolean {
  return maySeeDetails(order, person);
}

export function mayWithdraw(order: Order, person: Person): boolean {
  return isGridWorker(person) || isPoster(order, person.id);
}

function isInvolved(order: Order, person: PersonId): boolean {
  return isPoster(order, person) || isHolder(order, person);
}
