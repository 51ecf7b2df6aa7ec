import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import {
  CLEANING,
  DRAIN,
  expectSilence,
  FRIDGE,
  heardDuring,
  holdersOf,
  MOVING,
  orderOf,
  publicLines,
  standbyOf,
  stateOf,
} from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const SECONDS = 1 / 60;
const losersSaid = (): readonly string[] => publicLines(world.heard).filter((line) => line.includes('候补'));

describe('the first to arrive', () => {
  it('wins, whatever the platform’s time of the others says', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', '接', { sentAt: world.now() });
    await world.market.from('赵师傅', '接', { sentAt: world.now() - 30 * SECOND });
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['王师傅'], ['赵师傅']]);
  });

  it('wins with a platform time that lies ahead of the bot’s clock', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接', { sentAt: world.now() + 10 * MINUTE });
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    world.market.hears('101号单', '王师傅接了', '用时0秒');
  });

  it('hears once that the job is his, when his message is delivered thrice and he says it again', async () => {
    await world.market.from('田哥', MOVING);
    for (let times = 0; times < 3; times++) await world.market.from('王师傅', '接101', { id: 'claim' });
    await world.restarts();
    await world.market.from('王师傅', '接101', { id: 'claim' });
    expect(world.heard.filter(({ text }) => text.includes('王师傅接了'))).toHaveLength(1);
    expect(world.heard.filter(({ to }) => to === '王师傅')).toHaveLength(1);
    const lines = await heardDuring(world, () => world.market.from('王师傅', '接101'));
    expect(lines.map(({ to, text }) => [to, text])).toEqual([['王师傅', '101号单 已经是您的了']]);
  });

  it('who could not win does not keep the next from winning', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('田哥', '接101');
    await world.market.from('小龚', '接101');
    await world.market.from('郑小工', '接101');
    await world.market.from('王师傅', '接101');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['王师傅'], []]);
  });

  it('is told with his seconds, counted from the order to the arrival of the claim', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(5 * SECONDS);
    await world.market.from('王师傅', '接');
    world.market.hears('101号单 王师傅接了，用时5秒');
    expect(orderOf(world, 101).holders).toMatchObject([{ seconds: 5 }]);
  });

  it('counts from when he answered which, not from his bare 接', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接');
    await world.passes(20 * SECONDS);
    await world.market.from('王师傅', '102');
    world.market.hears('102号单 王师傅接了，用时20秒');
  });
});

describe('who comes later', () => {
  it('stands by in the order of arrival, whatever he said', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接');
    await world.market.from('赵师傅', '+1');
    await world.market.from('刘孃', '接101');
    await world.with('吴师傅').from('吴师傅', '接101');
    await world.grid(1).from('熊师傅', '101我接');
    expect(standbyOf(world, 101)).toEqual(['赵师傅', '刘孃', '吴师傅', '熊师傅']);
    world.with('吴师傅').hears('101号单', '王师傅接了', '候补第3位');
  });

  it('is told once, who stands by since before again with the newcomers', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(6 * SECONDS);
    expect(losersSaid()).toEqual(['101号单 王师傅接了。候补：赵师傅']);
    await world.market.from('刘孃', '接101');
    await world.passes(6 * SECONDS);
    expect(losersSaid()).toHaveLength(2);
    await world.passes(5);
    expect(losersSaid()).toHaveLength(2);
  });

  it('says it again: one quiet word with his place, and no second place', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(10 * SECONDS);
    const lines = await heardDuring(world, () => world.market.from('赵师傅', '接101'));
    expect(lines.map(({ to, text }) => [to, text])).toEqual([['赵师傅', '101号单 王师傅接了，您是候补第1位']]);
    expect(standbyOf(world, 101)).toEqual(['赵师傅']);
  });

  it('of two orders taken at once is told of each in a line of its own', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '接102');
    await world.market.from('赵师傅', '接101');
    await world.market.from('刘孃', '接102');
    await world.passes(6 * SECONDS);
    expect(losersSaid()).toEqual(['101号单 王师傅接了。候补：赵师傅', '102号单 王师傅接了。候补：刘孃']);
  });

  it('hears nothing of it when the order was withdrawn within the five seconds', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.market.from('田哥', '取消101');
    await world.passes(1);
    expect(losersSaid()).toEqual([]);
  });

  it('does not want to stand by any more: 退101 takes him out of the queue, without a word in the group', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(1);
    const lines = await heardDuring(world, () => world.market.from('赵师傅', '退101'));
    expect(publicLines(lines)).toEqual([]);
    expect(standbyOf(world, 101)).toEqual([]);
  });

  it('to an order that is over hears how things stand', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '完成101');
    await world.market.from('赵师傅', '接101');
    world.market.hears('101号单', '不用接了');
    await world.market.from('田哥', '满意');
    await world.market.from('赵师傅', '接101');
    world.market.hears('101号单', '不用接了');
    await world.grid(3).from('张阿姨', CLEANING);
    await world.grid(3).from('张阿姨', '取消102');
    await world.market.from('刘孃', '接102');
    world.market.hears('102号单', '取消', '不用接了');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    expect(stateOf(world, 102)).toBe('cancelled');
  });
});

describe('one’s own order', () => {
  it('cannot be claimed by number, quote or word; the group hears nothing of it', async () => {
    await world.market.from('王师傅', MOVING);
    for (const words of ['接101', '101', '接']) {
      const lines = await heardDuring(world, () => world.market.from('王师傅', words));
      expect(publicLines(lines)).toEqual([]);
    }
    await expectSilence(world, () => world.market.from('王师傅', '1', { quote: '101号单 搬家搬运' }));
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([[], []]);
  });

  it('cannot be claimed by her for whom a grid worker posted it, nor by the grid worker who posted it', async () => {
    await world.end();
    world = await openStationWorld([
      ...CAST,
      somebody('全能哥', ['worker', 'gridworker'], { grid: 3, phone: '13900000303', trades: ['moving'], pledge: '2026-01-05' }),
    ]);
    await world.staffRoom.from('全能哥', '/派单 代 @刘孃 搬冰箱下楼，松山小区3栋，明天上午9点，60元');
    await world.market.from('刘孃', '接101');
    await world.market.from('全能哥', '接101');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([[], []]);
    await world.market.from('王师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });
});

describe('the ten seconds', () => {
  it('after the last of them the moment itself is over', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', '接102');
    await world.passes(10 * SECONDS);
    await world.market.from('赵师傅', '接');
    expect([holdersOf(world, 101), standbyOf(world, 102)]).toEqual([['赵师傅'], []]);
  });

  it('do not hold the winner himself: his next 接 is another claim', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接102');
    await world.market.from('王师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('do not hold who names the other', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接102');
    await world.market.from('赵师傅', '抬冰箱的我接');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('hold a resident’s trade-less 接 too, with registration off', async () => {
    await world.end();
    world = await openStationWorld(CAST, { claim_register: 'off' });
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('田哥', MOVING);
    await world.market.from('小龚', '接102');
    await world.passes(5 * SECONDS);
    await world.market.from('邓姐', '接');
    expect([stateOf(world, 101), standbyOf(world, 102)]).toEqual(['open', ['邓姐']]);
  });
});
