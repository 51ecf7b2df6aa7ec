import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, DRAIN, expectSilence, FRIDGE, heardDuring, MOVING, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const URGENT = '水管爆了，漏水漏到楼下了，快来个师傅，北山路丽景小区6栋，电话13900000016';

describe('reminders', () => {
  it('half an hour before a clock time, with everything he needs', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    world.with('王师傅').hears('归您');
    await world.until('14:29');
    world.with('王师傅').hearsNothing();
    await world.until('14:31');
    world.with('王师傅').hears('101号单', '3点', '3栋2单元');
  });

  it('for an early hour at half past nine the evening before', async () => {
    await world.market.from('田哥', MOVING.replace('明天上午9点', '明天早上7点'));
    await world.market.from('王师傅', '接101');
    world.with('王师傅').hears('归您');
    await world.until('21:29');
    world.with('王师傅').hearsNothing();
    await world.until('21:31');
    world.with('王师傅').hears('101号单', '7点');
    await world.until('06:59');
    world.with('王师傅').hearsNothing();
  });

  it('for a part of a day the evening before, or at once when that is over', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('熊师傅', '接101');
    world.with('熊师傅').hears('归您');
    await world.until('21:31');
    world.with('熊师傅').hears('101号单', '明天(周二)上午');
  });

  it('two hours after the agreed time he is asked whether it is done, once', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.until('16:59');
    const lines = await heardDuring(world, () => world.passes(2));
    expect(lines.map(({ to }) => to)).toEqual(['王师傅']);
    expect(lines[0]?.text).toContain('做完');
    const later = await heardDuring(world, () => world.until('19:59'));
    expect(later).toEqual([]);
  });

  it('a change of the time moves the reminder', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.passes(5);
    await world.grid(3).from('张阿姨', '改成今天下午5点');
    await expectSilence(world, () => world.until('16:29'));
    const lines = await heardDuring(world, () => world.passes(2));
    expect(lines.map(({ to }) => to)).toEqual(['王师傅']);
  });

  it('a withdrawn or finished order reminds nobody', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.grid(3).from('张阿姨', '取消101');
    await expectSilence(world, () => world.until('19:59'));
  });
});

describe('nobody takes it', () => {
  it('announced again after ten minutes, grid workers called after thirty, one line an hour from an hour after that', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await expectSilence(world, () => world.passes(9.9));
    const again = await heardDuring(world, () => world.passes(0.2));
    expect(publicLines(again)).toEqual([expect.stringMatching(/^101号单 (?:.|\n)*接101/)]);
    await expectSilence(world, () => world.passes(19.8));
    const call = await heardDuring(world, () => world.passes(0.2));
    expect(call.map(({ room }) => room)).toEqual(['工作群']);
    expect(call[0]?.text).toMatch(/^101号单 没人接/);
    for (const word of ['杨网格', '熊师傅', '吴师傅']) expect(call[0]?.text).toContain(word);
    expect(call[0]?.text).not.toContain('王师傅');
    await expectSilence(world, () => world.passes(59.7));
    const merged = await heardDuring(world, () => world.passes(0.4));
    expect(publicLines(merged)).toEqual([expect.stringMatching(/还没人接.*101/)]);
  });

  it('for an urgent one after three and ten minutes', async () => {
    await world.grid(1).from('何嬢嬢', URGENT);
    const until = async (minutes: number) => heardDuring(world, () => world.passes(minutes));
    expect((await until(2.9)).filter(({ room }) => room === '零工市场')).toEqual([]);
    expect((await until(0.2)).map(({ room }) => room)).toContain('零工市场');
    expect((await until(6.8)).map(({ room }) => room)).not.toContain('工作群');
    expect((await until(0.2)).map(({ room }) => room)).toContain('工作群');
  });

  it('several are merged into one line', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(5);
    await world.grid(1).from('何嬢嬢', CLEANING);
    const lines = await heardDuring(world, () => world.until('11:00'));
    const merged = lines.filter(({ room, text }) => room === '零工市场' && text.startsWith('还没人接'));
    expect(merged.some(({ text }) => text.includes('101') && text.includes('102'))).toBe(true);
    expect(merged.length).toBeLessThanOrEqual(2);
  });

  it('by night the ladder stands still and counts from the morning', async () => {
    await world.until('21:55');
    await world.grid(3).from('张阿姨', CLEANING);
    await expectSilence(world, () => world.until('06:59'));
    await expectSilence(world, () => world.until('07:04'));
    const again = await heardDuring(world, () => world.until('07:11'));
    expect(again.map(({ room }) => room)).toEqual(['零工市场']);
    const call = await heardDuring(world, () => world.until('07:31'));
    expect(call.map(({ room }) => room)).toEqual(['工作群']);
  });

  it('an answer that quotes the call says who was found elsewhere, and closes the order so', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(31);
    const call = world.heard.find(({ room }) => room === '工作群')?.text ?? '';
    await world.staffRoom.from('杨网格', '找到外面的老陈了，他去', { quote: call });
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', elsewhere: true });
    await expectSilence(world, () => world.passes(120));
  });

  it('/渠道 does the same', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.staffRoom.from('杨网格', '/渠道 101 外面的老陈');
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', elsewhere: true });
  });

  it('a claim ends the ladder', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.passes(5);
    await world.market.from('王师傅', '接101');
    await expectSilence(world, () => world.until('14:25'));
  });
});

describe('the end of an order that nobody took', () => {
  it('24 hours after the agreed time, told to the sender', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.until('14:59');
    await world.until('14:59');
    expect(stateOf(world, 101)).toBe('open');
    await world.passes(2);
    expect(stateOf(world, 101)).toBe('expired');
    world.with('张阿姨').hears('101号单');
  });

  it('without a time 48 hours after posting', async () => {
    await world.grid(3).from('张阿姨', '找人把旧冰箱抬下楼，松山路松山小区3栋，60元');
    await world.until('07:59');
    await world.until('07:59');
    expect(stateOf(world, 101)).toBe('open');
    await world.passes(2);
    expect(stateOf(world, 101)).toBe('expired');
  });
});

describe('more than three days ahead', () => {
  it('it is announced again the day before', async () => {
    await world.grid(3).from('张阿姨', '12月14日上午9点找人搬家，从松山小区3栋搬到南山路，300元');
    world.market.hears('101号单', '12月14日');
    for (let day = 0; day < 6; day++) await world.until('07:59');
    const lines = await heardDuring(world, () => world.until('07:59'));
    expect(lines.some(({ room, text }) => room === '零工市场' && /^101号单(?:.|\n)*接101/.test(text))).toBe(true);
  });
});

describe('the daily summary', () => {
  it('is said once in the market and in the staff room, and not again after a restart', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('熊师傅', '接101');
    await world.grid(1).from('何嬢嬢', CLEANING);
    await world.until('19:59');
    const lines = await heardDuring(world, () => world.until('20:00:30'));
    expect(lines.filter(({ text }) => text.includes('日报')).map(({ room }) => room)).toEqual(['零工市场', '工作群']);
    world.market.hears('12月7日', '发单2', '接单1', '102');
    await world.restarts();
    await world.passes(30);
    await world.restarts();
    const later = await heardDuring(world, () => world.until('21:59'));
    expect(later.filter(({ text }) => text.includes('日报'))).toEqual([]);
  });

  it('the time of it can be set', async () => {
    await world.staffRoom.from('糜主任', '/设置 日报时间 18:30');
    const lines = await heardDuring(world, () => world.until('18:31'));
    expect(lines.filter(({ text }) => text.includes('12月7日')).length).toBe(2);
    const evening = await heardDuring(world, () => world.until('20:30'));
    expect(evening.filter(({ text }) => text.includes('12月7日'))).toEqual([]);
  });

  it('without an order that day it is said all the same, by day, each day', async () => {
    await world.until('20:01');
    const second = await heardDuring(world, () => world.until('20:00:30'));
    expect(second.filter(({ text }) => text.includes('12月8日')).map(({ room }) => room)).toEqual(['零工市场', '工作群']);
  });
});
