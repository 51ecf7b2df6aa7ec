import type { LedgerRow } from '../domain/ledger-row.ts';
import { type Cell, wallText } from './cells.ts';
import { LEDGER_COLUMNS } from './ledger-sheet.ts';

/** Tells spreadsheets that UTF-8 follows; without it Chinese Windows reads GBK. */
const BYTE_ORDER_MARK = '\ufeff';

/** The ledger as CSV (RFC 4180, lines end with CRLF): UTF-8 with byte order mark. */
export function writeLedgerCsv(rows: readonly LedgerRow[]): Uint8Array {
  const lines = [
    LEDGER_COLUMNS.map(({ title }) => quoted(title)),
    ...rows.map((row) => LEDGER_COLUMNS.map(({ cell }) => cellText(cell(row)))),
  ];
  return new TextEncoder().encode(`${BYTE_ORDER_MARK}${lines.map((line) => `${line.join(',')}\r\n`).join('')}`);
}

function cellText(cell: Cell | null): string {
  switch (cell?.kind) {
    case undefined:
      return '';
    case 'text':
      return quoted(cell.text);
    case 'number':
      return String(cell.value);
    case 'time':
      return wallText(cell.at);
    case 'day':
      return cell.day;
  }
}

function quoted(value: string): string {
  return /[",\r\n;\t]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
