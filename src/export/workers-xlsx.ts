import type { CellValue } from 'exceljs';
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
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  try {
    // The library's type asks for a Buffer that knows nothing of ArrayBufferLike.
    await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  } catch (error) {
    throw new UnreadableWorkbook({ cause: error });
  }
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new UnreadableWorkbook();
  return Array.from({ length: sheet.rowCount }, (_row, row) =>
    Array.from({ length: sheet.columnCount }, (_cell, column) => sheetCell(sheet.getRow(row + 1).getCell(column + 1).value)),
  );
}

function sheetCell(value: CellValue): SheetCell {
  if (value === null || value === undefined || typeof value === 'boolean') return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  // A date in a cell has no zone; the library puts its fields into UTC.
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : { day: value.toISOString().slice(0, 10) };
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return typeof value.text === 'string' ? value.text : null;
  if ('result' in value && value.result !== undefined) return sheetCell(value.result);
  return null;
}
