import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/time.ts';
import { type Heard, openStationWorld, type Place, type StationWorld } from '../support/station-world.ts';
import { CLEANING, DRAIN, FRIDGE, MOVING, orderOf, stateOf } from './telling.ts';

type Said = (world: StationWorld) => Promise<unknown>;

const sent = (where: (world: StationWorld) => Place, name: string, text: string, id: string): Said => {
  return (world) => where(world).from(name, text, { id });
};
const inMarket = (name: string, text: string, id: string): Said => sent((world) => world.market, name, text, id);
const inGrid = (name: string, text: string, id: string): Said => sent((world) => world.grid(3), name, text, id);
const alone = (name: string, text: string, id: string): Said => sent((world) => world.with(name), name, text, id);
const inStaffRoom = (name: string, text: string, id: string): Said => sent((world) => world.staffRoom, name, text, id);
const recalled = (name: string, message: string): Said => {
  return (world) => world.market.recall(name, message);
};

/** A busy morning: orders in pieces, claims, stand-bys, changes, offers, questions, a hand-over, a doubtful message. */
const MORNING: readonly Said[] = [
  inGrid('张阿姨', FRIDGE, 'd1'),
  inMarket('王师傅', '接101', 'd2'),
  inMarket('赵师傅', '接', 'd3'),
  inGrid('何嬢嬢', '找个师傅修洗衣机', 'd4'),
  inGrid('何嬢嬢', '松山路12号3单元，明天上午', 'd5'),
  inMarket('田哥', MOVING, 'd6'),
  inMarket('王师傅', '/退单 101 车坏了', 'd7'),
  inMarket('赵师傅', '接', 'd8'),
  inGrid('罗大爷', '水管好像坏了，咋个办哦', 'd9'),
  inGrid('罗大爷', '是', 'd10'),
  alone('邓姐', CLEANING, 'd11'),
  inMarket('刘孃', '105 120块我就去', 'd12'),
  alone('邓姐', '同意', 'd13'),
  inStaffRoom('杨网格', '/派单 代 曾婆婆 13900000015 通下水道，松山路粮站宿舍2栋，今天下午3点，60元', 'd14'),
  inMarket('熊师傅', '接106', 'd15'),
  inMarket('熊师傅', '/转单 106 @吴师傅', 'd16'),
  inMarket('吴师傅', '好', 'd17'),
  inMarket('赵师傅', '接103', 'd18'),
  recalled('赵师傅', 'd18'),
  inGrid('张阿姨', '改成今天下午4点', 'd19'),
  inMarket('赵师傅', '完成101 收60', 'd20'),
  inGrid('张阿姨', '满意', 'd21'),
  inMarket('田哥', '取消103', 'd22'),
  inGrid('张阿姨', DRAIN, 'd23'),
];

/** Plays the morning, half a minute a message, then lets the rest of the day pass. */
async function play(between: (world: StationWorld, said: Said) => Promise<unknown>): Promise<readonly string[]> {
  const world = await openStationWorld();
  try {
    for (const said of MORNING) {
      await said(world);
      await between(world, said);
      await world.passes(0.5);
    }
    await world.until('20:30');
    return world.heard.map(shown);
  } finally {
    await world.end();
  }
}

const shown = ({ at, room, to, text }: Heard): string => `${(at / MINUTE).toFixed(1)} ${room ?? `→${to}`} ${text}`;
const sorted = (lines: readonly string[]): readonly string[] => [...lines].sort();

describe('the same morning', () => {
  it('says the same when every message but the recall is delivered twice', async () => {
    const once = await play(async () => undefined);
    expect(once.length).toBeGreaterThan(40);
    const twice = await play(async (world, said) => said(world));
    expect(sorted(twice)).toEqual(sorted(once));
  });

  it('says the same when the process ends after every message and starts again', async () => {
    const once = await play(async () => undefined);
    const restarted = await play((world) => world.restarts());
    expect(sorted(restarted)).toEqual(sorted(once));
  });

  it('says the same when each message comes again after a restart, and once more at the end', async () => {
    const once = await play(async () => undefined);
    const again = await play(async (world, said) => {
      await world.restarts();
      await said(world);
    });
    expect(sorted(again)).toEqual(sorted(once));
  });
});

describe('a restart while something is pending', () => {
  const withRestart = async (tell: (world: StationWorld) => Promise<void>): Promise<void> => {
    const world = await openStationWorld();
    try {
      await tell(world);
    } finally {
      await world.end();
    }
  };

  it('the losers of a race are told once', () =>
    withRestart(async (world) => {
      await world.grid(3).from('张阿姨', FRIDGE);
      await world.market.from('王师傅', '接101');
      await world.market.from('赵师傅', '接101');
      await world.restarts();
      await world.passes(1);
      expect(world.heard.filter(({ text }) => text.includes('候补'))).toHaveLength(1);
    }));

  it('the pieces of an order are announced once', () =>
    withRestart(async (world) => {
      await world.grid(3).from('何嬢嬢', '找个师傅修洗衣机');
      await world.grid(3).from('何嬢嬢', '松山路12号3单元');
      await world.restarts();
      await world.grid(3).from('何嬢嬢', '明天上午');
      await world.restarts();
      await world.passes(5);
      expect(world.heard.filter(({ text }) => text.includes('更正')).map(({ text }) => text)).toEqual([
        expect.stringContaining('明天(周二)上午'),
      ]);
    }));

  it('a question asked before it can be answered after it', () =>
    withRestart(async (world) => {
      await world.grid(3).from('罗大爷', '水管好像坏了，咋个办哦');
      await world.restarts();
      await world.grid(3).from('罗大爷', '是');
      expect(stateOf(world, 101)).toBe('open');
    }));

  it('an order claimed before it has its winner after it, and its details were sent once', () =>
    withRestart(async (world) => {
      await world.grid(3).from('张阿姨', FRIDGE);
      await world.market.from('王师傅', '接101', { id: 'claim' });
      await world.restarts();
      await world.market.from('王师傅', '接101', { id: 'claim' });
      await world.market.from('赵师傅', '接101');
      expect(orderOf(world, 101).holders).toHaveLength(1);
      expect(world.heard.filter(({ to, text }) => to === '王师傅' && text.includes('归您'))).toHaveLength(1);
    }));

  it('nothing that was held back for the morning is lost or said twice', () =>
    withRestart(async (world) => {
      await world.until('22:30');
      await world.grid(3).from('张阿姨', DRAIN);
      await world.restarts();
      await world.until('06:30');
      await world.restarts();
      await world.until('07:05');
      expect(world.heard.filter(({ room, text }) => room === '零工市场' && text.startsWith('101号单'))).toHaveLength(1);
    }));
});
