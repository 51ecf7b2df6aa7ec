import type { PersonId } from '../domain/ids.ts';
import type { Connection } from './connection.ts';
import { prepareMergeEntries } from './merge-entries.ts';

/**
 * One human had two contacts: all that is `other`'s becomes the keeper's. The row of `other` stays, without a contact,
 * because the append-only history refers to it.
 *
 * Where both had the same order already (two claims of one human), both stay as they are.
 *
 * @returns does it; to be called in a transaction
 */
export function prepareMergePeople(connection: Connection): (other: PersonId, keeper: PersonId) => void {
  const { client } = connection;
  const prepare = (statement: string) => client.prepare<[{ other: number; keeper: number }]>(statement);
  const steps = [
    // Of two claims of one order the better one counts: holder before stand-by, the earlier stand-by before the later.
    prepare(
      `DELETE FROM claims AS worse WHERE person_id IN (:other, :keeper) AND role = 'standby' AND EXISTS (
         SELECT 1 FROM claims AS better WHERE better.order_id = worse.order_id AND better.person_id IN (:other, :keeper)
           AND better.person_id <> worse.person_id AND (better.role = 'holder' OR better.place < worse.place))`,
    ),
    prepare('UPDATE OR IGNORE claims SET person_id = :keeper WHERE person_id = :other'),
    prepare('UPDATE orders SET posted_by = :keeper WHERE posted_by = :other'),
    prepare('UPDATE orders SET on_behalf_of = :keeper WHERE on_behalf_of = :other'),
    prepare('UPDATE orders SET reserved_for = :keeper WHERE reserved_for = :other'),
    prepare('UPDATE questions SET person_id = :keeper WHERE person_id = :other'),
    prepare('UPDATE OR IGNORE due_jobs SET person_id = :keeper WHERE person_id = :other'),
    prepare('DELETE FROM due_jobs WHERE person_id = :other AND :keeper > 0'),
    prepare('UPDATE outbox SET person_id = :keeper WHERE person_id = :other'),
    prepare('UPDATE OR IGNORE roles SET person_id = :keeper WHERE person_id = :other'),
    prepare('DELETE FROM roles WHERE person_id = :other AND :keeper > 0'),
    prepare('UPDATE OR IGNORE job_seekers SET person_id = :keeper WHERE person_id = :other'),
    prepare('DELETE FROM job_seekers WHERE person_id = :other AND :keeper > 0'),
    prepare('UPDATE OR IGNORE course_sign_ups SET person_id = :keeper WHERE person_id = :other'),
    prepare('DELETE FROM course_sign_ups WHERE person_id = :other AND :keeper > 0'),
    prepare('UPDATE received_lists SET person_id = :keeper WHERE person_id = :other'),
    prepare('UPDATE people SET merged_into = :keeper WHERE merged_into = :other'),
    prepare('UPDATE people SET merged_into = :keeper, contact = NULL WHERE id = :other'),
  ];
  const selectEntry = client.prepare<[number], number>('SELECT id FROM workers WHERE person_id = ?').pluck();
  const moveEntry = client.prepare<[number, number]>('UPDATE workers SET person_id = ? WHERE id = ?');
  const mergeEntries = prepareMergeEntries(connection);

  return (other, keeper) => {
    const entry = selectEntry.get(other);
    const kept = selectEntry.get(keeper);
    if (entry !== undefined && kept !== undefined) mergeEntries(entry, kept);
    else if (entry !== undefined) moveEntry.run(keeper, entry);
    for (const step of steps) step.run({ other, keeper });
  };
}
