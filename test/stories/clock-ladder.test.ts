import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockText } from '../../src/domain/time.ts';
import { aWorker, CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { CLEANING, DRAIN, expectSilence, FRIDGE, heardDuring, MOVING, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld([
    ...CAST,
    somebody('赵网格', ['gridworker'], { grid: 3 }),
    aWorker('钱师傅', ['unclogging'], { pledge: null }),
  ]);
});
afterEach(() => world.end());

const LEAK = '水管爆了，漏水漏到楼下了，快来个师傅，北山路丽景小区6栋，电话13900000016';

/** Room and minute of what is said of the ladder. */
async function steps(happens: () => Promise<unknown>): Promise<readonly string[]> {
  const lines = await heardDuring(world, happens);
  return lines.map(({ room, to, at }) => `${room ?? to} ${clockText(at)}`);
}

describe('the ladder', () => {
  it('of an ordinary order, as long as nobody comes', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    expect(await steps(() => world.until('12:00'))).toEqual([
      '零工市场 8:10',
      '工作群 8:30',
      '零工市场 9:30',
      '零工市场 10:30',
      '零工市场 11:30',
    ]);
  });

  it('of an urgent one', async () => {
    await world.grid(1).from('何嬢嬢', LEAK);
    expect(await steps(() => world.until('10:30'))).toEqual(['零工市场 8:03', '工作群 8:10', '零工市场 9:10', '零工市场 10:10']);
  });

  it('of an urgent one at night: the market is not reminded every hour, but as soon as the night is over', async () => {
    await world.until('23:00');
    await world.grid(1).from('何嬢嬢', LEAK);
    expect(await steps(() => world.until('08:30'))).toEqual(['零工市场 23:03', '工作群 23:10', '零工市场 7:00', '零工市场 8:00']);
  });

  it('calls all the grid workers of that grid, and who may do it', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    const lines = await heardDuring(world, () => world.passes(31));
    const call = lines.find(({ room }) => room === '工作群')?.text ?? '';
    for (const word of ['101号单 没人接', '@杨网格', '@赵网格', '熊师傅', '吴师傅', '多渠道']) expect(call).toContain(word);
    for (const word of ['李网格', '钱师傅', '王师傅']) expect(call).not.toContain(word);
    expect(publicLines(lines).join()).not.toMatch(/杨网格|139/);
  });

  it('several that nobody took are one line, and one that is taken is not in the next', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(1).from('何嬢嬢', CLEANING);
    await world.market.from('田哥', MOVING);
    await world.passes(31);
    await world.market.from('刘孃', '接102');
    const lines = await heardDuring(world, () => world.until('09:31'));
    expect(publicLines(lines)).toEqual([expect.stringMatching(/^还没人接：101、103\n/)]);
  });

  it('has its steps once, however often the process starts anew', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    const times = await steps(async () => {
      for (let minute = 0; minute < 100; minute += 5) {
        await world.passes(5);
        await world.restarts();
      }
    });
    expect(times).toEqual(['零工市场 8:10', '工作群 8:30', '零工市场 9:30']);
  });

  it('begins anew when the order comes back', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(20);
    await world.market.from('熊师傅', '接101');
    await expectSilence(world, () => world.until('10:00'));
    await world.market.from('熊师傅', '退101');
    expect(await steps(() => world.until('11:45'))).toEqual(['零工市场 10:10', '工作群 10:30', '零工市场 11:30']);
  });

  it('ends with a withdrawal', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(5);
    await world.grid(3).from('张阿姨', '取消101');
    await expectSilence(world, () => world.until('19:59'));
  });
});

describe('the process was not there', () => {
  it('for two hours: it steps on from where it stood, once', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(5);
    expect(await steps(() => world.isDownUntil('10:05'))).toEqual(['零工市场 10:05', '工作群 10:05']);
    expect(await steps(() => world.until('12:30'))).toEqual(['零工市场 11:05', '零工市场 12:05']);
  });

  it('in the morning when the announcements of the night were to go out: the ladder counts from when they do', async () => {
    await world.until('22:30');
    await world.grid(3).from('张阿姨', CLEANING);
    expect(await steps(() => world.isDownUntil('07:45'))).toEqual(['零工市场 7:45']);
    expect(await steps(() => world.until('09:30'))).toEqual(['零工市场 7:55', '工作群 8:15', '零工市场 9:15']);
  });

  it('until the middle of the night: nothing of it then, and in the morning it goes on', async () => {
    await world.until('21:40');
    await world.grid(3).from('张阿姨', CLEANING);
    expect(await steps(() => world.isDownUntil('02:00'))).toEqual([]);
    expect(await steps(() => world.until('08:45'))).toEqual(['零工市场 7:10', '工作群 7:30', '零工市场 8:30']);
  });

  it('and it was urgent: it is said at once, by night too', async () => {
    await world.until('23:00');
    await world.grid(1).from('何嬢嬢', LEAK);
    expect(await steps(() => world.isDownUntil('02:00'))).toEqual(['零工市场 2:00', '工作群 2:00']);
  });
});

describe('found elsewhere', () => {
  const foundElsewhere = () => orderOf(world, 101).state;

  it.each(['/渠道 101 外面的老陈', '／渠道 １０１号 外面的老陈', '、渠道101 外面的老陈'])(
    '%s closes it, tells the sender and keeps who it is',
    async (words) => {
      await world.grid(3).from('张阿姨', DRAIN);
      const lines = await heardDuring(world, () => world.staffRoom.from('杨网格', words));
      expect(foundElsewhere()).toMatchObject({ kind: 'closed', elsewhere: true });
      expect(world.station.store.orders.notes(orderOf(world, 101).id)).toMatchObject([{ kind: 'elsewhere', text: '外面的老陈' }]);
      expect(lines.map(({ room, to }) => room ?? to).toSorted()).toEqual(['张阿姨', '零工市场', '工作群'].toSorted());
      expect(publicLines(lines).join()).not.toContain('老陈');
      await expectSilence(world, () => world.until('19:59'));
    },
  );

  it('is for grid workers: from a resident or a worker it does nothing', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(3).from('张阿姨', '/渠道 101 外面的老陈');
    await world.market.from('熊师傅', '/渠道 101 外面的老陈');
    expect(stateOf(world, 101)).toBe('open');
  });

  it('takes it from nobody who has it', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.staffRoom.from('杨网格', '/渠道 101 外面的老陈');
    expect(stateOf(world, 101)).toBe('claimed');
  });

  it('an answer that quotes the call, from whomever of the grid workers, also after a restart; talk that quotes it is none', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(31);
    const quote = world.heard.find(({ room }) => room === '工作群')?.text ?? '';
    await world.restarts();
    await world.staffRoom.from('杨网格', '我问问看', { quote });
    expect(stateOf(world, 101)).toBe('open');
    await world.staffRoom.from('李网格', '找到河边的老陈了', { quote });
    expect(foundElsewhere()).toMatchObject({ kind: 'closed', elsewhere: true });
  });
});
