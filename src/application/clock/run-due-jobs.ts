import type { Order } from '../../domain/order.ts';
import { afterQuiet, isQuiet, stepAfter } from '../../domain/quiet-hours.ts';
import { MINUTE, type UtcMs } from '../../domain/time.ts';
import { onCounterOfferTimeOut } from '../claims/counter-offer.ts';
import { onHandOverTimeOut } from '../claims/hand-over.ts';
import { onStandbyTimeOut, onTellLosers } from '../claims/standby.ts';
import { onNoShowTimeOut } from '../closing/no-show.ts';
import { onAskMissing } from '../orders/missing-fields.ts';
import { onPiecesEnd } from '../orders/pieces.ts';
import type { DueJob, DueKind } from '../ports/store.ts';
import type { Station } from '../station.ts';
import { beginTurn, type Turn } from '../turn.ts';
import { onDeadLetters } from './dead-letters.ts';
import { endIsDue } from './end-is-due.ts';
import { onConfirm, onExpire } from './expiry.ts';
import { onAnnounce } from './held-announcement.ts';
import { onLadderAgain, onLadderCall, onLadderHourly } from './ladder.ts';
import { onRoomNotice } from './outage-notice.ts';
import { onRegisterCheck } from './register-check.ts';
import { onAskDone, onRemindWorker } from './reminders.ts';
import { forgetLapsed, onRetention } from './retention.ts';
import { settleForThoseWhoCame } from './some-came.ts';
import { onSummary } from './summary.ts';
import { LADDER, worthRemindingUntil } from './times.ts';

/** A job that failed is tried again after this time, so that it does not hold up the others. */
const PUT_OFF = 10 * MINUTE;

/**
 * Does everything that is due at `now`, each job in a transaction of its own, the earliest first.
 *
 * @param now when the jobs happen: called at the time of each job (replay, tests) it is exactly that; after an outage it is
 *   later, and all that was missed is done at once
 * @param onFault told of a job that failed and is put off; without it the error is thrown, and the job stays due
 */
export function runDueJobs(station: Station, now: UtcMs, onFault?: (job: DueJob, error: unknown) => void): void {
  forgetLapsed(station, now);
  // Asked before every message: without a transaction, as long as nothing is due.
  for (let next = station.store.due.nextAt(); next !== null && next <= now; next = station.store.due.nextAt()) {
    if (runNext(station, now, onFault) === null) return;
  }
}

function runNext(station: Station, now: UtcMs, onFault: ((job: DueJob, error: unknown) => void) | undefined): DueJob | null {
  let taken: DueJob | null = null;
  try {
    station.store.transact(() => {
      taken = station.store.due.takeNext(now);
      if (taken) doJob(beginTurn(station, now, taken.cause), taken);
    });
  } catch (error) {
    const failed = taken as DueJob | null;
    if (!failed || !onFault) throw error;
    station.store.transact(() => station.store.due.schedule({ ...failed, at: now + PUT_OFF }));
    onFault(failed, error);
  }
  return taken;
}

/** Jobs that are about no single order. */
const STANDING_JOBS = {
  'ladder-hourly': onLadderHourly,
  summary: onSummary,
  'register-check': onRegisterCheck,
  retention: onRetention,
  'room-notice': onRoomNotice,
  'dead-letters': onDeadLetters,
} as const satisfies Partial<Record<DueKind, (turn: Turn, job: DueJob) => void>>;

type StandingKind = keyof typeof STANDING_JOBS;

/** Jobs about one order; each looks first whether the order is still where the job expects it. */
const ORDER_JOBS: Readonly<Record<Exclude<DueKind, StandingKind>, (turn: Turn, order: Order) => void>> = {
  announce: onAnnounce,
  'pieces-end': onPiecesEnd,
  'ask-missing': onAskMissing,
  'tell-losers': onTellLosers,
  'ladder-again': onLadderAgain,
  'ladder-call': onLadderCall,
  'standby-time-out': onStandbyTimeOut,
  'hand-over-time-out': onHandOverTimeOut,
  'no-show-time-out': onNoShowTimeOut,
  'counter-offer-time-out': onCounterOfferTimeOut,
  'remind-worker': onRemindWorker,
  'ask-done': onAskDone,
  'agreed-time': settleForThoseWhoCame,
  expire: onExpire,
  confirm: onConfirm,
};

function doJob(turn: Turn, job: DueJob): void {
  if (isStanding(job.kind)) {
    STANDING_JOBS[job.kind](turn, job);
    return;
  }
  if (job.order === null) throw new Error(`a job '${job.kind}' without an order`);
  const order = turn.store.orders.byId(job.order);
  if (!ENDS.includes(job.kind) && endIsDue(turn, order)) return;
  const morning = morningFor(turn, job, order);
  if (morning === null) ORDER_JOBS[job.kind](turn, order);
  else turn.store.due.schedule({ ...job, at: morning });
}

function isStanding(kind: DueKind): kind is StandingKind {
  return kind in STANDING_JOBS;
}

/** By which the search for workers comes to an end. */
const ENDS: readonly DueKind[] = ['expire', 'agreed-time'];

/** What does not happen at night, and how long into the morning it waits then. */
const NIGHT_DELAY: Readonly<Partial<Record<DueKind, number>>> = {
  announce: 0,
  'ladder-again': LADDER.again.ordinary,
  'ladder-call': LADDER.call.ordinary,
  'remind-worker': 0,
  'ask-done': 0,
  'agreed-time': 0,
};

/** These look to the night themselves. Anything else goes on with a talk, at night too, but not when nobody talks any more. */
const AT_ANY_HOUR: readonly DueKind[] = ['expire', 'confirm'];
const TALK_IS_OVER = 10 * MINUTE;

/**
 * When a job shall happen that falls into the night all the same, although it was set for the day: because the bot was down
 * at its time, or the quiet hours were changed since. Null when it may happen now.
 */
function morningFor(turn: Turn, job: DueJob, order: Order): UtcMs | null {
  const delay = NIGHT_DELAY[job.kind] ?? (waitsForMorning(turn, job, order) ? 0 : undefined);
  if (delay === undefined || order.urgent || !isQuiet(turn.now, turn.rules)) return null;
  if (job.kind === 'remind-worker' && !reminderCanWait(turn, order)) return null;
  return stepAfter(turn.now, delay, turn.rules);
}

/** What the bot slept through, and a correction that is for the market alone. */
function waitsForMorning(turn: Turn, { kind, at }: DueJob, order: Order): boolean {
  if (AT_ANY_HOUR.includes(kind)) return false;
  return turn.now - at > TALK_IS_OVER || (kind === 'pieces-end' && order.holders.length === 0);
}

/** A late reminder may wake somebody only where the morning would be too late. */
function reminderCanWait(turn: Turn, order: Order): boolean {
  const until = worthRemindingUntil(order.when, turn.rules);
  return until !== null && until >= afterQuiet(turn.now, turn.rules);
}
