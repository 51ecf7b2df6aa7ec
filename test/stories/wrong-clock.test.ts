import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { DRAIN, FRIDGE, holdersOf, MOVING, publicLines, standbyOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

/** What the platform calls now, when the machine's clock is so far ahead. */
const ahead = (by: number, late = 0) => ({ sentAt: world.now() - by - late });

async function chats(by: number): Promise<void> {
  for (const text of ['早上好', '今天菜价涨了', '哈哈', '好的', '晓得了', '今天降温']) {
    await world.grid(3).from('何嬢嬢', text, ahead(by));
    await world.passes(1.5);
  }
}

describe.each([
  ['an hour ahead', HOUR],
  ['an hour behind', -HOUR],
  ['days ahead', 50 * HOUR],
])('with a machine whose clock is %s of the platform', (_, by) => {
  it('a new station works from the first message on, and staff are told once', async () => {
    await world.grid(3).from('张阿姨', FRIDGE, ahead(by));
    await world.passes(1);
    await world.market.from('王师傅', '接101', ahead(by));
    expect(publicLines(world.heard).join()).toContain('101号单 王师傅接了，用时60秒');
    await world.with('王师傅').from('王师傅', '/我的单', ahead(by));
    expect(world.heard.filter(({ text }) => text.includes('电脑的钟'))).toHaveLength(1);
    expect(world.heard.filter(({ text }) => text.includes('太晚'))).toEqual([]);
  });

  it('what is caught up after an outage is late all the same', async () => {
    await world.grid(3).from('张阿姨', FRIDGE, ahead(by));
    await world.grid(3).from('何嬢嬢', DRAIN, ahead(by));
    await world.isDown(30);
    await world.market.from('王师傅', '接101', ahead(by, 20 * MINUTE));
    await world.market.from('熊师傅', '接102', ahead(by));
    const said = publicLines(world.heard).join();
    expect(said).toContain('101号单 王师傅接了(补记)');
    expect(said).toContain('102号单 熊师傅接了，用时');
  });

  it('a late claim means what was open when it was spoken', async () => {
    await world.market.from('田哥', MOVING, ahead(by));
    await world.passes(20);
    await world.market.from('王师傅', '接101', ahead(by));
    await world.passes(5);
    await world.market.from('田嫂', FRIDGE, ahead(by));
    await world.market.from('赵师傅', '接', ahead(by, 8 * MINUTE));
    expect([holdersOf(world, 101), holdersOf(world, 102), standbyOf(world, 101)]).toEqual([['王师傅'], [], ['赵师傅']]);
  });
});

it('a clock that is put wrong between two runs is seen through within minutes', async () => {
  await world.market.from('田哥', MOVING);
  await world.isDown(5);
  await chats(HOUR);
  world.staffRoom.hears('电脑的钟比微信快了60分钟');
  await world.market.from('王师傅', '接101', ahead(HOUR));
  expect(publicLines(world.heard).join()).toContain('101号单 王师傅接了，用时');
  // And back again.
  await world.isDown(5);
  await chats(0);
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.passes(1);
  await world.market.from('赵师傅', '接102');
  expect(publicLines(world.heard).join()).toContain('102号单 赵师傅接了，用时60秒');
});

it('an outage of a morning does not pass for a wrong clock, however much is caught up', async () => {
  await world.market.from('田哥', MOVING);
  await world.isDown(180);
  for (let minute = 170; minute > 60; minute -= 1) await world.grid(3).from('何嬢嬢', '早上好', ahead(0, minute * MINUTE));
  await world.market.from('王师傅', '接101', ahead(0, 50 * MINUTE));
  expect(publicLines(world.heard).join()).toContain('101号单 王师傅接了(补记)');
  expect(world.heard.filter(({ text }) => text.includes('电脑的钟'))).toEqual([]);
});

it('a first message that was held up itself is found out by the next one', async () => {
  await world.market.from('田哥', MOVING, ahead(0, 20 * MINUTE));
  await world.grid(3).from('何嬢嬢', DRAIN);
  await world.passes(20);
  await world.market.from('王师傅', '接101', ahead(0, 15 * MINUTE));
  expect(publicLines(world.heard).join()).toContain('101号单 王师傅接了(补记)');
});
