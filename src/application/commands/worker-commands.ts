import type { Fen } from '../../domain/money.ts';
import { isHolder, isUnfinished, type Order } from '../../domain/order.ts';
import { isGridWorker, type Person } from '../../domain/people.ts';
import { GRID_WORKERS, STAFF, WORKERS, WORKERS_AND_GRID_WORKERS } from '../../domain/permissions.ts';
import { readChineseNumber } from '../../language/numerals.ts';
import { assignOrder } from '../claims/assign-order.ts';
import { giveBack } from '../claims/give-back.ts';
import { offerHandOver } from '../claims/hand-over.ts';
import { completeOrder } from '../closing/complete-order.ts';
import { unreadablePaid } from '../replies/command-problem-lines.ts';
import { noJobsInHand } from '../replies/look-up-lines.ts';
import { cannotChange } from '../replies/order-lines.ts';
import * as lines from '../replies/worker-lines.ts';
import { answerAside } from './answers.ts';
import { perhapsOrder, perhapsOrderBeforeAmount, perhapsText, text, theOrder } from './arguments.ts';
import { type Argument, type Asking, command, read, wrong } from './command.ts';
import { firstPerson, perhapsPerson, person } from './person-argument.ts';

const UNPAID = /没收钱|没要钱|不收钱|免费|爱心单/u;
const AMOUNT = '(\\d{1,6}(?:\\.\\d{1,2})?|[零一二两三四五六七八九十百千半]{1,9})';
const RECEIVED = new RegExp(`(?:收到|收了|收|给了|共) ?${AMOUNT}(?![\\dA-Za-z.])`, 'gu');
const BARE = new RegExp(`^${AMOUNT} ?(?:块钱|块|元)?$`, 'u');
/** More than anybody is paid for a job here: a slip of the finger. In fen. */
const MOST_PAID: Fen = 10_000_000;

/** 收60, 60元, 六十, 没收钱; null when no amount is said. */
const perhapsPaid: Argument<Fen | null> = {
  read: (rest) => {
    const received = [...rest.matchAll(RECEIVED)].map((match) => match[1]);
    // "没收钱" may end an amount's words, but no amount stands beside it; nor are there two.
    const unpaid = UNPAID.test(rest);
    if (received.length > 1 || (unpaid && /\d/u.test(rest))) return wrong(unreadablePaid());
    if (unpaid) return read(0, '');
    const said = received[0] ?? BARE.exec(rest)?.[1];
    if (said === undefined) return /\d/u.test(rest) ? wrong(unreadablePaid()) : read(null, '');
    const yuan = readChineseNumber(said);
    const fen = yuan === null ? null : Math.round(yuan * 100);
    return fen === null || fen > MOST_PAID ? wrong(unreadablePaid()) : read(fen, '');
  },
  glues: () => false,
};

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
