import { ledgerRows } from '../application/figures/ledger-rows.ts';
import type { Attachments } from '../application/ports/attachments.ts';
import type { AttachmentFile, AttachmentSpec } from '../application/ports/outbox.ts';
import type { Store } from '../application/ports/store.ts';
import { ledgerTotals } from '../domain/ledger-row.ts';
import { writeLedgerCsv } from './csv.ts';
import { writeLedgerXlsx } from './xlsx.ts';

/** The ledger of the store as a file, made at the moment of sending. */
export function ledgerAttachments(store: Store): Attachments {
  return { make: (spec) => makeLedger(store, spec) };
}

/** The ledger of the days of `spec`. */
export async function makeLedger(
  store: Store,
  spec: AttachmentSpec,
  onProgress: (done: number, of: number) => void = () => {},
): Promise<AttachmentFile> {
  const rows = ledgerRows(store, spec.from, spec.to, { masked: spec.masked, onProgress });
  const bytes = spec.format === 'csv' ? writeLedgerCsv(rows) : await writeLedgerXlsx(rows, ledgerTotals(rows));
  return { name: fileName(spec), bytes };
}

/** "台账20261214-20261220.xlsx"; one day: "台账20261214.xlsx". */
function fileName({ from, to, masked, format }: AttachmentSpec): string {
  const days = from === to ? [from] : [from, to];
  return `台账${days.map((day) => day.replaceAll('-', '')).join('-')}${masked ? '(脱敏)' : ''}.${format}`;
}
