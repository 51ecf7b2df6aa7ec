import { readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { clockText, type Day, dayOf, dayStart, HOUR, isoShanghai, MINUTE, SECOND, type UtcMs } from '../domain/time.ts';

/** Who made it: a person with `npm run backup`, or the bot at night; only the nightly ones are ever removed. */
export type BackupKind = 'station' | 'nightly';

export interface BackupFile {
  readonly path: string;
  readonly kind: BackupKind;
  readonly at: UtcMs;
}

/** A file that is still being written, or was when its writer died; never a backup. */
export const PARTIAL = '.partial';

const NAME = /^(?<kind>station|nightly)-(?<day>\d{8})-(?<hour>\d{2})(?<minute>\d{2})(?<second>\d{2})\.sqlite$/;

export function backupsFolder(file: string): string {
  return join(dirname(file), 'backups');
}

/** "station-20261123-081500.sqlite", in Shanghai's time. */
export function backupName(kind: BackupKind, at: UtcMs): string {
  return `${kind}-${stampOf(at)}.sqlite`;
}

/** "20261123-081500" */
export function stampOf(at: UtcMs): string {
  return isoShanghai(at).slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
}

/** The backups of a folder, youngest first; none where there is no folder, or none that can be read. */
export function listBackups(folder: string): readonly BackupFile[] {
  return namesIn(folder)
    .flatMap((name) => {
      const at = timeOf(name);
      return at === null ? [] : [{ path: join(folder, name), ...at }];
    })
    .sort((one, other) => other.at - one.at);
}

/** Asked when something is wrong already: what is wrong with the folder too must not hide it. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Removes the oldest nightly backups beyond so many. */
export function keepNightly(folder: string, count: number): void {
  const nightly = listBackups(folder).filter(({ kind }) => kind === 'nightly');
  for (const { path } of nightly.slice(count)) rmSync(path, { force: true });
}

/** What whoever stands before a lost database can paste. */
export function restoreAdvice(file: string): string {
  const folder = backupsFolder(file);
  const [newest] = listBackups(folder);
  if (!newest) {
    return `${folder} 里没有备份。别处有的话，先停机器人，再运行 (no backup there; if you have one elsewhere, stop the bot and run)：\n  ${restoreCommand(file, '备份文件')}`;
  }
  const made = `${dayOf(newest.at).slice(5)} ${clockText(newest.at)}`;
  return `先停机器人，再恢复最近的备份（${made}） (stop the bot, then restore the newest backup)：\n  ${restoreCommand(file, newest.path)}`;
}

/** To be pasted into a shell. The folder is named, because a service may have it from elsewhere than `.env`. */
export function restoreCommand(file: string, backup: string | null): string {
  const command = `DATA_DIR=${quoted(dirname(file))} npm run restore`;
  return backup === null ? command : `${command} -- ${quoted(backup)}`;
}

function quoted(path: string): string {
  return /^[\w./@:+\p{Script=Han}-]+$/u.test(path) ? path : `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

function timeOf(name: string): { readonly kind: BackupKind; readonly at: UtcMs } | null {
  const { kind, day, hour, minute, second } = NAME.exec(name)?.groups ?? {};
  if (!kind || !day) return null;
  const midnight = midnightOf(day.replace(/(\d{4})(\d{2})(\d{2})/, '$1-$2-$3'));
  if (midnight === null) return null;
  return { kind: kind as BackupKind, at: midnight + Number(hour) * HOUR + Number(minute) * MINUTE + Number(second) * SECOND };
}

function midnightOf(day: Day): UtcMs | null {
  try {
    return dayStart(day);
  } catch {
    return null;
  }
}
