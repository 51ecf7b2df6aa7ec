import { NUMERAL } from '../../numerals.ts';
import { hidesDoor } from '../../privacy.ts';
import type { Atom } from './atoms.ts';
import { HONORIFIC, SURNAME } from './people.ts';

/** A tail that could be a person's name must not stand in a group: two or three signs that begin with a common surname. */
const SOMEBODY = new RegExp(`^${SURNAME}[\\u3400-\\u9fff]{1,2}$|(?:${HONORIFIC}|妈|爸)(?:家|屋头)?$`, 'u');

/** Without one of these there is nothing for `hidesDoor` to find: no digit, letter or numeral and no 甲栋. Most names need no closer look. */
const MAY_HIDE = new RegExp(`[^\\u3400-\\u9fff]|[${NUMERAL}幺甲乙丙丁]`, 'u');

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
    if (atom.kind === 'door' || atom.kind === 'ward' || atom.kind === 'household' || atom.kind === 'floor') break;
    if (atom.kind === 'number') continue;
    if (atom.kind === 'tail' && SOMEBODY.test(atom.text)) break;
    kept.push(atom.text);
    named ||= atom.kind !== 'relation';
  }
  const open = kept.join('');
  return named && !(MAY_HIDE.test(open) && hidesDoor(open)) ? open : null;
}
