import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, FRIDGE, heardDuring, holdersOf, MOVING, orderOf, publicLines, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const LOCK = '钥匙锁屋里了，请师傅来开锁，今天下午5点，松山路松山小区3栋，100元';

describe('/指派', () => {
  it.each([
    '/指派 101 @熊师傅',
    '/指派 101 熊师傅',
    '/指派101 @熊师傅',
    '／指派 １０１号 @熊师傅',
    '、指派 101 @熊师傅',
    '/指派 101 13800000001',
  ])('%s gives it directly: market, poster and worker are told', async (command) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.staffRoom.from('杨网格', command);
    expect(holdersOf(world, 101)).toEqual(['熊师傅']);
    world.market.hears('101号单', '接101');
    world.market.hears('101号单 派给熊师傅了');
    world.market.hearsNothing();
    world.grid(3).hears('101号单', '派出');
    world.grid(3).hears('101号单 熊师傅来', '熊师傅的队', '0851-20000000');
    world.with('熊师傅').hears('101号单', '归您了', '13900000011');
    world.staffRoom.hears('101号单 派给熊师傅了');
  });

  it('counts no seconds', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.staffRoom.from('杨网格', '/指派 101 @王师傅');
    expect(orderOf(world, 101).holders).toMatchObject([{ seconds: null }]);
  });

  it('by a grid worker of another grid, and by staff', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.with('李网格').from('李网格', '/指派 101 @王师傅');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    await world.market.from('田哥', MOVING);
    await world.with('糜主任').from('糜主任', '/指派 102 @赵师傅');
    expect(holdersOf(world, 102)).toEqual(['赵师傅']);
  });

  it.each(['张阿姨', '王师傅', '小龚'])('is not for %s, who hears in one line for whom it is', async (name) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    const lines = await heardDuring(world, () => world.market.from(name, '/指派 101 @王师傅'));
    expect(lines.map(({ text }) => text)).toEqual(['这个要网格员用']);
    expect(stateOf(world, 101)).toBe('open');
  });

  it('does not go over who has it, nor give it to him again, nor to who posted it', async () => {
    await world.grid(3).from('王师傅', FRIDGE);
    await world.staffRoom.from('杨网格', '/指派 101 @王师傅');
    world.staffRoom.hears('101号单', '自己发的');
    await world.market.from('赵师傅', '接101');
    await world.staffRoom.from('杨网格', '/指派 101 @熊师傅');
    world.staffRoom.hears('101号单', '已有人接', '/强制');
    await world.staffRoom.from('杨网格', '/指派 101 @赵师傅');
    world.staffRoom.hears('101号单', '已经在赵师傅手上');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it.each([
    ['done', '完成101'],
    ['cancelled', '取消101'],
  ])('gives nothing that is %s', async (state, words) => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from(state === 'done' ? '王师傅' : '田哥', words);
    const lines = await heardDuring(world, () => world.staffRoom.from('杨网格', '/指派 101 @赵师傅'));
    expect(lines.map(({ room }) => room)).toEqual(['工作群']);
    expect(stateOf(world, 101)).toBe(state);
  });

  it('takes a stand-by out of the queue, and may be given back, with the next asked', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.market.from('刘孃', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.staffRoom.from('杨网格', '/指派 101 @刘孃');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['刘孃'], ['赵师傅']]);
    await world.with('刘孃').from('刘孃', '退101');
    expect(publicLines(world.heard).at(-1)).not.toContain('刘孃');
    await world.market.from('赵师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('twice the same, or delivered twice, is once', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.staffRoom.from('杨网格', '/指派 101 @王师傅', { id: 'give' });
    await world.restarts();
    const lines = await heardDuring(world, () => world.staffRoom.from('杨网格', '/指派 101 @王师傅', { id: 'give' }));
    expect(lines).toEqual([]);
    await world.staffRoom.from('李网格', '/指派 101 @王师傅');
    expect(publicLines(world.heard).filter((line) => line.includes('派给王师傅'))).toHaveLength(1);
  });

  it('at night tells the market and the worker at once', async () => {
    await world.grid(3).from('张阿姨', FRIDGE.replace('今天', '明天'));
    await world.until('23:00');
    await world.with('杨网格').from('杨网格', '/指派 101 @王师傅');
    world.with('王师傅').hears('101号单', '归您了');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });
});

describe('a rule that requires blocks it', () => {
  it.each([
    ['the register', '/指派 101 @小龚', '没登记'],
    ['the pledge', '/指派 101 @郑小工', '没签承诺书'],
    ['a suspension', '/指派 101 @赵师傅', '停接'],
  ])('%s', async (_, command, why) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.staffRoom.from('杨网格', '/停接 @赵师傅 3 迟到');
    const lines = await heardDuring(world, () =>
      world.staffRoom.from('杨网格', command, { mentions: command.includes('小龚') ? ['小龚'] : [] }),
    );
    expect(lines.map(({ room, text }) => [room, text.includes(why), text.includes('/强制')])).toEqual([['工作群', true, true]]);
    expect(stateOf(world, 101)).toBe('open');
  });

  it('the limit', async () => {
    await world.end();
    world = await openStationWorld(CAST, { claim_limit: '1' });
    await world.grid(3).from('张阿姨', CLEANING);
    await world.market.from('田哥', MOVING);
    await world.staffRoom.from('杨网格', '/指派 101 @王师傅');
    await world.staffRoom.from('杨网格', '/指派 102 @王师傅');
    world.staffRoom.hears('102号单', '手上有1单', '/强制');
    await world.staffRoom.from('糜主任', '/强制 102 @王师傅 顺路');
    expect(holdersOf(world, 102)).toEqual(['王师傅']);
  });

  it('said in a group the reason is told to the grid worker alone', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    const lines = await heardDuring(world, () => world.market.from('杨网格', '/指派 101 @郑小工'));
    expect(publicLines(lines)).toEqual([]);
    world.with('杨网格').hears('101号单', '承诺书');
  });

  it('that only warns does not: he, and the staff, are told', async () => {
    await world.grid(3).from('张阿姨', LOCK);
    await world.staffRoom.from('杨网格', '/指派 101 @王师傅');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    world.with('王师傅').hears('101号单', '公安备案');
    world.staffRoom.hears('101号单', '公安备案');
    expect(publicLines(world.heard).join()).not.toContain('备案');
  });
});
