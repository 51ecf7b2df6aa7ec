import {
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { outputFile, writeOutput } from '../../scripts/output-file.ts';

let folder: string;
let database: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'output-'));
  mkdirSync(join(folder, 'data'));
  database = join(folder, 'data', 'station.sqlite');
  for (const name of [database, `${database}-wal`, `${database}-shm`, `${database}.lock`]) writeFileSync(name, 'what the station knows');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const write = (path: string) => writeOutput(outputFile(path, database), 'ledger');

describe('a result', () => {
  it.each(['', '-wal', '-shm', '.lock', '-journal'])('is not written over the database%s', (end) => {
    expect(() => write(`${database}${end}`)).toThrow('驿站的数据');
    if (end !== '-journal') expect(readFileSync(`${database}${end}`, 'utf8')).toBe('what the station knows');
  });

  it.each(['erasures.log', 'rules.json', '../data/station.sqlite', 'STATION.SQLITE', 'backup-20261201.sqlite'])('nor over %s', (name) => {
    expect(() => write(join(folder, 'data', name))).toThrow('驿站的数据');
  });

  it('nor through a link to it, soft or hard, or a folder that is one', () => {
    symlinkSync(database, join(folder, 'soft.xlsx'));
    linkSync(database, join(folder, 'hard.xlsx'));
    linkSync(`${database}-wal`, join(folder, 'wal.xlsx'));
    symlinkSync(join(folder, 'data'), join(folder, 'linked'));
    for (const name of ['soft.xlsx', 'hard.xlsx', 'wal.xlsx', 'linked/station.sqlite'])
      expect(() => write(join(folder, name)), name).toThrow('驿站的数据');
    expect(readFileSync(database, 'utf8')).toBe('what the station knows');
  });

  it('is not written into a folder, or into one that is not there', () => {
    expect(() => write(join(folder, 'data'))).toThrow('这是文件夹');
    expect(() => write(join(folder, 'nowhere', 'a.xlsx'))).toThrow('ENOENT');
    expect(() => write(join(database, 'a.xlsx'))).toThrow('ENOTDIR');
  });

  it('replaces a file of that name, and is readable for its owner alone', () => {
    const path = join(folder, 'december.xlsx');
    writeFileSync(path, 'older', { mode: 0o644 });
    write(path);
    expect(readFileSync(path, 'utf8')).toBe('ledger');
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).sort()).toEqual(['data', 'december.xlsx']);
  });

  it('through a link to another file replaces that one, and the link stays', () => {
    writeFileSync(join(folder, 'real.xlsx'), 'older');
    symlinkSync(join(folder, 'real.xlsx'), join(folder, 'link.xlsx'));
    write(join(folder, 'link.xlsx'));
    expect(readFileSync(join(folder, 'real.xlsx'), 'utf8')).toBe('ledger');
  });

  it.runIf(existsSync('/dev/full'))('for which there is no room leaves nothing behind', () => {
    expect(() => write('/dev/full')).toThrow('ENOSPC');
    expect(existsSync('/dev/full.partial')).toBe(false);
  });
});
