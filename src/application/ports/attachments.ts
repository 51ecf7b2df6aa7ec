import type { AttachmentFile, AttachmentSpec } from './outbox.ts';

/** Makes files when they are to be sent. */
export interface Attachments {
  /** @throws when the data cannot be read or the file cannot be made; the line is then tried again. */
  make(spec: AttachmentSpec): Promise<AttachmentFile>;
}
