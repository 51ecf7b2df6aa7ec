import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { instant } from '../../src/domain/time.ts';
import { backUp, checkLiveDatabase } from '../../src/store/backup.ts';
import { backupName, backupsFolder, keepNightly, listBackups } from '../../src/store/backup-files.ts';
import { lockForBackup } from '../../src/store/bot-lock.ts';
import { openStore } from '../../src/store/open-store.ts';
import { newOrder, someone, TODAY } from './examples.ts';

let folder: string;
let file: string;
let store: Store;
const target = (name = backupName('station', TODAY)) => join(backupsFolder(file), name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'backup-'));
  file = join(folder, 'station.sqlite');
  store = openStore({ file, now: () => TODAY });
  const poster = someone(store, '张阿姨');
  store.transact(() => {
    for (let count = 0; count < 50; count += 1) store.orders.create(newOrder(poster.id));
  });
});
afterEach(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

/** Overwrites the pages that hold something of a table. */
function damage(path: string, table: string): void {
  const database = new Database(path);
  database.pragma('wal_checkpoint(TRUNCATE)');
  const size = database.pragma('page_size', { simple: true }) as number;
  const root = database.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?').pluck().get(table) as number;
  database.close();
  const bytes = readFileSync(path);
  bytes.fill(0xa5, (root - 1) * size, root * size);
  writeFileSync(path, bytes);
}

describe('A backup', () => {
  it('is a whole database of its own, readable for its owner alone', async () => {
    expect(await backUp(file, target())).toMatchObject({ path: target(), orders: 50, bytes: statSync(target()).size });
    expect([modeOf(dirname(target())), modeOf(target())]).toEqual(['700', '600']);
    expect(readdirSync(backupsFolder(file))).toEqual(['station-20261123-090000.sqlite']);
    const copy = new Database(target(), { readonly: true });
    expect(copy.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(50);
    copy.close();
    expect(readdirSync(backupsFolder(file))).toHaveLength(1);
  });

  it('comes to its end while another process writes, holds one moment of it, and does not hold it up', async () => {
    const code = `const db = new (require('better-sqlite3'))(${JSON.stringify(file)});
      db.exec('CREATE TABLE pairs (a INTEGER, filler BLOB); CREATE TABLE others (a INTEGER)');
      const both = db.transaction((a) => {
        db.prepare('INSERT INTO pairs VALUES (?, zeroblob(3000))').run(a); db.prepare('INSERT INTO others VALUES (?)').run(a); });
      let longest = 0, count = 0;
      const write = () => { const at = performance.now(); both(count += 1); longest = Math.max(longest, performance.now() - at); };
      for (let i = 0; i < 3000; i += 1) both(count += 1);
      console.log('writing');
      const loop = () => { for (let i = 0; i < 20; i += 1) write(); setImmediate(loop); };
      process.once('SIGTERM', () => { console.log(JSON.stringify({ count, longest })); process.exit(0); });
      loop();`;
    const writer = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    writer.stdout.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
    });
    while (!printed.includes('writing')) await once(writer.stdout, 'data');
    const began = performance.now();
    await backUp(file, target());
    const took = performance.now() - began;
    writer.kill('SIGTERM');
    await once(writer, 'close');
    const { count, longest } = JSON.parse(printed.trim().split('\n').at(-1) ?? '') as { count: number; longest: number };
    console.info(`backup beside a writer: ${Math.round(took)} ms, ${count} transactions, the longest ${Math.round(longest)} ms`);

    const copy = new Database(target(), { readonly: true });
    const of = (table: string) => copy.prepare(`SELECT count(*) FROM ${table}`).pluck().get() as number;
    expect(of('pairs')).toBe(of('others'));
    expect(of('pairs')).toBeGreaterThanOrEqual(3000);
    expect(of('pairs')).toBeLessThan(count);
    copy.close();
    expect(longest).toBeLessThan(2_000);
  });

  it('takes in what a bot that was killed had only in its log', async () => {
    const code = `const db = new (require('better-sqlite3'))(${JSON.stringify(file)});
      db.exec("INSERT INTO settings VALUES ('last', 'words', 1)"); process.kill(process.pid, 'SIGKILL');`;
    store.close();
    await once(spawn(process.execPath, ['-e', code]), 'exit');
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    await backUp(file, target());
    store = openStore({ file: target(), now: () => TODAY });
    expect(store.settings.get('last')).toBe('words');
  });

  it('clears away what one that was killed left behind, and nothing else', async () => {
    mkdirSync(backupsFolder(file));
    for (const name of [
      'nightly-20261122-034500.sqlite',
      'nightly-20261123-034500.sqlite.partial',
      'station-20261101-000000.sqlite.partial-journal',
    ])
      writeFileSync(join(backupsFolder(file), name), 'half');
    await backUp(file, target());
    expect(readdirSync(backupsFolder(file)).sort()).toEqual(['nightly-20261122-034500.sqlite', 'station-20261123-090000.sqlite']);
  });

  it('is refused, with a reason, where there is no database, where the target is there, and beside another one', async () => {
    await expect(backUp(join(folder, 'nothing.sqlite'), target())).rejects.toMatchObject({ fault: 'no-database' });
    await backUp(file, target());
    const before = readFileSync(target());
    await expect(backUp(file, target())).rejects.toMatchObject({ fault: 'exists', message: expect.stringContaining('换个文件名') });
    expect(readFileSync(target()).equals(before)).toBe(true);
    const release = lockForBackup(file);
    await expect(backUp(file, target('other.sqlite'))).rejects.toMatchObject({ fault: 'second-backup' });
    release();
    await backUp(file, target('other.sqlite'));
  });

  it('finds a damaged page, says so, and leaves no backup', async () => {
    store.close();
    damage(file, 'order_events');
    store = openStore({ file, now: () => TODAY });
    await expect(backUp(file, target())).rejects.toMatchObject({ fault: 'damaged' });
    expect(readdirSync(backupsFolder(file))).toEqual([]);
    expect(() => checkLiveDatabase(file)).toThrow(expect.objectContaining({ fault: 'damaged' }));
  });
});

describe('Of the nightly backups', () => {
  it('the youngest are kept, and those made by hand are left alone', () => {
    mkdirSync(backupsFolder(file));
    const nights = [1, 2, 3, 4].map((day) => backupName('nightly', instant(2026, 12, day, 3, 45)));
    for (const name of [...nights, 'station-20261101-120000.sqlite', 'notes.txt']) writeFileSync(join(backupsFolder(file), name), '');
    keepNightly(backupsFolder(file), 2);
    expect(readdirSync(backupsFolder(file)).sort()).toEqual([
      'nightly-20261203-034500.sqlite',
      'nightly-20261204-034500.sqlite',
      'notes.txt',
      'station-20261101-120000.sqlite',
    ]);
    expect(listBackups(backupsFolder(file)).map(({ at, kind }) => [kind, at])).toEqual([
      ['nightly', instant(2026, 12, 4, 3, 45)],
      ['nightly', instant(2026, 12, 3, 3, 45)],
      ['station', instant(2026, 11, 1, 12)],
    ]);
  });
});

describe('A lost or damaged database', () => {
  beforeEach(async () => {
    await backUp(file, target());
    store.close();
  });
  afterEach(() => {
    rmSync(file, { force: true });
    rmSync(backupsFolder(file), { recursive: true });
    store = openStore({ file, now: () => TODAY });
  });
  const message = () => {
    try {
      openStore({ file, now: () => TODAY });
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error('nothing failed');
  };
  const overwrite = (from: number, to: number) => {
    const bytes = readFileSync(file);
    bytes.fill(0xff, from, to);
    writeFileSync(file, bytes);
  };

  it.each([
    ['a header', () => overwrite(0, 64), '不是数据库'],
    ['a schema', () => overwrite(100, 4096), '数据库坏了'],
    ['a file that is gone', () => rmSync(file), '数据库不见了'],
    ['a file that is empty', () => writeFileSync(file, ''), '数据库不见了'],
  ])('is noticed at start (%s), in Chinese first, with the command that restores the newest backup', (_, destroy, what) => {
    destroy();
    expect(message()).toMatch(new RegExp(`^[^a-z]*${what}`));
    expect(message()).toContain(`\n  DATA_DIR=${folder} npm run restore -- ${target()}`);
    expect(existsSync(file) && statSync(file).size > 100_000).toBe(what !== '数据库不见了');
  });
});
