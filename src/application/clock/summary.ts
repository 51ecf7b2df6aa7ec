import { afterQuiet, isQuiet } from '../../domain/quiet-hours.ts';
import { DAY, type Day, dayOf, MINUTE, startOfDay, type UtcMs } from '../../domain/time.ts';
import { summaryOf } from '../figures/summary-of.ts';
import type { DueJob } from '../ports/store.ts';
import { summaryText } from '../replies/summary-lines.ts';
import { sayIn, type Turn } from '../turn.ts';

/** Later than this, it is not said for the time that staff have chosen, but caught up. */
const LATE = 10 * MINUTE;

/**
 * Due job: the day's figures go to the market and the staff rooms, once a day and room; then the next day's job is set.
 * Late (the bot was down at the time), today's are caught up, at night in the morning after; what was missed on earlier
 * days is not.
 */
export function onSummary(turn: Turn, job: DueJob): void {
  const today = summaryTime(turn, turn.now);
  if (turn.now - today > LATE && isQuiet(turn.now, turn.rules)) {
    setSummary(turn, afterQuiet(turn.now, turn.rules));
    return;
  }
  if (turn.now >= today) say(turn, dayOf(turn.now));
  else if (isHeldFromLastNight(turn, job)) say(turn, dayOf(turn.now - DAY));
  scheduleSummary(turn);
}

/** Set for another time of this day than that of its own summary. */
function isHeldFromLastNight(turn: Turn, { at }: DueJob): boolean {
  return dayOf(at) === dayOf(turn.now) && at < summaryTime(turn, at);
}

/** Sets the next summary. */
export function scheduleSummary(turn: Turn): void {
  setSummary(turn, nextSummary(turn));
}

/** Call it when staff have changed the time: if the new one has passed already, today's is said at once, unless it was said. */
export function moveSummary(turn: Turn): void {
  setSummary(turn, summaryTime(turn, turn.now));
}

function setSummary(turn: Turn, at: UtcMs): void {
  turn.store.due.schedule({ kind: 'summary', at, order: null, person: null, cause: null });
}

function say(turn: Turn, day: Day): void {
  const rooms = [...turn.store.rooms.ofKind('market'), ...turn.store.rooms.ofKind('staff')];
  const unsaid = rooms.filter(({ id }) => turn.store.summaries.note(day, id, turn.now));
  if (unsaid.length === 0) return;
  const summary = summaryOf(turn.store, day);
  for (const room of unsaid) sayIn(turn, room, 'summary', summaryText(summary, room.kind === 'staff' ? 'staff' : 'market'));
}

function nextSummary(turn: Turn): UtcMs {
  const today = summaryTime(turn, turn.now);
  return today > turn.now ? today : today + DAY;
}

function summaryTime(turn: Turn, at: UtcMs): UtcMs {
  return startOfDay(at) + turn.rules.summaryAt * MINUTE;
}
