import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instant } from '../../src/domain/time.ts';
import { openLog } from '../../src/logging.ts';
import { backUp } from '../../src/store/backup.ts';
import { firstBackup, nightAfter } from '../../src/upkeep/backup-times.ts';
import { type NightlyBackup, nightlyBackup } from '../../src/upkeep/nightly-backup.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';

describe('The time of a backup', () => {
  const at = (day: number, hour: number, minute = 0) => instant(2026, 12, day, hour, minute);

  it('is 03:45', () => {
    expect(nightAfter(at(7, 8))).toBe(at(8, 3, 45));
    expect(nightAfter(at(8, 3, 44))).toBe(at(8, 3, 45));
    expect(nightAfter(at(8, 3, 45))).toBe(at(9, 3, 45));
  });

  it('is the start of a bot that has none, or none of the last 26 hours', () => {
    expect(firstBackup(at(7, 8), 0)).toBe(at(7, 8));
    expect(firstBackup(at(7, 8), at(6, 3, 45))).toBe(at(7, 8));
    expect(firstBackup(at(7, 8), at(7, 3, 45))).toBe(at(8, 3, 45));
    // Made by hand in the afternoon; the bot was down at night.
    expect(firstBackup(at(7, 8), at(6, 15))).toBe(at(7, 17));
  });
});

describe('The nightly backup', () => {
  let world: StationWorld;
  let backups: NightlyBackup;
  let folder: string;
  const told = () => world.heard.filter(({ text }) => text.includes('备份')).map(({ room }) => room);
  const settings = () => world.station.store.settings;
  const open = () => nightlyBackup({ station: world.station, file: world.file, clock: { now: world.now }, log: openLog('silent') });

  beforeEach(async () => {
    world = await openStationWorld();
    folder = join(dirname(world.file), 'backups');
    settings().set('backup_at', String(instant(2026, 12, 7, 3, 45)));
    backups = open();
  });
  afterEach(async () => {
    await backups.stop();
    await world.end();
  });

  it('is made once a night, in a thread of its own; the last fourteen are kept', async () => {
    mkdirSync(folder);
    for (let day = 10; day < 24; day += 1) writeFileSync(join(folder, `nightly-202611${day}-034500.sqlite`), '');
    await backups.tick();
    expect(readdirSync(folder)).toHaveLength(14);
    await world.untilDay('2026-12-08', '03:45');
    let turns = 0;
    const beat = setInterval(() => {
      turns += 1;
    }, 5);
    await backups.tick();
    clearInterval(beat);
    expect(turns).toBeGreaterThan(5);
    await backups.tick();
    expect(readdirSync(folder).sort().slice(-2)).toEqual(['nightly-20261123-034500.sqlite', 'nightly-20261208-034500.sqlite']);
    expect(readdirSync(folder)).toHaveLength(14);
    expect(settings().get('backup_at')).toBe(String(world.now()));
    expect(settings().get('backup_fault')).toBe('');
    expect(told()).toEqual([]);
  });

  it('that fails is told to staff once a day, by day, and is tried again until it works', async () => {
    writeFileSync(folder, 'a file in the way');
    await world.untilDay('2026-12-08', '03:45');
    await backups.tick();
    expect(settings().get('backup_fault')).toBe('not-writable');
    expect(world.station.store.outbox.counts().waiting).toBe(0);
    for (const time of ['07:05', '07:10', '12:00']) {
      await world.until(time);
      await backups.tick();
    }
    await world.staffRoom.from('糜主任', '早');
    expect(told()).toEqual(['工作群']);

    rmSync(folder);
    backups = open();
    await world.passes(61);
    await backups.tick();
    expect(settings().get('backup_fault')).toBe('');
    expect(readdirSync(folder)).toHaveLength(1);
    expect(told()).toHaveLength(1);
  });

  it('checks the database beside a start that follows an unclean end, and none that follows a clean one', async () => {
    damageAPage(world.file);
    await backups.stop();
    backups = open();
    await world.passes(1);
    await backups.tick();
    expect(settings().get('backup_fault') ?? '').toBe('');
    // Killed: nobody said good-bye.
    backups = open();
    await world.passes(1);
    await backups.tick();
    expect(settings().get('backup_fault')).toBe('damaged');
    await world.staffRoom.from('糜主任', '早');
    world.staffRoom.hears('数据库坏了一部分', 'npm run restore');
  });

  it('notices a damaged page, and keeps the older backups', async () => {
    mkdirSync(folder);
    const { path } = await backUp(world.file, join(folder, 'nightly-20261207-034500.sqlite'));
    damageAPage(world.file);
    await world.untilDay('2026-12-08', '03:45');
    await backups.tick();
    expect(settings().get('backup_fault')).toBe('damaged');
    expect(readdirSync(folder)).toEqual([path.split('/').at(-1)]);
  });
});

/** One page of an index that the bot seldom asks. */
function damageAPage(file: string): void {
  const database = new Database(file);
  database.pragma('wal_checkpoint(TRUNCATE)');
  const size = database.pragma('page_size', { simple: true }) as number;
  const root = database.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'courses_at'").pluck().get() as number;
  database.close();
  const bytes = readFileSync(file);
  bytes.fill(0xa5, (root - 1) * size, root * size);
  writeFileSync(file, bytes);
}
