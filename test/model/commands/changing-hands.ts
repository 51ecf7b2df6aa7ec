import type fc from 'fast-check';
import { MINUTE } from '../../../src/domain/time.ts';
import type { StationCommand } from '../deed.ts';
import { isHolder, isPoster, isUnfinished, type Model, type OrderModel, orderOf, type Pending } from '../model.ts';
import { anyOf, claim, givesBack, leavesQueue, mayHave, NOTHING, type Outcomes } from '../outcomes.ts';
import { MARKET, WORKERS } from '../people.ts';
import { alone, inMarket, isTaken, pick, pickOrder, pickWorker, says, weighed } from './choose.ts';

const isAwaited = (order: OrderModel): boolean => isTaken(order) && order.life.standby.length > 0;

const givesItBack = says('gives back', (model, dice) => {
  const order = pickOrder(model, dice, dice.luck % 2 === 0 ? isAwaited : isTaken);
  if (!order) return null;
  const who = pickWorker([...order.life.holders, ...order.life.holders, ...order.life.standby], dice);
  const text = pick([`退${order.number}`, `/退单 ${order.number} 车坏了`, `退${order.number}`], dice.words) ?? '';
  const isCommand = text.startsWith('/');
  if (isCommand && order.life.standby.includes(who)) return null;
  return { says: dice.luck % 3 === 0 ? alone(who, text) : inMarket(who, text), expects: goes(order, who) };
});

function goes(order: OrderModel, who: string): Outcomes {
  if (!isUnfinished(order)) return NOTHING;
  if (isHolder(order, who))
    return [...givesBack(order, who, 'worker'), ...(order.missed.length > 0 ? givesBack(order, who, 'no-show') : [])];
  return order.life.standby.includes(who) ? leavesQueue(order, who) : NOTHING;
}

/** Recalls the message of a claim. */
const recallsClaim = says('recalls a claim', (model, dice) => {
  const claimed = model.orders.flatMap((order) => order.claims.map((one) => ({ ...one, order, waits: false })));
  const waiting = model.orders.flatMap((order) => order.waits.map((one) => ({ ...one, order, waits: true, at: 0 })));
  const chosen = pick([...claimed.slice(-4), ...waiting.slice(-4)], dice.order);
  if (!chosen) return null;
  const { order, who, message, at } = chosen;
  return { says: { ...inMarket(who, ''), kind: 'recall', recalls: message }, expects: recalled(model, order, who, chosen.waits, at) };
});

function recalled(model: Readonly<Model>, order: OrderModel, who: string, waits: boolean, at: number): Outcomes {
  if (!isUnfinished(order)) return NOTHING;
  if (waits) return order.life.standby.includes(who) ? anyOf(leavesQueue(order, who), NOTHING) : NOTHING;
  return isHolder(order, who) && model.now - at <= 2 * MINUTE ? givesBack(order, who, 'recalled') : NOTHING;
}

const offersHandOver = says('/转单', (model, dice) => {
  const order = pickOrder(model, dice, (one) => isUnfinished(one) && one.life.holders.length > 0);
  if (!order) return null;
  const from = pickWorker(order.life.holders, dice);
  const to = pick(WORKERS, dice.words) ?? '赵师傅';
  const possible =
    isUnfinished(order) && isHolder(order, from) && !isHolder(order, to) && !isPoster(order, to) && mayHave(model, order, to);
  return {
    says: { ...inMarket(from, `/转单 ${order.number} @${to}`), mentions: [to] },
    expects: NOTHING,
    leaves: (after) => {
      if (!possible) return;
      const others = after.pending.filter((one) => one.kind !== 'hand-over' || one.order !== order.number);
      after.pending = [...others, { kind: 'hand-over', person: to, order: order.number, from, until: after.now + 10 * MINUTE }];
    },
  };
});

const offersPrice = says('names a price', (model, dice) => {
  const order = pickOrder(model, dice);
  if (!order) return null;
  const who = pickWorker([], dice);
  const yuan = 350 + (dice.words % 20) * 5;
  const { life } = order;
  const free = life.state === 'open' && (life.called === null || life.called === who);
  const possible = free && !isPoster(order, who) && !isHolder(order, who) && mayHave(model, order, who);
  return {
    says: { room: MARKET, from: who, text: `${order.number} ${yuan}块我就去` },
    expects: NOTHING,
    leaves: (after) => {
      if (!possible) return;
      const others = after.pending.filter((one) => !(one.kind === 'offer' && one.order === order.number && one.worker === who));
      after.pending = [
        ...others,
        { kind: 'offer', person: order.poster, order: order.number, worker: who, fen: yuan * 100, until: after.now + 30 * MINUTE },
      ];
    },
  };
});

type Offer = Extract<Pending, { kind: 'offer' }>;

/** 同意, 不同意: the poster's answer to a price, by the order's number. */
const acceptsPrice = says('同意', (model, dice) => {
  const offers = model.pending.filter((one) => one.kind === 'offer');
  const offer = pick(offers, dice.order);
  if (!offer) return null;
  const order = orderOf(model, offer.order);
  const own = offers.filter((one) => one.order === offer.order);
  const agreed = dice.luck % 4 !== 0;
  const outcomes = own.map(({ worker }) => takesOffer(model, order, worker));
  const sure = own.length === 1 && !offer.unsure && !model.orders.some(({ missed }) => missed.some(({ who }) => who === order.poster));
  const expects = agreed ? (sure ? anyOf(...outcomes) : anyOf(NOTHING, ...outcomes)) : NOTHING;
  return {
    says: { room: order.room, from: order.poster, text: agreed ? `同意${order.number}` : `${order.number}不同意` },
    expects,
    leaves: (after) => {
      after.pending = after.pending.flatMap((one) =>
        !own.includes(one as Offer) ? [one] : own.length === 1 ? [] : [{ ...one, unsure: true }],
      );
    },
  };
});

function takesOffer(model: Readonly<Model>, order: OrderModel, who: string): Outcomes {
  const { life, number } = order;
  if (life.state !== 'open' || (life.called !== null && life.called !== who) || isHolder(order, who) || !mayHave(model, order, who))
    return NOTHING;
  const [claimed = []] = claim(model, order, who);
  return claimed.length === 0 ? anyOf(NOTHING, [[`${number} amended`, `${number} claimed ${who}`]]) : [[`${number} amended`, ...claimed]];
}

export const CHANGING_HANDS: readonly fc.Arbitrary<StationCommand>[] = weighed(
  [4, givesItBack],
  [2, recallsClaim],
  [2, offersHandOver],
  [2, offersPrice],
  [1, acceptsPrice],
);
