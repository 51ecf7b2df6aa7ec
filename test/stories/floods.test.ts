import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aWorker, CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { DRAIN, FRIDGE, holdersOf, orderCount, stateOf } from './telling.ts';

const WARNING = /^(?:@\S+ )?您发的太多了，我先不看，(\d+)分钟后再发，急事打驿站电话0851-20000000$/u;
const CHAT = '今天天气好，晚上一起去跳坝坝舞嘛，我们在河边等起';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld([...CAST, somebody('吵吵', ['resident']), aWorker('远师傅', ['labor'], { friend: false })]);
});
afterEach(() => world.end());

const times = async (count: number, say: (index: number) => Promise<unknown>) => {
  for (let index = 0; index < count; index += 1) await say(index);
};
const warnings = () => world.heard.filter(({ text }) => WARNING.test(text));

describe('one person who writes without end', () => {
  it('is answered thirty times, told once, and then heard again when ten minutes have passed', async () => {
    await times(50, () => world.with('吵吵').from('吵吵', '/我的单'));
    expect(world.heard).toHaveLength(31);
    expect(warnings().map(({ to, text }) => [to, text])).toEqual([
      ['吵吵', '您发的太多了，我先不看，10分钟后再发，急事打驿站电话0851-20000000'],
    ]);
    await world.passes(9);
    await world.with('吵吵').from('吵吵', '/我的单');
    expect(world.heard).toHaveLength(31);
    await world.passes(2);
    await world.with('吵吵').from('吵吵', '/我的单');
    expect(world.heard).toHaveLength(32);
  });

  it('who cannot be written to is told in the group, once', async () => {
    await times(60, () => world.market.from('远师傅', '/查 101'));
    expect(warnings().map(({ room }) => room)).toEqual(['零工市场']);
  });

  it('does nothing more with any words: no order, no claim, no withdrawal', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await times(31, () => world.market.from('王师傅', '/我的单'));
    await world.market.from('王师傅', '接101');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.market.from('赵师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    await world.grid(3).from('王师傅', DRAIN);
    expect(orderCount(world)).toBe(1);
  });

  it('by ordinary chat gets no line, though nothing beyond sixty a minute is read', async () => {
    await times(60, () => world.grid(3).from('吵吵', CHAT));
    await world.grid(3).from('吵吵', DRAIN);
    expect(orderCount(world)).toBe(0);
    expect(world.heard).toEqual([]);
    await world.passes(1);
    await world.grid(3).from('吵吵', DRAIN);
    expect(orderCount(world)).toBe(1);
  });

  it('is not counted for what is repeated by the gateway', async () => {
    await times(100, () => world.with('吵吵').from('吵吵', '/我的单', { id: 'again' }));
    await world.with('吵吵').from('吵吵', '/我的单');
    expect(warnings()).toEqual([]);
    expect(world.heard).toHaveLength(2);
  });

  it('is remembered by the process only: a restart listens to him anew', async () => {
    await times(40, () => world.with('吵吵').from('吵吵', '/我的单'));
    await world.restarts();
    await world.with('吵吵').from('吵吵', '/我的单');
    expect(world.heard).toHaveLength(32);
  });
});

describe('who has much to do', () => {
  it('is not taken for one: a grid worker may have a hundred and twenty things done in ten minutes', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await times(59, () => world.staffRoom.from('杨网格', '/查 101'));
    await world.passes(1);
    await times(59, () => world.staffRoom.from('杨网格', '/查 101'));
    expect(warnings()).toEqual([]);
    await world.passes(1);
    await times(5, () => world.staffRoom.from('杨网格', '/查 101'));
    expect(warnings()).toHaveLength(1);
  });

  it('a hundred claims of as many people are heard', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await times(100, (index) => world.market.from(`接单人${index}`, '接101'));
    expect(warnings()).toEqual([]);
    expect(stateOf(world, 101)).toBe('open');
  });

  it('what a flooder writes between takes no time from others', async () => {
    // FLOOD=20: two thousand of his messages between a hundred of others.
    const each = Number(process.env.FLOOD ?? 5);
    const heavy = '请3栋 明天 100元 接101 139'.repeat(60);
    const others = async (index: number) => world.market.from(`街坊${index}`, CHAT);
    const timed = async (work: () => Promise<unknown>) => {
      const from = performance.now();
      await work();
      return performance.now() - from;
    };
    await times(10, (index) => others(index));
    const alone = await timed(() => times(50, (index) => others(index)));
    let flood = 0;
    let between = 0;
    for (let index = 0; index < 50; index += 1) {
      flood += await timed(() => times(each, () => world.market.from('吵吵', heavy)));
      between += await timed(() => others(50 + index));
    }
    const perMessage = flood / (50 * each);
    if (process.env.FIGURES) console.log({ alone: alone / 50, between: between / 50, perMessage });
    // The first sixty are read; the rest cost a row of the inbox each.
    expect(perMessage).toBeLessThan(20 + (3 * alone) / 50);
    expect(between).toBeLessThan(3 * alone + 500);
  });
});
