import { afterEach, describe, expect, it } from 'vitest';
import { aWorker, CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { heardDuring, holdersOf, MOVING, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
afterEach(() => world.end());

const SOCKET = '卧室插座没电了，请电工来看看，今天下午5点，松山路松山小区3栋，60元';
const LOCK = '钥匙锁屋里了，请师傅来开锁，今天下午5点，松山路松山小区3栋，100元';
const GAS = '厨房燃气管要改，请师傅来移一下燃气管，今天下午5点，松山路松山小区3栋，200元';
const HEIGHTS = '空调外机要移位，请师傅来移机，今天下午5点，松山路松山小区3栋7楼，200元';

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

describe('the pledge', () => {
  it.each([
    ['require', []],
    ['warn', ['郑小工']],
    ['off', ['郑小工']],
  ] as const)('%s: unsigned, the job goes to %j', async (claim_pledge, holders) => {
    await station({ claim_pledge });
    await world.market.from('田哥', MOVING);
    const { groups, alone, staff } = await claim('郑小工');
    expect(holdersOf(world, 101)).toEqual(holders);
    expect(groups.join()).not.toContain('承诺');
    expect(alone.includes('承诺书')).toBe(claim_pledge !== 'off');
    expect(staff.includes('承诺书')).toBe(claim_pledge === 'warn');
    if (claim_pledge === 'require') expect(groups).toEqual(REFUSED('郑小工'));
  });

  it('of an old version is none, once the station has a new one', async () => {
    await station({ pledge_version: '2027-1' });
    await world.market.from('田哥', MOVING);
    const { groups, alone } = await claim('王师傅');
    expect([groups, alone.includes('新版')]).toEqual([REFUSED('王师傅'), true]);
    await world.staffRoom.from('杨网格', '/承诺 @王师傅');
    await claim('王师傅');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('is changed while it runs: the next claim is held against it', async () => {
    await station();
    await world.market.from('田哥', MOVING);
    await claim('郑小工');
    expect(stateOf(world, 101)).toBe('open');
    await world.staffRoom.from('糜主任', '/设置 承诺书 不管');
    await claim('郑小工');
    expect(holdersOf(world, 101)).toEqual(['郑小工']);
  });
});

describe('the certificate', () => {
  it.each([
    ['熊师傅', '低压电工证', true],
    ['何电工', '电工证', true],
    ['冯电工', '低压电工 to the end of its last day', true],
    ['过期电工', 'one that ended yesterday', false],
    ['吴师傅', 'none', false],
    ['燃气哥', 'one for gas', false],
  ])('for electric work: %s has %s', async (name, _, wins) => {
    await station();
    await world.grid(3).from('张阿姨', SOCKET);
    const { groups, alone } = await claim(name);
    expect(holdersOf(world, 101)).toEqual(wins ? [name] : []);
    if (!wins) expect(groups).toEqual(REFUSED(name));
    if (name === '过期电工') expect(alone).toContain('过期');
  });

  it.each([
    [GAS, '燃气哥', '熊师傅'],
    [HEIGHTS, '高空哥', '熊师傅'],
  ])('%s: %s may, %s may not', async (words, one, other) => {
    await station();
    await world.grid(3).from('张阿姨', words);
    expect((await claim(other)).groups).toEqual(REFUSED(other));
    await claim(one);
    expect(holdersOf(world, 101)).toEqual([one]);
  });

  it.each(['换灯泡2个', '客厅吸顶灯坏了要换', '洗衣机不转了', '水龙头漏水要换', '热水器不打火'])('%s asks for none', async (job) => {
    await station();
    await world.grid(3).from('张阿姨', `${job}，请师傅来，今天下午5点，松山路松山小区3栋，60元`);
    await claim('吴师傅');
    expect(holdersOf(world, 101)).toEqual(['吴师傅']);
  });

  it('only warned about: he wins, he and the staff are told, no group', async () => {
    await station({ claim_certificate: 'warn' });
    await world.grid(3).from('张阿姨', SOCKET);
    const { groups, alone, staff } = await claim('吴师傅');
    expect(holdersOf(world, 101)).toEqual(['吴师傅']);
    expect(groups.join()).not.toContain('电工证');
    expect([alone.includes('没有低压电工证'), staff.includes('没有低压电工证')]).toEqual([true, true]);
  });

  it('off: nobody hears of it', async () => {
    await station({ claim_certificate: 'off' });
    await world.grid(3).from('张阿姨', SOCKET);
    const { alone, staff } = await claim('吴师傅');
    expect([holdersOf(world, 101), alone.includes('电工证'), staff]).toEqual([['吴师傅'], false, '']);
  });

  it('asked for by the words of a change counts from then on', async () => {
    await station();
    await world.grid(3).from('张阿姨', '客厅的灯坏了，请师傅来换灯泡，今天下午5点，松山路松山小区3栋，60元');
    await world.staffRoom.from('杨网格', '/改 101 内容 客厅插座没电，换插座');
    expect((await claim('吴师傅')).groups).toEqual(REFUSED('吴师傅'));
  });
});

describe('the certificate for locks', () => {
  it('is warned about by default, whatever the setting of the others', async () => {
    await station();
    await world.grid(3).from('张阿姨', LOCK);
    const { groups, alone, staff } = await claim('开锁小李');
    expect(holdersOf(world, 101)).toEqual(['开锁小李']);
    expect(groups.join()).not.toContain('备案');
    expect([alone.includes('公安备案'), staff.includes('公安备案')]).toEqual([true, true]);
  });

  it.each([
    ['require', false],
    ['off', true],
  ] as const)('%s: who lacks it wins: %s', async (claim_certificate_locks, wins) => {
    await station({ claim_certificate_locks, claim_certificate: 'off' });
    await world.grid(3).from('张阿姨', LOCK);
    await claim('开锁小李');
    expect(holdersOf(world, 101)).toEqual(wins ? ['开锁小李'] : []);
    await claim('锁匠老冯');
    expect(holdersOf(world, 101)).toEqual([wins ? '开锁小李' : '锁匠老冯']);
  });

  it('is had by who is registered with the police: no word', async () => {
    await station({ claim_certificate_locks: 'warn' });
    await world.grid(3).from('张阿姨', LOCK);
    const { alone, staff } = await claim('锁匠老冯');
    expect([holdersOf(world, 101), alone.includes('备案'), staff]).toEqual([['锁匠老冯'], false, '']);
  });
});
