import type { Order } from '../../domain/order.ts';
import type { Turn } from '../turn.ts';

/**
 * Whether the search for workers is to end at this very moment: the bot was down for so long that its end fell due beside
 * the steps before it. Nothing more is said of the order then but that end.
 */
export function endIsDue(turn: Turn, order: Order): boolean {
  if (order.state.kind !== 'open') return false;
  const end = turn.store.due.find(order.holders.length > 0 ? 'agreed-time' : 'expire', order.id);
  return end !== null && end.at <= turn.now;
}
