import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aWorker, CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { FRIDGE, heardDuring, holdersOf, MOVING, orderOf, publicLines, standbyOf, stateOf } from './telling.ts';

const TWO = '搬家要两个人，明天上午9点，从北山路丽景小区4栋搬到南山路，400元，电话13900000014';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld([
    ...CAST,
    aWorker('孙师傅', ['moving'], { phone: '13800000009' }),
    aWorker('钱师傅', ['moving'], { phone: '13800000010' }),
  ]);
});
afterEach(() => world.end());

const called = (): readonly string[] => publicLines(world.heard).filter((line) => line.includes('空出来了'));

async function claimed(...names: readonly string[]): Promise<void> {
  for (const name of names) await world.market.from(name, '接101');
}

describe('a claim at an odd moment', () => {
  it('after the order has expired hears that it is over', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.passes(40 * 60);
    expect(stateOf(world, 101)).toBe('expired');
    await claimed('王师傅');
    world.market.hears('101号单', '不用接了');
  });

  it('while the holder is asked whether he comes queues, and after no word of his the order is open to all', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await claimed('王师傅');
    await world.until('15:10');
    await world.grid(3).from('张阿姨', '没来');
    await claimed('赵师傅');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['王师傅'], ['赵师傅']]);
    await world.passes(10.1);
    await claimed('赵师傅');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['赵师傅'], []]);
  });

  it('of somebody who has registered since his refusal', async () => {
    await world.market.from('田哥', MOVING);
    await claimed('小龚');
    await world.staffRoom.from('杨网格', '/登记 @小龚 小龚 13800000031 搬运队 搬家', { mentions: ['小龚'] });
    await world.staffRoom.from('杨网格', '/承诺 @小龚', { mentions: ['小龚'] });
    await claimed('小龚');
    expect(holdersOf(world, 101)).toEqual(['小龚']);
  });

  it('in the same second as the withdrawal: what arrived first counts', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('田哥', '取消101');
    await claimed('王师傅');
    expect([stateOf(world, 101), holdersOf(world, 101)]).toEqual(['cancelled', []]);
  });

  it('with a number from before the numbers began, or of an order that is not his to know, takes nothing', async () => {
    await world.market.from('田哥', MOVING);
    for (const words of ['接1', '接100', '接10', '接1010']) {
      await world.market.from('王师傅', words);
      expect(stateOf(world, 101), words).toBe('open');
    }
  });

  it('with several numbers, of which one is none: the others are taken', async () => {
    await world.market.from('田哥', MOVING);
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101、102、999');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['王师傅'], ['王师傅']]);
  });
});

describe('a call that runs into something', () => {
  it('the night: the next is asked in the morning', async () => {
    await world.grid(3).from('张阿姨', '明天下午3点搬家，从北山路丽景小区4栋1802搬到南山路，300元，电话13900000014');
    await world.until('21:50');
    await claimed('王师傅', '赵师傅', '孙师傅');
    await world.until('21:57');
    await world.market.from('王师傅', '退101');
    expect(called()).toHaveLength(1);
    await world.until('22:30');
    expect(called()).toHaveLength(1);
    expect(standbyOf(world, 101)).toEqual(['孙师傅']);
    await world.until('07:00:01');
    expect(called().at(-1)).toContain('@孙师傅');
  });

  it('a hand-over of the other’s place to who is asked: he has that place, the next is asked for this one', async () => {
    await world.grid(3).from('张阿姨', TWO);
    await claimed('王师傅', '赵师傅', '孙师傅', '钱师傅');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.market.from('赵师傅', '/转单 101 @孙师傅');
    await world.market.from('孙师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['孙师傅']);
    expect(called().at(-1)).toContain('@钱师傅');
    await world.market.from('钱师傅', '接');
    expect([holdersOf(world, 101), stateOf(world, 101)]).toEqual([['孙师傅', '钱师傅'], 'claimed']);
  });

  it('an assignment to who is asked: he has it, the next is asked for what is still free', async () => {
    await world.grid(3).from('张阿姨', TWO);
    await claimed('王师傅', '赵师傅', '孙师傅', '钱师傅');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.market.from('赵师傅', '退101');
    await world.staffRoom.from('杨网格', '/指派 101 @孙师傅');
    expect(holdersOf(world, 101)).toEqual(['孙师傅']);
    expect(called().at(-1)).toContain('@钱师傅');
  });

  it('fewer workers wanted: with the place goes the call', async () => {
    await world.grid(3).from('张阿姨', TWO);
    await claimed('王师傅', '赵师傅', '孙师傅');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.staffRoom.from('杨网格', '/改 101 人数 1');
    expect([stateOf(world, 101), holdersOf(world, 101)]).toEqual(['claimed', ['赵师傅']]);
    await world.market.from('孙师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    await world.passes(6);
    expect(called()).toHaveLength(1);
  });

  it('the agreed time: who stands by is asked no more than once, and the order does not hang', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await claimed('王师傅', '赵师傅');
    await world.until('14:58');
    await world.market.from('王师傅', '退101');
    await world.passes(6);
    expect(orderOf(world, 101)).toMatchObject({ state: { kind: 'open', reservedFor: null }, standby: [] });
    await claimed('钱师傅');
    expect(holdersOf(world, 101)).toEqual(['钱师傅']);
  });
});

describe('a price agreed upon', () => {
  it('of one of two is the price of the order; the other is told', async () => {
    await world.grid(3).from('张阿姨', TWO);
    await claimed('王师傅');
    await world.market.from('赵师傅', '101 500我就去');
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', '同意'));
    expect([holdersOf(world, 101), orderOf(world, 101).price?.maxFen]).toEqual([['王师傅', '赵师傅'], 50000]);
    expect(lines.filter(({ to }) => to === '王师傅').map(({ text }) => text)).toEqual([expect.stringContaining('500元')]);
  });

  it('below the asked one, or where none was asked, is asked about too', async () => {
    await world.grid(3).from('张阿姨', '找人把旧冰箱抬下楼，今天下午3点，松山路松山小区3栋2单元，电话13900000011');
    await world.market.from('王师傅', '101 80我就去');
    await world.grid(3).from('张阿姨', '同意');
    expect(orderOf(world, 101).price?.maxFen).toBe(8000);
    await world.market.from('田哥', MOVING);
    await world.market.from('赵师傅', '102 250我就去');
    await world.market.from('田哥', '同意');
    expect([holdersOf(world, 102), orderOf(world, 102).price?.maxFen]).toEqual([['赵师傅'], 25000]);
  });
});
