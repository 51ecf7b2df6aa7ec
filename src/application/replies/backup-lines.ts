import type { Order } from '../../domain/order.ts';
import { clockText, dayOf, type UtcMs } from '../../domain/time.ts';

const FAULTS: Readonly<Record<string, string>> = {
  'disk-full': '数据没备份成：磁盘满了。请管机器的人腾出空间',
  damaged: '数据库坏了一部分。请管机器的人停机器人，运行 npm run restore 恢复备份',
  'no-database': '数据库坏了。请管机器的人停机器人，运行 npm run restore 恢复备份',
  'not-writable': '数据没备份成：备份文件夹写不进去。请管机器的人看看',
};

/** For the staff room, once a day. @param fault a code of the store's errors */
export function backupFault(fault: string): string {
  return FAULTS[fault] ?? '数据没备份成。请管机器的人看看日志';
}

export interface RestoredOrders {
  readonly open: readonly Order[];
  readonly held: readonly Order[];
  readonly expired: readonly Order[];
}

/** More than these are not named one by one. */
const MOST_NUMBERS = 40;

/** For the staff room: from when the data are, and which orders have to be looked after. */
export function restored(backupAt: UtcMs, { open, held, expired }: RestoredOrders): string {
  const lists = [
    ['还没人接', open],
    ['有人接了', held],
    ['到期停了', expired],
  ] as const;
  const toCheck = lists.filter(([, orders]) => orders.length > 0).map(([what, orders]) => `${what}：${numbersOf(orders)}`);
  return [
    `数据恢复到了${dayOf(backupAt).slice(5)} ${clockText(backupAt)}，那以后的单和接单都没有了`,
    ...(toCheck.length === 0 ? [] : ['这些单请核对，不对的用 /指派 /撤单 改：', ...toCheck]),
  ].join('\n');
}

function numbersOf(orders: readonly Order[]): string {
  const named = orders.slice(0, MOST_NUMBERS).map(({ number }) => number);
  return `${named.join('、')}${orders.length > named.length ? `等${orders.length}单` : ''}`;
}
