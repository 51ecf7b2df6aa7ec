import { join } from 'node:path';
import type { Logger } from 'pino';
import { tellBackupFault } from '../application/backup-fault.ts';
import { BACKUP_AT, BACKUP_FAULT } from '../application/ports/backup.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { Station } from '../application/station.ts';
import { MINUTE, SECOND } from '../domain/time.ts';
import { backupName, backupsFolder, keepNightly } from '../store/backup-files.ts';
import { afterFailure, firstBackup, nightAfter } from './backup-times.ts';
import type { DatabaseAnswer, DatabaseTask } from './database-worker.ts';
import { type RunningTask, runDatabaseTask } from './run-database-task.ts';

const KEPT = 14;
/** The clock of the machine may be set meanwhile. */
const LONGEST_NAP = 5 * MINUTE;
/** Those who wait for the bot come first. */
const CHECK_AFTER = 10 * SECOND;
const CATCH_UP_AFTER = MINUTE;

/** The setting that says that a bot works with the database; found at start, the last one did not end by itself. */
const RUNNING = 'running';

export interface NightlyBackupParts {
  readonly station: Station;
  /** The database. */
  readonly file: string;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface NightlyBackup {
  /** From now on it does by itself what is due. */
  start(): void;
  /** Does what is due now. Resolves when it is done; never rejects. */
  tick(): Promise<void>;
  /** Call it before the store is closed: the end was a clean one then. */
  stop(): Promise<void>;
}

/**
 * A backup every night, a check of the database after an unclean end, and a word to staff when there is a fault. All that
 * takes time is done in a thread of its own.
 */
export function nightlyBackup({ station, file, clock, log }: NightlyBackupParts): NightlyBackup {
  const { settings } = station.store;
  let running: RunningTask | null = null;
  let busy = false;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;
  let due = firstBackup(clock.now() + CATCH_UP_AFTER, Number(settings.get(BACKUP_AT) ?? 0));
  let checkAt = (settings.get(RUNNING) ?? '') === '' ? null : clock.now() + CHECK_AFTER;

  const run = async (task: DatabaseTask): Promise<DatabaseAnswer> => {
    running = runDatabaseTask(task);
    const answer = await running.answer;
    running = null;
    return answer;
  };

  const check = async (): Promise<void> => {
    checkAt = null;
    const answer = await run({ kind: 'check', file });
    if (stopped) return;
    if (answer.kind === 'fault') noteFault(answer.fault);
    log.info({ event: 'database.checked', fault: answer.kind === 'fault' ? answer.fault : null });
  };

  const backUp = async (): Promise<void> => {
    const at = clock.now();
    const answer = await run({ kind: 'backup', file, target: join(backupsFolder(file), backupName('nightly', at)) });
    if (stopped) return;
    if (answer.kind === 'fault') {
      due = afterFailure(clock.now());
      noteFault(answer.fault);
      return;
    }
    due = nightAfter(at);
    keepNightly(backupsFolder(file), KEPT);
    station.store.transact(() => {
      settings.set(BACKUP_AT, String(at));
      settings.set(BACKUP_FAULT, '');
    });
    log.info({ event: 'backup.made', bytes: answer.backup?.bytes, orders: answer.backup?.orders, ms: clock.now() - at });
  };

  const noteFault = (fault: string): void => {
    log.error({ event: 'backup.failed', fault });
    settings.set(BACKUP_FAULT, fault);
  };

  const tick = async (): Promise<void> => {
    if (stopped || busy) return;
    busy = true;
    try {
      if (checkAt !== null && clock.now() >= checkAt) await check();
      if (!stopped && clock.now() >= due) await backUp();
      const fault = stopped ? '' : (settings.get(BACKUP_FAULT) ?? '');
      if (fault !== '') tellBackupFault(station, fault, clock.now());
    } catch (error) {
      // The database itself may be what is in the way.
      log.error({ event: 'backup.broken', why: error instanceof Error ? error.name : typeof error });
    }
    busy = false;
  };

  const goOn = (): void => {
    if (stopped) return;
    const next = Math.min(due, checkAt ?? due) - clock.now();
    timer = setTimeout(() => void tick().finally(goOn), Math.max(SECOND, Math.min(LONGEST_NAP, next)));
  };

  settings.set(RUNNING, 'yes');
  return {
    start: goOn,
    tick,
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await running?.stop();
      settings.set(RUNNING, '');
    },
  };
}
