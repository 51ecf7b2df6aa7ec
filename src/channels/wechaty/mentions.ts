/** Somebody in a room, with all that he is called there. */
export interface Member {
  readonly id: string;
  /** Nickname, and the alias of this room. */
  readonly names: readonly string[];
}

/**
 * Finds who is mentioned, by "@name" and the blank that WeChat writes behind it (U+2005 on phones, a space on computers).
 *
 * The longest name counts, for names may hold blanks; a name that two members bear tells nothing and is left out.
 *
 * @returns ids in the order of the text, each once
 */
export function findMentions(text: string, members: readonly Member[]): readonly string[] {
  const found = new Set<string>();
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const id = mentionedAt(text, at + 1, members);
    if (id !== null) found.add(id);
  }
  return [...found];
}

function mentionedAt(text: string, from: number, members: readonly Member[]): string | null {
  let longest = 0;
  let bearers = new Set<string>();
  for (const member of members) {
    for (const name of member.names) {
      if (name.length < Math.max(longest, 1) || !standsAt(text, from, name)) continue;
      if (name.length > longest) bearers = new Set();
      longest = name.length;
      bearers.add(member.id);
    }
  }
  const [id] = bearers;
  return bearers.size === 1 && id !== undefined ? id : null;
}

function standsAt(text: string, from: number, name: string): boolean {
  if (!text.startsWith(name, from)) return false;
  const next = text[from + name.length];
  return next === undefined || /\s/.test(next);
}
