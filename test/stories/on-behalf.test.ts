import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { expectSilence, heardDuring, holdersOf, orderCount, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld([...CAST, somebody('吴婆婆', ['resident'], { phone: null })]);
});
afterEach(() => world.end());

const FOR_WU = '/派单 代 吴婆婆 13900000041 通下水道，松山路松山小区6栋，明天上午，60元';

describe('a grid worker posts for somebody', () => {
  it('she is named as the poster, and her phone is the one to call', async () => {
    await world.grid(3).from('杨网格', FOR_WU);
    expect(orderOf(world, 101)).toMatchObject({ posterName: '吴婆婆', phone: '13900000041', source: 'command', onBehalfOf: null });
    world.grid(3).hears('101号单');
    world.market.hears('101号单', '接101');
    expect(publicLines(world.heard).join()).not.toMatch(/13900000041|6栋/);
  });

  it('a typed name gives no rights: neither her nickname nor her words change or withdraw it', async () => {
    await world.grid(3).from('杨网格', FOR_WU);
    await expectSilence(world, () => world.grid(3).from('吴婆婆', '不用了，修好了'));
    await world.grid(3).from('吴婆婆', '取消101');
    await world.grid(3).from('吴婆婆', '101号单 改成后天上午');
    expect(stateOf(world, 101)).toBe('open');
    expect(orderOf(world, 101).when).toMatchObject({ kind: 'part', start: expect.any(Number) });
    await world.grid(3).from('杨网格', '取消101');
    expect(stateOf(world, 101)).toBe('cancelled');
  });

  it('with an @ she may', async () => {
    await world.grid(3).from('杨网格', '/派单 代 @吴婆婆 通下水道，松山路松山小区6栋，明天上午，60元');
    expect(orderOf(world, 101).onBehalfOf).not.toBeNull();
    await world.grid(3).from('吴婆婆', '价格80');
    expect(orderOf(world, 101).price).toMatchObject({ minFen: 8000 });
    await world.grid(3).from('吴婆婆', '不用了，修好了');
    expect(stateOf(world, 101)).toBe('cancelled');
  });

  it('who writes from the contact registered under that phone may too', async () => {
    await world.grid(3).from('杨网格', '/派单 代 熊嫂 13800000001 找人搬冰箱，松山路松山小区6栋，明天上午，60元');
    await world.with('熊师傅').from('熊师傅', '取消101');
    expect(stateOf(world, 101)).toBe('cancelled');
  });

  it('the grid worker changes it; after a claim the worker is told', async () => {
    await world.grid(3).from('杨网格', FOR_WU);
    await world.market.from('熊师傅', '接101');
    world.with('熊师傅').hears('归您');
    await world.grid(3).from('杨网格', '/改 101 时间 后天上午');
    world.with('熊师傅').hears('101号单', '改', '退101');
  });

  it.each(['/派单 随便找个人来看一下我家，急', '/派单 搬点东西', '/派单 师傅', '/派单 老人想找人说说话', '/派单 今天的菜价多少'])(
    '%s: the command leaves no doubt, an order is made',
    async (words) => {
      await world.staffRoom.from('杨网格', words);
      expect(orderCount(world)).toBe(1);
      world.market.hears('101号单');
    },
  );

  it('but not of forbidden work', async () => {
    await world.staffRoom.from('杨网格', '/派单 找两个人去讨债，一天500');
    expect(orderCount(world)).toBe(0);
    world.market.hearsNothing();
  });

  it('one grid worker stands in for another, and the history says who', async () => {
    await world.grid(3).from('杨网格', FOR_WU);
    await world.staffRoom.from('李网格', '/改 101 价格 90');
    await world.staffRoom.from('李网格', '/撤单 101 婆婆说不弄了');
    const { station } = world;
    const by = station.store.orders.history(orderOf(world, 101).id).map((event) => [event.event.kind, event.by]);
    const li = station.store.people.named('李网格')[0]?.id;
    expect(by).toContainEqual(['amended', li]);
    expect(by).toContainEqual(['cancelled', li]);
  });

  it('in the market group the announcement is the answer', async () => {
    const lines = await heardDuring(world, () => world.market.from('杨网格', FOR_WU));
    expect(publicLines(lines)).toHaveLength(1);
  });

  it('the same job twice within two hours is one; 不是 makes the second, still for her', async () => {
    await world.grid(3).from('杨网格', FOR_WU);
    await world.grid(3).from('杨网格', FOR_WU);
    world.grid(3).hears('101号单', '已派出');
    world.grid(3).hears('101号单', '已有', '不是');
    expect(orderCount(world)).toBe(1);
    await world.grid(3).from('杨网格', '不是');
    expect(orderOf(world, 102)).toMatchObject({ posterName: '吴婆婆', phone: '13900000041' });
    expect(holdersOf(world, 102)).toEqual([]);
  });
});
