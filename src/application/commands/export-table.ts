import type { Person, Room } from '../../domain/people.ts';
import type { AttachmentSpec } from '../ports/outbox.ts';
import type { JournalEntry } from '../ports/store.ts';
import { addMeFirst } from '../replies/help-lines.ts';
import { answer, canWriteTo, sendFile } from '../turn.ts';
import type { Asking } from './command.ts';
import { type JournalKind, note } from './journal.ts';

/**
 * Sends a table with people's data: in full to who asked, by direct message; masked to the staff room, if it was asked for
 * there; to no other room. Each export is on record: who had the data of what.
 */
export function exportTable(
  asking: Asking,
  kind: JournalKind,
  about: JournalEntry['data'],
  specOf: (masked: boolean) => AttachmentSpec,
): void {
  const { turn, incoming, by } = asking;
  const staffRoom = incoming.room?.kind === 'staff' ? incoming.room : null;
  const send = (to: Room | Person, masked: boolean): void => {
    sendFile(turn, to, specOf(masked));
    note(turn, kind, by, { ...(masked && staffRoom ? { room: staffRoom.id } : {}), data: { ...about, masked } });
  };
  if (staffRoom) send(staffRoom, true);
  if (canWriteTo(by)) send(by, false);
  else if (!staffRoom) answer(turn, incoming, 'answer', addMeFirst());
}
