import { existsSync } from 'node:fs';
import { type Command, CommanderError } from 'commander';
import { ConfigError, loadConfig, storeFile } from '../src/config.ts';
import { InputError } from '../src/replay/input.ts';
import { StoreError } from '../src/store/store-error.ts';

/** Runs a script's command; what goes wrong is said on stderr with what to do about it, and told by the exit code. */
export async function runScript(command: Command): Promise<void> {
  try {
    await command.exitOverride().parseAsync();
  } catch (error) {
    process.exitCode = explain(error);
  }
}

/** 0: help was asked for; 2: wrong input; 1: the machine is in the way. Anything else is a fault of the program. */
function explain(error: unknown): number {
  // Commander has said it already.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const known = [
    [ConfigError, 2],
    [InputError, 2],
    [StoreError, 1],
  ] as const;
  const found = known.find(([kind]) => error instanceof kind);
  if (!found && !isFileError(error)) throw error;
  process.stderr.write(`${fileFaultText(error) ?? (error as Error).message}\n`);
  if (found) return found[1];
  return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 2 : 1;
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && 'syscall' in error;
}

const FILE_FAULTS: Readonly<Record<string, string>> = {
  ENOENT: '没有这个文件或文件夹，请检查路径 (no such file or folder: check the path)',
  EISDIR: '这是文件夹，不是文件，请写文件名 (a folder, not a file: name a file)',
  EACCES: '没有权限，请检查文件和文件夹的归属 (no permission: check who owns it)',
  ENOTDIR: '路径中间有一段是文件，不是文件夹，请检查路径 (part of the path is a file: check the path)',
  EROFS: '这里只能读，请换一个文件夹 (read-only: name another folder)',
  ENAMETOOLONG: '文件名太长，请换短的 (the name is too long: name a shorter one)',
  ENOSPC: '磁盘满了，请腾出空间 (the disk is full: free some space)',
};

function fileFaultText(error: unknown): string | null {
  if (!isFileError(error)) return null;
  const remedy = FILE_FAULTS[error.code ?? ''];
  return remedy === undefined ? null : error.path === undefined ? remedy : `${error.path}：${remedy}`;
}

/** The station's database; ends the run where there is none, lest a mistyped folder become a new station. */
export function existingStoreFile(command: Command): string {
  const file = storeFile(loadConfig());
  if (existsSync(file)) return file;
  return command.error(`没有数据：${file}。请检查 DATA_DIR，或先启动一次机器人 (no data there: check DATA_DIR, or start the bot once)`);
}

/** On long work, a line on stderr every two seconds that says how far it is. */
export function progressOf(unit: string): (done: number, of: number) => void {
  let told = Date.now();
  return (done, of) => {
    if (Date.now() - told < 2_000) return;
    told = Date.now();
    process.stderr.write(`${done}/${of} ${unit}\n`);
  };
}
