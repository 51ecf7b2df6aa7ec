import type { AttachmentFile, RegisterSpec } from '../application/ports/outbox.ts';
import type { Store } from '../application/ports/store.ts';
import { dayOf } from '../domain/time.ts';
import { fileName } from './file-name.ts';
import { registerColumns } from './register-sheet.ts';
import { sheetOf, writeWorkbook } from './xlsx.ts';

/** The whole register, suspended and unbound entries included, by when they were enrolled. */
export async function makeRegisterFile(store: Store, spec: RegisterSpec): Promise<AttachmentFile> {
  const bytes = await writeWorkbook([sheetOf('名册', registerColumns(spec), store.register.entries())]);
  return { name: fileName('名册', [dayOf(spec.at)], { masked: spec.masked, format: 'xlsx' }), bytes };
}
