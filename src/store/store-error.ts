/** What is wrong with the store; `inconsistent` is a fault of the program, all others are of its surroundings. */
export type StoreFault =
  | 'no-database'
  | 'other-database'
  | 'newer-database'
  | 'damaged'
  | 'not-writable'
  | 'disk-full'
  | 'disk'
  | 'busy'
  | 'second-bot'
  | 'inconsistent';

/** The database cannot do what was asked. The transaction in which it happened is undone as a whole. */
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
    super(`${what} (${file}). ${remedy}`, options);
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
      `the database has version ${databaseVersion}, this program only knows version ${programVersion}`,
      'Update the program, or restore a backup that was made before the update.',
    );
  }
}

interface FaultText {
  readonly fault: StoreFault;
  readonly what: string;
  readonly remedy: string;
}

/** By the beginning of SQLite's result code: extended codes (SQLITE_IOERR_WRITE) begin with the plain one. */
const FAULTS: readonly (readonly [string, FaultText])[] = [
  [
    'SQLITE_FULL',
    { fault: 'disk-full', what: 'the disk is full', remedy: 'Free some space; the bot goes on by itself, nothing was half written.' },
  ],
  [
    'SQLITE_BUSY',
    {
      fault: 'busy',
      what: 'another program holds the lock of the database',
      remedy: 'Wait until the other script (import, backup) has finished, or stop it.',
    },
  ],
  [
    'SQLITE_LOCKED',
    { fault: 'busy', what: 'another statement holds the lock of the database', remedy: 'Try again; if it stays so, restart the bot.' },
  ],
  [
    'SQLITE_NOTADB',
    { fault: 'no-database', what: 'the file is no SQLite database', remedy: 'Check DATA_DIR, or move the file away and restore a backup.' },
  ],
  ['SQLITE_CORRUPT', { fault: 'damaged', what: 'the database is damaged', remedy: 'Stop the bot and restore the last backup.' }],
  [
    'SQLITE_READONLY',
    {
      fault: 'not-writable',
      what: 'the database cannot be written',
      remedy: 'Check who owns the file and its folder (modes 600 and 700).',
    },
  ],
  [
    'SQLITE_CANTOPEN',
    { fault: 'not-writable', what: 'the database cannot be opened', remedy: 'Check DATA_DIR and who owns the folder (mode 700).' },
  ],
  [
    'SQLITE_PERM',
    {
      fault: 'not-writable',
      what: 'the database may not be opened',
      remedy: 'Check who owns the file and its folder (modes 600 and 700).',
    },
  ],
  [
    'SQLITE_IOERR',
    { fault: 'disk', what: 'the disk does not read or write', remedy: 'Check the disk and its free space, then restart the bot.' },
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
  if (known) return new StoreError(known.fault, file, `${known.what} [${code}: ${error.message}]`, known.remedy, { cause: error });
  if (code === 'ENOSPC') return asStoreError(Object.assign(new Error(error.message), { code: 'SQLITE_FULL' }), file);
  if (NO_ACCESS.includes(code)) {
    return new StoreError('not-writable', file, `the database cannot be opened [${code}]`, 'Check DATA_DIR and who owns it.', {
      cause: error,
    });
  }
  if (code.startsWith('SQLITE_')) {
    return new StoreError(
      'disk',
      file,
      `the database fails [${code}: ${error.message}]`,
      'Restart the bot; if it stays so, restore the last backup.',
      {
        cause: error,
      },
    );
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
