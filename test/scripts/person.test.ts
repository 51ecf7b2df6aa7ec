import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePersonFile } from '../../src/export/person-file.ts';
import { DRAIN, FRIDGE } from '../stories/telling.ts';
import { CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

let world: StationWorld;
beforeAll(async () => {
  world = await openStationWorld([...CAST, somebody('张阿姨', ['resident'])]);
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接101');
  await world.market.from('赵师傅', '接101');
  await world.until('15:30');
  await world.market.from('王师傅', '完成101 收90');
  await world.grid(3).from('张阿姨', '/纠纷 101 说好60他要了90');
  await world.grid(3).from('何嬢嬢', DRAIN);
  await world.market.from('熊师傅', '接102');
  await world.with('熊师傅').from('熊师傅', '/上报 6栋王奶奶两天没出门');
  await world.staffRoom.from('糜主任', '/培训 发布 12月12日下午2点 驿站二楼 电工培训');
  await world.market.from('熊师傅', '报名 1');
  await world.staffRoom.from('杨网格', '/派单 代 余大爷 13900000077 找人换灯泡，明天上午，松山路松山小区9栋，30元');
});
afterAll(() => world.end());

/** What is kept about whoever is found so; there must be just one. */
function fileOf(wanted: { readonly name?: string; readonly phone?: string; readonly contact?: string }): {
  readonly text: string;
  readonly content: Record<string, readonly Record<string, unknown>[]>;
} {
  const { store } = world.station;
  const [subject, ...more] = store.personal.find(wanted);
  if (!subject || more.length > 0) throw new Error(`${more.length + (subject ? 1 : 0)} people`);
  const text = makePersonFile(store, subject, world.now());
  return { text, content: JSON.parse(text) };
}

function person(...args: readonly string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx/esm', 'scripts/person.ts', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { PATH: process.env.PATH ?? '', HOME: dirname(world.file), DATA_DIR: dirname(world.file) },
  });
}

describe('what is kept about one person', () => {
  it('holds a resident’s orders with all that she said, and who came', () => {
    const { text, content } = fileOf({ name: '张阿姨' });
    expect(content.发的单).toMatchObject([
      { 单号: '20261207-101', 电话: '13900000011', 原话: FRIDGE, 接单人: ['王师傅'], 实收元: '90', 有纠纷: true },
    ]);
    expect(String(content.发的单?.[0]?.地点)).toContain('3栋2单元');
    expect(content.写在单上的话).toMatchObject([{ 种类: '纠纷', 原话: '说好60他要了90' }]);
    expect(text).toContain('王师傅 报做完');
    // Others than the one who had the job stay nameless, and nobody's phone is there but hers.
    expect(text).not.toMatch(/赵师傅|13800000003|13900000012|王奶奶/);
  });

  it('holds a worker’s register entry, his jobs, courses and reports, but not what he was told for a job', () => {
    const { text, content } = fileOf({ phone: '13800000001' });
    expect(content).toMatchObject({
      零工登记: [{ 名字: '熊师傅', 电话: '13800000001' }],
      证书: [{ 名字: '低压电工证', 有效期: '2029-05-01' }],
      承诺书: [{ 签的日期: '2026-01-05' }],
      培训报名: [{ 培训: 1 }],
      上报: [{ 原话: '6栋王奶奶两天没出门' }],
      接的单: [{ 单号: '20261207-102', 发单人: '何嬢嬢' }],
    });
    expect(text).not.toMatch(/13900000012|3栋2单元|厨房下水道堵了/);
  });

  it('is found by the phone under which a grid worker wrote for somebody who never spoke', () => {
    const { content } = fileOf({ phone: '13900000077' });
    expect(content.发的单).toMatchObject([{ 发单人: '余大爷', 电话: '13900000077' }]);
    expect(fileOf({ name: '杨网格' }).text).not.toContain('13900000077');
  });

  it('is nothing of an erased order but what the ledger keeps', async () => {
    await world.grid(3).from('周大爷', FRIDGE.replace('0011', '0078').replace('松山路松山小区3栋', '南山路8栋'));
    const number = world.station.store.orders.postedSince(0).at(-1)?.number;
    await world.grid(3).from('周大爷', `取消${number}`);
    await world.with('周大爷').from('周大爷', '/删除我的信息');
    const { text } = fileOf({ contact: '周大爷' });
    expect(text).toContain(`-${number}`);
    expect(text).not.toMatch(/13900000078|8栋|旧冰箱/);
  });
});

describe('npm run person', () => {
  it('writes a file for its owner alone, and never over another one', () => {
    const out = join(dirname(world.file), 'person.json');
    const written = person('--phone', '138-0000 0001', '--out', out);
    expect([written.stderr, written.status]).toEqual(['', 0]);
    expect(statSync(out).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ 姓名: '熊师傅' });
    const before = readFileSync(world.file);
    const again = person('--name', '张阿姨', '--out', world.file);
    expect([again.status, again.stderr.includes('已经有了')]).toEqual([2, true]);
    expect(readFileSync(world.file).equals(before)).toBe(true);
    expect(world.station.store.journal.since('person-exported', 0)).toHaveLength(1);
  });

  it('says what to do when nobody or several are meant', () => {
    world.station.store.people.meet({ id: 'other' as never, name: '张阿姨', friend: null });
    const several = person('--name', '张阿姨');
    expect(several.stderr).toContain('--contact other');
    expect(several.stderr).toContain('--contact 张阿姨');
    expect(several.stdout).toBe('');
    expect(person('--name', '没得这个人').stderr).toContain('没有这个人');
  });
});
