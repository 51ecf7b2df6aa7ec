import { drawEvidence, type Subject } from '../evidence.ts';
import type { Act, Label } from '../meaning.ts';
import { eachGram } from './grams.ts';

/** A message as the model sees it. */
export interface Observed extends Subject {
  /** The text with its fields put by signs (see `maskFields`). */
  readonly masked: string;
  readonly acts: readonly Act[];
  readonly quotes: boolean;
  /** What the rules would call it, if it is no order. */
  readonly labelByRule: Label;
}

/**
 * The features of a message: which signs of an order it holds (`e:`), what work and which talk about orders (`i:`, `c:`, `a:`, `l:`),
 * who speaks where (`s:`, `r:`), how long it is, and its grams (`1` to `3` characters).
 *
 * The names stand in the weights: whoever changes them has to tune anew.
 */
export function featuresOf(observed: Observed): readonly string[] {
  const { context, items, acts, masked, text } = observed;
  const { sender, room } = context;
  const found = new Set<string>(['bias', `s:${sender}`, `r:${room}`, `sr:${sender} ${room}`, `len:${lengthClass(text)}`]);
  found.add(`l:${observed.labelByRule}`).add(`ls:${observed.labelByRule} ${sender}`);
  if (observed.quotes) found.add('quotes');
  for (const name of drawEvidence(observed)) found.add(`e:${name}`);
  for (const { strength, category, broken } of items) {
    found.add(`i:${strength}`).add(`c:${category}`);
    if (broken) found.add('i:broken');
  }
  for (const act of acts) {
    const name = act.kind === 'claim' ? `claim:${act.force}` : act.kind;
    found.add(`a:${name}`).add(`as:${name} ${sender}`);
  }
  eachGram(masked, (gram) => found.add(gram));
  return [...found];
}

/** Steps of about one and a half: a word, a line, a story. */
const lengthClass = (text: string): number => Math.min(9, Math.floor(Math.log2(text.length + 1) * 1.5));
