import { afterQuiet } from '../../domain/quiet-hours.ts';
import { MINUTE, type UtcMs } from '../../domain/time.ts';
import type { Store } from '../ports/store.ts';
import { missedMessages } from '../replies/clock-lines.ts';
import { gapsForStaff } from '../replies/outage-lines.ts';
import { sayInAll, sayToStaff, type Turn } from '../turn.ts';

/** A shorter gap is told to staff alone. */
const WORTH_TELLING = 3 * MINUTE;
/** A connection that comes and goes is told of in one line, not in one a time. */
const STAFF_TOLD_EVERY = 10 * MINUTE;

/** Kinds of the journal: a gap ({since, until}); staff, and the groups, were told of all before. */
export const GAP = 'gap';
const TOLD_STAFF = 'gap-told-staff';
const TOLD_GROUPS = 'gap-told';

interface Gap {
  readonly since: UtcMs;
  readonly until: UtcMs;
}

/** `now`, or the moment after the last telling: what is noted in the same millisecond must not count as told. */
export function afterTelling({ journal }: Store, now: UtcMs): UtcMs {
  const told = [TOLD_STAFF, TOLD_GROUPS].map((kind) => journal.since(kind, now)[0]?.at ?? 0);
  return Math.max(now, ...told.map((at) => at + 1));
}

/** Has those told who ought to know that messages may have been lost: now, or in the morning. */
export function scheduleGapNotice(turn: Turn): void {
  schedule(turn, afterQuiet(turn.now, turn.rules));
}

/** Due job: one line to staff for all gaps that they were not told of, one in the groups for the longer ones. */
export function onRoomNotice(turn: Turn): void {
  const morning = afterQuiet(turn.now, turn.rules);
  if (morning > turn.now) {
    schedule(turn, morning);
    return;
  }
  tellGroups(turn);
  tellStaff(turn);
}

function tellGroups(turn: Turn): void {
  const gaps = untold(turn, TOLD_GROUPS).filter(({ since, until }) => until - since > WORTH_TELLING);
  if (gaps.length === 0) return;
  const line = missedMessages(Math.min(...gaps.map(({ since }) => since)), Math.max(...gaps.map(({ until }) => until)), turn.now);
  sayInAll(turn, 'grid', 'notice', line);
  sayInAll(turn, 'market', 'notice', line);
  noteTold(turn, TOLD_GROUPS);
}

function tellStaff(turn: Turn): void {
  const gaps = untold(turn, TOLD_STAFF);
  if (gaps.length === 0) return;
  const [told] = turn.store.journal.since(TOLD_STAFF, turn.now - STAFF_TOLD_EVERY);
  if (told) {
    schedule(turn, told.at + STAFF_TOLD_EVERY + 1);
    return;
  }
  sayToStaff(turn, 'staff', gapsForStaff(gaps));
  noteTold(turn, TOLD_STAFF);
}

/** Oldest first. */
function untold({ store: { journal } }: Turn, kind: typeof TOLD_STAFF | typeof TOLD_GROUPS): readonly Gap[] {
  const [told] = journal.since(kind, 0);
  return journal
    .since(GAP, (told?.at ?? -1) + 1)
    .map(({ data }) => ({ since: Number(data.since), until: Number(data.until) }))
    .sort((a, b) => a.since - b.since);
}

function noteTold(turn: Turn, kind: typeof TOLD_STAFF | typeof TOLD_GROUPS): void {
  turn.store.journal.append({ kind, at: turn.now, by: null, person: null, room: null, data: {} });
}

function schedule(turn: Turn, at: UtcMs): void {
  turn.store.due.schedule({ kind: 'room-notice', at, order: null, person: null, cause: null });
}
