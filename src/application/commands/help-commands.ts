import { EVERYONE, mayDo } from '../../domain/permissions.ts';
import { unknownCommandName, wrongArgument } from '../replies/command-problem-lines.ts';
import { didYouMean, HELP, helpList, helpOf, whoMay } from '../replies/help-lines.ts';
import { sayPrivately } from '../turn.ts';
import { answerAside } from './answers.ts';
import { perhapsWord } from './arguments.ts';
import { type Argument, type Command, command } from './command.ts';
import { findCommand, headOf, nearestCommand } from './parse-line.ts';
import { rolesIn } from './roles.ts';

/** Just what the asker may do; of one command, how it is written. */
export function helpCommand(commands: () => readonly Command[]): Command {
  const name: Argument<string | null> = { ...perhapsWord, glues: (said) => findCommand(commands(), said) !== null };
  return command({
    name: '帮助',
    aliases: ['help'],
    may: EVERYONE,
    args: { name },
    run: ({ turn, incoming }, args) => {
      const roles = rolesIn(turn, incoming.known);
      const own = commands().filter(({ listed, may }) => listed && mayDo(may, roles));
      const wanted = args.name === null ? null : findCommand(commands(), args.name.replace(/^[/、]/u, ''));
      // Two dozen lines: in a group, also in a staff room, only where there is no other way.
      if (args.name === null && incoming.room) sayPrivately(turn, incoming.meet(), incoming.room, 'answer', helpList(own));
      else if (args.name === null) answerAside(turn, incoming, helpList(own));
      else if (!wanted) answerAside(turn, incoming, unknownCommand(own, args.name));
      else answerAside(turn, incoming, mayDo(wanted.command.may, roles) ? helpOf(wanted.command) : whoMay(wanted.command.may));
    },
  });
}

function unknownCommand(own: readonly Command[], said: string): string {
  const near = nearestCommand(own, headOf(said));
  return near ? didYouMean(near.name) : wrongArgument(unknownCommandName(), HELP.帮助.example);
}
