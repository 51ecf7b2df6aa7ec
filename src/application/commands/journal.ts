import type { RoomId } from '../../domain/ids.ts';
import type { Person } from '../../domain/people.ts';
import type { JournalEntry } from '../ports/store.ts';
import type { Turn } from '../turn.ts';

/** What staff and grid workers change beside orders: it stays on record who did it, without personal values. */
export type JournalKind =
  | 'room-bound'
  | 'room-unbound'
  | 'role-given'
  | 'roles-taken'
  | 'contact-rebound'
  | 'worker-registered'
  | 'registration-confirmed'
  | 'pledge-signed'
  | 'certificate-added'
  | 'worker-suspended'
  | 'worker-resumed'
  | 'order-erased'
  | 'words-erased'
  | 'setting-changed'
  | 'observed'
  | 'observation-settled'
  | 'course-published'
  | 'course-closed'
  | 'sign-ups-exported'
  | 'ledger-exported'
  | 'register-exported'
  | 'key-groups-set'
  | 'report-exported';

export function note(
  turn: Turn,
  kind: JournalKind,
  by: Person | null,
  about: { readonly person?: Person; readonly room?: RoomId; readonly data?: JournalEntry['data'] },
): void {
  turn.store.journal.append({
    kind,
    at: turn.now,
    by: by?.id ?? null,
    person: about.person?.id ?? null,
    room: about.room ?? null,
    data: about.data ?? {},
  });
}
