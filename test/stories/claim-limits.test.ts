import { afterEach, describe, expect, it } from 'vitest';
import { aWorker, CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, FRIDGE, heardDuring, holdersOf, MOVING, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
afterEach(() => world.end());

const SOCKET = '卧室插座没电了，请电工来看看，今天下午5点，松山路松山小区3栋，60元';

const CERTIFIED = [
  ...CAST,
  aWorker('何电工', ['plumbing_electric'], { phone: '13800000021', certificates: [{ name: '电工证', expires: '2029-05-01' }] }),
  aWorker('冯电工', ['plumbing_electric'], { phone: '13800000022', certificates: [{ name: '低压电工', expires: '2026-12-07' }] }),
  aWorker('过期电工', ['plumbing_electric'], { phone: '13800000023', certificates: [{ name: '低压电工证', expires: '2026-12-06' }] }),
  aWorker('燃气哥', ['plumbing_electric'], { phone: '13800000024', certificates: [{ name: '燃气资质', expires: null }] }),
  aWorker('高空哥', ['appliance'], { phone: '13800000025', certificates: [{ name: '高处作业证', expires: '2027-01-01' }] }),
  aWorker('锁匠老冯', ['locksmith'], { phone: '13800000026', certificates: [{ name: '公安备案', expires: null }] }),
  aWorker('开锁小李', ['locksmith'], { phone: '13800000027' }),
];
type Settings = Parameters<typeof openStationWorld>[1];

async function station(settings: Settings = {}): Promise<void> {
  world = await openStationWorld(CERTIFIED, settings);
}

/** What a group and the claimer hear of a claim of the order 101. */
async function claim(name: string): Promise<{ readonly groups: readonly string[]; readonly alone: string; readonly staff: string }> {
  const lines = await heardDuring(world, () => world.market.from(name, '接101'));
  const texts = (wanted: (line: (typeof lines)[number]) => boolean): string =>
    lines
      .filter(wanted)
      .map(({ text }) => text)
      .join('\n');
  return { groups: publicLines(lines), alone: texts(({ to }) => to === name), staff: texts(({ room }) => room === '工作群') };
}

const REFUSED = (name: string): readonly string[] => [`101号单 ${name}请找网格员`];

describe('the limit', () => {
  it('is three by default, whatever day the jobs are for; stand-bys do not count', async () => {
    await station();
    const jobs = ['搬沙发下楼，明天上午9点', '搬冰箱上楼，下周三上午9点', '搬书柜，后天上午9点', '搬床，周五下午2点'];
    for (const [index, job] of jobs.entries()) {
      await world.grid(3).from(`居民${index}`, `请师傅来${job}，松山路松山小区${index + 1}栋，60元`);
    }
    await world.market.from('赵师傅', '接101');
    await world.market.from('王师傅', '接101');
    for (const number of [102, 103, 104]) await world.market.from('王师傅', `接${number}`);
    expect([102, 103, 104].map((number) => holdersOf(world, number)[0])).toEqual(['王师傅', '王师傅', '王师傅']);
    await world.grid(3).from('居民9', '请师傅来搬钢琴，松山路松山小区9栋，明天下午3点，300元');
    const lines = await heardDuring(world, () => world.market.from('王师傅', '接105'));
    expect(publicLines(lines)).toEqual(['105号单 王师傅请找网格员']);
    world.with('王师傅').hears('105号单', '3单', '最多3单');
    await world.market.from('王师傅', '退104');
    await world.market.from('王师傅', '接105');
    expect(holdersOf(world, 105)).toEqual(['王师傅']);
  });

  it('0 is none', async () => {
    await station({ claim_limit: '0' });
    for (let index = 0; index < 5; index++) {
      await world.grid(3).from(`居民${index}`, `请师傅来搬沙发下楼，明天上午9点，松山路松山小区${index + 1}栋，60元`);
      await world.market.from('王师傅', `接${101 + index}`);
    }
    expect(holdersOf(world, 105)).toEqual(['王师傅']);
  });

  it('holds for who is not on the register too, with registration off', async () => {
    await station({ claim_register: 'off', claim_limit: '1' });
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.grid(3).from('何嬢嬢', CLEANING);
    await world.market.from('小龚', '接101');
    await world.market.from('小龚', '接102');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['小龚'], []]);
  });
});

describe('a suspension', () => {
  it('ends by its time, and when it is lifted', async () => {
    await station();
    await world.market.from('田哥', MOVING.replace('明天', '后天'));
    await world.staffRoom.from('杨网格', '/停接 @王师傅 1 迟到');
    await world.staffRoom.from('杨网格', '/停接 @赵师傅 30 迟到');
    const { groups, alone } = await claim('王师傅');
    expect(groups).toEqual(REFUSED('王师傅'));
    expect([alone.includes('停接'), alone.includes('迟到')]).toEqual([true, false]);
    await world.passes(24 * 60 + 1);
    await world.staffRoom.from('杨网格', '/恢复 @赵师傅');
    await claim('赵师傅');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    await world.market.from('赵师傅', '退101');
    await claim('王师傅');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('leaves him the jobs that he has', async () => {
    await station();
    await world.market.from('田哥', MOVING);
    await claim('王师傅');
    await world.staffRoom.from('杨网格', '/停接 @王师傅 3 迟到');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    await world.market.from('王师傅', '完成101');
    expect(stateOf(world, 101)).toBe('done');
  });

  it('with everyday words is refused like any claim', async () => {
    await station();
    await world.market.from('田哥', MOVING);
    await world.staffRoom.from('杨网格', '/停接 @王师傅 3 迟到');
    await world.market.from('王师傅', '1');
    world.market.hears('101号单 王师傅请找网格员');
    expect(stateOf(world, 101)).toBe('open');
  });
});

describe('several breaches at once', () => {
  it('are all told to him, none to the group; who cannot be written to is told nothing more', async () => {
    world = await openStationWorld([
      ...CERTIFIED,
      aWorker('小丁', ['plumbing_electric'], { phone: '13800000028', pledge: null }),
      aWorker('小马', ['plumbing_electric'], { phone: '13800000029', pledge: null, friend: false }),
    ]);
    await world.grid(3).from('张阿姨', SOCKET);
    const { groups, alone } = await claim('小丁');
    expect(groups).toEqual(REFUSED('小丁'));
    expect([alone.includes('承诺书'), alone.includes('低压电工证')]).toEqual([true, true]);
    const quiet = await claim('小马');
    expect([quiet.groups, quiet.alone]).toEqual([REFUSED('小马'), '']);
  });
});
