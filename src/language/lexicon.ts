import type { Span } from './span.ts';

export interface LexiconEntry<Value> {
  readonly word: string;
  readonly value: Value;
}

/** Longer words first. */
type Group<Value> = readonly LexiconEntry<Value>[];

/** The words of a list by their first unit: `heads` holds the place of their group, 0 where no word begins. */
interface Lexicon<Value> {
  readonly heads: Uint16Array;
  readonly groups: readonly Group<Value>[];
}

const UNITS = 0x1_0000;

/**
 * Makes a finder of all words of a list: leftmost, longest first, not overlapping.
 *
 * A character that begins no word costs one look into a table.
 */
export function compileLexicon<Value>(entries: readonly LexiconEntry<Value>[]): (text: string) => readonly Span<Value>[] {
  const lexicon = groupByHead(entries);
  return (text) => findWords(text, lexicon);
}

function groupByHead<Value>(entries: readonly LexiconEntry<Value>[]): Lexicon<Value> {
  const heads = new Uint16Array(UNITS);
  const groups: LexiconEntry<Value>[][] = [[]];
  for (const entry of entries) {
    if (entry.word === '') continue;
    const head = entry.word.charCodeAt(0);
    const group = groups[heads[head] ?? 0];
    if (group && heads[head] !== 0) group.push(entry);
    else heads[head] = groups.push([entry]) - 1;
  }
  for (const group of groups) group.sort((a, b) => b.word.length - a.word.length);
  return { heads, groups };
}

function findWords<Value>(text: string, { heads, groups }: Lexicon<Value>): readonly Span<Value>[] {
  const found: Span<Value>[] = [];
  let at = 0;
  while (at < text.length) {
    const group = heads[text.charCodeAt(at)] ?? 0;
    const hit = group === 0 ? null : longestAt(text, at, groups[group] ?? []);
    if (hit) {
      found.push({ from: at, to: at + hit.word.length, text: hit.word, value: hit.value });
      at += hit.word.length;
    } else at += 1;
  }
  return found;
}

function longestAt<Value>(text: string, at: number, group: Group<Value>): LexiconEntry<Value> | null {
  for (const entry of group) if (text.startsWith(entry.word, at)) return entry;
  return null;
}
