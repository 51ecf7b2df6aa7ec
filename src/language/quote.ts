/** What a reply quotes. */
export interface Quoted {
  /** The name that stands before the colon; empty when there is none. */
  readonly from: string;
  readonly text: string;
}

// Phones put 15 dashes, other clients 16, always with blanks between; a line of "------" is somebody's own.
const SEPARATOR = /^\s*(?:[-－–—]\s){5,40}[-－–—]?\s*$/u;
const OPENING = /^\s*[「『"“]/u;
const CLOSING = /[」』"”]\s*$/u;
/** A sender's name before the colon; longer than any that WeChat allows it is no name. */
const SPEAKER = /^([^\n:：]{1,40})[:：]/u;

/**
 * Takes a quoted reply apart, which arrives as flattened text:
 * 「张阿姨：下水道堵了」 + a line of six or more "- " + the reply; also without brackets, and with several lines quoted.
 *
 * Of a quote in a quote the last part is the reply. Takes the raw text or the normalised one.
 *
 * @returns `quoted` null and the whole text as `reply` when nothing is quoted
 */
export function splitQuote(text: string): { readonly quoted: Quoted | null; readonly reply: string } {
  const lines = text.split('\n');
  const separator = lines.findLastIndex((line) => SEPARATOR.test(line));
  if (separator < 1) return { quoted: null, reply: text };
  const quoted = readQuoted(lines.slice(0, separator).join('\n'));
  if (!quoted) return { quoted: null, reply: text };
  return {
    quoted,
    reply: lines
      .slice(separator + 1)
      .join('\n')
      .trim(),
  };
}

function readQuoted(head: string): Quoted | null {
  const bracketed = OPENING.test(head);
  const inner = (bracketed ? head.replace(OPENING, '').replace(CLOSING, '') : head).trim();
  const speaker = SPEAKER.exec(inner);
  if (!bracketed && !speaker) return null;
  if (!speaker) return { from: '', text: inner };
  return { from: (speaker[1] ?? '').trim(), text: inner.slice(speaker[0].length).trim() };
}

/** "[文件]名册.xlsx", "[文件] 名册.xlsx 12.3K" or the name alone: how the quote of a file is flattened. */
const FILE_NAME = /^\s*(?:[[【](?:文件|File)[\]】])?\s*([^\n\r]{1,150}\.[a-z]{2,7})(?=\s|$)/iu;

/** The name of the file that a quote shows; null when it shows none. */
export function fileQuoted(quoted: string): string | null {
  return FILE_NAME.exec(quoted.slice(0, 200))?.[1]?.trim() ?? null;
}

// Phones end a mention with U+2005, and the name before it may hold blanks; PCs end it with a plain blank.
const ENDED_BY_MARK = /(?<![\w.])@[^@\u2005\n]{1,40}\u2005/gu;
const ENDED_BY_BLANK = /(?<![\w.])@[^\s@,，。:：;；、!！?？/]{1,32}(?=[\s,，。:：;；、!！?？]|$)[ \u00a0]?/gu;

/**
 * Takes "@名字" out of a text, wherever it stands. Must run before `normalize`, which loses the U+2005 after a name.
 *
 * @param names the names of the people in the room: only with them can a name be told from words that follow it unparted
 */
export function stripMentions(text: string, names: readonly string[] = []): string {
  if (!text.includes('@')) return text;
  const known = names.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  let rest = text.replace(ENDED_BY_MARK, ' ');
  for (const name of known) rest = rest.replaceAll(`@${name}`, ' ');
  return rest.replace(ENDED_BY_BLANK, ' ').replace(/ {2,}/gu, ' ').trim();
}
