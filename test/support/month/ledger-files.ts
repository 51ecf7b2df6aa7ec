import exceljs from 'exceljs';

export type LedgerCell = string | number | Date | null;
/** A row by the titles of its columns. */
export type LedgerLine = Readonly<Record<string, LedgerCell>>;

export interface OpenedLedger {
  readonly rows: readonly LedgerLine[];
  readonly sums: readonly LedgerLine[];
}

/** The workbook as whoever opens it finds it. */
export async function openLedger(bytes: Uint8Array | null): Promise<OpenedLedger> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const [orders, sums] = workbook.worksheets;
  if (!orders || !sums) throw new Error('two sheets are wanted');
  return { rows: linesOf(orders), sums: linesOf(sums) };
}

function linesOf(sheet: exceljs.Worksheet): readonly LedgerLine[] {
  const [titles = [], ...rows] = Array.from({ length: sheet.rowCount }, (_, index) => cellsOf(sheet.getRow(index + 1), sheet.columnCount));
  return rows.map((cells) => Object.fromEntries(titles.map((title, column) => [String(title), cells[column] ?? null])));
}

function cellsOf(row: exceljs.Row, columns: number): readonly LedgerCell[] {
  return Array.from({ length: columns }, (_, index) => {
    const { value } = row.getCell(index + 1);
    if (value === null || typeof value === 'string' || typeof value === 'number' || value instanceof Date) return value;
    throw new Error(`neither text, number nor date in a cell: ${JSON.stringify(value)}`);
  });
}

/** A CSV (RFC 4180) taken apart. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
  const records: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/gu)) {
    records.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '\r\n') records.push([]);
    if (end === '') break;
  }
  // Behind the last line's end there is none.
  const [titles = [], ...rows] = records.slice(0, -1);
  return rows.map((cells) => Object.fromEntries(titles.map((title, column) => [title, cells[column] ?? ''])));
}

/** How a cell of the workbook stands in a CSV. */
export function inCsv(cell: LedgerCell): string {
  if (cell instanceof Date) return cell.toISOString().slice(0, 19).replace('T', ' ');
  return cell === null ? '' : String(cell);
}
