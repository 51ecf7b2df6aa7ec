import { existsSync } from 'node:fs';
import type { Store } from '../application/ports/store.ts';
import type { UtcMs } from '../domain/time.ts';
import { eraseAgain, silenceOutbox, skipNumbers } from './after-restore.ts';
import { checkDatabase, copyDatabase, refuseFullDisk } from './backup.ts';
import { backupsFolder, listBackups, stampOf } from './backup-files.ts';
import { lockForBot } from './bot-lock.ts';
import { connect } from './connection.ts';
import { type Contents, type Found, lookAt, readContents } from './database-contents.ts';
import { erasuresFile, readErasures } from './erasures-log.ts';
import { makePrivateFile, removeDatabase, syncFile } from './files.ts';
import { migrate } from './migrate.ts';
import { storeOn } from './open-store.ts';
import { clearPartials, finishRestore, type InPlace, makeReady, partialFile, settleOld } from './put-in-place.ts';
import { asStoreError, StoreError } from './store-error.ts';

export interface RestoreRequest {
  readonly file: string;
  /** null: the youngest backup that is sound. */
  readonly source: string | null;
  /** Take the backup although the database that is there is sound and has later orders or messages. */
  readonly discardNewer: boolean;
  readonly now: UtcMs;
  /** Does what was due since the backup was made; what it says goes out to nobody. */
  readonly liveOn: (restored: Restored) => void;
  /** Says what is to be said of the restore. */
  readonly tell: (restored: Restored) => void;
}

/** A restored database that nobody works with yet. */
export interface Restored {
  readonly store: Store;
  /** The time of the store: it begins when the backup was made, and may be moved on. */
  readonly clock: { now: UtcMs };
  /** The last sign of life before the backup. */
  readonly backupAt: UtcMs;
  /** Up to when the bot has lived on since, at most: all that was due until then may have happened. */
  readonly livedUntil: UtcMs;
}

export interface RestoreReport extends InPlace {
  /** null: an earlier restore, which had died, was finished. */
  readonly made: RestoreMade | null;
}

export interface RestoreMade {
  readonly source: string;
  readonly orders: number;
  readonly backupAt: UtcMs;
  /** Younger backups that are not sound, and why. */
  readonly passedOver: readonly StoreError[];
  readonly erasedAgain: number;
  readonly unreadableErasures: number;
  /** The number of the next order. */
  readonly nextNumber: number;
}

/**
 * Puts a backup in the place of the database. That one is moved aside, never removed; until the last moment it lies where
 * it was, and whenever this dies the next run goes on or begins anew.
 *
 * @throws StoreError: a bot is running, no sound backup, written by a newer program, the database is newer than the backup
 */
export async function restore(request: RestoreRequest): Promise<RestoreReport> {
  const { file } = request;
  const release = lockForBot(file);
  try {
    const finished = finishRestore(file);
    return finished ? { ...finished, made: null } : await restoreAnew(request);
  } catch (error) {
    throw asStoreError(error, file);
  } finally {
    release();
  }
}

async function restoreAnew(request: RestoreRequest): Promise<RestoreReport> {
  const { file, now } = request;
  clearPartials(file);
  const found = lookAt(file);
  const stamp = stampOf(now);
  const partial = partialFile(file, stamp);
  try {
    const copied = await copySound(request, partial);
    const backup = readContents(partial);
    if (!request.discardNewer) refuseOlder(file, found, backup);
    const changed = bringUpToDate(request, partial, backup, found);
    checkDatabase(partial);
    settleOld(file);
    syncFile(partial);
    makeReady(file, stamp);
    const inPlace = finishRestore(file);
    return { before: inPlace?.before ?? null, made: { ...copied, ...changed, orders: backup.orders, backupAt: backup.aliveAt } };
  } finally {
    removeDatabase(partial);
  }
}

/** Copies the backup that was asked for, or the youngest that is sound. */
async function copySound({ file, source }: RestoreRequest, partial: string): Promise<Pick<RestoreMade, 'source' | 'passedOver'>> {
  const passedOver: StoreError[] = [];
  for (const path of source === null ? listBackups(backupsFolder(file)).map((backup) => backup.path) : [source]) {
    try {
      await copyBackup(path, partial);
      return { source: path, passedOver };
    } catch (error) {
      removeDatabase(partial);
      const known = asStoreError(error, path);
      if (source !== null || !(known instanceof StoreError) || !UNFIT.includes(known.fault)) throw known;
      passedOver.push(known);
    }
  }
  const what = passedOver.length === 0 ? '没有备份 (there is no backup)' : '没有一个完好的备份 (no backup is sound)';
  const why = passedOver.map((one) => `\n- ${one.message}`).join('');
  throw new StoreError(
    'no-database',
    backupsFolder(file),
    what,
    `请写出备份文件：npm run restore -- 文件 (Name the file of a backup).${why}`,
  );
}

const UNFIT: readonly string[] = ['damaged', 'no-database', 'other-database', 'newer-database', 'disk'];

async function copyBackup(path: string, partial: string): Promise<void> {
  if (!existsSync(path)) {
    throw new StoreError('no-database', path, '没有这个文件 (there is no such file)', '请检查文件名 (Check the name).');
  }
  makePrivateFile(partial);
  refuseFullDisk(path, partial, '请腾出空间再来，什么都没动 (Free some space and run it again; nothing was changed).');
  await copyDatabase(path, partial);
  readContents(partial);
  checkDatabase(partial, path);
  const connection = connect(partial, 0);
  try {
    migrate({ ...connection, file: path });
  } finally {
    connection.client.close();
  }
}

function refuseOlder(file: string, found: Found, backup: Contents): void {
  if (found.kind !== 'sound' || found.contents.latest <= backup.latest) return;
  const lost = Math.max(0, found.contents.orders - backup.orders);
  throw new StoreError(
    'older-backup',
    file,
    `现在的数据库是好的，比备份新（多 ${lost} 单） (the database is sound and newer than the backup, by ${lost} orders)`,
    '一定要用旧的备份，请加 --discard-newer；现在的会留在旁边 (To take the backup all the same, add --discard-newer; the present one is kept beside it).',
  );
}

function bringUpToDate(
  { file, now, liveOn, tell }: RestoreRequest,
  partial: string,
  backup: Contents,
  found: Found,
): Pick<RestoreMade, 'erasedAgain' | 'unreadableErasures' | 'nextNumber'> {
  const { erasures, unreadable } = readErasures(erasuresFile(file));
  const connection = connect(partial, 0);
  try {
    const clock = { now: backup.aliveAt };
    const store = storeOn(connection, () => clock.now, noClosing);
    const livedUntil = found.kind === 'sound' ? found.contents.aliveAt : now;
    const restored = { store, clock, backupAt: backup.aliveAt, livedUntil };
    liveOn(restored);
    clock.now = now;
    silenceOutbox(connection, now);
    tell(restored);
    const nextNumber = skipNumbers(connection, backup, found, now);
    const erasedAgain = eraseAgain(connection, erasures, backup.aliveAt);
    return { erasedAgain, unreadableErasures: unreadable, nextNumber };
  } finally {
    connection.client.close();
  }
}

function noClosing(): void {
  // The connection is closed by who opened it.
}
