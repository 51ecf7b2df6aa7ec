import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { FIRST_NUMBER } from '../domain/order.ts';
import type { UtcMs } from '../domain/time.ts';
import { checkLiveDatabase } from './backup.ts';
import { NUMBERS_FROM } from './order-writes.ts';
import { asStoreError, StoreError } from './store-error.ts';

/** What a restore has to know of a database. */
export interface Contents {
  readonly orders: number;
  /** The last message or event; 0: none. */
  readonly latest: UtcMs;
  /** The last sign of life of the bot that wrote it, at least `latest`. */
  readonly aliveAt: UtcMs;
  /** The number that the next order would get. */
  readonly nextNumber: number;
  /** Orders of its busiest day. */
  readonly busiestDay: number;
  /** The last key that was given out, by table. */
  readonly sequences: Readonly<Record<string, number>>;
}

export type Found =
  | { readonly kind: 'none' }
  /** `contents`: where they can be read nevertheless. */
  | { readonly kind: 'damaged'; readonly contents: Contents | null }
  | { readonly kind: 'sound'; readonly contents: Contents };

/** Looks at the database that is there, without changing it. @throws StoreError when it is another program's, or cannot be opened */
export function lookAt(file: string): Found {
  if (!existsSync(file) || statSync(file).size === 0) return { kind: 'none' };
  try {
    checkLiveDatabase(file);
  } catch (error) {
    if (error instanceof StoreError && DAMAGE.includes(error.fault)) return { kind: 'damaged', contents: tryReading(file) };
    throw error;
  }
  return { kind: 'sound', contents: readContents(file) };
}

const DAMAGE: readonly string[] = ['damaged', 'no-database', 'disk'];

function tryReading(file: string): Contents | null {
  try {
    return readContents(file);
  } catch {
    return null;
  }
}

export function readContents(file: string): Contents {
  try {
    const database = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return contentsOf(database, file);
    } finally {
      database.close();
    }
  } catch (error) {
    throw asStoreError(error, file);
  }
}

function contentsOf(database: Database.Database, file: string): Contents {
  const tables = database.prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all();
  if (!tables.includes('orders') || !tables.includes('inbox')) {
    throw new StoreError(
      'other-database',
      file,
      '这不是驿站的数据库 (not the database of a station)',
      '请检查文件名和 DATA_DIR (Check the name and DATA_DIR).',
    );
  }
  const number = (query: string): number => Number(database.prepare<[], number | null>(query).pluck().get() ?? 0);
  const setting = (key: string): number =>
    Number(database.prepare<[string], string>('SELECT value FROM settings WHERE key = ?').pluck().get(key) ?? 0);
  const latest = Math.max(
    number('SELECT max(arrived_at) FROM inbox'),
    number('SELECT max(posted_at) FROM orders'),
    number('SELECT max(at) FROM order_events'),
  );
  return {
    orders: number('SELECT count(*) FROM orders'),
    latest,
    aliveAt: Math.max(latest, setting('heartbeat')),
    nextNumber: Math.max(FIRST_NUMBER, number('SELECT max(number) FROM orders') + 1, setting(NUMBERS_FROM)),
    busiestDay: number('SELECT max(count) FROM (SELECT count(*) AS count FROM orders GROUP BY substr(ledger_id, 1, 8))'),
    sequences: Object.fromEntries(database.prepare<[], [string, number]>('SELECT name, seq FROM sqlite_sequence').raw().all()),
  };
}
