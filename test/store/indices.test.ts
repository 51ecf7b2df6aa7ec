import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTempStore, type TempStore } from '../support/temp-store.ts';

/** Tables that hold a few dozen rows however long the station runs. */
const SMALL = ['rooms', 'settings', 'roles', 'teams', '__drizzle_migrations', 'sqlite_schema'];

/** Statements off the way of a message that read a whole table on purpose, by a piece of their text. */
const ON_PURPOSE = [
  // Lists of the whole register.
  'FROM workers LEFT JOIN people ON people.id = workers.person_id',
  'WHERE workers.id IS NOT NULL AND (NOT workers.suspended',
  // /状态
  'SELECT state, count(*) AS count FROM outbox GROUP BY state',
  // A person gets a new contact: once in years.
  'SET reserved_for = :keeper',
  'UPDATE outbox SET person_id = :keeper',
  'UPDATE received_lists SET person_id = :keeper',
  // /求职; /上报 of those that wait: by an index of these alone.
  'FROM job_seekers ORDER BY at',
  'FROM observations WHERE settled_at IS NULL',
  // Once a night.
  'DELETE FROM inbox WHERE arrived_at',
  'UPDATE courses SET text',
  'SELECT number FROM courses WHERE coalesce(closed_at',
  'UPDATE workers SET suspension_reason = NULL',
  "UPDATE people SET name = ''",
  // /删除我的信息
  'UPDATE observations SET text = NULL WHERE by IN',
  'DELETE FROM course_sign_ups WHERE person_id = :id AND at',
  'UPDATE order_notes SET text = NULL WHERE by IN',
  'DELETE FROM received_lists WHERE person_id',
  'FROM observations WHERE by IN',
  // /状态, a late message: backward from the youngest, a few dozen rows.
  'FROM inbox ORDER BY rowid DESC LIMIT',
  // Binding a room: the foreign keys that refer to it.
  'insert into "rooms"',
];

let temp: TempStore;
let db: Database.Database;
const statements = new Set<string>();

beforeAll(() => {
  const original = Database.prototype.prepare;
  const spy = vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, text: string) {
    statements.add(text);
    return original.call(this, text);
  });
  temp = openTempStore();
  spy.mockRestore();
  db = new Database(temp.file);
});
afterAll(() => {
  db.close();
  temp.dispose();
});

/** How SQLite goes about a statement, a line a step. */
function planOf(text: string): readonly string[] {
  const names = [...text.matchAll(/[^'\w]:(\w+)/g)].map(([, name]) => [name, null]);
  const unnamed = new Array(text.split('?').length - 1).fill(null);
  const parameters = names.length > 0 ? [Object.fromEntries(names)] : unnamed;
  return db
    .prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`)
    .all(...parameters)
    .map(({ detail }) => detail);
}

describe('The statements of the store', () => {
  it('are all prepared when it is opened', () => {
    expect(statements.size).toBeGreaterThan(100);
  });

  it('never read a growing table from end to end on the way of a message', () => {
    const tables = db.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
    const growing = tables.filter((name) => !SMALL.includes(name));
    const onTheWay = [...statements].filter((text) => !ON_PURPOSE.some((piece) => text.replace(/\s+/g, ' ').includes(piece)));
    const slow = onTheWay.flatMap((text) =>
      planOf(text)
        // In `outbox AS line` the plan names the alias.
        .filter((step) => [...growing, 'line'].some((table) => new RegExp(`^SCAN ${table}\\b`).test(step)))
        // The index of those who were merged is as short as they are few.
        .filter((step) => !step.includes('people_merged_into'))
        .map((step) => `${step}: ${text}`),
    );
    expect(slow).toEqual([]);
  });

  it('would be caught if one did', () => {
    expect(planOf('SELECT * FROM orders WHERE task = ?')).toContain('SCAN orders');
  });
});
