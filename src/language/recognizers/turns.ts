import { allMatches } from '../patterns.ts';
import type { Span } from '../span.ts';
import { TURNS } from '../words/turns.ts';
import type { FixedJobWord } from './job-words.ts';
import { signSet } from './signs.ts';

interface ReadyTurn {
  readonly pattern: RegExp;
  readonly value: FixedJobWord;
}

const READY: readonly ReadyTurn[] = TURNS.map(({ pattern, category, name, strength }) => ({
  pattern,
  value: { category, name, strength },
}));
const ANY_SIGN = signSet(TURNS.map(({ signs }) => signs).join(''));
/** By the code of a sign the places of the turns of which it is one. */
const BY_SIGN: ReadonlyMap<number, readonly number[]> = placesBySign();

function placesBySign(): Map<number, number[]> {
  const places = new Map<number, number[]>();
  TURNS.forEach(({ signs }, place) => {
    for (const sign of signs) {
      const code = sign.charCodeAt(0);
      places.set(code, [...(places.get(code) ?? []), place]);
    }
  });
  return places;
}

const NONE: readonly Span<FixedJobWord>[] = [];

/** Finds the jobs that are told in turns of phrase, in the order of the text; a pattern is tried only where one of its signs stands. */
export function findTurns(text: string): readonly Span<FixedJobWord>[] {
  const places = placesIn(text);
  if (places === null) return NONE;
  const found: Span<FixedJobWord>[] = [];
  for (const place of places) {
    const { pattern, value } = READY[place] as ReadyTurn;
    for (const match of allMatches(pattern, text)) {
      const [from, to] = [match.index, match.index + match[0].length];
      if (!found.some((other) => other.from < to && from < other.to)) found.push({ from, to, text: match[0], value });
    }
  }
  return found.length > 1 ? found.sort((a, b) => a.from - b.from) : found;
}

/** Which turns may stand in a text, the first of the list first; null for none, as for most texts. */
function placesIn(text: string): readonly number[] | null {
  let places: Set<number> | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (ANY_SIGN[code] !== 1) continue;
    places ??= new Set();
    for (const place of BY_SIGN.get(code) ?? []) places.add(place);
  }
  return places && [...places].sort((a, b) => a - b);
}
