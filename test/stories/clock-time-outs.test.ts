import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockText } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { expectSilence, FRIDGE, heardDuring, holdersOf, MOVING, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const WASHER = '找个师傅修洗衣机';

async function places(happens: () => Promise<unknown>): Promise<readonly string[]> {
  const lines = await heardDuring(world, happens);
  return lines.map(({ room, to, at }) => `${room ?? to} ${clockText(at)}`);
}

describe('pieces, three minutes', () => {
  it('belong to the order up to the last second, and no longer', async () => {
    await world.grid(3).from('张阿姨', WASHER);
    await world.until('08:02:59');
    await world.grid(3).from('张阿姨', '松山路12号3单元');
    await world.until('08:03:01');
    await world.grid(3).from('张阿姨', '80块');
    expect(orderOf(world, 101)).toMatchObject({ place: { full: '松山路12号3单元' }, price: null });
  });

  it('are told when they are over, not a second before', async () => {
    await world.grid(3).from('张阿姨', WASHER);
    await world.passes(0.5);
    await world.grid(3).from('张阿姨', '松山路12号3单元，明天上午');
    await expectSilence(world, () => world.until('08:02:59'));
    expect(await places(() => world.until('08:03:00'))).toEqual(['零工市场 8:03']);
  });

  it('are told once, later, where the process was not there; and not beside the announcement that holds them', async () => {
    await world.grid(3).from('张阿姨', WASHER);
    await world.grid(3).from('张阿姨', '松山路12号3单元，明天上午');
    expect(await places(() => world.isDownUntil('08:06'))).toEqual(['零工市场 8:06']);
    world.market.hears('101号单');
    world.market.hears('101号单 更正', '明天(周二)上午');
    await world.grid(1).from('何嬢嬢', WASHER);
    await world.grid(1).from('何嬢嬢', '北山路5栋，明天下午');
    const lines = await heardDuring(world, () => world.isDownUntil('08:25'));
    expect(publicLines(lines).filter((text) => text.startsWith('102号单'))).toHaveLength(1);
  });
});

describe('what is missing, sixty seconds', () => {
  it('is asked for at the sixtieth second after the last piece', async () => {
    await world.grid(3).from('张阿姨', WASHER);
    await world.until('08:00:40');
    await world.grid(3).from('张阿姨', '明天上午');
    await expectSilence(world, () => world.until('08:01:39'));
    await world.until('08:01:40');
    world.grid(3).hears('101号单');
    world.grid(3).hears('101号单 在哪里做？', '张阿姨');
  });

  it('is asked once, whether the process ends and starts before or after', async () => {
    await world.grid(3).from('张阿姨', WASHER);
    await world.restarts();
    const lines = await heardDuring(world, async () => {
      await world.isDownUntil('08:02');
      await world.restarts();
      await world.passes(7);
    });
    expect(lines.filter(({ room }) => room === '3网格群').map(({ text }) => text)).toEqual([
      expect.stringContaining('在哪里做、哪天几点来？'),
    ]);
  });

  it('is asked of who has been taken at his word as well, and of nobody who has withdrawn', async () => {
    await world.grid(3).from('张阿姨', '找人把旧冰箱抬下楼，今天下午3点');
    await world.market.from('王师傅', '接101');
    await world.grid(1).from('何嬢嬢', WASHER);
    await world.grid(1).from('何嬢嬢', '取消102');
    expect(await places(() => world.passes(2))).toEqual(['3网格群 8:01']);
  });

  it('is not asked in the middle of the night by a process that was away; in the morning it is', async () => {
    await world.until('21:58');
    await world.grid(3).from('张阿姨', WASHER);
    expect(await places(() => world.isDownUntil('03:00'))).toEqual([]);
    expect(await places(() => world.until('07:05'))).toEqual(['3网格群 7:00']);
  });
});

describe('a stand-by, five minutes', () => {
  beforeEach(async () => {
    await world.market.from('田哥', MOVING);
    for (const name of ['王师傅', '赵师傅']) await world.market.from(name, '接101');
    await world.passes(1);
    await world.market.from('王师傅', '退101');
  });

  it('has it up to the last second', async () => {
    await world.until('08:05:59');
    await world.market.from('赵师傅', '要得');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('has lost it after that: it is open to all, said once', async () => {
    expect(await places(() => world.until('08:06:00'))).toEqual(['零工市场 8:06']);
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'open', reservedFor: null });
    await world.market.from('王师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('has lost it, too, if the process was away meanwhile', async () => {
    expect(await places(() => world.isDownUntil('08:20'))).toEqual(['零工市场 8:20']);
    expect(orderOf(world, 101).state).toMatchObject({ kind: 'open', reservedFor: null });
  });
});

describe('handing over, ten minutes', () => {
  beforeEach(async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '/转单 101 @赵师傅');
  });

  it('can be accepted up to the last second', async () => {
    await world.until('08:09:59');
    await world.with('赵师傅').from('赵师傅', '要得');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('is over after that, and only he who offered it hears so', async () => {
    expect(await places(() => world.until('08:10:00'))).toEqual(['王师傅 8:10']);
    await expectSilence(world, () => world.market.from('赵师傅', '要得'));
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('is over if the process was away meanwhile; nobody is woken to hear it', async () => {
    await world.until('08:05');
    expect(await places(() => world.isDownUntil('08:30'))).toEqual(['王师傅 8:30']);
    await world.until('21:55');
    await world.market.from('王师傅', '/转单 101 @赵师傅');
    expect(await places(() => world.isDownUntil('23:30'))).toEqual([]);
    expect(await places(() => world.until('07:05'))).toEqual(['王师傅 7:00']);
  });
});

describe('another price, thirty minutes', () => {
  beforeEach(async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80块我就去');
  });

  it('can be agreed to up to the last second', async () => {
    await world.until('08:29:59');
    await world.grid(3).from('张阿姨', '同意');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('is over after that: he hears so, and 同意 means nothing', async () => {
    const lines = await heardDuring(world, () => world.until('08:30:00'));
    expect(lines.filter(({ to }) => to === '王师傅')).toHaveLength(1);
    await expectSilence(world, () => world.grid(3).from('张阿姨', '同意'));
    expect(stateOf(world, 101)).toBe('open');
  });

  it('is over if the process was away meanwhile', async () => {
    const lines = await heardDuring(world, () => world.isDownUntil('09:00'));
    expect(lines.filter(({ to }) => to === '王师傅')).toHaveLength(1);
    await expectSilence(world, () => world.grid(3).from('张阿姨', '同意'));
    expect(stateOf(world, 101)).toBe('open');
  });

  it('each offer has its own half hour', async () => {
    await world.passes(10);
    await world.market.from('赵师傅', '101 70块我就去');
    await world.until('08:35');
    await world.grid(3).from('张阿姨', '同意');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });
});
