import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockText } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, expectSilence, FRIDGE, heardDuring, holdersOf, orderOf, publicLines, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

async function heHasNotCome(): Promise<void> {
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接101');
  await world.until('15:10');
  await world.grid(3).from('张阿姨', '师傅没来');
}

function givenBack(): readonly unknown[] {
  const events = world.station.store.orders.history(orderOf(world, 101).id).map(({ event }) => event);
  return events.filter(({ kind }) => kind === 'given-back');
}

describe('ten minutes for his word', () => {
  it.each(['到了', '马上到', '在路上，堵车', '还要二十分钟', '我问一下'])(
    '%s, by direct message, keeps the job, up to the last second',
    async (words) => {
      await heHasNotCome();
      await world.until('15:19:59');
      await world.with('王师傅').from('王师傅', words);
      await world.passes(30);
      expect(holdersOf(world, 101)).toEqual(['王师傅']);
      expect(givenBack()).toEqual([]);
    },
  );

  it('a second later he has it no more', async () => {
    await heHasNotCome();
    await world.until('15:20:00');
    expect(stateOf(world, 101)).toBe('open');
    await world.with('王师傅').from('王师傅', '到了');
    expect(holdersOf(world, 101)).toEqual([]);
    expect(givenBack()).toMatchObject([{ mark: true, reason: 'no-show' }]);
  });

  it('来不了 gives it back at once', async () => {
    await heHasNotCome();
    await world.with('王师傅').from('王师傅', '来不了了');
    expect(stateOf(world, 101)).toBe('open');
    await world.market.from('赵师傅', '接101');
    await world.passes(30);
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('完成101 is an answer as well', async () => {
    await heHasNotCome();
    await world.with('王师傅').from('王师傅', '完成101');
    await world.passes(30);
    expect(stateOf(world, 101)).toBe('done');
  });

  it('meanwhile nobody can claim; whoever tries is stand-by, and it reopens to all, at the top', async () => {
    await heHasNotCome();
    await world.market.from('赵师傅', '接101');
    expect([holdersOf(world, 101), standbyOf(world, 101)]).toEqual([['王师傅'], ['赵师傅']]);
    await world.passes(5);
    const lines = await heardDuring(world, () => world.until('15:20:00'));
    expect(publicLines(lines).filter((text) => /^101号单(?:.|\n)*接101/.test(text))).toHaveLength(1);
    expect(publicLines(lines).join()).not.toMatch(/没来|王师傅/);
  });

  it('said twice he is asked once, and has no more time for it', async () => {
    await heHasNotCome();
    await world.passes(5);
    const again = await heardDuring(world, () => world.grid(3).from('张阿姨', '101没来'));
    expect(again.filter(({ to }) => to === '王师傅')).toEqual([]);
    await world.until('15:20:00');
    expect(stateOf(world, 101)).toBe('open');
  });

  it('who said that he comes, and does not, can be missed again', async () => {
    await heHasNotCome();
    await world.with('王师傅').from('王师傅', '马上到');
    await world.until('15:40');
    await world.grid(3).from('张阿姨', '师傅还没来');
    await world.until('15:50:00');
    expect(stateOf(world, 101)).toBe('open');
  });
});

describe('beside other things', () => {
  it('a process that was away lets him go when it is back, once', async () => {
    await heHasNotCome();
    const lines = await heardDuring(world, () => world.isDownUntil('15:50'));
    expect(stateOf(world, 101)).toBe('open');
    expect(publicLines(lines).filter((text) => text.includes('接101'))).toHaveLength(1);
    await world.restarts();
    await expectSilence(world, () => world.passes(5));
    expect(givenBack()).toHaveLength(1);
  });

  it('a restart in between changes nothing', async () => {
    await heHasNotCome();
    await world.restarts();
    await world.with('王师傅').from('王师傅', '马上到');
    await world.restarts();
    await world.passes(30);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('the ladder counts from the reopening', async () => {
    await heHasNotCome();
    await world.until('15:20:00');
    const lines = await heardDuring(world, () => world.until('16:55'));
    expect(lines.filter(({ room }) => room !== null).map(({ room, at }) => `${room} ${clockText(at)}`)).toEqual([
      '零工市场 15:30',
      '工作群 15:50',
      '零工市场 16:50',
    ]);
  });

  it('withdrawn meanwhile, nothing follows', async () => {
    await heHasNotCome();
    await world.grid(3).from('张阿姨', '取消101');
    await expectSilence(world, () => world.until('19:59'));
    expect(stateOf(world, 101)).toBe('cancelled');
  });

  it('by night it is asked and taken back all the same, but stands open in the morning', async () => {
    await world.grid(3).from('张阿姨', FRIDGE.replace('下午3点', '晚上9点半'));
    await world.market.from('王师傅', '接101');
    await world.until('22:05');
    await world.grid(3).from('张阿姨', '师傅没来');
    await world.until('22:16');
    expect(stateOf(world, 101)).toBe('open');
    const lines = await heardDuring(world, () => world.until('07:01'));
    expect(lines.map(({ room, at }) => `${room} ${clockText(at)}`)).toEqual(['零工市场 7:00']);
  });

  it('said of work that he has reported done, it is for staff to find out; a day later it is closed like any other', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.until('16:00');
    await world.market.from('王师傅', '完成101');
    await world.until('20:30');
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', '师傅没来'));
    expect(lines.map(({ room, to }) => room ?? to)).toEqual(['工作群', '张阿姨']);
    await world.until('20:29');
    expect(stateOf(world, 101)).toBe('done');
    await world.passes(2);
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating: null });
  });

  it('of two jobs it is about the one whose time has come', async () => {
    await heHasNotCome();
    await world.until('15:30');
    await world.grid(3).from('张阿姨', CLEANING);
    await world.market.from('刘孃', '接102');
    await world.market.from('赵师傅', '接101');
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', '没来'));
    expect(lines.map(({ to }) => to)).toEqual(['赵师傅', '张阿姨']);
  });

  it('whom the bot cannot write to is asked in the market, without a word about what for', async () => {
    await world.grid(3).from('张阿姨', CLEANING.replace('后天上午9点', '今天上午9点'));
    await world.market.from('周姐', '接101');
    await world.until('09:10');
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', '没来'));
    expect(publicLines(lines)).toEqual([expect.stringMatching(/^101号单 @周姐/)]);
    expect(publicLines(lines).join()).not.toContain('没来');
    await world.market.from('周姐', '在路上了');
    await world.passes(15);
    expect(holdersOf(world, 101)).toEqual(['周姐']);
  });
});
