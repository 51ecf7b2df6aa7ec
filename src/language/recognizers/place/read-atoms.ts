import type { Atom, AtomKind } from './atoms.ts';
import * as pattern from './atoms.ts';
import type { Gazetteer } from './gazetteer.ts';
import { bareSiteAt, knownRoadAt, nameReach, relationAt, roadAt, siteAt, weakSiteAt } from './names.ts';
import { lengthAt, matchLength } from './signs.ts';
import { wordAt } from './word-table.ts';

const MOST_ATOMS = 10;
/** A tail ends with its clause, at a door number, or where somebody or something is moved on. */
const AFTER_TAIL = /^$|[\s,，。;；!！?？\n、()（）【】「」:①-⑳\dA-Za-z搬拉送运到去往取接拿]/u;
export const NAMED: ReadonlySet<AtomKind> = new Set(['area', 'road', 'site', 'weak-site', 'tail']);
const INSIDE: ReadonlySet<AtomKind | undefined> = new Set(['door', 'floor', 'ward']);
/** Longer than any name: there is none. */
const NO_NAME = 99;
const HOSPITAL = /医|附院|卫生院|妇幼|妇保/u;

/** What the reading of the next piece depends on. */
interface Reading {
  readonly text: string;
  readonly masked: string;
  readonly words: Gazetteer;
  readonly at: number;
  /** The piece before. */
  readonly previous: AtomKind | undefined;
  /** A piece before is a name. */
  readonly named: boolean;
  readonly inHospital: boolean;
  /** A blank or comma stands before `at`. */
  readonly parted: boolean;
}

/** The pieces of the address that begins at `start`, one behind the other; none when nothing begins there. */
export function readAtoms(text: string, masked: string, start: number, words: Gazetteer): readonly Atom[] {
  const atoms: Atom[] = [];
  let reading: Reading = { text, masked, words, at: start, previous: undefined, named: false, inHospital: false, parted: false };
  while (atoms.length < MOST_ATOMS && reading.at < text.length) {
    const atom = nextAtom(reading);
    if (!atom) break;
    atoms.push(atom);
    reading = behind(reading, atom);
  }
  return atoms;
}

function behind(reading: Reading, { kind, to, text }: Atom): Reading {
  // Written out, for it is done at every piece: a spread would take as long as the reading of it.
  return {
    text: reading.text,
    masked: reading.masked,
    words: reading.words,
    at: to,
    previous: kind,
    named: reading.named || NAMED.has(kind),
    inHospital: reading.inHospital || HOSPITAL.test(text),
    parted: false,
  };
}

/** The piece at `at`, or the one behind a blank or comma, if the address goes on there. */
function nextAtom(reading: Reading): Atom | null {
  const glued = atomAt(reading);
  if (glued) return glued;
  const { text, at, previous } = reading;
  const gap = text.charAt(at);
  if (!previous || (gap !== ' ' && gap !== ',' && gap !== '，')) return null;
  const parted = atomAt({ ...reading, at: at + 1, parted: true });
  return parted && goesOn(previous, parted.kind, gap === ' ') ? parted : null;
}

/** A comma stands only between a road and what lies in it; a blank also before doors, house numbers and roads. */
function goesOn(previous: AtomKind, next: AtomKind, blank: boolean): boolean {
  const isRegion = previous === 'road' || previous === 'area';
  if (isRegion && (next === 'site' || next === 'tail')) return true;
  if (!blank) return false;
  if (isRegion && next === 'weak-site') return true;
  return next === 'door' || (previous === 'road' ? next === 'number' : next === 'road');
}

function atomAt(reading: Reading): Atom | null {
  const inside = INSIDE.has(reading.previous);
  return (inside ? null : knownAt(reading)) ?? doorAt(reading) ?? whereAt(reading) ?? (inside ? null : nameAt(reading));
}

function knownAt(reading: Reading): Atom | null {
  const { masked, at, words } = reading;
  return piece(reading, 'site', wordAt(words.landmark, masked, at)) ?? piece(reading, 'road', knownRoadAt(masked, at));
}

/** Wards, doors, house numbers and floors. */
function doorAt(reading: Reading): Atom | null {
  const { masked, at, previous, parted } = reading;
  const ward = reading.inHospital ? piece(reading, 'ward', matchLength(pattern.WARD, masked, at)) : null;
  if (ward) return ward;
  const door = lengthAt(pattern.DOOR, masked, at) || (reading.named ? lengthAt(pattern.DOOR_BY_HYPHENS, masked, at) : 0);
  const room = door > 0 || parted ? 0 : roomAt(reading);
  if (door > 0 || room > 0) return piece(reading, 'door', door || room);
  if (!reading.named) return null;
  const mayHaveNumber = !INSIDE.has(previous) && (!parted || previous === 'road');
  const number = mayHaveNumber ? piece(reading, 'number', lengthAt(pattern.NUMBER, masked, at)) : null;
  return number ?? piece(reading, 'floor', lengthAt(pattern.FLOOR, masked, at));
}

/** A room right behind a door or a name: 2单元501, 汇川大厦1403. */
function roomAt({ masked, at, previous }: Reading): number {
  if (previous === 'door' || previous === 'floor') return matchLength(pattern.ROOM_ALONE, masked, at);
  return previous === 'site' || previous === 'tail' ? lengthAt(pattern.ROOM_BEHIND_NAME, masked, at) : 0;
}

/** "王家" behind a door, "对面" behind a place. */
function whereAt(reading: Reading): Atom | null {
  const { text, masked, at, previous } = reading;
  if (previous === 'door' || previous === 'floor' || previous === 'number') {
    const household = piece(reading, 'household', lengthAt(pattern.HOUSEHOLD, text, at));
    if (household) return household;
  }
  return reading.named && !reading.parted ? piece(reading, 'relation', relationAt(masked, at)) : null;
}

function nameAt(reading: Reading): Atom | null {
  if (reading.inHospital) return null;
  const { masked, at, words } = reading;
  const goesOnGlued = reading.named && !reading.parted;
  const reach = nameReach(masked, at);
  return (
    areaAt(reading, 'area', wordAt(words.area, masked, at), reach) ??
    areaAt(reading, 'weak-site', wordAt(words.unsure, masked, at), reach) ??
    piece(reading, 'road', roadAt(masked, at, reach)) ??
    (goesOnGlued ? piece(reading, 'site', bareSiteAt(masked, at)) : null) ??
    shorter(piece(reading, 'site', siteAt(masked, at, reach)), piece(reading, 'weak-site', weakSiteAt(masked, at, reach))) ??
    (goesOnGlued ? tailAt(reading, reach) : nameBeforeDoor(reading, reach))
  );
}

/** An area's name is one only where no longer name begins with it: 高桥 in 高桥村口, but 洗马 not in 洗马苑. */
function areaAt(reading: Reading, kind: AtomKind, length: number, reach: number): Atom | null {
  if (length === 0) return null;
  const { masked, at } = reading;
  const longer = Math.min(roadAt(masked, at, reach) || NO_NAME, siteAt(masked, at, reach) || NO_NAME);
  return longer <= length + 2 ? null : piece(reading, kind, length);
}

/** Of a strong and a weak reading the one that ends clearly first keeps the address in small pieces. */
function shorter(strong: Atom | null, weak: Atom | null): Atom | null {
  if (!strong || !weak) return strong ?? weak;
  return weak.to < strong.to - 1 ? weak : strong;
}

/** A name without any place word, in front of a door number: "珠江印象12栋", "丽景 3-2-502". */
function nameBeforeDoor(reading: Reading, reach: number): Atom | null {
  if (reach < 2) return null;
  const { masked, at } = reading;
  const end = at + reach;
  const door = masked.charAt(end) === ' ' ? end + 1 : end;
  const hasDoor = lengthAt(pattern.DOOR, masked, door) > 0 || lengthAt(pattern.DOOR_BY_HYPHENS, masked, door) > 0;
  return hasDoor ? piece(reading, 'tail', reach) : null;
}

/** A name without any place word at the end of an address: "香港路东方明珠"; a single sign only as the end of a longer name (雅居乐). */
function tailAt(reading: Reading, reach: number): Atom | null {
  const { text, at, previous } = reading;
  if (reach === 0 || previous === 'relation' || previous === 'number') return null;
  if (reach === 1 && previous !== 'site' && previous !== 'weak-site') return null;
  return AFTER_TAIL.test(text.charAt(at + reach)) ? piece(reading, 'tail', reach) : null;
}

/** What is `length` signs long at `at`; none of no length. */
function piece({ text, at }: Reading, kind: AtomKind, length: number): Atom | null {
  return length > 0 ? { kind, from: at, to: at + length, text: text.slice(at, at + length) } : null;
}
