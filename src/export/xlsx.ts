import type { Workbook, Worksheet } from 'exceljs';
import type { LedgerRow, LedgerTotals } from '../domain/ledger-row.ts';
import { type Cell, wallText } from './cells.ts';
import { type Column, LEDGER_COLUMNS, TOTALS_COLUMNS, totalsRows } from './ledger-sheet.ts';

const TIME_FORMAT = 'yyyy-mm-dd hh:mm:ss';

/** The ledger as a workbook: a sheet of orders and a sheet of sums, each with a frozen header and a filter. */
export async function writeLedgerXlsx(rows: readonly LedgerRow[], totals: LedgerTotals): Promise<Uint8Array> {
  // Loaded when first needed: the library is large, and most starts of the bot export nothing.
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  addSheet(workbook, '台账', LEDGER_COLUMNS, rows);
  addSheet(workbook, '汇总', TOTALS_COLUMNS, totalsRows(totals));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addSheet<Row>(workbook: Workbook, name: string, columns: readonly Column<Row>[], rows: readonly Row[]): void {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.addRow(columns.map(({ title }) => title)).font = { bold: true };
  for (const row of rows)
    addRow(
      sheet,
      columns.map(({ cell }) => cell(row)),
    );
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: rows.length + 1, column: columns.length } };
}

function addRow(sheet: Worksheet, cells: readonly (Cell | null)[]): void {
  const row = sheet.addRow(cells.map(cellValue));
  cells.forEach((cell, index) => {
    if (cell?.kind === 'time') row.getCell(index + 1).numFmt = TIME_FORMAT;
    if (cell?.kind === 'text') row.getCell(index + 1).numFmt = '@';
  });
}

function cellValue(cell: Cell | null): string | number | Date | null {
  switch (cell?.kind) {
    case undefined:
      return null;
    case 'text':
      return cell.text;
    case 'number':
      return cell.value;
    case 'time':
      // A cell has no zone: the library writes the UTC fields of a Date, so these must be the clock on the wall in Shanghai.
      return new Date(`${wallText(cell.at)}Z`);
  }
}
