import { isUnfinished, type Order } from '../../domain/order.ts';
import type { Incoming, Turn } from '../turn.ts';

/**
 * The orders of the sender that a message may be about: the one whose number it says, the one whose post it quotes, else
 * all unfinished ones that are his in the sense of `his`.
 */
export function ordersMeant(turn: Turn, incoming: Incoming, numbers: readonly number[], his: (order: Order) => boolean): readonly Order[] {
  const said = numbers.length > 0 ? numbers : incoming.quotedNumber === null ? [] : [incoming.quotedNumber];
  if (said.length > 0) {
    return said.map((number) => turn.store.orders.byNumber(number)).filter((order) => order !== null && his(order)) as Order[];
  }
  if (!incoming.known) return [];
  return turn.store.orders.ofPoster(incoming.known.id, ['open', 'claimed']).filter((order) => isUnfinished(order) && his(order));
}
