import type { Taken } from '../clauses.ts';
import { alternatives } from './alternatives.ts';
import { PERSON } from './people.ts';
import { PROTECTED, RELATIONS, STOP_SIGNS, STOP_WORDS, STRONG_SUFFIXES, WEAK_SUFFIXES } from './place-words.ts';

/** Takes the place of signs that belong to no name; a private-use sign matches no word. */
const VEIL = '\ue000';
const VEIL_BLANK = '\ue001';

/** 家属院 and 还房 hold stop signs themselves. */
const KEPT = [...PROTECTED, ...[...STRONG_SUFFIXES, ...WEAK_SUFFIXES, ...RELATIONS].filter((word) => word.length > 1)];
const STOPS = new RegExp(`(?<kept>${alternatives(KEPT)})|${PERSON}|${alternatives(STOP_WORDS)}|[${STOP_SIGNS}]`, 'gu');

/**
 * The text with everything veiled that can be no part of an address: verbs, everyday words, what others have taken.
 *
 * Chinese puts nothing between a name and the words before it, so the veil is what shows where a name may begin.
 * Offsets stay as they are.
 */
export function maskText(text: string, taken: readonly Taken[], known: RegExp): string {
  const spared = new Array<boolean>(text.length).fill(false);
  for (const match of text.matchAll(known)) spared.fill(true, match.index, match.index + match[0].length);
  const chars = text.replace(STOPS, (word, ...rest) => {
    const groups = rest.at(-1) as { kept?: string };
    return groups.kept ? word : VEIL.repeat(word.length);
  });
  const signs = chars.split('').map((char, at) => (spared[at] ? text.charAt(at) : char));
  for (const span of taken) signs.fill(VEIL_BLANK, span.from, span.to);
  return signs.join('');
}
