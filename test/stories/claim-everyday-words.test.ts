import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { expectSilence, FRIDGE, heardDuring, holdersOf, MOVING, publicLines, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const SECONDS = 1 / 60;
const EVERYDAY = ['1', '+1', '我去', '我来', '可以', '要得', '得行', '好', '没问题', '我马上过去'];
const PLAIN = ['接', '我接', '接单', '接101'];

async function startWith(settings: Parameters<typeof openStationWorld>[1]): Promise<void> {
  await world.end();
  world = await openStationWorld(CAST, settings);
}

describe('everyday words', () => {
  it.each(EVERYDAY)('%s of a registered worker takes the open order in the market', async (words) => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', words);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it.each(EVERYDAY)('%s is talk by direct message, in the staff room and in a grid’s group', async (words) => {
    await world.market.from('田哥', MOVING);
    await world.grid(3).from('张阿姨', FRIDGE);
    await expectSilence(world, () => world.with('王师傅').from('王师傅', words));
    await expectSilence(world, () => world.staffRoom.from('王师傅', words));
    await expectSilence(world, () => world.grid(3).from('王师傅', words));
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['open', 'open']);
  });

  it('of residents, grid workers and staff in the market are talk', async () => {
    await world.market.from('田哥', MOVING);
    for (const name of ['何嬢嬢', '杨网格', '糜主任']) {
      for (const words of EVERYDAY) await expectSilence(world, () => world.market.from(name, words));
    }
    expect(stateOf(world, 101)).toBe('open');
  });

  it('of the poster in the market are no claim, and no question', async () => {
    await world.market.from('王师傅', MOVING);
    for (const words of EVERYDAY) await expectSilence(world, () => world.market.from('王师傅', words));
    expect(stateOf(world, 101)).toBe('open');
  });

  it('of who has the job already are talk', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    for (const words of ['好', '我马上过去', '要得', '1']) await expectSilence(world, () => world.market.from('王师傅', words));
  });

  it('of who waits as stand-by already are talk', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(10 * SECONDS);
    for (const words of ['好', '要得', '1', '接']) await expectSilence(world, () => world.market.from('赵师傅', words));
  });

  it('for an order that is done, cancelled or expired are talk', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '完成101');
    await world.market.from('田哥', '满意');
    for (const words of EVERYDAY) await expectSilence(world, () => world.market.from('赵师傅', words));
  });

  it('mean nothing before the order is announced to the market', async () => {
    await world.until('22:30');
    await world.grid(3).from('张阿姨', MOVING);
    await expectSilence(world, () => world.market.from('王师傅', '1'));
    expect(stateOf(world, 101)).toBe('open');
  });

  it('just before the order are not taken for it', async () => {
    await world.market.from('王师傅', '1');
    await world.market.from('田哥', MOVING);
    expect(stateOf(world, 101)).toBe('open');
  });
});

describe('the minute after', () => {
  it.each([
    [0, true],
    [9, true],
    [30, true],
    [60, true],
    [61, false],
  ])('%i seconds after it was taken 我去 makes a stand-by: %s', async (seconds, counts) => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.passes(seconds * SECONDS);
    await world.market.from('赵师傅', '我去');
    expect(standbyOf(world, 101)).toEqual(counts ? ['赵师傅'] : []);
  });

  it('a bare 接 with nothing else open means it for a minute too, and then nothing', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.passes(59 * SECONDS);
    await world.market.from('赵师傅', '接');
    await world.passes(10 * SECONDS);
    await expectSilence(world, () => world.market.from('熊师傅', '接'));
    expect(standbyOf(world, 101)).toEqual(['赵师傅']);
  });

  it('of two taken the later is meant', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接102');
    await world.passes(3 * SECONDS);
    await world.market.from('熊师傅', '接101');
    await world.passes(3 * SECONDS);
    await world.market.from('赵师傅', '接');
    expect([standbyOf(world, 101), standbyOf(world, 102)]).toEqual([['赵师傅'], []]);
  });

  it('somebody unregistered is refused for a plain word, and no stand-by', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await expectSilence(world, () => world.market.from('小龚', '1'));
    await world.market.from('小龚', '接');
    world.market.hears('101号单', '小龚', '网格员');
    expect(standbyOf(world, 101)).toEqual([]);
  });
});

describe('somebody unregistered', () => {
  it.each(PLAIN)('hears of %s only whom to turn to, with the order’s number first', async (words) => {
    await world.market.from('田哥', MOVING);
    const lines = await heardDuring(world, () => world.market.from('小龚', words));
    expect(publicLines(lines)).toEqual(['101号单 小龚请找网格员']);
    expect(lines.filter(({ to }) => to === '小龚')).toHaveLength(1);
  });

  it('is refused without a number where several are open, and asked nothing', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    const lines = await heardDuring(world, () => world.market.from('小龚', '我接'));
    expect(publicLines(lines)).toEqual(['小龚请找网格员']);
  });

  it.each(['接', '我接', '接单'])('is not heard with %s where nothing is open, in a grid’s group, or by direct message', async (words) => {
    await expectSilence(world, () => world.market.from('小龚', words));
    await world.grid(3).from('张阿姨', FRIDGE);
    await expectSilence(world, () => world.grid(3).from('小龚', words));
    await expectSilence(world, () => world.with('小龚').from('小龚', words));
  });

  it('is refused for 接101 wherever the bot is, and told why only by direct message', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.grid(1).from('小龚', '接101');
    world.grid(1).hears('101号单', '小龚请找网格员');
    world.with('小龚').hears('101号单', '登记');
    await world.with('小龚').from('小龚', '接101');
    world.with('小龚').hears('101号单', '登记');
    world.market.hears('101号单', '接101');
    world.market.hearsNothing();
  });

  it('may, where registration is off: plain and everyday words, in the market', async () => {
    await startWith({ claim_register: 'off' });
    for (const [index, words] of [...EVERYDAY, '接', '我接'].entries()) {
      await world.grid(3).from(`居民${index}`, FRIDGE.replace('3栋2单元', `${index + 1}栋`).replace('，电话13900000011', ''));
      await world.market.from(`邻居${index}`, words);
      expect(holdersOf(world, 101 + index), words).toEqual([`邻居${index}`]);
      await world.passes(2);
    }
  });

  it('may not with everyday words in a grid’s group, though registration is off', async () => {
    await startWith({ claim_register: 'off' });
    await world.grid(3).from('张阿姨', FRIDGE);
    for (const words of EVERYDAY) await expectSilence(world, () => world.grid(3).from('何嬢嬢', words));
    expect(stateOf(world, 101)).toBe('open');
  });

  it('wins with a word to him and the staff where registration is only warned about, but not with everyday words', async () => {
    await startWith({ claim_register: 'warn' });
    await world.market.from('田哥', MOVING);
    await expectSilence(world, () => world.market.from('小龚', '1'));
    const lines = await heardDuring(world, () => world.market.from('小龚', '接'));
    expect(holdersOf(world, 101)).toEqual(['小龚']);
    expect(publicLines(lines).join()).not.toContain('登记');
    world.with('小龚').hears('101号单', '归您');
    world.with('小龚').hears('101号单', '没登记备案');
    world.staffRoom.hears('101号单', '小龚', '没登记备案');
  });
});

describe('the same words after a 接龙', () => {
  it('count again under a quoted post and with a number', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('刘孃', '#接龙\n周末聚餐\n1. 刘孃\n2. 周姐');
    await world.market.from('王师傅', '+1', { quote: '101号单 搬家搬运' });
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('mean nothing for ten minutes after the last list, over a restart too', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('刘孃', '#接龙\n周末聚餐\n1. 刘孃');
    await world.passes(6);
    await world.market.from('周姐', '#接龙\n周末聚餐\n1. 刘孃\n2. 周姐');
    await world.restarts();
    await world.passes(6);
    await expectSilence(world, () => world.market.from('王师傅', '1'));
    await world.market.from('王师傅', '我去');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });
});
