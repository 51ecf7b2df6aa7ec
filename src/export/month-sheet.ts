import {
  type AdjustmentRow,
  breakdownName,
  type ComparedFigure,
  monthText,
  shownNumber,
  standText,
  tallyTitles,
} from '../application/replies/month-lines.ts';
import { monthsBefore } from '../domain/month.ts';
import { type BreakdownRow, tallied } from '../domain/month-breakdown.ts';
import type { MonthFigures } from '../domain/month-figures.ts';
import type { MonthReport } from '../domain/month-report.ts';
import { type Column, numberCell, textCell } from './cells.ts';

/** The titles say of which months, and as of when. */
export function figureColumns(report: MonthReport): readonly Column<ComparedFigure>[] {
  const { month } = report;
  return [
    { title: '分类', width: 10, cell: ({ topic }) => textCell(topic) },
    { title: '指标', width: 20, cell: ({ title }) => textCell(title) },
    { title: '单位', width: 6, cell: ({ unit }) => textCell(unit) },
    { title: `${monthText(month)}(${standText(report)})`, width: 34, cell: ({ value, unit }) => numberCell(shownNumber(value, unit)) },
    { title: '其中', width: 8, cell: ({ share }) => numberCell(share?.part ?? null) },
    { title: '总数', width: 8, cell: ({ share }) => numberCell(share?.of ?? null) },
    {
      title: `上月(${monthText(monthsBefore(month, 1))})`,
      width: 18,
      cell: ({ lastMonth, unit }) => numberCell(shownNumber(lastMonth, unit)),
    },
    {
      title: `去年同月(${monthText(monthsBefore(month, 12))})`,
      width: 22,
      cell: ({ sameMonthLastYear, unit }) => numberCell(shownNumber(sameMonthLastYear, unit)),
    },
    { title: '怎么算', width: 60, cell: ({ definition }) => textCell(definition) },
  ];
}

/** A line of the second sheet; the last one is of the whole month. */
type PartRow = BreakdownRow | { readonly by: 'all'; readonly figures: BreakdownRow['figures'] };

export function wholeMonthRow(figures: MonthFigures): PartRow {
  return { by: 'all', figures: tallied(figures, '') };
}

export const BREAKDOWN_COLUMNS: readonly Column<PartRow>[] = [
  { title: '统计', width: 10, cell: (row) => textCell(nameOf(row).by) },
  { title: '名称', width: 14, cell: (row) => textCell(nameOf(row).name) },
  ...tallyTitles().map(({ key, title, unit }) => ({
    title: `${title}(${unit})`,
    width: 14,
    cell: ({ figures }: PartRow) => numberCell(shownNumber(figures[key], unit)),
  })),
];

function nameOf(row: PartRow): ReturnType<typeof breakdownName> {
  return row.by === 'all' ? { by: '合计', name: '全部' } : breakdownName(row);
}

export const ADJUSTMENT_COLUMNS: readonly Column<AdjustmentRow>[] = [
  { title: '指标', width: 26, cell: ({ title }) => textCell(title) },
  { title: '单位', width: 6, cell: ({ unit }) => textCell(unit) },
  { title: '原报', width: 12, cell: ({ reported, unit }) => numberCell(shownNumber(reported, unit)) },
  { title: '现在', width: 12, cell: ({ now, unit }) => numberCell(shownNumber(now, unit)) },
  { title: '相差', width: 12, cell: ({ difference, unit }) => numberCell(shownNumber(difference, unit)) },
];
