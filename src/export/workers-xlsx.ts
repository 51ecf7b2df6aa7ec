import type { CellValue } from 'read-excel-file/node';
import type { Sheet, SheetCell } from '../application/register/worker-rows.ts';

/** The file is no workbook that can be read. */
export class UnreadableWorkbook extends Error {
  constructor(options?: ErrorOptions) {
    super('不是能读的 xlsx 文件，请在表格软件里“另存为 .xlsx”再试 (not a readable .xlsx file: save it as .xlsx and try again)', options);
    this.name = 'UnreadableWorkbook';
  }
}

/** The first sheet of a workbook. @throws UnreadableWorkbook */
export async function readFirstSheet(bytes: Uint8Array): Promise<Sheet> {
  const { readSheet } = await import('read-excel-file/node');
  try {
    const rows = await readSheet(Buffer.from(bytes));
    return rows.map((row) => row.map(sheetCell));
  } catch (error) {
    throw new UnreadableWorkbook({ cause: error });
  }
}

function sheetCell(value: CellValue | null): SheetCell {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  // A date in a cell has no zone; the library puts its fields into UTC.
  return value instanceof Date && !Number.isNaN(value.getTime()) ? { day: value.toISOString().slice(0, 10) } : null;
}
