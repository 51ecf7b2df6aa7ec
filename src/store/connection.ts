import { chmodSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';

/** An open database: drizzle for typed queries, the client for the SQL that drizzle has no words for. */
export interface Connection {
  readonly file: string;
  readonly client: Database.Database;
  readonly db: BetterSQLite3Database;
  /** Runs `work` in a transaction that takes the write lock at once; inside another one it is a savepoint of it. */
  readonly transact: <Result>(work: () => Result) => Result;
}

/** Only the account that runs the bot reads what people write. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Above this the log is cut back after a checkpoint. */
const LOG_LIMIT_BYTES = 16 * 1024 * 1024;

/**
 * Opens the file, made with its folder if need be, for durable writing.
 *
 * @param waitMs how long to wait for the lock of another process
 * @throws errors of SQLite and of the file system, unmapped
 */
export function connect(file: string, waitMs: number): Connection {
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
  const inTransaction = client.transaction((work: () => unknown) => work());
  return {
    file,
    client,
    db: drizzle({ client }),
    transact: <Result>(work: () => Result) => inTransaction.immediate(work) as Result,
  };
}

/** SQLite gives `-wal` and `-shm` the mode of the file, which is why the file is made before SQLite does. */
export function makePrivateFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: FOLDER_MODE });
  closeSync(openSync(file, 'a', FILE_MODE));
}

function restrictModes(file: string): void {
  for (const path of [file, `${file}-wal`, `${file}-shm`]) if (existsSync(path)) chmodSync(path, FILE_MODE);
}
