import { ORDER_STATES, type Order } from '../../domain/order.ts';
import { EVERYONE } from '../../domain/permissions.ts';
import * as lines from '../replies/order-command-lines.ts';
import { answer } from '../turn.ts';
import { command } from './command.ts';
import { note } from './journal.ts';

/** Blanks phone, address and texts of one's finished orders; what a dispute is about stays until it is settled. */
export const eraseCommand = command({
  name: '删除我的信息',
  may: EVERYONE,
  where: 'direct',
  args: {},
  run: ({ turn, incoming, by }) => {
    const own = turn.store.orders.ofPoster(by.id, ORDER_STATES);
    const disputed = own.filter((order) => order.disputed);
    const erasable = own.filter((order) => isFinished(order) && !order.disputed && order.rawText !== null);
    for (const order of erasable) {
      turn.store.orders.erase(order.id, turn.now);
      note(turn, 'order-erased', by, { data: { order: order.ledgerId } });
    }
    answer(turn, incoming, 'answer', lines.erased(erasable.length, disputed));
  },
});

function isFinished({ state }: Order): boolean {
  return state.kind === 'closed' || state.kind === 'cancelled' || state.kind === 'expired';
}
