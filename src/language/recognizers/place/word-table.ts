import { codeAt } from '../signs.ts';

/** Many words, found by their first signs: those in one bucket of which the codes end alike, the longer before the shorter. */
export type WordTable = readonly (readonly string[])[];

/** A power of two, so that the end of a code can be cut off; few enough for the tables to stay in the processor's cache. */
const BUCKETS = 1_024;

/**
 * A table that says which of many words begins somewhere.
 *
 * An alternation of hundreds of words is tried word by word at every position; most signs begin no word at all, and the table
 * sees that at once.
 */
export function wordTable(words: Iterable<string>): WordTable {
  const table = Array.from({ length: BUCKETS }, (): readonly string[] => NONE);
  for (const word of [...new Set(words)].sort((a, b) => b.length - a.length)) {
    const bucket = word.charCodeAt(0) % BUCKETS;
    table[bucket] = [...(table[bucket] ?? NONE), word];
  }
  return table;
}

/** Shared by all the empty buckets. */
const NONE: readonly string[] = [];

/** The length of the longest word that begins at `at`; 0 when none does. */
export function wordAt(table: WordTable, text: string, at: number): number {
  const code = codeAt(text, at);
  const bucket = code < 0 ? NONE : (table[code & (BUCKETS - 1)] ?? NONE);
  for (let word = 0; word < bucket.length; word += 1) {
    const length = lengthIfAt(bucket[word] ?? '', text, at);
    if (length > 0) return length;
  }
  return 0;
}

/** Compared sign by sign: for two or three of them that is quicker than `startsWith`. */
function lengthIfAt(word: string, text: string, at: number): number {
  for (let sign = 0; sign < word.length; sign += 1) if (word.charCodeAt(sign) !== codeAt(text, at + sign)) return 0;
  return word.length;
}
