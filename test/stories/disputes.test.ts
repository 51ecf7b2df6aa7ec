import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { FRIDGE, heardDuring, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
  await world.grid(3).from('张阿姨', FRIDGE);
});
afterEach(() => world.end());

const WHAT = '地板刮花了说好赔又不认';

async function fridgeIsDone(): Promise<void> {
  await world.market.from('王师傅', '接101');
  await world.until('15:40');
  await world.market.from('王师傅', '完成101 收60');
}

describe('/纠纷', () => {
  it('staff get the whole history, which can be handed on; no group hears of it', async () => {
    await fridgeIsDone();
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', `/纠纷 101 ${WHAT}`));
    expect(publicLines(lines)).toEqual([]);
    const file = lines.find(({ room }) => room === '工作群')?.text ?? '';
    for (const part of [
      '101号单 有纠纷',
      '20261207-101',
      '张阿姨 13900000011',
      '王师傅 13800000003',
      '松山小区3栋2单元',
      FRIDGE,
      '12月7日 8:00 张阿姨 发单',
      '王师傅 接单',
      '报做完，收60元',
      `纠纷：${WHAT}`,
      '12348',
      '12345',
      '110',
    ]) {
      expect(file).toContain(part);
    }
    world.with('张阿姨').hears('101号单', '站点会联系您', '12348');
  });

  it.each([
    ['open', async () => {}],
    ['claimed', async () => void (await world.market.from('王师傅', '接101'))],
    ['done', fridgeIsDone],
    [
      'closed',
      async () => {
        await fridgeIsDone();
        await world.grid(3).from('张阿姨', '满意');
      },
    ],
    ['cancelled', async () => void (await world.grid(3).from('张阿姨', '取消101'))],
    ['expired', () => world.passes(3 * 24 * 60)],
  ] as const satisfies readonly (readonly [string, () => Promise<void>])[])('whatever the state: %s', async (state, reach) => {
    await reach();
    expect(stateOf(world, 101)).toBe(state);
    await world.with('张阿姨').from('张阿姨', `/纠纷 101 ${WHAT}`);
    expect(orderOf(world, 101).disputed).toBe(true);
    expect(stateOf(world, 101)).toBe(state);
  });

  it('counts from poster, worker, grid worker and staff, from nobody else', async () => {
    await fridgeIsDone();
    await world.with('赵师傅').from('赵师傅', `/纠纷 101 ${WHAT}`);
    world.with('赵师傅').hears('不是您的单');
    expect(orderOf(world, 101).disputed).toBe(false);
    for (const name of ['王师傅', '杨网格', '糜主任']) await world.with(name).from(name, `/纠纷 101 ${WHAT}`);
    const kinds = world.station.store.orders.history(orderOf(world, 101).id).map(({ event }) => event.kind);
    expect(kinds.filter((kind) => kind === 'disputed')).toHaveLength(3);
  });

  it('a very long story comes in several messages', async () => {
    await fridgeIsDone();
    for (let at = 0; at < 5; at += 1) await world.with('张阿姨').from('张阿姨', `/纠纷 101 ${'他把柜子弄坏了还不认。'.repeat(40)}`);
    const last = world.heard.filter(({ room }) => room === '工作群');
    for (const { text } of last) expect(text.length).toBeLessThanOrEqual(1_400);
    expect(last.map(({ text }) => text).join('\n')).toContain('法律援助12348');
  });

  it.each([
    ['/纠纷', '要写单号'],
    ['/纠纷 101', '少了什么事'],
    ['/纠纷 999 坏了', '没有999号单'],
  ])('%s from a resident: one line', async (words, answer) => {
    await world.with('张阿姨').from('张阿姨', words);
    world.with('张阿姨').hears(answer);
    world.with('张阿姨').hearsNothing();
    expect(orderOf(world, 101).disputed).toBe(false);
  });
});

describe('a dispute is settled', () => {
  beforeEach(async () => {
    await fridgeIsDone();
    await world.with('张阿姨').from('张阿姨', `/纠纷 101 ${WHAT}`);
  });

  it('by staff; poster and worker hear of it alone, and a new one can be opened', async () => {
    const lines = await heardDuring(world, () => world.staffRoom.from('糜主任', '/纠纷 101 了结 师傅赔了50'));
    expect(publicLines(lines)).toEqual([]);
    for (const name of ['张阿姨', '王师傅']) world.with(name).hears('101号单', '纠纷了结了');
    world.staffRoom.hears('101号单 有纠纷');
    world.staffRoom.hears('101号单 纠纷了结了');
    expect(orderOf(world, 101).disputed).toBe(false);
    expect(world.station.store.orders.notes(orderOf(world, 101).id)).toMatchObject([
      { kind: 'dispute' },
      { kind: 'settlement', text: '师傅赔了50' },
    ]);
    await world.with('王师傅').from('王师傅', '/纠纷 101 她又来要钱');
    expect(orderOf(world, 101).disputed).toBe(true);
    world.staffRoom.hears('纠纷了结', '师傅赔了50', '她又来要钱');
  });

  it.each(['张阿姨', '王师傅', '杨网格'])('not by %s', async (name) => {
    await world.with(name).from(name, '/纠纷 101 了结');
    world.with(name).hears('站点');
    expect(orderOf(world, 101).disputed).toBe(true);
  });

  it.each(['解决不了，他不认账', '和解没谈成'])('not by words that say the opposite: %s', async (words) => {
    await world.staffRoom.from('糜主任', `/纠纷 101 ${words}`);
    expect(orderOf(world, 101).disputed).toBe(true);
    expect(world.heard.map(({ text }) => text).join()).not.toContain('纠纷了结');
  });

  it('grid workers see which are open', async () => {
    await world.with('杨网格').from('杨网格', '/纠纷');
    world.with('杨网格').hears('没了结的纠纷1件', '101号单 12月7日 15:40起');
    await world.staffRoom.from('糜主任', '/纠纷 101 了结');
    await world.with('杨网格').from('杨网格', '/纠纷');
    world.with('杨网格').hears('没有没了结的纠纷');
    await world.staffRoom.from('糜主任', '/纠纷 101 了结');
    world.staffRoom.hears('101号单 有纠纷');
    world.staffRoom.hears('纠纷了结了');
    world.staffRoom.hears('没有没了结的纠纷');
  });

  it('while it is open nothing is erased, afterwards it is', async () => {
    await world.grid(3).from('张阿姨', '满意');
    await world.passes(185 * 24 * 60);
    expect(orderOf(world, 101)).toMatchObject({ phone: '13900000011' });
    await world.with('张阿姨').from('张阿姨', '/删除我的信息');
    expect(world.heard.at(-1)?.text).toContain('101号单有纠纷，了结后才能删');
    await world.staffRoom.from('糜主任', '/纠纷 101 了结');
    await world.passes(24 * 60);
    expect(orderOf(world, 101)).toMatchObject({ phone: null, rawText: null });
  });
});
