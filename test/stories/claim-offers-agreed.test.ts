import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, expectSilence, FRIDGE, heardDuring, holdersOf, MOVING, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const priceOf = (number: number) => orderOf(world, number).price?.maxFen;

describe('同意', () => {
  it.each(['同意', '同意101', '好', '可以', '要得', '同意，你来吧', '同意80'])('%s of the poster: price and job', async (words) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80我就去');
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', words));
    expect([holdersOf(world, 101), priceOf(101)]).toEqual([['王师傅'], 8000]);
    expect(lines.filter(({ room }) => room === '零工市场').map(({ text }) => text)).toEqual([
      expect.stringMatching(/^101号单 王师傅接了，80元/),
    ]);
    world.with('王师傅').hears('101号单', '归您了', '80元');
    world.grid(3).hears('101号单 王师傅来');
  });

  it('counts by direct message, and from her for whom it was posted', async () => {
    await world.staffRoom.from('杨网格', '/派单 代 @张阿姨 搬冰箱下楼，松山小区3栋，明天上午9点，60元');
    expect(stateOf(world, 101)).toBe('open');
    await world.market.from('王师傅', '101 80我就去');
    await world.staffRoom.from('杨网格', '同意');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it.each(['不同意', '不行', '不'])('%s is none: he is told alone, and the price stays', async (words) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80我就去');
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', words));
    expect(publicLines(lines)).toEqual([]);
    expect([stateOf(world, 101), priceOf(101)]).toEqual(['open', 6000]);
    await expectSilence(world, () => world.grid(3).from('张阿姨', '同意'));
  });

  it('of a neighbour, of the worker himself or in another group is none', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80我就去');
    await expectSilence(world, () => world.grid(3).from('何嬢嬢', '同意'));
    await expectSilence(world, () => world.market.from('王师傅', '同意'));
    await expectSilence(world, () => world.grid(1).from('张阿姨', '同意'));
    expect(stateOf(world, 101)).toBe('open');
  });

  it('delivered twice, and after a restart, is one', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80我就去');
    await world.restarts();
    await world.grid(3).from('张阿姨', '同意', { id: 'yes' });
    await world.restarts();
    await expectSilence(world, () => world.grid(3).from('张阿姨', '同意', { id: 'yes' }));
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it.each([
    [29.9, '王师傅'],
    [30.1, undefined],
  ])('%s minutes later gives it to %s', async (minutes, holder) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80我就去');
    await world.passes(minutes);
    await world.grid(3).from('张阿姨', '同意');
    expect(holdersOf(world, 101)[0]).toBe(holder);
    expect(world.heard.filter(({ to, text }) => to === '王师傅' && text.includes('没回话'))).toHaveLength(holder ? 0 : 1);
  });

  it('comes too late for who has as many jobs as he may by then', async () => {
    await world.end();
    world = await openStationWorld(CAST, { claim_limit: '1' });
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '101 80我就去');
    await world.market.from('王师傅', '接102');
    await world.grid(3).from('张阿姨', '同意');
    world.grid(3).hears('101号单 王师傅请找网格员');
    expect([stateOf(world, 101), priceOf(101)]).toEqual(['open', 6000]);
  });
});

describe('the asked price wins', () => {
  it.each(['接101', '接', '60块我去'])('%s of another while she thinks it over: the offer lapses', async (words) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80我就去');
    await world.market.from('赵师傅', words);
    await expectSilence(world, () => world.grid(3).from('张阿姨', '同意'));
    expect([holdersOf(world, 101), priceOf(101)]).toEqual([['赵师傅'], 6000]);
  });

  it('if it comes back, the old offer does not', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80我就去');
    await world.market.from('赵师傅', '接101');
    await world.market.from('赵师傅', '退101');
    await world.grid(3).from('张阿姨', '同意');
    expect([stateOf(world, 101), priceOf(101)]).toEqual(['open', 6000]);
  });

  it('for himself too: he claims at it after all, and 同意 changes nothing', async () => {
    await world.grid(3).from('张阿姨', '搬家要两个人，明天上午9点，从北山路丽景小区4栋搬到南山路，400元');
    await world.market.from('王师傅', '101 500我就去');
    await world.market.from('王师傅', '接101');
    await world.grid(3).from('张阿姨', '同意');
    expect([holdersOf(world, 101), priceOf(101)]).toEqual([['王师傅'], 40000]);
  });
});

describe('of two offers', () => {
  async function twoOffers(): Promise<void> {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80块我就去');
    await world.market.from('赵师傅', '101 70块我就去');
  }

  it.each([
    ['同意赵师傅', '赵师傅', 7000],
    ['同意80', '王师傅', 8000],
    ['赵师傅', '赵师傅', 7000],
    ['70', '赵师傅', 7000],
    ['王师傅吧', '王师傅', 8000],
  ])('a bare 同意 is asked about, and %s answers', async (words, holder, fen) => {
    await twoOffers();
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', '同意'));
    expect(publicLines(lines)).toEqual(['101号单 同意哪位？王师傅80元、赵师傅70元。回：同意加名字 @张阿姨']);
    await world.grid(3).from('张阿姨', words);
    expect([holdersOf(world, 101), priceOf(101)]).toEqual([[holder], fen]);
  });

  it('the one named at once is taken without a question; the other hears nothing in the group', async () => {
    await twoOffers();
    await world.grid(3).from('张阿姨', '同意赵师傅');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    expect(publicLines(world.heard).join()).not.toContain('同意哪位');
    await expectSilence(world, () => world.grid(3).from('张阿姨', '同意王师傅'));
  });

  it('for two orders the number tells which', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.grid(3).from('张阿姨', CLEANING);
    await world.market.from('王师傅', '101 80块我就去');
    await world.market.from('刘孃', '102 120块我就去');
    await world.grid(3).from('张阿姨', '同意');
    world.grid(3).hears('同意101 或 同意102');
    await world.grid(3).from('张阿姨', '同意102');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([[], ['刘孃']]);
    await world.grid(3).from('张阿姨', '同意');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('one lapses: a bare 同意 means the other', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80块我就去');
    await world.passes(20);
    await world.market.from('赵师傅', '101 70块我就去');
    await world.passes(15);
    await world.grid(3).from('张阿姨', '同意');
    expect([holdersOf(world, 101), priceOf(101)]).toEqual([['赵师傅'], 7000]);
  });
});
