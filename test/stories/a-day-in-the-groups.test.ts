import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { DRAIN, expectSilence, FRIDGE, heardDuring, holdersOf, MOVING, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

describe('the main way', () => {
  it('张阿姨 asks in her group, 熊师傅 takes it, does it, and she is content', async () => {
    const { market, grid, with: alone } = world;
    await grid(3).from('张阿姨', DRAIN);
    market.hears('101号单', '通下水道', '明天(周二)上午', '松山小区', '80元', '接101');
    grid(3).hears('101号单', '取消101');
    await world.passes(5 / 60);
    await market.from('熊师傅', '接单');
    market.hears('101号单', '熊师傅接了', '用时5秒');
    grid(3).hears('101号单', '熊师傅', '熊师傅的队', '0851-20000000');
    alone('熊师傅').hears('13900000012', '3栋2单元');
    await world.until('10:00');
    await alone('熊师傅').from('熊师傅', '/完成 101 收80');
    alone('熊师傅').hears('101号单');
    alone('张阿姨').hears('101号单', '满意');
    await grid(3).from('张阿姨', '通得好，满意');
    alone('张阿姨').hears('101号单');
    market.hearsNothing();
    grid(3).hearsNothing();
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', paidFen: 8000, rating: '满意' });
    expect(orderOf(world, 101).holders).toMatchObject([{ seconds: 5 }]);
  });

  it('an order from the market is answered by its announcement, and its poster reads there who comes', async () => {
    const { market, with: alone } = world;
    await market.from('田哥', MOVING);
    market.hears('101号单', '搬家', '300元', '北山路丽景小区到南山路');
    await market.from('王师傅', '我接');
    market.hears('101号单', '王师傅接了', '王师傅的队', '0851-20000000');
    alone('王师傅').hears('4栋1802', '南山路', '13900000014');
    market.hearsNothing();
    alone('田哥').hearsNothing();
  });

  it('an order by direct message is answered there, and nowhere else but in the market', async () => {
    const { market, with: alone } = world;
    const lines = await heardDuring(world, () => alone('张阿姨').from('张阿姨', FRIDGE));
    alone('张阿姨').hears('101号单');
    expect(publicLines(lines)).toHaveLength(1);
    await market.from('王师傅', '接101');
    alone('张阿姨').hears('101号单', '王师傅', '王师傅的队');
  });

  it('a grid worker posts for 曾婆婆, who is named to the worker and can change nothing herself', async () => {
    const { market, staffRoom, grid, with: alone } = world;
    await staffRoom.from('杨网格', '/派单 代 曾婆婆 13900000015 换水龙头，松山路粮站宿舍2栋1单元302，今天下午3点，60元，老人一个人在家');
    market.hears('101号单', '换水龙头', '60元');
    await expectSilence(world, () => grid(3).from('曾婆婆', '取消101'));
    await market.from('吴师傅', '接101');
    alone('吴师傅').hears('曾婆婆', '13900000015', '2栋1单元302');
    await staffRoom.from('杨网格', '取消101');
    expect(stateOf(world, 101)).toBe('cancelled');
  });

  it('she for whom it is posted by a mention may change and withdraw it', async () => {
    const { staffRoom, grid } = world;
    await grid(3).from('张阿姨', '早上好');
    await staffRoom.from('杨网格', '/派单 代 @张阿姨 13900000015 换水龙头，松山路粮站宿舍2栋，今天下午3点，60元', { mentions: ['张阿姨'] });
    await grid(3).from('张阿姨', '取消101');
    expect(stateOf(world, 101)).toBe('cancelled');
  });

  it('a whole day of it says at most two public lines for each thing that happens', async () => {
    const { market, grid, with: alone } = world;
    const steps: readonly (() => Promise<unknown>)[] = [
      () => grid(3).from('张阿姨', FRIDGE),
      () => world.passes(0.2),
      () => market.from('王师傅', '我接'),
      () => market.from('赵师傅', '接101'),
      () => world.passes(0.2),
      () => grid(3).from('张阿姨', '改成今天下午4点'),
      () => market.from('王师傅', '来不了'),
      () => market.from('赵师傅', '接'),
      () => world.until('16:20'),
      () => market.from('赵师傅', '完成101 收60'),
      () => grid(3).from('张阿姨', '满意'),
      () => alone('张阿姨').from('张阿姨', '/我的单'),
    ];
    for (const step of steps) expect(publicLines(await heardDuring(world, step)).length).toBeLessThanOrEqual(2);
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
    expect(stateOf(world, 101)).toBe('closed');
  });

  it('every line about an order begins with its number', async () => {
    const { market, grid } = world;
    await grid(3).from('张阿姨', FRIDGE);
    await market.from('王师傅', '接101');
    await market.from('赵师傅', '接101');
    await world.passes(1);
    await grid(3).from('张阿姨', '改成今天下午4点');
    await market.from('王师傅', '退101');
    await world.passes(40);
    await grid(3).from('张阿姨', '取消101');
    for (const { text } of world.heard) expect(text).toMatch(/^101号单 /);
  });
});
