import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { CLEANING, expectSilence, FRIDGE, heardDuring, holdersOf, MOVING, publicLines, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const by = (name: string, words = '接101') => heardDuring(world, () => world.market.from(name, words));

describe('who comes', () => {
  it('is told in one line to the market and one to the grid’s group: name, team, how to reach the station', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    const lines = await by('王师傅');
    expect(lines.map(({ room, to, text }) => `${room ?? to}: ${text.split('\n').join(' / ')}`)).toEqual([
      '零工市场: 101号单 王师傅接了，用时0秒',
      '3网格群: 101号单 王师傅来 / 王师傅的队 / 有事打驿站电话0851-20000000',
      expect.stringMatching(/^王师傅: 101号单 归您了 .*3栋2单元.*13900000011/),
    ]);
  });

  it('is told in the winner’s line, where she ordered in the market', async () => {
    await world.market.from('田哥', MOVING);
    const lines = await by('王师傅');
    expect(publicLines(lines)).toEqual(['101号单 王师傅接了，用时0秒\n王师傅的队\n有事打驿站电话0851-20000000']);
  });

  it('is told by direct message alone, where she ordered so', async () => {
    await world.with('张阿姨').from('张阿姨', FRIDGE);
    const lines = await by('王师傅');
    expect(publicLines(lines)).toEqual(['101号单 王师傅接了，用时0秒']);
    expect(lines.filter(({ to }) => to === '张阿姨').map(({ text }) => text)).toEqual([expect.stringMatching(/^101号单 王师傅来/)]);
  });

  it('is told where the grid worker posted it, and by direct message to her for whom', async () => {
    await world.staffRoom.from('杨网格', '/派单 代 @刘孃 搬冰箱下楼，松山小区3栋，明天上午9点，60元');
    const lines = await by('王师傅');
    expect(lines.filter(({ room }) => room === '工作群').map(({ text }) => text)).toEqual([expect.stringMatching(/^101号单 王师傅来/)]);
    world.with('刘孃').hears('101号单 王师傅来');
  });

  it('is told with no door and no phone in any group', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await by('王师傅');
    await by('赵师傅');
    await world.passes(1);
    await by('王师傅', '退101');
    await by('赵师傅', '接');
    expect(publicLines(world.heard).join()).not.toMatch(/2单元|3栋|1[3-9]\d{9}/);
  });
});

describe('who cannot be written to', () => {
  it('without a grid worker who can be reached: the staff room has the details', async () => {
    await world.end();
    world = await openStationWorld(CAST.map((one) => (one.name === '杨网格' ? { ...one, friend: false } : one)));
    await world.grid(3).from('张阿姨', CLEANING);
    const lines = await by('周姐');
    expect(publicLines(lines).join()).toContain('@周姐 请加我好友领取电话地址');
    expect(publicLines(lines).join()).not.toMatch(/5栋|13900000013/);
    world.staffRoom.hears('101号单', '周姐', '13900000013', '5栋');
  });

  it('turns out only when the message is refused: the market hears it then, the grid worker has the details', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    world.answers('王师傅', { kind: 'refused', why: 'no friend' });
    await by('王师傅');
    world.market.hears('101号单 王师傅接了');
    world.market.hears('101号单', '@王师傅 请加我好友');
    world.with('杨网格').hears('101号单', '13900000011');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('is refused in the room with no more than whom to turn to', async () => {
    await world.end();
    world = await openStationWorld([...CAST, somebody('小马', [], { friend: false })]);
    await world.grid(3).from('张阿姨', FRIDGE);
    const lines = await by('小马');
    expect(lines.map(({ text }) => text)).toEqual(['101号单 小马请找网格员']);
  });
});

describe('at night', () => {
  it('a claim counts and is told at once: market, poster, details', async () => {
    await world.grid(3).from('张阿姨', FRIDGE.replace('今天', '明天'));
    await world.until('23:30');
    const lines = await by('王师傅');
    expect(lines.map(({ room, to }) => room ?? to)).toEqual(['零工市场', '3网格群', '王师傅']);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('losers are told, and refusals; nobody is asked before the morning', async () => {
    await world.grid(3).from('张阿姨', FRIDGE.replace('今天', '明天'));
    await world.until('23:30');
    await by('王师傅');
    await by('赵师傅');
    await by('小龚');
    world.market.hears('101号单 小龚请找网格员');
    await world.passes(1);
    world.market.hears('候补：赵师傅');
    const lines = await by('王师傅', '退101');
    expect(publicLines(lines)).toEqual([]);
    expect([stateOf(world, 101), standbyOf(world, 101)]).toEqual(['open', ['赵师傅']]);
  });

  it('an urgent order is given back: the next is asked at once', async () => {
    await world.until('23:00');
    await world.grid(3).from('张阿姨', '厨房水管爆了一直漏水，请师傅马上来，松山路松山小区3栋2单元，100元');
    await by('吴师傅');
    await by('熊师傅');
    await world.passes(1);
    await by('吴师傅', '退101');
    world.market.hears('101号单', '@熊师傅');
    await by('熊师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['熊师傅']);
  });

  it('an order that waits for the morning can be taken by its number, and is not announced any more', async () => {
    await world.until('23:00');
    await world.grid(3).from('张阿姨', FRIDGE.replace('今天', '明天'));
    await by('王师傅');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    await world.until('07:30');
    expect(publicLines(world.heard).filter((line) => line.includes('接单请回'))).toEqual([]);
  });
});

describe('rooms', () => {
  it('that are not bound are deaf', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await expectSilence(world, () => world.elsewhere('别的群').from('王师傅', '接101'));
    expect(stateOf(world, 101)).toBe('open');
  });

  it('of the market are told all the same, wherever the claim was made', async () => {
    await world.elsewhere('零工市场2').from('糜主任', '/绑定 零工市场');
    await world.grid(3).from('张阿姨', FRIDGE);
    const lines = await heardDuring(world, () => world.elsewhere('零工市场2').from('王师傅', '我接'));
    const told = lines.filter(({ text }) => text.includes('王师傅接了')).map(({ room }) => room);
    expect(told).toEqual(expect.arrayContaining(['零工市场', '零工市场2']));
    expect(told).toHaveLength(2);
  });

  it('of the market: who stands by is told in all of them, and asked where he is', async () => {
    await world.elsewhere('零工市场2').from('糜主任', '/绑定 零工市场');
    await world.grid(3).from('张阿姨', FRIDGE);
    await by('王师傅');
    await world.elsewhere('零工市场2').from('赵师傅', '我接');
    await world.passes(1);
    await by('王师傅', '退101');
    await world.elsewhere('零工市场2').from('赵师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });
});
