import { chmodSync, existsSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { backupsFolder, PARTIAL, restoreAdvice } from './backup-files.ts';
import { lockForBackup } from './bot-lock.ts';
import { FILE_MODE, makePrivateFile, removeDatabase, syncFile, syncFolder } from './files.ts';
import { asStoreError, StoreError } from './store-error.ts';

export interface Backup {
  readonly path: string;
  readonly bytes: number;
  readonly orders: number;
}

/** How long to wait for a program that closes the database at this moment. */
const BUSY_WAIT_MS = 5_000;
const ALL_PAGES = 0x7fff_ffff;

/**
 * Copies the database while others write in it, and checks the copy. It has its name only when it is whole, checked and
 * on the disk; whatever an earlier backup left behind when it died is cleared away.
 *
 * @param target must not be there yet; its folder is made if need be (mode 700, the file 600)
 * @throws StoreError: no database, target is there, disk full, another backup under way, damaged
 */
export async function backUp(file: string, target: string): Promise<Backup> {
  try {
    refuseNothing(file);
    const release = lockForBackup(file);
    try {
      return await copyChecked(file, target);
    } finally {
      release();
    }
  } catch (error) {
    throw asStoreError(error, file);
  }
}

function refuseNothing(file: string): void {
  if (existsSync(file) && statSync(file).size > 0) return;
  throw new StoreError('no-database', file, '没有数据库 (there is no database)', '请检查 DATA_DIR (Check DATA_DIR).');
}

async function copyChecked(file: string, target: string): Promise<Backup> {
  if (existsSync(target)) {
    const what = '已经有这个文件 (the file is there already)';
    throw new StoreError('exists', target, what, '请换个文件名，或先移走它 (Choose another name, or move it away first).');
  }
  const partial = `${target}${PARTIAL}`;
  removeDatabase(partial);
  clearPartials(backupsFolder(file));
  makePrivateFile(partial);
  try {
    refuseFullDisk(file, target, '请腾出空间，或用 --out 备份到别的磁盘 (Free some space, or name a file on another disk by --out).');
    await copyDatabase(file, partial);
    const orders = checkDatabase(partial, file);
    chmodSync(partial, FILE_MODE);
    syncFile(partial);
    renameSync(partial, target);
    syncFolder(dirname(target));
    return { path: target, bytes: statSync(target).size, orders };
  } catch (error) {
    removeDatabase(partial);
    throw error;
  }
}

/** Only called under the lock of backups: nobody else is writing one of them. */
function clearPartials(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) if (name.includes(`.sqlite${PARTIAL}`)) rmSync(join(folder, name), { force: true });
}

/** Before the disk is filled to its last byte: the bot needs some of it too. @throws StoreError `disk-full` */
export function refuseFullDisk(file: string, target: string, remedy: string): void {
  const needed = statSync(file).size + (existsSync(`${file}-wal`) ? statSync(`${file}-wal`).size : 0);
  const { bavail, bsize } = statfsSync(dirname(target));
  const free = bavail * bsize;
  if (free > needed) return;
  const what = `磁盘满了：要 ${megabytes(needed)}，只剩 ${megabytes(free)} (the disk is full)`;
  throw new StoreError('disk-full', target, what, remedy);
}

export function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/**
 * All pages in one step: the step reads one state of the database while others write on. In several, it would begin anew
 * whenever another process has written in between, and at a busy hour never end.
 */
export async function copyDatabase(file: string, target: string): Promise<void> {
  const source = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_WAIT_MS });
  try {
    await source.backup(target, { progress: () => ALL_PAGES });
  } finally {
    source.close();
  }
}

/**
 * Checks a database that nobody else has open, page by page and key by key, and leaves it without companions.
 *
 * @param original whose copy it is: a fault of the copy is one of that
 * @returns how many orders it holds
 * @throws StoreError `damaged`
 */
export function checkDatabase(file: string, original = file): number {
  const database = new Database(file, { fileMustExist: true });
  try {
    database.pragma('journal_mode = DELETE');
    refuseDamage(database, original);
    return database.prepare<[], number>('SELECT count(*) FROM orders').pluck().get() ?? 0;
  } catch (error) {
    throw asStoreError(error, original);
  } finally {
    database.close();
  }
}

/**
 * Checks a database in which others may be writing; takes a second or two for a year of orders, so not for the bot's own
 * thread.
 *
 * @throws StoreError `damaged` or `no-database`
 */
export function checkLiveDatabase(file: string): void {
  const database = new Database(file, { readonly: true, fileMustExist: true, timeout: BUSY_WAIT_MS });
  try {
    refuseDamage(database, file);
  } catch (error) {
    throw asStoreError(error, file);
  } finally {
    database.close();
  }
}

function refuseDamage(database: Database.Database, file: string): void {
  const [found] = database.pragma('integrity_check(1)') as { integrity_check: string }[];
  if (found?.integrity_check !== 'ok') throw damaged(file, String(found?.integrity_check));
  const dangling = database.pragma('foreign_key_check') as readonly unknown[];
  if (dangling.length > 0) throw damaged(file, `${dangling.length} rows refer to nothing`);
}

function damaged(file: string, why: string): StoreError {
  return new StoreError('damaged', file, `数据库坏了 [${why.slice(0, 200)}] (the database is damaged)`, restoreAdvice(file));
}
