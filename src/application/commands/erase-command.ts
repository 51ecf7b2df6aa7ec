import { ORDER_STATES, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { EVERYONE } from '../../domain/permissions.ts';
import { erased } from '../replies/erase-lines.ts';
import { sayTo, type Turn } from '../turn.ts';
import { command } from './command.ts';
import { note } from './journal.ts';

/**
 * Erases what is the sender's own: phone, address and texts of his finished orders, and what he wrote beside orders. What
 * is still needed stays, and he is told what and until when; the register is the station's duty.
 */
export const eraseCommand = command({
  name: '删除我的信息',
  may: EVERYONE,
  where: 'direct',
  args: {},
  run: ({ turn, by }) => {
    const own = turn.store.orders.ofPoster(by.id, ORDER_STATES).filter((order) => isHis(order, by));
    const kept = own.filter(({ rawText }) => rawText !== null);
    const erasable = kept.filter((order) => isFinished(order) && !order.disputed);
    for (const order of erasable) eraseOrder(turn, order, by);
    const words = turn.store.personal.erase(by.id, turn.now);
    if (Object.values(words).some((count) => count > 0)) note(turn, 'words-erased', by, { person: by });
    turn.store.emptyLog();
    const stays = {
      unfinished: kept.filter((order) => !isFinished(order) && !order.disputed),
      disputed: own.filter(({ disputed }) => disputed),
      ...turn.store.personal.kept(by.id),
      registered: by.worker !== null,
    };
    // Not `answer`, which would make his nickname known again.
    sayTo(turn, by, 'answer', erased(erasable.length, words, stays));
  },
});

function eraseOrder(turn: Turn, order: Order, by: Person): void {
  turn.store.orders.erase(order.id, turn.now);
  note(turn, 'order-erased', by, { data: { order: order.ledgerId } });
}

/** What somebody wrote for another who is known is the other one's. */
function isHis({ onBehalfOf }: Order, { id }: Person): boolean {
  return onBehalfOf === null || onBehalfOf === id;
}

function isFinished({ state }: Order): boolean {
  return state.kind === 'closed' || state.kind === 'cancelled' || state.kind === 'expired';
}
