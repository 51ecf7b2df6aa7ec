import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';

/** Only the account that runs the bot reads what people write. */
const FOLDER_MODE = 0o700;
export const FILE_MODE = 0o600;

/** SQLite keeps these beside a database, under its name. */
const COMPANIONS = ['-wal', '-shm', '-journal'] as const;

/**
 * Makes an empty file for its owner alone, with its folder, where there is none yet.
 *
 * One that is there is never opened: closing any handle on a database takes away the locks that this process holds on it,
 * and the next program to close it would then throw away its log.
 */
export function makePrivateFile(file: string): void {
  makePrivateFolder(dirname(file));
  try {
    closeSync(openSync(file, 'wx', FILE_MODE));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: FOLDER_MODE });
}

/** The companions of a database that lie there. */
export function companionsOf(file: string): readonly string[] {
  return COMPANIONS.map((ending) => `${file}${ending}`).filter((path) => existsSync(path));
}

/** Removes a database that nobody has open, and its companions. */
export function removeDatabase(file: string): void {
  for (const path of [file, ...companionsOf(file)]) rmSync(path, { force: true });
}

/** Brings the content of a file to the disk. Not for a database that this process has open. */
export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Brings what was made, renamed or removed in a folder to the disk. */
export function syncFolder(folder: string): void {
  // Windows opens no folders, and writes its tables of them through.
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
