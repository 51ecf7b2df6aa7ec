import type { PersonId } from '../../domain/ids.ts';
import type { Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { SECOND } from '../../domain/time.ts';
import { youAreStandby } from '../replies/claim-lines.ts';
import { type Incoming, record, sayTo, type Turn } from '../turn.ts';
import { holderNames, optionsOf, sayQuietly } from './speak.ts';

/** So long those who were too late are gathered, to be told in one line. */
const GATHER = 5 * SECOND;

/**
 * Somebody else has the job, or is being asked: the claimer becomes stand-by. Who claims in a group is told there with
 * the others who were late, who claims by direct message at once.
 */
export function queueBehind(turn: Turn, order: Order, worker: Person, incoming: Incoming): void {
  const place = incoming.late ? { first: true, behind: lateOnesWaiting(turn, order) } : { first: false };
  const queued = record(turn, order, { kind: 'queued', person: worker.id, ...place }, worker);
  if (!queued) {
    sayQuietly(turn, worker, order, 'answer', placeLine(turn, order, worker));
  } else if (incoming.room) {
    turn.store.due.scheduleOnce({ kind: 'tell-losers', at: turn.now + GATHER, order: order.id, person: null, cause: turn.cause });
  } else {
    sayTo(turn, worker, 'losers', placeLine(turn, queued, worker), optionsOf(order));
  }
}

/** Those whose messages were caught up before his stand at the head of the queue already: among them the first to arrive is first. */
function lateOnesWaiting(turn: Turn, order: Order): number {
  const latest = new Map<PersonId, boolean>();
  for (const { event } of turn.store.orders.history(order.id)) if (event.kind === 'queued') latest.set(event.person, event.first);
  const inTime = order.standby.findIndex((person) => latest.get(person) !== true);
  return inTime < 0 ? order.standby.length : inTime;
}

function placeLine(turn: Turn, order: Order, worker: Person): string {
  return youAreStandby(order, holderNames(turn, order), order.standby.indexOf(worker.id) + 1);
}
