import type { Order } from '../../domain/order.ts';
import { afterQuiet } from '../../domain/quiet-hours.ts';
import type { UtcMs } from '../../domain/time.ts';
import { confirmOrder } from '../closing/confirm-order.ts';
import { expired } from '../replies/clock-lines.ts';
import { record, type Turn } from '../turn.ts';
import { unschedule } from './schedule.ts';
import { settleForThoseWhoCame } from './some-came.ts';
import { tellPoster } from './tell-poster.ts';

/**
 * Due job: nobody is looked for any more, and the poster is told; at night the order ends in silence, and the job comes
 * once more in the morning to tell. What some of several workers have claimed stays theirs.
 */
export function onExpire(turn: Turn, order: Order): void {
  if (order.state.kind === 'expired') {
    tellPoster(turn, order, expired(order));
    return;
  }
  if (order.state.kind !== 'open') return;
  const tellAt = order.urgent ? turn.now : afterQuiet(turn.now, turn.rules);
  if (order.holders.length > 0) {
    if (tellAt > turn.now) comeAgain(turn, order, tellAt);
    else settleForThoseWhoCame(turn, order);
    return;
  }
  const ended = record(turn, order, { kind: 'expired' }, null);
  if (!ended) return;
  unschedule(turn, ended);
  if (tellAt > turn.now) comeAgain(turn, ended, tellAt);
  else tellPoster(turn, ended, expired(ended));
}

function comeAgain(turn: Turn, order: Order, at: UtcMs): void {
  turn.store.due.schedule({ kind: 'expire', at, order: order.id, person: null, cause: null });
}

/** Due job: a day has passed since the work was reported done, and the poster said nothing: it is closed, without a word. */
export function onConfirm(turn: Turn, order: Order): void {
  if (order.state.kind === 'done') confirmOrder(turn, order, null, null, 'time');
}
