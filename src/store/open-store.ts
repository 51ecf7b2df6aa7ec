import type { Store } from '../application/ports/store.ts';
import type { UtcMs } from '../domain/time.ts';
import { lockForBot } from './bot-lock.ts';
import { type Connection, connect } from './connection.ts';
import { coursesStore } from './courses-store.ts';
import { dueStore } from './due-store.ts';
import { logEmptier } from './empty-log.ts';
import { erasuresFile } from './erasures-log.ts';
import { inboxStore } from './inbox-store.ts';
import { journalStore } from './journal-store.ts';
import { listsStore } from './lists-store.ts';
import { mergedPeople } from './merged-people.ts';
import { migrate } from './migrate.ts';
import { observationsStore } from './observations-store.ts';
import { ordersStore } from './orders-store.ts';
import { outboxStore } from './outbox-store.ts';
import { peopleStore } from './people-store.ts';
import { personalStore } from './personal-store.ts';
import { refuseLostDatabase } from './put-in-place.ts';
import { questionsStore } from './questions-store.ts';
import { registerStore } from './register-store.ts';
import { reportsStore } from './reports-store.ts';
import { roomsStore } from './rooms-store.ts';
import { seekersStore } from './seekers-store.ts';
import { settingsStore } from './settings-store.ts';
import { asStoreError, withStoreErrors } from './store-error.ts';
import { summariesStore } from './summaries-store.ts';

const BUSY_WAIT_MS = 5_000;

export interface StoreOptions {
  readonly file: string;
  readonly now: () => UtcMs;
  /** Of bots only one may work with the file; tools (scripts) read and write beside it. Default: tool. */
  readonly role?: 'bot' | 'tool';
  /** How long to wait for the lock of another process. */
  readonly waitMs?: number;
}

/**
 * Opens the SQLite file, made if need be (folder 700, files 600), and brings it up to date. Erasures are noted in
 * `erasures.log` beside it.
 *
 * @throws StoreError, with the remedy: no database, lost, damaged, newer than this program, not writable, a second bot
 */
export function openStore(options: StoreOptions): Store {
  const { file } = options;
  const opened: (() => void)[] = [];
  const undo = () => {
    for (const close of opened.reverse()) close();
  };
  try {
    if (options.role === 'bot') opened.push(lockForBot(file));
    refuseLostDatabase(file);
    const connection = connect(file, options.waitMs ?? BUSY_WAIT_MS, erasuresFile(file));
    opened.push(() => connection.client.close());
    migrate(connection);
    return storeOn(connection, options.now, undo);
  } catch (error) {
    undo();
    throw asStoreError(error, file);
  }
}

/** The store on a connection whose database is up to date; `close` ends both. */
export function storeOn(connection: Connection, now: () => UtcMs, close: () => void): Store {
  const { file } = connection;
  const merged = mergedPeople(connection);
  const log = logEmptier(connection);
  const selectChanges = connection.client.prepare<[], number>('SELECT total_changes()').pluck();
  const { transact, rowsWritten } = withStoreErrors(file, {
    transact: connection.transact,
    rowsWritten: () => selectChanges.get() ?? 0,
  });
  return {
    transact: (work) => {
      const result = transact(work);
      log.fulfil();
      return result;
    },
    rowsWritten,
    emptyLog: log.wish,
    personal: withStoreErrors(file, personalStore(connection)),
    inbox: withStoreErrors(file, inboxStore(connection)),
    people: withStoreErrors(file, peopleStore(connection, now)),
    register: withStoreErrors(file, registerStore(connection, now)),
    rooms: withStoreErrors(file, roomsStore(connection, now)),
    orders: withStoreErrors(file, ordersStore(connection, merged)),
    questions: withStoreErrors(file, questionsStore(connection, merged, now)),
    due: withStoreErrors(file, dueStore(connection)),
    outbox: withStoreErrors(file, outboxStore(connection)),
    settings: withStoreErrors(file, settingsStore(connection, now)),
    journal: withStoreErrors(file, journalStore(connection, merged)),
    summaries: withStoreErrors(file, summariesStore(connection)),
    observations: withStoreErrors(file, observationsStore(connection, merged)),
    seekers: withStoreErrors(file, seekersStore(connection)),
    courses: withStoreErrors(file, coursesStore(connection, merged)),
    reports: withStoreErrors(file, reportsStore(connection, merged)),
    lists: withStoreErrors(file, listsStore(connection)),
    close,
  };
}
