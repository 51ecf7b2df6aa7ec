import type fc from 'fast-check';
import { DAY } from '../../../src/domain/time.ts';
import type { StationCommand } from '../deed.ts';
import { NEW_TIMES } from '../jobs.ts';
import { isHolder, isPoster, isUnfinished, type Model, type OrderModel } from '../model.ts';
import { mayHave, NOTHING, type Outcomes } from '../outcomes.ts';
import { GRID_WORKERS, isRegistered, personNamed, STAFF, STAFF_ROOM, WORKERS } from '../people.ts';
import { byStaff, inStaffRoom, pick, pickOrder, pickPoster, pickWorker, quoteOf, says, weighed } from './choose.ts';

const gridWorker = (die: number): string => pick(GRID_WORKERS, die) ?? '杨网格';

const assigns = says('/指派', (model, dice) => {
  const order = pickOrder(model, dice);
  if (!order) return null;
  const who = pickWorker([], dice);
  const { life, number } = order;
  const possible = isUnfinished(order) && life.holders.length < life.headcount && !isHolder(order, who) && !isPoster(order, who);
  return {
    says: inStaffRoom(gridWorker(dice.words), `/指派 ${number} @${who}`, [who]),
    expects: possible && mayHave(model, order, who) ? assigned(order, who, false) : NOTHING,
  };
});

function assigned(order: OrderModel, who: string, forced: boolean): Outcomes {
  return [[`${order.number} assigned ${who}${forced ? ' forced' : ''}`]];
}

/** Over a holder: who came last goes. */
const forces = says('/强制', (model, dice) => {
  const order = pickOrder(model, dice);
  if (!order) return null;
  const who = pickWorker([], dice);
  const { life, number } = order;
  const possible = isUnfinished(order) && !isHolder(order, who) && !isPoster(order, who) && !lacksLifeSaving(model, order, who);
  const last = life.holders.at(-1);
  const full = life.holders.length === life.headcount && last !== undefined;
  const gone = full ? [`${number} given-back ${last} forced`] : [];
  const [given = []] = assigned(order, who, true);
  return {
    says: inStaffRoom(STAFF, `/强制 ${number} @${who} 说好了的`, [who]),
    expects: possible ? [[...gone, ...given]] : NOTHING,
  };
});

function lacksLifeSaving({ rules }: Model, order: OrderModel, who: string): boolean {
  const { certificates } = personNamed(who);
  const asked = rules.certificates && (isRegistered(who) || rules.register) && !(rules.register && !isRegistered(who));
  return asked && order.job.certificates.some((name) => !certificates.some((one) => one.name === name));
}

const withdrawsFor = says('/撤单', (model, dice) => {
  const order = pickOrder(model, dice);
  if (!order) return null;
  const who = gridWorker(dice.who);
  const how = isPoster(order, who) ? 'poster' : 'grid-worker';
  return {
    says: inStaffRoom(who, `/撤单 ${order.number} 住户说不用了`),
    expects: isUnfinished(order) ? [[`${order.number} cancelled ${how}`]] : NOTHING,
  };
});

const findsElsewhere = says('/渠道', (model, dice) => {
  const order = pickOrder(model, dice, ({ life }) => life.state === 'open' || life.state === 'expired');
  if (!order) return null;
  const { state, holders } = order.life;
  const possible = (state === 'open' || state === 'expired') && holders.length === 0;
  return {
    says: inStaffRoom(gridWorker(dice.who), `/渠道 ${order.number} 隔壁老周去了`),
    expects: possible ? [[`${order.number} placed-elsewhere`]] : NOTHING,
  };
});

const disputes = says('/纠纷', (model, dice) => {
  const order = pickOrder(model, dice, (one) => one.life.holders.length > 0);
  if (!order) return null;
  const who = pick([order.poster, ...order.life.holders, gridWorker(dice.words), '小龚'], dice.who) ?? order.poster;
  const mayDispute = isPoster(order, who) || isHolder(order, who) || GRID_WORKERS.includes(who);
  return {
    says: { room: null, from: who, text: `/纠纷 ${order.number} 说好60要80` },
    expects: mayDispute ? [[`${order.number} disputed`]] : NOTHING,
  };
});

const asksPeople = says('/改 人数', (model, dice) => {
  const order = pickOrder(model, dice);
  if (!order) return null;
  const headcount = 1 + (dice.words % 3);
  const { life, number } = order;
  const amended = [`${number} amended`];
  // Fewer than have come already it cannot be.
  const refused = headcount < life.holders.length;
  const next = life.called ?? life.standby[0];
  const grown = life.state === 'claimed' && headcount > life.holders.length && next !== undefined;
  const outcomes: Outcomes = grown ? [amended, [...amended, `${number} standby-called ${next}`]] : [amended];
  return {
    says: inStaffRoom(gridWorker(dice.who), `/改 ${number} 人数 ${headcount}`),
    // What stands so already is no change.
    expects: !isUnfinished(order) || headcount === life.headcount ? NOTHING : refused ? [...outcomes, ...NOTHING] : outcomes,
  };
});

const asksTime = says('改成', (model, dice) => {
  const order = pickOrder(model, dice);
  const time = pick(NEW_TIMES, dice.words);
  if (!order || !time) return null;
  const { name, room } = pickPoster(order, dice);
  const byCommand = dice.luck % 3 === 0;
  const possible = isUnfinished(order) && (byCommand || isPoster(order, name));
  const agreed = time.agreed(model.now);
  return {
    says: byCommand
      ? inStaffRoom(gridWorker(dice.who), `/改 ${order.number} 时间 ${time.words}`)
      : { room, from: name, text: `改成${time.words}`, quote: quoteOf(order) },
    // By command what stands so already is no change.
    expects: !possible ? NOTHING : byCommand ? [[`${order.number} amended`], ...NOTHING] : [[`${order.number} amended`]],
    leaves: (_, happened) => {
      if (happened.length > 0) order.agreed = agreed;
    },
  };
});

const urges = says('/催', (model, dice) => {
  const order = pickOrder(model, dice);
  return order && { says: inStaffRoom(gridWorker(dice.who), `/催 ${order.number}`), expects: NOTHING };
});

const looksUp = says('/查', (model, dice) => {
  const order = pickOrder(model, dice);
  if (!order) return null;
  const text = pick([`/查 ${order.number}`, '/我的单', '/在办', '/帮助', '/排行'], dice.words) ?? '/帮助';
  const { name, room } = pickPoster(order, dice);
  return { says: { room: room === STAFF_ROOM ? null : room, from: name, text }, expects: NOTHING };
});

const suspends = says('/停接', (_, dice) => {
  const who = pick(WORKERS.filter(isRegistered), dice.who);
  if (who === null) return null;
  const days = 1 + (dice.words % 3);
  return {
    says: inStaffRoom(gridWorker(dice.luck), `/停接 @${who} ${days} 迟到`, [who]),
    expects: NOTHING,
    leaves: (after) => {
      after.suspended = { ...after.suspended, [who]: after.now + days * DAY };
    },
  };
});

const resumes = says('/恢复', (model, dice) => {
  const who = pick(Object.keys(model.suspended), dice.who);
  if (who === null) return null;
  return {
    says: inStaffRoom(gridWorker(dice.luck), `/恢复 @${who}`, [who]),
    expects: NOTHING,
    leaves: (after) => {
      const { [who]: _, ...others } = after.suspended;
      after.suspended = others;
    },
  };
});

const SETTINGS: readonly { readonly words: string; readonly change: (model: Model) => Partial<Model['rules']> }[] = [
  { words: '接单上限 1', change: () => ({ limit: 1 }) },
  { words: '接单上限 3', change: () => ({ limit: 3 }) },
  { words: '接单上限 0', change: () => ({ limit: 0 }) },
  { words: '备案 关', change: () => ({ register: false }) },
  { words: '备案 必须', change: () => ({ register: true }) },
  { words: '承诺书 提醒', change: () => ({ pledge: false }) },
  { words: '承诺书 必须', change: () => ({ pledge: true }) },
  { words: '证书 提醒', change: () => ({ certificates: false }) },
  { words: '证书 必须', change: () => ({ certificates: true }) },
  { words: '安静开始 20:00', change: () => ({ quietFrom: 20 }) },
  { words: '安静开始 22:00', change: () => ({ quietFrom: 22 }) },
];

const sets = says('/设置', (_, dice) => {
  const setting = pick(SETTINGS, dice.words);
  return (
    setting && {
      says: byStaff(`/设置 ${setting.words}`),
      expects: NOTHING,
      leaves: (after) => {
        const quietFrom = after.rules.quietFrom;
        after.rules = { ...after.rules, ...setting.change(after) };
        if (after.rules.quietFrom !== quietFrom) after.quietChangedAt = after.now;
      },
    }
  );
});

export const GRID_WORK: readonly fc.Arbitrary<StationCommand>[] = weighed(
  [1, assigns],
  [1, forces],
  [1, withdrawsFor],
  [1, findsElsewhere],
  [1, disputes],
  [1, asksPeople],
  [1, asksTime],
  [1, urges],
  [1, looksUp],
  [1, suspends],
  [1, resumes],
  [1, sets],
);
