import type { Order } from '../../domain/order.ts';
import { afterQuiet, isQuiet } from '../../domain/quiet-hours.ts';
import { scheduleUnclaimed } from '../clock/schedule.ts';
import { correctionPost, dangerAdvice, nightReceipt, noMarketBound, orderPost, orderPostAgain, receipt } from '../replies/order-lines.ts';
import { record, sayInAll, sayWherePosted, type Turn } from '../turn.ts';

/**
 * Brings a new order before the workers and tells the poster: at once, or, in quiet hours and if it is not urgent, a
 * receipt now and the announcement in the morning.
 */
export function presentOrder(turn: Turn, order: Order): void {
  if (turn.store.rooms.ofKind('market').length === 0) {
    sayWherePosted(turn, order, 'receipt', noMarketBound(order, advice(turn, order)));
  } else if (!order.urgent && isQuiet(turn.now, turn.rules)) {
    const morning = afterQuiet(turn.now, turn.rules);
    turn.store.due.schedule({ kind: 'announce', at: morning, order: order.id, person: null, cause: order.message });
    sayWherePosted(turn, order, 'receipt', nightReceipt(order, advice(turn, order), morning, turn.now));
  } else {
    // In a market group the announcement is itself the answer.
    if (!postedInMarket(turn, order)) sayWherePosted(turn, order, 'receipt', receipt(order, advice(turn, order)));
    announce(turn, order);
  }
  scheduleUnclaimed(turn, turn.store.orders.byId(order.id));
}

/** Posts the order in every market group. */
export function announce(turn: Turn, order: Order): void {
  const toCall = postedInMarket(turn, order) ? advice(turn, order) : null;
  sayInAll(turn, 'market', 'announcement', orderPost(order, turn.now, toCall), { order: order.id, urgent: order.urgent });
  record(turn, order, { kind: 'announced' }, null);
}

/** Says once more what nobody has taken yet. */
export function announceAgain(turn: Turn, order: Order): void {
  sayInAll(turn, 'market', 'announcement', orderPostAgain(order, turn.now), { order: order.id, urgent: order.urgent });
  record(turn, order, { kind: 'announced' }, null);
}

/** Corrects the announcement with all that is now known; nothing if it does not stand there yet. */
export function correctAnnouncement(turn: Turn, order: Order): void {
  if (order.announcedAt === null) return;
  sayInAll(turn, 'market', 'correction', correctionPost(order, turn.now), { order: order.id, urgent: order.urgent });
  record(turn, order, { kind: 'announced' }, null);
}

/** Stands in the market and waits for whoever comes. */
export function isLookedFor(order: Order): boolean {
  return order.state.kind === 'open' && order.state.reservedFor === null && order.announcedAt !== null;
}

function postedInMarket(turn: Turn, order: Order): boolean {
  return order.room !== null && turn.store.rooms.byId(order.room)?.kind === 'market';
}

/** Whom to call first, of an order or of what may become one. */
export function advice(turn: Turn, order: Pick<Order, 'danger'>): string | null {
  return order.danger ? dangerAdvice(order.danger, turn.config.gasPhone) : null;
}
