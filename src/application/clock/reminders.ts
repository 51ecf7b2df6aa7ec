import { earliestStart } from '../../domain/agreed-time.ts';
import { isUnfinished, type Order, placesLeft } from '../../domain/order.ts';
import { nameOf, type Person } from '../../domain/people.ts';
import { askWhetherDone, reminder, someMissing } from '../replies/clock-lines.ts';
import { canWriteTo, masterName, sayInAll, sayPrivately, sayTo, type Turn } from '../turn.ts';

/** Due job: the worker is told again when and where. Only by direct message: the group need not know. */
export function onRemindWorker(turn: Turn, order: Order): void {
  const start = earliestStart(order.when);
  if (start !== null && start > turn.now) tellHolders(turn, order, reminder(order, turn.now));
}

/** Due job: "做完了吗？" to those who have had the job for a while and said nothing. */
export function onAskDone(turn: Turn, order: Order): void {
  tellHolders(turn, order, askWhetherDone(order));
}

/** Due job: the agreed time has come. Where only some of several workers were found, poster and staff room are told. */
export function onAgreedTime(turn: Turn, order: Order): void {
  if (order.state.kind !== 'open' || order.holders.length === 0 || placesLeft(order) === 0) return;
  const workers = order.holders.map(({ person }) => masterName(nameOf(turn.store.people.byId(person))));
  tellPoster(turn, order, someMissing(order, workers));
  sayInAll(turn, 'staff', 'staff', someMissing(order, workers), { order: order.id, urgent: order.urgent });
}

/** By direct message where possible, else where the order was posted. */
export function tellPoster(turn: Turn, order: Order, text: string): void {
  const room = order.room === null ? null : turn.store.rooms.byId(order.room);
  sayPrivately(turn, turn.store.people.byId(order.postedBy), room, 'notice', text, { order: order.id, urgent: order.urgent });
}

function tellHolders(turn: Turn, order: Order, text: string): void {
  if (!isUnfinished(order)) return;
  for (const worker of holdersToWriteTo(turn, order)) {
    sayTo(turn, worker, 'reminder', text, { order: order.id, urgent: order.urgent });
  }
}

function holdersToWriteTo(turn: Turn, order: Order): readonly Person[] {
  return order.holders.map(({ person }) => turn.store.people.byId(person)).filter(canWriteTo);
}
