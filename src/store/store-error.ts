import { restoreAdvice } from './backup-files.ts';

/** What is wrong with the store; `inconsistent` is a fault of the program, all others are of its surroundings. */
export type StoreFault =
  | 'no-database'
  /** It is gone, but there are backups of it, or what a restore moved aside. */
  | 'lost'
  /** A restore died before it was through. */
  | 'half-restored'
  | 'other-database'
  | 'newer-database'
  | 'damaged'
  | 'not-writable'
  | 'disk-full'
  | 'disk'
  | 'busy'
  | 'second-bot'
  | 'second-backup'
  /** The file that was to be written is there. */
  | 'exists'
  /** A backup that is older than the database which it should take the place of. */
  | 'older-backup'
  | 'inconsistent';

/**
 * The database cannot do what was asked. The transaction in which it happened is undone as a whole.
 *
 * What a station may see at its console is said in Chinese first, then in English.
 */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';

  constructor(
    readonly fault: StoreFault,
    readonly file: string,
    what: string,
    /** What whoever runs the station can do about it. */
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`${what}：${file}\n${remedy}`, options);
  }
}

/** The file was written by a newer version of the program. */
export class NewerDatabaseError extends StoreError {
  override readonly name = 'NewerDatabaseError';

  constructor(
    file: string,
    /** Migrations that the file has. */
    readonly databaseVersion: number,
    /** Migrations that this program knows. */
    readonly programVersion: number,
  ) {
    super(
      'newer-database',
      file,
      `数据库是第 ${databaseVersion} 版的，这个程序只认到第 ${programVersion} 版 (the database has version ${databaseVersion}, this program only knows version ${programVersion})`,
      '请更新程序，或恢复更新前的备份 (Update the program, or restore a backup that was made before the update).',
    );
  }
}

interface FaultText {
  readonly fault: StoreFault;
  readonly what: string;
  readonly remedy: string | ((file: string) => string);
}

const OWNERSHIP = '请检查文件和文件夹归谁 (Check who owns the file and its folder: modes 600 and 700).';

/** By the beginning of SQLite's result code: extended codes (SQLITE_IOERR_WRITE) begin with the plain one. */
const FAULTS: readonly (readonly [string, FaultText])[] = [
  [
    'SQLITE_FULL',
    {
      fault: 'disk-full',
      what: '磁盘满了 (the disk is full)',
      remedy: '请腾出空间；没有写一半的，机器人会自己接着做 (Free some space; the bot goes on by itself, nothing was half written).',
    },
  ],
  [
    'SQLITE_BUSY',
    {
      fault: 'busy',
      what: '数据库正被别的程序占用 (another program holds the lock of the database)',
      remedy: '等它（导入、备份）做完，或先停掉它 (Wait until the other script has finished, or stop it).',
    },
  ],
  [
    'SQLITE_LOCKED',
    {
      fault: 'busy',
      what: '数据库正被占用 (another statement holds the lock of the database)',
      remedy: '请再试一次；还不行就重启机器人 (Try again; if it stays so, restart the bot).',
    },
  ],
  ['SQLITE_NOTADB', { fault: 'no-database', what: '文件坏了，不是数据库 (the file is no SQLite database)', remedy: restoreAdvice }],
  ['SQLITE_CORRUPT', { fault: 'damaged', what: '数据库坏了 (the database is damaged)', remedy: restoreAdvice }],
  ['SQLITE_READONLY', { fault: 'not-writable', what: '数据库写不进去 (the database cannot be written)', remedy: OWNERSHIP }],
  [
    'SQLITE_CANTOPEN',
    {
      fault: 'not-writable',
      what: '数据库打不开 (the database cannot be opened)',
      remedy: '请检查 DATA_DIR 和文件夹归谁 (Check DATA_DIR and who owns the folder: mode 700).',
    },
  ],
  ['SQLITE_PERM', { fault: 'not-writable', what: '没有权限打开数据库 (the database may not be opened)', remedy: OWNERSHIP }],
  [
    'SQLITE_IOERR',
    {
      fault: 'disk',
      what: '磁盘读写出错 (the disk does not read or write)',
      remedy: '请检查磁盘和剩余空间，再重启机器人 (Check the disk and its free space, then restart the bot).',
    },
  ],
  [
    'SQLITE_CONSTRAINT',
    {
      fault: 'inconsistent',
      what: 'the change breaks a rule of the database',
      remedy: 'This is a fault of the program; please report it.',
    },
  ],
];

/** Codes of the file system; EEXIST and ENOTDIR: a folder on the way is a file. */
const NO_ACCESS: readonly string[] = ['EACCES', 'EPERM', 'EROFS', 'EEXIST', 'ENOTDIR', 'EISDIR'];

/** A `StoreError` for an error of SQLite or of the file system; any other error as it is. */
export function asStoreError(error: unknown, file: string): unknown {
  if (!(error instanceof Error) || error instanceof StoreError) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const known = FAULTS.find(([start]) => code.startsWith(start))?.[1];
  if (known) {
    const remedy = typeof known.remedy === 'string' ? known.remedy : known.remedy(file);
    return new StoreError(known.fault, file, `${known.what} [${code}: ${error.message}]`, remedy, { cause: error });
  }
  if (code === 'ENOSPC') return asStoreError(Object.assign(new Error(error.message), { code: 'SQLITE_FULL' }), file);
  if (NO_ACCESS.includes(code)) {
    const what = `打不开 [${code}] (the database cannot be opened)`;
    return new StoreError('not-writable', file, what, '请检查 DATA_DIR 和它归谁 (Check DATA_DIR and who owns it).', { cause: error });
  }
  if (code.startsWith('SQLITE_')) {
    const what = `数据库出错 [${code}: ${error.message}] (the database fails)`;
    const remedy = '请重启机器人；还不行就恢复最近的备份 (Restart the bot; if it stays so, restore the last backup).';
    return new StoreError('disk', file, what, remedy, { cause: error });
  }
  return error;
}

/** The same functions, whose errors of the database are `StoreError`s. */
export function withStoreErrors<Methods extends object>(file: string, methods: Methods): Methods {
  const wrapped = Object.entries(methods).map(([name, method]: [string, (...args: unknown[]) => unknown]) => [
    name,
    (...args: unknown[]) => {
      try {
        return method(...args);
      } catch (error) {
        throw asStoreError(error, file);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as Methods;
}
