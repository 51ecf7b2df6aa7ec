import { fileURLToPath } from 'node:url';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { restoreAdvice } from './backup-files.ts';
import type { Connection } from './connection.ts';
import { NewerDatabaseError, StoreError } from './store-error.ts';

const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../migrations', import.meta.url));

/** drizzle's own table, so that its tools recognise the file. */
const TABLE = '__drizzle_migrations';

/**
 * Brings the database up to the version of this program.
 *
 * Not drizzle's own `migrate`: that one reads what is applied before it takes the lock (two processes that start at once
 * would both apply it), goes on silently with a newer database, and leaves foreign keys on while a table is rebuilt.
 *
 * @throws NewerDatabaseError, or StoreError for a database that is not ours
 */
export function migrate({ client, file, transact }: Connection): void {
  const known = readMigrationFiles({ migrationsFolder: MIGRATIONS_FOLDER });
  const missing = () => {
    const applied = appliedMigrations({ client, file });
    if (applied.some((at) => !known.some(({ folderMillis }) => folderMillis === at))) {
      throw new NewerDatabaseError(file, applied.length, known.length);
    }
    return known.filter(({ folderMillis }) => !applied.includes(folderMillis));
  };
  if (missing().length === 0) return;

  // Inside a transaction this pragma does nothing, and with foreign keys on the rebuild of a table fails.
  client.pragma('foreign_keys = OFF');
  try {
    transact(() => {
      client.exec(`CREATE TABLE IF NOT EXISTS ${TABLE} (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`);
      for (const migration of missing()) {
        for (const statement of migration.sql) client.exec(statement);
        client.prepare(`INSERT INTO ${TABLE} (hash, created_at) VALUES (?, ?)`).run(migration.hash, migration.folderMillis);
      }
      refuseDanglingKeys({ client, file });
    });
  } finally {
    client.pragma('foreign_keys = ON');
  }
}

/** When each applied migration was written. */
function appliedMigrations({ client, file }: Pick<Connection, 'client' | 'file'>): readonly number[] {
  const tables = client.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (tables.length === 0) return [];
  if (!tables.includes(TABLE)) {
    throw new StoreError(
      'other-database',
      file,
      '这是别的程序的数据库 (the file is the database of another program)',
      '请检查 DATA_DIR (Check DATA_DIR).',
    );
  }
  return client.prepare<[], number>(`SELECT created_at FROM ${TABLE}`).pluck().all().map(Number);
}

function refuseDanglingKeys({ client, file }: Pick<Connection, 'client' | 'file'>): void {
  const dangling = client.pragma('foreign_key_check') as readonly unknown[];
  if (dangling.length > 0) {
    const what = `更新后有 ${dangling.length} 行数据对不上 (after the update ${dangling.length} rows refer to nothing)`;
    throw new StoreError('damaged', file, what, restoreAdvice(file));
  }
}
