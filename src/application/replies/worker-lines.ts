import type { Order } from '../../domain/order.ts';
import { nameOf, type Person } from '../../domain/people.ts';
import { masterName } from '../turn.ts';
import { heading } from './order-lines.ts';

type Numbered = Pick<Order, 'number'>;

export function notYours(order: Numbered): string {
  return `${heading(order)} 不在您手上，看清单号再发`;
}

export function whichCompleted(orders: readonly Numbered[]): string {
  return `做完的是哪一单？发：${orders.map(({ number }) => `/完成 ${number}`).join(' 或 ')}`;
}

export function whichGivenBack(orders: readonly Numbered[]): string {
  return `退哪一单？发：${orders.map(({ number }) => `/退单 ${number}`).join(' 或 ')}`;
}

export function nobodyHasIt(order: Numbered): string {
  return `${heading(order)} 还没人接，不用转`;
}

export function fromWhom(order: Numbered): string {
  return `${heading(order)} 有几位师傅，要写转哪位的：/转单 ${order.number} @原师傅 @新师傅`;
}

export function notHis(order: Numbered, person: Person): string {
  return `${heading(order)} 不在${masterName(nameOf(person))}手上`;
}
