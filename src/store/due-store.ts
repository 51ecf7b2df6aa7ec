import { and, asc, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { DueJob, DueStore } from '../application/ports/store.ts';
import type { MessageId, OrderId, PersonId } from '../domain/ids.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { dueJobs } from './schema/traffic.ts';

const INSERT = 'INSERT INTO due_jobs (kind, at, order_id, person_id, cause) VALUES (:kind, :at, :order, :person, :cause)';

/** The unique index, whose columns SQLite wants repeated as they stand there. */
const SAME_JOB = `kind, (case when order_id is null then 0 else order_id end), (case when person_id is null then 0 else person_id end)`;

export function dueStore({ db, client }: Connection): DueStore {
  // Raw, because the target of drizzle's onConflictDoUpdate cannot be an expression.
  const upsert = client.prepare<[DueJob]>(`${INSERT} ON CONFLICT (${SAME_JOB}) DO UPDATE SET at = excluded.at, cause = excluded.cause`);
  const insertOnce = client.prepare<[DueJob]>(`${INSERT} ON CONFLICT (${SAME_JOB}) DO NOTHING`);

  const ofKind = eq(dueJobs.kind, sql.placeholder('kind'));
  const ofOrder = eq(dueJobs.orderId, sql.placeholder('order'));
  const ofNoOrder = isNull(dueJobs.orderId);
  const prepareFind = (order: SQL) =>
    db.select().from(dueJobs).where(and(ofKind, order)).orderBy(asc(dueJobs.at), asc(dueJobs.id)).prepare();
  const findOfOrder = prepareFind(ofOrder);
  const findOfNoOrder = prepareFind(ofNoOrder);
  const deleteOfOrder = db.delete(dueJobs).where(and(ofKind, ofOrder)).prepare();
  const deleteOfNoOrder = db.delete(dueJobs).where(and(ofKind, ofNoOrder)).prepare();
  const deleteAllOfOrder = db.delete(dueJobs).where(ofOrder).prepare();

  // The limit is written out: a bound one, as drizzle's is, makes SQLite plan the statement anew at every call.
  const earliest = sql`(select id from due_jobs where at <= ${sql.placeholder('now')} order by at, id limit 1)`;
  const take = db.delete(dueJobs).where(eq(dueJobs.id, earliest)).returning().prepare();
  // Raw: asked for at every message, where drizzle's mapping would cost more than the query.
  const selectNextAt = client.prepare<[], UtcMs | null>('SELECT min(at) FROM due_jobs').pluck();

  return {
    schedule: (job) => {
      upsert.run(job);
    },
    scheduleOnce: (job) => {
      insertOnce.run(job);
    },
    find: (kind, order) => jobFrom(order === null ? findOfNoOrder.get({ kind }) : findOfOrder.get({ kind, order })),
    cancel: (kind, order) => {
      if (order === null) deleteOfNoOrder.run({ kind });
      else deleteOfOrder.run({ kind, order });
    },
    cancelAllOf: (order, kinds) => {
      if (kinds === undefined) deleteAllOfOrder.run({ order });
      else
        db.delete(dueJobs)
          .where(and(eq(dueJobs.orderId, order), inArray(dueJobs.kind, [...kinds])))
          .run();
    },
    takeNext: (now) => jobFrom(take.get({ now })),
    nextAt: () => selectNextAt.get() ?? null,
  };
}

function jobFrom(row: typeof dueJobs.$inferSelect | undefined): DueJob | null {
  if (!row) return null;
  return {
    kind: row.kind,
    at: row.at,
    order: row.orderId as OrderId | null,
    person: row.personId as PersonId | null,
    cause: row.cause as MessageId | null,
  };
}
