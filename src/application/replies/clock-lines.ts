import { TRADES } from '../../domain/glossary.ts';
import type { Order } from '../../domain/order.ts';
import { placesLeft } from '../../domain/order.ts';
import { nameOf, type Person, type Worker } from '../../domain/people.ts';
import { clockText, type Day, dayOf, type UtcMs } from '../../domain/time.ts';
import { shownName } from '../turn.ts';
import { heading, lackText, placeText, priceText, whenText } from './order-lines.ts';

/** So many workers are named in a call; more would be a list that nobody reads. */
const NAMED_WORKERS = 12;

/** To the worker, by direct message, before the agreed time: may hold phone and door number. */
export function reminder(order: Order, now: UtcMs): string {
  const lines = [
    `${heading(order)} 别忘了：${whenText(order.when, now)}`,
    order.task,
    order.place ? `地址：${order.place.full}` : null,
    order.otherPlace ? `${order.category === 'delivery' ? '取货' : '到'}：${order.otherPlace.full}` : null,
    order.phone ? `电话：${order.phone}` : null,
    `去不了请回“退${order.number}”`,
  ];
  return lines.filter((line) => line !== null && line !== '').join('\n');
}

/** To the worker, by direct message, some time after the work was to begin. */
export function askWhetherDone(order: Order): string {
  return `${heading(order)} 做完了吗？\n${order.task}\n做完请回“完成${order.number}”，收了钱加“收60”这样的数`;
}

/** To the staff room, which may know everything: whom to ask, and for what. */
export function callForHelp(order: Order, gridWorkers: readonly Person[], workers: readonly Worker[], now: UtcMs): string {
  const lines = [
    `${heading(order)} ${order.holders.length === 0 ? '没人接' : lackText(order)}，请多渠道找人${order.urgent ? '【急】' : ''}`,
    gridWorkers.length > 0 ? gridWorkers.map((person) => `@${shownName(nameOf(person))}`).join(' ') : '请各位网格员看看',
    [TRADES[order.category].title, order.task, whenText(order.when, now), order.place?.full ?? placeText(null), priceText(order)]
      .filter((part) => part !== '')
      .join('，'),
    posterText(order),
    workers.length > 0 ? `能做的师傅：${workersText(workers)}` : '名册上没有能做的师傅',
    `找到了人，请引用这条回：找到某某了`,
  ];
  return lines.filter((line) => line !== null).join('\n');
}

function posterText(order: Order): string | null {
  const said = [order.posterName, order.phone].filter((part) => part !== null);
  return said.length > 0 ? `发单人：${said.join(' ')}` : null;
}

function workersText(workers: readonly Worker[]): string {
  const named = workers.slice(0, NAMED_WORKERS).map(({ name, phone }) => [shownName(name), phone ?? ''].join(' ').trim());
  return `${named.join('、')}${workers.length > NAMED_WORKERS ? ` 等${workers.length}人` : ''}`;
}

/** One line an hour in the market for all that nobody has taken. */
export function stillOpen(orders: readonly Order[]): string {
  const named = orders.map((order) => (order.holders.length > 0 ? `${order.number}(差${placesLeft(order)}人)` : String(order.number)));
  return `还没人接：${named.join('、')}\n能做的请回：接${orders[0]?.number ?? ''}`;
}

/** The agreed time has come and some workers are missing; those who claimed stay. */
export function someMissing(order: Order, workers: readonly string[]): string {
  return `${heading(order)} 要${order.headcount}人，找到${workers.length}人（${workers.join('、')}），还差${placesLeft(order)}人。来了的照样做`;
}

export function expired(order: Order): string {
  return `${heading(order)} 一直没人接，先停了。还要的话请重新发一遍`;
}

/** To the groups, after the bot was cut off: whatever was asked for in between must be said again. */
export function missedMessages(since: UtcMs, until: UtcMs, now: UtcMs): string {
  const from = dayOf(since) === dayOf(now) ? clockText(since) : `${dayOf(since).slice(5)} ${clockText(since)}`;
  return `${from}到${clockText(until)}机器人断线了，这段时间发的单、接的单没回话的，请再发一遍`;
}

export interface EndingCertificate {
  readonly worker: string;
  readonly name: string;
  readonly expires: Day;
}

/** To the staff room, once a certificate: so that a new one is there in time. */
export function certificatesEnding(ending: readonly EndingCertificate[], today: Day): string {
  const rows = ending.map(
    ({ worker, name, expires }) => `${shownName(worker)} ${name} ${expires < today ? `${expires}过期了` : `到${expires}`}`,
  );
  return ['证书快到期，请提醒换证：', ...rows].join('\n');
}
