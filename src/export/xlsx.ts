import type { Blob } from 'node:buffer';
import type { Stream } from 'node:stream';
import type { CellObject, Feature, Sheet, SheetData } from 'write-excel-file/node';
import { type Cell, type Column, wallText } from './cells.ts';

const TIME_FORMAT = 'yyyy-mm-dd hh:mm:ss';
const DAY_FORMAT = 'yyyy-mm-dd';

/** What the library's files are made of; it does not export the type. */
type FileContent = Stream | Buffer | Blob;
/** One sheet of a workbook, ready to be written. */
export type WorkbookSheet = Sheet<FileContent>;

/** A workbook of these sheets, each with a frozen header and a filter. */
export async function writeWorkbook(sheets: readonly WorkbookSheet[]): Promise<Uint8Array> {
  // Loaded when first needed: most starts of the bot export nothing.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  return new Uint8Array(await writeExcelFile([...sheets], { features: [filterOver(sheets.map(rangeOf))] }).toBuffer());
}

/** A sheet with a header of the columns' titles and a line for each row. */
export function sheetOf<Row>(sheet: string, columns: readonly Column<Row>[], rows: readonly Row[]): WorkbookSheet {
  const header = columns.map(({ title }) => ({ value: title, fontWeight: 'bold' as const }));
  const data: SheetData = [header, ...rows.map((row) => columns.map(({ cell }) => cellOf(cell(row))))];
  return { sheet, data, columns: columns.map(({ width }) => ({ width })), stickyRowsCount: 1 };
}

function cellOf(cell: Cell | null): CellObject | null {
  switch (cell?.kind) {
    case undefined:
      return null;
    case 'text':
      return { value: cell.text, type: String, format: '@' };
    case 'number':
      return { value: cell.value, type: Number };
    case 'time':
      // A cell has no zone: the library writes the UTC fields of a Date, so these must be the clock on the wall in Shanghai.
      return { value: new Date(`${wallText(cell.at)}Z`), type: Date, format: TIME_FORMAT };
    case 'day':
      return { value: new Date(`${cell.day}T00:00:00Z`), type: Date, format: DAY_FORMAT };
  }
}

/**
 * A filter over all columns, which the library does not know of itself: in a sheet it stands right behind the data
 * (ECMA-376 part 1, 18.3.1.99).
 *
 * @param ranges of each sheet ("A1:Y20")
 */
function filterOver(ranges: readonly string[]): Feature<FileContent> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) =>
            xml.replace('</sheetData>', `</sheetData><autoFilter ref="${ranges[sheetIndex] ?? 'A1'}"/>`),
        },
      },
    },
  };
}

/** @param columns at most 26 */
function rangeOf({ data }: WorkbookSheet): string {
  const last = String.fromCharCode('A'.charCodeAt(0) + (data[0]?.length ?? 1) - 1);
  return `A1:${last}${data.length}`;
}
