import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aWorker, CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { FRIDGE, heardDuring, holdersOf, MOVING, orderOf, publicLines, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const SOCKET = '卧室插座没电了，请电工来看看，今天下午5点，松山路松山小区3栋，60元';
const GAS = '厨房燃气管要改，请师傅来移一下燃气管，今天下午5点，松山路松山小区3栋，200元';
const HEIGHTS = '空调外机要移位，请师傅来移机，今天下午5点，松山路松山小区3栋7楼，200元';
const LOCK = '钥匙锁屋里了，请师傅来开锁，今天下午5点，松山路松山小区3栋，100元';
const notes = () => world.station.store.orders.notes(orderOf(world, 101).id).map(({ kind, text }) => `${kind}: ${text}`);

describe('/强制', () => {
  it('needs a reason, which is kept and shown to no group', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.staffRoom.from('糜主任', '/强制 101 @郑小工');
    expect(stateOf(world, 101)).toBe('open');
    await world.staffRoom.from('糜主任', '/强制 101 @郑小工 明天来补签');
    expect(holdersOf(world, 101)).toEqual(['郑小工']);
    expect(notes()).toEqual(['override: 明天来补签']);
    expect(publicLines(world.heard).join()).not.toContain('补签');
    const forced = world.station.store.orders.history(orderOf(world, 101).id).find(({ event }) => event.kind === 'assigned');
    expect(forced).toMatchObject({ event: { forced: true } });
  });

  it.each(['杨网格', '王师傅', '张阿姨'])('is not for %s', async (name) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    const lines = await heardDuring(world, () => world.staffRoom.from(name, '/强制 101 @王师傅 快点'));
    expect(lines.map(({ text }) => text)).toEqual(['这个要站点工作人员用']);
    expect(stateOf(world, 101)).toBe('open');
  });

  it('over a holder: he is told without shame, the market once, nobody else is called', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.passes(1);
    const lines = await heardDuring(world, () => world.staffRoom.from('糜主任', '/强制 101 @刘孃 王师傅喝了酒'));
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['刘孃'], ['赵师傅']]);
    expect(lines.filter(({ room }) => room === '零工市场').map(({ text }) => text)).toEqual(['101号单 派给刘孃了']);
    expect(publicLines(lines).join()).not.toContain('王师傅');
    world.with('王师傅').hears('101号单', '您不用去了');
  });

  it('over the unregistered and the suspended', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.staffRoom.from('糜主任', '/强制 101 @小龚 没有别人', { mentions: ['小龚'] });
    expect(holdersOf(world, 101)).toEqual(['小龚']);
    await world.market.from('田哥', MOVING);
    await world.staffRoom.from('杨网格', '/停接 @赵师傅 3 迟到');
    await world.staffRoom.from('糜主任', '/强制 102 @赵师傅 说好了');
    expect(holdersOf(world, 102)).toEqual(['赵师傅']);
  });

  it.each([
    ['electricity', SOCKET],
    ['gas', GAS],
    ['heights', HEIGHTS],
  ])('never without the certificate for %s, registered or not', async (_, job) => {
    await world.grid(3).from('张阿姨', job);
    expect(orderOf(world, 101).certificates).not.toEqual([]);
    for (const name of ['吴师傅', '小龚', '郑小工']) {
      await world.staffRoom.from('糜主任', `/强制 101 @${name} 他会`, { mentions: name === '小龚' ? ['小龚'] : [] });
      expect(holdersOf(world, 101), name).toEqual([]);
      world.staffRoom.hears('101号单', '没证不能派');
    }
  });

  it('nor by hand-over after that, nor by the answer to an offer', async () => {
    await world.grid(3).from('张阿姨', SOCKET);
    await world.staffRoom.from('糜主任', '/强制 101 @熊师傅 急');
    await world.staffRoom.from('糜主任', '/转单 101 @吴师傅');
    await world.market.from('吴师傅', '好');
    await world.market.from('吴师傅', '101 80我就去');
    await world.grid(3).from('张阿姨', '同意');
    expect(holdersOf(world, 101)).toEqual(['熊师傅']);
  });

  it('for a lock it may, where the station requires the certificate', async () => {
    await world.end();
    world = await openStationWorld(CAST, { claim_certificate_locks: 'require' });
    await world.grid(3).from('张阿姨', LOCK);
    await world.staffRoom.from('杨网格', '/指派 101 @王师傅');
    expect(stateOf(world, 101)).toBe('open');
    await world.staffRoom.from('糜主任', '/强制 101 @王师傅 老锁匠');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('never gives the poster her own order, nor what is over', async () => {
    await world.grid(3).from('王师傅', FRIDGE);
    await world.staffRoom.from('糜主任', '/强制 101 @王师傅 他自己做');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.grid(3).from('王师傅', '取消101');
    await world.staffRoom.from('糜主任', '/强制 101 @赵师傅 还是要做');
    expect(stateOf(world, 101)).toBe('cancelled');
  });

  it('over a holder of several: the last who came goes', async () => {
    await world.end();
    world = await openStationWorld([...CAST, aWorker('孙师傅', ['moving'], { phone: '13800000009' })]);
    await world.grid(3).from('张阿姨', '搬家要两个人，明天上午9点，从北山路丽景小区4栋搬到南山路，400元');
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.staffRoom.from('糜主任', '/强制 101 @孙师傅 换人');
    expect(holdersOf(world, 101)).toEqual(['王师傅', '孙师傅']);
  });
});
