import type { Person, Room } from '../../domain/people.ts';
import type { AttachmentSpec } from '../ports/outbox.ts';
import type { JournalEntry } from '../ports/store.ts';
import { addMeFirst } from '../replies/help-lines.ts';
import { answer, canWriteTo, sendFile, type Turn } from '../turn.ts';
import type { Asking } from './command.ts';
import { type JournalKind, note } from './journal.ts';

/** A file that staff ask for. */
export interface Export {
  readonly spec: (masked: boolean) => AttachmentSpec;
  /** Under what the export is on record, and what of it besides whether it was masked. */
  readonly kind: JournalKind;
  readonly data: JournalEntry['data'];
}

/** In full to the staff member's direct message, masked to the staff room, to no other room. */
export function sendExport({ turn, incoming, by }: Asking, file: Export): void {
  const staffRoom = incoming.room?.kind === 'staff' ? incoming.room : null;
  if (staffRoom) exportTo(turn, staffRoom, file, by);
  if (canWriteTo(by)) exportTo(turn, by, file, by);
  else if (!staffRoom) answer(turn, incoming, 'answer', addMeFirst());
}

/** Each export is on record: who had which data. */
function exportTo(turn: Turn, to: Room | Person, { spec, kind, data }: Export, by: Person): void {
  const masked = !('contact' in to);
  sendFile(turn, to, spec(masked));
  const about = masked ? { room: to.id as Room['id'] } : {};
  note(turn, kind, by, { ...about, data: { ...data, masked } });
}
