import { codeAt, isHan, lengthAt, matchLength } from '../signs.ts';
import type { Atom, AtomKind } from './atoms.ts';
import * as pattern from './atoms.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { Masked } from './mask.ts';
import {
  areaEndAt,
  bareSiteAt,
  knownRoadAt,
  looseSiteAt,
  nameReach,
  namesThing,
  relationAt,
  roadAt,
  siteAt,
  wayAt,
  weakSiteAt,
} from './names.ts';
import { wordAt } from './word-table.ts';

const MOST_ATOMS = 10;
/** A tail ends with its clause, at a door number, or where somebody or something is moved on. */
const AFTER_TAIL = /^(?:$|[\s,，。;；!！?？\n、()（）【】「」:①-⑳\dA-Za-z到去往取接拿]|[搬拉送运抬](?:到|去|往|至|来|回|进))/u;
/** Behind the name of a house a further one is short: 雅居乐, 教师公寓; what is longer is talk. */
const MOST_SIGNS_BEHIND_SITE = 4;
export const NAMED: ReadonlySet<AtomKind> = new Set(['area', 'road', 'site', 'weak-site', 'tail']);
const INSIDE: ReadonlySet<AtomKind | undefined> = new Set(['door', 'floor', 'ward', 'inside']);
const HAS_INSIDE: ReadonlySet<AtomKind> = new Set(['floor', 'door', 'ward']);
const HAS_ROOMS: ReadonlySet<AtomKind> = new Set(['site', 'weak-site', 'tail', 'relation']);
/** Longer than any name: there is none. */
const NO_NAME = 99;
const HOSPITAL = /医|附院|卫生院|妇幼|妇保/u;

/** What the reading of the next piece depends on. */
interface Reading {
  readonly text: string;
  readonly masked: string;
  readonly source: Masked;
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
export function readAtoms(source: Masked, start: number, words: Gazetteer): readonly Atom[] {
  const atoms: Atom[] = [];
  let reading: Reading = {
    source,
    text: source.text,
    masked: source.strict,
    words,
    at: start,
    previous: undefined,
    named: false,
    inHospital: false,
    parted: false,
  };
  while (atoms.length < MOST_ATOMS && reading.at < source.text.length) {
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
    source: reading.source,
    words: reading.words,
    at: to,
    previous: kind,
    named: reading.named || NAMED.has(kind),
    // "卫生院对面" lies in no hospital.
    inHospital: kind !== 'relation' && (reading.inHospital || HOSPITAL.test(text)),
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
  if (next === 'way') return true;
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
  const { masked, at, parted } = reading;
  const ward = reading.inHospital ? piece(reading, 'ward', matchLength(pattern.WARD, masked, at)) : null;
  if (ward) return ward;
  const door = lengthAt(pattern.DOOR, masked, at) || hyphensAt(reading);
  const room = door > 0 || parted ? 0 : roomAt(reading);
  if (door > 0 || room > 0) return piece(reading, 'door', door || room);
  if (!reading.named) return null;
  const number = mayHaveNumber(reading) ? piece(reading, 'number', lengthAt(pattern.NUMBER, masked, at)) : null;
  return (
    number ??
    piece(reading, 'floor', lengthAt(pattern.FLOOR, masked, at)) ??
    piece(reading, 'door', parted ? 0 : lengthAt(pattern.PART, masked, at))
  );
}

/** "高桥9号" is a day: what has house numbers is smaller than an area. */
function mayHaveNumber({ previous, parted }: Reading): boolean {
  if (INSIDE.has(previous) || previous === 'area') return false;
  return previous === 'road' || !parted;
}

function hyphensAt({ named, parted, masked, at }: Reading): number {
  if (!named) return 0;
  return lengthAt(pattern.DOOR_BY_HYPHENS, masked, at) || (parted ? 0 : lengthAt(pattern.SHORT_DOOR, masked, at));
}

/** A room right behind a door or a name: 2单元501, 汇川大厦1403. */
function roomAt({ masked, at, previous }: Reading): number {
  if (previous === 'door' || previous === 'floor') return matchLength(pattern.ROOM_ALONE, masked, at);
  return previous && HAS_ROOMS.has(previous) ? lengthAt(pattern.ROOM_BEHIND_NAME, masked, at) : 0;
}

/** "王家" behind a door, "对面" behind a place, "右手边" and "会议室" behind a floor. */
function whereAt(reading: Reading): Atom | null {
  const { text, masked, at, previous, parted } = reading;
  const inside = INSIDE.has(previous);
  if (!previous || !(reading.named || inside)) return null;
  if (parted) return piece(reading, 'way', lengthAt(pattern.PASSING, text, at));
  const household = inside || previous === 'number' ? lengthAt(pattern.HOUSEHOLD, text, at) : 0;
  return (
    piece(reading, 'household', household || lengthAt(pattern.OWN_HOUSE, text, at)) ??
    piece(reading, 'way', wayAt(text, masked, at)) ??
    piece(reading, 'relation', relationAt(masked, at)) ??
    (HAS_INSIDE.has(previous) ? piece(reading, 'inside', matchLength(pattern.INSIDE_HOUSE, masked, at)) : null)
  );
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
    shorter(piece(reading, 'site', siteAt(masked, at, reach)), piece(reading, 'weak-site', weakSiteAt(masked, at, reach, reading.named))) ??
    (goesOnGlued ? (piece(reading, 'site', looseSiteIn(reading)) ?? tailAt(reading)) : nameBeforeDoor(reading, reach))
  );
}

/** An area's name is one only where no longer name begins with it: 高桥 in 高桥村口, but 洗马 not in 洗马苑. */
function areaAt(reading: Reading, kind: AtomKind, length: number, reach: number): Atom | null {
  if (length === 0) return null;
  const { masked, at } = reading;
  const end = areaEndAt(masked, at + length);
  if (end > 0) return piece(reading, 'area', length + end);
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

/** "中华路鸿运大厦", "延安路工人文化宫": behind a road a name may hold signs that end one elsewhere. */
function looseSiteIn({ source, at, previous }: Reading): number {
  return previous === 'road' || previous === 'area' ? looseSiteAt(source.loose, at) : 0;
}

/**
 * A name without any place word at the end of an address: "香港路东方明珠", "湘江路七妹丝娃娃".
 *
 * A single sign only as the end of a longer name (雅居乐).
 */
function tailAt(reading: Reading): Atom | null {
  const { text, masked, source, at, previous } = reading;
  if (previous === 'relation' || previous === 'way' || previous === 'number' || !isHan(codeAt(masked, at))) return null;
  const behindSite = previous === 'site' || previous === 'weak-site';
  const reach = nameReach(behindSite ? masked : source.loose, at);
  if (reach === 0 || (reach === 1 && !behindSite) || (behindSite && reach > MOST_SIGNS_BEHIND_SITE)) return null;
  const end = at + reach;
  const ends = AFTER_TAIL.test(text.slice(end, end + 2)) || relationAt(masked, end) > 0 || lengthAt(pattern.STOREY, masked, end) > 0;
  return ends && !namesThing(text, at, end) ? piece(reading, 'tail', reach) : null;
}

/** What is `length` signs long at `at`; none of no length. */
function piece({ text, at }: Reading, kind: AtomKind, length: number): Atom | null {
  return length > 0 ? { kind, from: at, to: at + length, text: text.slice(at, at + length) } : null;
}
