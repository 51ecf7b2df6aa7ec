import type { Order } from '../../domain/order.ts';
import { isGridWorker, nameOf } from '../../domain/people.ts';
import { EVERYONE, mayDispute, STAFF } from '../../domain/permissions.ts';
import { customerOf, sayQuietly } from '../claims/speak.ts';
import { missing, noOrderNumber } from '../replies/command-problem-lines.ts';
import * as lines from '../replies/dispute-lines.ts';
import { whoMay } from '../replies/help-lines.ts';
import { record, sayToStaff, type Turn } from '../turn.ts';
import { answerAside, answerPrivately } from './answers.ts';
import { anything, perhapsOrder } from './arguments.ts';
import { type Argument, type Asking, command, type Read, read, wrong } from './command.ts';

/** "解决不了" and "和解没谈成" are what is wrong. */
const SETTLED = /^(?:已经?)?(?:了结|解决|办结|处理好|和解)(?![不没])了?[\s,，:：]*/u;

/** The order; grid workers may leave it out to see which disputes are open. */
const disputed: Argument<Order | null> = {
  ...perhapsOrder,
  read: (rest, asking): Read<Order | null> => {
    const found = perhapsOrder.read(rest, asking);
    if (found.kind === 'wrong' || found.value !== null) return found;
    return rest === '' && isGridWorker(asking.by) ? read(null, '') : wrong(noOrderNumber());
  },
};

export const disputeCommand = command({
  name: '纠纷',
  may: EVERYONE,
  args: { order: disputed, what: anything },
  run: (asking, { order, what }) => {
    const { turn, incoming, by } = asking;
    if (order === null) answerPrivately(turn, incoming, lines.openDisputes(openDisputes(turn)));
    else if (!mayDispute(order, by)) answerAside(turn, incoming, lines.notInvolved(order), { order: order.id });
    else if (what === '') answerAside(turn, incoming, lines.whatDispute(order, missing('什么事')), { order: order.id });
    else if (SETTLED.test(what)) settle(asking, order, what.replace(SETTLED, ''));
    else open(asking, order, what);
  },
});

function open({ turn, incoming, by }: Asking, order: Order, what: string): void {
  record(turn, order, { kind: 'disputed' }, by);
  turn.store.orders.addNote(order.id, { kind: 'dispute', text: what, by: by.id, at: turn.now });
  sendHistory(turn, turn.store.orders.byId(order.id));
  answerAside(turn, incoming, lines.disputeNoted(order), { order: order.id });
}

/** By staff alone: until then the order's data stay. */
function settle({ turn, incoming, by }: Asking, order: Order, how: string): void {
  const about = { order: order.id };
  if (!by.staff || !order.disputed) {
    answerAside(turn, incoming, by.staff ? lines.noDispute(order) : whoMay(STAFF), about);
    return;
  }
  record(turn, order, { kind: 'dispute-settled' }, by);
  if (how !== '') turn.store.orders.addNote(order.id, { kind: 'settlement', text: how, by: by.id, at: turn.now });
  const concerned = [customerOf(turn, order), ...order.holders.map(({ person }) => turn.store.people.byId(person))];
  for (const person of concerned) if (person.id !== by.id) sayQuietly(turn, person, order, 'notice', lines.disputeSettled(order));
  answerAside(turn, incoming, lines.disputeSettled(order), about);
}

function openDisputes(turn: Turn): readonly lines.OpenDispute[] {
  const orders = turn.store.orders.withEventBetween(['disputed'], 0, Number.MAX_SAFE_INTEGER).filter((order) => order.disputed);
  return orders.map((order) => {
    const since = turn.store.orders.history(order.id).findLast(({ event }) => event.kind === 'disputed')?.at ?? order.postedAt;
    return { order, since };
  });
}

/** The whole history as text, to hand to the police post or the law firm: for staff. */
function sendHistory(turn: Turn, order: Order): void {
  const named = (id: Parameters<typeof turn.store.people.byId>[0]) => nameOf(turn.store.people.byId(id));
  const { orders } = turn.store;
  const workers = order.holders.flatMap(({ person }) => turn.store.people.byId(person).worker ?? []);
  const text = lines.disputeHistory(order, {
    history: orders.history(order.id),
    notes: orders.notes(order.id),
    workers,
    named,
    now: turn.now,
  });
  sayToStaff(turn, 'staff', text.join('\n'), { order: order.id });
}
