import type { Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { mentionOf, tellWorker } from '../claims/speak.ts';
import { unschedule } from '../clock/schedule.ts';
import { withdrawnForHolder, withdrawnForHolderInMarket, withdrawnInMarket } from '../replies/order-lines.ts';
import { record, sayInAll, type Turn } from '../turn.ts';

/**
 * Withdraws an order. The market hears of it while it stands open there; who has the job hears it by direct message. The
 * one who withdrew is answered by the caller.
 *
 * @returns null when it is finished already
 */
export function withdrawOrder(
  turn: Turn,
  order: Order,
  by: Person,
  how: 'poster' | 'grid-worker' | 'recalled',
  reason: string | null,
): Order | null {
  const stoodOpen = order.state.kind === 'open' && order.announcedAt !== null;
  const cancelled = record(turn, order, { kind: 'cancelled', how }, by);
  if (!cancelled) return null;
  unschedule(turn, cancelled);
  if (reason !== null) turn.store.orders.addNote(order.id, { kind: 'reason', text: reason, by: by.id, at: turn.now });
  if (stoodOpen) sayInAll(turn, 'market', 'notice', withdrawnInMarket(order), { order: order.id, urgent: order.urgent });
  for (const holder of order.holders) {
    const worker = turn.store.people.byId(holder.person);
    tellWorker(turn, worker, order, 'notice', withdrawnForHolder(order), withdrawnForHolderInMarket(order, mentionOf(worker)));
  }
  return cancelled;
}
