import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockText } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, DRAIN, expectSilence, FRIDGE, heardDuring, orderOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const SEVERAL = '找2个人抬柜子，今天下午3点，松山路松山小区9栋，每人60元';
const FAR_OFF = '12月14日上午9点找人搬家，从松山小区3栋搬到南山路，300元';

/** Where and when something was said, and how it begins. */
async function said(happens: () => Promise<unknown>): Promise<readonly string[]> {
  const lines = await heardDuring(world, happens);
  const words = ({ text }: { readonly text: string }) => text.split(/[\n，]/)[0];
  return lines
    .filter(({ text }) => !text.startsWith('日报 '))
    .map((line) => `${clockText(line.at)} ${line.room ?? line.to}: ${words(line)}`);
}

describe('after a stop of three days', () => {
  it('an order whose time is over has come to its end: its sender hears that, and nobody anything else', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    expect(await said(() => world.isDownUntil('10:00', 3))).toEqual(['10:00 张阿姨: 101号单 一直没人接']);
    expect(stateOf(world, 101)).toBe('expired');
    await expectSilence(world, () => world.until('19:59'));
  });

  it('of one whose place nobody has said it is not asked any more where', async () => {
    await world.grid(3).from('张阿姨', '找个师傅修洗衣机');
    await world.grid(3).from('张阿姨', '电话13900000011');
    expect(await said(() => world.isDownUntil('10:00', 3))).toEqual(['10:00 张阿姨: 101号单 一直没人接']);
  });

  it('one that was called for before is not named as open any more', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.passes(60);
    expect(await said(() => world.isDownUntil('10:00', 3))).toEqual(['10:00 张阿姨: 101号单 一直没人接']);
  });

  it('by night it is told in the morning', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    expect(await said(() => world.isDownUntil('03:00', 3))).toEqual([]);
    expect(stateOf(world, 101)).toBe('expired');
    expect(await said(() => world.until('10:00'))).toEqual(['7:00 张阿姨: 101号单 一直没人接']);
  });

  it('one that is still to come is looked for again, at once and then as ever', async () => {
    await world.grid(3).from('张阿姨', FAR_OFF);
    await world.passes(60);
    expect(await said(() => world.isDownUntil('10:00', 3))).toEqual(['10:00 零工市场: 还没人接：101']);
    expect(await said(() => world.until('12:30'))).toEqual(['11:00 零工市场: 还没人接：101', '12:00 零工市场: 还没人接：101']);
  });

  it('of one that some of several have taken, sender and staff hear who comes; nobody is looked for', async () => {
    await world.grid(3).from('张阿姨', SEVERAL);
    await world.market.from('王师傅', '接101');
    expect(await said(() => world.isDownUntil('10:00', 3))).toEqual(['10:00 张阿姨: 101号单 要2人', '10:00 工作群: 101号单 要2人']);
    expect(stateOf(world, 101)).toBe('claimed');
    expect(await said(() => world.until('19:59'))).toEqual(['12:00 王师傅: 101号单 做完了吗？']);
  });

  it('who has a job is asked whether it is done, once, and not reminded of what is over', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    expect(await said(() => world.isDownUntil('10:00', 3))).toEqual(['10:00 王师傅: 101号单 做完了吗？']);
    await expectSilence(world, () => world.until('19:59'));
  });

  it('what was done and not spoken of is closed, in silence', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.until('16:00');
    await world.market.from('王师傅', '完成101 收60');
    expect(await said(() => world.isDownUntil('10:00', 3))).toEqual([]);
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'closed', rating: null, paidFen: 6000 });
  });

  it('whoever had not come, and said nothing, has lost the job; its time is over, and there is a day to find another', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.until('15:10');
    await world.grid(3).from('张阿姨', '师傅没来');
    const lines = await said(() => world.isDownUntil('10:00', 3));
    expect(lines.filter((line) => !line.includes('做完了吗'))).toEqual([
      '10:00 王师傅: 101号单 没等到您回话',
      '10:00 零工市场: 101号单 搬家搬运',
      '10:00 3网格群: 101号单 师傅来不了',
    ]);
    expect(lines).toHaveLength(3);
    expect(stateOf(world, 101)).toBe('open');
    await world.until('09:59');
    expect(stateOf(world, 101)).toBe('open');
    await world.passes(2);
    expect(stateOf(world, 101)).toBe('expired');
  });

  it('several are dealt with in one go, and the clock goes on', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.grid(3).from('罗大爷', DRAIN);
    await world.grid(1).from('何嬢嬢', CLEANING.replace('后天上午9点', '12月12日上午9点'));
    await world.isDownUntil('10:00', 3);
    expect([101, 102, 103].map((number) => stateOf(world, number))).toEqual(['expired', 'expired', 'open']);
    expect(world.station.store.due.nextAt()).toBeGreaterThan(world.now());
    await world.market.from('刘孃', '接103');
    expect(stateOf(world, 103)).toBe('claimed');
  });
});

describe('a stop and the announcement of the day before', () => {
  it('it is made when the process is back, if there is still somebody to be found for', async () => {
    await world.grid(3).from('张阿姨', FAR_OFF);
    await world.untilDay('2026-12-13', '07:30');
    const lines = await said(() => world.isDownUntil('09:30'));
    expect(lines.filter((line) => line.includes('101号单'))).toEqual(['9:30 零工市场: 101号单 搬家搬运']);
  });
});
