import { isGridWorker, nameOf } from '../../domain/people.ts';
import { GRID_WORKERS, WORKERS_AND_GRID_WORKERS } from '../../domain/permissions.ts';
import type { Observation } from '../../domain/services.ts';
import { missing } from '../replies/command-problem-lines.ts';
import { whoMay } from '../replies/help-lines.ts';
import * as lines from '../replies/observation-lines.ts';
import { answer, sayIn, sayToStaff } from '../turn.ts';
import { answerAside, answerPrivately, isPublic } from './answers.ts';
import { type Argument, type Asking, command, read, wrong, wrongThough } from './command.ts';
import { note } from './journal.ts';

type Said =
  | { readonly kind: 'list' }
  | { readonly kind: 'report'; readonly text: string }
  | { readonly kind: 'settle'; readonly number: number };

/** "3号解决不了" reports. */
const SETTLED = /^(?:第|#)?(?<number>\d{1,6})\s?号?\s?(?:已经?)?(?:了结|办结|处理好|处理了|解决)(?![不没])/u;

/** What is reported, or "3 了结"; nothing: grid workers see what is open. */
const said: Argument<Said> = {
  read: (rest, { by }) => {
    if (rest === '') return isGridWorker(by) ? read({ kind: 'list' }, '') : wrong(missing('什么事'));
    const number = SETTLED.exec(rest)?.groups?.number;
    if (number === undefined) return read({ kind: 'report', text: rest }, '');
    return isGridWorker(by) ? read({ kind: 'settle', number: Number(number) }, '') : wrongThough(whoMay(GRID_WORKERS));
  },
  glues: () => false,
};

/** Somebody needs help: only the staff room hears of it, wherever it was written. */
export const observationCommand = command({
  name: '上报',
  may: WORKERS_AND_GRID_WORKERS,
  args: { said },
  run: (asking, args) => {
    switch (args.said.kind) {
      case 'list':
        list(asking);
        return;
      case 'report':
        report(asking, args.said.text);
        return;
      case 'settle':
        settle(asking, args.said.number);
        return;
    }
  },
});

function list({ turn, incoming }: Asking): void {
  const rows = turn.store.observations.open().map((observation) => ({ observation, by: nameOf(turn.store.people.byId(observation.by)) }));
  answerPrivately(turn, incoming, lines.openObservations(rows));
}

function report(asking: Asking, text: string): void {
  const { turn, incoming, by } = asking;
  const observation = turn.store.observations.add({ by: by.id, at: turn.now, message: incoming.id, text });
  note(turn, 'observed', by, { data: { observation: observation.number } });
  passOn(asking, observation, text);
  if (isPublic(incoming)) answer(turn, incoming, 'answer', lines.tellMeAlone());
  else if (incoming.room) answer(turn, incoming, 'answer', lines.observedHere(observation));
  else answer(turn, incoming, 'answer', lines.observationPassedOn(observation));
}

/** At night too; in the room where it was written it need not be said again. */
function passOn({ turn, incoming, by }: Asking, observation: Observation, text: string): void {
  const line = lines.observed(observation, nameOf(by), text);
  if (incoming.room?.kind !== 'staff') sayToStaff(turn, 'staff', line, { urgent: true });
  else
    for (const room of turn.store.rooms.ofKind('staff'))
      if (room.id !== incoming.room.id) sayIn(turn, room, 'staff', line, { urgent: true });
}

function settle({ turn, incoming, by }: Asking, number: number): void {
  const observation = turn.store.observations.byNumber(number);
  if (!observation || observation.settled) {
    answerAside(turn, incoming, observation ? lines.settledBefore(observation) : lines.noSuchObservation(number));
    return;
  }
  turn.store.observations.settle(number, by.id, turn.now);
  note(turn, 'observation-settled', by, { data: { observation: number } });
  answerAside(turn, incoming, lines.observationSettled(observation));
}
