import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { broken } from './promise.ts';

/** Every file under a folder, and every folder, this one too. */
function filesUnder(folder: string): readonly { readonly path: string; readonly isFolder: boolean; readonly mode: number }[] {
  const found = [{ path: folder, isFolder: true, mode: statSync(folder).mode & 0o777 }];
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...filesUnder(path));
    else found.push({ path, isFolder: false, mode: statSync(path).mode & 0o777 });
  }
  return found;
}

/** What the program wrote is for its own account only. @throws BrokenPromise */
export function checkModes(dataDir: string): number {
  const files = filesUnder(dataDir);
  const open = files.filter(({ isFolder, mode }) => mode !== (isFolder ? 0o700 : 0o600));
  if (open.length > 0)
    broken(
      'others can read what the program wrote',
      open.map(({ path, mode }) => `${path} ${mode.toString(8)}`),
    );
  return files.length;
}

/** Nobody's name, phone, address or words stand outside the database. @throws BrokenPromise */
export function checkSecrets(
  folders: readonly string[],
  secrets: readonly (string | RegExp)[],
): { readonly files: number; readonly bytes: number } {
  const files = folders.flatMap(filesUnder).filter(({ path, isFolder }) => !isFolder && !/\.sqlite(?:-wal|-shm)?$/.test(path));
  let bytes = 0;
  for (const { path } of files) {
    const text = readFileSync(path, 'utf8');
    bytes += text.length;
    const line = text
      .split('\n')
      .find((one) => secrets.some((secret) => (typeof secret === 'string' ? one.includes(secret) : secret.test(one))));
    if (line !== undefined) broken('a secret stands outside the database', { path, line: line.slice(0, 400) });
  }
  return { files: files.length, bytes };
}

/** What lies in the home folder that is not the program's data. */
export function leftInHome(home: string): readonly string[] {
  return filesUnder(home)
    .filter(({ isFolder }) => !isFolder)
    .map(({ path }) => path.slice(home.length + 1));
}
