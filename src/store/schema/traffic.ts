import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { LINE_KINDS, LINE_STATES } from '../../application/ports/outbox.ts';
import { DUE_KINDS, type QuestionKind } from '../../application/ports/store.ts';
import { areFlags, kindsOf, oneOf } from './checks.ts';
import { orders } from './orders.ts';
import { people } from './people.ts';
import { rooms } from './station.ts';

/** Which messages came in. Never a text: most of them lead to nothing. */
export const inbox = sqliteTable('inbox', {
  message: text().primaryKey().notNull(),
  /** Platform time. */
  sentAt: integer('sent_at').notNull(),
  arrivedAt: integer('arrived_at').notNull(),
});

export const QUESTION_KINDS = kindsOf<QuestionKind>({
  'want-worker': true,
  'which-claim': true,
  'which-order': true,
  duplicate: true,
  'missing-fields': true,
  'hand-over': true,
  'standby-call': true,
  'counter-offer': true,
  'want-registration': true,
  registration: true,
  'no-show': true,
});
export const QUESTION_ANSWERS = ['yes', 'no', 'lapsed'] as const;

export const questions = sqliteTable(
  'questions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    /** Where it was asked; null: by direct message. */
    room: text().references(() => rooms.id),
    kind: text({ enum: QUESTION_KINDS }).notNull(),
    /** The one order that it is about. */
    orderId: integer('order_id').references(() => orders.id),
    /** The question without its kind and text: ids and words of the code only. */
    data: text().notNull(),
    /** What somebody wrote and whom he named, as JSON; dropped when the question is answered or over. */
    text: text(),
    askedAt: integer('asked_at').notNull(),
    until: integer().notNull(),
    answer: text({ enum: QUESTION_ANSWERS }),
    answeredAt: integer('answered_at'),
  },
  (table) => [
    index('questions_open').on(table.personId, table.until).where(sql`answer is null`),
    index('questions_about').on(table.orderId, table.until),
    index('questions_with_text').on(table.until).where(sql`text is not null`),
    index('questions_room').on(table.room, table.kind, table.askedAt),
    index('questions_person').on(table.personId, table.kind, table.askedAt),
    check('questions_kind_is', oneOf(table.kind, QUESTION_KINDS)),
    check('questions_data_is_json', sql`json_valid(${table.data})`),
    check('questions_answer_is', oneOf(table.answer, QUESTION_ANSWERS)),
    check('questions_answered_is', sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
    check('questions_text_is_dropped', sql`${table.answer} is null or ${table.text} is null`),
  ],
);

export const dueJobs = sqliteTable(
  'due_jobs',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: DUE_KINDS }).notNull(),
    at: integer().notNull(),
    orderId: integer('order_id').references(() => orders.id),
    personId: integer('person_id').references(() => people.id),
    cause: text(),
  },
  (table) => [
    // Nulls are distinct in a unique index, hence the 0, which is no id. No coalesce: drizzle-kit splits at the comma.
    uniqueIndex('due_jobs_one').on(
      table.kind,
      sql`(case when order_id is null then 0 else order_id end)`,
      sql`(case when person_id is null then 0 else person_id end)`,
    ),
    index('due_jobs_at').on(table.at),
    index('due_jobs_order').on(table.orderId),
    index('due_jobs_person').on(table.personId),
    check('due_jobs_kind_is', oneOf(table.kind, DUE_KINDS)),
  ],
);

export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** Exactly one of the two. No foreign key on the room: a `/绑定` that fails is answered in a room that is not bound. */
    room: text(),
    personId: integer('person_id').references(() => people.id),
    /** Lines to the same target keep their order; the form is that of `targetKey`. */
    target: text()
      .notNull()
      .generatedAlwaysAs(sql`case when room is not null then 'room:' || room else 'person:' || person_id end`, { mode: 'stored' }),
    kind: text({ enum: LINE_KINDS }).notNull(),
    /** null: an attachment, or a line that is over: what was sent is not kept. */
    text: text(),
    mentions: text({ mode: 'json' }).$type<readonly string[]>().notNull(),
    /** An `AttachmentSpec`; null: a text. */
    attachment: text(),
    orderId: integer('order_id').references(() => orders.id),
    cause: text(),
    urgent: integer({ mode: 'boolean' }).notNull(),
    createdAt: integer('created_at').notNull(),
    state: text({ enum: LINE_STATES }).notNull(),
    /** When it came into this state. */
    stateAt: integer('state_at').notNull(),
    attempts: integer().notNull(),
    notBefore: integer('not_before').notNull(),
    /** When staff were told that it did not go out. */
    toldAt: integer('told_at'),
  },
  (table) => [
    index('outbox_state').on(table.state, table.stateAt),
    index('outbox_order').on(table.orderId),
    check('outbox_target_is', sql`(${table.room} is null) = (${table.personId} is not null)`),
    check('outbox_kind_is', oneOf(table.kind, LINE_KINDS)),
    check('outbox_state_is', oneOf(table.state, LINE_STATES)),
    check('outbox_content_is', sql`${table.text} is null or ${table.attachment} is null`),
    check('outbox_urgent_is', areFlags(table.urgent)),
  ],
);
