import { isHolder, isUnfinished, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import type { Act } from '../../language/meaning.ts';
import { answerAside } from '../commands/answers.ts';
import { leftStandby, whichToGiveBack } from '../replies/changing-hands-lines.ts';
import { noSuchOrder } from '../replies/claim-lines.ts';
import { cannotChange } from '../replies/order-lines.ts';
import { notYours } from '../replies/worker-lines.ts';
import type { Incoming, Turn } from '../turn.ts';
import { giveBack } from './give-back.ts';
import { askWhich } from './open-questions.ts';
import { ordersPointedAt, saidWhereItCounts } from './own-orders.ts';
import { optionsOf, sayQuietly } from './speak.ts';
import { leaveStandby } from './standby-call.ts';

/** 退128, 退单, 来不了: a worker returns a job that he has, or does not want to be stand-by any more. */
export function tryGiveBack(turn: Turn, incoming: Incoming, act: Extract<Act, { kind: 'give-back' }>): boolean {
  const worker = incoming.known;
  if (!worker) return false;
  const pointedAt = ordersPointedAt(turn, incoming, act.numbers);
  if (pointedAt !== null) {
    const returned = pointedAt.filter((order) => returnOrder(turn, order, worker, act.reason));
    return returned.length > 0 || (act.numbers.length > 0 && tellNotHis(turn, incoming, worker, act.numbers));
  }
  const held = turn.store.orders.heldBy(worker.id, ['open', 'claimed']).filter((order) => saidWhereItCounts(incoming, order));
  const [only] = held;
  if (!only) return false;
  if (held.length === 1) return returnOrder(turn, only, worker, act.reason);
  const asked = { kind: 'which-order', act: 'give-back', orders: held.map(({ id }) => id), text: incoming.text } as const;
  askWhich(turn, incoming, asked, whichToGiveBack(held));
  return true;
}

/** Who says a number has mistyped it, or is too late; anybody else in a group may well mean something else by it. */
function tellNotHis(turn: Turn, incoming: Incoming, worker: Person, numbers: readonly number[]): boolean {
  if (incoming.room !== null && worker.worker === null) return false;
  const orders = numbers.map((number) => turn.store.orders.byNumber(number)).filter((order) => order !== null);
  const [order = null] = orders.filter(({ postedBy, onBehalfOf }) => postedBy !== worker.id && onBehalfOf !== worker.id);
  if (order) {
    answerAside(turn, incoming, isHolder(order, worker.id) ? cannotChange(order) : notYours(order), optionsOf(order));
    return true;
  }
  if (orders.length > 0 || numbers[0] === undefined) return false;
  answerAside(turn, incoming, noSuchOrder(numbers[0]));
  return true;
}

function returnOrder(turn: Turn, order: Order, worker: Person, reason: string | null): boolean {
  if (!isUnfinished(order)) return false;
  if (isHolder(order, worker.id)) {
    giveBack(turn, order, worker, { mark: true, reason: 'worker', text: reason });
    return true;
  }
  if (!order.standby.includes(worker.id)) return false;
  leaveStandby(turn, order, worker);
  sayQuietly(turn, worker, order, 'answer', leftStandby(order));
  return true;
}
