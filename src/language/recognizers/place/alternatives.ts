const SYNTAX = /[\\^$.*+?()[\]{}|/]/gu;

/** The source of a regular expression that matches any of the words, of two that begin alike the longer. */
export function alternatives(words: readonly string[], source: (word: string) => string = literal): string {
  return [...new Set(words)]
    .sort((a, b) => b.length - a.length)
    .map(source)
    .join('|');
}

export function literal(word: string): string {
  return word.replace(SYNTAX, '\\$&');
}
