import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aWorker, CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, DRAIN, expectSilence, FRIDGE, heardDuring, holdersOf, MOVING, publicLines, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const SECONDS = 1 / 60;

describe('words of claiming', () => {
  const PLAIN = ['接', '接单', '我接', '能接', '抢', '我来', '我去', '1', '+1', '要得，我去', '得行，我来弄', '接胆', '街单', '这单我接了'];
  const BY_NUMBER = ['接101', '101接', '101号单我接', '接 101', '接１０１', '接101号单', '101 我接', '我接101'];
  it.each([...PLAIN, ...BY_NUMBER, '搬家的我接', '那个搬家的活我接'])('%s takes the only open order', async (words) => {
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', words);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    world.market.hears('101号单', '王师傅接了');
  });

  it.each([
    '收到',
    '看情况',
    '应该可以吧',
    '谁接单？',
    '不接',
    '接不了',
    '接单大王',
    '接娃娃放学',
    '没人接吗',
    '有人接没得',
    '你们哪个接',
    '这单太远了，接不了',
    '要是明天有空我就接',
    '昨天那单我接的',
    '今天接了三单',
    '接个电话先',
    '101号单 王师傅接了',
    '我去吃饭了',
    '哪个来接',
    '再加点钱就好了',
    '赵师傅接单了',
    '1楼还是2楼',
    '一个人搞不动',
    '@赵师傅 你接不接',
  ])('%s takes nothing', async (words) => {
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', words);
    expect(stateOf(world, 101)).toBe('open');
    expect(standbyOf(world, 101)).toEqual([]);
  });

  it.each(['@赵师傅 接单', '@赵师傅 接单了', '@所有人 接单'])('%s calls on others and is no claim of the speaker', async (words) => {
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', words);
    expect(holdersOf(world, 101)).toEqual([]);
  });

  it('a mention of the bot before 接单 does no harm', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '@派单助手 接单', { mentionsBot: true });
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });
});

describe('which order a claim means', () => {
  it('a quoted post points at its order, in the form in which the platform flattens it', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接', { quote: '101号单 搬家搬运 抬冰箱下楼 今天(周一)下午3点' });
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    expect(stateOf(world, 102)).toBe('open');
  });

  it('words that name the job choose among several', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(1).from('何嬢嬢', '卫生间水龙头坏了，请师傅来换，今天下午5点，北山路丽景小区3栋，60元');
    await world.market.from('吴师傅', '通下水道的我接');
    expect(holdersOf(world, 101)).toEqual(['吴师傅']);
    expect(stateOf(world, 102)).toBe('open');
  });

  it('of several open orders the only one of his trades is meant', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接');
    expect(holdersOf(world, 102)).toEqual(['王师傅']);
  });

  it('the only open order is not his work: he is asked, not taken at his word', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('王师傅', '接单');
    world.market.hears('王师傅', '接101');
    expect(stateOf(world, 101)).toBe('open');
    await world.market.from('王师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('two can be meant: he is asked once, and the answer counts from when it is given', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', '接');
    world.market.hears('王师傅', '接101', '接102');
    await expectSilence(world, () => world.market.from('王师傅', '接'));
    await world.passes(30 * SECONDS);
    await world.market.from('赵师傅', '接102');
    await world.market.from('王师傅', '102');
    await world.passes(10 * SECONDS);
    expect(holdersOf(world, 102)).toEqual(['赵师傅']);
    expect(standbyOf(world, 102)).toEqual(['王师傅']);
    expect(stateOf(world, 101)).toBe('open');
  });

  it('somebody else’s answer to that question is not his', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接');
    await world.market.from('田哥的邻居', '102');
    expect(stateOf(world, 102)).toBe('open');
  });

  it.each(['接102', '102 我接'])('%s, of which there is none, takes nothing', async (words) => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', words);
    expect(stateOf(world, 101)).toBe('open');
  });

  it.each(['接0', '接99999999999999999999'])('%s, which can be no order, is not a bare 接', async (words) => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', words);
    expect(stateOf(world, 101)).toBe('open');
  });

  it('接 that quotes a post of no order takes nothing', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接', { quote: '999号单 搬家搬运 搬家' });
    expect(stateOf(world, 101)).toBe('open');
  });

  it('two numbers in one line are two claims', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101和102');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['王师傅'], ['王师傅']]);
  });

  it('nothing is open: words of claiming lead to nothing', async () => {
    for (const words of ['接', '接单', '1', '我去', '可以']) await expectSilence(world, () => world.market.from('王师傅', words));
  });
});

describe('just after an order was taken', () => {
  it('a bare 接 within ten seconds means that order, though another of his trade is open', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', '接102');
    await world.passes(9 * SECONDS);
    await world.market.from('赵师傅', '接');
    expect(standbyOf(world, 102)).toEqual(['赵师傅']);
    expect(stateOf(world, 101)).toBe('open');
  });

  it('after ten seconds it means the one that is open', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', '接102');
    await world.passes(11 * SECONDS);
    await world.market.from('赵师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('within ten seconds another that fits only him is his', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('田哥', MOVING);
    await world.passes(1);
    await world.market.from('王师傅', '接102');
    await world.passes(5 * SECONDS);
    await world.market.from('吴师傅', '接');
    expect(holdersOf(world, 101)).toEqual(['吴师傅']);
    expect(standbyOf(world, 102)).toEqual([]);
  });

  it('everyday words make a stand-by for sixty seconds, not longer', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.passes(59 * SECONDS);
    await world.market.from('赵师傅', '+1');
    await world.passes(3 * SECONDS);
    await world.market.from('熊师傅', '1');
    expect(standbyOf(world, 101)).toEqual(['赵师傅']);
  });

  it('losers are gathered for five seconds and told in one line', async () => {
    await world.market.from('田哥', MOVING);
    world.market.hears('接101');
    await world.market.from('王师傅', '接101');
    world.market.hears('王师傅接了');
    await world.market.from('赵师傅', '接');
    await world.passes(1 * SECONDS);
    await world.market.from('熊师傅', '接101');
    await world.passes(2 * SECONDS);
    await world.market.from('吴师傅', '接101');
    world.market.hearsNothing();
    await world.passes(3 * SECONDS);
    world.market.hears('101号单', '王师傅', '候补', '赵师傅、熊师傅、吴师傅');
    world.market.hearsNothing();
  });
});

describe('after a 接龙', () => {
  const LIST = '#接龙\n周末聚餐\n1. 刘孃\n2. 周姐';
  it('a bare 1 means nothing for ten minutes, and claims again after that', async () => {
    await world.market.from('田哥', MOVING);
    await expectSilence(world, () => world.market.from('刘孃', LIST));
    await expectSilence(world, () => world.market.from('王师傅', '1'));
    await expectSilence(world, () => world.market.from('王师傅', '+1'));
    expect(stateOf(world, 101)).toBe('open');
    await world.passes(10.5);
    await world.market.from('王师傅', '1');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('接101 claims all the same, and so does a 1 in another room’s market list', async () => {
    await world.market.from('田哥', MOVING);
    await world.grid(3).from('何嬢嬢', LIST);
    await world.market.from('王师傅', '1');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });
});

describe('who may claim', () => {
  it('somebody unregistered is sent to the grid worker, the reason goes to him alone', async () => {
    await world.market.from('田哥', MOVING);
    for (const words of ['接', '我接', '接单', '接101']) {
      await world.market.from('小龚', words);
      world.market.hears('101号单', '小龚', '网格员');
      world.with('小龚').hears('登记');
    }
    world.market.hears('101号单', '接101');
    world.market.hearsNothing();
    expect(stateOf(world, 101)).toBe('open');
  });

  it('his everyday words are talk', async () => {
    await world.market.from('田哥', MOVING);
    for (const words of ['1', '+1', '我去', '我来', '可以', '要得']) await expectSilence(world, () => world.market.from('小龚', words));
  });

  it('who has not signed the pledge is not shamed for it in the group', async () => {
    await world.market.from('田哥', MOVING);
    const lines = await heardDuring(world, () => world.market.from('郑小工', '接101'));
    expect(publicLines(lines)).toEqual([expect.stringMatching(/^101号单 郑小工.*网格员/)]);
    expect(publicLines(lines).join()).not.toContain('承诺');
    world.with('郑小工').hears('承诺书');
  });

  it('without the certificate for electric work he is refused, with it he wins', async () => {
    await world.grid(3).from('张阿姨', '卧室插座没电了，请电工来看看，今天下午5点，松山路松山小区3栋，60元');
    const lines = await heardDuring(world, () => world.market.from('吴师傅', '接101'));
    expect(publicLines(lines).join()).not.toContain('证');
    world.with('吴师傅').hears('证');
    await world.market.from('熊师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['熊师傅']);
  });

  it('a tap needs no certificate', async () => {
    await world.grid(3).from('张阿姨', '水龙头坏了，请师傅来换，今天下午5点，松山路松山小区3栋，60元');
    await world.market.from('吴师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['吴师傅']);
  });

  it('three unfinished jobs are enough', async () => {
    await world.end();
    world = await openStationWorld(CAST, { claim_limit: '1' });
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '接102');
    world.market.hears('102号单', '王师傅', '网格员');
    expect(stateOf(world, 102)).toBe('open');
    await world.market.from('王师傅', '完成101');
    await world.market.from('王师傅', '接102');
    expect(holdersOf(world, 102)).toEqual(['王师傅']);
  });

  it('one’s own order cannot be claimed', async () => {
    await world.market.from('王师傅', MOVING);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '我接');
    expect(stateOf(world, 101)).toBe('open');
  });

  it('with registration off anybody may, with everyday words too', async () => {
    await world.end();
    world = await openStationWorld(CAST, { claim_register: 'off' });
    await world.market.from('田哥', MOVING);
    await world.market.from('小龚', '1');
    expect(holdersOf(world, 101)).toEqual(['小龚']);
  });

  it('where the pledge is only warned about he wins, and groups hear nothing of it', async () => {
    await world.end();
    world = await openStationWorld(CAST, { claim_pledge: 'warn' });
    await world.market.from('田哥', MOVING);
    await world.market.from('郑小工', '接101');
    expect(holdersOf(world, 101)).toEqual(['郑小工']);
    expect(publicLines(world.heard).join()).not.toContain('承诺');
    world.staffRoom.hears('101号单', '承诺书');
    world.with('郑小工').hears('承诺书');
  });

  it('a suspended worker is refused whatever the settings are', async () => {
    await world.end();
    world = await openStationWorld(CAST, { claim_register: 'off', claim_pledge: 'off', claim_certificate: 'off' });
    await world.staffRoom.from('杨网格', '/停接 @王师傅 3 迟到');
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    expect(stateOf(world, 101)).toBe('open');
    world.market.hears('101号单', '王师傅', '网格员');
  });
});

describe('where a claim counts', () => {
  it('接101 counts in a grid’s group and by direct message; the winner is told to the market', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('田哥', MOVING);
    await world.grid(1).from('王师傅', '接101');
    await world.with('赵师傅').from('赵师傅', '接102');
    world.market.hears('101号单', '王师傅接了');
    world.market.hears('102号单', '赵师傅接了');
    world.grid(1).hearsNothing();
  });

  it('everyday words in a grid’s group are talk', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    for (const words of ['我来', '好的', '1', '可以']) await expectSilence(world, () => world.grid(3).from('熊师傅', words));
  });

  it('who cannot be written to is asked to add the bot, and a grid worker gets the details', async () => {
    await world.grid(3).from('张阿姨', CLEANING);
    await world.market.from('周姐', '我接');
    world.market.hears('101号单', '周姐', '加我好友');
    world.with('杨网格').hears('101号单', '周姐', '13900000013', '5栋');
  });
});

describe('an order for several', () => {
  const THREE = '明天上午9点搬家，要3个人，从北山路丽景小区4栋1802搬到南山路，600元，电话13900000014';
  const MOVERS = [
    ...CAST,
    aWorker('孙师傅', ['moving'], { phone: '13800000009' }),
    aWorker('钱师傅', ['moving'], { phone: '13800000010' }),
  ];

  it('takes three workers, each with the details at once, and is claimed by the last', async () => {
    await world.end();
    world = await openStationWorld(MOVERS);
    await world.market.from('田哥', THREE);
    await world.market.from('王师傅', '接');
    world.market.hears('101号单', '王师傅接了', '还差2人');
    world.with('王师傅').hears('13900000014');
    await world.market.from('王师傅', '接101');
    await world.market.from('赵师傅', '接');
    world.market.hears('101号单', '赵师傅接了', '还差1人');
    expect(stateOf(world, 101)).toBe('open');
    await world.market.from('孙师傅', '接');
    world.with('孙师傅').hears('13900000014');
    expect(stateOf(world, 101)).toBe('claimed');
    expect(holdersOf(world, 101)).toEqual(['王师傅', '赵师傅', '孙师傅']);
    await world.market.from('钱师傅', '接');
    expect(standbyOf(world, 101)).toEqual(['钱师傅']);
  });

  it('when one of two gives back, nobody says that nobody has it', async () => {
    await world.market.from('田哥', THREE);
    await world.market.from('王师傅', '接');
    await world.market.from('赵师傅', '接');
    const lines = await heardDuring(world, () => world.market.from('赵师傅', '退101'));
    expect(publicLines(lines).join()).not.toContain('还没人接');
    expect(publicLines(lines).join()).toContain('差2人');
  });

  it('when the time comes with two of three, sender and staff are told and the two stay', async () => {
    await world.market.from('田哥', THREE);
    await world.market.from('王师傅', '接');
    await world.market.from('赵师傅', '接');
    await world.until('20:30');
    await world.until('09:01');
    world.with('田哥').hears('101号单', '差1人');
    world.staffRoom.hears('101号单', '还差1人');
    expect(holdersOf(world, 101)).toEqual(['王师傅', '赵师傅']);
  });
});
