import { priceText, whenText } from '../application/replies/order-lines.ts';
import { TRADES } from '../domain/glossary.ts';
import type { LedgerRow, LedgerSums, LedgerTotals } from '../domain/ledger-row.ts';
import type { Fen } from '../domain/money.ts';
import type { OrderSource, OrderStateKind } from '../domain/order.ts';
import { type Cell, type Column, numberCell, textCell, timeCell } from './cells.ts';

const SOURCES: Readonly<Record<OrderSource, string>> = {
  grid: '网格群',
  market: '零工市场',
  direct: '私信',
  command: '网格员代发',
  qr: '扫码',
};

const STATES: Readonly<Record<OrderStateKind, string>> = {
  open: '待接单',
  claimed: '已接单',
  done: '已完成',
  closed: '已办结',
  cancelled: '已取消',
  expired: '已过期',
};

/** The ledger's columns, in the order in which they are filed. */
export const LEDGER_COLUMNS: readonly Column<LedgerRow>[] = [
  { title: '序号', width: 6, cell: (row) => numberCell(row.sequence) },
  { title: '单号', width: 14, cell: (row) => textCell(row.ledgerId) },
  { title: '日期时间', width: 20, cell: (row) => timeCell(row.postedAt) },
  { title: '网格', width: 6, cell: (row) => numberCell(row.grid) },
  { title: '来源', width: 12, cell: (row) => textCell(SOURCES[row.source]) },
  { title: '发单人', width: 12, cell: (row) => textCell(row.poster) },
  { title: '联系电话', width: 14, cell: (row) => textCell(row.phone) },
  { title: '类别', width: 12, cell: (row) => textCell(TRADES[row.category].title) },
  { title: '内容', width: 28, cell: (row) => textCell(row.task) },
  { title: '地点', width: 30, cell: (row) => textCell(row.place) },
  { title: '预约时间', width: 20, cell: wantedTime },
  { title: '人数', width: 6, cell: (row) => numberCell(row.headcount) },
  { title: '价格', width: 12, cell: price },
  { title: '派单网格员', width: 12, cell: (row) => textCell(row.dispatcher) },
  { title: '接单人', width: 14, cell: (row) => list(row.workers) },
  { title: '团队', width: 16, cell: (row) => list(row.teams) },
  { title: '接单人电话', width: 14, cell: (row) => list(row.workerPhones) },
  { title: '接单时间', width: 20, cell: (row) => timeCell(row.claimedAt) },
  { title: '接单用时(秒)', width: 12, cell: (row) => numberCell(row.seconds) },
  { title: '完成时间', width: 20, cell: (row) => timeCell(row.doneAt) },
  { title: '实收', width: 8, cell: (row) => yuan(row.paidFen) },
  { title: '状态', width: 10, cell: (row) => textCell(row.elsewhere ? '其他渠道' : STATES[row.state]) },
  { title: '评价', width: 8, cell: (row) => textCell(row.rating) },
  { title: '未对接原因/其他渠道', width: 24, cell: unmatched },
  { title: '备注', width: 24, cell: remarks },
];

/** A date where an instant was said, the words of the day where a part of it or a range was. */
function wantedTime({ when }: LedgerRow): Cell | null {
  switch (when.kind) {
    case 'at':
    case 'now':
      return timeCell(when.start);
    case 'none':
      return null;
    case 'part':
    case 'day':
    case 'deadline':
    case 'recurring':
    case 'vague':
      // Counted from long ago, so that no 今天 or 明天 stands in a table that is read later.
      return textCell(whenText(when, 0));
  }
}

/** A number where one sum is paid for the job; words for ranges and wages. */
function price(row: LedgerRow): Cell | null {
  if (row.price === null && !row.negotiable) return null;
  if (row.price?.unit === 'job' && row.price.minFen !== null && row.price.minFen === row.price.maxFen) return yuan(row.price.minFen);
  return textCell(priceText(row));
}

function unmatched(row: LedgerRow): Cell | null {
  return list([...row.reasons, ...(row.state === 'expired' ? ['没人接，过期'] : [])]);
}

function remarks(row: LedgerRow): Cell | null {
  return list([
    ...(row.urgent ? ['急'] : []),
    ...(row.paidFen === 0 ? ['爱心单'] : []),
    ...(row.disputed ? ['有纠纷'] : []),
    ...(row.hasPicture ? ['有图'] : []),
    ...row.remarks,
  ]);
}

function yuan(fen: Fen | null): Cell | null {
  return numberCell(fen === null ? null : fen / 100);
}

function list(parts: readonly string[]): Cell | null {
  return textCell(parts.join('、'));
}

/** One line of the second sheet. */
export interface TotalsRow extends LedgerSums {
  readonly by: string;
  readonly name: string;
}

export const TOTALS_COLUMNS: readonly Column<TotalsRow>[] = [
  { title: '统计', width: 10, cell: (row) => textCell(row.by) },
  { title: '名称', width: 14, cell: (row) => textCell(row.name) },
  { title: '发单', width: 8, cell: (row) => numberCell(row.posted) },
  { title: '接单', width: 8, cell: (row) => numberCell(row.claimed) },
  { title: '完成', width: 8, cell: (row) => numberCell(row.done) },
  { title: '其他渠道', width: 10, cell: (row) => numberCell(row.elsewhere) },
  { title: '取消', width: 8, cell: (row) => numberCell(row.cancelled) },
  { title: '过期', width: 8, cell: (row) => numberCell(row.expired) },
  { title: '待接单', width: 8, cell: (row) => numberCell(row.open) },
  { title: '实收(元)', width: 12, cell: (row) => yuan(row.paidFen) },
];

export function totalsRows({ byCategory, byGrid, all }: LedgerTotals): readonly TotalsRow[] {
  return [
    ...byCategory.map((sums) => ({ ...sums, by: '按类别', name: TRADES[sums.category].title })),
    ...byGrid.map((sums) => ({ ...sums, by: '按网格', name: sums.grid === null ? '未分网格' : `${sums.grid}网格` })),
    { ...all, by: '合计', name: '全部' },
  ];
}
