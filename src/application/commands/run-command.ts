import { mayDo, type Role } from '../../domain/permissions.ts';
import { MINUTE } from '../../domain/time.ts';
import { wrongArgument } from '../replies/command-problem-lines.ts';
import { commandTooLate, didYouMean, noSuchCommand, onlyByDirectMessage, onlyInRoom, whoMay } from '../replies/help-lines.ts';
import { answer, type Incoming, sayPrivately, type Turn } from '../turn.ts';
import { answerAside } from './answers.ts';
import type { Command } from './command.ts';
import { type CommandLine, findCommand, headOf, nearestCommand, readCommandLine } from './parse-line.ts';
import { rolesIn } from './roles.ts';
import { COMMANDS } from './table.ts';

export { tryBinding } from './room-commands.ts';

/** A command older than this when it arrives is not carried out: the world has moved on. */
const TOO_LATE = 10 * MINUTE;

/**
 * Carries out a line that begins with `/` or `、`, or says in one line why not.
 *
 * @returns true when the line was a command, or must not be taken for anything else
 */
export function tryCommand(turn: Turn, incoming: Incoming): boolean {
  const line = readCommandLine(incoming);
  if (!line) return false;
  const roles = rolesIn(turn, incoming.known);
  const found = findCommand(COMMANDS, line.body);
  if (!found) return answerUnknown(turn, incoming, line, roles);
  const { command, rest } = found;
  if (!mayDo(command.may, roles)) answer(turn, incoming, 'refusal', whoMay(command.may));
  else if (turn.now - incoming.sentAt > TOO_LATE)
    sayPrivately(turn, incoming.meet(), incoming.room, 'refusal', commandTooLate(command.name));
  else if (command.where === 'direct' && incoming.room) answer(turn, incoming, 'refusal', onlyByDirectMessage());
  else if (command.where === 'room' && !incoming.room) answer(turn, incoming, 'refusal', onlyInRoom());
  else execute(turn, incoming, command, rest);
  return true;
}

function execute(turn: Turn, incoming: Incoming, command: Command, rest: string): void {
  const wrong = command.execute(rest, { turn, incoming, by: incoming.meet() });
  if (wrong === null) return;
  answerAside(turn, incoming, wrong.example === null ? wrong.problem : wrongArgument(wrong.problem, wrong.example));
}

/**
 * A mistyped name gets the nearest command that the sender may use; in a grid's group only grid workers and staff hear
 * it, and 、 is taken for typing wherever it can be.
 */
function answerUnknown(turn: Turn, incoming: Incoming, { sign, body }: CommandLine, roles: readonly Role[]): boolean {
  const near = nearestCommand(
    COMMANDS.filter(({ listed, may }) => listed && mayDo(may, roles)),
    headOf(body),
  );
  const silent = incoming.room?.kind === 'grid' && !roles.includes('gridworker');
  if (sign === '、' && (near === null || silent || roles.length === 1)) return false;
  const late = turn.now - incoming.sentAt > TOO_LATE;
  if (silent || late) return true;
  if (near) answer(turn, incoming, 'refusal', didYouMean(near.name));
  else if (roles.length > 1 || incoming.room === null) answerAside(turn, incoming, noSuchCommand());
  return true;
}
