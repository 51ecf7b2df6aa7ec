import type { PersonId } from '../../domain/ids.ts';
import type { UtcMs } from '../../domain/time.ts';
import type { Store, WorkerEntry } from '../ports/store.ts';

export interface ImportResult {
  readonly added: number;
  readonly changed: number;
}

/**
 * Puts the entries on the register, all of them or, when one fails, none; each import is on record, without names.
 *
 * @param by null: from the shell
 */
export function importWorkers(
  store: Store,
  entries: readonly WorkerEntry[],
  now: UtcMs,
  by: PersonId | null,
  onProgress?: (done: number, of: number) => void,
): ImportResult {
  return store.transact(() => {
    const outcomes = entries.map((entry, index) => {
      const outcome = store.register.importEntry(entry);
      onProgress?.(index + 1, entries.length);
      return outcome;
    });
    const added = outcomes.filter((outcome) => outcome === 'added').length;
    const result = { added, changed: outcomes.length - added };
    store.journal.append({ kind: 'workers-imported', at: now, by, person: null, room: null, data: { ...result } });
    return result;
  });
}
