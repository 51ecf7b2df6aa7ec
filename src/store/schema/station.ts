import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ROOM_KINDS } from '../../domain/people.ts';
import { oneOf } from './checks.ts';
import { people } from './people.ts';

/** Rooms that are or were bound; the row of an unbound room stays, because orders refer to it. */
export const rooms = sqliteTable(
  'rooms',
  {
    id: text().primaryKey().notNull(),
    name: text().notNull(),
    kind: text({ enum: ROOM_KINDS }).notNull(),
    grid: integer(),
    boundBy: integer('bound_by').references(() => people.id),
    boundAt: integer('bound_at').notNull(),
    unboundAt: integer('unbound_at'),
  },
  (table) => [
    check('rooms_kind_is', oneOf(table.kind, ROOM_KINDS)),
    check('rooms_grid_is', sql`(${table.kind} = 'grid') = (${table.grid} is not null)`),
  ],
);

export const settings = sqliteTable('settings', {
  key: text().primaryKey().notNull(),
  value: text().notNull(),
  changedAt: integer('changed_at').notNull(),
});

/** Append-only: triggers of the first migrations refuse UPDATE, DELETE and REPLACE. */
export const journal = sqliteTable(
  'journal',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text().notNull(),
    at: integer().notNull(),
    by: integer().references(() => people.id),
    personId: integer('person_id').references(() => people.id),
    /** No foreign key: the bot also answers and notes in rooms that are not bound yet. */
    room: text(),
    data: text().notNull(),
  },
  (table) => [index('journal_kind').on(table.kind, table.at), check('journal_data_is_json', sql`json_valid(${table.data})`)],
);

export const summaries = sqliteTable(
  'summaries',
  {
    day: text().notNull(),
    room: text()
      .notNull()
      .references(() => rooms.id),
    at: integer().notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.room] })],
);
