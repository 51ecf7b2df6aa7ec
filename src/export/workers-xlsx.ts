import { Worker } from 'node:worker_threads';
import type { CellValue, SheetData } from 'read-excel-file/node';
import { type ListContent, type ListFault, MOST_LIST_BYTES, MOST_LIST_ROWS } from '../application/register/list-content.ts';
import { hasHeader, type Sheet, type SheetCell } from '../application/register/worker-rows.ts';
import { unpackedSize } from './zip-size.ts';

const MOST_UNPACKED_BYTES = 20 * 1024 * 1024;
/** Further right and further in nothing stands that anybody wants. */
const MOST_COLUMNS = 60;
const LONGEST_CELL = 500;

/** An honest list is read in a second; the channel waits eight. */
const MOST_TIME_MS = 5_000;
/** For the thread that reads: more than any list within the limits needs. */
const MOST_HEAP_MB = 384;

/**
 * The sheet of a workbook that is a list of workers; where none looks like one, the first. Never throws.
 *
 * Read in a thread of its own: reading one takes seconds at worst, in which the bot would be deaf.
 */
export async function readList(bytes: Uint8Array): Promise<ListContent> {
  const size = unpackedSize(bytes);
  if (size === null) return { kind: 'unreadable', why: 'no-workbook' };
  if (size > MOST_UNPACKED_BYTES || bytes.length > MOST_LIST_BYTES) return { kind: 'unreadable', why: 'too-large' };
  const read = await readInThread(bytes);
  if (typeof read === 'string') return { kind: 'unreadable', why: read };
  return choose(read.map(({ sheet, data }) => ({ name: sheet, rows: sheetOf(data) })));
}

type ReadSheets = readonly { readonly sheet: string; readonly data: SheetData }[];

function readInThread(bytes: Uint8Array): Promise<ReadSheets | ListFault> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./read-workbook-worker.mjs', import.meta.url), {
      workerData: {
        bytes,
        mostRows: MOST_LIST_ROWS,
        mostColumns: MOST_COLUMNS,
        longestCell: LONGEST_CELL,
        mostUnpacked: MOST_UNPACKED_BYTES,
      },
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    const end = (result: ReadSheets | ListFault): void => {
      clearTimeout(timer);
      resolve(result);
      void worker.terminate();
    };
    // A small file that takes so long has its last cell at the other end of the sheet.
    const timer = setTimeout(() => end('too-many-rows'), MOST_TIME_MS);
    worker.once('message', end);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-many-rows' : 'no-workbook'),
    );
    worker.once('exit', () => end('no-workbook'));
  });
}

function choose(sheets: readonly { readonly name: string; readonly rows: Sheet }[]): ListContent {
  const filled = sheets.filter(({ rows }) => rows.length > 0);
  const list = filled.find(({ rows }) => hasHeader(rows)) ?? filled[0];
  if (list && list.rows.length > MOST_LIST_ROWS) return { kind: 'unreadable', why: 'too-many-rows' };
  return { kind: 'sheet', sheet: list?.rows ?? [], others: filled.filter((one) => one !== list).map(({ name }) => name) };
}

/** Without empty rows below. */
function sheetOf(data: SheetData): Sheet {
  const rows = data.map((row) => row.map(sheetCell));
  return rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell !== null)) + 1);
}

function sheetCell(value: CellValue | null): SheetCell {
  if (value === null || typeof value === 'boolean') return null;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return value;
  // A date in a cell has no zone; the library puts its fields into UTC.
  return value instanceof Date && !Number.isNaN(value.getTime()) ? { day: value.toISOString().slice(0, 10) } : null;
}
