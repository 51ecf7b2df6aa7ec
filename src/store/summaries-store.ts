import { sql } from 'drizzle-orm';
import type { SummaryStore } from '../application/ports/store.ts';
import type { Connection } from './connection.ts';
import { summaries } from './schema/station.ts';

export function summariesStore({ db }: Connection): SummaryStore {
  const insert = db
    .insert(summaries)
    .values({ day: sql.placeholder('day'), room: sql.placeholder('room'), at: sql.placeholder('at') })
    .onConflictDoNothing()
    .prepare();
  return {
    note: (day, room, at) => insert.run({ day, room, at }).changes === 1,
  };
}
