import type { Taken } from '../clauses.ts';
import { PROTECTED, SOFT_SIGNS, SOFT_WORDS, STOP_SIGNS, STOP_WORDS } from './everyday-words.ts';
import { type Gazetteer, knownNameAt } from './gazetteer.ts';
import { personAt } from './people.ts';
import { RELATIONS, STRONG_SUFFIXES, WAYS, WEAK_SUFFIXES } from './place-words.ts';
import { wordAt, wordTable } from './word-table.ts';

/** The codes of what takes the place of signs that belong to no name; a private-use sign matches no word. */
const VEIL = 0xe000;
const VEIL_BLANK = 0xe001;
/** The veil of a sign that a name behind a road may hold. */
const SOFT_VEIL = 0xe002;
const SOFT_VEILS = /\ue002/gu;
const MOST_ARGUMENTS = 4_000;

/** 家属院 and 还房 hold stop signs themselves. */
const KEPT = wordTable([...PROTECTED, ...[...STRONG_SUFFIXES, ...WEAK_SUFFIXES, ...RELATIONS, ...WAYS].filter((word) => word.length > 1)]);
const STOPS = wordTable([...STOP_WORDS, ...STOP_SIGNS]);
const SOFT = wordTable([...SOFT_WORDS, ...SOFT_SIGNS]);

/** Whether the sign of this code is a veil. */
export function isVeil(code: number): boolean {
  return code >= VEIL && code <= SOFT_VEIL;
}

/** A text and what is left of it when everything is veiled that can be no part of an address; offsets stay as they are. */
export class Masked {
  readonly text: string;
  readonly strict: string;
  private unveiled: string | null = null;

  constructor(text: string, strict: string) {
    this.text = text;
    this.strict = strict;
  }

  /** With those signs shown that a name may hold where it is sure that one begins ("鸿运大厦"); made when first asked for. */
  get loose(): string {
    this.unveiled ??= this.strict.replace(SOFT_VEILS, (_, at: number) => this.text.charAt(at));
    return this.unveiled;
  }
}

/**
 * Veils verbs, everyday words, what others have taken.
 *
 * Chinese puts nothing between a name and the words before it, so the veil is what shows where a name may begin.
 */
export function maskText(text: string, taken: readonly Taken[], words: Gazetteer): Masked {
  const codes = codesOf(text);
  veilStops(text, codes);
  unveilNames(text, codes, words);
  for (const span of taken) codes.fill(VEIL_BLANK, span.from, span.to);
  return new Masked(text, textOf(codes));
}

function veilStops(text: string, codes: number[]): void {
  for (let at = 0; at < text.length; ) {
    const kept = wordAt(KEPT, text, at);
    const person = kept > 0 ? 0 : personAt(text, at);
    const stop = kept > 0 || person > 0 ? 0 : wordAt(STOPS, text, at);
    // Sign by sign: for one or two of them `fill` is slow.
    const veil = stop > 0 && wordAt(SOFT, text, at) === stop ? SOFT_VEIL : VEIL;
    for (let veiled = at; veiled < at + person + stop; veiled += 1) codes[veiled] = veil;
    at += kept || person || stop || 1;
  }
}

/** A name that is known is seen whole, whatever stop signs stand in it. */
function unveilNames(text: string, codes: number[], words: Gazetteer): void {
  for (let at = 0; at < text.length; ) {
    const end = at + knownNameAt(words, text, at);
    if (end === at) at += 1;
    for (; at < end; at += 1) codes[at] = text.charCodeAt(at);
  }
}

function codesOf(text: string): number[] {
  const codes: number[] = [];
  for (let at = 0; at < text.length; at += 1) codes.push(text.charCodeAt(at));
  return codes;
}

/**
 * A text made at once, not put together of pieces: all that reads it then is quicker.
 *
 * In stretches, for a call takes only so many arguments.
 */
function textOf(codes: readonly number[]): string {
  let text = '';
  for (let from = 0; from < codes.length; from += MOST_ARGUMENTS) {
    text += String.fromCharCode.apply(null, codes.slice(from, from + MOST_ARGUMENTS));
  }
  return text;
}
