import { isOneOf, signSet } from './signs.ts';

/** A piece of text that some recogniser has claimed: `to` exclusive. */
export interface Taken {
  readonly from: number;
  readonly to: number;
}

export function overlaps(taken: readonly Taken[], from: number, to: number): boolean {
  return taken.some((span) => span.from < to && from < span.to);
}

/** A full stop, comma, bracket, list mark or line break ends a thought; a blank, a dash or a decimal point does not. */
const CLAUSE_END = signSet(',，。;；!！?？\n、()（）【】「」①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳');

/** The words before `at` that belong to the same thought; at most `most` characters. */
export function clauseBefore(text: string, at: number, most = 24): string {
  const least = Math.max(0, at - most);
  let from = at;
  while (from > least && !isOneOf(CLAUSE_END, text, from - 1)) from -= 1;
  return text.slice(from, at);
}

/** The words from `at` that belong to the same thought; at most `most` characters. */
export function clauseAfter(text: string, at: number, most = 24): string {
  const farthest = Math.min(text.length, at + most);
  let to = at;
  while (to < farthest && !isOneOf(CLAUSE_END, text, to)) to += 1;
  return text.slice(at, to);
}
