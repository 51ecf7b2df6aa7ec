import type fc from 'fast-check';
import { MINUTE } from '../../../src/domain/time.ts';
import type { Deed, StationCommand } from '../deed.ts';
import { isHolder, isPoster, isUnfinished, type Model, type OrderModel } from '../model.ts';
import { anyOf, givesBack, NOTHING, type Outcomes } from '../outcomes.ts';
import { MARKET } from '../people.ts';
import { alone, inMarket, pick, pickOrder, pickPoster, pickWorker, quoteOf, says, weighed } from './choose.ts';

const isHeld = (order: OrderModel): boolean => isUnfinished(order) && order.life.holders.length > 0;
const canBeRated = ({ life }: OrderModel): boolean => life.state === 'claimed' || life.state === 'done';

const REPORTS: readonly { readonly words: (number: number) => string; readonly paidFen: number | null }[] = [
  { words: (number) => `完成${number}`, paidFen: null },
  { words: (number) => `/完成 ${number} 收60`, paidFen: 6000 },
  { words: (number) => `完成${number} 没收钱`, paidFen: 0 },
];

const completes = says('completes', (model, dice) => {
  const order = pickOrder(model, dice, isHeld);
  const report = pick(REPORTS, dice.words);
  if (!order || !report) return null;
  const who = pickWorker(order.life.holders, dice);
  const text = report.words(order.number);
  const done = `${order.number} reported-done${report.paidFen === null ? '' : ` ${report.paidFen}`}`;
  const asPoster = isPoster(order, who) && !isHolder(order, who) && !text.startsWith('/');
  const expects = asPoster ? rated(order, null) : isUnfinished(order) && isHolder(order, who) ? [[done]] : addsAmount(order, who, text);
  return { says: dice.luck % 3 === 0 ? alone(who, text) : inMarket(who, text), expects };
});

/** Of a job that he has not named an amount for, the worker may name it afterwards. */
function addsAmount(order: OrderModel, who: string, text: string): Outcomes {
  const yuan = /收(\d+)/u.exec(text)?.[1];
  const isOver = order.life.state === 'done' || order.life.state === 'closed';
  if (yuan === undefined || !isOver || !isHolder(order, who)) return NOTHING;
  return [[`${order.number} payment-corrected ${Number(yuan) * 100}`], ...NOTHING];
}

function rated(order: OrderModel, rating: string | null): Outcomes {
  return canBeRated(order) ? [[`${order.number} confirmed poster${rating === null ? '' : ` ${rating}`}`]] : NOTHING;
}

const rates = says('rates', (model, dice) => {
  const order = pickOrder(model, dice, canBeRated);
  const words = pick(['好了', '满意', '一般', '不满意'], dice.words);
  if (!order || words === null) return null;
  const { name, room } = pickPoster(order, dice);
  // 好了 may be a yes to something asked.
  const isAsked = model.pending.some(({ person }) => person === name);
  if (isHolder(order, name) || (isAsked && words === '好了')) return null;
  const expects = isPoster(order, name) ? rated(order, words === '好了' ? null : words) : NOTHING;
  return { says: { room, from: name, text: words, quote: quoteOf(order) }, expects };
});

const missesHim = says('没来', (model, dice) => {
  const order = pickOrder(model, dice, isHeld);
  if (!order) return null;
  const { name, room } = pickPoster(order, dice);
  return {
    says: { room, from: name, text: '师傅没来', quote: quoteOf(order) },
    expects: isPoster(order, name) ? reportsMissing(model, order) : NOTHING,
  };
});

function reportsMissing(model: Readonly<Model>, order: OrderModel): Outcomes {
  const reported: Outcomes = [[`${order.number} no-show-reported`]];
  if (order.life.state === 'done') return order.contestedAt !== null ? NOTHING : reported;
  if (!isHeld(order) || (order.agreed !== null && model.now < order.agreed)) return NOTHING;
  const asked = order.missed.filter(({ until }) => until > model.now).map(({ who }) => who);
  return order.life.holders.every((who) => asked.includes(who)) ? NOTHING : reported;
}

/** The worker who was asked where he is. */
const answersMissing = says('马上到', (model, dice) => {
  const asked = model.orders.flatMap((order) => order.missed.filter(({ until }) => until > model.now).map(({ who }) => ({ who, order })));
  const chosen = pick(asked, dice.order);
  if (!chosen) return null;
  const { who, order } = chosen;
  const several = asked.filter((one) => one.who === who).length > 1 || model.pending.some(({ person }) => person === who);
  const comes = dice.luck % 4 !== 0;
  const expects = comes ? NOTHING : anyOf(givesBack(order, who, 'no-show'), givesBack(order, who, 'worker'));
  return {
    says: alone(who, comes ? `${order.number} 马上到` : `退${order.number}`),
    expects: isUnfinished(order) && isHolder(order, who) ? (several ? anyOf(NOTHING, expects) : expects) : NOTHING,
    leaves: () => {
      order.missed = order.missed.filter((one) => one.who !== who);
    },
  };
});

const wantsAnother = says('换一个', (model, dice) => {
  const order = pickOrder(model, dice, isHeld);
  if (!order) return null;
  const { name, room } = pickPoster(order, dice);
  const [holder, ...others] = order.life.holders;
  const tooLate = order.agreed !== null && order.agreed <= model.now;
  const possible = isPoster(order, name) && isHeld(order) && holder !== undefined && others.length === 0 && !tooLate;
  return {
    says: { room, from: name, text: '换一个师傅', quote: quoteOf(order) },
    expects: possible ? givesBack(order, holder, 'poster') : NOTHING,
  };
});

const withdraws = says('取消', (model, dice) => {
  const order = pickOrder(model, dice);
  if (!order) return null;
  const { name, room } = pickPoster(order, dice);
  const cancelled = isPoster(order, name) && isUnfinished(order) ? [[`${order.number} cancelled poster`]] : NOTHING;
  const saying: Deed['says'] = dice.luck % 3 === 0 ? alone(name, `取消${order.number}`) : { room, from: name, text: `取消${order.number}` };
  return { says: saying, expects: cancelled };
});

const recallsPost = says('recalls a post', (model, dice) => {
  const order = pickOrder(model, dice, (one) => isUnfinished(one) && model.now - one.postedAt < 30 * MINUTE);
  if (!order) return null;
  const sole = model.orders.filter(({ message }) => message === order.message).length === 1;
  const gone = order.life.state === 'open' && order.life.holders.length === 0;
  const saying: Deed['says'] = { room: order.room ?? null, from: order.poster, text: '', kind: 'recall', recalls: order.message };
  return sole ? { says: saying, expects: gone ? [[`${order.number} cancelled recalled`]] : NOTHING } : null;
});

/** Words that name no order, in a group full of them. */
const chats = says('chats', (_, dice) => {
  const text = pick(['今天天气好好哦', '收到', '几点到', '看情况', '谁接单？', '接单大王'], dice.words);
  const who = pickWorker(['田哥'], dice);
  return text === null ? null : { says: { room: MARKET, from: who, text }, expects: NOTHING, inSilence: true };
});

export const CLOSING: readonly fc.Arbitrary<StationCommand>[] = weighed(
  [2, completes],
  [2, rates],
  [1, missesHim],
  [1, answersMissing],
  [1, wantsAnother],
  [1, withdraws],
  [1, recallsPost],
  [1, chats],
);
