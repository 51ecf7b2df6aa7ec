import type { Person } from '../domain/people.ts';
import type { Store } from './ports/store.ts';

/** Wrong codes after which the code is void; counted in the store, so that a restart does not give new tries. */
export const STAFF_CODE_TRIES = 5;

const CODE = 'staff_code';
const TRIES = 'staff_code_tries';

/** Makes a code with which one person becomes staff; an earlier one is void. @param random a number in [0, 1) */
export function newStaffCode(store: Store, random: () => number): string {
  const code = String(Math.floor(random() * 900_000) + 100_000);
  store.settings.set(CODE, code);
  store.settings.set(TRIES, '0');
  return code;
}

/**
 * The code to print at start: only as long as nobody is staff.
 *
 * @returns null when there is staff, or when the code is locked (`npm run staff-code` makes a new one)
 */
export function staffCodeAtStart(
  store: Store,
  random: () => number,
): { readonly kind: 'code'; readonly code: string } | { readonly kind: 'locked' } | null {
  if (store.people.staff().length > 0) return null;
  const code = store.settings.get(CODE);
  if (!code) return { kind: 'code', code: newStaffCode(store, random) };
  return triesLeft(store) > 0 ? { kind: 'code', code } : { kind: 'locked' };
}

export type CodeAnswer =
  | { readonly kind: 'granted' }
  | { readonly kind: 'wrong'; readonly triesLeft: number }
  /** Too many wrong ones, or none was made, or it has been used. */
  | { readonly kind: 'void' };

/** Whoever says the code becomes staff; the code works once. */
export function redeemStaffCode(store: Store, person: Person, said: string): CodeAnswer {
  const code = store.settings.get(CODE);
  const left = triesLeft(store);
  if (!code || left === 0) return { kind: 'void' };
  // A slip that can be no code is no guess either.
  if (!/^\d{6}$/u.test(said)) return { kind: 'wrong', triesLeft: left };
  if (said !== code) {
    store.settings.set(TRIES, String(STAFF_CODE_TRIES - left + 1));
    return left > 1 ? { kind: 'wrong', triesLeft: left - 1 } : { kind: 'void' };
  }
  store.settings.set(CODE, '');
  store.people.grantStaff(person.id);
  return { kind: 'granted' };
}

function triesLeft(store: Store): number {
  return Math.max(0, STAFF_CODE_TRIES - Number(store.settings.get(TRIES) ?? '0'));
}
