import { drawEvidence, type Subject } from '../evidence.ts';
import type { Act, Label } from '../meaning.ts';
import { BUCKETS, eachGram, eachWorkGram } from './grams.ts';

/** A message as the model sees it. */
export interface Observed extends Subject {
  /** The text with its fields put by signs (see `maskFields`). */
  readonly masked: string;
  /** The text with its words of work put by letters (see `maskWork`). */
  readonly skeleton: string;
  readonly acts: readonly Act[];
  readonly quotes: boolean;
  /** What the rules would call it, if it is no order. */
  readonly labelByRule: Label;
}

/** What speaks for and against in a message: signs with a name, and pieces of its text by their numbers; each once. */
export interface Features {
  readonly named: readonly string[];
  readonly grams: readonly number[];
}

/**
 * The features of a message: which signs of an order it holds (`e:`), what work and which talk about orders (`i:`, `c:`, `a:`, `l:`),
 * who speaks where (`s:`, `r:`), how long it is, its pieces of one and two characters, and those round its words of work.
 *
 * The names stand in the weights: whoever changes them has to tune anew.
 */
export function featuresOf(observed: Observed): Features {
  return { named: namedFeatures(observed), grams: gramsOf(observed) };
}

function namedFeatures({ context, items, acts, text, quotes, labelByRule, ...rest }: Observed): readonly string[] {
  const { sender, room } = context;
  const found = new Set<string>(['bias', `s:${sender}`, `r:${room}`, `sr:${sender} ${room}`, `len:${lengthClass(text)}`]);
  found.add(`l:${labelByRule}`).add(`ls:${labelByRule} ${sender}`);
  if (quotes) found.add('quotes');
  for (const name of drawEvidence({ context, items, text, ...rest })) found.add(`e:${name}`);
  for (const { strength, category, broken } of items) {
    found.add(`i:${strength}`).add(`c:${category}`);
    if (broken) found.add('i:broken');
  }
  for (const act of acts) {
    const name = act.kind === 'claim' ? `claim:${act.force}` : act.kind;
    found.add(`a:${name}`).add(`as:${name} ${sender}`);
  }
  return [...found];
}

/** Which buckets the message at hand has shown, by its stamp: a table that need not be cleared for each message. */
const shown = new Uint32Array(BUCKETS);
let stamp = 0;

function gramsOf({ masked, skeleton }: Observed): readonly number[] {
  const grams: number[] = [];
  stamp = (stamp + 1) >>> 0;
  const take = (bucket: number): void => {
    if (shown[bucket] === stamp) return;
    shown[bucket] = stamp;
    grams.push(bucket);
  };
  eachGram(masked, take);
  eachWorkGram(skeleton, take);
  return grams;
}

/** The same pieces of text to be read by people. */
export function namedGrams({ masked, skeleton }: Observed): readonly (readonly [bucket: number, text: string])[] {
  const grams = new Map<number, string>();
  eachGram(masked, (bucket, from, to) => grams.set(bucket, masked.slice(from, to)));
  eachWorkGram(skeleton, (bucket, from, to) => grams.set(bucket, skeleton.slice(from, to)));
  return [...grams];
}

/** Steps of about one and a half: a word, a line, a story. */
const lengthClass = (text: string): number => Math.min(9, Math.floor(Math.log2(text.length + 1) * 1.5));
