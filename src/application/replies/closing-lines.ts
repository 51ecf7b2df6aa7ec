import { type Fen, yuanText } from '../../domain/money.ts';
import type { Order } from '../../domain/order.ts';
import type { UtcMs } from '../../domain/time.ts';
import { heading, stateWords, whenText } from './order-lines.ts';

type Numbered = Pick<Order, 'number'>;

export function whichIsDone(orders: readonly Numbered[]): string {
  return `做完的是哪一单？回：${orders.map(({ number }) => `完成${number}`).join(' 或 ')}`;
}

export function noted(order: Numbered, paidFen: Fen | null): string {
  return `${heading(order)} 记下了，做完了${paidText(paidFen)}`;
}

function paidText(paidFen: Fen | null): string {
  if (paidFen === null) return '';
  return paidFen === 0 ? '，没收钱，爱心单！' : `，收${yuanText(paidFen)}元`;
}

export function notYours(order: Numbered): string {
  return `${heading(order)} 不在您手上，看清单号再回`;
}

export function alreadyOver(order: Order): string {
  return `${heading(order)} ${stateWords(order)}`;
}

/** To whoever wanted the job done, by direct message. */
export function askRating(order: Numbered, name: string, paidFen: Fen | null): string {
  const paid = paidFen === null || paidFen === 0 ? '' : `，收${yuanText(paidFen)}元`;
  return `${heading(order)} ${name}说做完了${paid}。怎么样？回：满意 或 一般 或 不满意`;
}

export function thanks(order: Numbered): string {
  return `${heading(order)} 记下了，谢谢`;
}

export function thanksAndCare(order: Numbered): string {
  return `${heading(order)} 记下了，驿站会联系您`;
}

export function posterSaysDone(order: Numbered): string {
  return `${heading(order)} 发单人说做好了，这单完成了。辛苦了`;
}

export function dissatisfied(order: Numbered, poster: string, workers: string): string {
  return `${heading(order)} ${poster}不满意（${workers}），请回访`;
}

/** For staff: the amount is not what she says she paid. */
export function amountObjectedTo(
  order: Numbered,
  workers: string,
  paidFen: Fen | null,
  poster: string,
  { text, fen }: { readonly text: string; readonly fen: Fen | null },
): string {
  const said = `${heading(order)} ${workers}说${spokenPaid(paidFen)}，${poster}说：${text.replaceAll('\n', ' ')}。请核实`;
  return `${said}，改数发：/改 ${order.number} 实收 ${fen === null ? 60 : yuanText(fen)}`;
}

function spokenPaid(paidFen: Fen | null): string {
  if (paidFen === null) return '做完了';
  return paidFen === 0 ? '没收钱' : `收${yuanText(paidFen)}元`;
}

/** To the worker alone. */
export function isItThatMuch(order: Numbered, fen: Fen): string {
  const yuan = yuanText(fen);
  return `${heading(order)} 发单人说给的是${yuan}元。对就回“完成${order.number} 收${yuan}”，不对找驿站`;
}

export function paymentCorrected(order: Numbered, paidFen: Fen): string {
  return `${heading(order)} 实收改成${paidFen === 0 ? '没收钱' : `${yuanText(paidFen)}元`}了`;
}

/** The amount is said after the job was reported done without one. */
export function paymentNamed(order: Numbered, paidFen: Fen): string {
  return `${heading(order)} 记下了，${paidFen === 0 ? '没收钱' : `实收${yuanText(paidFen)}元`}`;
}

export function objectionIsLate(order: Numbered): string {
  return `${heading(order)} 做完过了24小时，金额有问题请找网格员`;
}

export function notDoneYet(order: Order): string {
  return `${heading(order)} ${stateWords(order)}，还没有实收`;
}

export function whichIsMeant(orders: readonly Numbered[]): string {
  return `说的是哪一单？回单号：${orders.map(({ number }) => number).join(' 或 ')}`;
}

/* ---- the worker has not come ---- */

/** To the worker; where it must be said in a group, it tells nobody more than that he is asked. */
export function hasHeArrived(order: Order, now: UtcMs): string {
  return `${heading(order)} 约的${whenText(order.when, now)}，您到了没？10分钟内回“到了”或“马上到”`;
}

export function hasHeArrivedInRoom(order: Numbered, mention: string): string {
  return `${heading(order)} @${mention} 到哪里了？10分钟内回一声`;
}

/** For staff: word against word. */
export function doneButNotCome(order: Numbered, workers: string, poster: string): string {
  return `${heading(order)} ${workers}说做完了，${poster}说没来，请核实`;
}

export function askingTheWorker(order: Numbered): string {
  return `${heading(order)} 正在联系师傅，10分钟没回话就另找`;
}

export function notYetTime(order: Order, now: UtcMs): string {
  return `${heading(order)} 约的是${whenText(order.when, now)}，还没到。急就找网格员`;
}

export function onHisWay(order: Numbered, name: string): string {
  return `${heading(order)} ${name}说到了或马上到`;
}

export function passedOnThatHeComes(order: Numbered): string {
  return `${heading(order)} 好，告诉发单人了`;
}
