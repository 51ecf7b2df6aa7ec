import type { PersonId } from '../../domain/ids.ts';
import type { Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { afterQuiet } from '../../domain/quiet-hours.ts';
import { MINUTE } from '../../domain/time.ts';
import { scheduleUnclaimed } from '../clock/schedule.ts';
import { announce, announceAgain } from '../orders/announce.ts';
import { standbyCalled } from '../replies/changing-hands-lines.ts';
import { record, type Turn } from '../turn.ts';
import { ask, lapseQuestions } from './open-questions.ts';
import { mentionOf, mustWaitForMorning, sayInMarkets } from './speak.ts';

/** How long the order is kept for the stand-by who is asked. */
const CALL_LASTS = 5 * MINUTE;

/** Keeps a free order for the next stand-by and asks him; without one it is open to all again. */
export function callNext(turn: Turn, order: Order): void {
  const [next] = order.standby;
  const called = next === undefined ? null : record(turn, order, { kind: 'standby-called', person: next }, null);
  if (next === undefined || !called) {
    reopen(turn, order);
    return;
  }
  scheduleUnclaimed(turn, called);
  if (mustWaitForMorning(turn, order)) {
    // Kept for him through the night; the same job of the clock then asks him.
    turn.store.due.schedule({
      kind: 'standby-time-out',
      at: afterQuiet(turn.now, turn.rules),
      order: order.id,
      person: null,
      cause: null,
    });
  } else askStandby(turn, called, next);
}

/** Who was being asked has a place now; for what is still free the next in line is asked. */
export function callNextInStead(turn: Turn, before: Order, taken: Order, worker: PersonId): void {
  const wasCalled = before.state.kind === 'open' && before.state.reservedFor === worker;
  if (wasCalled && taken.state.kind === 'open' && taken.standby.length > 0) callNext(turn, taken);
}

/** Asks him in the market group; he has five minutes from now. */
export function askStandby(turn: Turn, order: Order, standby: PersonId): void {
  const person = turn.store.people.byId(standby);
  sayInMarkets(turn, order, 'question', standbyCalled(order, mentionOf(person)), person);
  const [market = null] = turn.store.rooms.ofKind('market');
  ask(turn, person, market, CALL_LASTS, { kind: 'standby-call', order: order.id });
  turn.store.due.schedule({ kind: 'standby-time-out', at: turn.now + CALL_LASTS, order: order.id, person: null, cause: null });
}

/** The one who was asked does not take it: on to the next. */
export function passStandby(turn: Turn, order: Order, standby: PersonId): void {
  lapseQuestions(turn, order, ['standby-call']);
  turn.store.due.cancel('standby-time-out', order.id);
  const free = record(turn, order, { kind: 'standby-passed', person: standby }, null);
  if (free) callNext(turn, free);
}

/** He does not want to be stand-by any more; is it his turn just now, the next is asked. */
export function leaveStandby(turn: Turn, order: Order, standby: Person): void {
  const isCalled = order.state.kind === 'open' && order.state.reservedFor === standby.id;
  if (isCalled) passStandby(turn, order, standby.id);
  else record(turn, order, { kind: 'unqueued', person: standby.id }, standby);
}

/** Open to all again, at the top of the market group; at night from the morning on. */
export function reopen(turn: Turn, order: Order): void {
  if (mustWaitForMorning(turn, order)) {
    turn.store.due.schedule({ kind: 'announce', at: afterQuiet(turn.now, turn.rules), order: order.id, person: null, cause: null });
  } else if (order.announcedAt === null) announce(turn, order);
  else announceAgain(turn, order);
  scheduleUnclaimed(turn, order);
}
