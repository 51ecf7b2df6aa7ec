import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { NewerDatabaseError, StoreError } from '../../src/store/store-error.ts';
import { TODAY } from './examples.ts';

let folder: string;
let file: string;
const opened: Store[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'station-'));
  file = join(folder, 'data', 'station.sqlite');
});

afterEach(() => {
  for (const store of opened.splice(0)) store.close();
  rmSync(folder, { recursive: true, force: true });
});

function open(role: 'bot' | 'tool' = 'tool'): Store {
  const store = openStore({ file, now: () => TODAY, role, waitMs: 50 });
  opened.push(store);
  return store;
}

function failureOf(work: () => unknown): StoreError {
  try {
    work();
  } catch (error) {
    if (error instanceof StoreError) return error;
    throw error;
  }
  throw new Error('nothing failed');
}

const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

describe('A store that is opened', () => {
  it('makes its folder and files so that only their owner can read them', () => {
    open().settings.set('claim_limit', '3');
    expect(modeOf(dirname(file))).toBe('700');
    for (const path of [file, `${file}-wal`, `${file}-shm`]) expect(modeOf(path)).toBe('600');
  });

  it('takes back rights on a file that others could read', () => {
    open().close();
    opened.pop();
    writeFileSync(file, readFileSync(file), { mode: 0o644 });
    open();
    expect(modeOf(file)).toBe('600');
  });

  it('writes every transaction through to the disk and holds foreign keys', () => {
    open();
    const beside = new Database(file);
    expect(beside.pragma('journal_mode', { simple: true })).toBe('wal');
    beside.close();
    const failure = failureOf(() => open().orders.addNote(77 as never, { kind: 'reason', text: '', by: null, at: TODAY }));
    expect(failure.fault).toBe('inconsistent');
    expect(failure.message).toContain('FOREIGN KEY');
  });

  it('keeps what was written when it is opened again', () => {
    open().settings.set('quiet_from', '22:00');
    expect(open().settings.get('quiet_from')).toBe('22:00');
  });

  it('refuses a database that a newer version of the program has written, and says both versions and what to do', () => {
    open().close();
    opened.pop();
    const beside = new Database(file);
    const version = beside.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get() as number;
    beside.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of the future', 9999999999999)").run();
    beside.close();

    const failure = failureOf(() => open());
    expect(failure).toBeInstanceOf(NewerDatabaseError);
    expect(failure).toMatchObject({ file, databaseVersion: version + 1, programVersion: version });
    expect(failure.message).toContain(file);
    expect(failure.message).toContain(`version ${version + 1}`);
    expect(failure.message).toContain(`version ${version}`);
    expect(failure.remedy).toContain('Update the program');
  });

  it('says so when the file is no database', () => {
    open().close();
    opened.pop();
    writeFileSync(
      file,
      'this is a list of telephone numbers, not a database, and it is long enough to have a header of its own. '.repeat(9),
    );
    const failure = failureOf(() => open());
    expect(failure.fault).toBe('no-database');
    expect(failure.message).toContain(file);
    expect(failure.remedy).toContain('npm run restore');
  });

  it('says so when the header of the database is damaged', () => {
    open().close();
    opened.pop();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 0, 64);
    writeFileSync(file, bytes);
    expect(failureOf(() => open()).fault).toBe('no-database');
  });

  it('says so when the pages after the header are damaged', () => {
    open().close();
    opened.pop();
    const bytes = readFileSync(file);
    bytes.fill(0xff, 100, 8192);
    writeFileSync(file, bytes);
    expect(failureOf(() => open()).fault).toBe('damaged');
  });

  it('leaves the database of another program alone', () => {
    open().close();
    opened.pop();
    rmSync(file);
    const other = new Database(file);
    other.exec('CREATE TABLE songs (title TEXT)');
    other.close();
    expect(failureOf(() => open()).fault).toBe('other-database');
    const after = new Database(file);
    expect(after.prepare('SELECT name FROM sqlite_schema').pluck().all()).toEqual(['songs']);
    after.close();
  });

  it('says so when its folder is a file', () => {
    writeFileSync(join(folder, 'data'), '');
    expect(failureOf(() => open()).fault).toBe('not-writable');
  });
});

describe('Of the bots on one database', () => {
  it('only one may work, and the second one is told which process does', () => {
    open('bot');
    const failure = failureOf(() => open('bot'));
    expect(failure.fault).toBe('second-bot');
    expect(failure.message).toContain(`process ${process.pid}`);
    expect(modeOf(`${file}.lock`)).toBe('600');
  });

  it('the next may start when the first has ended', () => {
    open('bot').close();
    opened.pop();
    expect(() => open('bot')).not.toThrow();
  });

  it('one that was killed does not stand in the way of the next', async () => {
    const entry = new URL('../../src/store/open-store.ts', import.meta.url).href;
    const code = `const { openStore } = await import(${JSON.stringify(entry)});
      openStore({ file: ${JSON.stringify(file)}, now: () => 1, role: 'bot' });
      console.log('open');
      setInterval(() => {}, 1000);`;
    const bot = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', code]);
    await once(bot.stdout, 'data');
    const failure = failureOf(() => open('bot'));
    expect(failure.message).toContain(`process ${bot.pid}`);

    bot.kill('SIGKILL');
    await once(bot, 'exit');
    expect(existsSync(`${file}.lock`)).toBe(true);
    expect(() => open('bot')).not.toThrow();
  }, 20_000);

  it('none keeps a script from reading and writing beside it', () => {
    const bot = open('bot');
    const script = open('tool');
    script.register.importEntry({ name: '熊明祥', phone: null, team: null, trades: [], certificates: [], pledge: null, active: true });
    expect(bot.register.entries()).toHaveLength(1);
    bot.settings.set('mute', 'on');
    expect(script.settings.all()).toEqual({ mute: 'on' });
  });
});
