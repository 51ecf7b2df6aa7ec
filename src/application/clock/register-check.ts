import { afterQuiet, isQuiet } from '../../domain/quiet-hours.ts';
import { DAY, type Day, dayOf, dayStart, HOUR, startOfDay, type UtcMs } from '../../domain/time.ts';
import { certificatesEnding, type EndingCertificate } from '../replies/clock-lines.ts';
import { sayToStaff, type Turn } from '../turn.ts';

const IN_THE_MORNING = 9 * HOUR;
const AHEAD = 30 * DAY;
const REMINDED = 'certificate-reminded';
/** The setting that holds the day of the last check. */
const CHECKED = 'register_checked';
/** Certificates in one line; more are told the next morning. */
const AT_ONCE = 30;

/**
 * Due job, at 09:00: the grid workers hear in the staff room of certificates that end within thirty days, or have ended
 * since the last check (the bot was down); of each one once, in one line for all.
 */
export function onRegisterCheck(turn: Turn): void {
  if (isQuiet(turn.now, turn.rules)) {
    scheduleAt(turn, afterQuiet(turn.now, turn.rules));
    return;
  }
  const ending = endingCertificates(turn).slice(0, AT_ONCE);
  if (ending.length > 0) sayToStaff(turn, 'staff', certificatesEnding(ending, dayOf(turn.now)));
  for (const { entry, name, expires } of ending) {
    turn.store.journal.append({ kind: REMINDED, at: turn.now, by: null, person: null, room: null, data: { entry, name, expires } });
  }
  if (ending.length < AT_ONCE) turn.store.settings.set(CHECKED, dayOf(turn.now));
  scheduleRegisterCheck(turn);
}

export function scheduleRegisterCheck(turn: Turn): void {
  const today = startOfDay(turn.now) + IN_THE_MORNING;
  scheduleAt(turn, today > turn.now ? today : today + DAY);
}

function scheduleAt(turn: Turn, at: UtcMs): void {
  turn.store.due.schedule({ kind: 'register-check', at, order: null, person: null, cause: null });
}

interface Ending extends EndingCertificate {
  readonly entry: number;
}

function endingCertificates(turn: Turn): readonly Ending[] {
  const first = turn.store.settings.get(CHECKED) ?? dayOf(turn.now);
  const last = dayOf(turn.now + AHEAD);
  // Whoever was told of an end was told at most so long before it.
  const reminded = new Set(turn.store.journal.since(REMINDED, dayStart(first) - AHEAD - DAY).map(({ data }) => keyOf(data)));
  return turn.store.register
    .entries()
    .flatMap(({ entry, worker }) =>
      worker.certificates.flatMap(({ name, expires }) =>
        endsBetween(expires, first, last) ? [{ entry, worker: worker.name, name, expires }] : [],
      ),
    )
    .filter((ending) => !reminded.has(keyOf({ ...ending })))
    .sort((a, b) => a.expires.localeCompare(b.expires));
}

function endsBetween(expires: Day | null, from: Day, to: Day): expires is Day {
  return expires !== null && expires >= from && expires <= to;
}

function keyOf({ entry, name, expires }: Readonly<Record<string, unknown>>): string {
  return [entry, name, expires].join('/');
}
