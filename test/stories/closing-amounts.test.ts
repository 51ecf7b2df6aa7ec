import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { DRAIN, expectSilence, FRIDGE, heardDuring, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接101');
  await world.until('15:40');
  await world.market.from('王师傅', '完成101 收80');
});
afterEach(() => world.end());

describe('a wrong amount can be objected to for a day', () => {
  it.each(['金额不对', '不是80，是60', '没给那么多', '只给了60', '101 钱不对，给的60', '多收了20块', '师傅多收我20', '80块不对，只给60'])(
    '%s: staff hear of it, she is answered alone',
    async (words) => {
      const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', words));
      expect(lines.filter(({ room }) => room === '工作群').map(({ text }) => text)).toEqual([
        expect.stringMatching(/^101号单 王师傅说收80元，张阿姨说：.*请核实$/),
      ]);
      expect(lines.filter(({ to }) => to !== null).map(({ to }) => to)).toEqual(['张阿姨']);
      expect(publicLines(lines)).toEqual([]);
      expect(stateOf(world, 101)).toBe('done');
    },
  );

  it('by direct message, and after she has rated it, too', async () => {
    await world.with('张阿姨').from('张阿姨', '满意');
    await world.until('20:30');
    await world.with('张阿姨').from('张阿姨', '才给了60');
    world.staffRoom.hears('日报');
    world.staffRoom.hears('101号单', '收80元');
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating: '满意', paidFen: 8000 });
  });

  it('said twice, staff are told once, and both stand in what is kept of it', async () => {
    await world.grid(3).from('张阿姨', '金额不对');
    const again = await heardDuring(world, () => world.grid(3).from('张阿姨', '只给了60'));
    expect(again.map(({ to }) => to)).toEqual(['张阿姨']);
    expect(world.station.store.orders.notes(orderOf(world, 101).id).map(({ text }) => text)).toEqual(['金额不对', '只给了60']);
  });

  it('it closes after its day all the same', async () => {
    await world.grid(3).from('张阿姨', '金额不对');
    await world.isDownUntil('15:41', 1);
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', paidFen: 8000 });
  });

  it('a day later it is too late: talk', async () => {
    await world.untilDay('2026-12-08', '15:41');
    await expectSilence(world, () => world.grid(3).from('张阿姨', '金额不对'));
  });

  it.each(['今天菜价多了', '不是8点，是9点', '80块不贵', '收到', '钱包掉了', '这个月电费不对，多得很'])('%s is talk', async (words) => {
    await expectSilence(world, () => world.grid(3).from('张阿姨', words));
  });

  it('from anybody else, in another group, or where no amount was said, it is talk', async () => {
    await expectSilence(world, () => world.grid(3).from('何嬢嬢', '金额不对'));
    await expectSilence(world, () => world.grid(1).from('张阿姨', '金额不对'));
    await world.grid(1).from('何嬢嬢', DRAIN);
    await world.market.from('熊师傅', '接102');
    await world.market.from('熊师傅', '完成102');
    await expectSilence(world, () => world.grid(1).from('何嬢嬢', '金额不对'));
  });
});
