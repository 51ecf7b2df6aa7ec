import { agreedTime } from '../../domain/agreed-time.ts';
import type { Order } from '../../domain/order.ts';
import { afterQuiet } from '../../domain/quiet-hours.ts';
import type { UtcMs } from '../../domain/time.ts';
import type { DueKind } from '../ports/store.ts';
import type { Turn } from '../turn.ts';
import { askDoneAt, CONFIRM_AFTER, dayBeforeAt, expiryAt, ladderAt, reminderAt } from './times.ts';

/** What is due only as long as nobody, or not everybody, has been found. */
const WHILE_OPEN: readonly DueKind[] = ['announce', 'ladder-again', 'ladder-call', 'agreed-time', 'expire'];
/** What is due only as long as somebody has the job. */
const WHILE_HELD: readonly DueKind[] = ['remind-worker', 'ask-done'];

const LADDER_STEPS = [
  ['ladder-again', 'again'],
  ['ladder-call', 'call'],
] as const;

/**
 * Sets what the clock does for an open order: the ladder, the agreed time, the day before, expiry; reminders to those who
 * have claimed already. Call it when an order is posted, reopened or changed while open; steps that have passed stay passed.
 */
export function scheduleUnclaimed(turn: Turn, order: Order): void {
  if (order.state.kind !== 'open') return;
  const { since } = order.state;
  for (const [kind, step] of LADDER_STEPS) setStep(turn, order, kind, ladderAt(step, since, order.urgent, turn.rules));
  set(turn, order, 'agreed-time', order.headcount > 1 ? afterNight(turn, order, agreedTime(order.when)) : null);
  set(turn, order, 'expire', expiryAt(order, turn.now));
  if (order.announcedAt !== null) scheduleDayBefore(turn, order);
  scheduleReminders(turn, order);
}

/** The steps that are still to come count from when the workers see the order: later than set, where the bot was down that morning. */
export function countLadderFromNow(turn: Turn, order: Order): void {
  for (const [kind, step] of LADDER_STEPS) {
    if (turn.store.due.find(kind, order.id)) set(turn, order, kind, ladderAt(step, turn.now, order.urgent, turn.rules));
  }
}

/** Sets what the clock does for the workers who have the job. Call it whenever somebody gets it, or its time is changed. */
export function scheduleClaimed(turn: Turn, order: Order): void {
  if (order.state.kind === 'claimed') turn.store.due.cancelAllOf(order.id, WHILE_OPEN);
  scheduleReminders(turn, order);
}

/** Nothing more but the closing, a day from now, if the poster says nothing. Call it when the work is reported done. */
export function scheduleDone(turn: Turn, order: Order): void {
  unschedule(turn, order);
  set(turn, order, 'confirm', turn.now + CONFIRM_AFTER);
}

/** Takes all of the order's jobs off the list. */
export function unschedule(turn: Turn, order: Order): void {
  turn.store.due.cancelAllOf(order.id);
}

/** An order that is more than three days off is announced again on the morning before. */
export function scheduleDayBefore(turn: Turn, order: Order): void {
  const waiting = turn.store.due.find('announce', order.id);
  const heldForMorning = waiting !== null && waiting.at <= afterQuiet(turn.now, turn.rules);
  if (!heldForMorning) set(turn, order, 'announce', dayBeforeAt(order));
}

function scheduleReminders(turn: Turn, order: Order): void {
  if (order.holders.length === 0) {
    turn.store.due.cancelAllOf(order.id, WHILE_HELD);
    return;
  }
  set(turn, order, 'remind-worker', reminderAt(order.when, order.urgent, turn.rules));
  set(turn, order, 'ask-done', afterNight(turn, order, askDoneAt(order.when, turn.now)));
}

/** Sets the job, or takes it off where there is no time for it any more. */
function set(turn: Turn, order: Order, kind: DueKind, at: UtcMs | null): void {
  if (at !== null && at > turn.now) turn.store.due.schedule({ kind, at, order: order.id, person: null, cause: null });
  else turn.store.due.cancel(kind, order.id);
}

/** As `set`; but a step that is late for having waited (the bot was down) is not taken off. */
function setStep(turn: Turn, order: Order, kind: DueKind, at: UtcMs): void {
  if (at > turn.now) set(turn, order, kind, at);
}

function afterNight(turn: Turn, order: Order, at: UtcMs | null): UtcMs | null {
  return at === null || order.urgent ? at : afterQuiet(at, turn.rules);
}
