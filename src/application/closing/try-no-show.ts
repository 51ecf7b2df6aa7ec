import { agreedTime } from '../../domain/agreed-time.ts';
import { isPoster, isUnfinished, type Order } from '../../domain/order.ts';
import type { UtcMs } from '../../domain/time.ts';
import type { Act } from '../../language/meaning.ts';
import { askWhich } from '../claims/open-questions.ts';
import { ordersPointedAt, saidWherePosted } from '../claims/own-orders.ts';
import { whichIsMeant } from '../replies/closing-lines.ts';
import type { Incoming, Turn } from '../turn.ts';
import { reportNoShow } from './no-show.ts';

/** 没来, 师傅没来 from who wanted the work done, about an order that somebody has, or says he has done. */
export function tryNoShow(turn: Turn, incoming: Incoming, act: Extract<Act, { kind: 'no-show' }>): boolean {
  const poster = incoming.known;
  if (!poster) return false;
  const pointedAt = ordersPointedAt(turn, incoming, act.numbers)?.filter((order) => isPoster(order, poster.id));
  const own =
    pointedAt ?? turn.store.orders.ofPoster(poster.id, ['open', 'claimed', 'done']).filter((order) => saidWherePosted(incoming, order));
  const orders = overdueFirst(
    own.filter((order) => (isUnfinished(order) && order.holders.length > 0) || order.state.kind === 'done'),
    turn.now,
  );
  const [only] = orders;
  if (!only) return false;
  if (orders.length === 1) reportNoShow(turn, only, poster);
  else {
    const asked = { kind: 'which-order', act: 'no-show', orders: orders.map(({ id }) => id), text: incoming.text } as const;
    askWhich(turn, incoming, asked, whichIsMeant(orders));
  }
  return true;
}

/** Those whose time has come, if there are any: the others cannot be meant. */
function overdueFirst(orders: readonly Order[], now: UtcMs): readonly Order[] {
  const overdue = orders.filter(({ state, when }) => state.kind === 'done' || (agreedTime(when) ?? now) <= now);
  return overdue.length > 0 ? overdue : orders;
}
