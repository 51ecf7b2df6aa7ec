/** Somebody in a room, with all that he is called there. */
export interface Member {
  readonly id: string;
  /** Nickname, and the alias of this room. */
  readonly names: readonly string[];
}

/** Somebody who is mentioned, and the name under which it was done. */
export interface Mentioned {
  readonly id: string;
  readonly name: string;
}

/** The mark that phones put behind a mention. */
const MARK = '\u2005';

/**
 * Finds who is mentioned, by "@name" and the blank that WeChat writes behind it (U+2005 on phones, a space on computers).
 *
 * Names may hold blanks, and anybody may call himself what he likes: somebody called "杨网格 网格员 3" must not be given what
 * "@杨网格 网格员 3" gives. So the mark decides where it stands; else, where the names of two members can be read, nobody is
 * taken.
 *
 * @returns in the order of the text, each person once
 */
export function findMentions(text: string, members: readonly Member[]): readonly Mentioned[] {
  const found = new Map<string, Mentioned>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const mentioned = mentionedAt(text, at + 1, members);
    if (mentioned && !found.has(mentioned.id)) found.set(mentioned.id, mentioned);
  }
  return [...found.values()];
}

function mentionedAt(text: string, from: number, members: readonly Member[]): Mentioned | null {
  const readable = members.flatMap(({ id, names }) => names.filter((name) => standsAt(text, from, name)).map((name) => ({ id, name })));
  const marked = readable.filter(({ name }) => text[from + name.length] === MARK);
  const candidates = marked.length > 0 || isMarked(text, from) ? marked : readable;
  const [first, ...others] = candidates.sort((a, b) => b.name.length - a.name.length);
  return first && others.every(({ id }) => id === first.id) ? first : null;
}

/** Whether a mark ends this mention: then a shorter name that stands there is not meant, though nobody is known by the longer one. */
function isMarked(text: string, from: number): boolean {
  const mark = text.indexOf(MARK, from);
  const next = text.indexOf('@', from);
  return mark >= 0 && (next < 0 || mark < next);
}

function standsAt(text: string, from: number, name: string): boolean {
  if (name === '' || !text.startsWith(name, from)) return false;
  const next = text[from + name.length];
  return next === undefined || /\s/.test(next);
}
