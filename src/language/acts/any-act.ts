import { anyOf } from '../patterns.ts';
import { ANSWER_CLAUSES } from './answers.ts';
import { EVERYDAY_CLAUSES, PLAIN_CLAUSES } from './claim-words.ts';
import { COMPLETE_CLAUSES } from './complete.ts';
import { mayNamePrice } from './counter-offer.ts';
import { RATING_CLAUSES } from './rating.ts';
import type { Utterance } from './utterance.ts';
import { NAMED_STEPPING_BACK_CLAUSES, STEPPING_BACK_CLAUSES } from './withdraw.ts';

const ANY_CLAUSE = [...PLAIN_CLAUSES, ...COMPLETE_CLAUSES, ...STEPPING_BACK_CLAUSES, anyOf([...RATING_CLAUSES, ...ANSWER_CLAUSES])];
const ANY_CLAUSE_OF_WORKERS = [...ANY_CLAUSE, ...EVERYDAY_CLAUSES];

/**
 * False where no reader of acts but that of changes can find anything: some searches a clause put ordinary chat aside.
 *
 * Every pattern by which a reader knows a clause must be among those above, or need a number of an order, a sum or a word of work. Words of
 * every day are a claim only from workers, in a market room or under the post of an order.
 */
export function mayHoldAct(utterance: Utterance, matters: boolean): boolean {
  const { text, clauses, numbers, quotes } = utterance;
  if (numbers.length > 0 || text.includes('收') || mayNamePrice(utterance)) return true;
  const patterns = matters || quotes ? ANY_CLAUSE_OF_WORKERS : ANY_CLAUSE;
  const found = (among: readonly RegExp[], core: string): boolean => among.some((pattern) => pattern.test(core));
  return clauses.some(
    (clause) => (clause.items.length > 0 && (matters || found(NAMED_STEPPING_BACK_CLAUSES, clause.core))) || found(patterns, clause.core),
  );
}
