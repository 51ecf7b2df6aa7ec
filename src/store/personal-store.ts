import type { ErasedWords, KeptWords, PersonalStore } from '../application/ports/personal-store.ts';
import type { PersonId } from '../domain/ids.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { personalData } from './personal-data.ts';

/** The person, and whoever was merged into him: records that are never changed have the old ids. */
export const HIMSELF = '(SELECT id FROM people WHERE id = :id OR merged_into = :id)';
const FINISHED = "(SELECT id FROM orders WHERE state IN ('closed', 'cancelled', 'expired') AND NOT disputed)";

/** A nickname is shown, or will be, as long as anything of these stands under it. */
const NAME_IS_NEEDED = `
  EXISTS (SELECT 1 FROM roles WHERE person_id = people.id)
  OR EXISTS (SELECT 1 FROM workers WHERE person_id = people.id)
  OR EXISTS (SELECT 1 FROM orders JOIN order_details ON order_id = orders.id WHERE posted_by = people.id AND erased_at IS NULL)
  OR EXISTS (SELECT 1 FROM orders JOIN order_details ON order_id = orders.id WHERE on_behalf_of = people.id AND erased_at IS NULL)
  OR EXISTS (SELECT 1 FROM claims JOIN order_details USING (order_id) WHERE person_id = people.id AND erased_at IS NULL)
  OR EXISTS (SELECT 1 FROM job_seekers WHERE person_id = people.id AND text IS NOT NULL)
  OR EXISTS (SELECT 1 FROM course_sign_ups WHERE person_id = people.id)
  OR EXISTS (SELECT 1 FROM questions WHERE person_id = people.id AND answer IS NULL AND until > :at)
  OR EXISTS (SELECT 1 FROM observations WHERE by = people.id AND text IS NOT NULL)`;

/** Each blanks a kind of words of the person `:id` at `:at`; what was written later than that stays. */
export const ERASE_PERSON: Readonly<Record<keyof ErasedWords, string>> = {
  sought: 'UPDATE job_seekers SET text = NULL WHERE person_id = :id AND text IS NOT NULL AND at <= :at',
  signUps: `DELETE FROM course_sign_ups WHERE person_id = :id AND at <= :at
    AND course IN (SELECT number FROM courses WHERE closed_at IS NOT NULL)`,
  observations: `UPDATE observations SET text = NULL WHERE by IN ${HIMSELF} AND text IS NOT NULL AND settled_at IS NOT NULL AND at <= :at`,
  // What grid workers and staff write on duty stays with its order.
  notes: `UPDATE order_notes SET text = NULL WHERE by IN ${HIMSELF} AND text IS NOT NULL AND at <= :at
    AND kind IN ('reason', 'dispute', 'objection') AND order_id IN ${FINISHED}`,
  questions: `UPDATE questions SET text = NULL, answer = coalesce(answer, 'lapsed'), answered_at = coalesce(answered_at, :at)
    WHERE person_id = :id AND text IS NOT NULL AND asked_at <= :at`,
  lists: 'DELETE FROM received_lists WHERE person_id = :id AND at <= :at',
};
/** After the others. */
export const ERASE_NAME = `UPDATE people SET name = '' WHERE id = :id AND name <> '' AND first_seen <= :at AND NOT (${NAME_IS_NEEDED})`;

/** What is over after its term; `:before` is its beginning, `:at` now. */
const END_OF_TERM: readonly string[] = [
  `DELETE FROM course_sign_ups WHERE course IN (SELECT number FROM courses WHERE coalesce(closed_at, at) < :before)`,
  `UPDATE courses SET text = '', closed_at = coalesce(closed_at, :at) WHERE text <> '' AND coalesce(closed_at, at) < :before`,
  'UPDATE workers SET suspension_reason = NULL WHERE suspension_reason IS NOT NULL AND suspended_until < :before',
  `UPDATE people SET name = '' WHERE name <> '' AND (merged_into IS NOT NULL OR (first_seen < :before AND NOT (${NAME_IS_NEEDED})))`,
  "UPDATE rooms SET name = '' WHERE name <> '' AND unbound_at < :before",
];

export function personalStore(connection: Connection): PersonalStore {
  const { client, erasures, transact } = connection;
  const kinds = Object.keys(ERASE_PERSON) as (keyof ErasedWords)[];
  const steps = kinds.map((kind) => [kind, client.prepare<[{ id: PersonId; at: UtcMs }]>(ERASE_PERSON[kind])] as const);
  const eraseName = client.prepare<[{ id: PersonId; at: UtcMs }]>(ERASE_NAME);
  const selectKept = client.prepare<[{ id: PersonId }], KeptWords>(
    `SELECT (SELECT count(*) FROM course_sign_ups WHERE person_id = :id) AS signUps,
       (SELECT count(*) FROM observations WHERE by IN ${HIMSELF} AND text IS NOT NULL) AS observations`,
  );
  const ends = END_OF_TERM.map((step) => client.prepare<[{ before: UtcMs; at: UtcMs }]>(step));
  const lapsedTexts = 'questions WHERE text IS NOT NULL AND until <= :now';
  const lapsedLists = 'received_lists WHERE at < :listsBefore';
  const selectLapsed = client
    .prepare<[{ now: UtcMs; listsBefore: UtcMs }], 0 | 1>(
      `SELECT EXISTS (SELECT 1 FROM ${lapsedTexts}) OR EXISTS (SELECT 1 FROM ${lapsedLists})`,
    )
    .pluck();
  const dropTexts = client.prepare<[UtcMs]>('UPDATE questions SET text = NULL WHERE text IS NOT NULL AND until <= ?');
  const dropLists = client.prepare<[UtcMs]>('DELETE FROM received_lists WHERE at < ?');

  return {
    erase: (id, at) =>
      transact(() => {
        erasures.note({ kind: 'person', id, at });
        const erased = Object.fromEntries(steps.map(([kind, step]) => [kind, step.run({ id, at }).changes])) as unknown as ErasedWords;
        eraseName.run({ id, at });
        return erased;
      }),
    kept: (id) => selectKept.get({ id }) ?? { signUps: 0, observations: 0 },
    forgetBefore: (before, at) => {
      transact(() => {
        for (const step of ends) step.run({ before, at });
      });
    },
    hasLapsed: (now, listsBefore) => selectLapsed.get({ now, listsBefore }) === 1,
    forgetLapsed: (now, listsBefore) => transact(() => dropTexts.run(now).changes + dropLists.run(listsBefore).changes > 0),
    ...personalData(connection),
  };
}
