import type { FoundFields } from '../read-fields.ts';
import type { JobWords } from '../recognizers/job-words.ts';

/** Longer messages say by then what they are. */
const LONGEST = 300;
/** Blanks are one, of whatever kind; the signs beside them are too rare to tell anything. */
const BLANKS = /[`\\$\t\n\r]+| {2,}/g;

interface Place {
  readonly from: number;
  readonly to: number;
}

/** Puts a sign for each field: what people write round a time or a price is alike, the times and prices are not. */
export function maskFields({ text, phones, whens, places, prices }: FoundFields): string {
  return written(
    replaced(text, [
      [phones, '☎'],
      [whens, '⌚'],
      [places, '⌂'],
      [prices, '¥'],
    ]),
  );
}

/** Puts a letter for each word of work: what is asked of a tap is asked of a lamp. */
export function maskWork(plain: string, { fixed, things, deeds, troubles, agents }: JobWords): string {
  return written(
    replaced(plain, [
      [fixed, 'J'],
      [things, 'T'],
      [deeds, 'D'],
      [troubles, 'B'],
      [agents, 'A'],
    ]).replace(/□+/g, '⌂'),
  );
}

function replaced(text: string, kinds: readonly (readonly [readonly Place[], string])[]): string {
  const signs = kinds.flatMap(([places, sign]) => places.map(({ from, to }) => ({ from, to, sign })));
  signs.sort((a, b) => a.from - b.from || b.to - a.to);
  let out = '';
  let at = 0;
  for (const { from, to, sign } of signs) {
    if (from < at) continue;
    out += text.slice(at, from) + sign;
    at = to;
  }
  return out + text.slice(at);
}

const written = (text: string): string => `^${text.slice(0, LONGEST).replace(/\d+/g, '0').replace(BLANKS, ' ')}$`;

/** Pieces of text are told apart by a number below this; two that share one by chance are rare, and the weights know of it. */
export const BUCKETS = 1 << 18;

/** Takes the number of a piece, and where it stands in the masked text. */
export type TakeGram = (bucket: number, from: number, to: number) => void;

const PRIME = 0x01000193;
const SEED_OF_TEXT = 0x811c9dc5;
const SEED_OF_WORK = 0x2f0b4c47;

const mixed = (hash: number, unit: number): number => Math.imul(hash ^ unit, PRIME);
const bucketOf = (hash: number): number => (hash ^ (hash >>> 13)) & (BUCKETS - 1);

/** Every piece of one and of two characters; the ends of the text are marked. */
export function eachGram(masked: string, take: TakeGram): void {
  for (let at = 0; at < masked.length; at += 1) {
    const single = mixed(SEED_OF_TEXT, masked.charCodeAt(at));
    take(bucketOf(single), at, at + 1);
    if (at + 1 < masked.length) take(bucketOf(mixed(single, masked.charCodeAt(at + 1))), at, at + 2);
  }
}

/** A piece round a word of work has this many characters at most. */
const LONGEST_GRAM = 4;
const WORK = new Set(['J', 'T', 'D', 'B', 'A'].map((letter) => letter.charCodeAt(0)));

/** Every piece of two to four characters that holds a word of work. */
export function eachWorkGram(masked: string, take: TakeGram): void {
  for (let at = 0; at < masked.length; at += 1) {
    let hash = SEED_OF_WORK;
    let holdsWork = false;
    for (let end = at; end < masked.length && end < at + LONGEST_GRAM; end += 1) {
      const unit = masked.charCodeAt(end);
      hash = mixed(hash, unit);
      holdsWork ||= WORK.has(unit);
      if (holdsWork && end > at) take(bucketOf(hash), at, end + 1);
    }
  }
}
