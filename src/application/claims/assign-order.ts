import type { Breach } from '../../domain/claim-rules.ts';
import { isHolder, isPoster, isUnfinished, type Order, placesLeft } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import {
  alreadyHis,
  assignedReceipt,
  assigningBlocked,
  assigningForbidden,
  cannotAssign,
  posterCannotDoIt,
} from '../replies/claim-lines.ts';
import { type Incoming, record, type Turn } from '../turn.ts';
import { checkFor, forbiddenFor, warn } from './check-claim.ts';
import { giveBack } from './give-back.ts';
import { masterNameOf, roomOf, tellCommander } from './speak.ts';
import { callNextInStead } from './standby-call.ts';
import { tellTaken } from './tell-taken.ts';

/**
 * A grid worker gives the order to somebody he has spoken with. What the station requires of claimers it requires here too.
 *
 * @param force staff's reason to set themselves above a refusal or over who has the job; not above a certificate on which
 * a life hangs
 */
export function assignOrder(
  turn: Turn,
  order: Order,
  worker: Person,
  by: Person,
  incoming: Incoming,
  force: { readonly reason: string } | null,
): void {
  const { refusals, warnings } = checkFor(turn, order, worker);
  const name = masterNameOf(turn, worker.id);
  const obstacle = impossible(order, worker, name, force !== null) ?? against(turn, order, worker, name, refusals, force !== null);
  if (obstacle !== null) {
    tellCommander(turn, by, incoming, order, obstacle);
    return;
  }
  const free = force ? makeRoom(turn, order, by) : order;
  const assigned = record(turn, free, { kind: 'assigned', person: worker.id, forced: force !== null }, by);
  if (!assigned) {
    tellCommander(turn, by, incoming, order, cannotAssign(order, name));
    return;
  }
  if (force) turn.store.orders.addNote(order.id, { kind: 'override', text: force.reason, by: by.id, at: turn.now });
  tellTaken(turn, assigned, worker, { how: 'assigned', seconds: null, agreedFen: null });
  warn(turn, assigned, worker, warnings);
  callNextInStead(turn, free, assigned, worker.id);
  confirmToCommander(turn, assigned, worker, by, incoming);
}

function impossible(order: Order, worker: Person, name: string, forced: boolean): string | null {
  if (isPoster(order, worker.id)) return posterCannotDoIt(order, name);
  if (!isUnfinished(order)) return cannotAssign(order, name);
  if (isHolder(order, worker.id)) return alreadyHis(order, name);
  return placesLeft(order) === 0 && !forced ? cannotAssign(order, name) : null;
}

function against(turn: Turn, order: Order, worker: Person, name: string, refusals: readonly Breach[], forced: boolean): string | null {
  const fatal = forbiddenFor(turn, order, worker);
  if (fatal.length > 0) return assigningForbidden(order, name, fatal);
  return refusals.length > 0 && !forced ? assigningBlocked(order, name, refusals) : null;
}

/** Over a holder: who came last goes. */
function makeRoom(turn: Turn, order: Order, by: Person): Order {
  const last = order.holders.at(-1);
  if (placesLeft(order) > 0 || !last) return order;
  giveBack(turn, order, turn.store.people.byId(last.person), { mark: false, reason: 'forced', text: null, by });
  return turn.store.orders.byId(order.id);
}

/** Unless he reads it anyway, where he gave the command. */
function confirmToCommander(turn: Turn, order: Order, worker: Person, by: Person, incoming: Incoming): void {
  const { room } = incoming;
  const readsIt = room !== null && (room.kind === 'market' || room.id === roomOf(turn, order)?.id);
  if (!readsIt) tellCommander(turn, by, incoming, order, assignedReceipt(order, masterNameOf(turn, worker.id)));
}
