import { DAY, type Day, dayOf, HOUR, startOfDay } from '../../domain/time.ts';
import { certificatesEnding, type EndingCertificate } from '../replies/clock-lines.ts';
import { sayToStaff, type Turn } from '../turn.ts';

const IN_THE_MORNING = 9 * HOUR;
const AHEAD = 30 * DAY;
const REMINDED = 'certificate-reminded';

/**
 * Due job, at 09:00: the grid workers hear in the staff room of certificates that end within thirty days; of each one once,
 * in one line for all.
 */
export function onRegisterCheck(turn: Turn): void {
  const ending = endingCertificates(turn);
  if (ending.length > 0) sayToStaff(turn, 'staff', certificatesEnding(ending));
  for (const { entry, name, expires } of ending) {
    turn.store.journal.append({ kind: REMINDED, at: turn.now, by: null, person: null, room: null, data: { entry, name, expires } });
  }
  scheduleRegisterCheck(turn);
}

export function scheduleRegisterCheck(turn: Turn): void {
  const today = startOfDay(turn.now) + IN_THE_MORNING;
  const at = today > turn.now ? today : today + DAY;
  turn.store.due.schedule({ kind: 'register-check', at, order: null, person: null, cause: null });
}

interface Ending extends EndingCertificate {
  readonly entry: number;
}

function endingCertificates(turn: Turn): readonly Ending[] {
  const [today, last] = [dayOf(turn.now), dayOf(turn.now + AHEAD)];
  const reminded = new Set(turn.store.journal.since(REMINDED, turn.now - 2 * AHEAD).map(({ data }) => keyOf(data)));
  return turn.store.register
    .entries()
    .flatMap(({ entry, worker }) =>
      worker.certificates.flatMap(({ name, expires }) =>
        endsBetween(expires, today, last) ? [{ entry, worker: worker.name, name, expires }] : [],
      ),
    )
    .filter((ending) => !reminded.has(keyOf({ ...ending })));
}

function endsBetween(expires: Day | null, from: Day, to: Day): expires is Day {
  return expires !== null && expires >= from && expires <= to;
}

function keyOf({ entry, name, expires }: Readonly<Record<string, unknown>>): string {
  return [entry, name, expires].join('/');
}
