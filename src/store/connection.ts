import { chmodSync, existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import { type ErasuresLog, openErasuresLog, type PendingErasures } from './erasures-log.ts';
import { FILE_MODE, makePrivateFile } from './files.ts';

/** An open database: drizzle for typed queries, the client for the SQL that drizzle has no words for. */
export interface Connection {
  readonly file: string;
  readonly client: Database.Database;
  readonly db: BetterSQLite3Database;
  /** Runs `work` in a transaction that takes the write lock at once; inside another one it is a savepoint of it. */
  readonly transact: <Result>(work: () => Result) => Result;
  /** Whoever erases something notes it here, in the same transaction: a restored backup is older, and it is erased in it again. */
  readonly erasures: ErasuresLog;
}

/** Above this the log is cut back after a checkpoint. */
const LOG_LIMIT_BYTES = 16 * 1024 * 1024;

/**
 * Opens the file, made with its folder if need be, for durable writing.
 *
 * @param waitMs how long to wait for the lock of another process
 * @param erasuresLog where erasures are noted besides; null: nowhere
 * @throws errors of SQLite and of the file system, unmapped
 */
export function connect(file: string, waitMs: number, erasuresLog: string | null = null): Connection {
  makePrivateFile(file);
  const client = new Database(file, { timeout: waitMs });
  try {
    client.pragma('journal_mode = WAL');
    // What the bot has answered must survive a power cut: one fsync a transaction, not only one a checkpoint.
    client.pragma('synchronous = FULL');
    client.pragma('foreign_keys = ON');
    // An erased phone number must not stay readable in free pages of the file.
    client.pragma('secure_delete = ON');
    // Nor in a file that a large sort left behind.
    client.pragma('temp_store = MEMORY');
    // Lets the insert triggers of append-only tables see what a REPLACE would delete.
    client.pragma('recursive_triggers = ON');
    client.pragma(`journal_size_limit = ${LOG_LIMIT_BYTES}`);
    restrictModes(file);
  } catch (error) {
    client.close();
    throw error;
  }
  const erasures = openErasuresLog(erasuresLog);
  return { file, client, db: drizzle({ client }), transact: transactions(client, erasures), erasures };
}

function transactions(client: Database.Database, erasures: PendingErasures): Connection['transact'] {
  const inTransaction = client.transaction((work: () => unknown) => work());
  return <Result>(work: () => Result) => {
    if (client.inTransaction) return inTransaction(work) as Result;
    try {
      return inTransaction.immediate(() => {
        const result = work();
        // Before the commit: an erasure that is noted and then undone is done again, one that is not noted is lost.
        erasures.flush();
        return result;
      }) as Result;
    } finally {
      erasures.drop();
    }
  };
}

function restrictModes(file: string): void {
  for (const path of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(path)) chmodSync(path, FILE_MODE);
}
