import type { PersonId } from '../../domain/ids.ts';
import type { UtcMs } from '../../domain/time.ts';

/** What of a person was blanked, besides orders: how many of each. */
export interface ErasedWords {
  readonly sought: number;
  readonly signUps: number;
  readonly observations: number;
  readonly notes: number;
  readonly questions: number;
  readonly lists: number;
}

/** What of a person stays for now, besides orders: how many of each. */
export interface KeptWords {
  /** Sign-ups to courses that are not over. */
  readonly signUps: number;
  /** Reports that nobody has settled. */
  readonly observations: number;
}

/** A row of something as it is kept, for its owner to read; times in milliseconds. */
export type KeptRow = Readonly<Record<string, string | number | null>>;

/** Of whom the data of one person are: a person, an entry of the register that no contact is bound to, or a bare phone. */
export interface Subject {
  readonly person: PersonId | null;
  readonly contact: string | null;
  readonly name: string;
  /** The entry of the register. */
  readonly entry: number | null;
  /** Of the register. */
  readonly phone: string | null;
}

/** Everything that stands about somebody beside orders, by table. */
export interface PersonalRows {
  readonly people: readonly KeptRow[];
  readonly roles: readonly KeptRow[];
  readonly register: readonly KeptRow[];
  readonly trades: readonly KeptRow[];
  readonly certificates: readonly KeptRow[];
  readonly keyGroups: readonly KeptRow[];
  readonly pledges: readonly KeptRow[];
  readonly seeking: readonly KeptRow[];
  readonly signUps: readonly KeptRow[];
  readonly courses: readonly KeptRow[];
  readonly questions: readonly KeptRow[];
  readonly lists: readonly KeptRow[];
  readonly observations: readonly KeptRow[];
  readonly notes: readonly KeptRow[];
  readonly journal: readonly KeptRow[];
  readonly lines: readonly KeptRow[];
  readonly due: readonly KeptRow[];
}

/** Keys of orders: posted by somebody, written down for him, or under a phone; held by him or waited for. */
export interface PersonalOrders {
  readonly posted: readonly number[];
  readonly held: readonly number[];
  readonly waitedFor: readonly number[];
}

/** What is personal, wherever it stands: how it goes, and how its owner gets to see it. Orders are erased by the order store. */
export interface PersonalStore {
  /**
   * Blanks what the person wrote beside orders: as somebody looking for work, in questions and notes, in reports that are
   * settled; deletes lists he sent and sign-ups to courses that are over. His nickname goes when nothing needs it any more.
   */
  erase(person: PersonId, at: UtcMs): ErasedWords;
  kept(person: PersonId): KeptWords;
  /**
   * Ends the term of what came before that time: sign-ups and texts of courses, reasons of suspensions that are over, nicknames
   * that nothing needs any more, names of groups that were given up.
   */
  forgetBefore(before: UtcMs, now: UtcMs): void;
  /** Drops texts of questions that nobody has answered in time, and lists that came before `listsBefore`; whether there were any. */
  forgetLapsed(now: UtcMs, listsBefore: UtcMs): boolean;
  /** Whether `forgetLapsed` would find anything; asked often. */
  hasLapsed(now: UtcMs, listsBefore: UtcMs): boolean;
  /** Who may be meant; all that is given must fit. */
  find(wanted: { readonly contact?: string; readonly name?: string; readonly phone?: string }): readonly Subject[];
  rowsOf(subject: Subject): PersonalRows;
  ordersOf(subject: Subject): PersonalOrders;
}
