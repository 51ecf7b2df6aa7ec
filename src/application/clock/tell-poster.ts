import type { Order } from '../../domain/order.ts';
import { sayPrivately, type Turn } from '../turn.ts';

/** By direct message where possible, else where the order was posted. */
export function tellPoster(turn: Turn, order: Order, text: string): void {
  const room = order.room === null ? null : turn.store.rooms.byId(order.room);
  sayPrivately(turn, turn.store.people.byId(order.postedBy), room, 'notice', text, { order: order.id, urgent: order.urgent });
}
