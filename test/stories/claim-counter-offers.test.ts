import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { DRAIN, expectSilence, FRIDGE, heardDuring, holdersOf, MOVING, orderOf, publicLines, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const asked = (): readonly string[] => world.heard.filter(({ text }) => text.includes('同意回“同意”')).map(({ text }) => text);
const priceOf = (number: number) => orderOf(world, number).price?.maxFen;

describe('another price', () => {
  it.each(['101 80块我就去', '101号单 80元我去', '101 80我就去', '101，80块钱我来', '80块我就去101', '101 八十块我就去'])(
    '%s is one question to the poster, in her group',
    async (words) => {
      await world.grid(3).from('张阿姨', FRIDGE);
      const lines = await heardDuring(world, () => world.market.from('王师傅', words));
      expect(publicLines(lines)).toEqual(['101号单 王师傅要80元，同意回“同意” @张阿姨']);
      expect([stateOf(world, 101), priceOf(101)]).toEqual(['open', 6000]);
    },
  );

  it('under a quoted post needs no number', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '350我就去', { quote: '102号单 搬家搬运' });
    expect(asked()).toEqual(['102号单 王师傅要350元，同意回“同意” @田哥']);
  });

  it('with two that can be meant is asked about: which, with the price', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '180我就去');
    expect(asked()).toEqual([]);
    world.market.hears('王师傅', '101 或 102');
    await world.market.from('王师傅', '101 180我就去');
    expect(asked()).toHaveLength(1);
  });

  it('of the only one of his trades needs no number', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(1).from('何嬢嬢', FRIDGE);
    await world.market.from('王师傅', '80我就去');
    expect(asked()).toEqual(['102号单 王师傅要80元，同意回“同意” @何嬢嬢']);
  });

  it('without a number is no claim, nor in a grid’s group anything at all', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await expectSilence(world, () => world.grid(3).from('王师傅', '80我就去'));
    await expectSilence(world, () => world.with('王师傅').from('王师傅', '80我就去'));
    expect(stateOf(world, 101)).toBe('open');
  });

  it('by direct message with the number is passed on', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.with('王师傅').from('王师傅', '101 80我就去');
    expect(asked()).toEqual(['101号单 王师傅要80元，同意回“同意” @张阿姨']);
  });

  it('for what somebody has, or what is over, is passed on to nobody', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('赵师傅', '接101');
    const lines = await heardDuring(world, () => world.market.from('王师傅', '101 80我就去'));
    expect(publicLines(lines)).toEqual([]);
    expect(standbyOf(world, 101)).toEqual([]);
    await world.grid(3).from('张阿姨', '取消101');
    await world.market.from('王师傅', '101 80我就去');
    expect(asked()).toEqual([]);
  });

  it('for one’s own order, or one that one has, is nothing', async () => {
    await world.market.from('王师傅', MOVING);
    await expectSilence(world, () => world.market.from('王师傅', '101 80我就去'));
    await world.market.from('赵师傅', '接101');
    await expectSilence(world, () => world.market.from('赵师傅', '101 380我就去'));
  });

  it('of who may not have it is refused like a claim', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    const lines = await heardDuring(world, () => world.market.from('郑小工', '101 80我就去'));
    expect(publicLines(lines)).toEqual(['101号单 郑小工请找网格员']);
    expect(asked()).toEqual([]);
  });

  it('said twice, or another after it: the poster can agree to the last only', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80我就去');
    await world.market.from('王师傅', '101 70我就去');
    await world.grid(3).from('张阿姨', '同意');
    expect([holdersOf(world, 101), priceOf(101)]).toEqual([['王师傅'], 7000]);
  });
});

describe('by night', () => {
  it('a counter-offer is passed on at once, as a claim is, and 同意 counts', async () => {
    await world.grid(3).from('张阿姨', FRIDGE.replace('今天', '明天'));
    await world.until('23:00');
    await world.market.from('王师傅', '101 80我就去');
    await world.until('23:20');
    await world.grid(3).from('张阿姨', '同意');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });
});
