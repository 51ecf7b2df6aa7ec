/** How many UTF-16 units there are: the length of a table with a place for each. */
const ALL_UNITS = 0x1_0000;

/** By the code of a unit 1 where it belongs to the set: asked at every position of a text, and quicker than a `Set`. */
export type SignSet = Uint8Array;

export function signSet(signs: string): SignSet {
  const set = new Uint8Array(ALL_UNITS);
  for (let at = 0; at < signs.length; at += 1) set[signs.charCodeAt(at)] = 1;
  return set;
}

/** Whether the unit at `at` belongs to the set; never beyond the ends of the text. */
export function isOneOf(set: SignSet, text: string, at: number): boolean {
  return at >= 0 && at < text.length && set[text.charCodeAt(at)] === 1;
}

/** Whether any sign of the set stands in the text. */
export function holdsOneOf(set: SignSet, text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (set[text.charCodeAt(at)] === 1) return true;
  return false;
}

/** One bit for each of up to 32 sets of signs, by the code of a unit: to which of the sets it belongs. */
export type SignTable = Uint32Array;

/** Many sets in one table, so that a text is gone through once for all of them. */
export function signTable(sets: readonly string[]): SignTable {
  if (sets.length > 32) throw new RangeError('more sets of signs than bits');
  const table = new Uint32Array(ALL_UNITS);
  sets.forEach((signs, bit) => {
    for (let at = 0; at < signs.length; at += 1) {
      const unit = signs.charCodeAt(at);
      table[unit] = (table[unit] as number) | (1 << bit);
    }
  });
  return table;
}

/** The bits of all sets of which a sign stands in the text. */
export function signsIn(text: string, table: SignTable): number {
  let found = 0;
  for (let at = 0; at < text.length; at += 1) found |= table[text.charCodeAt(at)] as number;
  return found;
}

/** The code of the sign at `at`; -1 beyond either end, where `charCodeAt` would be slow to say NaN. */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : -1;
}

/** \u3400-\u9fff: the Chinese signs. */
export function isHan(code: number): boolean {
  return code >= 0x3400 && code <= 0x9fff;
}

/** A to Z, of either case. */
export function isLetter(code: number): boolean {
  const small = code | 0x20;
  return small >= 0x61 && small <= 0x7a;
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** A pattern with the signs with which its matches may begin: at any other sign it need not be tried. */
export interface Sticky {
  readonly pattern: RegExp;
  readonly firsts: SignSet;
}

export function sticky(source: string, firsts: string): Sticky {
  return { pattern: new RegExp(source, 'uy'), firsts: signSet(firsts) };
}

/** The length of what the pattern matches at `at`; 0 for nothing. */
export function lengthAt({ pattern, firsts }: Sticky, text: string, at: number): number {
  return isOneOf(firsts, text, at) ? matchLength(pattern, text, at) : 0;
}

/** As `lengthAt`, for a sticky regular expression. */
export function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : 0;
}
