import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockText } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, DRAIN, expectSilence, heardDuring, holdersOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const LEAK = '水管爆了，漏水漏到楼下了，快来个师傅，北山路丽景小区6栋，电话13900000016';
const fridge = (when: string) => `找人把旧冰箱抬下楼，${when}，松山路松山小区3栋2单元，60元，电话13900000011`;

/** When (by the clock) such lines were heard in that group, or by that person, until the next noon. */
async function timesHeard(where: string, words: RegExp, happens: () => Promise<unknown> = nothing): Promise<readonly string[]> {
  const lines = await heardDuring(world, async () => {
    await happens();
    await world.until('12:00');
  });
  return lines.filter(({ room, to, text }) => (room ?? to) === where && words.test(text)).map(({ at }) => clockText(at));
}
const nothing = async () => undefined;

describe('the edges of the night', () => {
  it.each([
    ['21:59', ['21:59', '7:10']],
    ['22:00', ['7:00', '7:10']],
    ['06:59', ['7:00', '7:10']],
    ['07:00', ['7:00', '7:10']],
  ])('posted at %s: announced, and announced again', async (posted, times) => {
    await world.until(posted);
    const announced = await timesHeard('零工市场', /^101号单 (?:.|\n)*接101/, async () => {
      const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', CLEANING));
      expect(lines.filter(({ room }) => room === '3网格群').map(({ text }) => text.slice(0, 5))).toEqual(['101号单']);
    });
    expect(announced).toEqual(times);
  });

  it.each([
    ['21:29', '21:59'],
    ['21:30', '7:30'],
    ['06:59', '7:30'],
    ['07:00', '7:30'],
  ])('posted at %s: the staff room is called at %s', async (posted, called) => {
    await world.until(posted);
    expect(await timesHeard('工作群', /没人接，请多渠道找人/, () => world.grid(3).from('张阿姨', CLEANING))).toEqual([called]);
  });

  it.each([
    ['20:29', ['21:59', '8:00']],
    ['20:30', ['8:00']],
  ])('posted at %s: named in the line of what nobody took, and not by night', async (posted, times) => {
    await world.until(posted);
    expect((await timesHeard('零工市场', /^还没人接/, () => world.grid(3).from('张阿姨', CLEANING))).slice(0, times.length)).toEqual(times);
  });

  it.each([
    ['今天晚上7点59分', '21:59'],
    ['今天晚上8点', '7:00'],
    ['明天凌晨4点59分', '7:00'],
    ['明天早上5点', '7:00'],
    ['明天早上5点01分', '7:01'],
  ])('taken for %s: he is asked whether it is done at %s', async (when, asked) => {
    await world.grid(3).from('张阿姨', fridge(when));
    await world.market.from('王师傅', '接101');
    expect(
      await timesHeard('王师傅', /做完了吗/, async () => {
        await world.until('21:00');
      }),
    ).toEqual([asked]);
  });

  it.each([
    ['今天晚上9点59分', '21:59'],
    ['今天晚上10点', '7:00'],
    ['明天早上6点59分', '7:00'],
    ['明天早上7点', '7:00'],
  ])('for %s: that nobody was found is told at %s', async (when, told) => {
    await world.grid(3).from('张阿姨', fridge(when));
    await world.until('12:00');
    await world.until('12:00');
    const today = await timesHeard('张阿姨', /一直没人接/);
    expect(today.length > 0 ? today : await timesHeard('张阿姨', /一直没人接/)).toEqual([told]);
  });

  it.each([
    ['21:59', '21:59'],
    ['22:00', '7:00'],
    ['06:59', '7:00'],
    ['07:00', '7:00'],
  ])('reported done at %s: she is asked how it was at %s', async (done, asked) => {
    await world.grid(3).from('张阿姨', fridge('今天晚上9点'));
    await world.market.from('王师傅', '接101');
    await world.until(done);
    expect(await timesHeard('张阿姨', /怎么样？/, () => world.market.from('王师傅', '完成101'))).toEqual([asked]);
    expect(stateOf(world, 101)).toBe('done');
  });

  it.each([
    ['21:59', '21:59'],
    ['22:00', '7:00'],
    ['06:59', '7:00'],
  ])('given back at %s: it stands open in the market at %s', async (back, open) => {
    await world.grid(3).from('张阿姨', fridge('明天下午3点'));
    await world.market.from('王师傅', '接101');
    await world.until(back);
    const times = await timesHeard('零工市场', /还没人接，接单请回：接101/, () => world.market.from('王师傅', '退101'));
    expect([times[0], times.length]).toEqual([open, 2]);
  });
});

describe('by night goes out', () => {
  beforeEach(() => world.until('23:00'));

  it('what is urgent, with its ladder', async () => {
    const lines = await heardDuring(world, async () => {
      await world.grid(1).from('何嬢嬢', LEAK);
      await world.passes(11);
    });
    expect(lines.map(({ room, at }) => [room, clockText(at)])).toEqual([
      ['1网格群', '23:00'],
      ['零工市场', '23:00'],
      ['零工市场', '23:03'],
      ['工作群', '23:10'],
    ]);
  });

  it.each(['家里停电了，求电工，松山路5栋', '门反锁了，快找个开锁师傅，松山路6栋', '插座冒火花，快来个电工，松山路7栋'])(
    '%s',
    async (words) => {
      const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', words));
      expect(lines.filter(({ room }) => room === '零工市场')).toHaveLength(1);
    },
  );

  it('a claim of what is not announced yet, with winner, details and who comes; then nothing in the morning', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    const lines = await heardDuring(world, () => world.with('熊师傅').from('熊师傅', '接101'));
    expect(holdersOf(world, 101)).toEqual(['熊师傅']);
    expect(lines.map(({ room, to }) => room ?? to).toSorted()).toEqual(['3网格群', '熊师傅', '零工市场'].toSorted());
    await expectSilence(world, () => world.until('08:30'));
  });

  it('the answer to who asks, changes, withdraws', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    const answers = async (words: string) => (await heardDuring(world, () => world.grid(3).from('张阿姨', words))).map(({ room }) => room);
    expect(await answers('101号单有人接没有？')).toEqual(['3网格群']);
    expect(await answers('改成后天上午')).toEqual(['3网格群']);
    expect(await answers('取消101')).toEqual(['3网格群']);
    await expectSilence(world, () => world.until('08:30'));
  });
});

describe('by night waits', () => {
  it('the correction of what was posted just before; the question to who has just written does not', async () => {
    await world.until('21:58');
    await world.grid(3).from('张阿姨', '找个师傅修洗衣机');
    await world.passes(0.5);
    await world.grid(3).from('张阿姨', '松山路12号3单元');
    const lines = await heardDuring(world, () => world.until('07:05'));
    expect(lines.map(({ room, at }) => [room, clockText(at)])).toEqual([
      ['3网格群', '21:59'],
      ['零工市场', '7:00'],
    ]);
    world.market.hears('101号单 更正', '松山路');
  });

  it('the pieces do not, if he has it already who needs them', async () => {
    await world.until('21:58');
    await world.grid(3).from('张阿姨', '找个师傅通下水道，明天上午');
    await world.market.from('吴师傅', '接101');
    await world.grid(3).from('张阿姨', '松山路12号3单元');
    const lines = await heardDuring(world, () => world.until('07:05'));
    expect(lines.map(({ to, at }) => [to, clockText(at)])).toEqual([['吴师傅', '22:01']]);
  });

  it('the stand-by, who is asked in the morning, and for whom it is kept meanwhile', async () => {
    await world.grid(3).from('张阿姨', fridge('明天下午3点'));
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接101');
    await world.until('22:30');
    const back = await heardDuring(world, () => world.market.from('王师傅', '退101'));
    expect(publicLines(back)).toEqual([]);
    await expectSilence(world, () => world.until('06:59'));
    const asked = await heardDuring(world, () => world.until('07:01'));
    expect(publicLines(asked)).toEqual([expect.stringContaining('赵师傅')]);
    await world.market.from('赵师傅', '要得');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('until the hour that staff have set', async () => {
    await world.staffRoom.from('糜主任', '/设置 安静开始 20:30');
    await world.staffRoom.from('糜主任', '/设置 安静结束 06:00');
    await world.until('20:30');
    expect(await timesHeard('零工市场', /接101/, () => world.grid(3).from('张阿姨', CLEANING))).toEqual([
      '6:00',
      '6:10',
      '7:30',
      '8:30',
      '9:30',
      '10:30',
      '11:30',
    ]);
  });
});
