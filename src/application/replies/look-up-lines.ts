import type { Order } from '../../domain/order.ts';
import type { UtcMs } from '../../domain/time.ts';
import { heading, priceText, whenText } from './order-lines.ts';

export function noOrdersOfOwn(): string {
  return '您现在没有单';
}

export interface OrderRow {
  readonly order: Order;
  /** "128号单 熊明祥师傅接了" */
  readonly state: string;
  readonly now: UtcMs;
}

export function ownOrders(rows: readonly OrderRow[]): string {
  return listed('您的单：', rows);
}

export function unfinishedOrders(rows: readonly OrderRow[], grid: number | null): string {
  const where = grid === null ? '' : `${grid}网格`;
  return rows.length === 0 ? `${where}没有在办的单` : listed(`${where}在办${rows.length}单：`, rows);
}

/** Longer lists do not fit into one message. */
const LISTED = 25;

function listed(title: string, rows: readonly OrderRow[]): string {
  const shown = rows.slice(0, LISTED).map(({ order, state, now }) => `${state}：${order.task} ${whenText(order.when, now)}`);
  return [title, ...shown, ...(rows.length > LISTED ? [`还有${rows.length - LISTED}单没列出`] : [])].join('\n');
}

export function noJobsInHand(): string {
  return '您手上没有单';
}

/** To the worker alone: addresses and phones stand in it. */
export function jobsInHand(orders: readonly Order[], now: UtcMs): string {
  const rows = orders.slice(0, 12).map((order) => {
    const facts = [order.task, whenText(order.when, now), order.place?.full, otherEnd(order), order.phone, priceText(order)];
    return `${heading(order)} ${facts.filter((fact) => fact).join('，')}`;
  });
  return [`您手上${orders.length}单：`, ...rows].join('\n');
}

function otherEnd({ category, otherPlace }: Order): string | null {
  return otherPlace && `${category === 'delivery' ? '取货' : '到'}${otherPlace.full}`;
}

/** Everything that is known of an order: by direct message or in a staff room only. */
export function fullOrder(order: Order, state: string, workers: readonly string[], now: UtcMs): string {
  const lines = [
    state,
    order.task,
    whenText(order.when, now),
    order.place ? `地址：${order.place.full}` : '地点待定',
    order.otherPlace ? `另一头：${order.otherPlace.full}` : null,
    priceText(order),
    order.headcountSaid ? `要${order.headcount}人` : null,
    order.requirements.length > 0 ? order.requirements.join(' ') : null,
    [order.posterName ? `发单人：${order.posterName}` : null, order.phone].filter((part) => part !== null).join(' ') || null,
    workers.length > 0 ? `师傅：${workers.join('、')}` : null,
    order.disputed ? '有纠纷' : null,
    order.hasPicture ? '有图' : null,
  ];
  return lines.filter((line) => line !== null).join('\n');
}
