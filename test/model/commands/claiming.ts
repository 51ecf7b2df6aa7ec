import type fc from 'fast-check';
import { MINUTE } from '../../../src/domain/time.ts';
import type { Deed, StationCommand } from '../deed.ts';
import { isHolder, isUnfinished, type Model, type OrderModel, orderOf } from '../model.ts';
import { anyOf, bareClaim, claim, givesBack, mayHave, NOTHING, type Outcomes, passes } from '../outcomes.ts';
import { isRegistered, WORKERS } from '../people.ts';
import { alone, inMarket, isTaken, pick, pickOrder, pickWorker, quoteOf, says, weighed } from './choose.ts';

/** What somebody has been asked and could mean by a word of consent: a stand-by's turn, a job handed over to him. */
interface Asked {
  readonly order: OrderModel;
  readonly yes: Outcomes;
  readonly no: Outcomes;
  readonly isUnsure: boolean;
}

function askedOf(model: Readonly<Model>, who: string): readonly Asked[] {
  const calls = model.orders
    .filter(({ life }) => life.called === who)
    .map((order) => ({ order, yes: claim(model, order, who), no: [passes(order, who)], isUnsure: false }));
  const offers = model.pending.flatMap((one) => {
    if (one.kind !== 'hand-over' || one.person !== who) return [];
    const order = orderOf(model, one.order);
    if (!isUnfinished(order) || !isHolder(order, one.from)) return [];
    const yes = handsOver(model, order, one.from, who);
    return [{ order, yes: one.unsure ? anyOf(yes, NOTHING) : yes, no: NOTHING, isUnsure: one.unsure ?? false }];
  });
  return [...calls, ...offers];
}

function handsOver(model: Readonly<Model>, order: OrderModel, from: string, to: string): Outcomes {
  return mayHave(model, order, to) && !isHolder(order, to) ? [[`${order.number} handed-over ${from} ${to}`]] : NOTHING;
}

const isMissed = (model: Readonly<Model>, who: string): boolean =>
  model.orders.some(({ missed }) => missed.some((one) => one.who === who && one.until > model.now));

/** A claim that names this order: it may be the answer to a hand-over of it as well. */
function claimsThis(model: Readonly<Model>, order: OrderModel, who: string): Outcomes {
  const handOver = askedOf(model, who).find((one) => one.order === order && one.order.life.called !== who);
  return handOver ? anyOf(handOver.yes, handOver.isUnsure ? claim(model, order, who) : []) : claim(model, order, who);
}

const WAYS: readonly ((order: OrderModel, who: string) => Deed['says'])[] = [
  ({ number }, who) => inMarket(who, `接${number}`),
  ({ number }, who) => inMarket(who, `${number}接`),
  ({ number }, who) => inMarket(who, `${number}号单我接`),
  ({ number }, who) => alone(who, `接${number}`),
  ({ number }, who) => ({ room: '3网格群', from: who, text: `接${number}` }),
  (order, who) => ({ ...inMarket(who, '接'), quote: quoteOf(order) }),
];

const claims = says('claims', (model, dice) => {
  const order = pickOrder(model, dice, dice.luck % 2 === 0 ? isTaken : isUnfinished);
  if (!order) return null;
  const who = pickWorker(order.life.called === null ? [] : [order.life.called], dice);
  const way = pick(WAYS, dice.words);
  return way && { says: way(order, who), expects: claimsThis(model, order, who) };
});

/** "1" under a post: only from a registered worker, as long as it is open or has just been taken. */
const nods = says('nods', (model, dice) => {
  const order = pickOrder(model, dice);
  if (!order) return null;
  const who = pickWorker([], dice);
  if (askedOf(model, who).length > 0) return null;
  const justTaken = order.life.state === 'claimed' && order.takenAt !== null && model.now - order.takenAt <= MINUTE;
  const heard = (isRegistered(who) || !model.rules.register) && (order.life.state === 'open' || justTaken);
  const meant = heard ? claim(model, order, who) : NOTHING;
  return {
    says: { ...inMarket(who, '1'), quote: quoteOf(order) },
    expects: model.orders.some(({ missed }) => missed.length > 0) ? anyOf(meant, NOTHING) : meant,
  };
});

const claimsBare = says('接', (model, dice) => {
  const who = pickWorker([], dice);
  const text = pick(['接', '我接', '接单', '抢'], dice.words) ?? '接';
  const asked = askedOf(model, who);
  const [only] = asked;
  if (!only)
    return { says: inMarket(who, text), expects: isMissed(model, who) ? anyOf(NOTHING, bareClaim(model, who)) : bareClaim(model, who) };
  return { says: inMarket(who, text), expects: consents(model, who, asked) };
});

function consents(model: Readonly<Model>, who: string, asked: readonly Asked[]): Outcomes {
  const [only] = asked;
  if (only && asked.length === 1 && !only.isUnsure && !isMissed(model, who) && isAskedByDay(only)) return only.yes;
  return anyOf(NOTHING, bareClaim(model, who), ...asked.map(({ yes }) => yes));
}

/** Called at night he is asked in the morning only. */
function isAskedByDay({ order }: Asked): boolean {
  return order.life.called === null || order.job.urgent || (order.calledAt !== null && isDay(order.calledAt));
}

const isDay = (at: number): boolean => {
  const hour = new Date(at + 8 * 3_600_000).getUTCHours();
  return hour >= 7 && hour < 20;
};

/** 要得, 好: from who was asked. */
const agrees = says('要得', (model, dice) => {
  const who = pick(peopleAsked(model), dice.who);
  if (who === null) return null;
  const text = pick(['要得', '好', '接'], dice.words) ?? '好';
  return { says: dice.luck % 4 === 0 ? alone(who, text) : inMarket(who, text), expects: consents(model, who, askedOf(model, who)) };
});

const declines = says('接不了', (model, dice) => {
  const who = pick(peopleAsked(model), dice.who);
  if (who === null) return null;
  const asked = askedOf(model, who);
  const [only] = asked;
  const sure = only && asked.length === 1 && !isMissed(model, who) && isAskedByDay(only);
  const lost = model.orders.flatMap((order) => (isHolder(order, who) ? givesBack(order, who, 'no-show') : []));
  return { says: inMarket(who, '接不了'), expects: sure ? only.no : anyOf(NOTHING, lost, ...asked.map(({ no }) => no)) };
});

function peopleAsked(model: Readonly<Model>): readonly string[] {
  return WORKERS.filter((who) => askedOf(model, who).length > 0);
}

/** Heard after an outage: it wins only what nobody has had since, else its sender is asked first. */
const claimsLate = says('claims late', (model, dice) => {
  const order = pickOrder(model, dice);
  const age = (3 + (dice.words % 15)) * MINUTE;
  if (!order || order.postedAt + age >= model.now) return null;
  const who = pickWorker([], dice);
  const sentAt = model.now - age;
  if (askedOf(model, who).length > 0) return null;
  const expects = claim(model, order, who, sentAt);
  const waited = order.life.standby.includes(who);
  const first = [`${order.number} queued ${who} first`];
  return { says: { ...inMarket(who, `接${order.number}`), sentAt }, expects: waited ? anyOf(expects, [first]) : expects };
});

export const CLAIMING: readonly fc.Arbitrary<StationCommand>[] = weighed(
  [8, claims],
  [1, nods],
  [2, claimsBare],
  [4, agrees],
  [2, declines],
  [2, claimsLate],
);
