import type { Breach } from '../../domain/claim-rules.ts';
import { type Fen, yuanText } from '../../domain/money.ts';
import type { Order } from '../../domain/order.ts';
import { HOUR, MINUTE, SECOND, type UtcMs } from '../../domain/time.ts';
import { heading, priceText, stateWords, whenText } from './order-lines.ts';

type Numbered = Pick<Order, 'number'>;

/** How somebody came to the job, for the line that tells it. */
export interface Taking {
  /** "熊明祥师傅" */
  readonly name: string;
  /** From the order to the claim; null where nobody waited (assigned, handed over). */
  readonly seconds: number | null;
  readonly how: 'claimed' | 'late' | 'assigned' | 'handed-over';
  /** Workers still wanted. */
  readonly missing: number;
  /** The price agreed upon, where it is another than the asked one. */
  readonly agreedFen: Fen | null;
}

/** The market's line about who has the job. */
export function takenInMarket(order: Numbered, taking: Taking): string {
  const parts = [takenWords(taking)];
  if (taking.agreedFen !== null) parts.push(`${yuanText(taking.agreedFen)}元`);
  if (taking.seconds !== null) parts.push(`用时${waitedText(taking.seconds)}`);
  if (taking.missing > 0) parts.push(`还差${taking.missing}人`);
  return `${heading(order)} ${parts.join('，')}`;
}

function takenWords({ name, how }: Taking): string {
  switch (how) {
    case 'claimed':
      return `${name}接了`;
    case 'late':
      return `${name}接了(补记)`;
    case 'assigned':
      return `派给${name}了`;
    case 'handed-over':
      return `转给${name}了`;
  }
}

/** "5秒", "2分30秒", "3小时5分". */
function waitedText(seconds: number): string {
  if (seconds < 120) return `${seconds}秒`;
  const minutes = Math.floor((seconds * SECOND) / MINUTE);
  if (minutes < 60) return `${minutes}分${seconds % 60 === 0 ? '钟' : `${seconds % 60}秒`}`;
  return `${Math.floor((minutes * MINUTE) / HOUR)}小时${minutes % 60 === 0 ? '' : `${minutes % 60}分`}`;
}

/** For whoever wants the job done: who comes, from which team, whom to turn to. */
export function whoComes(order: Numbered, name: string, team: string | null, stationPhone: string | null, missing: number): string {
  const who = missing > 0 ? `${name}来，还差${missing}人` : `${name}来`;
  return [`${heading(order)} ${who}`, ...teamAndStation(team, stationPhone)].join('\n');
}

/** What stands below the winner's line where the poster reads it. */
export function teamAndStation(team: string | null, stationPhone: string | null): readonly string[] {
  const reach = stationPhone ? `有事打驿站电话${stationPhone}` : '有事找驿站';
  return team ? [team, reach] : [reach];
}

/** To a worker whom the bot cannot write to. */
export function befriendMe(mention: string): string {
  return `@${mention} 请加我好友领取电话地址`;
}

export function befriendMeLater(order: Numbered, mention: string): string {
  return `${heading(order)} ${befriendMe(mention)}`;
}

/** Everything that the worker needs, by direct message: phone and door number too. */
export function detailsForWorker(order: Order, now: UtcMs, wasAmended: boolean): string {
  const lines = detailLines(order, now, wasAmended);
  return [`${heading(order)} 归您了`, ...lines, `做完回：完成${order.number}`, `去不了回：退${order.number}`].join('\n');
}

/** The same for somebody who passes it on. */
export function detailsToPassOn(order: Order, workers: string, now: UtcMs, wasAmended: boolean): string {
  return [`${heading(order)} ${workers}没加我好友，请转告：`, ...detailLines(order, now, wasAmended)].join('\n');
}

/** @param wasAmended the poster's first words are not all true any more */
function detailLines(order: Order, now: UtcMs, wasAmended: boolean): readonly string[] {
  const { place, otherPlace, phone, posterName, rawText } = order;
  return [
    order.task,
    order.when.kind === 'none' ? '时间：还没定，跟发单人约' : `时间：${whenText(order.when, now)}`,
    place ? `地址：${place.full}` : '地址：还没说，找发单人问',
    otherPlace ? `${order.category === 'delivery' ? '取货' : '搬到'}：${otherPlace.full}` : null,
    phone ? `电话：${phone}` : '电话：没留，找网格员问',
    posterName ? `发单人：${posterName}` : null,
    priceText(order),
    order.requirements.length > 0 ? order.requirements.join(' ') : null,
    rawText ? `${wasAmended ? '最早的原话' : '原话'}：${shortened(rawText)}` : null,
  ].filter((line): line is string => line !== null && line !== '');
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/gu, ' ').trim();
  return flat.length > 200 ? `${flat.slice(0, 200)}…` : flat;
}

/** One line for all who came too late. */
export function losers(order: Numbered, winners: readonly string[], standby: readonly string[]): string {
  return `${heading(order)} ${winners.join('、')}接了。候补：${nameList(standby)}`;
}

/** The same while the order is kept for the stand-by whose turn it is. */
export function losersBehindCall(order: Numbered, called: string, standby: readonly string[]): string {
  return `${heading(order)} 先问${called}。候补：${nameList(standby)}`;
}

function nameList(names: readonly string[]): string {
  return names.length > 8 ? `${names.slice(0, 8).join('、')}等${names.length}人` : names.join('、');
}

export function youAreStandby(order: Numbered, winners: readonly string[], place: number): string {
  const who = winners.length > 0 ? `${winners.join('、')}接了，` : '';
  return `${heading(order)} ${who}您是候补第${place}位`;
}

export function alreadyYours(order: Numbered): string {
  return `${heading(order)} 已经是您的了`;
}

export function ownOrder(order: Numbered): string {
  return `${heading(order)} 自己发的单不能自己接`;
}

export function replacedBefore(order: Numbered): string {
  return `${heading(order)} 发单人想换一位师傅，这单就不用接了`;
}

export function noSuchOrder(number: number): string {
  return `没有${number}号单，看清单号再回`;
}

export function noLongerOpen(order: Order): string {
  return `${heading(order)} ${stateWords(order)}，不用接了`;
}

/** All that a group hears of a refusal. */
export function refusedInRoom(order: Numbered | null, name: string): string {
  return order ? `${heading(order)} ${name}请找网格员` : `${name}请找网格员`;
}

/** Why, and what to do: by direct message. */
export function refusedPrivately(order: Numbered | null, breaches: readonly Breach[]): string {
  const start = order ? `${heading(order)} ` : '';
  return `${start}现在还接不了：\n${breaches.map(remedy).join('\n')}`;
}

function remedy(breach: Breach): string {
  switch (breach.rule) {
    case 'register':
      return '您还没登记备案。发我：登记 姓名 电话，网格员确认后就能接';
    case 'pledge':
      return breach.outdated ? '承诺书换新版了，请找网格员重签' : '您还没签承诺书，请找网格员签';
    case 'suspension':
      return '您现在停接，请找网格员问';
    case 'limit':
      return `您手上有${breach.unfinished}单没做完，最多${breach.limit}单。做完一单回“完成”加单号，再来接`;
    case 'certificate':
      return breach.expired ? `您的${breach.name}过期了，换新证后找网格员登记` : `这活要${breach.name}，有证找网格员登记`;
  }
}

/** He has the job all the same, but is told what is lacking. */
export function warnedPrivately(order: Numbered, breaches: readonly Breach[]): string {
  return `${heading(order)} 提醒：${breaches.map(lacking).join('，')}，请尽快找网格员补办`;
}

export function warnedForStaff(order: Numbered, name: string, breaches: readonly Breach[]): string {
  return `${heading(order)} ${name}接了，但${breaches.map(lacking).join('，')}，请跟进`;
}

/** "没签承诺书" … */
function lacking(breach: Breach): string {
  switch (breach.rule) {
    case 'register':
      return '没登记备案';
    case 'pledge':
      return breach.outdated ? '承诺书是旧版' : '没签承诺书';
    case 'suspension':
      return '停接期没过';
    case 'limit':
      return `手上有${breach.unfinished}单没做完`;
    case 'certificate':
      return breach.expired ? `${breach.name}过期了` : `没有${breach.name}`;
  }
}

export function whichClaim(orders: readonly Numbered[]): string {
  const [first] = orders;
  if (first && orders.length === 1) return `${heading(first)} 您接这单吗？回：接${first.number}`;
  return `您接哪一单？回：${orders.map(({ number }) => `接${number}`).join(' 或 ')}`;
}

export function sayNumberWithPrice(orders: readonly Numbered[]): string {
  return `哪一单？请带单号再说一遍：${orders.map(({ number }) => number).join(' 或 ')}`;
}

/* ---- assigning ---- */

export function assignedReceipt(order: Numbered, name: string): string {
  return `${heading(order)} 派给${name}了`;
}

export function cannotAssign(order: Order, name: string): string {
  switch (order.state.kind) {
    case 'claimed':
      return `${heading(order)} 已有人接了，要换成${name}请站点用 /强制`;
    case 'open':
    case 'done':
    case 'closed':
    case 'cancelled':
    case 'expired':
      return `${heading(order)} ${stateWords(order)}，派不了`;
  }
}

export function alreadyHis(order: Numbered, name: string): string {
  return `${heading(order)} 已经在${name}手上`;
}

export function posterCannotDoIt(order: Numbered, name: string): string {
  return `${heading(order)} 是${name}自己发的，不能派给他`;
}

/** Where staff could set themselves above it. */
export function assigningBlocked(order: Numbered, name: string, breaches: readonly Breach[]): string {
  return `${heading(order)} ${name}${breaches.map(lacking).join('，')}，要派请站点用 /强制`;
}

/** Where nobody can. */
export function assigningForbidden(order: Numbered, name: string, breaches: readonly Breach[]): string {
  return `${heading(order)} ${name}${breaches.map(lacking).join('，')}，这种活没证不能派`;
}
