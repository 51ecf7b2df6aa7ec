import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import {
  CLEANING,
  expectSilence,
  FRIDGE,
  heardDuring,
  holdersOf,
  MOVING,
  orderCount,
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

describe('giving back', () => {
  it('the next stand-by is asked in the market, and the poster hears once that another is looked for', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(1);
    const lines = await heardDuring(world, () => world.market.from('王师傅', '/退单 101 车坏了'));
    world.market.hears('101号单', '赵师傅', '5分钟');
    expect(lines.filter(({ room }) => room === '3网格群')).toHaveLength(1);
    expect(publicLines(lines).join()).not.toContain('车坏了');
    await world.market.from('赵师傅', '要得');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    world.grid(3).hears('101号单', '赵师傅来', '赵师傅的队');
    world.with('赵师傅').hears('13900000011');
  });

  it('who does not answer in five minutes is passed over, then the next is asked, then it is open for all', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.market.from('熊师傅', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '来不了');
    world.market.hears('101号单', '@赵师傅');
    await world.passes(4.9);
    expect(standbyOf(world, 101)).toEqual(['赵师傅', '熊师傅']);
    await world.passes(0.2);
    world.market.hears('101号单', '@熊师傅');
    await world.passes(5);
    expect(orderOf(world, 101)).toMatchObject({ state: { kind: 'open', reservedFor: null }, standby: [] });
    world.market.hears('101号单', '搬家', '接101');
    await world.market.from('赵师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('while a stand-by is asked others queue behind and everyday consent of others means nothing', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.market.from('刘孃', '接101');
    await world.market.from('周姐', '好的哈哈');
    expect(stateOf(world, 101)).toBe('open');
    expect(standbyOf(world, 101)).toEqual(['赵师傅', '刘孃']);
    await world.market.from('赵师傅', '好');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    expect(standbyOf(world, 101)).toEqual(['刘孃']);
  });

  it('a change of the order meanwhile does not take his turn from him', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.grid(3).from('张阿姨', '改成今天下午4点', { quote: '101号单 在另找师傅' });
    await world.market.from('刘孃', '接101');
    expect(holdersOf(world, 101)).toEqual([]);
    expect(standbyOf(world, 101)).toEqual(['赵师傅', '刘孃']);
    await world.market.from('赵师傅', '要得');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('of two places the other being given to somebody does not take his turn from him', async () => {
    await world.market.from('田哥', '明天上午9点搬家，要2个人，从北山路丽景小区4栋1802搬到南山路，300元');
    await world.market.from('王师傅', '接101');
    await world.market.from('刘孃', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.market.from('刘孃', '退101');
    await world.staffRoom.from('杨网格', '/指派 101 @熊师傅');
    await world.market.from('王师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['熊师傅']);
    await world.market.from('赵师傅', '要得');
    expect(holdersOf(world, 101)).toEqual(['熊师傅', '赵师傅']);
    expect(standbyOf(world, 101)).toEqual(['王师傅']);
  });

  it('a stand-by who recalls his claim when it is his turn makes room for the next at once', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    const claim = await world.market.from('赵师傅', '接101');
    await world.market.from('熊师傅', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    world.market.hears('101号单', '@赵师傅');
    await world.market.recall('赵师傅', claim);
    world.market.hears('101号单', '@熊师傅');
    expect(standbyOf(world, 101)).toEqual(['熊师傅']);
  });

  it('a stand-by whose turn came at night and who left it is not asked in the morning', async () => {
    await world.market.from('田哥', '后天上午9点搬家，从北山路丽景小区4栋1802搬到南山路，300元');
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.until('23:00');
    await world.with('王师傅').from('王师傅', '退101');
    await world.with('赵师傅').from('赵师傅', '退101');
    const lines = await heardDuring(world, () => world.until('07:30'));
    expect(publicLines(lines).join()).not.toContain('赵师傅');
    expect(orderOf(world, 101)).toMatchObject({ state: { kind: 'open', reservedFor: null }, standby: [] });
    world.market.hears('101号单', '接101');
  });

  it('a stand-by who may not claim is refused when his turn comes, and the next is asked', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('郑小工', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.market.from('郑小工', '接');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.passes(6);
    await world.market.from('赵师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('the stand-by who says 不 is passed over at once', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.market.from('赵师傅', '接不了');
    expect(orderOf(world, 101)).toMatchObject({ state: { kind: 'open', reservedFor: null }, standby: [] });
  });

  it('somebody who does not have it cannot give it back', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '退101');
    await world.market.from('赵师傅', '/退单 101');
    await world.grid(3).from('何嬢嬢', '退101');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('a claim recalled within two minutes leaves no mark', async () => {
    await world.market.from('田哥', MOVING);
    const claim = await world.market.from('王师傅', '接101');
    await world.passes(1.5);
    await world.market.recall('王师傅', claim);
    expect(stateOf(world, 101)).toBe('open');
    const events = world.station.store.orders.history(orderOf(world, 101).id).map(({ event }) => event);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'given-back', mark: false, reason: 'recalled' }));
  });

  it('recalled later it stays a claim, and nobody can recall another’s', async () => {
    await world.market.from('田哥', MOVING);
    const claim = await world.market.from('王师傅', '接101');
    await world.market.recall('赵师傅', claim);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    await world.passes(2.5);
    await world.market.recall('王师傅', claim);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('a stand-by who recalls his claim is not asked', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    const claim = await world.market.from('赵师傅', '接101');
    await world.market.recall('赵师傅', claim);
    expect(standbyOf(world, 101)).toEqual([]);
  });

  it('when it is claimed anew the seconds count from the reopening', async () => {
    await world.market.from('田哥', MOVING);
    await world.passes(3);
    await world.market.from('王师傅', '接101');
    await world.passes(3);
    await world.market.from('王师傅', '退101');
    await world.passes(0.5);
    await world.market.from('赵师傅', '接101');
    world.market.hears('101号单', '赵师傅接了', '用时30秒');
    expect(orderOf(world, 101).holders).toMatchObject([{ seconds: 30 }]);
  });
});

describe('the poster wants another', () => {
  it('换一个 before the start calls the next stand-by, without a mark', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(1);
    await world.grid(3).from('张阿姨', '换一个师傅');
    world.market.hears('101号单', '@赵师傅');
    const events = world.station.store.orders.history(orderOf(world, 101).id).map(({ event }) => event);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'given-back', mark: false, reason: 'poster' }));
  });

  it('after the agreed time it is too late, and nobody but the poster may say it', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await expectSilence(world, () => world.grid(3).from('何嬢嬢', '换一个'));
    await world.until('15:10');
    await world.grid(3).from('张阿姨', '换一个');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });
});

describe('handing over', () => {
  it('counts when he who is named says so in the market, and the poster learns who comes', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '/转单 101 @赵师傅');
    world.market.hears('101号单', '赵师傅');
    await world.market.from('刘孃', '好');
    await world.market.from('周姐', '接');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    await world.market.from('赵师傅', '好');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    world.with('赵师傅').hears('13900000011', '3栋2单元');
    world.grid(3).hears('101号单', '赵师傅');
  });

  it('counts by direct message too', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.with('王师傅').from('王师傅', '/转单 101 @赵师傅');
    await world.with('赵师傅').from('赵师傅', '要得');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('lapses after ten minutes', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '/转单 101 @赵师傅');
    await world.passes(10.1);
    await world.market.from('赵师傅', '好');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('is for the holder, a grid worker and staff only, and the rules hold for him who gets it', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '/转单 101 @刘孃');
    await world.market.from('刘孃', '好');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    await world.market.from('王师傅', '/转单 101 @郑小工');
    await world.market.from('郑小工', '接');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    await world.staffRoom.from('杨网格', '/转单 101 @赵师傅');
    await world.market.from('赵师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });
});

describe('another price', () => {
  it('is passed to the poster as one question, where she ordered, and 同意 gives him the job', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    const lines = await heardDuring(world, () => world.market.from('王师傅', '101 80块我就去'));
    world.grid(3).hears('101号单', '王师傅', '80元', '同意');
    expect(publicLines(lines)).toHaveLength(1);
    await world.grid(3).from('何嬢嬢', '同意');
    expect(stateOf(world, 101)).toBe('open');
    await world.grid(3).from('张阿姨', '同意');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    expect(orderOf(world, 101).price).toMatchObject({ minFen: 8000, maxFen: 8000 });
  });

  it('without a number it means the order that a claim would mean', async () => {
    await world.with('张阿姨').from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '80我就去');
    world.with('张阿姨').hears('101号单', '王师傅', '80元');
  });

  it('lapses when another takes the job at the asked price', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '80我就去');
    await world.market.from('赵师傅', '接101');
    await world.grid(3).from('张阿姨', '同意');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    expect(orderOf(world, 101).price).toMatchObject({ maxFen: 6000 });
  });

  it('lapses after thirty minutes', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '80我就去');
    await world.passes(30.1);
    await world.grid(3).from('张阿姨', '同意');
    expect(stateOf(world, 101)).toBe('open');
  });

  it('of two offers a bare 同意 is asked about', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80块我就去');
    await world.market.from('赵师傅', '101 70块我就去');
    await world.grid(3).from('张阿姨', '同意');
    expect(stateOf(world, 101)).toBe('open');
    world.grid(3).hears('王师傅80元');
    await world.grid(3).from('张阿姨', '同意赵师傅');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    expect(orderOf(world, 101).price).toMatchObject({ maxFen: 7000 });
  });

  it('naming the asked price is a plain claim', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '60块我去');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('somebody unregistered is heard only with the number, and refused', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await expectSilence(world, () => world.market.from('小龚', '80我就去'));
    await world.market.from('小龚', '101 80块我就去');
    world.market.hears('101号单', '小龚', '网格员');
    await world.grid(3).from('张阿姨', '同意');
    expect(stateOf(world, 101)).toBe('open');
  });
});

describe('caught up after an outage', () => {
  const sent = (minutes: number) => ({ sentAt: world.now() - minutes * MINUTE });

  it('a late claim takes what is still open, and says so', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.passes(6);
    await world.market.from('王师傅', '接101', sent(5));
    world.market.hears('101号单', '王师傅接了', '补记');
  });

  it('against a winner it is first stand-by, with an earlier platform time too', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.passes(1);
    await world.market.from('王师傅', '接101');
    await world.market.from('刘孃', '接101');
    await world.passes(5);
    await world.market.from('赵师傅', '接101', sent(5.5));
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    expect(standbyOf(world, 101)).toEqual(['赵师傅', '刘孃']);
  });

  it('who is not on the register is not asked first for it', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.passes(1);
    await world.market.from('王师傅', '接101');
    await world.passes(4);
    await world.market.from('王师傅', '退101');
    await world.market.from('小龚', '接101', sent(4.5));
    expect(orderOf(world, 101)).toMatchObject({ state: { kind: 'open', reservedFor: null }, standby: [] });
    world.with('小龚').hears('101号单', '登记');
  });

  it('late orders and withdrawals are carried out; a command over ten minutes late is not', async () => {
    await world.passes(30);
    await world.grid(3).from('张阿姨', FRIDGE, sent(20));
    expect(stateOf(world, 101)).toBe('open');
    await world.market.from('王师傅', '接101');
    world.market.hears('101号单', '王师傅接了', '用时0秒');
    await world.grid(3).from('张阿姨', '取消101', sent(15));
    expect(stateOf(world, 101)).toBe('cancelled');
    await world.with('杨网格').from('杨网格', '/派单 修水龙头，松山小区，50元', sent(11));
    expect(orderCount(world)).toBe(1);
    world.with('杨网格').hears('晚了');
    await world.with('杨网格').from('杨网格', '/派单 修水龙头，松山小区，50元', sent(9));
    expect(orderCount(world)).toBe(2);
  });
});

describe('assigning', () => {
  it('a grid worker gives it to somebody, who may give it back; no seconds are counted', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    const lines = await heardDuring(world, () => world.staffRoom.from('杨网格', '/指派 101 @王师傅'));
    expect(publicLines(lines).join()).not.toContain('用时');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    world.with('王师傅').hears('13900000011');
    await world.market.from('王师傅', '退101');
    expect(stateOf(world, 101)).toBe('open');
  });

  it('a rule that requires blocks it; staff may override with a reason, but not a certificate on which a life hangs', async () => {
    await world.grid(3).from('张阿姨', '卧室插座没电了，请电工来看看，今天下午5点，松山路松山小区3栋，60元');
    await world.staffRoom.from('杨网格', '/指派 101 @吴师傅');
    await world.staffRoom.from('糜主任', '/强制 101 @吴师傅 他做过电工');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.grid(1).from('何嬢嬢', CLEANING);
    await world.staffRoom.from('杨网格', '/指派 102 @郑小工');
    world.staffRoom.hears('102号单', '承诺书', '/强制');
    expect(holdersOf(world, 102)).toEqual([]);
    await world.staffRoom.from('杨网格', '/强制 102 @郑小工 他有空');
    expect(holdersOf(world, 102)).toEqual([]);
    await world.staffRoom.from('糜主任', '/强制 102 @郑小工 他有空');
    expect(holdersOf(world, 102)).toEqual(['郑小工']);
    await world.staffRoom.from('糜主任', '/强制 102 @刘孃 换人');
    expect(holdersOf(world, 102)).toEqual(['刘孃']);
  });
});
