import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { readConfig } from '../../src/config.ts';
import { dayStart, HOUR, MINUTE, type UtcMs } from '../../src/domain/time.ts';
import { openLog } from '../../src/logging.ts';
import { type Bot, startBot } from '../../src/run-bot.ts';
import { backUp } from '../../src/store/backup.ts';
import { backupName, backupsFolder } from '../../src/store/backup-files.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type RestoreOptions, restoreStation } from '../../src/upkeep/restore-station.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';

let folder: string;
let file: string;
let world: StationWorld;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'restore-'));
  file = join(folder, 'station.sqlite');
  world = await openStationWorld();
});
afterEach(async () => {
  await world.end();
  rmSync(folder, { recursive: true, force: true });
});

/** As the bot does it, into the station's folder. */
async function backsUp(): Promise<string> {
  world.station.store.settings.set('heartbeat', String(world.now()));
  const { path } = await backUp(world.file, join(backupsFolder(file), backupName('nightly', world.now())));
  return path;
}

/** The machine dies: what lay on its disk is now in the folder, as a log that no database has taken in yet. */
function dies(): void {
  world.station.store.settings.set('heartbeat', String(world.now()));
  for (const ending of ['', '-wal']) copyFileSync(`${world.file}${ending}`, `${file}${ending}`);
  const log = join(world.file, '..', 'erasures.log');
  if (existsSync(log)) copyFileSync(log, join(folder, 'erasures.log'));
}

/** The header, the schema and all of it is gone. */
function isDestroyed(): void {
  writeFileSync(file, Buffer.alloc(50_000, 7));
  rmSync(`${file}-wal`, { force: true });
}

function restores(options: Partial<RestoreOptions> = {}) {
  const config = readConfig({ DATA_DIR: folder });
  return restoreStation({ config, words: {}, source: null, discardNewer: false, now: world.now(), ...options });
}

const posts = (text: string) => world.grid(3).from('张阿姨', text);

function withStore<Result>(work: (store: Store) => Result, path = file): Result {
  const store = openStore({ file: path, now: () => world.now() });
  try {
    return work(store);
  } finally {
    store.close();
  }
}
const numbersIn = (path = file) => withStore((store) => store.orders.postedSince(0).map(({ number }) => number), path);

interface Said {
  readonly to: string;
  readonly text: string;
}

/** Starts a bot on the restored database and lets it speak up to that time. */
async function startsUntil(until: UtcMs, from = world.now()): Promise<readonly Said[]> {
  const said: Said[] = [];
  let now = from;
  let logsIn = (): void => undefined;
  const store = openStore({ file, now: () => now });
  const station = { ...world.station, store };
  const clock = { now: () => now };
  const bot: Bot = startBot({
    station,
    clock,
    log: openLog('silent'),
    sending: { spacingMs: 0, perMinute: 0, perDay: 0 },
    losesMessages: true,
    openChannel: (events) => {
      logsIn = () => events.onGap(null, now);
      return {
        async send(target, outgoing) {
          said.push({
            to: target.kind === 'room' ? target.room : target.contact,
            text: outgoing.kind === 'text' ? outgoing.text : outgoing.name,
          });
          return { kind: 'sent' };
        },
      };
    },
  });
  logsIn();
  await bot.settled();
  for (let due = store.due.nextAt(); due !== null && due <= until; due = store.due.nextAt()) {
    now = Math.max(now, due);
    await bot.settled();
  }
  await bot.stop();
  store.close();
  return said;
}

describe('A restore', () => {
  it('puts the newest backup in the place of a destroyed database, which is kept', async () => {
    await posts('厨房下水道堵了，请师傅来通，明天上午，洗马路12号3栋501，80元，电话13800000021');
    await backsUp();
    isDestroyed();
    const { before, made } = await restores();
    expect(made).toMatchObject({ orders: 1, erasedAgain: 0 });
    expect(readFileSync(before ?? '').length).toBe(50_000);
    expect(numbersIn()).toEqual([101]);
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
  });

  it('passes over a backup that is damaged, and says so', async () => {
    await posts('厨房下水道堵了，请师傅来通，明天上午，洗马路12号，80元');
    const good = await backsUp();
    await world.passes(24 * 60);
    const bad = await backsUp();
    const bytes = readFileSync(bad);
    bytes.fill(0xff, 4096, 40_960);
    writeFileSync(bad, bytes);
    const { made } = await restores();
    expect(made?.source).toBe(good);
    expect(made?.passedOver.map((fault) => fault.fault)).toEqual(['damaged']);
    await expect(restores({ source: bad })).rejects.toMatchObject({ fault: 'damaged' });
  });

  it('is refused while a bot runs, while a script has the database open, without a sound backup, and for the file of a newer program', async () => {
    const unchanged = () => numbersIn();
    await posts('厨房下水道堵了，请师傅来通，明天上午，洗马路12号，80元');
    dies();
    await expect(restores()).rejects.toMatchObject({ fault: 'no-database', message: expect.stringContaining('没有备份') });
    const backup = await backsUp();

    const bot = openStore({ file, now: Date.now, role: 'bot' });
    await expect(restores()).rejects.toMatchObject({ fault: 'second-bot' });
    bot.close();

    const future = new Database(backup);
    future.prepare("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of the future', 9999999999999)").run();
    future.close();
    await expect(restores({ source: backup })).rejects.toMatchObject({ fault: 'newer-database' });
    await expect(restores()).rejects.toMatchObject({ fault: 'no-database', message: expect.stringContaining('没有一个完好的备份') });
    rmSync(backup);
    await backsUp();

    const script = openStore({ file, now: Date.now });
    await expect(restores()).rejects.toMatchObject({ fault: 'busy' });
    script.close();
    expect(unchanged()).toEqual([101]);
    expect(readdirSync(folder).filter((name) => /restoring|before/.test(name))).toEqual([]);
    await restores();
  });

  it('does not take an old backup for a sound database with later orders, unless it is told to, and can be taken back', async () => {
    await posts('厨房下水道堵了，请师傅来通，明天上午，洗马路12号，80元');
    await backsUp();
    await world.passes(60);
    await posts('找人搬家，后天下午，从洗马路15号搬到南山路，300元');
    dies();
    await expect(restores()).rejects.toMatchObject({ fault: 'older-backup', message: expect.stringContaining('多 1 单') });
    expect(numbersIn()).toEqual([101, 102]);

    const { before, made } = await restores({ discardNewer: true });
    expect(made?.nextNumber).toBe(103);
    expect(numbersIn()).toEqual([101]);
    expect(numbersIn(before ?? '')).toEqual([101, 102]);
    const back = await restores({ source: before, now: world.now() + 1_000 });
    expect(back.made?.orders).toBe(2);
    expect(numbersIn()).toEqual([101, 102]);
  });

  it('that died in between goes on when it is run again, whatever was done', async () => {
    await posts('厨房下水道堵了，请师傅来通，明天上午，洗马路12号，80元');
    const backup = await backsUp();
    await world.passes(60);
    await posts('找人搬家，后天下午，从洗马路15号搬到南山路，300元');
    const ready = `${file}.restoring-20261207-090000`;
    const aside = `${file}.before-restore-20261207-090000`;
    const steps = [() => copyFileSync(backup, ready), () => renameSync(file, aside), () => renameSync(`${file}-wal`, `${aside}-wal`)];
    for (const [count] of steps.entries()) {
      dies();
      for (const step of steps.slice(0, count + 1)) step();
      expect(() => numbersIn()).toThrow(
        expect.objectContaining({ fault: 'half-restored', remedy: expect.stringContaining('npm run restore') }),
      );
      expect(await restores()).toEqual({ before: aside, made: null });
      expect(numbersIn()).toEqual([101]);
      expect(numbersIn(aside)).toEqual([101, 102]);
      for (const name of readdirSync(folder)) if (name.startsWith('station.sqlite')) rmSync(join(folder, name));
    }
    dies();
    copyFileSync(backup, `${ready}.partial`);
    expect(numbersIn()).toEqual([101, 102]);
    await restores({ discardNewer: true });
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
  });
});

describe('After a restore', () => {
  it('numbers go on where those end that were given out, or with a margin where nobody knows', async () => {
    await posts('厨房下水道堵了，请师傅来通，明天上午，洗马路12号，80元');
    await backsUp();
    await world.passes(60);
    isDestroyed();
    expect((await restores()).made?.nextNumber).toBe(301);
    await startsUntil(world.now());
    withStore((store) => expect(store.settings.get('numbers_from')).toBe('301'));
    // Once more from the same backup: what was skipped stays skipped.
    expect((await restores({ discardNewer: true, now: world.now() + 1_000 })).made?.nextNumber).toBe(301);
  });

  it('what was erased since is erased again, but not another order that was given the same ledger id later', async () => {
    const order = '厨房下水道堵了，请师傅来通，今天上午11点，洗马路12号3栋501，80元，电话13800000021';
    await posts(order);
    await world.market.from('吴师傅', '接101');
    await world.grid(3).from('李婆婆', order.replace('13800000021', '13800000022').replace('洗马路12号', '南山路7号'));
    await backsUp();
    await world.with('吴师傅').from('吴师傅', '完成101 收80');
    await world.grid(3).from('张阿姨', '满意');
    await world.passes(1);
    await world.with('张阿姨').from('张阿姨', '/删除我的信息');
    dies();
    const log = join(folder, 'erasures.log');
    expect(readFileSync(log, 'utf8')).toBe('2026-12-07T08:01:00.000+08:00 order 20261207-101;\n2026-12-07T08:01:00.000+08:00 person 11;\n');
    // Of the day before: of an order that had the ledger id of 102 then.
    writeFileSync(log, `${readFileSync(log, 'utf8')}2026-12-06T20:00:00.000+08:00 order 20261207-102;\n2026-12-07T09:00:00.000+08:00 ord`);
    const { made } = await restores({ discardNewer: true });
    expect(made).toMatchObject({ erasedAgain: 2, unreadableErasures: 1 });
    const phones = withStore((store) => store.orders.postedSince(0).map(({ number, phone, rawText }) => [number, phone, rawText === null]));
    expect(phones).toEqual([
      [101, null, true],
      [102, '13800000022', false],
    ]);
    const bytes = Buffer.concat(
      readdirSync(folder)
        .filter((name) => /^station\.sqlite(-wal)?$/.test(name))
        .map((name) => readFileSync(join(folder, name))),
    );
    expect(bytes.includes('13800000021')).toBe(false);
    expect(bytes.includes('13800000022')).toBe(true);
  });

  it('nothing is said a second time: no waiting line, no summary, no reminder, no announcement', async () => {
    await world.until('19:50');
    await posts('找人把旧冰箱抬下楼，后天下午3点，洗马路12号，60元');
    await world.market.from('王师傅', '接101');
    await world.until('22:30');
    await posts('厨房下水道堵了，请师傅来通，后天上午，洗马路15号，80元');
    const waiting = { kind: 'room', room: world.station.store.rooms.ofKind('market')[0]?.id } as never;
    world.station.store.outbox.add({
      target: waiting,
      kind: 'notice',
      content: { kind: 'text', text: '还没说出去的', mentions: [] },
      order: null,
      cause: null,
      urgent: false,
      createdAt: world.now(),
    });
    await backsUp();
    await world.untilDay('2026-12-08', '20:05');
    world.market.hears('102号单', '洗马路');
    const lostAt = world.now();
    isDestroyed();
    await world.until('20:30');
    await restores();

    const said = await startsUntil(lostAt + 50 * MINUTE);
    const inMarket = said.filter(({ to }) => to === '零工市场').map(({ text }) => text);
    expect(inMarket).toEqual([expect.stringContaining('请再发一遍')]);
    const toStaff = said.filter(({ to }) => to === '工作群').map(({ text }) => text);
    expect(toStaff).toContainEqual(expect.stringContaining('数据恢复到了12-07 22:30'));
    expect(toStaff.join('\n')).toContain('还没人接：102\n有人接了：101');
    expect(toStaff).toContainEqual(expect.stringContaining('12-07 22:30到'));
    expect(toStaff).toHaveLength(2);
    expect(said.filter(({ to }) => to !== '零工市场' && to !== '工作群').map(({ to }) => to)).toEqual(['1网格群', '3网格群']);
  });

  it('what comes due later happens as ever, and an order of the night can be claimed', async () => {
    await world.until('22:30');
    await posts('厨房下水道堵了，请师傅来通，后天上午，洗马路15号，80元');
    await backsUp();
    // The machine dies at once: in the morning nothing has been announced.
    dies();
    await world.until('06:30');
    await restores();
    const said = await startsUntil(dayStart('2026-12-08') + 7 * HOUR + 5 * MINUTE);
    expect(said.filter(({ text }) => text.startsWith('101号单 管道疏通'))).toHaveLength(1);
  });
});
