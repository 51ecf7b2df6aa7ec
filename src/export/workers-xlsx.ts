import type { CellValue, SheetData } from 'read-excel-file/node';
import { type ListContent, MOST_LIST_ROWS } from '../application/register/list-content.ts';
import { hasHeader, type Sheet, type SheetCell } from '../application/register/worker-rows.ts';
import { unpackedSize } from './zip-size.ts';

const MOST_UNPACKED_BYTES = 20 * 1024 * 1024;
/** Further right and further in nothing stands that anybody wants. */
const MOST_COLUMNS = 60;
const LONGEST_CELL = 500;

/** The sheet of a workbook that is a list of workers; where none looks like one, the first. Never throws. */
export async function readList(bytes: Uint8Array): Promise<ListContent> {
  const size = unpackedSize(bytes);
  if (size === null) return { kind: 'unreadable', why: 'no-workbook' };
  if (size > MOST_UNPACKED_BYTES) return { kind: 'unreadable', why: 'too-large' };
  const { default: readWorkbook } = await import('read-excel-file/node');
  try {
    const read = await readWorkbook(Buffer.from(bytes));
    return choose(read.map(({ sheet, data }) => ({ name: sheet, rows: sheetOf(data) })));
  } catch {
    return { kind: 'unreadable', why: 'no-workbook' };
  }
}

function choose(sheets: readonly { readonly name: string; readonly rows: Sheet }[]): ListContent {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const list = filled.find(({ rows }) => hasHeader(rows)) ?? filled[0];
  if (list && list.rows.length > MOST_LIST_ROWS) return { kind: 'unreadable', why: 'too-many-rows' };
  return { kind: 'sheet', sheet: list?.rows ?? [], others: filled.filter((one) => one !== list).map(({ name }) => name) };
}

/** Without the empty rows below, which formatting leaves behind. */
function sheetOf(data: SheetData): Sheet {
  const rows = data.map((row) => row.slice(0, MOST_COLUMNS).map(sheetCell));
  return rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell !== null)) + 1);
}

function sheetCell(value: CellValue | null): SheetCell {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string') return value.slice(0, LONGEST_CELL);
  if (typeof value === 'number') return value;
  // A date in a cell has no zone; the library puts its fields into UTC.
  return value instanceof Date && !Number.isNaN(value.getTime()) ? { day: value.toISOString().slice(0, 10) } : null;
}
