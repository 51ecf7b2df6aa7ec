import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isoShanghai } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, DRAIN, FRIDGE, heardDuring } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

/** "12月7日 in 零工市场 at 12-07T20:00": one entry a summary. */
async function summaries(happens: () => Promise<unknown>): Promise<readonly string[]> {
  const lines = await heardDuring(world, happens);
  return lines
    .filter(({ text }) => text.startsWith('日报 '))
    .map(({ room, to, text, at }) => `${/\d+月\d+日/.exec(text)?.[0]} in ${room ?? to} at ${isoShanghai(at).slice(5, 16)}`);
}

const both = (day: string, at: string) => [`${day} in 零工市场 at ${at}`, `${day} in 工作群 at ${at}`];
const set = (value: string) => world.staffRoom.from('糜主任', `/设置 日报时间 ${value}`);

describe('the time of the summary, moved by /设置', () => {
  it('to later the same day: once, then', async () => {
    await world.until('19:30');
    await set('21:00');
    expect(await summaries(() => world.until('19:29'))).toEqual(both('12月7日', '12-07T21:00'));
  });

  it('to an hour that has passed, before it was said: at once, and once', async () => {
    await world.until('19:30');
    const said = await summaries(async () => {
      await set('18:30');
      await world.until('23:59');
    });
    expect(said).toEqual(both('12月7日', '12-07T19:30'));
    expect(await summaries(() => world.until('23:59'))).toEqual(both('12月8日', '12-08T18:30'));
  });

  it('after it was said, whether to before or to later: not again that day', async () => {
    await world.until('20:01');
    const said = await summaries(async () => {
      await set('21:00');
      await world.until('20:30');
      await set('19:00');
      await world.until('23:59');
    });
    expect(said).toEqual([]);
    expect(await summaries(() => world.until('23:59'))).toEqual(both('12月8日', '12-08T19:00'));
  });

  it('back and forth before it was said: once', async () => {
    const said = await summaries(async () => {
      for (const time of ['21:00', '18:00', '20:30', '19:00']) await set(time);
      await world.until('23:59');
    });
    expect(said).toEqual(both('12月7日', '12-07T19:00'));
  });

  it('into the quiet hours, if that is what staff want', async () => {
    await set('22:30');
    expect(await summaries(() => world.until('23:59'))).toEqual(both('12月7日', '12-07T22:30'));
  });

  it('to no time of day: it stays', async () => {
    await set('晚饭后');
    expect(await summaries(() => world.until('23:59'))).toEqual(both('12月7日', '12-07T20:00'));
  });
});

describe('the process was not there', () => {
  it('at eight: it is caught up when it is back, and not again after another start', async () => {
    await world.until('19:00');
    expect(await summaries(() => world.isDownUntil('20:40'))).toEqual(both('12月7日', '12-07T20:40'));
    const later = await summaries(async () => {
      await world.restarts();
      await world.isDownUntil('21:30');
      await world.until('19:59');
    });
    expect(later).toEqual([]);
  });

  it('until late in the evening: nobody is disturbed by night, it is said in the morning, of the day that it is of', async () => {
    await world.until('19:00');
    expect(await summaries(() => world.isDownUntil('22:30'))).toEqual([]);
    await world.restarts();
    expect(await summaries(() => world.until('19:59'))).toEqual(both('12月7日', '12-08T07:00'));
    expect(await summaries(() => world.until('19:59'))).toEqual(both('12月8日', '12-08T20:00'));
  });

  it('until the next morning: yesterday is over', async () => {
    await world.until('19:00');
    expect(await summaries(() => world.isDownUntil('08:00'))).toEqual([]);
    expect(await summaries(() => world.until('20:01'))).toEqual(both('12月8日', '12-08T20:00'));
  });

  it.each(['20:00', '20:01', '23:59'])('for three days, until %s: the last day is caught up, and no other', async (back) => {
    await world.until('19:00');
    await world.grid(3).from('张阿姨', DRAIN);
    const said = await summaries(async () => {
      await world.isDownUntil(back, 3);
      await world.until('12:00');
    });
    expect(said).toEqual(both('12月10日', back === '23:59' ? '12-11T07:00' : `12-10T${back}`));
    expect(await summaries(() => world.until('20:01'))).toEqual(both('12月11日', '12-11T20:00'));
  });

  it('for a moment just before or just after: once all the same', async () => {
    await world.until('19:59:59');
    await world.restarts();
    expect(await summaries(() => world.until('20:00:00'))).toEqual(both('12月7日', '12-07T20:00'));
    await world.restarts();
    expect(await summaries(() => world.until('19:59'))).toEqual([]);
  });
});

describe('what it says', () => {
  it('is of that day: posted, claimed and done, and what is still open by number', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.grid(3).from('罗大爷', DRAIN);
    await world.grid(1).from('何嬢嬢', CLEANING);
    await world.grid(1).from('何嬢嬢', '取消103');
    await world.until('16:00');
    await world.market.from('王师傅', '完成101');
    await world.until('20:01');
    world.market.hears('日报 12月7日', '发单3', '接单1', '完成1', '取消1', '102');
    world.staffRoom.hears('没人接');
    world.staffRoom.hears('日报 12月7日', '王师傅');
  });

  it('goes to each market and staff room that is bound, and to no grid’s group', async () => {
    await world.elsewhere('零工市场二').from('糜主任', '/绑定 零工市场');
    expect(await summaries(() => world.until('20:01'))).toEqual([
      '12月7日 in 零工市场 at 12-07T20:00',
      '12月7日 in 零工市场二 at 12-07T20:00',
      '12月7日 in 工作群 at 12-07T20:00',
    ]);
  });
});
