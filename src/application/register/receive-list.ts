import type { ContactId, RoomId } from '../../domain/ids.ts';
import type { InboundFile } from '../ports/channel.ts';
import type { Station } from '../station.ts';
import { type ListContent, MOST_LIST_BYTES } from './list-content.ts';

const WORKBOOK = /\.xlsx$/iu;
/** Tables of other programs: staff who send one hear what to do, when they ask for it to be taken in. */
const OTHER_TABLE = /\.(?:xlsm?|xlsb|csv|et|ods|numbers)$/iu;

/** A file, where it came and from whom. */
export interface FileMet {
  readonly name: string;
  /** null: by direct message. */
  readonly room: RoomId | null;
  readonly sender: ContactId;
}

/** Whether a file can be a list that staff will have taken in: a table, in the staff room or from staff by direct message. */
export function mayBeList({ store, config }: Pick<Station, 'store' | 'config'>, { name, room, sender }: FileMet): boolean {
  if (!WORKBOOK.test(name) && !OTHER_TABLE.test(name)) return false;
  if (room !== null) return store.rooms.byId(room)?.kind === 'staff';
  return config.adminContacts.includes(sender) || (store.people.byContact(sender)?.staff ?? false);
}

/** Reads files before their messages are handed over; those that can be no list are not even fetched. */
export function listReader(
  station: Pick<Station, 'store' | 'config'>,
  readWorkbook: (bytes: Uint8Array) => Promise<ListContent>,
): (file: InboundFile) => Promise<ListContent | null> {
  return async (file) => {
    if (!mayBeList(station, file)) return null;
    if (!WORKBOOK.test(file.name)) return { kind: 'unreadable', why: 'other-format' };
    const bytes = await file.load(MOST_LIST_BYTES);
    return bytes === null ? { kind: 'unreadable', why: 'too-large' } : readWorkbook(bytes);
  };
}
