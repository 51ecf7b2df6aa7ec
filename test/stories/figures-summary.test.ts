import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, DRAIN, FRIDGE, heardDuring, MOVING, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

/** For two, tomorrow at nine. */
const FOR_TWO = '明天上午9点搬家，要2个人，从北山路丽景小区4栋1802搬到南山路，400元，电话13900000015';

/** The day's figures as the staff room is told when it asks. */
async function summary(day = ''): Promise<string> {
  const lines = await heardDuring(world, () => world.staffRoom.from('糜主任', `/日报 ${day}`));
  return lines.map(({ text }) => text).join('\n');
}

/** What the staff room was told at eight. */
function saidAtEight(): string {
  return world.heard.findLast(({ room, text }) => room === '工作群' && text.startsWith('日报'))?.text ?? '';
}

describe('the share of the day’s orders that were taken', () => {
  it('leaves out what was withdrawn before anybody had claimed it', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.grid(1).from('何嬢嬢', CLEANING);
    await world.grid(1).from('何嬢嬢', '取消102');
    await world.market.from('田哥', MOVING);
    expect(await summary()).toContain('接单率50%（当天发的2单里接了1单');
  });

  it('counts what was withdrawn after a claim, also where it had been given back, as wanted', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.grid(3).from('张阿姨', '取消101');
    await world.grid(1).from('何嬢嬢', CLEANING);
    await world.market.from('刘孃', '接102');
    await world.market.from('刘孃', '退102');
    await world.grid(1).from('何嬢嬢', '取消102');
    const text = await summary();
    expect(text).toContain('发单2 接单1 完成0');
    expect(text).toContain('没人接0 取消2');
    expect(text).toContain('接单率50%（当天发的2单里接了1单');
  });

  it('does not count as taken what somebody elsewhere does, and says how many these were', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.staffRoom.from('杨网格', '/渠道 101 她侄儿');
    const text = await summary();
    expect(text).toContain('发单1 接单0 完成0');
    expect(text).toContain('没人接0 取消0 其他渠道1');
    expect(text).toContain('接单率0%（当天发的1单里接了0单');
  });

  it('says none on a day without orders', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.until('20:00');
    await world.until('09:00');
    await world.market.from('熊师傅', '接101');
    expect(await summary()).toContain('发单0 接单1');
    expect(await summary()).not.toContain('接单率');
  });
});

describe('an order for several', () => {
  it('counts as taken when the last has come; until then it is open, with how many are missing', async () => {
    await world.market.from('田哥', FOR_TWO);
    await world.market.from('王师傅', '接101');
    expect(await summary()).toMatch(/发单1 接单0 完成0[\s\S]*还没人接：101\(差1人\)$/u);
    await world.market.from('赵师傅', '接101');
    expect(await summary()).toMatch(/发单1 接单1 完成0[\s\S]*没有等人接的单$/u);
  });

  it('that begins with those who came counts on that day, though nobody claimed it then', async () => {
    await world.market.from('田哥', FOR_TWO);
    await world.market.from('王师傅', '接101');
    await world.until('20:00');
    expect(saidAtEight()).toContain('还没人接：101(差1人)');
    await world.until('09:00');
    expect(stateOf(world, 101)).toBe('claimed');
    expect(await summary()).toContain('发单0 接单1');
    // Yesterday it was still open, whatever has become of it since.
    expect(await summary('昨天')).toContain('还没人接：101(差1人)');
    await world.until('20:00');
    expect(saidAtEight()).toContain('发单0 接单1');
  });

  it('for which fewer will do counts as taken from then on', async () => {
    await world.market.from('田哥', FOR_TWO);
    await world.market.from('王师傅', '接101');
    await world.until('20:00');
    await world.until('08:00');
    await world.staffRoom.from('杨网格', '/改 101 人数 1');
    expect(stateOf(world, 101)).toBe('claimed');
    expect(await summary()).toContain('发单0 接单1');
  });

  it('that one of them reports done while another is missing was taken that day', async () => {
    await world.market.from('田哥', FOR_TWO);
    await world.market.from('王师傅', '接101');
    await world.until('20:00');
    await world.until('08:30');
    await world.with('王师傅').from('王师傅', '/完成 101 收400');
    const text = await summary();
    expect(text).toContain('发单0 接单1 完成1');
    expect(text).toContain('完成最多：王师傅1单');
    expect(await summary('昨天')).toContain('发单1 接单0 完成0');
  });

  it('counts for each who did it', async () => {
    await world.market.from('田哥', FOR_TWO);
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.with('王师傅').from('王师傅', '/完成 101 收400');
    expect(await summary()).toContain('完成最多：王师傅1单、赵师傅1单');
    expect(await summary()).toContain('完成1\n');
  });
});

describe('what comes back', () => {
  it('is open again, and taken on the day on which somebody takes it', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('熊师傅', '接101');
    await world.until('20:00');
    expect(saidAtEight()).toContain('发单1 接单1');
    await world.with('熊师傅').from('熊师傅', '退101');
    expect(await summary()).toMatch(/发单1 接单0[\s\S]*还没人接：101$/u);
    await world.until('08:00');
    await world.market.from('吴师傅', '接101');
    expect(await summary()).toContain('发单0 接单1');
    expect(await summary('昨天')).toMatch(/发单1 接单0[\s\S]*还没人接：101$/u);
  });

  it('is measured from when it was free again', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.passes(60);
    await world.market.from('王师傅', '接101');
    await world.passes(30);
    await world.with('王师傅').from('王师傅', '退101');
    await world.passes(0.2);
    await world.market.from('赵师傅', '接101');
    expect(await summary()).toContain('一半在12秒内');
  });

  it('an assigned or handed-over job has no seconds of its own', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.passes(5);
    await world.staffRoom.from('杨网格', '/指派 101 @王师傅');
    expect(await summary()).not.toContain('从发单到接单');
    await world.grid(1).from('何嬢嬢', DRAIN);
    await world.passes(0.1);
    await world.market.from('熊师傅', '接102');
    await world.with('熊师傅').from('熊师傅', '/转单 102 @吴师傅');
    await world.with('吴师傅').from('吴师傅', '好');
    expect(await summary()).toContain('一半在6秒内');
  });
});

describe('the same order', () => {
  it('stands in each figure once, disputed or not', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    const before = await summary();
    await world.grid(3).from('张阿姨', '/纠纷 101 说好的价钱变了');
    expect(await summary()).toBe(before);
    await world.with('王师傅').from('王师傅', '/完成 101 收60');
    await world.grid(3).from('张阿姨', '不满意');
    expect(await summary()).toContain('发单1 接单1 完成1');
  });

  it('that has expired is said as expired that day, whoever is found for it later', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.until('20:00');
    await world.until('15:00');
    expect(stateOf(world, 101)).toBe('expired');
    expect(await summary()).toContain('没人接0 取消0 过期1');
    await world.until('20:00');
    await world.until('09:00');
    await world.staffRoom.from('杨网格', '/渠道 101 她侄儿');
    expect(await summary()).toContain('其他渠道1');
    expect(await summary('昨天')).toContain('过期1');
    expect(await summary('前天')).toContain('还没人接：101');
  });
});
