import type { Category } from '../domain/glossary.ts';

/** A station's own words, out of its rules file; each list is added to what the program knows. */
export interface StationWords {
  /** Names of estates, streets, landmarks. */
  readonly places?: readonly string[];
  /** Words that name a job of a category ("修摩托": other). They may stand in job lines as they are. */
  readonly trades?: Readonly<Partial<Record<Category, readonly string[]>>>;
  /** Certificate → words of an order that ask for it. */
  readonly certificates?: Readonly<Record<string, readonly string[]>>;
  /** Words of work that this station does not broker. */
  readonly forbidden?: readonly string[];
}
