import type { Attachments } from '../application/ports/attachments.ts';
import type { AttachmentFile, AttachmentSpec } from '../application/ports/outbox.ts';
import type { Store } from '../application/ports/store.ts';
import { makeLedgerFile } from './ledger-file.ts';
import { makeMonthReportFile } from './month-file.ts';
import { makeRegisterFile } from './register-file.ts';
import { makeSignUpsFile } from './sign-ups-file.ts';

/** The files of a station, made of its store at the moment of sending. */
export function attachmentsOf(store: Store): Attachments {
  return { make: (spec) => makeFile(store, spec) };
}

function makeFile(store: Store, spec: AttachmentSpec): Promise<AttachmentFile> {
  switch (spec.kind) {
    case 'ledger':
      return makeLedgerFile(store, spec);
    case 'register':
      return makeRegisterFile(store, spec);
    case 'sign-ups':
      return makeSignUpsFile(store, spec);
    case 'month-report':
      return makeMonthReportFile(spec.report);
  }
}
