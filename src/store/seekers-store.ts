import type { JobSeekerStore } from '../application/ports/service-stores.ts';
import type { Category } from '../domain/glossary.ts';
import type { PersonId } from '../domain/ids.ts';
import type { JobSeeker } from '../domain/services.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';

interface Row {
  readonly person: PersonId;
  readonly at: UtcMs;
  readonly trades: string;
  readonly text: string | null;
}

const COLUMNS = 'person_id AS person, at, trades, text';

export function seekersStore({ client, transact }: Connection): JobSeekerStore {
  const upsert = client.prepare<[{ person: PersonId; at: UtcMs; message: string; trades: string; text: string | null }]>(
    `INSERT INTO job_seekers (person_id, at, message, trades, text) VALUES (:person, :at, :message, :trades, :text)
     ON CONFLICT (person_id) DO UPDATE SET trades = excluded.trades, text = excluded.text`,
  );
  const select = client.prepare<[PersonId], Row>(`SELECT ${COLUMNS} FROM job_seekers WHERE person_id = ?`);
  const selectAll = client.prepare<[], Row>(`SELECT ${COLUMNS} FROM job_seekers ORDER BY at, person_id`);
  const forget = client.prepare<[UtcMs]>('UPDATE job_seekers SET text = NULL WHERE text IS NOT NULL AND at < ?');
  const erase = client.prepare<[PersonId]>('UPDATE job_seekers SET text = NULL WHERE person_id = ?');
  return {
    note: ({ trades, ...seeker }) => {
      transact(() => upsert.run({ ...seeker, trades: JSON.stringify(trades) }));
    },
    of: (person) => {
      const row = select.get(person);
      return row ? fromRow(row) : null;
    },
    all: () => selectAll.all().map(fromRow),
    forgetBefore: (at) => {
      transact(() => forget.run(at));
    },
    erase: (person) => {
      transact(() => erase.run(person));
    },
  };
}

function fromRow({ trades, ...row }: Row): JobSeeker {
  return { ...row, trades: JSON.parse(trades) as readonly Category[] };
}
