import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aWorker, CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { expectSilence, FRIDGE, heardDuring, holdersOf, orderOf, publicLines, standbyOf, stateOf } from './telling.ts';

const MOVERS = [...CAST, aWorker('孙师傅', ['moving'], { phone: '13800000009' }), aWorker('钱师傅', ['moving'], { phone: '13800000010' })];
const THREE = '明天上午9点搬家，要3个人，从北山路丽景小区4栋1802搬到南山路，600元，电话13900000014';
const TWO = '搬家要两个人，明天上午9点，从北山路丽景小区4栋搬到南山路，400元，电话13900000014';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld(MOVERS);
});
afterEach(() => world.end());

async function claimed(...names: readonly string[]): Promise<void> {
  for (const name of names) await world.market.from(name, '接101');
}

describe('an order for several', () => {
  it('takes each once: who has a place and says it again takes no second', async () => {
    await world.market.from('田哥', TWO);
    await claimed('王师傅');
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '+1');
    expect([holdersOf(world, 101), stateOf(world, 101)]).toEqual([['王师傅'], 'open']);
  });

  it('tells the poster of each who comes and how many are missing, where she ordered', async () => {
    await world.grid(3).from('张阿姨', TWO);
    await claimed('王师傅');
    world.grid(3).hears('101号单', '派出');
    world.grid(3).hears('101号单 王师傅来，还差1人');
    await claimed('赵师傅');
    world.grid(3).hears('101号单 赵师傅来');
    world.grid(3).hearsNothing();
  });

  it('counts the seconds of each from the order', async () => {
    await world.market.from('田哥', TWO);
    await world.passes(0.5);
    await claimed('王师傅');
    await world.passes(0.5);
    await claimed('赵师傅');
    expect(orderOf(world, 101).holders).toMatchObject([{ seconds: 30 }, { seconds: 60 }]);
  });

  it('has nobody stand by as long as there is a place', async () => {
    await world.market.from('田哥', THREE);
    await claimed('王师傅', '赵师傅');
    expect(standbyOf(world, 101)).toEqual([]);
    await claimed('孙师傅', '钱师傅');
    expect([stateOf(world, 101), standbyOf(world, 101)]).toEqual(['claimed', ['钱师傅']]);
    await world.passes(6 / 60);
    world.market.hears('101号单 王师傅、赵师傅、孙师傅接了。候补：钱师傅');
  });

  it('counts in the limit of each of them', async () => {
    await world.end();
    world = await openStationWorld(MOVERS, { claim_limit: '1' });
    await world.market.from('田哥', TWO);
    await world.grid(3).from('张阿姨', FRIDGE);
    await claimed('王师傅');
    await world.market.from('王师傅', '接102');
    expect(stateOf(world, 102)).toBe('open');
  });

  it('takes three of a hundred in the order of arrival, over a restart', async () => {
    await world.market.from('田哥', THREE);
    await claimed('王师傅');
    await world.restarts();
    await world.market.from('王师傅', '接101', { id: 'again' });
    await claimed('赵师傅');
    await world.restarts();
    await claimed('孙师傅', '钱师傅', '刘孃');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([
      ['王师傅', '赵师傅', '孙师傅'],
      ['钱师傅', '刘孃'],
    ]);
  });

  it('that needs fewer than it has keeps them all', async () => {
    await world.market.from('田哥', THREE);
    await claimed('王师傅', '赵师傅');
    await world.staffRoom.from('杨网格', '/改 101 人数 1');
    expect([stateOf(world, 101), holdersOf(world, 101)]).toEqual(['claimed', ['王师傅', '赵师傅']]);
  });
});

describe('one of several', () => {
  it('gives back: the stand-by is asked, the others stay', async () => {
    await world.market.from('田哥', TWO);
    await claimed('王师傅', '赵师傅', '孙师傅');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    world.market.hears('101号单', '@孙师傅');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    await world.with('孙师傅').from('孙师傅', '要得');
    expect([holdersOf(world, 101), stateOf(world, 101)]).toEqual([['赵师傅', '孙师傅'], 'claimed']);
  });

  it('gives back and claims again: he stands behind who is asked', async () => {
    await world.market.from('田哥', TWO);
    await claimed('王师傅', '赵师傅', '孙师傅');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await claimed('王师傅');
    expect(standbyOf(world, 101)).toEqual(['孙师傅', '王师傅']);
    await world.passes(5.1);
    world.market.hears('101号单', '@王师傅');
  });

  it('gives back, and so does another while the stand-by is asked: both places are filled', async () => {
    await world.market.from('田哥', TWO);
    await claimed('王师傅', '赵师傅', '孙师傅', '钱师傅');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.market.from('赵师傅', '退101');
    await world.market.from('孙师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['孙师傅']);
    world.market.hears('101号单', '@钱师傅');
    await world.market.from('钱师傅', '接');
    expect([holdersOf(world, 101), stateOf(world, 101)]).toEqual([['孙师傅', '钱师傅'], 'claimed']);
  });

  it('hands his place over; it does not matter that places are open still', async () => {
    await world.market.from('田哥', THREE);
    await claimed('王师傅', '赵师傅');
    await world.market.from('王师傅', '/转单 101 @孙师傅');
    await world.market.from('孙师傅', '好');
    expect([holdersOf(world, 101), stateOf(world, 101)]).toEqual([['孙师傅', '赵师傅'], 'open']);
  });

  it('cannot hand over to the other', async () => {
    await world.market.from('田哥', TWO);
    await claimed('王师傅', '赵师傅');
    const lines = await heardDuring(world, () => world.market.from('王师傅', '/转单 101 @赵师傅'));
    expect(publicLines(lines)).toEqual([]);
    world.with('王师傅').hears('101号单', '转不了');
    expect(holdersOf(world, 101)).toEqual(['王师傅', '赵师傅']);
  });

  it('is not chosen by 换一个: the poster is sent to the grid worker', async () => {
    await world.grid(3).from('张阿姨', TWO);
    await claimed('王师傅', '赵师傅');
    await world.grid(3).from('张阿姨', '换一个');
    world.grid(3).hears('101号单', '网格员');
    expect(holdersOf(world, 101)).toEqual(['王师傅', '赵师傅']);
  });

  it('is assigned: the place of a stand-by who is asked meanwhile stays his', async () => {
    await world.market.from('田哥', THREE);
    await claimed('王师傅', '赵师傅', '孙师傅', '钱师傅');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
    await world.market.from('赵师傅', '退101');
    await world.staffRoom.from('杨网格', '/指派 101 @刘孃');
    await claimed('王师傅');
    expect(holdersOf(world, 101)).toEqual(['孙师傅', '刘孃']);
    await world.market.from('钱师傅', '接');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['孙师傅', '刘孃', '钱师傅'], ['王师傅']]);
  });
});

describe('when the agreed time comes with two of three', () => {
  async function twoOfThreeCame(): Promise<void> {
    await world.grid(3).from('张阿姨', THREE);
    await claimed('王师傅', '赵师傅');
    await world.until('20:30');
    await world.until('08:59');
  }

  it('sender and staff room are told once, the two stay, the market is told nothing', async () => {
    await twoOfThreeCame();
    const lines = await heardDuring(world, () => world.passes(2));
    expect(lines.filter(({ room }) => room === '工作群').map(({ text }) => text)).toEqual([expect.stringMatching(/^101号单.*差1人/)]);
    expect(lines.filter(({ text }) => text.includes('差1人'))).toHaveLength(2);
    expect(lines.filter(({ room }) => room === '零工市场')).toEqual([]);
    expect([stateOf(world, 101), holdersOf(world, 101)]).toEqual(['claimed', ['王师傅', '赵师傅']]);
  });

  it('nobody is looked for any more, who claims is stand-by, and it is not said again after a restart', async () => {
    await twoOfThreeCame();
    await world.passes(2);
    await world.restarts();
    await claimed('孙师傅');
    expect(standbyOf(world, 101)).toEqual(['孙师傅']);
    await world.passes(1);
    const lines = await heardDuring(world, () => world.passes(60));
    expect(lines.filter(({ text }) => text.includes('差1人') || text.includes('没人接'))).toEqual([]);
    await world.market.from('王师傅', '完成101');
    expect(stateOf(world, 101)).toBe('done');
  });

  it('with all three it is not said, with none it expires in its time', async () => {
    await world.market.from('田哥', THREE);
    await claimed('王师傅', '赵师傅', '孙师傅');
    await world.until('20:30');
    await world.until('08:59');
    const lines = await heardDuring(world, () => world.passes(2));
    expect(lines.filter(({ text }) => text.includes('差'))).toEqual([]);
  });

  it('a bare 接 after it of one of the two is talk', async () => {
    await twoOfThreeCame();
    await world.passes(2);
    await expectSilence(world, () => world.market.from('王师傅', '接'));
  });
});
