import { afterQuiet } from '../../domain/quiet-hours.ts';
import { DAY, HOUR, MINUTE, type UtcMs } from '../../domain/time.ts';
import { letterShown } from '../dead-letters.ts';
import type { DeadLetter } from '../ports/outbox.ts';
import { deadLettersForStaff } from '../replies/dead-letter-lines.ts';
import { canWriteTo, sayTo, sayToStaff, type Turn } from '../turn.ts';

/** The setting that holds when staff were last told. */
const LAST_TOLD = 'dead_letters_told';
/** So that what goes wrong together is told together. */
const GATHERED_FOR = MINUTE;
const AT_MOST_EVERY = HOUR;
/** Older ones are of no use any more. */
const TOLD_WITHIN = 2 * DAY;

/** Has staff told of lines that did not go out: in a minute, or in the morning. */
export function scheduleDeadLetters(turn: Turn): void {
  const at = afterQuiet(turn.now + GATHERED_FOR, turn.rules);
  turn.store.due.scheduleOnce({ kind: 'dead-letters', at, order: null, person: null, cause: null });
}

/**
 * Due job: staff hear in one line what did not go out, at most once an hour. What should have stood in the staff room itself
 * is told to each of them by direct message.
 */
export function onDeadLetters(turn: Turn): void {
  const at = mayBeToldAt(turn);
  if (at > turn.now) {
    turn.store.due.schedule({ kind: 'dead-letters', at, order: null, person: null, cause: null });
    return;
  }
  const letters = turn.store.outbox.untold(turn.now - TOLD_WITHIN);
  if (letters.length === 0) return;
  const toStaff = letters.filter((letter) => isToStaffRoom(turn, letter));
  const others = letters.filter((letter) => !toStaff.includes(letter));
  if (others.length > 0) sayToStaff(turn, 'staff', lineAbout(turn, others));
  if (toStaff.length > 0) {
    for (const person of turn.store.people.staff().filter(canWriteTo)) sayTo(turn, person, 'staff', lineAbout(turn, toStaff));
  }
  turn.store.outbox.markTold(
    letters.map(({ id }) => id),
    turn.now,
  );
  turn.store.settings.set(LAST_TOLD, String(turn.now));
}

function mayBeToldAt(turn: Turn): UtcMs {
  const last = turn.store.settings.get(LAST_TOLD);
  return afterQuiet(Math.max(turn.now, last === null ? 0 : Number(last) + AT_MOST_EVERY), turn.rules);
}

function isToStaffRoom({ store }: Turn, { target }: DeadLetter): boolean {
  return target.kind === 'room' && store.rooms.byId(target.room)?.kind === 'staff';
}

function lineAbout(turn: Turn, letters: readonly DeadLetter[]): string {
  return deadLettersForStaff(letters.map((letter) => letterShown(turn, letter)));
}
