import { hidesDoor } from '../../privacy.ts';
import type { Atom, AtomKind } from './atoms.ts';
import { HONORIFIC, SURNAME } from './people.ts';

/** A tail that could be a person's name must not stand in a group: two or three signs that begin with a common surname. */
const SOMEBODY = new RegExp(`^${SURNAME}[\\u3400-\\u9fff]{1,2}$|(?:${HONORIFIC}|妈|爸)(?:家|屋头)?$`, 'u');

/** "张家院子" behind a relation or a village is somebody's. */
const SOMEBODYS_HOUSE = new RegExp(`^${SURNAME}家(?:老?院子|院坝|大院|老屋|屋|门口)$`, 'u');

/** With one of these begins what leads to a door. */
const CLOSED: ReadonlySet<AtomKind> = new Set(['door', 'ward', 'household', 'floor', 'inside', 'way']);

/**
 * What may be said of an address in a group: without numbers, floors, wards and households.
 *
 * After 栋, 单元 or a ward nothing more is said; a house number in a road is left out and what follows it stays
 * ("洗马路12号洗马小区3栋" is 洗马路洗马小区).
 */
export function openPart(atoms: readonly Atom[]): string | null {
  const kept: string[] = [];
  let named = false;
  for (const atom of atoms) {
    if (CLOSED.has(atom.kind)) break;
    if (atom.kind === 'number') continue;
    if ((atom.kind === 'tail' && SOMEBODY.test(atom.text)) || SOMEBODYS_HOUSE.test(atom.text)) break;
    kept.push(atom.text);
    named ||= atom.kind !== 'relation';
  }
  const open = kept.join('');
  return named && !hidesDoor(open) ? open : null;
}
