import { isHolder, isUnfinished, type Order } from '../../domain/order.ts';
import { isGridWorker, type Person } from '../../domain/people.ts';
import { GRID_WORKERS, STAFF, WORKERS, WORKERS_AND_GRID_WORKERS } from '../../domain/permissions.ts';
import { assignOrder } from '../claims/assign-order.ts';
import { giveBack } from '../claims/give-back.ts';
import { offerHandOver } from '../claims/hand-over.ts';
import { completeOrder } from '../closing/complete-order.ts';
import { noJobsInHand } from '../replies/look-up-lines.ts';
import { cannotChange } from '../replies/order-lines.ts';
import * as lines from '../replies/worker-lines.ts';
import { answerAside } from './answers.ts';
import { perhapsOrder, perhapsOrderBeforeAmount, perhapsText, text, theOrder } from './arguments.ts';
import { type Asking, command } from './command.ts';
import { perhapsPaid } from './paid-argument.ts';
import { firstPerson, perhapsPerson, person } from './person-argument.ts';

export const completeCommand = command({
  name: '完成',
  may: WORKERS,
  args: { order: perhapsOrderBeforeAmount, paid: perhapsPaid },
  run: (asking, { order, paid }) => {
    const own = order ?? onlyJob(asking, lines.whichCompleted);
    if (own) completeOrder(asking.turn, own, asking.by, paid, asking.incoming);
  },
});

export const giveBackCommand = command({
  name: '退单',
  may: WORKERS,
  args: { order: perhapsOrder, reason: perhapsText },
  run: (asking, { order, reason }) => {
    const own = order ?? onlyJob(asking, lines.whichGivenBack);
    if (own && isHis(asking, own)) giveBack(asking.turn, own, asking.by, { mark: true, reason: 'worker', text: reason });
  },
});

/** The holder passes his job on; a grid worker may do it for him, and says for whom where there are several. */
export const handOverCommand = command({
  name: '转单',
  may: WORKERS_AND_GRID_WORKERS,
  args: { order: theOrder, first: firstPerson, second: perhapsPerson },
  run: ({ turn, incoming, by }, { order, first, second }) => {
    const from = second ? first : isHolder(order, by.id) ? by : onlyHolder(turn.store.people.byId, order);
    const to = second ?? first;
    const problem = handOverProblem(order, by, from);
    if (problem !== null || !from) answerAside(turn, incoming, problem ?? lines.fromWhom(order), { order: order.id });
    else offerHandOver(turn, order, from, to, incoming);
  },
});

function handOverProblem(order: Order, by: Person, from: Person | null): string | null {
  if (!isUnfinished(order)) return cannotChange(order);
  if (order.holders.length === 0) return lines.nobodyHasIt(order);
  if (!isHolder(order, by.id) && !isGridWorker(by)) return lines.notYours(order);
  if (!from) return lines.fromWhom(order);
  if (!isHolder(order, from.id)) return lines.notHis(order, from);
  // A worker hands over his own job only, whomever he names first.
  return isGridWorker(by) || from.id === by.id ? null : lines.notYours(order);
}

export const assignCommand = command({
  name: '指派',
  may: GRID_WORKERS,
  args: { order: theOrder, worker: person },
  run: ({ turn, incoming, by }, { order, worker }) => {
    assignOrder(turn, order, worker, by, incoming, null);
  },
});

/** Against a refusal of the rules, or over whoever has the job; the reason is kept. */
export const forceCommand = command({
  name: '强制',
  may: STAFF,
  args: { order: theOrder, worker: person, reason: text('原因') },
  run: ({ turn, incoming, by }, { order, worker, reason }) => {
    assignOrder(turn, order, worker, by, incoming, { reason });
  },
});

/** The one job that the worker has in hand; otherwise he is asked which, or told that there is none. */
function onlyJob({ turn, incoming, by }: Asking, askWhich: (orders: readonly Order[]) => string): Order | null {
  const held = turn.store.orders.heldBy(by.id, ['open', 'claimed']);
  const [only] = held;
  if (only && held.length === 1) return only;
  answerAside(turn, incoming, only ? askWhich(held) : noJobsInHand());
  return null;
}

function isHis({ turn, incoming, by }: Asking, order: Order): boolean {
  if (isHolder(order, by.id) && isUnfinished(order)) return true;
  answerAside(turn, incoming, isHolder(order, by.id) ? cannotChange(order) : lines.notYours(order), { order: order.id });
  return false;
}

function onlyHolder(byId: (id: Person['id']) => Person, order: Order): Person | null {
  const [only] = order.holders;
  return only && order.holders.length === 1 ? byId(only.person) : null;
}
