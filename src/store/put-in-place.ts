import { existsSync, readdirSync, renameSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { backupsFolder, listBackups, PARTIAL, restoreAdvice, restoreCommand } from './backup-files.ts';
import { companionsOf, removeDatabase, syncFolder } from './files.ts';
import { asStoreError, StoreError } from './store-error.ts';

/**
 * The last part of a restore, step by step, each of which can be done again:
 *
 *     station.sqlite.restoring-T.partial   is being made; of no account
 *     station.sqlite.restoring-T           is ready: from here on the restore only goes forward
 *     station.sqlite          → station.sqlite.before-restore-T
 *     station.sqlite-wal, …   → station.sqlite.before-restore-T-wal, …
 *     station.sqlite.restoring-T → station.sqlite
 *
 * The log of the old database must be gone before the new one stands there: SQLite would write it into the new one. And
 * the old one goes before its log: left with a database without its log, a bot would take up work without the last orders.
 * While a `restoring-T` lies there nothing opens the database.
 */
const RESTORING = '.restoring-';
const BEFORE_RESTORE = '.before-restore-';
const BUSY_WAIT_MS = 5_000;

export function partialFile(file: string, stamp: string): string {
  return `${file}${RESTORING}${stamp}${PARTIAL}`;
}

/** What an earlier restore that died was making. The lock of the bot must be held. */
export function clearPartials(file: string): void {
  const folder = dirname(file);
  for (const name of namesBeside(file, RESTORING)) {
    if (name.endsWith(PARTIAL)) removeDatabase(join(folder, name));
  }
}

/** Makes a restored database the one to come, whatever happens from now on. */
export function makeReady(file: string, stamp: string): void {
  const partial = partialFile(file, stamp);
  renameSync(partial, `${file}${RESTORING}${stamp}`);
  syncFolder(dirname(file));
}

export interface InPlace {
  /** Where the database lies that was there before; null: there was none. */
  readonly before: string | null;
}

/** Does what is left to do of a restore that is ready; null when none is. @throws StoreError `busy` */
export function finishRestore(file: string): InPlace | null {
  const stamp = readyStamp(file);
  if (stamp === null) return null;
  settleOld(file);
  const before = freeName(`${file}${BEFORE_RESTORE}${stamp}`, existsSync(file));
  if (existsSync(file)) renameSync(file, before);
  for (const companion of companionsOf(file)) renameSync(companion, `${before}${companion.slice(file.length)}`);
  syncFolder(dirname(file));
  renameSync(`${file}${RESTORING}${stamp}`, file);
  syncFolder(dirname(file));
  return { before: existsSync(before) ? before : null };
}

/**
 * Makes sure that nobody has the old database open, and brings its log into it. A script that still had it open would, when
 * it ends, remove the log of the new one, which has the same name.
 *
 * @throws StoreError `busy`; what is wrong with the old one otherwise does not matter any more
 */
export function settleOld(file: string): void {
  if (!existsSync(file)) return;
  let old: Database.Database | null = null;
  try {
    old = new Database(file, { fileMustExist: true, timeout: BUSY_WAIT_MS });
    old.pragma('journal_mode = DELETE');
  } catch (error) {
    const known = asStoreError(error, file);
    if (known instanceof StoreError && known.fault === 'busy') throw known;
  } finally {
    old?.close();
  }
}

/** What a restore that died has moved aside is never written over. */
function freeName(path: string, isNeeded: boolean): string {
  let free = path;
  for (let count = 2; isNeeded && existsSync(free); count += 1) free = `${path}-${count}`;
  return free;
}

/** @throws StoreError when a restore is half done, or the database is gone and there are copies of it */
export function refuseLostDatabase(file: string): void {
  if (readyStamp(file) !== null) {
    const what = '上次恢复没做完 (a restore was not finished)';
    throw new StoreError(
      'half-restored',
      file,
      what,
      `请再运行一次，它会接着做完 (run this again, it goes on)：\n  ${restoreCommand(file, null)}`,
    );
  }
  if (existsSync(file) && statSync(file).size > 0) return;
  if (listBackups(backupsFolder(file)).length + namesBeside(file, BEFORE_RESTORE).length === 0) return;
  throw new StoreError(
    'lost',
    file,
    '数据库不见了，可是有它的备份 (the database is gone, but there are backups of it)',
    `${restoreAdvice(file)}\n不要旧数据、从头开始：请移走 backups 文件夹 (to begin anew without the old data, move the folder "backups" away).`,
  );
}

function readyStamp(file: string): string | null {
  const ready = namesBeside(file, RESTORING).find((name) => /\.restoring-\d{8}-\d{6}$/.test(name));
  return ready?.slice(-'20261123-081500'.length) ?? null;
}

function namesBeside(file: string, ending: string): readonly string[] {
  const folder = dirname(file);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.startsWith(`${basename(file)}${ending}`));
}
