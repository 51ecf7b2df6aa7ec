import { clauseAfter, clauseBefore } from '../clauses.ts';
import type { Amount } from './amounts.ts';
import { type UnitWords, unitWords } from './units.ts';

/** An amount with the words around it, cut out once for all that is asked of them. */
export interface Setting {
  readonly text: string;
  readonly amount: Amount;
  /** The words of its clause on the left. */
  readonly before: string;
  /** … and on the right. */
  readonly after: string;
  readonly unit: UnitWords;
}

export function settingOf(text: string, amount: Amount): Setting {
  const before = clauseBefore(text, amount.from);
  const after = clauseAfter(text, amount.to);
  return { text, amount, before, after, unit: unitWords(text, amount, before, after) };
}
