import type { Order } from '../../domain/order.ts';
import { announce, announceAgain } from '../orders/announce.ts';
import type { Turn } from '../turn.ts';
import { countLadderFromNow, scheduleDayBefore } from './schedule.ts';

/** Due job: the morning after a night in which the order was held back, or the morning before a far-off day. */
export function onAnnounce(turn: Turn, order: Order): void {
  if (order.state.kind !== 'open' || order.state.reservedFor !== null) return;
  if (order.announcedAt === null) announce(turn, order);
  else announceAgain(turn, order);
  countLadderFromNow(turn, order);
  scheduleDayBefore(turn, turn.store.orders.byId(order.id));
}
