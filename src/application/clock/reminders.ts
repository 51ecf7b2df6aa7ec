import { isUnfinished, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { askForRating } from '../closing/complete-order.ts';
import { askWhetherDone, reminder } from '../replies/clock-lines.ts';
import { canWriteTo, sayTo, type Turn } from '../turn.ts';
import { worthRemindingUntil } from './times.ts';

/** Due job: the worker is told again when and where. Only by direct message: the group need not know. */
export function onRemindWorker(turn: Turn, order: Order): void {
  const until = worthRemindingUntil(order.when, turn.rules);
  if (until !== null && turn.now <= until) tellHolders(turn, order, reminder(order, turn.now));
}

/**
 * Due job: "做完了吗？" to those who have had the job for a while and said nothing. Of a job that was reported done at night:
 * in the morning the poster is asked how it was.
 */
export function onAskDone(turn: Turn, order: Order): void {
  if (order.state.kind === 'done') askForRating(turn, order);
  else tellHolders(turn, order, askWhetherDone(order));
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
