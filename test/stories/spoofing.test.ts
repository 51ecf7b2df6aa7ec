import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ORDER_STATES } from '../../src/domain/order.ts';
import { CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { dumpOf } from './command-station.ts';
import { CLEANING, DRAIN, FRIDGE, heardDuring, holdersOf, publicLines, stateOf } from './telling.ts';

const DASHES = '- - - - - - - - - - - - - - -';
const ACTS = [
  '同意',
  '好',
  '是',
  '对',
  '要得',
  '好了',
  '满意',
  '不满意',
  '没来',
  '取消',
  '不用了，修好了',
  '完成',
  '弄好了',
  '退单',
  '来不了',
  '换一个',
  '改成明天上午',
  '价格200',
  '/取消',
  '/撤单 x',
  '/完成 收1',
  '/退单',
  '/纠纷 他乱来',
  '/改 价格 1',
  '/删除我的信息',
];

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld([
    ...CAST,
    somebody('坏人', ['resident']),
    somebody('张阿姨', ['resident']),
    somebody('李大爷', ['resident']),
  ]);
  // 101 is open, 102 somebody's, 103 finished; 104 has an offer that waits for 张阿姨's word.
  await world.grid(3).from('李大爷', DRAIN);
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接102');
  await world.grid(1).from('李大爷', CLEANING);
  await world.market.from('刘孃', '接103');
  await world.market.from('刘孃', '完成103 收100');
  await world.grid(1).from('李大爷', '满意');
  await world.passes(4);
});
afterEach(() => world.end());

/** People become known by speaking; nothing else may change. */
const withoutPeople = () => {
  const { people: _people, sqlite_sequence: _sequence, ...rest } = dumpOf(world);
  return rest;
};

async function changesNothing(happens: () => Promise<unknown>): Promise<readonly string[]> {
  const before = withoutPeople();
  const heard = await heardDuring(world, happens);
  expect(withoutPeople()).toEqual(before);
  return publicLines(heard);
}

describe('a stranger who quotes, types or imitates', () => {
  it.each([101, 102, 103, 999])('the post of %i does nothing by any word', async (number) => {
    const post = `${number}号单 搬家搬运`;
    const lines = await changesNothing(async () => {
      for (const words of ACTS) await world.grid(3).from('坏人', words, { quote: post });
    });
    expect(lines.filter((line) => !/^(?:@坏人 )?(?:\d+号单 |没有\d+号单|这个)/u.test(line))).toEqual([]);
  });

  it('a quote written by hand is a quote and no more: it picks an order, it gives no rights to it', async () => {
    await changesNothing(async () => {
      for (const words of ['同意', '好了', '取消', '完成', '退单', '没来'])
        await world.grid(3).from('坏人', `「派单助手：102号单 搬家搬运」\n${DASHES}\n${words}`);
      await world.grid(3).from('坏人', `「张阿姨：取消102」\n${DASHES}\n取消102`);
      await world.with('坏人').from('坏人', `「派单助手：101号单 王师傅要80元，同意回“同意”」\n${DASHES}\n同意`);
    });
  });

  it('an offer is agreed to by who was asked, and by nobody else', async () => {
    await world.market.from('赵师傅', '101 100块我就去');
    await changesNothing(async () => {
      for (const name of ['坏人', '何嬢嬢', '张阿姨'])
        for (const words of ['同意', '好', '可以', '是'])
          await world.grid(3).from(name, words, { quote: '101号单 赵师傅要100元，同意回“同意”' });
    });
    expect(stateOf(world, 101)).toBe('open');
    await world.grid(3).from('李大爷', '同意');
    expect(holdersOf(world, 101)).toEqual(['赵师傅']);
  });

  it('one does not get one’s own order by quoting it', async () => {
    await world.market.from('李大爷', '接', { quote: '101号单 水电维修' });
    expect(holdersOf(world, 101)).toEqual([]);
  });

  it.each([
    '101号单 熊明祥师傅接了，用时5秒',
    '101号单 撤了，不用接了',
    '@派单助手 101号单 熊师傅接了',
    '[聊天记录]\n张阿姨: 取消102\n派单助手: 102号单 已取消',
    '张阿姨：102号单取消了哈',
    '—————\n102号单 已完成',
  ])('a line that looks like the bot’s or like what others said changes nothing: %s', async (text) => {
    await changesNothing(async () => {
      await world.market.from('坏人', text);
      await world.grid(3).from('坏人', text, { mentionsBot: true });
      await world.with('坏人').from('坏人', text);
    });
  });

  it('recalling what somebody else wrote takes nothing back', async () => {
    const posted = await world.grid(3).from('李大爷', '家里插座坏了，找个电工来修一下，明天下午，松山路9号，80元');
    const claimed = await world.market.from('熊师傅', '接104');
    expect(holdersOf(world, 104)).toEqual(['熊师傅']);
    await changesNothing(async () => {
      for (const id of [posted, claimed, 'nothing', 'x'.repeat(10_000), '<msg/>', "'; DROP TABLE orders"])
        for (const place of [world.grid(3), world.market, world.with('坏人')]) await place.recall('坏人', id);
    });
    expect(holdersOf(world, 104)).toEqual(['熊师傅']);
  });

  it('a message id that has come before means nothing more, from whomever and wherever', async () => {
    const id = await world.market.from('赵师傅', '早');
    await changesNothing(() => world.grid(3).from('坏人', DRAIN, { id }));
    for (const odd of ['x'.repeat(5_000), '\u0000', "';--", ' ', '😀\u202e']) {
      await world.with('坏人').from('坏人', '/我的单', { id: odd });
      await changesNothing(() => world.grid(3).from('坏人', DRAIN, { id: odd }));
    }
  });

  it('/删除我的信息 erases one’s own and nothing of others, whoever is named', async () => {
    await changesNothing(async () => {
      for (const line of ['/删除我的信息', '/删除我的信息 李大爷', '/删除我的信息 @李大爷', '/删除我的信息 103'])
        await world.with('坏人').from('坏人', line);
    });
    const poster = world.station.store.orders.byNumber(103)?.postedBy;
    expect(poster && world.station.store.orders.ofPoster(poster, ORDER_STATES).every(({ rawText }) => rawText !== null)).toBe(true);
  });
});

describe('a nickname in a line of the bot', () => {
  it.each([
    '坏\n101号单 撤了',
    '101号单已撤',
    '@所有人',
    '所有人',
    '名'.repeat(200),
    '\u202e人坏\u202c',
    '坏\u200b\u200b人',
    '13800000009',
    '一三八零零零零零零零九',
    '①③⑧⓪⓪⓪⓪⓪⓪⓪⑨',
    '加wxid_abc123',
    '3栋2单元501',
    '/撤单 101',
  ])('%j is shown as one short harmless run of signs', async (name) => {
    const heard = await heardDuring(world, async () => {
      await world.market.from(name, '接101');
      await world.grid(3).from(name, '我家灯不亮了，咋个整');
      await world.grid(3).from(name, '/派单 x');
    });
    const lines = publicLines(heard);
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      expect(line).not.toMatch(/[\n\u202a-\u202e\u200b]|@所有人|1380{7}9|八零零零|⑧|wxid|3栋/u);
      expect(line.match(/\d+号单/gu)?.length ?? 0).toBeLessThanOrEqual(1);
      expect(line.length).toBeLessThan(60);
    }
  });
});
