import { sql } from 'drizzle-orm';
import { type AnySQLiteColumn, check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { CATEGORIES } from '../../domain/glossary.ts';
import { KEY_GROUPS } from '../../domain/people.ts';
import { areFlags, oneOf } from './checks.ts';

export const people = sqliteTable(
  'people',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** null: the person was merged into another, who now has the contact. */
    contact: text(),
    name: text().notNull(),
    /** 0, 1 or null: unknown. */
    friend: integer(),
    firstSeen: integer('first_seen').notNull(),
    /** The person that this one turned out to be (a new account of the same human); never a chain. */
    mergedInto: integer('merged_into').references((): AnySQLiteColumn => people.id),
  },
  (table) => [
    uniqueIndex('people_contact').on(table.contact),
    index('people_name').on(table.name),
    index('people_merged_into').on(table.mergedInto).where(sql`merged_into is not null`),
    check('people_friend', areFlags(table.friend)),
    check('people_contact_or_merged', sql`(${table.contact} is null) = (${table.mergedInto} is not null)`),
  ],
);

export const ROLE_KINDS = ['staff', 'grid'] as const;

/** What a person may do beyond posting; the worker's role is his entry in `workers`. */
export const roles = sqliteTable(
  'roles',
  {
    id: integer().primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    kind: text({ enum: ROLE_KINDS }).notNull(),
    /** Only of a grid worker. */
    grid: integer(),
    grantedAt: integer('granted_at').notNull(),
  },
  (table) => [
    uniqueIndex('roles_staff').on(table.personId).where(sql`kind = 'staff'`),
    uniqueIndex('roles_grid').on(table.personId, table.grid).where(sql`kind = 'grid'`),
    index('roles_person').on(table.personId),
    index('roles_kind').on(table.kind, table.grid),
    check('roles_kind_is', oneOf(table.kind, ROLE_KINDS)),
    check('roles_grid_is', sql`(${table.kind} = 'grid') = (${table.grid} is not null)`),
  ],
);

export const teams = sqliteTable(
  'teams',
  {
    id: integer().primaryKey(),
    name: text().notNull(),
  },
  (table) => [uniqueIndex('teams_name').on(table.name)],
);

/** The register (备案). An entry without a person waits until its owner is bound to a contact. */
export const workers = sqliteTable(
  'workers',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    personId: integer('person_id').references(() => people.id),
    name: text().notNull(),
    /** Not unique: a couple may share a phone, and whether two entries are one human is for people to say. */
    phone: text(),
    teamId: integer('team_id').references(() => teams.id),
    suspended: integer({ mode: 'boolean' }).notNull(),
    suspendedUntil: integer('suspended_until'),
    suspensionReason: text('suspension_reason'),
    enrolledAt: integer('enrolled_at').notNull(),
    changedAt: integer('changed_at').notNull(),
  },
  (table) => [
    uniqueIndex('workers_person').on(table.personId),
    index('workers_phone').on(table.phone),
    index('workers_name').on(table.name),
    check('workers_flags', areFlags(table.suspended)),
    check('workers_suspension', sql`${table.suspended} or (${table.suspendedUntil} is null and ${table.suspensionReason} is null)`),
  ],
);

export const workerTrades = sqliteTable(
  'worker_trades',
  {
    workerId: integer('worker_id')
      .notNull()
      .references(() => workers.id, { onDelete: 'cascade' }),
    trade: text({ enum: CATEGORIES }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workerId, table.trade] }),
    index('worker_trades_trade').on(table.trade),
    check('worker_trades_trade_is', oneOf(table.trade, CATEGORIES)),
  ],
);

export const certificates = sqliteTable(
  'certificates',
  {
    workerId: integer('worker_id')
      .notNull()
      .references(() => workers.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    /** The last valid day; null: no expiry. */
    expires: text(),
  },
  (table) => [primaryKey({ columns: [table.workerId, table.name] })],
);

/** Marks for the monthly report; only staff see them. */
export const workerKeyGroups = sqliteTable(
  'worker_key_groups',
  {
    workerId: integer('worker_id')
      .notNull()
      .references(() => workers.id, { onDelete: 'cascade' }),
    keyGroup: text('key_group', { enum: KEY_GROUPS }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.workerId, table.keyGroup] }),
    check('worker_key_groups_group_is', oneOf(table.keyGroup, KEY_GROUPS)),
  ],
);

/** Every pledge that was signed; the youngest counts. */
export const pledges = sqliteTable(
  'pledges',
  {
    id: integer().primaryKey(),
    workerId: integer('worker_id')
      .notNull()
      .references(() => workers.id, { onDelete: 'cascade' }),
    signedOn: text('signed_on').notNull(),
    version: text().notNull(),
  },
  (table) => [uniqueIndex('pledges_worker').on(table.workerId, table.signedOn, table.version)],
);
