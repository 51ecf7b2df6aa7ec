import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { DRAIN, expectSilence, FRIDGE, heardDuring, holdersOf, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

async function fridgeIsTaken(): Promise<void> {
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接101');
  world.with('王师傅').hears('101号单', '归您');
}

describe('the worker reports', () => {
  it.each([
    ['完成101', null],
    ['搬完了', null],
    ['弄好了', null],
    ['/完成 101 收60', 6000],
    ['／完成 １０１ 收60', 6000],
    ['、完成 101 收60', 6000],
    ['搬完了，收了60', 6000],
    ['完成101 没收钱', 0],
    ['/完成 101 没收钱', 0],
  ])('%s: done, and no group hears of it', async (words, paidFen) => {
    await fridgeIsTaken();
    await world.until('15:40');
    const lines = await heardDuring(world, () => world.market.from('王师傅', words));
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'done', paidFen });
    expect(publicLines(lines)).toEqual([]);
    world.with('张阿姨').hears('101号单', '王师傅', '满意');
  });

  it('with several in hand and no number he is asked which', async () => {
    await fridgeIsTaken();
    await world.grid(1).from('何嬢嬢', '找人把书柜抬上楼，今天下午5点，北山路丽景小区3栋，50元');
    await world.market.from('王师傅', '接102');
    await world.until('17:30');
    await world.with('王师傅').from('王师傅', '弄好了');
    world.with('王师傅').hears('101', '102', '哪');
    await world.with('王师傅').from('王师傅', '102');
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['claimed', 'done']);
  });

  it.fails('words that name the work choose among several', async () => {
    await fridgeIsTaken();
    await world.grid(1).from('何嬢嬢', '找人把书柜抬上楼，今天下午5点，北山路丽景小区3栋，50元');
    await world.market.from('王师傅', '接102');
    await world.market.from('王师傅', '冰箱搬完了');
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['done', 'claimed']);
  });

  it('from one who does not have it nothing is done', async () => {
    await fridgeIsTaken();
    await world.market.from('赵师傅', '完成101');
    await world.grid(3).from('何嬢嬢', '弄好了');
    expect(stateOf(world, 101)).toBe('claimed');
  });
});

describe('the poster’s word', () => {
  it.each([
    ['满意', '满意'],
    ['一般', '一般'],
    ['不满意', '不满意'],
    ['好了', null],
  ] as const)('%s closes it', async (words, rating) => {
    await fridgeIsTaken();
    await world.until('15:40');
    await world.market.from('王师傅', '完成101');
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', words));
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating });
    expect(publicLines(lines)).toEqual([]);
    if (rating === '不满意') world.staffRoom.hears('101号单', '不满意');
    else world.staffRoom.hearsNothing();
  });

  it('好了 before the worker’s word: done and closed, and he is told', async () => {
    await fridgeIsTaken();
    await world.until('15:40');
    world.with('王师傅').hears('101号单', '别忘了');
    await world.grid(3).from('张阿姨', '好了');
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating: null });
    world.with('王师傅').hears('101号单', '发单人');
    await world.market.from('王师傅', '完成101');
    expect(stateOf(world, 101)).toBe('closed');
  });

  it('from others, elsewhere, or without an order it is talk', async () => {
    await fridgeIsTaken();
    await world.until('15:40');
    for (const words of ['好了', '满意', '不满意', '一般', '没来']) await expectSilence(world, () => world.grid(3).from('何嬢嬢', words));
    await expectSilence(world, () => world.grid(1).from('张阿姨', '好了'));
    expect(stateOf(world, 101)).toBe('claimed');
  });

  it('right after the claim 好的 is no more than all right', async () => {
    await fridgeIsTaken();
    await world.passes(0.5);
    await expectSilence(world, () => world.grid(3).from('张阿姨', '好的，师傅大概几点到哦'));
    await expectSilence(world, () => world.grid(3).from('张阿姨', '好的，我在家等'));
    expect(stateOf(world, 101)).toBe('claimed');
  });

  it('of two jobs she is asked which', async () => {
    await fridgeIsTaken();
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('熊师傅', '接102');
    await world.until('16:00');
    await world.market.from('王师傅', '完成101');
    await world.market.from('熊师傅', '完成102');
    await world.grid(3).from('张阿姨', '满意');
    world.grid(3).hears('101', '102', '哪');
    await world.grid(3).from('张阿姨', '102');
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['done', 'closed']);
    expect(orderOf(world, 102).state).toMatchObject({ rating: '满意' });
  });

  it('without her word a day closes it, in silence', async () => {
    await fridgeIsTaken();
    await world.until('15:40');
    await world.market.from('王师傅', '完成101 收60');
    await world.until('20:01');
    await world.until('15:39');
    expect(stateOf(world, 101)).toBe('done');
    await expectSilence(world, () => world.passes(2));
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating: null, paidFen: 6000 });
  });
});

describe('he has not come', () => {
  it('before the agreed time there is nothing to ask', async () => {
    await fridgeIsTaken();
    await world.grid(3).from('张阿姨', '师傅没来');
    world.with('张阿姨').hears('101号单', '下午3点');
    world.with('王师傅').hearsNothing();
  });

  it('after it the worker is asked, meanwhile nobody can claim; his word keeps the job', async () => {
    await fridgeIsTaken();
    await world.until('15:10');
    world.with('王师傅').hears('别忘了');
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', '师傅没来'));
    expect(publicLines(lines)).toEqual([]);
    world.with('王师傅').hears('101号单', '10分钟');
    await world.market.from('赵师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    await world.passes(9);
    await world.with('王师傅').from('王师傅', '堵车，马上到');
    world.with('张阿姨').hears('101号单', '王师傅');
    await world.passes(5);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('his word that it is done holds what he was paid', async () => {
    await fridgeIsTaken();
    await world.until('15:30');
    await world.grid(3).from('张阿姨', '师傅没来');
    await world.with('王师傅').from('王师傅', '完成101 没收钱');
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'done', paidFen: 0 });
  });

  it('without his word it is open again after ten minutes, and it is noted', async () => {
    await fridgeIsTaken();
    await world.until('15:10');
    await world.grid(3).from('张阿姨', '没来');
    await world.passes(9.9);
    expect(stateOf(world, 101)).toBe('claimed');
    const lines = await heardDuring(world, () => world.passes(0.2));
    expect(stateOf(world, 101)).toBe('open');
    world.market.hears('101号单', '接101');
    expect(publicLines(lines).join()).not.toMatch(/没来|王师傅/);
    const events = world.station.store.orders.history(orderOf(world, 101).id).map(({ event }) => event);
    expect(events).toContainEqual(expect.objectContaining({ kind: 'given-back', mark: true, reason: 'no-show' }));
    await world.market.from('赵师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('who gave it back when he was asked, and took it again, has not been asked about that', async () => {
    await fridgeIsTaken();
    await world.until('15:10');
    await world.grid(3).from('张阿姨', '师傅没来');
    await world.staffRoom.from('糜主任', '/强制 101 @赵师傅 他在附近');
    await world.staffRoom.from('糜主任', '/强制 101 @王师傅 还是他去');
    await world.passes(11);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('of two workers who both do not answer the poster and the market hear in one line', async () => {
    await world.grid(3).from('张阿姨', '今天下午3点搬家，要2个人，从松山路松山小区3栋2单元搬到南山路，300元');
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.until('15:10');
    await world.grid(3).from('张阿姨', '师傅没来');
    const lines = await heardDuring(world, () => world.passes(10.1));
    expect(holdersOf(world, 101)).toEqual([]);
    expect(lines.filter(({ room }) => room === '3网格群')).toHaveLength(1);
    expect(lines.filter(({ room }) => room === '零工市场')).toHaveLength(1);
  });

  it('nobody but the poster may say it', async () => {
    await fridgeIsTaken();
    await world.until('15:10');
    await expectSilence(world, () => world.grid(3).from('何嬢嬢', '师傅没来'));
    await expectSilence(world, () => world.market.from('赵师傅', '没来'));
  });
});
