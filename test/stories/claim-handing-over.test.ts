import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aWorker, CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { expectSilence, FRIDGE, heardDuring, holdersOf, MOVING, orderOf, publicLines, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const SECONDS = 1 / 60;

/** 王师傅 has 101 and offers it to 赵师傅. */
async function offered(): Promise<void> {
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接101');
  await world.market.from('王师傅', '/转单 101 @赵师傅');
  world.market.hears('101号单', '@赵师傅', '王师傅想转给您', '10分钟');
}

describe('the consent', () => {
  it.each(['好', '接', '要得', '接101', '101接', '行', '可以', '1'])('%s in the market moves the job', async (words) => {
    await offered();
    const lines = await heardDuring(world, () => world.market.from('赵师傅', words));
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    expect(publicLines(lines).filter((line) => line.includes('转给赵师傅了'))).toHaveLength(1);
    expect(publicLines(lines).join()).not.toContain('用时');
    world.with('王师傅').hears('101号单', '转给赵师傅');
    world.with('赵师傅').hears('101号单', '13900000011');
    world.grid(3).hears('101号单', '赵师傅来');
  });

  it.each(['好', '要得', '接101', '接'])('%s by direct message moves it too', async (words) => {
    await offered();
    await world.with('赵师傅').from('赵师傅', words);
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it.each(['好', '要得', '可以'])('%s in a grid’s group is talk', async (words) => {
    await offered();
    await expectSilence(world, () => world.grid(3).from('赵师傅', words));
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it.each(['不接', '接不了', '不', '没空'])('%s is none: it stays, and who offered is told', async (words) => {
    await offered();
    const lines = await heardDuring(world, () => world.market.from('赵师傅', words));
    expect(publicLines(lines)).toEqual([]);
    world.with('王师傅').hears('101号单', '还是您的');
    await world.market.from('赵师傅', '好');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('of anybody else is none: they queue or talk', async () => {
    await offered();
    await world.passes(1.1);
    await expectSilence(world, () => world.market.from('刘孃', '好'));
    await expectSilence(world, () => world.market.from('王师傅', '好'));
    await world.market.from('熊师傅', '接101');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['王师傅'], ['熊师傅']]);
  });

  it.each([
    [9.99, '赵师傅'],
    [10.01, '王师傅'],
  ])('after %s minutes leaves it with %s', async (minutes, holder) => {
    await offered();
    await world.passes(minutes);
    await world.market.from('赵师傅', '好');
    expect(holdersOf(world, 101)).toEqual([holder]);
  });

  it('that does not come is told to who offered, once, over a restart', async () => {
    await offered();
    await world.restarts();
    await world.passes(10.1);
    await world.restarts();
    await world.passes(10);
    expect(world.heard.filter(({ to, text }) => to === '王师傅' && text.includes('还是您的'))).toHaveLength(1);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('too late with 接101 makes him stand-by, not holder', async () => {
    await offered();
    await world.passes(11);
    await world.market.from('赵师傅', '接101');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['王师傅'], ['赵师傅']]);
  });

  it('delivered twice is one', async () => {
    await offered();
    await world.market.from('赵师傅', '好', { id: 'yes' });
    await expectSilence(world, () => world.market.from('赵师傅', '好', { id: 'yes' }));
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('for another job said by its words is not for this one', async () => {
    await offered();
    await world.market.from('田哥', MOVING);
    await world.market.from('赵师傅', '搬家那个我接');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['王师傅'], ['赵师傅']]);
  });

  it('of a stand-by takes him out of the queue', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('刘孃', '接101');
    await world.market.from('赵师傅', '接101');
    await world.market.from('王师傅', '/转单 101 @赵师傅');
    await world.market.from('赵师傅', '好');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['赵师傅'], ['刘孃']]);
  });

  it('counts no seconds and no mark', async () => {
    await offered();
    await world.market.from('赵师傅', '好');
    expect(orderOf(world, 101).holders).toMatchObject([{ seconds: null }]);
    const events = world.station.store.orders.history(orderOf(world, 101).id).map(({ event }) => event);
    expect(events.filter(({ kind }) => kind === 'given-back')).toEqual([]);
  });
});

describe('meanwhile', () => {
  it('the holder gives back: 好 comes too late for the hand-over', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('刘孃', '接101');
    await world.market.from('王师傅', '/转单 101 @赵师傅');
    await world.market.from('王师傅', '退101');
    world.market.hears('101号单', '@刘孃');
    await world.market.from('赵师傅', '好');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.market.from('刘孃', '接');
    expect(holdersOf(world, 101)).toEqual(['刘孃']);
  });

  it('the holder offers it to another: only that one may', async () => {
    await offered();
    await world.market.from('王师傅', '/转单 101 @刘孃');
    await world.market.from('赵师傅', '好');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    await world.market.from('刘孃', '好');
    expect(holdersOf(world, 101)).toEqual(['刘孃']);
    await world.passes(11);
    expect(world.heard.filter(({ text }) => text.includes('还是您的'))).toEqual([]);
  });

  it('it is done, or withdrawn: 好 means nothing', async () => {
    await offered();
    await world.grid(3).from('张阿姨', '取消101');
    await expectSilence(world, () => world.market.from('赵师傅', '好'));
    expect(stateOf(world, 101)).toBe('cancelled');
    await world.passes(11);
    expect(world.heard.filter(({ text }) => text.includes('还是您的'))).toEqual([]);
  });

  it('staff give it to another by force', async () => {
    await offered();
    await world.staffRoom.from('糜主任', '/强制 101 @刘孃 换人');
    await world.market.from('赵师傅', '接101');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['刘孃'], ['赵师傅']]);
  });
});

describe('a grid worker or staff', () => {
  it.each(['杨网格', '李网格', '糜主任'])('%s hands it over for the holder; consent is still asked', async (name) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.staffRoom.from(name, '/转单 101 @赵师傅');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    await world.market.from('赵师傅', '要得');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    world.with('王师傅').hears('101号单', '不用去了');
  });

  it('with two names says from whom', async () => {
    await world.grid(3).from('张阿姨', '搬家要两个人，明天上午9点，从北山路丽景小区4栋搬到南山路，400元');
    await world.market.from('王师傅', '接101');
    await world.market.from('刘孃', '接101');
    await world.staffRoom.from('杨网格', '/转单 101 @赵师傅');
    expect(publicLines(world.heard).join()).not.toContain('想转给您');
    await world.staffRoom.from('杨网格', '/转单 101 @刘孃 @赵师傅');
    await world.market.from('赵师傅', '好');
    expect(holdersOf(world, 101)).toEqual(['王师傅', '赵师傅']);
  });
});

it('somebody who cannot be written to gets it, and is asked to add the bot', async () => {
  await world.end();
  world = await openStationWorld([...CAST, aWorker('孙师傅', ['moving'], { phone: '13800000009', friend: false })]);
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接101');
  await world.market.from('王师傅', '/转单 101 @孙师傅');
  await world.passes(30 * SECONDS);
  await world.market.from('孙师傅', '好');
  world.market.hears('101号单', '转给孙师傅', '@孙师傅 请加我好友');
  world.with('杨网格').hears('101号单', '13900000011');
});
