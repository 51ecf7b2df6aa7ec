import type { Order } from '../../domain/order.ts';
import { isGridWorker, nameOf } from '../../domain/people.ts';
import { EVERYONE, maySeeDetails, WORKERS_AND_GRID_WORKERS } from '../../domain/permissions.ts';
import * as lines from '../replies/look-up-lines.ts';
import { stateLine } from '../replies/order-lines.ts';
import { answer, masterName, type Turn } from '../turn.ts';
import { answerAside, answerPrivately } from './answers.ts';
import { perhapsGrid, theOrder } from './arguments.ts';
import { type Asking, command } from './command.ts';

/** One line of state for whoever asks; everything that is known of it only for those whom it concerns, and not in a group. */
export const showCommand = command({
  name: '查',
  may: EVERYONE,
  args: { order: theOrder },
  run: ({ turn, incoming, by }, { order }) => {
    const about = { order: order.id };
    const state = stateLine(order, workersOf(turn, order));
    const aloud = incoming.room !== null && incoming.room.kind !== 'staff';
    if (aloud || !maySeeDetails(order, by)) {
      answer(turn, incoming, 'answer', state, about);
      return;
    }
    const workers = order.holders.map(({ person }) => turn.store.people.byId(person));
    const reached = workers.map((worker) => [nameOf(worker), worker.worker?.phone].filter((part) => part).join(' '));
    answer(turn, incoming, 'answer', lines.fullOrder(order, state, reached, turn.now), about);
  },
});

export const myOrdersCommand = command({
  name: '我的单',
  may: EVERYONE,
  args: {},
  run: ({ turn, incoming, by }) => {
    const own = turn.store.orders.ofPoster(by.id, ['open', 'claimed', 'done']);
    answerAside(turn, incoming, own.length === 0 ? lines.noOrdersOfOwn() : lines.ownOrders(own.map((order) => rowOf(turn, order))));
  },
});

/** A worker: the jobs in his hand. A grid worker: everything unfinished, of a grid or of all. */
export const inHandCommand = command({
  name: '在办',
  may: WORKERS_AND_GRID_WORKERS,
  args: { grid: perhapsGrid },
  run: (asking, { grid }) => {
    if (isGridWorker(asking.by)) answerUnfinished(asking, grid);
    else answerInHand(asking);
  },
});

function answerInHand({ turn, incoming, by }: Asking): void {
  const held = turn.store.orders.heldBy(by.id, ['open', 'claimed']);
  answerPrivately(turn, incoming, held.length === 0 ? lines.noJobsInHand() : lines.jobsInHand(held, turn.now));
}

function answerUnfinished({ turn, incoming }: Asking, grid: number | null): void {
  const unfinished = turn.store.orders.inState(['open', 'claimed', 'done']).filter((order) => grid === null || order.grid === grid);
  answerPrivately(
    turn,
    incoming,
    lines.unfinishedOrders(
      unfinished.map((order) => rowOf(turn, order)),
      grid,
    ),
  );
}

function rowOf(turn: Turn, order: Order): lines.OrderRow {
  return { order, state: stateLine(order, workersOf(turn, order)), now: turn.now };
}

function workersOf(turn: Turn, order: Order): readonly string[] {
  return order.holders.map(({ person }) => masterName(nameOf(turn.store.people.byId(person))));
}
