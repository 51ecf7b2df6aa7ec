import { normalize } from '../../normalize.ts';
import { matchLength } from '../signs.ts';
import { KNOWN_AREAS, KNOWN_LANDMARKS, ROAD_NAMES, UNSURE_AREAS } from './place-words.ts';
import { type WordTable, wordAt, wordTable } from './word-table.ts';

/** The words that are places by themselves. */
export interface Gazetteer {
  readonly area: WordTable;
  readonly unsure: WordTable;
  readonly landmark: WordTable;
  /** Landmarks and those areas that can be nothing else. */
  readonly sure: WordTable;
}

/** Names of roads, without 路. */
export const ROADS = wordTable(ROAD_NAMES);
const AREAS = wordTable(KNOWN_AREAS);
const UNSURE = wordTable(UNSURE_AREAS);
const STREET_BEHIND = /路|大道|街/uy;
const made = new Map<string, Gazetteer>();

/** The built-in words with a station's own; made once for each set of own words. */
export function gazetteer(ownPlaces: readonly string[]): Gazetteer {
  const key = ownPlaces.join('\n');
  const known = made.get(key);
  if (known) return known;
  // As the texts in which they are looked for: a rules file may hold full-width brackets.
  const own = ownPlaces.map(normalize).filter((word) => word.length > 1);
  const landmarks = [...KNOWN_LANDMARKS, ...own];
  const built: Gazetteer = {
    area: AREAS,
    unsure: UNSURE,
    landmark: wordTable(landmarks),
    sure: wordTable([...KNOWN_AREAS.filter((word) => word.length > 2), ...landmarks]),
  };
  made.set(key, built);
  return built;
}

/** The length of the known name that begins at `at`, of a road without its 路; 0 for none. */
export function knownNameAt(words: Gazetteer, text: string, at: number): number {
  return wordAt(words.sure, text, at) || roadNameAt(text, at);
}

function roadNameAt(text: string, at: number): number {
  const length = wordAt(ROADS, text, at);
  return length > 0 && matchLength(STREET_BEHIND, text, at + length) > 0 ? length : 0;
}
