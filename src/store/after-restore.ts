import { DAY, type UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import type { Contents, Found } from './database-contents.ts';
import type { Erasure, ErasureKind } from './erasures-log.ts';
import { NUMBERS_FROM } from './order-writes.ts';
import { ERASE_NAME, ERASE_PERSON } from './personal-store.ts';

/** Numbers that people say, besides those of orders; so many more are skipped when nobody knows how many were given out. */
const SAID_NUMBERS = ['courses', 'observations'] as const;
const NUMBERS_SKIPPED = 10;
const ORDERS_SKIPPED = 100;

/** A ledger id that was given out again after a restore is that of a later order. */
const ORDERS_MEANT = '(SELECT id FROM orders WHERE ledger_id = :id AND posted_at < :at)';

/**
 * How an erasure is done again: as of its time, so that what came later stays. `:id` as in the log, `:at` its time. */
const ERASE_AGAIN: Readonly<Record<ErasureKind, readonly string[]>> = {
  order: [
    `UPDATE order_details SET poster_name = NULL, phone = NULL, place_full = NULL, other_place_full = NULL, when_text = NULL,
       raw_text = NULL,
       erased_at = CASE
         WHEN EXISTS (SELECT 1 FROM order_notes AS note WHERE note.order_id = order_details.order_id AND note.at > :at AND text IS NOT NULL)
         THEN NULL ELSE :at END
     WHERE erased_at IS NULL AND order_id IN ${ORDERS_MEANT}`,
    `UPDATE order_notes SET text = NULL WHERE text IS NOT NULL AND at <= :at AND order_id IN ${ORDERS_MEANT}`,
    `UPDATE questions SET text = NULL WHERE text IS NOT NULL AND asked_at <= :at AND order_id IN ${ORDERS_MEANT}`,
  ],
  person: [...Object.values(ERASE_PERSON), ERASE_NAME],
};

/** A message that could not be written down for days (a full disk) is erased late, at the time at which it arrived. */
const WRITTEN_LATE = 7 * DAY;

/** Does again what was erased since the backup was made. @returns how many of them found something to erase */
export function eraseAgain({ client, transact }: Connection, erasures: readonly Erasure[], backupAt: UtcMs): number {
  const steps = Object.fromEntries(
    Object.entries(ERASE_AGAIN).map(([kind, texts]) => [
      kind,
      texts.map((text) => client.prepare<[{ id: string | number; at: UtcMs }]>(text)),
    ]),
  );
  const isDone = ({ kind, id, at }: Erasure) =>
    (steps[kind] ?? []).map((step) => step.run({ id, at }).changes).some((changes) => changes > 0);
  return transact(() => erasures.filter(({ at }) => at >= backupAt - WRITTEN_LATE).filter(isDone).length);
}

/**
 * Lines that still waited when the backup was made have most likely gone out since: none is said again. Staff are not told
 * of them as of lines that failed.
 */
export function silenceOutbox({ client, transact }: Connection, now: UtcMs): void {
  transact(() =>
    client
      .prepare<[UtcMs]>(
        `UPDATE outbox SET state = 'unsure', text = NULL, attachment = NULL, mentions = '[]', told_at = ?
         WHERE state IN ('waiting', 'sending')`,
      )
      .run(now),
  );
}

/**
 * Numbers that were given out after the backup was made are not given again: the database that was there tells which, and
 * where it cannot, a margin is left.
 *
 * @returns the number that the next order gets
 */
export function skipNumbers({ client, transact }: Connection, backup: Contents, found: Found, now: UtcMs): number {
  const from = nextNumber(backup, found, now);
  transact(() => {
    client
      .prepare<[string, string, UtcMs]>(
        'INSERT INTO settings (key, value, changed_at) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
      )
      .run(NUMBERS_FROM, String(from), now);
    for (const [table, last] of Object.entries(lastKeys(backup, found))) raiseSequence(client, table, last);
  });
  return from;
}

function nextNumber(backup: Contents, found: Found, now: UtcMs): number {
  const known = Math.max(backup.nextNumber, found.kind === 'none' ? 0 : (found.contents?.nextNumber ?? 0));
  if (found.kind === 'sound') return known;
  const days = Math.max(1, Math.ceil((now - backup.aliveAt) / DAY));
  const margin = Math.max(ORDERS_SKIPPED, 2 * backup.busiestDay * days);
  // To the next round number: everybody sees that it jumped.
  return Math.ceil((known - 1 + margin) / 100) * 100 + 1;
}

function lastKeys(backup: Contents, found: Found): Readonly<Record<string, number>> {
  if (found.kind === 'sound') return found.contents.sequences;
  return Object.fromEntries(SAID_NUMBERS.map((table) => [table, (backup.sequences[table] ?? 0) + NUMBERS_SKIPPED]));
}

function raiseSequence(client: Connection['client'], table: string, last: number): void {
  const isHere = client.prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?").get(table) !== undefined;
  if (!isHere) return;
  const raised = client.prepare<[number, string]>('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?').run(last, table);
  if (raised.changes === 0) client.prepare<[string, number]>('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)').run(table, last);
}
