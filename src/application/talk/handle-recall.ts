import type { MessageId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import { MINUTE } from '../../domain/time.ts';
import { giveBack } from '../claims/give-back.ts';
import { leaveStandby } from '../claims/standby-call.ts';
import { withdrawOrder } from '../orders/withdraw-order.ts';
import type { InboundMessage } from '../ports/channel.ts';
import { recalledButTaken, withdrawn } from '../replies/order-lines.ts';
import { sayPrivately, sayWherePosted, type Turn } from '../turn.ts';

/** So long a recalled claim is as if it had not been made. */
const CLAIM_RECALL_WITHIN = 2 * MINUTE;

/** Recalling the message withdraws an order that nobody has taken; of a taken one the sender is told how to cancel. */
export function handleRecall(turn: Turn, message: InboundMessage, recalled: MessageId): void {
  const sender = turn.store.people.byContact(message.sender.id);
  if (!sender) return;
  for (const order of turn.store.orders.ofMessage(recalled)) {
    if (order.postedBy !== sender.id) continue;
    if (order.state.kind === 'open' && order.holders.length === 0) {
      withdrawOrder(turn, order, sender, 'recalled', null);
      if (order.source !== 'market') sayWherePosted(turn, order, 'answer', withdrawn(order));
    } else if (order.state.kind === 'open' || order.state.kind === 'claimed') {
      const room = order.room === null ? null : turn.store.rooms.byId(order.room);
      sayPrivately(turn, sender, room, 'answer', recalledButTaken(order), { order: order.id });
    }
  }
  takeBackClaims(turn, sender, recalled);
  leaveQueue(turn, sender, recalled);
}

/** A recalled claim that came too late: he does not wait for the job any more. */
function leaveQueue(turn: Turn, sender: Person, recalled: MessageId): void {
  const waiting = turn.store.orders.inState(['open', 'claimed']).filter(({ standby }) => standby.includes(sender.id));
  for (const order of waiting) {
    const queued = turn.store.orders.history(order.id).some(({ event, message }) => event.kind === 'queued' && message === recalled);
    if (queued) leaveStandby(turn, order, sender);
  }
}

/** One message may have claimed two orders. */
function takeBackClaims(turn: Turn, sender: Person, recalled: MessageId): void {
  for (const order of turn.store.orders.claimedBy(recalled)) {
    const claim = order.holders.find(({ message, person }) => message === recalled && person === sender.id);
    if (!claim || turn.now - claim.at > CLAIM_RECALL_WITHIN) continue;
    giveBack(turn, order, sender, { mark: false, reason: 'recalled', text: null });
  }
}
