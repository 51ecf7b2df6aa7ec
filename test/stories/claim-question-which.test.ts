import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { DRAIN, expectSilence, FRIDGE, holdersOf, MOVING, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const SECONDS = 1 / 60;

/** Everybody knows two orders for movers: nothing but what is said tells them apart. */
async function twoForMovers(): Promise<void> {
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('田哥', MOVING);
}

describe('the only open order is not his work', () => {
  it.each(['接', '好', '要得', '接101', '101', '是'])('he is asked whether he takes it, and %s answers', async (words) => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('王师傅', '我接');
    world.market.hears('101号单 您接这单吗？回：接101 @王师傅');
    expect(stateOf(world, 101)).toBe('open');
    await world.market.from('王师傅', words);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it.each(['不接', '算了', '接不了', '好的', '接102'])('%s does not', async (words) => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('王师傅', '我接');
    await (words === '好的' ? world.grid(3) : world.market).from('王师傅', words);
    expect(stateOf(world, 101)).toBe('open');
  });

  it('and the words name one that there is not: the answer is his, nobody else’s', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('王师傅', '搬家那个我接');
    world.market.hears('101号单 您接这单吗？');
    await world.market.from('周姐', '好的呀大家早');
    await world.market.from('熊师傅', '接', { quote: '101号单 您接这单吗？回：接101 @王师傅' });
    expect(holdersOf(world, 101)).toEqual(['熊师傅']);
  });
});

describe('the question which', () => {
  it('is answered by anything that names one of them, within ten minutes, in a direct message too', async () => {
    await twoForMovers();
    await world.market.from('王师傅', '接');
    await world.passes(9.9);
    await world.with('王师傅').from('王师傅', '101');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it.each(['103', '接103', '好的', '嗯'])('is not answered by %s', async (words) => {
    await twoForMovers();
    await world.market.from('王师傅', '接');
    await world.market.from('王师傅', words);
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['open', 'open']);
  });

  it('lapses: in a grid’s group a number after eleven minutes is talk', async () => {
    await twoForMovers();
    await world.grid(3).from('张阿姨', '松山路松山小区5栋旧沙发要抬下楼，找两个人，明天上午，80元');
    await world.grid(3).from('王师傅', '接单');
    world.grid(3).hears('王师傅', '接101', '接103');
    await world.passes(10.5);
    await expectSilence(world, () => world.grid(3).from('王师傅', '101'));
    expect(stateOf(world, 101)).toBe('open');
  });

  it('is not asked again while it stands, but anew when there is one more to choose from', async () => {
    await twoForMovers();
    await world.market.from('王师傅', '接');
    await expectSilence(world, () => world.market.from('王师傅', '接单'));
    await world.grid(1).from('何嬢嬢', '搬冰箱上楼，后天上午9点，北山路丽景小区9栋，90元');
    await world.market.from('王师傅', '接单');
    world.market.hears('接101', '接102', '接103');
  });

  it('stands over a restart, and each is asked his own', async () => {
    await twoForMovers();
    await world.market.from('王师傅', '接');
    await world.market.from('赵师傅', '接');
    expect(publicLines(world.heard).filter((line) => line.includes('哪一单'))).toHaveLength(2);
    await world.restarts();
    await world.market.from('赵师傅', '101');
    await world.market.from('王师傅', '102');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['赵师傅'], ['王师傅']]);
  });

  it('is answered too late for both: the order that is over says so', async () => {
    await twoForMovers();
    await world.market.from('王师傅', '接');
    await world.grid(3).from('张阿姨', '取消101');
    await world.passes(30 * SECONDS);
    await world.market.from('王师傅', '101');
    world.market.hears('101号单', '取消', '不用接');
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['cancelled', 'open']);
  });

  it('is of use for a late message too: it counts from when the answer came', async () => {
    await twoForMovers();
    await world.passes(6);
    await world.market.from('王师傅', '接', { sentAt: world.now() - 5 * MINUTE });
    world.market.hears('王师傅', '接101', '接102');
    await world.market.from('王师傅', '101');
    world.market.hears('101号单', '王师傅接了');
    expect(publicLines(world.heard).join()).not.toContain('补记');
  });
});
