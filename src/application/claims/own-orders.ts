import type { Order } from '../../domain/order.ts';
import type { Incoming, Turn } from '../turn.ts';

/** The orders that the message names by number, or by quoting a post; null when it names none. */
export function ordersPointedAt(turn: Turn, incoming: Incoming, numbers: readonly number[]): readonly Order[] | null {
  const said = numbers.length > 0 ? numbers : incoming.quotedNumber === null ? null : [incoming.quotedNumber];
  if (said === null) return null;
  return [...new Set(said)].map((number) => turn.store.orders.byNumber(number)).filter((order) => order !== null);
}

/**
 * Whether everyday words, without a number, can be a worker's about this job of his: by direct message, among the workers,
 * or in the group where it was posted.
 */
export function saidWhereItCounts({ room }: Incoming, order: Order): boolean {
  return room === null || room.kind === 'market' || room.id === order.room;
}

/** Whether everyday words, without a number, can be the poster's about this order of his: where he posted it, or by direct message. */
export function saidWherePosted({ room }: Incoming, order: Order): boolean {
  return room === null || room.id === order.room;
}
