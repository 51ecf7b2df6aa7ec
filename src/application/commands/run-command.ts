import { mayDo, type Role } from '../../domain/permissions.ts';
import { MINUTE } from '../../domain/time.ts';
import { wrongArgument } from '../replies/command-problem-lines.ts';
import {
  claimWithoutSlash,
  commandTooLate,
  didYouMean,
  mayNotReport,
  noSuchCommand,
  oneCommandOnly,
  onlyByDirectMessage,
  onlyInRoom,
  wantsBlank,
  whoMay,
} from '../replies/help-lines.ts';
import { answer, type Incoming, sayPrivately, type Turn } from '../turn.ts';
import { answerAside, isPublic } from './answers.ts';
import type { Command } from './command.ts';
import {
  type CommandLine,
  commandGluedTo,
  findCommand,
  headOf,
  isTyping,
  isTypingOfOthers,
  namesAnother,
  nearestCommand,
  readBareLine,
  readCommandLine,
} from './parse-line.ts';
import { rolesIn } from './roles.ts';
import { COMMANDS } from './table.ts';

export { tryBinding } from './room-commands.ts';

/** A command older than this when it arrives is not carried out: the world has moved on. */
const TOO_LATE = 10 * MINUTE;
/** "/接101": a claim is no command. */
const CLAIM_WORDS = /^(?:我?接|抢)单?$/u;

/**
 * Carries out a line that begins with `/` or `、`, or says in one line why not.
 *
 * @returns true when the line was a command, or must not be taken for anything else
 */
export function tryCommand(turn: Turn, incoming: Incoming): boolean {
  const line = readCommandLine(incoming) ?? (incoming.room === null ? readBareLine(incoming.text) : null);
  if (!line) return false;
  const roles = rolesIn(turn, incoming.known);
  if (isTyping(line)) return false;
  const found = findCommand(COMMANDS, line.body);
  if (!found) return answerUnknown(turn, incoming, line, roles);
  if (mayDo(found.command.may, roles)) carryOut(turn, incoming, found);
  else if (isPublic(incoming) && isTypingOfOthers(line)) return false;
  else answer(turn, incoming, 'refusal', refusalOf(found.command));
  return true;
}

function refusalOf({ name, may }: Command): string {
  return name === '上报' ? mayNotReport(may) : whoMay(may);
}

function carryOut(turn: Turn, incoming: Incoming, { command, rest }: { readonly command: Command; readonly rest: string }): void {
  if (turn.now - incoming.spokenAt > TOO_LATE) sayPrivately(turn, incoming.meet(), incoming.room, 'refusal', commandTooLate(command.name));
  else if (command.where === 'direct' && incoming.room) answer(turn, incoming, 'refusal', onlyByDirectMessage());
  else if (command.where === 'room' && !incoming.room) answer(turn, incoming, 'refusal', onlyInRoom());
  // "/帮助 /查" asks about one.
  else if (command.name !== '帮助' && namesAnother(COMMANDS, ` ${rest}`)) answerAside(turn, incoming, oneCommandOnly());
  else execute(turn, incoming, command, rest);
}

function execute(turn: Turn, incoming: Incoming, command: Command, rest: string): void {
  const wrong = command.execute(rest, { turn, incoming, by: incoming.meet() });
  if (wrong === null) return;
  answerAside(turn, incoming, wrong.example === null ? wrong.problem : wrongArgument(wrong.problem, wrong.example));
}

/**
 * A mistyped name gets the nearest command that the sender may use; in a grid's group only grid workers and staff hear
 * it, and 、 is taken for typing wherever it can be: from residents in any group.
 */
function answerUnknown(turn: Turn, incoming: Incoming, { sign, body }: CommandLine, roles: readonly Role[]): boolean {
  const allowed = COMMANDS.filter(({ listed, may }) => listed && mayDo(may, roles));
  const near = nearestCommand(allowed, headOf(body));
  const silent = incoming.room?.kind === 'grid' && !roles.includes('gridworker');
  if (sign === '、' && (near === null || silent || (roles.length === 1 && incoming.room !== null))) return false;
  const late = turn.now - incoming.spokenAt > TOO_LATE;
  if (silent || late) return true;
  const head = headOf(body);
  const glued = commandGluedTo(allowed, head);
  if (roles.length > 1 && CLAIM_WORDS.test(head)) answerAside(turn, incoming, claimWithoutSlash());
  else if (near) answer(turn, incoming, 'refusal', didYouMean(near.name));
  else if (glued && sign === '/') answerAside(turn, incoming, wantsBlank(glued.name));
  else if (roles.length > 1 || incoming.room === null) answerAside(turn, incoming, noSuchCommand());
  return true;
}
