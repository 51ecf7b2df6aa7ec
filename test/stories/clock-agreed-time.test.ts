import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DAY, dayOf, dayStart, isoShanghai, MINUTE, minuteOfDay } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { expectSilence, heardDuring, holdersOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

/** It is Monday, 7 December, eight in the morning. */
const fridge = (when: string) => `找人把旧冰箱抬下楼，${when}，松山路松山小区3栋2单元，60元，电话13900000011`;

/** Words, and the day and time that are meant by them: the start of a clock time, the end of anything longer. */
const AGREED = [
  ['今天上午10点', '2026-12-07', '10:00'],
  ['今天下午', '2026-12-07', '19:00'],
  ['明天', '2026-12-08', '23:59'],
  ['明天上午', '2026-12-08', '12:00'],
  ['周三到周五', '2026-12-11', '23:59'],
  ['明天中午12点前', '2026-12-08', '12:00'],
  ['12月20日', '2026-12-20', '23:59'],
] as const;

/** Words that name no moment. */
const NONE = ['每周六上午', '过几天', '价钱好商量'] as const;

async function isTaken(when: string): Promise<void> {
  await world.grid(3).from('张阿姨', fridge(when));
  await world.market.from('王师傅', '接101');
}

/** The lines to a person that hold these words, with the minute in which they were said. */
async function timesHeard(to: string, words: string, happens: () => Promise<unknown>): Promise<readonly string[]> {
  const lines = await heardDuring(world, happens);
  return lines.filter((line) => line.to === to && line.text.includes(words)).map(({ at }) => isoShanghai(at).slice(5, 16));
}

describe('没来 counts after the agreed time', () => {
  it.each(AGREED)('%s: from %s %s on', async (words, day, time) => {
    await isTaken(words);
    await minuteBefore(day, time);
    const before = await heardDuring(world, () => world.grid(3).from('张阿姨', '师傅没来'));
    expect(before.map(({ to }) => to)).toEqual(['张阿姨']);
    expect(before[0]?.text).toMatch(/^101号单 约的是.*还没到/);
    await world.passes(2);
    const after = await heardDuring(world, () => world.grid(3).from('张阿姨', '师傅没来'));
    expect(after.map(({ to }) => to)).toEqual(['王师傅', '张阿姨']);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it.each([...NONE, '现在就要'])('%s: at once', async (words) => {
    await isTaken(words);
    await world.passes(1);
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', '师傅没来'));
    expect(lines.map(({ to }) => to)).toEqual(['王师傅', '张阿姨']);
  });
});

describe('two hours after the agreed time he is asked, once, and not by night', () => {
  it.each([
    ['现在就要', '12-07T10:00'],
    ['今天上午10点', '12-07T12:00'],
    ['今天下午', '12-07T21:00'],
    ['今天晚上8点', '12-08T07:00'],
    ['明天', '12-09T07:00'],
    ['明天上午', '12-08T14:00'],
    ['周三到周五', '12-12T07:00'],
    ['明天中午12点前', '12-08T14:00'],
  ])('%s: at %s', async (words, at) => {
    await isTaken(words);
    expect(await timesHeard('王师傅', '做完了吗', () => world.untilDay('2026-12-16', '12:00'))).toEqual([at]);
    expect(stateOf(world, 101)).toBe('claimed');
  });

  it.each(NONE)('%s: never', async (words) => {
    await isTaken(words);
    await world.passes(5);
    await expectSilence(world, () => world.until('19:59'));
    expect(await timesHeard('王师傅', '101号单', () => world.untilDay('2026-12-16', '12:00'))).toEqual([]);
  });

  it('who takes it when that is over has two hours from then', async () => {
    await world.grid(3).from('张阿姨', fridge('今天上午10点'));
    await world.until('13:30');
    await world.market.from('王师傅', '接101');
    expect(await timesHeard('王师傅', '做完了吗', () => world.until('21:59'))).toEqual(['12-07T15:30']);
  });
});

describe('nobody is looked for any more a day after the agreed time, told by day', () => {
  it.each(AGREED)('%s, that is %s %s', async (words, day, time) => {
    await world.grid(3).from('张阿姨', fridge(words));
    await minuteBefore(dayAfter(day), time);
    expect(stateOf(world, 101)).toBe('open');
    const told = await timesHeard('张阿姨', '没人接', async () => {
      await world.passes(2);
      expect(stateOf(world, 101)).toBe('expired');
      await world.untilDay('2026-12-30', '12:00');
    });
    expect(told).toEqual([time === '23:59' ? `${dayAfter(dayAfter(day)).slice(5)}T07:00` : `${dayAfter(day).slice(5)}T${time}`]);
  });

  it.each(NONE)('%s: two days after it was posted', async (words) => {
    await world.grid(3).from('张阿姨', fridge(words));
    await world.untilDay('2026-12-09', '07:59');
    expect(stateOf(world, 101)).toBe('open');
    expect(await timesHeard('张阿姨', '没人接', () => world.passes(2))).toEqual(['12-09T08:00']);
    expect(stateOf(world, 101)).toBe('expired');
  });

  it('is told where it was posted to whom the bot cannot write to', async () => {
    await world.market.from('周姐', fridge('今天上午10点'));
    await world.untilDay('2026-12-08', '09:59');
    const lines = await heardDuring(world, () => world.passes(2));
    expect(lines.map(({ room, text }) => [room, text.split('，')[0]])).toEqual([['零工市场', '101号单 @周姐 一直没人接']]);
  });

  it('what has ended can be found elsewhere all the same, but no more be claimed', async () => {
    await world.grid(3).from('张阿姨', fridge('今天上午10点'));
    await world.untilDay('2026-12-08', '10:01');
    await world.market.from('王师傅', '接101');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.staffRoom.from('杨网格', '/渠道 101 外面的老陈');
    expect(stateOf(world, 101)).toBe('closed');
  });
});

async function minuteBefore(day: string, time: string): Promise<void> {
  const at = dayStart(day) + (minuteOfDay(time) ?? 0) * MINUTE - world.now();
  await world.passes(at / MINUTE - 1);
}

function dayAfter(day: string): string {
  return dayOf(dayStart(day) + DAY);
}
