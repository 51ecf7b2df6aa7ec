import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { DRAIN, expectSilence, FRIDGE, heardDuring, holdersOf, MOVING, orderOf, publicLines, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const SECONDS = 1 / 60;
const called = (): readonly string[] => publicLines(world.heard).filter((line) => line.includes('空出来了'));

/** 王师傅 has given back, 赵师傅 is asked, 刘孃 stands behind him. */
async function calling(): Promise<void> {
  await world.market.from('田哥', MOVING);
  await world.market.from('王师傅', '接101');
  await world.market.from('赵师傅', '接101');
  await world.market.from('刘孃', '接101');
  await world.passes(1);
  await world.market.from('王师傅', '退101');
  expect(called()).toEqual(['101号单 空出来了，先问候补 @赵师傅 接吗？5分钟内回“接”']);
}

describe('the stand-by who is asked', () => {
  it.each(['接', '好', '要得', '接101', '1', '我去', '行'])('takes it with %s, in the market', async (words) => {
    await calling();
    await world.market.from('赵师傅', words);
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['赵师傅'], ['刘孃']]);
    world.market.hears('101号单', '赵师傅接了');
  });

  it('takes it by direct message too', async () => {
    await calling();
    await world.with('赵师傅').from('赵师傅', '要得');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it.each(['好', '要得', '行'])('does not take it with %s in a grid’s group', async (words) => {
    await calling();
    await expectSilence(world, () => world.grid(3).from('赵师傅', words));
    expect(holdersOf(world, 101)).toEqual([]);
  });

  it.each(['不接', '接不了', '不去了', '来不了', '不', '退101'])('passes it on with %s', async (words) => {
    await calling();
    await world.market.from('赵师傅', words);
    expect(called().at(-1)).toContain('@刘孃');
    expect(standbyOf(world, 101)).toEqual(['刘孃']);
  });

  it('has five minutes to the second, over a restart', async () => {
    await calling();
    await world.passes(4);
    await world.restarts();
    await world.passes(59 * SECONDS);
    expect(called()).toHaveLength(1);
    await world.passes(1.1 * SECONDS);
    expect(called().at(-1)).toContain('@刘孃');
    await world.restarts();
    await world.market.from('刘孃', '好');
    expect(holdersOf(world, 101)).toEqual(['刘孃']);
  });

  it('answers too late: he is told nothing in the group and stands behind', async () => {
    await calling();
    await world.passes(5.1);
    await world.market.from('赵师傅', '接');
    expect(holdersOf(world, 101)).toEqual([]);
    expect(standbyOf(world, 101)).toEqual(['刘孃', '赵师傅']);
    await world.market.from('刘孃', '不接');
    expect(called().at(-1)).toContain('@赵师傅');
  });

  it('answers too late, when it is open to all: he has it as anybody', async () => {
    await calling();
    await world.passes(10.1);
    expect(orderOf(world, 101)).toMatchObject({ state: { kind: 'open', reservedFor: null }, standby: [] });
    await world.market.from('赵师傅', '好');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('names another job with his 接: this one is not taken', async () => {
    await world.market.from('田哥', MOVING);
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.market.from('赵师傅', '抬冰箱那个我接');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([[], ['赵师傅']]);
    await world.market.from('赵师傅', '搬家的我接');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('names another order’s number: this one is not taken, nor passed on', async () => {
    await calling();
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('赵师傅', '接102');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([[], ['赵师傅']]);
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'open' });
    await world.market.from('赵师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('is suspended meanwhile: the group hears whom to turn to, and the next is asked', async () => {
    await calling();
    await world.staffRoom.from('杨网格', '/停接 @赵师傅 3 迟到');
    await world.market.from('赵师傅', '接');
    world.market.hears('101号单 赵师傅请找网格员');
    expect(called().at(-1)).toContain('@刘孃');
    expect(holdersOf(world, 101)).toEqual([]);
  });

  it('has as many jobs as he may by now: refused, and the next is asked', async () => {
    await world.end();
    world = await openStationWorld(undefined, { claim_limit: '1' });
    await calling();
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('赵师傅', '接102');
    await world.market.from('赵师傅', '接101');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([[], ['赵师傅']]);
    expect(called().at(-1)).toContain('@刘孃');
  });

  it('is heard once with his answer delivered twice', async () => {
    await calling();
    await world.market.from('赵师傅', '接', { id: 'yes' });
    await expectSilence(world, () => world.market.from('赵师傅', '接', { id: 'yes' }));
    await expectSilence(world, () => world.market.from('赵师傅', '好'));
  });
});

describe('meanwhile', () => {
  it('somebody else’s 接101 queues and is told so in one line', async () => {
    await calling();
    await world.market.from('熊师傅', '接101');
    await world.passes(6 * SECONDS);
    world.market.hears('101号单 先问赵师傅。候补：刘孃、熊师傅');
    expect([stateOf(world, 101), standbyOf(world, 101)]).toEqual(['open', ['赵师傅', '刘孃', '熊师傅']]);
  });

  it('the one who gave it back may queue again, behind the others', async () => {
    await calling();
    await world.market.from('王师傅', '接101');
    expect(standbyOf(world, 101)).toEqual(['赵师傅', '刘孃', '王师傅']);
  });

  it('somebody unregistered is refused, and everyday words of others are talk', async () => {
    await calling();
    await world.market.from('小龚', '接101');
    world.market.hears('101号单 小龚请找网格员');
    expect(standbyOf(world, 101)).toEqual(['赵师傅', '刘孃']);
  });

  it('the poster changes the price: it stays kept for him who is asked', async () => {
    await calling();
    await world.market.from('田哥', '101号单价格改成350');
    expect(orderOf(world, 101).price).toMatchObject({ maxFen: 35000 });
    await world.market.from('熊师傅', '接101');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.passes(5.1);
    expect(called().at(-1)).toContain('@刘孃');
  });

  it('the poster withdraws it: nobody is asked any more, and 接 comes too late', async () => {
    await calling();
    await world.market.from('田哥', '取消101');
    await world.market.from('赵师傅', '接101');
    world.market.hears('101号单', '不用接了');
    await world.passes(30);
    expect(called()).toHaveLength(1);
    expect(stateOf(world, 101)).toBe('cancelled');
  });

  it('a grid worker gives it to another: he has it, and who was asked is stand-by', async () => {
    await calling();
    await world.staffRoom.from('杨网格', '/指派 101 @熊师傅');
    expect(holdersOf(world, 101)).toEqual(['熊师傅']);
    await world.market.from('赵师傅', '接');
    expect([holdersOf(world, 101), standbyOf(world, 101)[0]]).toEqual([['熊师傅'], '赵师傅']);
    await world.passes(10);
    expect(called()).toHaveLength(1);
  });

  it('a counter-offer of another is not passed on', async () => {
    await calling();
    const lines = await heardDuring(world, () => world.market.from('熊师傅', '101 350我就去'));
    expect(publicLines(lines)).toEqual([]);
  });

  it('the ladder is quiet about it', async () => {
    await calling();
    await world.passes(4.5);
    expect(publicLines(world.heard).filter((line) => line.includes('还没人接'))).toEqual([]);
  });
});

describe('by night', () => {
  it('nobody is asked before the morning, the order is kept, and then he has five minutes', async () => {
    await world.grid(3).from('张阿姨', '明天下午3点搬家，从北山路丽景小区4栋1802搬到南山路，300元，电话13900000014');
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.until('23:00');
    const lines = await heardDuring(world, () => world.market.from('王师傅', '退101'));
    expect(publicLines(lines)).toEqual([]);
    await world.market.from('熊师傅', '接101');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([[], ['赵师傅', '熊师傅']]);
    await world.until('06:59');
    expect(called()).toEqual([]);
    await world.until('07:00:01');
    expect(called().at(-1)).toContain('@赵师傅');
    await world.passes(4.5);
    await world.market.from('赵师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('who stands by may take it at night of himself, by its number', async () => {
    await world.grid(3).from('张阿姨', '明天下午3点搬家，从北山路丽景小区4栋1802搬到南山路，300元，电话13900000014');
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.until('23:00');
    await world.market.from('王师傅', '退101');
    await world.market.from('赵师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    await world.until('07:30');
    expect(called()).toEqual([]);
  });
});
