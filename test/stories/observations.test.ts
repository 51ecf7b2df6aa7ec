import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { heardDuring, orderCount, publicLines, textsKept } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const SECRET = '6栋王奶奶两天没出门了';

describe('/上报: somebody needs help', () => {
  it('by direct message it is passed on to the staff room with a number', async () => {
    await world.with('王师傅').from('王师傅', `/上报 ${SECRET}`);
    world.staffRoom.hears('上报1', '王师傅', SECRET, '/上报 1 了结');
    world.with('王师傅').hears('上报1', '报给站点了', '120');
    expect(publicLines(world.heard)).toEqual([]);
    expect(orderCount(world)).toBe(0);
  });

  it('in the staff room it is kept and not repeated', async () => {
    const lines = await heardDuring(world, () => world.staffRoom.from('杨网格', `/上报 ${SECRET}`));
    expect(lines.map(({ text }) => text)).toEqual(['上报1 记下了，处理好了发：/上报 1 了结']);
  });

  it.each(['零工市场', '3网格群'])('written in %s it is passed on all the same, and answered without a word of it', async (room) => {
    const lines = await heardDuring(world, () => world.elsewhere(room).from('王师傅', `/上报 ${SECRET}`));
    expect(publicLines(lines)).toEqual(['请私信我']);
    world.staffRoom.hears('上报1', SECRET);
  });

  it('at night too', async () => {
    await world.until('23:30');
    await world.with('王师傅').from('王师傅', `/上报 ${SECRET}`);
    world.staffRoom.hears('日报');
    world.staffRoom.hears('上报1');
  });

  it('from a resident it is refused in one line and not kept', async () => {
    await world.with('张阿姨').from('张阿姨', `/上报 ${SECRET}`);
    world.with('张阿姨').hears('备案师傅或网格员');
    world.staffRoom.hearsNothing();
    expect(textsKept(world)).not.toContain(SECRET);
  });

  it('without words grid workers see what is open, a worker hears what is missing', async () => {
    await world.with('王师傅').from('王师傅', `/上报 ${SECRET}`);
    world.staffRoom.hears('上报1');
    await world.with('杨网格').from('杨网格', '/上报');
    world.with('杨网格').hears('没了结的上报1件', '王师傅', SECRET);
    await world.with('赵师傅').from('赵师傅', '/上报');
    world.with('赵师傅').hears('少了什么事');
    const lines = await heardDuring(world, () => world.market.from('杨网格', '/上报'));
    expect(publicLines(lines)).toEqual([]);
  });

  it('is settled by a grid worker; thirty days later nothing of it is left', async () => {
    await world.with('王师傅').from('王师傅', `/上报 ${SECRET}`);
    await world.with('王师傅').from('王师傅', '/上报 1 了结');
    world.with('王师傅').hears('报给站点了');
    world.with('王师傅').hears('网格员');
    await world.staffRoom.from('李网格', '/上报 1 了结 已送医');
    world.staffRoom.hears('上报1 王师傅');
    world.staffRoom.hears('上报1 了结了');
    await world.staffRoom.from('李网格', '/上报');
    world.staffRoom.hears('没有没了结的上报');
    await world.passes(29 * 24 * 60);
    expect(textsKept(world)).toContain(SECRET);
    await world.passes(2 * 24 * 60);
    expect(textsKept(world)).not.toContain(SECRET);
    expect(world.station.store.observations.byNumber(1)).toMatchObject({ text: null, settled: {} });
  });

  it('is not settled by words that say the opposite', async () => {
    await world.with('王师傅').from('王师傅', `/上报 ${SECRET}`);
    await world.staffRoom.from('李网格', '/上报 1号解决不了，要找社区');
    expect(world.station.store.observations.open()).toHaveLength(2);
  });

  it.each([
    ['/上报 9 了结', '没有上报9'],
    ['/上报 1 了结', '已经了结'],
  ])('%s of what is not open says so', async (words, answer) => {
    await world.staffRoom.from('杨网格', `/上报 ${SECRET}`);
    await world.staffRoom.from('杨网格', '/上报 1 了结');
    await world.staffRoom.from('杨网格', words);
    world.staffRoom.hears(answer);
  });

  it('the same message twice is one', async () => {
    await world.with('王师傅').from('王师傅', `/上报 ${SECRET}`, { id: 'o1' });
    await world.restarts();
    await world.with('王师傅').from('王师傅', `/上报 ${SECRET}`, { id: 'o1' });
    expect(world.station.store.observations.open()).toHaveLength(1);
  });
});
