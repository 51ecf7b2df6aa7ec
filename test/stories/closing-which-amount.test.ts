import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { expectSilence, FRIDGE, heardDuring, MOVING, orderOf, publicLines, stateOf } from './telling.ts';

const paidFor = (number: number) => (orderOf(world, number).state as { paidFen?: number | null }).paidFen;

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接101');
  await world.grid(1).from('何嬢嬢', MOVING);
  await world.market.from('王师傅', '接102');
  await world.until('15:40');
});
afterEach(() => world.end());

describe('an amount said afterwards belongs to the job that was done', () => {
  it.each(['收60', '收了60块', '搬好了，收了60', '完成101 收60', '101收60', '弄错了，收60'])('%s', async (words) => {
    await world.with('王师傅').from('王师傅', '完成101');
    await world.with('王师傅').from('王师傅', words);
    const asked = /好了/.test(words);
    if (asked) {
      world.with('王师傅').hears('做完的是哪一单？', '完成101 或 完成102');
      await world.with('王师傅').from('王师傅', '完成101');
    }
    expect(paidFor(101)).toBe(6000);
    world.with('王师傅').hears('101号单 记下了，实收60元');
    world.with('张阿姨').hears('101号单 记下了，实收60元');
    expect(stateOf(world, 102)).toBe('claimed');
  });

  it('of a contested amount 收60 says the right one, and finishes no other job', async () => {
    await world.with('王师傅').from('王师傅', '完成101 收80');
    await world.with('张阿姨').from('张阿姨', '只给了60');
    const lines = await heardDuring(world, () => world.with('王师傅').from('王师傅', '收60'));
    expect(publicLines(lines)).toEqual([]);
    world.with('王师傅').hears('101号单 实收改成60元了');
    expect(paidFor(101)).toBe(6000);
    expect(stateOf(world, 102)).toBe('claimed');
  });

  it('what he first said stands as long as nobody objects', async () => {
    await world.with('王师傅').from('王师傅', '完成101 收80');
    await world.with('王师傅').from('王师傅', '完成101 收90');
    expect(paidFor(101)).toBe(8000);
  });

  it('500收到了 is no number of an order', async () => {
    await world.with('王师傅').from('王师傅', '完成101 收80');
    await world.with('王师傅').from('王师傅', '完成102 收300');
    await expectSilence(world, () => world.market.from('王师傅', '101收到'));
  });
});

describe('a bare 完成 just after a job was done', () => {
  it('does not finish the one of tomorrow unasked', async () => {
    await world.with('王师傅').from('王师傅', '101做完了');
    await world.with('王师傅').from('王师傅', '完成');
    world.with('王师傅').hears('做完的是哪一单？', '完成102');
    expect(stateOf(world, 102)).toBe('claimed');
    await world.with('王师傅').from('王师傅', '完成102');
    expect(stateOf(world, 102)).toBe('done');
  });

  it('said half an hour later means the only one in hand, be it early', async () => {
    await world.with('王师傅').from('王师傅', '101做完了');
    await world.until('16:30');
    await world.with('王师傅').from('王师傅', '搬完了');
    expect(stateOf(world, 102)).toBe('done');
  });
});

it('staff are shown the amount that the resident named', async () => {
  await world.with('王师傅').from('王师傅', '完成101 收80');
  await world.with('张阿姨').from('张阿姨', '不对，我给的是50');
  world.staffRoom.hears('101号单 王师傅说收80元', '/改 101 实收 50');
});
