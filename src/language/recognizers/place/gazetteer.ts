import { alternatives } from './alternatives.ts';
import { KNOWN_AREAS, KNOWN_LANDMARKS, ROAD_NAMES, UNSURE_AREAS } from './place-words.ts';

/** The words that are places by themselves. */
export interface Gazetteer {
  /** Sticky. */
  readonly area: RegExp;
  readonly unsure: RegExp;
  readonly landmark: RegExp;
  /** Global: every one of them, roads too. */
  readonly all: RegExp;
}

const made = new Map<string, Gazetteer>();

/** The built-in words with a station's own; made once for each set of own words. */
export function gazetteer(ownPlaces: readonly string[]): Gazetteer {
  const key = ownPlaces.join('\n');
  const known = made.get(key);
  if (known) return known;
  const own = ownPlaces.filter((word) => word.length > 1);
  const built: Gazetteer = {
    area: new RegExp(`(?:${alternatives(KNOWN_AREAS)})`, 'uy'),
    unsure: new RegExp(`(?:${alternatives(UNSURE_AREAS)})`, 'uy'),
    landmark: new RegExp(`(?:${alternatives([...KNOWN_LANDMARKS, ...own])})`, 'uy'),
    all: new RegExp(
      `${alternatives([...KNOWN_AREAS.filter((word) => word.length > 2), ...KNOWN_LANDMARKS, ...own])}|(?:${alternatives(ROAD_NAMES)})(?=路|大道|街)`,
      'gu',
    ),
  };
  made.set(key, built);
  return built;
}
