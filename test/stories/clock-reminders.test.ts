import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoShanghai } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { expectSilence, heardDuring, holdersOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const fridge = (when: string) => `找人把旧冰箱抬下楼，${when}，松山路松山小区3栋2单元，60元，电话13900000011`;

async function isTaken(when: string): Promise<void> {
  await world.grid(3).from('张阿姨', fridge(when));
  await world.market.from('王师傅', '接101');
}

/** The minutes in which somebody is told not to forget. */
async function remindedAt(happens: () => Promise<unknown>, who = '王师傅'): Promise<readonly string[]> {
  const lines = await heardDuring(world, happens);
  const said = lines.filter(({ text }) => text.includes('别忘了'));
  expect(said.filter(({ room, to }) => room !== null || to !== who)).toEqual([]);
  return said.map(({ at }) => isoShanghai(at).slice(5, 16));
}

describe('the worker is reminded, once and alone', () => {
  it.each([
    ['今天上午10点', '12-07T09:30'],
    ['明天早上7点29分', '12-07T21:30'],
    ['明天早上7点半', '12-08T07:00'],
    ['今天晚上10点29分', '12-07T21:59'],
    ['今天晚上10点半', '12-07T21:30'],
    ['明天凌晨2点', '12-07T21:30'],
    ['明天', '12-07T21:30'],
    ['明天晚上', '12-07T21:30'],
    ['周三到周五', '12-08T21:30'],
    ['12月20日', '12-19T21:30'],
    ['12月14日上午9点', '12-14T08:30'],
  ])('of %s at %s', async (when, at) => {
    await isTaken(when);
    expect(await remindedAt(() => world.untilDay('2026-12-21', '12:00'))).toEqual([at]);
  });

  it.each(['现在就要', '每周六上午', '过几天', '价钱好商量', '今天下午', '今天上午8点20分'])(
    'of %s not at all: that time is over, or there is none',
    async (when) => {
      await isTaken(when);
      expect(await remindedAt(() => world.untilDay('2026-12-21', '12:00'))).toEqual([]);
    },
  );

  it('at once is when he takes it, if that evening has passed: the details say it, and nothing says it again', async () => {
    await world.until('21:40');
    const lines = await heardDuring(world, () => isTaken('明天上午'));
    expect(lines.filter(({ to }) => to === '王师傅').map(({ text }) => text)).toEqual([expect.stringContaining('明天(周二)上午')]);
    expect(await remindedAt(() => world.until('20:00'))).toEqual([]);
  });

  it('whoever has it then, and not who has given it back or over', async () => {
    await isTaken('今天下午3点');
    await world.market.from('王师傅', '/转单 101 @赵师傅');
    await world.market.from('赵师傅', '接');
    expect(await remindedAt(() => world.until('19:00'), '赵师傅')).toEqual(['12-07T14:30']);
  });

  it('each of several', async () => {
    await world.grid(3).from('张阿姨', '找2个人抬冰箱下楼，今天下午3点，松山路松山小区3栋，每人60元');
    for (const name of ['王师傅', '赵师傅']) await world.market.from(name, '接101');
    const lines = await heardDuring(world, () => world.until('14:31'));
    expect(lines.map(({ to }) => to).toSorted()).toEqual(['王师傅', '赵师傅'].toSorted());
  });

  it('and to whom it cannot write, the group says nothing in his stead', async () => {
    await world.grid(3).from('张阿姨', '找阿姨来打扫卫生，今天下午3点，北山路丽景小区5栋，100元');
    await world.market.from('周姐', '接101');
    expect(holdersOf(world, 101)).toEqual(['周姐']);
    await world.passes(6);
    await expectSilence(world, () => world.until('19:59'));
  });
});

describe('the process was not there', () => {
  it('when he was to be reminded, but is before the hour: he is reminded then', async () => {
    await isTaken('今天下午3点');
    expect(await remindedAt(() => world.isDownUntil('14:50'))).toEqual(['12-07T14:50']);
  });

  it('until the hour was over: nothing to remind of', async () => {
    await isTaken('今天下午3点');
    expect(await remindedAt(() => world.isDownUntil('15:10'))).toEqual([]);
  });

  it('that evening: the morning will do, for what begins later', async () => {
    await isTaken('明天上午');
    expect(await remindedAt(() => world.isDownUntil('23:40'))).toEqual([]);
    expect(await remindedAt(() => world.until('12:00'))).toEqual(['12-08T07:00']);
  });

  it.each(['明天早上6点半', '明天早上7点'])('that evening, and %s is too early for the morning: he is reminded at night', async (when) => {
    await isTaken(when);
    expect(await remindedAt(() => world.isDownUntil('23:40'))).toEqual(['12-07T23:40']);
  });

  it('when he was to be asked whether it is done: he is asked once, by day', async () => {
    await isTaken('今天下午3点');
    const lines = await heardDuring(world, () => world.isDownUntil('23:40'));
    expect(lines.filter(({ to }) => to === '王师傅')).toEqual([]);
    const later = await heardDuring(world, () => world.until('12:00'));
    expect(later.filter(({ to }) => to === '王师傅').map(({ text }) => text.split('\n')[0])).toEqual(['101号单 做完了吗？']);
  });
});

describe('more than three days ahead', () => {
  const announced = async (happens: () => Promise<unknown>): Promise<readonly string[]> => {
    const lines = await heardDuring(world, happens);
    return lines
      .filter(({ room, text }) => room === '零工市场' && /^101号单(?:.|\n)*接101/.test(text))
      .map(({ at }) => isoShanghai(at).slice(5, 16));
  };

  it.each([
    ['12月10日上午9点', '12-09T08:00'],
    ['12月20日', '12-19T08:00'],
  ])('%s is announced again on the day before', async (when, at) => {
    await world.grid(3).from('张阿姨', fridge(when));
    await world.passes(60);
    expect(await announced(() => world.untilDay('2026-12-20', '08:00'))).toEqual([at]);
  });

  it('not more, and it is not', async () => {
    await world.grid(3).from('张阿姨', fridge('12月10日上午8点'));
    await world.passes(60);
    expect(await announced(() => world.untilDay('2026-12-12', '08:00'))).toEqual([]);
  });

  it('taken, it is not; given back by night, it is both in the morning and on the day before', async () => {
    await isTaken('12月20日上午9点');
    await world.until('22:30');
    await world.market.from('王师傅', '退101');
    expect(await announced(() => world.untilDay('2026-12-20', '08:00'))).toEqual(['12-08T07:00', '12-08T07:10', '12-19T08:00']);
  });
});
