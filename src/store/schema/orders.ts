import { sql } from 'drizzle-orm';
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { NOTE_KINDS } from '../../application/ports/store.ts';
import { CATEGORIES } from '../../domain/glossary.ts';
import { DANGERS, PRICE_UNITS, WHEN_KINDS } from '../../domain/job.ts';
import { ORDER_SOURCES, ORDER_STATES, type OrderEventKind, RATINGS } from '../../domain/order.ts';
import { areFlags, kindsOf, oneOf } from './checks.ts';
import { people } from './people.ts';
import { rooms } from './station.ts';

/** An order without personal values (these stand in `order_details`): kept for good. */
export const orders = sqliteTable(
  'orders',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    number: integer().notNull(),
    ledgerId: text('ledger_id').notNull(),
    postedAt: integer('posted_at').notNull(),
    source: text({ enum: ORDER_SOURCES }).notNull(),
    message: text().notNull(),
    part: integer().notNull(),
    room: text().references(() => rooms.id),
    grid: integer(),
    postedBy: integer('posted_by')
      .notNull()
      .references(() => people.id),
    onBehalfOf: integer('on_behalf_of').references(() => people.id),
    category: text({ enum: CATEGORIES }).notNull(),
    task: text().notNull(),
    headcount: integer().notNull(),
    headcountSaid: integer('headcount_said', { mode: 'boolean' }).notNull(),
    urgent: integer({ mode: 'boolean' }).notNull(),
    danger: text({ enum: DANGERS }),
    certificates: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    requirements: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    negotiable: integer({ mode: 'boolean' }).notNull(),
    priceMinFen: integer('price_min_fen'),
    priceMaxFen: integer('price_max_fen'),
    /** null: no price was said. */
    priceUnit: text('price_unit', { enum: PRICE_UNITS }),
    whenKind: text('when_kind', { enum: WHEN_KINDS }).notNull(),
    whenStart: integer('when_start'),
    whenEnd: integer('when_end'),
    placeOpen: text('place_open'),
    otherPlaceOpen: text('other_place_open'),
    hasPicture: integer('has_picture', { mode: 'boolean' }).notNull(),
    disputed: integer({ mode: 'boolean' }).notNull(),
    announcedAt: integer('announced_at'),
    state: text({ enum: ORDER_STATES }).notNull(),
    /** `since` of an open order, `at` of any other. */
    stateAt: integer('state_at').notNull(),
    reservedFor: integer('reserved_for').references(() => people.id),
    doneAt: integer('done_at'),
    paidFen: integer('paid_fen'),
    rating: text({ enum: RATINGS }),
    elsewhere: integer({ mode: 'boolean' }).notNull(),
    /** One up with every event. */
    version: integer().notNull(),
  },
  (table) => [
    uniqueIndex('orders_number').on(table.number),
    uniqueIndex('orders_ledger_id').on(table.ledgerId),
    uniqueIndex('orders_message').on(table.message, table.part),
    index('orders_state').on(table.state, table.postedAt),
    index('orders_state_at').on(table.state, table.stateAt),
    index('orders_posted_at').on(table.postedAt),
    index('orders_posted_by').on(table.postedBy, table.state),
    index('orders_on_behalf_of').on(table.onBehalfOf, table.state),
    check('orders_source_is', oneOf(table.source, ORDER_SOURCES)),
    check('orders_part_is', sql`${table.part} in (1, 2)`),
    check('orders_category_is', oneOf(table.category, CATEGORIES)),
    check('orders_headcount_is', sql`${table.headcount} >= 1`),
    check('orders_danger_is', oneOf(table.danger, DANGERS)),
    check('orders_lists_are_json', sql`json_valid(${table.certificates}) and json_valid(${table.requirements})`),
    check('orders_price_unit_is', oneOf(table.priceUnit, PRICE_UNITS)),
    check('orders_price_is_whole', sql`${table.priceUnit} is not null or (${table.priceMinFen} is null and ${table.priceMaxFen} is null)`),
    check('orders_when_kind_is', oneOf(table.whenKind, WHEN_KINDS)),
    check('orders_when_start_is', sql`(${table.whenStart} is not null) = (${table.whenKind} in ('at', 'now', 'part', 'day'))`),
    check(
      'orders_when_end_is',
      sql`case when ${table.whenKind} in ('part', 'day', 'deadline') then ${table.whenEnd} is not null when ${table.whenKind} = 'at' then 1 else ${table.whenEnd} is null end`,
    ),
    check('orders_state_is', oneOf(table.state, ORDER_STATES)),
    check('orders_reserved_is', sql`${table.reservedFor} is null or ${table.state} = 'open'`),
    check('orders_done_is', sql`${table.doneAt} is null or ${table.state} = 'closed'`),
    check('orders_paid_is', sql`${table.paidFen} is null or ${table.state} in ('done', 'closed')`),
    check('orders_rating_is', oneOf(table.rating, RATINGS)),
    check('orders_rated_is', sql`${table.rating} is null or ${table.state} = 'closed'`),
    check('orders_elsewhere_is', sql`not ${table.elsewhere} or ${table.state} = 'closed'`),
    check('orders_flags', areFlags(table.headcountSaid, table.urgent, table.negotiable, table.hasPicture, table.disputed, table.elsewhere)),
  ],
);

/** The personal values of an order: blanked when their term is over or the person asks for it. */
export const orderDetails = sqliteTable(
  'order_details',
  {
    orderId: integer('order_id')
      .primaryKey()
      .references(() => orders.id),
    posterName: text('poster_name'),
    phone: text(),
    placeFull: text('place_full'),
    otherPlaceFull: text('other_place_full'),
    /** The piece of the message that says when. */
    whenText: text('when_text'),
    rawText: text('raw_text'),
    erasedAt: integer('erased_at'),
  },
  (table) => [
    index('order_details_phone').on(table.phone).where(sql`phone is not null`),
    index('order_details_kept').on(table.orderId).where(sql`erased_at is null`),
  ],
);

/** Remarks for staff in people's own words; `text` is null once erased. */
export const orderNotes = sqliteTable(
  'order_notes',
  {
    id: integer().primaryKey(),
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id),
    kind: text({ enum: NOTE_KINDS }).notNull(),
    text: text(),
    by: integer().references(() => people.id),
    at: integer().notNull(),
  },
  (table) => [index('order_notes_order').on(table.orderId), check('order_notes_kind_is', oneOf(table.kind, NOTE_KINDS))],
);

export const ORDER_EVENT_KINDS = kindsOf<OrderEventKind>({
  posted: true,
  announced: true,
  amended: true,
  claimed: true,
  assigned: true,
  queued: true,
  unqueued: true,
  'given-back': true,
  'standby-called': true,
  'standby-passed': true,
  'handed-over': true,
  'no-show-reported': true,
  'reported-done': true,
  confirmed: true,
  cancelled: true,
  expired: true,
  'placed-elsewhere': true,
  disputed: true,
  'dispute-settled': true,
  'payment-contested': true,
  'payment-corrected': true,
  'picture-added': true,
});

/**
 * The history, append-only: triggers refuse UPDATE, DELETE, REPLACE and a gap in `seq`.
 *
 * Every change of the columns makes drizzle-kit rebuild the table, which drops its triggers: the same migration must
 * make them anew (a test looks for them).
 */
export const orderEvents = sqliteTable(
  'order_events',
  {
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id),
    /** 1, 2, 3 … within the order. */
    seq: integer().notNull(),
    kind: text({ enum: ORDER_EVENT_KINDS }).notNull(),
    at: integer().notNull(),
    by: integer().references(() => people.id),
    message: text(),
    /** The event without its kind: ids and words of the code only. */
    data: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.seq] }),
    index('order_events_kind').on(table.kind, table.at),
    check('order_events_kind_is', oneOf(table.kind, ORDER_EVENT_KINDS)),
    check('order_events_data_is_json', sql`json_valid(${table.data})`),
  ],
);

export const CLAIM_ROLES = ['holder', 'standby'] as const;

/** Who has the job and who stands by, in order: a view of the history, kept up with every event. */
export const claims = sqliteTable(
  'claims',
  {
    orderId: integer('order_id')
      .notNull()
      .references(() => orders.id),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    role: text({ enum: CLAIM_ROLES }).notNull(),
    /** Rising within the order and role: 0, 1, 2 … of holders; of stand-bys with gaps, and below 0 for who is asked first. */
    place: integer().notNull(),
    /** Arrival of the claim; only of a holder. */
    at: integer(),
    seconds: integer(),
    message: text(),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.personId] }),
    uniqueIndex('claims_place').on(table.orderId, table.role, table.place),
    index('claims_person').on(table.personId, table.role),
    index('claims_message').on(table.message).where(sql`message is not null`),
    check('claims_role_is', oneOf(table.role, CLAIM_ROLES)),
    check('claims_at_is', sql`(${table.role} = 'holder') = (${table.at} is not null)`),
  ],
);
