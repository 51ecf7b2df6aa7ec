import { isHolder, isPoster, isUnfinished, type Model, type OrderModel } from './model.ts';
import { isRegistered, personNamed } from './people.ts';

/** The events that one message leads to, each as a line of words ("101 claimed 王师傅"). */
export type Outcome = readonly string[];
/** One of these it must be. */
export type Outcomes = readonly Outcome[];

export const NOTHING: Outcomes = [[]];

/** Whether somebody may have the job, by the rules of the station. */
export function mayHave({ rules, suspended, orders, now }: Model, order: OrderModel, who: string): boolean {
  const registered = isRegistered(who);
  const person = personNamed(who);
  if (!registered && rules.register) return false;
  if ((suspended[who] ?? 0) > now) return false;
  if (registered && rules.pledge && person.pledge === null) return false;
  const lacks = order.job.certificates.some((name) => !person.certificates.some((one) => one.name === name));
  if (lacks && rules.certificates && (registered || rules.register)) return false;
  const inHand = orders.filter((one) => one !== order && isUnfinished(one) && isHolder(one, who)).length;
  return rules.limit === 0 || inHand < rules.limit;
}

const callOf = (order: OrderModel, who: string | undefined): Outcome =>
  who === undefined ? [] : [`${order.number} standby-called ${who}`];

/** The stand-by who was called does not take it: the next is. */
export function passes(order: OrderModel, who: string): Outcome {
  return [
    `${order.number} standby-passed ${who}`,
    ...callOf(
      order,
      order.life.standby.find((one) => one !== who),
    ),
  ];
}

/** What becomes of a claim that surely means this order. */
export function claim(model: Model, order: OrderModel, who: string, sentAt: number | null = null): Outcomes {
  if (!isUnfinished(order) || isPoster(order, who) || isHolder(order, who)) return NOTHING;
  const { life, number } = order;
  const isCalled = life.called === who;
  const isFree = life.state === 'open' && (life.called === null || isCalled);
  if (isFree && !isCalled && sentAt !== null && hasComeBack(order, sentAt)) return asksFirst(model, order, who);
  if (isFree) return takes(model, order, who, sentAt);
  if (model.rules.register && !isRegistered(who)) return NOTHING;
  if (life.standby.includes(who) || order.replaced.includes(who)) return NOTHING;
  return [[`${number} queued ${who}${sentAt === null ? '' : ' first'}`]];
}

/** Somebody had it since: what was lost is not taken silently. */
const hasComeBack = ({ openSince, postedAt }: OrderModel, sentAt: number): boolean => openSince > sentAt && openSince > postedAt;

function asksFirst(model: Model, order: OrderModel, who: string): Outcomes {
  if (!mayHave(model, order, who) || order.replaced.includes(who)) return NOTHING;
  if (order.life.standby.includes(who)) return [callOf(order, order.life.standby[0])];
  return [[`${order.number} queued ${who} first`, `${order.number} standby-called ${who}`]];
}

function takes(model: Model, order: OrderModel, who: string, sentAt: number | null): Outcomes {
  const { life, number } = order;
  const isCalled = life.called === who;
  if (!mayHave(model, order, who)) return [isCalled ? passes(order, who) : []];
  if (order.replaced.includes(who)) return [isCalled ? passes(order, who) : []];
  const next = isCalled && life.holders.length + 1 < life.headcount ? life.standby.find((one) => one !== who) : undefined;
  return [[`${number} claimed ${who}${sentAt === null ? '' : ' late'}`, ...callOf(order, next)]];
}

/** What a holder's going leads to. */
export function givesBack(order: OrderModel, who: string, reason: 'worker' | 'recalled' | 'poster' | 'no-show' | 'forced'): Outcomes {
  const { life, number } = order;
  const gone = `${number} given-back ${who} ${reason}`;
  if (reason === 'forced') return [[gone]];
  // A call that is out stays.
  const call = callOf(order, life.called ?? life.standby[0]);
  return reason === 'no-show' ? [[gone, ...call], [gone]] : [[gone, ...call]];
}

/** Somebody leaves the queue; if it was his turn, the next is asked. */
export function leavesQueue(order: OrderModel, who: string): Outcomes {
  const [, next] = order.life.standby;
  const left = `${order.number} unqueued ${who}`;
  if (order.life.called !== who) return [[left]];
  return [passes(order, who), [left, ...callOf(order, next)]];
}

/** Where a bare word of claiming in the market group may lead. */
export function bareClaim(model: Model, who: string): Outcomes {
  const visible = model.orders.filter((order) => isUnfinished(order) && !isPoster(order, who) && !isHolder(order, who));
  const free = visible.filter(({ life }) => life.state === 'open' && life.announced && (life.called === null || life.called === who));
  const trades: readonly string[] = personNamed(who).trades;
  const fitting = free.filter(({ job }) => trades.length === 0 || trades.includes(job.category));
  const justTaken = model.orders.some(({ takenAt }) => takenAt !== null && model.now - takenAt <= 60_000);
  const kept = visible.filter((order) => !free.includes(order) && order.life.state === 'open');
  if (!justTaken && kept.length === 0 && isRegistered(who)) {
    const [only] = fitting;
    return only && fitting.length === 1 ? claim(model, only, who) : NOTHING;
  }
  return [[], ...visible.flatMap((order) => claim(model, order, who))];
}

export function anyOf(...several: readonly Outcomes[]): Outcomes {
  return several.flat();
}
