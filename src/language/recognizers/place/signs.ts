/** A bit for every code of a sign, eight in a byte: asked at every position of a text, and quicker than a `Set`. */
export type SignSet = Uint8Array;

export function signSet(signs: string): SignSet {
  const set = new Uint8Array(0x10000 / 8);
  for (let at = 0; at < signs.length; at += 1) {
    const code = signs.charCodeAt(at);
    set[code >> 3] = (set[code >> 3] ?? 0) | (1 << (code & 7));
  }
  return set;
}

/** The code of the sign at `at`; -1 beyond either end, where `charCodeAt` would be slow to say NaN. */
export function codeAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? text.charCodeAt(at) : -1;
}

/** Whether the sign at `at`, if there is one, belongs to the set. */
export function isOneOf(set: SignSet, text: string, at: number): boolean {
  const code = codeAt(text, at);
  return code >= 0 && ((set[code >> 3] ?? 0) & (1 << (code & 7))) !== 0;
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
