import { agreedTime } from '../../domain/agreed-time.ts';
import { isPoster, isUnfinished, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import type { Act } from '../../language/meaning.ts';
import { severalWorkersToReplace, tooLateToReplace, whichToReplace } from '../replies/changing-hands-lines.ts';
import { answer, type Incoming, type Turn } from '../turn.ts';
import { giveBack } from './give-back.ts';
import { askWhich } from './open-questions.ts';
import { ordersPointedAt, saidWherePosted } from './own-orders.ts';
import { optionsOf } from './speak.ts';

/** 换一个: the poster wants somebody else, before the work begins. */
export function tryAnotherWorker(turn: Turn, incoming: Incoming, act: Extract<Act, { kind: 'another-worker' }>): boolean {
  const poster = incoming.known;
  if (!poster) return false;
  const pointedAt = ordersPointedAt(turn, incoming, act.numbers)?.filter((order) => isPoster(order, poster.id));
  const orders =
    pointedAt ?? turn.store.orders.ofPoster(poster.id, ['open', 'claimed']).filter((order) => saidWherePosted(incoming, order));
  const held = orders.filter((order) => isUnfinished(order) && order.holders.length > 0);
  const [only] = held;
  if (!only) return false;
  if (held.length === 1) replaceWorker(turn, only, poster, incoming);
  else {
    const asked = { kind: 'which-order', act: 'another-worker', orders: held.map(({ id }) => id), text: incoming.text } as const;
    askWhich(turn, incoming, asked, whichToReplace(held));
  }
  return true;
}

export function replaceWorker(turn: Turn, order: Order, by: Person, incoming: Incoming): void {
  const [holder, ...others] = order.holders;
  const agreed = agreedTime(order.when);
  if (!holder) return;
  if (agreed !== null && agreed <= turn.now) answer(turn, incoming, 'answer', tooLateToReplace(order), optionsOf(order));
  else if (others.length > 0) answer(turn, incoming, 'answer', severalWorkersToReplace(order), optionsOf(order));
  else giveBack(turn, order, turn.store.people.byId(holder.person), { mark: false, reason: 'poster', text: null, by });
}
