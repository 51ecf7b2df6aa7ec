import type { Order } from '../../domain/order.ts';
import type { ErasedWords, KeptWords } from '../ports/personal-store.ts';

type Numbered = Pick<Order, 'number'>;

/** What stays of him for now, and is said with the reason. */
export interface Stays extends KeptWords {
  readonly unfinished: readonly Numbered[];
  readonly disputed: readonly Numbered[];
  readonly registered: boolean;
}

const WORDS: Readonly<Record<keyof ErasedWords, string>> = {
  sought: '求职的话',
  signUps: '培训报名',
  observations: '上报的内容',
  notes: '写过的原因',
  questions: '刚才问答的话',
  lists: '发来的名单',
};

/** @param orders how many were erased */
export function erased(orders: number, words: ErasedWords, stays: Stays): string {
  const others = (Object.keys(WORDS) as (keyof ErasedWords)[]).filter((kind) => words[kind] > 0).map((kind) => WORDS[kind]);
  const gone = [
    orders === 0 ? null : `${orders}个办完的单，电话、地址、原话都删了`,
    others.length === 0 ? null : `${others.join('、')}删了`,
  ].filter((part) => part !== null);
  return [gone.length === 0 ? '没有要删的' : gone.join('；'), ...staying(stays)].join('。');
}

function staying({ unfinished, disputed, observations, signUps, registered }: Stays): readonly string[] {
  return [
    unfinished.length === 0 ? null : `${numbers(unfinished)}还没办完，办完了再发一遍`,
    disputed.length === 0 ? null : `${numbers(disputed)}有纠纷，了结后才能删`,
    observations === 0 ? null : '上报的事还没了结，了结后才能删',
    signUps === 0 ? null : '报了名的培训还没结束',
    registered ? '师傅的登记是驿站要留的，想销请找驿站' : null,
  ].filter((part) => part !== null);
}

function numbers(orders: readonly Numbered[]): string {
  return orders.map(({ number }) => `${number}号单`).join('、');
}
