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
  const queued = record(turn, order, { kind: 'queued', person: worker.id, first: incoming.late }, worker);
  if (!queued) {
    sayQuietly(turn, worker, order, 'answer', placeLine(turn, order, worker));
  } else if (incoming.room) {
    turn.store.due.scheduleOnce({ kind: 'tell-losers', at: turn.now + GATHER, order: order.id, person: null, cause: turn.cause });
  } else {
    sayTo(turn, worker, 'losers', placeLine(turn, queued, worker), optionsOf(order));
  }
}

function placeLine(turn: Turn, order: Order, worker: Person): string {
  return youAreStandby(order, holderNames(turn, order), order.standby.indexOf(worker.id) + 1);
}
