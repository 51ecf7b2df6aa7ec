import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { expectSilence, FRIDGE, heardDuring, holdersOf, MOVING, publicLines, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const SECONDS = 1 / 60;
const sent = (minutes: number) => ({ sentAt: world.now() - minutes * MINUTE });

describe('a claim caught up after an outage', () => {
  it.each([
    [1.9, false],
    [2, false],
    [2.1, true],
  ])('is late %s minutes after it was sent: %s', async (minutes, late) => {
    await world.market.from('田哥', MOVING);
    await world.passes(6);
    await world.market.from('王师傅', '接101', sent(minutes));
    expect(publicLines(world.heard).join()).toContain(late ? '王师傅接了(补记)' : '王师傅接了，用时');
  });

  it('counts its seconds to the arrival', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(3);
    await world.market.from('王师傅', '接101', sent(2.5));
    world.market.hears('101号单 王师傅接了(补记)，用时3分钟');
  });

  it('of several the first to arrive has it, the others wait as they came', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(10);
    await world.market.from('王师傅', '接101', sent(5));
    await world.market.from('赵师傅', '接101', sent(6));
    await world.market.from('刘孃', '接101', sent(7));
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['王师傅'], ['赵师傅', '刘孃']]);
  });

  it('of several against a winner they are asked before all others, as they came', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', '接101');
    await world.market.from('熊师傅', '接101');
    await world.passes(9);
    await world.market.from('赵师傅', '接101', sent(5));
    await world.market.from('刘孃', '接101', sent(9.5));
    await world.market.from('吴师傅', '接101');
    await world.restarts();
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['王师傅'], ['赵师傅', '刘孃', '熊师傅', '吴师傅']]);
    await world.market.from('王师傅', '退101');
    world.market.hears('101号单', '@赵师傅');
  });

  it('bare, means what was open when it was sent, though it has been taken since', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.passes(1);
    await world.market.from('王师傅', '接101');
    await world.passes(5);
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('赵师傅', '接', sent(6.5));
    expect([standbyOf(world, 101), stateOf(world, 102)]).toEqual([['赵师傅'], 'open']);
  });

  it('of two that were open then he is asked, and not about what came later', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.passes(6);
    await world.grid(1).from('何嬢嬢', '搬冰箱上楼，后天上午9点，北山路丽景小区9栋，90元');
    await world.market.from('王师傅', '接', sent(5));
    world.market.hears('王师傅', '接101 或 接102');
    expect(world.heard.filter(({ text }) => text.includes('接103') && text.includes('哪一单'))).toEqual([]);
  });

  it('from who may not have it is refused as ever', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(6);
    await world.market.from('郑小工', '接101', sent(5));
    world.market.hears('101号单 郑小工请找网格员');
    expect(stateOf(world, 101)).toBe('open');
  });

  it('from somebody unregistered is refused, where somebody had it meanwhile and gave it back', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.passes(3);
    await world.market.from('小龚', '接101', sent(4.5));
    world.market.hears('101号单 小龚请找网格员');
    expect(publicLines(world.heard).join()).not.toContain('@小龚');
    await world.market.from('赵师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('from who gave it back meanwhile does not give it to him again', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(4);
    await world.market.from('王师傅', '退101', sent(2.5));
    world.market.hears('101号单', '@赵师傅');
    await world.market.from('赵师傅', '接', { sentAt: world.now() });
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('to a withdrawn order hears that it is withdrawn', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(4);
    await world.market.from('田哥', '取消101');
    await world.market.from('王师傅', '接101', sent(3));
    world.market.hears('101号单', '取消', '不用接了');
  });

  it('in words of every day claims what is still open, for who is registered', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(6);
    await expectSilence(world, () => world.market.from('小龚', '+1', sent(5)));
    await world.market.from('王师傅', '+1', sent(5));
    world.market.hears('101号单', '王师傅接了(补记)');
  });

  it('delivered once more changes nothing', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(6);
    await world.market.from('王师傅', '接101', { ...sent(5), id: 'late' });
    await world.market.from('赵师傅', '接101', { ...sent(5), id: 'later' });
    await expectSilence(world, () => world.market.from('赵师傅', '接101', { ...sent(5), id: 'later' }));
    await expectSilence(world, () => world.market.from('王师傅', '接101', { ...sent(5), id: 'late' }));
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['王师傅'], ['赵师傅']]);
  });

  it('by who is being asked as stand-by takes it', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.market.from('刘孃', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.passes(4);
    await world.market.from('赵师傅', '接', sent(3));
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['赵师傅'], ['刘孃']]);
  });

  it('by somebody else while a stand-by is asked: he is next', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.market.from('刘孃', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.passes(3);
    await world.market.from('熊师傅', '接101', sent(5));
    await world.passes(2.1);
    world.market.hears('101号单', '@熊师傅');
    await world.passes(5);
    world.market.hears('101号单', '@刘孃');
  });
});

describe('other late messages', () => {
  it('a late giving back, a late recall and a late 换一个 are carried out', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.passes(12);
    await world.market.from('王师傅', '退101', sent(11));
    expect(stateOf(world, 101)).toBe('open');
    await world.market.from('赵师傅', '接101');
    await world.passes(5);
    await world.grid(3).from('张阿姨', '换一个', sent(4));
    expect(holdersOf(world, 101)).toEqual([]);
  });

  it.each(['/指派 101 @王师傅', '/转单 101 @王师傅'])(
    '%s is not carried out eleven minutes late, and its sender is told',
    async (command) => {
      await world.market.from('田哥', MOVING);
      await world.market.from('赵师傅', '接101');
      await world.passes(12);
      const lines = await heardDuring(world, () => world.staffRoom.from('杨网格', command, sent(11)));
      expect(publicLines(lines)).toEqual([]);
      world.with('杨网格').hears('晚了');
      expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    },
  );

  it('a late counter-offer for what is taken goes to nobody but its sender', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.passes(1);
    await world.market.from('王师傅', '接101');
    await world.passes(30 * SECONDS);
    await world.passes(4);
    const lines = await heardDuring(world, () => world.market.from('赵师傅', '101 80块我就去', sent(5)));
    expect(publicLines(lines)).toEqual([]);
  });
});
