import type { CourseStore } from '../application/ports/service-stores.ts';
import type { PersonId } from '../domain/ids.ts';
import type { Course, SignUp } from '../domain/services.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { type MergedPeople, withPresentIds } from './merged-people.ts';
import { StoreError } from './store-error.ts';

const COLUMNS = 'number, text, by, at, closed_at AS closedAt';

export function coursesStore({ client, file, transact }: Connection, merged: MergedPeople): CourseStore {
  const insert = client.prepare<[Parameters<CourseStore['publish']>[0]]>(
    'INSERT INTO courses (text, by, at, message) VALUES (:text, :by, :at, :message)',
  );
  const select = client.prepare<[number], Course>(`SELECT ${COLUMNS} FROM courses WHERE number = ?`);
  const selectBetween = client.prepare<[UtcMs, UtcMs], Course>(`SELECT ${COLUMNS} FROM courses WHERE at >= ? AND at < ? ORDER BY number`);
  const close = client.prepare<[UtcMs, number]>('UPDATE courses SET closed_at = ? WHERE number = ? AND closed_at IS NULL');
  const signUp = client.prepare<[SignUp & { course: number }]>(
    `INSERT INTO course_sign_ups (course, person_id, at, message) VALUES (:course, :person, :at, :message) ON CONFLICT DO NOTHING`,
  );
  const withdraw = client.prepare<[number, PersonId]>('DELETE FROM course_sign_ups WHERE course = ? AND person_id = ?');
  const selectSignUps = client.prepare<[number], SignUp>(
    'SELECT person_id AS person, at, message FROM course_sign_ups WHERE course = ? ORDER BY at, rowid',
  );

  const fromRow = (row: Course): Course => withPresentIds(row, ['by'], merged());
  const byNumber = (number: number): Course | null => {
    const row = select.get(number);
    return row ? fromRow(row) : null;
  };
  return {
    publish: (course) =>
      transact(() => {
        const published = byNumber(Number(insert.run(course).lastInsertRowid));
        if (published) return published;
        throw new StoreError('inconsistent', file, 'a course was not kept', 'This is a fault of the program; please report it.');
      }),
    byNumber,
    publishedBetween: (from, to) => selectBetween.all(from, to).map(fromRow),
    close: (number, at) => {
      transact(() => close.run(at, number));
    },
    signUp: (course, one) => transact(() => signUp.run({ ...one, course }).changes === 1),
    withdraw: (course, person) => transact(() => withdraw.run(course, person).changes === 1),
    signUps: (course) => selectSignUps.all(course),
  };
}
