import type { ObservationStore } from '../application/ports/service-stores.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Observation } from '../domain/services.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { type MergedPeople, withPresentIds } from './merged-people.ts';
import { StoreError } from './store-error.ts';

interface Row {
  readonly number: number;
  readonly by: PersonId;
  readonly at: UtcMs;
  readonly text: string | null;
  readonly settledAt: UtcMs | null;
  readonly settledBy: PersonId | null;
}

const COLUMNS = 'number, by, at, text, settled_at AS settledAt, settled_by AS settledBy';

export function observationsStore({ client, file, transact }: Connection, merged: MergedPeople): ObservationStore {
  const insert = client.prepare<[Parameters<ObservationStore['add']>[0]]>(
    'INSERT INTO observations (by, at, message, text) VALUES (:by, :at, :message, :text)',
  );
  const select = client.prepare<[number], Row>(`SELECT ${COLUMNS} FROM observations WHERE number = ?`);
  const selectOpen = client.prepare<[], Row>(`SELECT ${COLUMNS} FROM observations WHERE settled_at IS NULL ORDER BY number`);
  const settle = client.prepare<[UtcMs, PersonId, number]>(
    'UPDATE observations SET settled_at = ?, settled_by = ? WHERE number = ? AND settled_at IS NULL',
  );
  const forget = client.prepare<[UtcMs]>('UPDATE observations SET text = NULL WHERE text IS NOT NULL AND settled_at < ?');

  const fromRow = ({ settledAt, settledBy, ...row }: Row): Observation => {
    const settled = settledAt === null || settledBy === null ? null : { at: settledAt, by: settledBy };
    const present = merged();
    return { ...withPresentIds(row, ['by'], present), settled: settled && withPresentIds(settled, ['by'], present) };
  };
  const byNumber = (number: number): Observation | null => {
    const row = select.get(number);
    return row ? fromRow(row) : null;
  };
  return {
    add: (observation) =>
      transact(() => {
        const added = byNumber(Number(insert.run(observation).lastInsertRowid));
        if (added) return added;
        throw new StoreError('inconsistent', file, 'an observation was not kept', 'This is a fault of the program; please report it.');
      }),
    byNumber,
    open: () => selectOpen.all().map(fromRow),
    settle: (number, by, at) => {
      transact(() => settle.run(at, by, number));
    },
    forgetSettledBefore: (at) => {
      transact(() => forget.run(at));
    },
  };
}
