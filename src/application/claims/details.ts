import { isHolder, isUnfinished, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { befriendMeLater, detailsForWorker, detailsToPassOn } from '../replies/claim-lines.ts';
import { canWriteTo, sayTo, sayToStaff, type Turn } from '../turn.ts';
import { masterNameOf, mentionOf, optionsOf, sayInMarkets } from './speak.ts';

/**
 * Phone and full address for the worker who has the job, by direct message. Where the bot cannot write to him, the market
 * hears that he should add it as a contact, and who can pass the details on gets them.
 */
export function sendDetails(turn: Turn, order: Order, worker: Person): void {
  if (canWriteTo(worker)) sayTo(turn, worker, 'details', detailsForWorker(order, turn.now, wasAmended(turn, order)), optionsOf(order));
  else detourDetails(turn, order, worker);
}

/** The direct message failed, or nobody knows whether it went out. */
export function onDetailsUndelivered(turn: Turn, order: Order, worker: Person): void {
  if (!isUnfinished(order)) return;
  if (isHolder(order, worker.id)) detourDetails(turn, order, worker);
  // Who was to pass the details on could not be reached either.
  else for (const holder of order.holders) detailsForStaff(turn, order, masterNameOf(turn, holder.person));
}

function detourDetails(turn: Turn, order: Order, worker: Person): void {
  sayInMarkets(turn, order, 'notice', befriendMeLater(order, mentionOf(worker)), worker);
  passDetailsOn(turn, order, worker);
}

/** To the grid workers of that grid by direct message, failing that to the staff room. */
export function passDetailsOn(turn: Turn, order: Order, worker: Person): void {
  const name = masterNameOf(turn, worker.id);
  const gridWorkers = order.grid === null ? [] : turn.store.people.gridWorkers(order.grid).filter(canWriteTo);
  for (const one of gridWorkers)
    sayTo(turn, one, 'details', detailsToPassOn(order, name, turn.now, wasAmended(turn, order)), optionsOf(order));
  if (gridWorkers.length === 0) detailsForStaff(turn, order, name);
}

function detailsForStaff(turn: Turn, order: Order, name: string): void {
  sayToStaff(turn, 'staff', detailsToPassOn(order, name, turn.now, wasAmended(turn, order)), optionsOf(order));
}

function wasAmended(turn: Turn, order: Order): boolean {
  return turn.store.orders.history(order.id).some(({ event }) => event.kind === 'amended');
}
