import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ledgerRows } from '../../src/application/figures/ledger-rows.ts';
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
    '%s: staff hear of it, she and the worker are spoken to alone',
    async (words) => {
      const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', words));
      expect(lines.filter(({ room }) => room === '工作群').map(({ text }) => text)).toEqual([
        expect.stringMatching(/^101号单 王师傅说收80元，张阿姨说：.*请核实，改数发：\/改 101 实收 60$/),
      ]);
      const told = lines.flatMap(({ to }) => to ?? []);
      expect(told).toEqual(/60/.test(words) ? ['王师傅', '张阿姨'] : ['张阿姨']);
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
    expect(again.map(({ to }) => to)).toEqual(['王师傅', '张阿姨']);
    expect(world.station.store.orders.notes(orderOf(world, 101).id).map(({ text }) => text)).toEqual(['金额不对', '只给了60']);
  });

  it('of another amount that was named since, staff hear again', async () => {
    await world.grid(3).from('张阿姨', '只给了60');
    await world.market.from('王师傅', '完成101 收75');
    const again = await heardDuring(world, () => world.grid(3).from('张阿姨', '还是不对，只给了60'));
    expect(again.filter(({ room }) => room === '工作群').map(({ text }) => text)).toEqual([expect.stringContaining('王师傅说收75元')]);
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

  it.each(['今天菜价多了', '不是8点，是9点', '80块不贵', '收到', '钱包掉了', '这个月电费不对，多得很', '给的6个鸡蛋', '只给了3天时间'])(
    '%s is talk',
    async (words) => {
      await expectSilence(world, () => world.grid(3).from('张阿姨', words));
    },
  );

  it('from anybody else, in another group, or where no amount was said, it is talk', async () => {
    await expectSilence(world, () => world.grid(3).from('何嬢嬢', '金额不对'));
    await expectSilence(world, () => world.grid(1).from('张阿姨', '金额不对'));
    await world.grid(1).from('何嬢嬢', DRAIN);
    await world.market.from('熊师傅', '接102');
    await world.market.from('熊师傅', '完成102');
    await expectSilence(world, () => world.grid(1).from('何嬢嬢', '金额不对'));
  });
});

describe('a contested amount is put right', () => {
  const paid = () => (orderOf(world, 101).state as { paidFen?: number }).paidFen;
  beforeEach(() => world.grid(3).from('张阿姨', '只给了60'));

  it.each(['完成101 收60', '/完成 101 收60'])('by the worker himself: %s', async (words) => {
    world.with('王师傅').hears('101号单', '完成101 收60');
    const lines = await heardDuring(world, () => world.market.from('王师傅', words));
    expect(paid()).toBe(6000);
    expect(publicLines(lines)).toEqual([]);
    world.with('王师傅').hears('实收改成60元');
    world.with('张阿姨').hears('实收改成60元');
  });

  it('by a grid worker, also after it was closed, days later', async () => {
    await world.grid(3).from('张阿姨', '满意');
    await world.untilDay('2026-12-11', '10:00');
    await world.staffRoom.from('杨网格', '/改 101 实收 60');
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', paidFen: 6000, rating: '满意' });
    world.staffRoom.hears('实收改成60元');
    world.with('王师傅').hears('实收改成60元');
  });

  it('the ledger and the ranking show what it was corrected to', async () => {
    await world.staffRoom.from('杨网格', '/改 101 实收 60');
    await world.with('王师傅').from('王师傅', '/排行 月');
    world.with('王师傅').hears('60元');
    const { station } = world;
    const row = ledgerRows(station.store, '2026-12-07', '2026-12-07', { masked: false })[0];
    expect(row).toMatchObject({ paidFen: 6000 });
  });

  it('a day after the work the worker cannot, a number of hers is answered, and no other can', async () => {
    await world.with('赵师傅').from('赵师傅', '/完成 101 收60');
    await world.untilDay('2026-12-08', '15:41');
    await world.with('王师傅').from('王师傅', '/完成 101 收60');
    expect(paid()).toBe(8000);
    await world.with('张阿姨').from('张阿姨', '101号单 金额不对');
    world.with('张阿姨').hears('过了24小时');
  });

  it.each([
    ['/改 101 实收', '没看懂'],
    ['/改 101 实收 很多', '没看懂'],
    ['/改 102 实收 60', '还没有实收'],
  ])('%s changes nothing and says why', async (words, why) => {
    await world.grid(1).from('何嬢嬢', DRAIN);
    await world.staffRoom.from('杨网格', words);
    world.staffRoom.hears(why);
    expect(paid()).toBe(8000);
  });
});

it('without an objection what the worker first said stands', async () => {
  await world.market.from('王师傅', '完成101 收800');
  expect(orderOf(world, 101).state).toMatchObject({ kind: 'done', paidFen: 8000 });
});
