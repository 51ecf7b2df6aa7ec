import { and, desc, eq, gte, sql } from 'drizzle-orm';
import type { JournalEntry, JournalStore } from '../application/ports/store.ts';
import { type PersonId, roomId } from '../domain/ids.ts';
import type { Connection } from './connection.ts';
import { type MergedPeople, withPresentIds } from './merged-people.ts';
import { prepareInsert } from './prepared.ts';
import { journal } from './schema/station.ts';

export function journalStore(connection: Connection, merged: MergedPeople): JournalStore {
  const insert = prepareInsert(connection, journal);
  const select = connection.db
    .select()
    .from(journal)
    .where(and(eq(journal.kind, sql.placeholder('kind')), gte(journal.at, sql.placeholder('since'))))
    .orderBy(desc(journal.at), desc(journal.id))
    .prepare();
  return {
    append: ({ person, data, ...entry }) => {
      insert({ ...entry, personId: person, data: JSON.stringify(data) });
    },
    since: (kind, since, { person, room } = {}) => {
      const present = merged();
      return (
        select
          .all({ kind, since })
          .map((row) => withPresentIds(entryFrom(row), ['by', 'person'], present))
          // Here and not in the statement: an entry may name a person by an id that he had before two were merged.
          .filter((entry) => (person === undefined || entry.person === person) && (room === undefined || entry.room === room))
      );
    },
  };
}

function entryFrom(row: typeof journal.$inferSelect): JournalEntry {
  return {
    kind: row.kind,
    at: row.at,
    by: row.by as PersonId | null,
    person: row.personId as PersonId | null,
    room: row.room === null ? null : roomId(row.room),
    data: JSON.parse(row.data) as JournalEntry['data'],
  };
}
