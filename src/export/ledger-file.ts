import { ledgerRows } from '../application/figures/ledger-rows.ts';
import type { AttachmentFile, LedgerSpec } from '../application/ports/outbox.ts';
import type { Store } from '../application/ports/store.ts';
import { ledgerTotals } from '../domain/ledger-row.ts';
import { writeLedgerCsv } from './csv.ts';
import { fileName } from './file-name.ts';
import { LEDGER_COLUMNS, TOTALS_COLUMNS, totalsRows } from './ledger-sheet.ts';
import { sheetOf, writeWorkbook } from './xlsx.ts';

/** The ledger of the days of `spec`: a sheet of orders and, but in CSV, a sheet of sums. */
export async function makeLedgerFile(
  store: Store,
  spec: LedgerSpec,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<AttachmentFile> {
  const rows = ledgerRows(store, spec.from, spec.to, { masked: spec.masked, onProgress });
  const bytes =
    spec.format === 'csv'
      ? writeLedgerCsv(rows)
      : await writeWorkbook([sheetOf('台账', LEDGER_COLUMNS, rows), sheetOf('汇总', TOTALS_COLUMNS, totalsRows(ledgerTotals(rows)))]);
  return { name: fileName('台账', [spec.from, spec.to], spec), bytes };
}
