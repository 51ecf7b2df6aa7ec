const NONE: readonly RegExpExecArray[] = [];

/**
 * Every match of a global pattern, as `matchAll` gives them.
 *
 * `matchAll` copies the pattern at each call, which costs more than most searches of a line that find nothing.
 */
export function allMatches(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  pattern.lastIndex = 0;
  let match = pattern.exec(text);
  if (match === null) return NONE;
  const found: RegExpExecArray[] = [];
  while (match !== null) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
    match = pattern.exec(text);
  }
  return found;
}

/**
 * One pattern for "any of these": one search instead of many.
 *
 * Flags beside `g` are those of the first, and of any that ignores case.
 */
export function anyOf(patterns: readonly RegExp[]): RegExp {
  const flags = new Set(patterns.flatMap(({ flags }) => [...flags].filter((flag) => flag === 'i' || flag === 'u')));
  return new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'), [...flags].join(''));
}
