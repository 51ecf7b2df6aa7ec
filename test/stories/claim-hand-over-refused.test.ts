import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, FRIDGE, heardDuring, holdersOf, publicLines } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const SOCKET = '卧室插座没电了，请电工来看看，今天下午5点，松山路松山小区3栋，60元';

/** 王师傅 has 101 and offers it to 赵师傅. */
async function offered(): Promise<void> {
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接101');
  await world.market.from('王师傅', '/转单 101 @赵师傅');
  world.market.hears('101号单', '@赵师傅', '王师傅想转给您', '10分钟');
}

describe('it cannot be handed over', () => {
  it.each([
    ['to oneself', '/转单 101 @王师傅'],
    ['to somebody unregistered', '/转单 101 @小龚'],
    ['to somebody nobody knows', '/转单 101 @没有的人'],
    ['to who has not signed', '/转单 101 @郑小工'],
    ['to the poster', '/转单 101 @张阿姨'],
    ['without a name', '/转单 101'],
    ['without a number', '/转单 @赵师傅'],
    ['under a number that is none', '/转单 999 @赵师傅'],
  ])('%s', async (_, command) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    const lines = await heardDuring(world, () =>
      world.market.from('王师傅', command, { mentions: command.includes('小龚') ? ['小龚'] : [] }),
    );
    expect(publicLines(lines)).toEqual([]);
    expect(lines.filter(({ to }) => to === '王师傅')).toHaveLength(1);
    await world.market.from('小龚', '好');
    await world.market.from('郑小工', '好');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('by somebody else, by the poster or a resident, nor when nobody has it', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '/转单 101 @赵师傅');
    expect(publicLines(world.heard).join()).not.toContain('想转给您');
    await world.market.from('赵师傅', '接101');
    await world.market.from('刘孃', '/转单 101 @王师傅');
    await world.market.from('刘孃', '/转单 101 @赵师傅 @王师傅');
    await world.grid(3).from('张阿姨', '/转单 101 @王师傅');
    await world.grid(3).from('何嬢嬢', '/转单 101 @王师傅');
    await world.market.from('王师傅', '好');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('to who lacks the certificate, by the holder, a grid worker or staff', async () => {
    await world.grid(3).from('张阿姨', SOCKET);
    await world.market.from('熊师傅', '接101');
    for (const [name, command] of [
      ['熊师傅', '/转单 101 @吴师傅'],
      ['杨网格', '/转单 101 @吴师傅'],
      ['糜主任', '/转单 101 @吴师傅'],
    ] as const) {
      await world.staffRoom.from(name, command);
      await world.market.from('吴师傅', '好');
      expect(holdersOf(world, 101)).toEqual(['熊师傅']);
    }
    expect(publicLines(world.heard).join()).not.toContain('证');
  });

  it('to who has as many jobs as he may, when he says 好', async () => {
    await world.end();
    world = await openStationWorld(CAST, { claim_limit: '1' });
    await offered();
    await world.grid(1).from('何嬢嬢', CLEANING);
    await world.market.from('赵师傅', '接102');
    await world.market.from('赵师傅', '接101');
    world.market.hears('101号单 赵师傅请找网格员');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['王师傅'], ['赵师傅']]);
    world.with('王师傅').hears('101号单', '还是您的');
  });
});
