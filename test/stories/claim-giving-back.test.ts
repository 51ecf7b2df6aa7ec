import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, expectSilence, FRIDGE, heardDuring, holdersOf, MOVING, orderOf, publicLines, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const eventsOf = (number: number) => world.station.store.orders.history(orderOf(world, number).id).map(({ event }) => event);
const marks = (number: number) => eventsOf(number).filter((event) => event.kind === 'given-back' && event.mark);

describe('giving back', () => {
  it.each(['退单', '来不了', '去不了了', '退101', '/退单 101 车坏了', '/退单 101', '、退单 101', '101号单来不了', '退单，车坏了'])(
    '%s of the holder in the market opens it again, with a mark',
    async (words) => {
      await world.market.from('田哥', MOVING);
      await world.market.from('王师傅', '接101');
      await world.market.from('王师傅', words);
      expect([stateOf(world, 101), holdersOf(world, 101)]).toEqual(['open', []]);
      expect(marks(101)).toHaveLength(1);
      expect(publicLines(world.heard).join()).not.toContain('车坏了');
    },
  );

  it('by direct message is heard by the market as an opening only; the reason is kept', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    const lines = await heardDuring(world, () => world.with('王师傅').from('王师傅', '/退单 101 车坏了'));
    expect(lines.filter(({ room }) => room === '零工市场').map(({ text }) => text)).toEqual([expect.stringContaining('接101')]);
    expect(publicLines(lines).join()).not.toContain('王师傅');
    const notes = world.station.store.orders.notes(orderOf(world, 101).id);
    expect(notes).toMatchObject([{ kind: 'reason', text: '车坏了' }]);
  });

  it.each(['来不了', '退单', '去不了'])('%s in a grid’s group that has nothing to do with it is talk', async (words) => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await expectSilence(world, () => world.grid(3).from('王师傅', words));
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('of one of several jobs is asked about, and the number answers', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '接102');
    await world.market.from('王师傅', '来不了');
    world.market.hears('王师傅', '退101', '退102');
    await expectSilence(world, () => world.market.from('赵师傅', '102'));
    await world.market.from('王师傅', '102');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['王师傅'], []]);
  });

  it('twice, or delivered twice, is once', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '退101', { id: 'back' });
    await world.restarts();
    await expectSilence(world, () => world.market.from('王师傅', '退101', { id: 'back' }));
    const lines = await heardDuring(world, () => world.market.from('王师傅', '退101'));
    expect(publicLines(lines)).toEqual([]);
    expect(marks(101)).toHaveLength(1);
  });

  it('and claiming again: he has it anew, his seconds count from the reopening', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.passes(2);
    await world.market.from('王师傅', '退101');
    await world.passes(0.5);
    await world.market.from('王师傅', '接101');
    expect(orderOf(world, 101).holders).toMatchObject([{ seconds: 30 }]);
    await world.market.from('王师傅', '退101');
    expect(stateOf(world, 101)).toBe('open');
  });

  it('of what is done, closed or cancelled is not possible', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '完成101');
    await world.market.from('王师傅', '退101');
    await world.market.from('王师傅', '/退单 101');
    expect(stateOf(world, 101)).toBe('done');
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接102');
    await world.grid(3).from('张阿姨', '取消102');
    await world.market.from('王师傅', '退102');
    expect(stateOf(world, 102)).toBe('cancelled');
  });

  it('tells the poster once by direct message, where she ordered so', async () => {
    await world.with('张阿姨').from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    const lines = await heardDuring(world, () => world.market.from('王师傅', '退101'));
    expect(lines.filter(({ to }) => to === '张阿姨').map(({ text }) => text)).toEqual([expect.stringContaining('另找')]);
  });
});

describe('a recalled claim', () => {
  const recalledAfter = async (minutes: number): Promise<void> => {
    await world.market.from('田哥', MOVING);
    const claim = await world.market.from('王师傅', '接101');
    await world.passes(minutes);
    await world.market.recall('王师傅', claim);
  };

  it.each([
    [0, 'open'],
    [2, 'open'],
    [2.1, 'claimed'],
  ])('%s minutes later leaves the order %s, and no mark', async (minutes, state) => {
    await recalledAfter(minutes);
    expect(stateOf(world, 101)).toBe(state);
    expect(marks(101)).toEqual([]);
  });

  it('lets the stand-by be asked', async () => {
    await world.market.from('田哥', MOVING);
    const claim = await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(0.5);
    await world.market.recall('王师傅', claim);
    world.market.hears('101号单', '@赵师傅');
    await world.market.from('赵师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('of two jobs in one message gives both back', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    const claim = await world.market.from('王师傅', '接101 接102');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['王师傅'], ['王师傅']]);
    await world.market.recall('王师傅', claim);
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([[], []]);
  });

  it('of the bare 接 before the question does not take back what the answer claimed', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    const bare = await world.market.from('王师傅', '接');
    await world.market.from('王师傅', '102');
    await world.market.recall('王师傅', bare);
    expect(holdersOf(world, 102)).toEqual(['王师傅']);
  });

  it('delivered twice gives back once; after a new claim it takes nothing', async () => {
    await world.market.from('田哥', MOVING);
    const claim = await world.market.from('王师傅', '接101');
    await world.market.recall('王师傅', claim);
    await world.market.from('王师傅', '接101');
    await world.market.recall('王师傅', claim);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('of who has handed it over since takes nothing from the other', async () => {
    await world.market.from('田哥', MOVING);
    const claim = await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '/转单 101 @赵师傅');
    await world.market.from('赵师傅', '好');
    await world.market.recall('王师傅', claim);
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });
});

describe('换一个', () => {
  it.each(['换一个', '换一个师傅', '换个师傅', '换人', '101号单换一个'])(
    '%s of the poster before the start: the next, no mark',
    async (words) => {
      await world.grid(3).from('张阿姨', FRIDGE);
      await world.market.from('王师傅', '接101');
      await world.market.from('赵师傅', '接101');
      await world.passes(1);
      const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', words));
      world.market.hears('101号单', '@赵师傅');
      expect(publicLines(lines).join()).not.toContain('王师傅');
      expect(marks(101)).toEqual([]);
      world.with('王师傅').hears('101号单', '不用去了');
    },
  );

  it('with no stand-by opens it again; who was sent away may not come back, not through the queue either', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.passes(1);
    await world.grid(3).from('张阿姨', '换一个');
    for (const words of ['接101', '接', '1']) {
      const lines = await heardDuring(world, () => world.market.from('王师傅', words));
      expect(publicLines(lines)).toEqual([]);
    }
    await world.market.from('赵师傅', '接101');
    await world.market.from('王师傅', '接101');
    await world.market.from('刘孃', '接101');
    expect(standbyOf(world, 101)).toEqual(['刘孃']);
    await world.market.from('赵师傅', '退101');
    world.market.hears('101号单', '@刘孃');
    expect(holdersOf(world, 101)).toEqual([]);
  });

  it('by direct message, and with several by number', async () => {
    await world.with('张阿姨').from('张阿姨', FRIDGE);
    await world.with('张阿姨').from('张阿姨', CLEANING);
    await world.market.from('王师傅', '接101');
    await world.market.from('刘孃', '接102');
    await world.with('张阿姨').from('张阿姨', '换一个');
    world.with('张阿姨').hears('哪一单', '101', '102');
    await world.with('张阿姨').from('张阿姨', '102');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['王师傅'], []]);
  });

  it('is no business of the worker, of a neighbour, or of the poster in another group', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await expectSilence(world, () => world.market.from('王师傅', '换一个'));
    await expectSilence(world, () => world.grid(3).from('何嬢嬢', '101号单换一个'));
    await expectSilence(world, () => world.grid(1).from('张阿姨', '换一个'));
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('with no time agreed is possible until it is done', async () => {
    await world.grid(3).from('张阿姨', '找人把旧冰箱抬下楼，松山路松山小区3栋2单元，60元，电话13900000011');
    await world.market.from('王师傅', '接101');
    await world.passes(240);
    await world.grid(3).from('张阿姨', '换一个');
    expect(holdersOf(world, 101)).toEqual([]);
  });

  it('while nobody has it means nothing', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await expectSilence(world, () => world.grid(3).from('张阿姨', '换一个'));
  });
});
