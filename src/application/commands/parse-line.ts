import { MAX_TEXT, normalize } from '../../language/normalize.ts';
import type { Incoming } from '../turn.ts';
import type { Command } from './command.ts';

/** A line that begins with the sign of a command. */
export interface CommandLine {
  /** 、 is often just typing: it counts for less. */
  readonly sign: '/' | '、';
  /** What stands behind the sign, folded; U+2005 after a mention is kept. */
  readonly body: string;
}

/** The mark with which phones end a mention: the name before it may hold blanks. */
export const MENTION_END = '\u2005';

// One sign only: "、、" and "//" are typing, "/:" begins an old emoji code.
const COMMAND = /^([/、]) ?(?![/、:])(?=\S)/u;
const LEADING_MENTION = /^@[^@\u2005\n]{1,40}?[\u2005 ] ?/u;
const SENTENCE = /^[,，。;；!！?？]/u;
const ANOTHER_SIGN = /(?:\s\/|\n、) ?(?=\S)/u;
const HEAD = /^[^\s\d@,，。:：;；!！?？]+/u;
const AFTER_HEAD = /^[\s\u2005,，:：]+/u;

/** Folds full-width forms and blanks but keeps the end marks of mentions, which tell a name with blanks from what follows. */
export function foldLine(text: string): string {
  return text
    .slice(0, MAX_TEXT)
    .split(MENTION_END)
    .map((part) => normalize(part))
    .join(MENTION_END)
    .trim();
}

type LineWritten = Pick<Incoming, 'text' | 'mentionsBot'> & Partial<Pick<Incoming, 'mentions'>>;

/** The line as a command's, or null when it does not begin like one. The bot's own @ may stand before the sign. */
export function readCommandLine({ text, mentionsBot, mentions = [] }: LineWritten): CommandLine | null {
  const folded = foldLine(text);
  // Whoever calls himself "x /撤单 101" must not have it done by being mentioned together with the bot.
  const beginsWithOther = mentions.some(({ name, as }) => folded.startsWith(`@${foldLine(as ?? name)}`));
  const line = mentionsBot && !beginsWithOther ? folded.replace(LEADING_MENTION, '') : folded;
  const match = COMMAND.exec(line);
  if (!match) return null;
  return { sign: match[1] === '/' ? '/' : '、', body: line.slice(match[0].length) };
}

/** Said to the bot alone these mean the command, though the sign is not on everybody's keyboard. */
const BARE = /^(?:帮助|我的单|在办|排行|删除我的信息|查\s?(?:第|#)?\d{3,6}(?:号单|号|单)?)[。!！~]*$/u;
const BARE_REPORT = /^上报[\s:：,，]+\S/u;

/** A direct message that is a command but for its sign. */
export function readBareLine(text: string): CommandLine | null {
  const body = foldLine(text);
  return BARE.test(body) || BARE_REPORT.test(body) ? { sign: '/', body: body.replace(/[。!！~]+$/u, '') } : null;
}

/** The first word of a line: what the command's name should be. */
export function headOf(body: string): string {
  return (HEAD.exec(body)?.[0] ?? '').toLowerCase();
}

/**
 * The command that the line names, and what follows the name.
 *
 * The first argument may be glued to the name where it cannot be part of another word: "/完成128", "/台账昨天".
 */
export function findCommand(commands: readonly Command[], body: string): { readonly command: Command; readonly rest: string } | null {
  const head = headOf(body);
  const exact = commands.find((command) => namesOf(command).includes(head));
  if (exact) return { command: exact, rest: afterName(body, head.length) };
  const glued = commands
    .filter((command) => head.startsWith(command.name) && command.glues(body.slice(command.name.length)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  return glued ? { command: glued, rest: afterName(body, glued.name.length) } : null;
}

/** Whether a line with 、 goes on like a sentence ("、师傅，你来一下"): the sign was typed for itself. */
export function isTyping({ sign, body }: CommandLine): boolean {
  return sign === '、' && SENTENCE.test(body.slice(headOf(body).length));
}

/** As `isTyping`, of somebody who may not use the command: only a bare name, a number or a mention then looks like one. */
export function isTypingOfOthers({ sign, body }: CommandLine): boolean {
  return sign === '、' && !/^(?:$|[\s,，:：]*[\d@])/u.test(body.slice(headOf(body).length));
}

/** Whether another command stands behind this one, on the same line or the next: only one would be carried out. */
export function namesAnother(commands: readonly Command[], rest: string): boolean {
  return rest
    .split(ANOTHER_SIGN)
    .slice(1)
    .some((body) => findCommand(commands, body) !== null);
}

/** A command whose name the word begins with: "派单通下水道" wants a blank. */
export function commandGluedTo(commands: readonly Command[], head: string): Command | null {
  return commands.find(({ name }) => name.length > 1 && head.startsWith(name)) ?? null;
}

/** The command whose name is nearest to a mistyped one; null when none is near. */
export function nearestCommand(commands: readonly Command[], head: string): Command | null {
  const [best] = commands
    .map((command) => ({ command, distance: Math.min(...namesOf(command).map((name) => nameDistance(head, name))) }))
    .filter(({ distance }) => distance < TOO_FAR)
    .sort((a, b) => a.distance - b.distance);
  return best?.command ?? null;
}

const TOO_FAR = 3;
/** Longer words are no mistyped name. */
const LONGEST_TYPO = 8;

function namesOf(command: Command): readonly string[] {
  return [command.name, ...command.aliases];
}

function afterName(body: string, length: number): string {
  return body.slice(length).replace(AFTER_HEAD, '').trim();
}

/** Number of mistyped signs, or `TOO_FAR` when too little of the name is left to be meant. */
function nameDistance(typed: string, name: string): number {
  if (typed.length > LONGEST_TYPO) return TOO_FAR;
  // 改单, 查询: begun rightly is nearer than any word with one other sign.
  if (name.length === 1) return typed.length === 2 && typed.startsWith(name) ? 0.5 : TOO_FAR;
  // 退 102, 撤 101
  if (typed.length === 1) return name.startsWith(typed) && name.length === 2 ? 1 : TOO_FAR;
  const distance = editDistance(typed, name);
  const allowed = name.length >= 4 ? 2 : 1;
  if (distance > allowed || distance >= typed.length) return TOO_FAR;
  // 停单 is nearer to 停接 than to 转单: people begin rightly.
  return typed.charAt(0) === name.charAt(0) ? distance - 0.1 : distance;
}

/** Insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
export function editDistance(from: string, to: string): number {
  const [a, b] = [[...from], [...to]];
  const rows: number[][] = [b.map((_, index) => index).concat(b.length)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const above = rows[i - 1] ?? [];
      const same = a[i - 1] === b[j - 1];
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]?.[b.length] ?? 0;
}
