import { existsSync, lstatSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { InputError } from '../src/replay/input.ts';

/** What the bot keeps in its folder: databases with what SQLite puts beside them, and files that are told from by name. */
const KEPT = /\.sqlite(?:-wal|-shm|-journal|\.lock.*)?$|(?:^|[\\/])(?:erasures\.log|rules\.json)$/iu;

/**
 * Where a result is to be written: an existing file there is replaced, but never a database, whatever leads to it.
 *
 * @param database the station's own
 * @returns the path itself, links followed
 * @throws InputError, or the file system's error for a folder that is not there
 */
export function outputFile(path: string, database: string | null = null): string {
  const wanted = resolve(path);
  const target = existsSync(wanted) ? realpathSync(wanted) : join(realpathSync(dirname(wanted)), basename(wanted));
  if (existsSync(target) && statSync(target).isDirectory())
    throw new InputError(path, null, '这是文件夹，请写文件名 (a folder: name a file)');
  if (isDatabase(target, database)) {
    throw new InputError(path, null, "这是驿站的数据，写上去就没了，请换一个文件名 (the station's data would be lost: name another file)");
  }
  return target;
}

/** Writes a result whole or not at all, readable for its owner alone. A device ("/dev/stdout") is written to as it is. */
export function writeOutput(target: string, content: Uint8Array | string): void {
  if (existsSync(target) && !lstatSync(target).isFile()) {
    writeFileSync(target, content);
    return;
  }
  const partial = `${target}.${process.pid}.partial`;
  try {
    // Never through something that lies there already, put by somebody else.
    writeFileSync(partial, content, { mode: 0o600, flag: 'wx' });
    renameSync(partial, target);
  } catch (error) {
    rmSync(partial, { force: true });
    throw error;
  }
}

function isDatabase(target: string, database: string | null): boolean {
  if (KEPT.test(target) || (database !== null && target === resolve(database))) return true;
  if (database === null || !existsSync(target)) return false;
  const names = [database, `${database}-wal`, `${database}-shm`].filter((name) => existsSync(name));
  const { dev, ino } = statSync(target);
  // A hard link has a name of its own.
  return names.some((name) => statSync(name).dev === dev && statSync(name).ino === ino);
}
