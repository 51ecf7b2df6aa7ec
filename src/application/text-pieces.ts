import { continuedHeading } from './replies/sending-lines.ts';

/** The platform refuses more than 1,500; in UTF-16 units, which are never fewer than it counts. */
export const LONGEST_TEXT = 1_400;

const GOOD_ENDS = /[。；！？，、;,\s]/;

/**
 * A text as the messages that it takes: divided at line breaks, a line that is too long by itself at a sentence's end. Of a
 * text about an order every piece begins with the order's number.
 */
export function inPieces(text: string, longest = LONGEST_TEXT): readonly string[] {
  if (text.length <= longest) return [text];
  const [, number] = /^(\d{1,6})号单/.exec(text) ?? [];
  const heading = number === undefined ? '' : `${continuedHeading(Number(number))}\n`;
  const room = longest - heading.length;
  const pieces: string[] = [];
  for (const line of text.split('\n').flatMap((one) => cut(one, room))) {
    const last = pieces.at(-1);
    if (last !== undefined && last.length + 1 + line.length <= room) pieces[pieces.length - 1] = `${last}\n${line}`;
    else pieces.push(line);
  }
  return pieces.map((piece, index) => (index === 0 ? piece : `${heading}${piece}`));
}

function cut(line: string, longest: number): readonly string[] {
  if (line.length <= longest) return [line];
  const at = goodEnd(line, longest);
  return [line.slice(0, at), ...cut(line.slice(at), longest)];
}

/** Behind a mark in the second half, else where it is full; never within a character of two units. */
function goodEnd(line: string, longest: number): number {
  for (let at = longest; at > longest / 2; at -= 1) if (GOOD_ENDS.test(line.charAt(at - 1))) return at;
  return /[\uD800-\uDBFF]/.test(line.charAt(longest - 1)) ? longest - 1 : longest;
}
