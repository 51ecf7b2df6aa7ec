import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readXmlQuote } from '../../src/channels/wechaty/message-xml.ts';
import { splitQuote } from '../../src/language/quote.ts';
import { aWorker, CAST, openStationWorld, type StationWorld } from '../support/station-world.ts';
import { DRAIN, expectSilence, FRIDGE, holdersOf, MOVING, standbyOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const TAP = '水龙头坏了，请师傅来换，今天下午5点，北山路丽景小区3栋，60元';

/** Everybody knows two orders for movers: nothing but what is said tells them apart. */
async function twoForMovers(): Promise<void> {
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('田哥', MOVING);
}

const dashes = (count: number): string => Array.from({ length: count }, () => '-').join(' ');
const POST = '101号单 搬家搬运\n抬冰箱下楼\n今天(周一)下午3点\n松山路松山小区\n60元\n接单请回：接101';
const inXml = (content: string): string =>
  `<msg><appmsg><title>我接</title><type>57</type><refermsg><svrid>61</svrid><displayname>派单助手</displayname><content>${content}</content></refermsg></appmsg></msg>`;

/** As each gateway hands a quoting reply through. */
const FLATTENED: readonly (readonly [string, string])[] = [
  ['brackets, full-width colon, 15 dashes', `「派单助手：${POST}」\n${dashes(15)}\n我接`],
  ['brackets and 16 dashes', `「派单助手：${POST}」\n${dashes(16)}\n我接`],
  ['no brackets', `派单助手：${POST}\n${dashes(15)}\n我接`],
  ['no brackets and a half-width colon', `派单助手: ${POST}\n${dashes(6)}\n我接`],
  ['a blank after the last dash', `「派单助手：${POST}」\n${dashes(15)} \n我接`],
  ['only the first line of the post', `「派单助手：101号单 搬家搬运」\n${dashes(15)}\n我接`],
];

describe('a number', () => {
  it('counts before the post that is quoted', async () => {
    await twoForMovers();
    await world.market.from('王师傅', '接102', { quote: POST });
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([[], ['王师傅']]);
  });

  it('counts before the words that name another job', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('田哥', MOVING);
    await world.market.from('吴师傅', '搬家那个，接101');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['吴师傅'], []]);
  });

  it('counts outside his trades, without a question', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('王师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('said twice in one message is one claim, with one answer', async () => {
    await twoForMovers();
    await world.market.from('王师傅', '接101接101');
    world.market.hears('101号单', '王师傅接了');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    expect(world.heard.filter(({ text }) => text.includes('已经是您的'))).toEqual([]);
  });

  it.each(['101', '101号单', '１０１'])('%s alone claims from a worker in the market', async (words) => {
    await twoForMovers();
    await world.market.from('王师傅', words);
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('alone is nothing in a grid’s group, nor from somebody unregistered', async () => {
    await twoForMovers();
    await expectSilence(world, () => world.market.from('小龚', '101'));
    await expectSilence(world, () => world.grid(3).from('王师傅', '101'));
    expect(stateOf(world, 101)).toBe('open');
  });
});

describe('a quoted post', () => {
  it.each(FLATTENED)('is found with %s', async (_, flat) => {
    await twoForMovers();
    const { quoted, reply } = splitQuote(flat);
    await world.market.from('王师傅', reply, { quote: quoted?.text ?? '' });
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['王师傅'], []]);
  });

  it('is found in XML', async () => {
    await twoForMovers();
    const quote = readXmlQuote(inXml(POST));
    await world.market.from('王师傅', quote?.reply ?? '', { quote: quote?.text ?? '' });
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('that does not come through leaves a bare 接: he is asked', async () => {
    await twoForMovers();
    await world.market.from('王师傅', '我接');
    world.market.hears('接101', '接102');
  });

  it.each(['图片', '@王师傅 您接哪一单？回：接101 或 接102', '还没人接：101、102'])('%s points at no order: he is asked', async (quote) => {
    await twoForMovers();
    await world.market.from('王师傅', '我接', { quote });
    world.market.hears('@王师傅', '接101 或 接102');
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['open', 'open']);
  });

  it('under which somebody else was meant claims only for who writes', async () => {
    await twoForMovers();
    await world.market.from('王师傅', '接', { quote: '101号单 赵师傅接了，用时5秒' });
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it.each(['1', '+1', '我去', '可以', '好'])('makes %s of a worker a claim, in a grid’s group too', async (words) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.grid(3).from('王师傅', words, { quote: '101号单 已派出。改动直接说，不要了回“取消101”' });
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    world.market.hears('101号单', '王师傅接了');
  });

  it('of an order taken long ago makes a stand-by of 接, and nothing of 好', async () => {
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '接101');
    await world.passes(5);
    await expectSilence(world, () => world.market.from('熊师傅', '好', { quote: POST }));
    await world.market.from('赵师傅', '我接', { quote: POST });
    expect(standbyOf(world, 101)).toEqual(['赵师傅']);
  });
});

describe('words that name the job', () => {
  it('name none that is open: he is asked among those that are', async () => {
    await twoForMovers();
    await world.market.from('王师傅', '通下水道的我接');
    world.market.hears('王师傅', '接101', '接102');
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['open', 'open']);
  });

  it('fit two with the same task: he is asked between those two', async () => {
    await world.grid(3).from('张阿姨', TAP);
    await world.grid(1).from('何嬢嬢', '卫生间水龙头坏了，请师傅来换，明天上午，松山路粮站宿舍2栋，60元');
    await world.market.from('田哥', MOVING);
    await world.market.from('吴师傅', '换水龙头的我接');
    world.market.hears('吴师傅', '接101', '接102');
    expect(world.heard.filter(({ text }) => text.includes('接103') && text.includes('哪一单'))).toEqual([]);
  });

  it('of the question may be answered by words too', async () => {
    await twoForMovers();
    await world.market.from('王师傅', '接');
    await world.market.from('王师傅', '抬冰箱那个我接');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([['王师傅'], []]);
  });
});

describe('the only open order', () => {
  it('in the market is meant by somebody of whom no trade is known', async () => {
    await world.end();
    world = await openStationWorld([...CAST, aWorker('孙师傅', [])]);
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('孙师傅', '接单');
    expect(holdersOf(world, 101)).toEqual(['孙师傅']);
  });

  it('of his trades is meant among several, by everyday words too', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('田哥', MOVING);
    await world.market.from('王师傅', '+1');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([[], ['王师傅']]);
  });

  it('is not one’s own: of the other a bare 接 speaks', async () => {
    await world.market.from('王师傅', MOVING);
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([[], ['王师傅']]);
  });

  it('posted in this grid’s group is meant by 接单 there, not one of another grid', async () => {
    await world.grid(1).from('何嬢嬢', MOVING);
    await expectSilence(world, () => world.grid(3).from('王师傅', '接单'));
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.grid(3).from('王师傅', '接单');
    expect([holdersOf(world, 101), holdersOf(world, 102)]).toEqual([[], ['王师傅']]);
  });
});
