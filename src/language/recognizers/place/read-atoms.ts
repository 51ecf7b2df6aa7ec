import type { Atom, AtomKind } from './atoms.ts';
import * as pattern from './atoms.ts';
import type { Gazetteer } from './gazetteer.ts';

const MOST_ATOMS = 10;
/** A tail ends with its clause, at a door number, or where somebody or something is moved on. */
const AFTER_TAIL = /^$|[\s,，。;；!！?？\n、()（）【】「」:①-⑳\dA-Za-z搬拉送运到去往取接拿]/u;
export const NAMED: ReadonlySet<AtomKind> = new Set(['area', 'road', 'site', 'weak-site', 'tail']);
const INSIDE: ReadonlySet<AtomKind | undefined> = new Set(['door', 'floor', 'ward']);
const HOSPITAL = /医|附院|卫生院|妇幼|妇保/u;

/** What the reading of the next piece depends on. */
interface Reading {
  readonly text: string;
  readonly masked: string;
  readonly words: Gazetteer;
  readonly at: number;
  /** What has been read of this address. */
  readonly before: readonly Atom[];
  /** A blank or comma stands before `at`. */
  readonly parted: boolean;
}

/** The pieces of the address that begins at `start`, one behind the other; none when nothing begins there. */
export function readAtoms(text: string, masked: string, start: number, words: Gazetteer): readonly Atom[] {
  const atoms: Atom[] = [];
  while (atoms.length < MOST_ATOMS) {
    const atom = nextAtom({ text, masked, words, at: atoms.at(-1)?.to ?? start, before: atoms, parted: false });
    if (!atom) break;
    atoms.push(atom);
  }
  return atoms;
}

/** The piece at `at`, or the one behind a blank or comma, if the address goes on there. */
function nextAtom(reading: Reading): Atom | null {
  const glued = atomAt(reading);
  if (glued) return glued;
  const { text, at, before } = reading;
  const previous = before.at(-1);
  const gap = text.charAt(at);
  if (!previous || !/[ ,，]/u.test(gap)) return null;
  const parted = atomAt({ ...reading, at: at + 1, parted: true });
  return parted && goesOn(previous.kind, parted.kind, gap === ' ') ? parted : null;
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
  const previous = reading.before.at(-1)?.kind;
  const known = INSIDE.has(previous) ? null : (take(reading, 'site', reading.words.landmark) ?? take(reading, 'road', pattern.ROAD));
  return known ?? doorAt(reading, previous) ?? whereAt(reading, previous) ?? (INSIDE.has(previous) ? null : nameAt(reading));
}

/** Wards, doors, house numbers and floors. */
function doorAt(reading: Reading, previous: AtomKind | undefined): Atom | null {
  const named = isNamed(reading);
  const ward = inHospital(reading) ? take(reading, 'ward', pattern.WARD) : null;
  if (ward) return ward;
  const door = take(reading, 'door', pattern.DOOR) ?? (named ? take(reading, 'door', pattern.DOOR_BY_HYPHENS) : null);
  if (door) return door;
  if (!reading.parted && (previous === 'door' || previous === 'floor')) {
    const room = take(reading, 'door', pattern.ROOM_ALONE);
    if (room) return room;
  }
  if (!reading.parted && (previous === 'site' || previous === 'tail')) {
    const room = take(reading, 'door', pattern.ROOM_BEHIND_NAME);
    if (room) return room;
  }
  if (!named) return null;
  const mayHaveNumber = !INSIDE.has(previous) && (!reading.parted || previous === 'road');
  return (mayHaveNumber ? take(reading, 'number', pattern.NUMBER) : null) ?? take(reading, 'floor', pattern.FLOOR);
}

/** "王家" behind a door, "对面" behind a place. */
function whereAt(reading: Reading, previous: AtomKind | undefined): Atom | null {
  if (previous === 'door' || previous === 'floor' || previous === 'number') {
    const household = take({ ...reading, masked: reading.text }, 'household', pattern.HOUSEHOLD);
    if (household) return household;
  }
  return isNamed(reading) && !reading.parted ? take(reading, 'relation', pattern.RELATION) : null;
}

function nameAt(reading: Reading): Atom | null {
  if (inHospital(reading)) return null;
  const goesOnGlued = isNamed(reading) && !reading.parted;
  return (
    areaAt(reading, 'area', reading.words.area) ??
    areaAt(reading, 'weak-site', reading.words.unsure) ??
    take(reading, 'road', pattern.NAMED_ROAD) ??
    (goesOnGlued ? take(reading, 'site', pattern.BARE_SITE) : null) ??
    shorter(take(reading, 'site', pattern.SITE), take(reading, 'weak-site', pattern.WEAK_SITE)) ??
    (goesOnGlued ? tailAt(reading) : nameBeforeDoor(reading))
  );
}

/** An area's name is one only where no longer name begins with it: 高桥 in 高桥村口, but 洗马 not in 洗马苑. */
function areaAt(reading: Reading, kind: AtomKind, known: RegExp): Atom | null {
  const area = take(reading, kind, known);
  if (!area) return null;
  const longer = [pattern.NAMED_ROAD, pattern.SITE].map((sticky) => matchAt(sticky, reading.masked, reading.at)?.length ?? 99);
  return Math.min(...longer) <= area.text.length + 2 ? null : area;
}

/** Of a strong and a weak reading the one that ends clearly first keeps the address in small pieces. */
function shorter(strong: Atom | null, weak: Atom | null): Atom | null {
  if (!strong || !weak) return strong ?? weak;
  return weak.to < strong.to - 1 ? weak : strong;
}

/** A name without any place word, in front of a door number: "珠江印象12栋", "丽景 3-2-502". */
function nameBeforeDoor(reading: Reading): Atom | null {
  const name = take(reading, 'tail', pattern.TAIL);
  if (!name || name.text.length < 2) return null;
  const door = reading.masked.charAt(name.to) === ' ' ? name.to + 1 : name.to;
  return [pattern.DOOR, pattern.DOOR_BY_HYPHENS].some((sticky) => matchAt(sticky, reading.masked, door) !== null) ? name : null;
}

/** A name without any place word at the end of an address: "香港路东方明珠"; a single sign only as the end of a longer name (雅居乐). */
function tailAt(reading: Reading): Atom | null {
  const previous = reading.before.at(-1)?.kind;
  const name = take(reading, 'tail', pattern.TAIL);
  if (!name || previous === 'relation' || previous === 'number') return null;
  if (name.text.length === 1 && previous !== 'site' && previous !== 'weak-site') return null;
  return AFTER_TAIL.test(reading.text.charAt(name.to)) ? name : null;
}

function isNamed(reading: Reading): boolean {
  return reading.before.some((atom) => NAMED.has(atom.kind));
}

function inHospital(reading: Reading): boolean {
  return reading.before.some((atom) => HOSPITAL.test(atom.text));
}

function take(reading: Reading, kind: AtomKind, sticky: RegExp): Atom | null {
  const found = matchAt(sticky, reading.masked, reading.at);
  if (!found) return null;
  const to = reading.at + found.length;
  return { kind, from: reading.at, to, text: reading.text.slice(reading.at, to) };
}

export function matchAt(sticky: RegExp, text: string, at: number): string | null {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? null;
}
