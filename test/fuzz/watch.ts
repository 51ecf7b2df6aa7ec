import type Database from 'better-sqlite3';

/** A row that was written: `key` says which, where that matters. */
export interface Change {
  readonly id: number;
  readonly table: string;
  readonly op: 'insert' | 'update' | 'delete';
  readonly key: string | number | null;
}

/** What tells the rows of a table apart, for those who judge a change. */
const KEYS: Readonly<Record<string, string>> = {
  orders: 'id',
  order_details: 'order_id',
  order_events: 'order_id',
  order_notes: 'order_id',
  claims: 'order_id',
  settings: 'key',
  outbox: 'id',
  job_seekers: 'person_id',
  course_sign_ups: 'person_id',
  questions: 'kind',
  journal: 'kind',
  due_jobs: 'kind',
};

/** Puts triggers on every table of the file, which write down whatever is written. */
export function installWatch(database: Database.Database): void {
  const tables = database
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'")
    .pluck()
    .all() as string[];
  database.exec('CREATE TABLE seen_changes (id INTEGER PRIMARY KEY AUTOINCREMENT, tbl TEXT NOT NULL, op TEXT NOT NULL, k)');
  for (const table of tables) {
    for (const op of ['insert', 'update', 'delete']) database.exec(triggerOf(table, op));
  }
}

function triggerOf(table: string, op: string): string {
  const row = op === 'delete' ? 'OLD' : 'NEW';
  const column = KEYS[table];
  // Of a person only whose contact he is, and whether two are one, is a matter of rights.
  const key =
    table === 'people' && op === 'update'
      ? "CASE WHEN OLD.contact IS NOT NEW.contact OR OLD.merged_into IS NOT NEW.merged_into THEN 'identity' END"
      : column === undefined
        ? 'NULL'
        : `${row}.${column}`;
  return `CREATE TRIGGER seen_${table}_${op} AFTER ${op} ON "${table}" BEGIN INSERT INTO seen_changes (tbl, op, k) VALUES ('${table}', '${op}', ${key}); END`;
}
