import type { Category } from '../../domain/glossary.ts';
import type { Place } from '../../domain/job.ts';
import type { Span } from '../span.ts';
import type { Taken } from './clauses.ts';
import { readAddress } from './place/address.ts';
import { choose } from './place/choose.ts';
import { gazetteer } from './place/gazetteer.ts';
import { findLabelled } from './place/labels.ts';
import { maskText } from './place/mask.ts';

/**
 * Finds addresses: roads, estates, houses with a name, shops and hospitals, with their door numbers and the words that say
 * where at them (对面, 背后); the most complete contiguous piece each.
 *
 * @param text normalised (NFKC) text
 * @param taken what has been read as time or phone
 * @param ownPlaces names that a station adds to the built-in ones
 * @returns in order, not overlapping; `value.open` holds nothing that leads to a door, a ward or a person
 */
export function findPlaces(text: string, taken: readonly Taken[], ownPlaces: readonly string[] = []): readonly Span<Place>[] {
  const words = gazetteer(ownPlaces);
  const others = taken.filter((span) => !isHouseNumber(text, span));
  const masked = maskText(text, others, words);
  const found: Span<Place>[] = [];
  for (let at = 0; at < text.length; ) {
    const address = readAddress(masked, at, words);
    if (address) found.push(address);
    at = address ? address.to : at + 1;
  }
  return joinLabelled(found, findLabelled(masked, others, words));
}

const DOOR_WORD = /(?:单元|[栋幢楼门路街巷院村附]|市场|大道|巷子|胡同|[A-Za-z果菜]区|铺面)$/u;
const NAME_BEFORE = /[\u3400-\u9fff]$/u;
const CLAUSE_ENDS = /^(?:$|[\s,，。;；!！?？\n附])/u;

/**
 * "3单元4号", "东门12号", "中铁共青湖9号,": a day of the month by its looks, but right behind a piece of an address.
 *
 * At the end of a clause it is left to the address to say whether it goes on so far: it does only behind a house or a road.
 */
function isHouseNumber(text: string, span: Taken): boolean {
  if (text.charAt(span.to - 1) !== '号' || !/^\d{1,2}号$/u.test(text.slice(span.from, span.to))) return false;
  const before = text.slice(Math.max(0, span.from - 2), span.from);
  return DOOR_WORD.test(before) || (NAME_BEFORE.test(before) && CLAUSE_ENDS.test(text.charAt(span.to)));
}

/** What stands after "地址:" is an address whole; it takes the place of what was found inside it. */
function joinLabelled(found: readonly Span<Place>[], labelled: readonly Span<Place>[]): readonly Span<Place>[] {
  if (labelled.length === 0) return found;
  const outside = found.filter((span) => !labelled.some((other) => other.from < span.to && span.from < other.to));
  return [...outside, ...labelled].sort((a, b) => a.from - b.from);
}

/**
 * Where the worker goes first, and the other end of a way.
 *
 * A delivery goes first to where it is brought; everything else to where it starts. A corrected place ("高桥?不是,是忠庄") is the
 * later one.
 *
 * @param spans from `findPlaces` on the same text
 */
export function choosePlaces(
  spans: readonly Span<Place>[],
  text: string,
  category?: Category,
): { readonly place: Place | null; readonly otherPlace: Place | null } {
  return choose(spans, text, category);
}
