import { anyOf } from '../patterns.ts';
import { ANSWER_CLAUSES } from './answers.ts';
import { CLAIM_CLAUSES } from './claim-words.ts';
import { COMPLETE_CLAUSES } from './complete.ts';
import { RATING_CLAUSES } from './rating.ts';
import type { Utterance } from './utterance.ts';
import { STEPPING_BACK_CLAUSES } from './withdraw.ts';

const ANY_CLAUSE = anyOf([...CLAIM_CLAUSES, ...COMPLETE_CLAUSES, ...STEPPING_BACK_CLAUSES, ...RATING_CLAUSES, ...ANSWER_CLAUSES]);
/** Numbers of orders and sums are looked for in the whole message; 收 stands for money received. */
const BESIDE_CLAUSES = /[\d一二两三四五六七八九十百千收]/;

/**
 * False where no reader of acts but that of changes can find anything: one search a clause puts ordinary chat aside.
 *
 * Every pattern by which a reader knows a clause must be among those above, or need a number or a word of work.
 */
export function mayHoldAct({ text, clauses }: Utterance, matters: boolean): boolean {
  return BESIDE_CLAUSES.test(text) || clauses.some((clause) => (matters && clause.items.length > 0) || ANY_CLAUSE.test(clause.core));
}
