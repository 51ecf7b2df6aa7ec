import type { Category } from './glossary.ts';
import type { MessageId, PersonId } from './ids.ts';
import type { UtcMs } from './time.ts';

/** What a station does for people beside orders: it passes on who needs help, keeps who looks for work, and holds courses. */

/** Somebody needs help (上报): reported by a worker or a grid worker, for the staff room alone. */
export interface Observation {
  readonly number: number;
  readonly by: PersonId;
  readonly at: UtcMs;
  /** Null once erased. */
  readonly text: string | null;
  readonly settled: { readonly at: UtcMs; readonly by: PersonId } | null;
}

/** Somebody who offered himself in a market group and wants to be registered (求职登记). */
export interface JobSeeker {
  readonly person: PersonId;
  readonly at: UtcMs;
  readonly trades: readonly Category[];
  /** What he wrote; null once erased. */
  readonly text: string | null;
}

/** A course (培训) that workers sign up for by its number. */
export interface Course {
  readonly number: number;
  readonly text: string;
  readonly at: UtcMs;
  readonly by: PersonId;
  /** Null: one can still sign up. */
  readonly closedAt: UtcMs | null;
}

export interface SignUp {
  readonly person: PersonId;
  readonly at: UtcMs;
  readonly message: MessageId;
}
