import Database from 'better-sqlite3';
import { makePrivateFile } from './files.ts';
import { StoreError } from './store-error.ts';

/**
 * Makes this process the only bot on the database; scripts open it without this lock, so that they read and write
 * beside the bot.
 *
 * The lock is an open write transaction on a small database of its own beside the file (`….lock`): the operating
 * system drops it with the process, however that ends, so that a crash leaves nothing to clear away and no process
 * number has to be trusted. The number stands in it only to be named.
 *
 * @returns releases the lock
 * @throws StoreError `second-bot`
 */
export function lockForBot(file: string): () => void {
  return holdLock(`${file}.lock`, (holder, cause) => {
    const inChinese = holder === null ? '' : `（进程 ${holder}）`;
    const inEnglish = holder === null ? '' : ` (process ${holder})`;
    return new StoreError(
      'second-bot',
      file,
      `另一个机器人正在用这个数据库${inChinese} (another bot works with this database${inEnglish})`,
      '请先停掉那一个，或给这一个另设 DATA_DIR (Stop the other one, or give this one a DATA_DIR of its own).',
      { cause },
    );
  });
}

/** Keeps two backups of one database from clearing away each other's files. @throws StoreError `second-backup` */
export function lockForBackup(file: string): () => void {
  return holdLock(`${file}.backup-lock`, (_, cause) => {
    const what = '另一个备份正在做 (another backup is under way)';
    return new StoreError('second-backup', file, what, '等它做完再来 (Wait until it has finished).', { cause });
  });
}

function holdLock(lockFile: string, isHeld: (holder: number | null, cause: unknown) => StoreError): () => void {
  makePrivateFile(lockFile);
  const lock = new Database(lockFile, { timeout: 0 });
  try {
    // Written and committed first: what an open transaction has written nobody else can read.
    lock.transaction(() => writeHolder(lock)).immediate();
    lock.exec('BEGIN IMMEDIATE');
  } catch (error) {
    const holder = isBusy(error) ? readHolder(lock) : null;
    lock.close();
    throw isBusy(error) ? isHeld(holder, error) : error;
  }
  return () => {
    lock.close();
  };
}

function writeHolder(lock: Database.Database): void {
  lock.exec('CREATE TABLE IF NOT EXISTS holder (process INTEGER NOT NULL); DELETE FROM holder');
  lock.prepare('INSERT INTO holder (process) VALUES (?)').run(process.pid);
}

function readHolder(lock: Database.Database): number | null {
  try {
    return lock.prepare<[], number>('SELECT process FROM holder').pluck().get() ?? null;
  } catch {
    return null;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
}
