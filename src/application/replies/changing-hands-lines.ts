import { type Fen, yuanText } from '../../domain/money.ts';
import type { Order } from '../../domain/order.ts';
import { heading, priceText, stateWords } from './order-lines.ts';

type Numbered = Pick<Order, 'number'>;

/* ---- giving back, the next in line ---- */

export function standbyCalled(order: Numbered, mention: string): string {
  return `${heading(order)} 空出来了，先问候补 @${mention} 接吗？5分钟内回“接”`;
}

export function gaveBack(order: Numbered): string {
  return `${heading(order)} 退了，不用去了`;
}

export function leftStandby(order: Numbered): string {
  return `${heading(order)} 您不候补了`;
}

/** To him whose job somebody else has got. @param mention where it stands in a group */
export function givenToAnother(order: Numbered, mention: string | null): string {
  return `${heading(order)} ${mention === null ? '' : `@${mention} `}另派别人了，您不用去了`;
}

/** To him whom the poster does not want, by direct message; a group need not know why. */
export function posterWantsAnother(order: Numbered): string {
  return `${heading(order)} 发单人想换一位，您不用去了`;
}

export function posterWantsAnotherInRoom(order: Numbered, mention: string): string {
  return `${heading(order)} @${mention} 这单有变动，您不用去了`;
}

export function noWordFromYou(order: Numbered): string {
  return `${heading(order)} 没等到您回话，另派了，您不用去了`;
}

export function lookingForAnother(order: Numbered): string {
  return `${heading(order)} 师傅来不了，正在另找，找到就告诉您`;
}

export function lookingAsYouWished(order: Numbered): string {
  return `${heading(order)} 好，正在另找师傅，找到就告诉您`;
}

export function whichToGiveBack(orders: readonly Numbered[]): string {
  return `退哪一单？回：${orders.map(({ number }) => `退${number}`).join(' 或 ')}`;
}

export function whichToReplace(orders: readonly Numbered[]): string {
  return `哪一单换师傅？回单号：${orders.map(({ number }) => number).join(' 或 ')}`;
}

export function tooLateToReplace(order: Numbered): string {
  return `${heading(order)} 约的时间已经到了，要换人请找网格员`;
}

export function severalWorkersToReplace(order: Numbered): string {
  return `${heading(order)} 有几位师傅，换哪位请找网格员`;
}

/* ---- handing over ---- */

export function handOverOffered(order: Numbered, mention: string, from: string): string {
  return `${heading(order)} @${mention} ${from}想转给您，接吗？10分钟内回“接”`;
}

export function handedOver(order: Numbered, name: string): string {
  return `${heading(order)} 转给${name}了，您不用去了`;
}

export function handOverDeclined(order: Numbered, name: string): string {
  return `${heading(order)} ${name}没接，还是您的。去不了回：退${order.number}`;
}

export function handOverImpossible(order: Numbered, name: string): string {
  return `${heading(order)} 现在转不了${name}，请找网格员`;
}

export function notHisToHandOver(order: Numbered): string {
  return `${heading(order)} 这单不在他手上，转不了`;
}

/* ---- another price ---- */

export function counterOffer(order: Numbered, name: string, fen: Fen): string {
  return `${heading(order)} ${name}要${yuanText(fen)}元，同意回“同意”`;
}

export function counterOfferPassedOn(order: Numbered): string {
  return `${heading(order)} 帮您问了，同意就归您`;
}

export function counterOfferRefused(order: Order): string {
  return `${heading(order)} 没谈成，还是${priceText(order)}。愿意去回：接${order.number}`;
}

export function counterOfferLapsed(order: Order): string {
  return `${heading(order)} 对方没回话，还是${priceText(order)}。愿意去回：接${order.number}`;
}

export function counterOfferTooLate(order: Order): string {
  return `${heading(order)} ${stateWords(order)}`;
}

interface OfferShown {
  readonly number: number;
  readonly name: string;
  readonly fen: Fen;
}

export function whichOffer(offers: readonly OfferShown[]): string {
  const [first] = offers;
  const sameOrder = first !== undefined && offers.every(({ number }) => number === first.number);
  if (!sameOrder) return `同意哪个？回：${offers.map(({ number }) => `同意${number}`).join(' 或 ')}`;
  const choices = offers.map(({ name, fen }) => `${name}${yuanText(fen)}元`).join('、');
  return `${heading(first)} 同意哪位？${choices}。回：同意加名字`;
}
