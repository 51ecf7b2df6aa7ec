import type { Span } from './span.ts';

export interface LexiconEntry<Value> {
  readonly word: string;
  readonly value: Value;
}

/**
 * Makes a finder of all words of a list: leftmost, longest first, not overlapping.
 *
 * Words are grouped by their first character, so a character that begins no word costs one map look-up.
 */
export function compileLexicon<Value>(entries: readonly LexiconEntry<Value>[]): (text: string) => readonly Span<Value>[] {
  const byFirst = new Map<string, LexiconEntry<Value>[]>();
  for (const entry of entries) {
    const first = entry.word[0];
    if (first === undefined) continue;
    const group = byFirst.get(first);
    if (group) group.push(entry);
    else byFirst.set(first, [entry]);
  }
  for (const group of byFirst.values()) group.sort((a, b) => b.word.length - a.word.length);
  return (text) => findWords(text, byFirst);
}

function findWords<Value>(text: string, byFirst: ReadonlyMap<string, readonly LexiconEntry<Value>[]>): readonly Span<Value>[] {
  const found: Span<Value>[] = [];
  let at = 0;
  while (at < text.length) {
    const start = at;
    const hit = byFirst.get(text.charAt(start))?.find((entry) => text.startsWith(entry.word, start));
    if (hit) {
      found.push({ from: start, to: start + hit.word.length, text: hit.word, value: hit.value });
      at += hit.word.length;
    } else at += 1;
  }
  return found;
}
