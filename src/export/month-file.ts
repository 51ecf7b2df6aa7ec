import type { AttachmentFile } from '../application/ports/outbox.ts';
import { adjustmentRows, comparedFigures } from '../application/replies/month-lines.ts';
import { breakdownRows } from '../domain/month-breakdown.ts';
import type { MonthReport } from '../domain/month-report.ts';
import { dayOf } from '../domain/time.ts';
import { ADJUSTMENT_COLUMNS, BREAKDOWN_COLUMNS, figureColumns, wholeMonthRow } from './month-sheet.ts';
import { sheetOf, writeWorkbook } from './xlsx.ts';

/** The monthly report: a sheet of figures, one by category and grid, and, where there are any, one of adjustments. */
export async function makeMonthReportFile(report: MonthReport): Promise<AttachmentFile> {
  const adjusted = adjustmentRows(report);
  const bytes = await writeWorkbook([
    sheetOf('月报', figureColumns(report), comparedFigures(report)),
    sheetOf('类别网格', BREAKDOWN_COLUMNS, [...breakdownRows(report.figures), wholeMonthRow(report.figures)]),
    ...(adjusted.length > 0 ? [sheetOf('调整', ADJUSTMENT_COLUMNS, adjusted)] : []),
  ]);
  return { name: fileName(report), bytes };
}

/** "月报202612.xlsx"; of the running month "月报202612(截至20261214).xlsx". */
function fileName({ month, at, filedAt }: MonthReport): string {
  const until = filedAt === null ? `(截至${dayOf(at).replaceAll('-', '')})` : '';
  return `月报${month.replace('-', '')}${until}.xlsx`;
}
