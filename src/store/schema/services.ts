import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { people } from './people.ts';
import { rooms } from './station.ts';

/** Who needs help, as reported; the text is blanked some time after it was settled. */
export const observations = sqliteTable(
  'observations',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    by: integer()
      .notNull()
      .references(() => people.id),
    at: integer().notNull(),
    message: text().notNull(),
    text: text(),
    settledAt: integer('settled_at'),
    settledBy: integer('settled_by').references(() => people.id),
  },
  (table) => [
    index('observations_open').on(table.number).where(sql`settled_at is null`),
    index('observations_settled').on(table.settledAt).where(sql`text is not null`),
    check('observations_settled_is', sql`(${table.settledAt} is null) = (${table.settledBy} is null)`),
  ],
);

/** Who offered himself for work and wants to be registered. */
export const jobSeekers = sqliteTable(
  'job_seekers',
  {
    personId: integer('person_id')
      .primaryKey()
      .references(() => people.id),
    at: integer().notNull(),
    message: text().notNull(),
    trades: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    text: text(),
  },
  (table) => [
    index('job_seekers_at').on(table.at),
    index('job_seekers_kept').on(table.at).where(sql`text is not null`),
    check('job_seekers_trades_are_json', sql`json_valid(${table.trades})`),
  ],
);

export const courses = sqliteTable(
  'courses',
  {
    number: integer().primaryKey({ autoIncrement: true }),
    text: text().notNull(),
    by: integer()
      .notNull()
      .references(() => people.id),
    at: integer().notNull(),
    message: text().notNull(),
    closedAt: integer('closed_at'),
  },
  (table) => [index('courses_at').on(table.at)],
);

export const courseSignUps = sqliteTable(
  'course_sign_ups',
  {
    course: integer()
      .notNull()
      .references(() => courses.number),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    at: integer().notNull(),
    message: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.course, table.personId] }), index('course_sign_ups_person').on(table.personId)],
);

/** Monthly reports as they were first made: triggers refuse UPDATE and DELETE. */
export const monthReports = sqliteTable(
  'month_reports',
  {
    month: text().primaryKey().notNull(),
    at: integer().notNull(),
    by: integer().references(() => people.id),
    figures: text().notNull(),
  },
  (table) => [check('month_reports_figures_are_json', sql`json_valid(${table.figures})`)],
);

/** Lists of workers that came as files; kept for an hour, until a command says to take one in. */
export const receivedLists = sqliteTable(
  'received_lists',
  {
    message: text().primaryKey().notNull(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    room: text().references(() => rooms.id),
    name: text().notNull(),
    sheet: text().notNull(),
    at: integer().notNull(),
  },
  (table) => [index('received_lists_at').on(table.at), check('received_lists_sheet_is_json', sql`json_valid(${table.sheet})`)],
);
