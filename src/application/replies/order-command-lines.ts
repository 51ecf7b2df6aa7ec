import type { Order } from '../../domain/order.ts';
import { heading, stateWords } from './order-lines.ts';

type Numbered = Pick<Order, 'number'>;

export function onlyPosterCancels(order: Numbered): string {
  return `${heading(order)} 不是您发的，取消不了`;
}

/** What should be changed stands so. */
export function changedAlready(order: Numbered): string {
  return `${heading(order)} 本来就是这样，没改`;
}

export function withdrawnByGridWorker(order: Numbered, reason: string | null): string {
  return `${heading(order)} 网格员撤了${reason ? `：${reason}` : ''}。还要的话请重新发一遍`;
}

export function howFar(order: Order): string {
  return `${heading(order)} 到哪一步了？做完回：完成${order.number}，去不了回：退${order.number}`;
}

export function urged(order: Numbered, workers: readonly string[]): string {
  return `${heading(order)} 已问${workers.join('、')}`;
}

/** Some of several have come: they are asked, and the others are looked for. */
export function urgedAndAnnounced(order: Numbered, workers: readonly string[]): string {
  return `${urged(order, workers)}，还差人，又喊了一次`;
}

export function announcedAgain(order: Numbered): string {
  return `${heading(order)} 又喊了一次`;
}

export function notByNight(order: Numbered): string {
  return `${heading(order)} 夜里不打扰，早上再催`;
}

export function standbyIsAsked(order: Numbered): string {
  return `${heading(order)} 正在问候补师傅`;
}

/** Of several workers some have come. */
export function partlyTaken(order: Order): string {
  const { number, holders } = order;
  return `${heading(order)} 已有${holders.length}位师傅接了。不用再找人就发：/改 ${number} 人数 ${holders.length}`;
}

export function notOpenAnyMore(order: Order): string {
  return `${heading(order)} ${stateWords(order)}，不用另找了`;
}

export function elsewhereNoted(order: Numbered): string {
  return `${heading(order)} 另外找到人，记下了`;
}

export function foundElsewhereInMarket(order: Numbered): string {
  return `${heading(order)} 另外找到人了，不用接了`;
}

export function foundElsewhere(order: Numbered): string {
  return `${heading(order)} 驿站另外找到人了，有事找网格员`;
}
