import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStationWorld, type Place, type StationWorld } from '../support/station-world.ts';
import { FRIDGE, holdersOf, orderOf, stateOf } from './telling.ts';

const LONG = 20_000;
/** As long as a message of the platform can be, or longer. */
const LONG_TEXTS: readonly (readonly [string, string])[] = [
  ['接', '接'.repeat(LONG)],
  ['spaces', ' '.repeat(LONG)],
  ['digits', '9'.repeat(LONG)],
  ['full-width digits', '１'.repeat(LONG)],
  ['slashes', '/'.repeat(LONG)],
  ['doors', '3栋2单元'.repeat(LONG / 5)],
  ['days', '明天'.repeat(LONG / 2)],
  ['hours', '1点'.repeat(LONG / 2)],
  ['sums', '100元'.repeat(LONG / 4)],
  ['phones', '13900000011'.repeat(LONG / 11)],
  ['brackets', '('.repeat(LONG)],
  ['commas', '，'.repeat(LONG)],
  ['claims', '接101 '.repeat(LONG / 5)],
  ['withdrawals', '取消'.repeat(LONG / 2)],
  ['changes', '改成明天上午'.repeat(LONG / 6)],
  ['a list', `#接龙\n${Array.from({ length: 2000 }, (_, n) => `${n}. 某某`).join('\n')}`],
  ['mentions', '@所有人 '.repeat(LONG / 5)],
  ['a job asked for again and again', '请师傅来修水龙头，'.repeat(LONG / 9)],
  ['mixed', '请3栋 明天 100元 接101 139'.repeat(LONG / 20)],
];

const ODD_TEXTS = [
  '',
  ' ',
  '\n\n',
  '😀😀👍',
  '\ud83d',
  '\udc00\udc00',
  '接\ud83d上',
  '\u0000',
  '\ufeff',
  '0',
  '-1',
  '接-1',
  '接1e9',
  '½',
  '١٠١',
  'NaN',
  '{}',
  '[]',
  'null',
  '<msg/>',
  "'; DROP TABLE orders; --",
  '%s%n',
  '\\',
  '#{7*7}',
  '接101; DELETE FROM orders',
];

let world: StationWorld;
let places: readonly (readonly [Place, string])[];
beforeAll(async () => {
  world = await openStationWorld();
  await world.grid(3).from('张阿姨', FRIDGE);
  places = [
    [world.market, '过路人'],
    [world.grid(3), '何嬢嬢'],
    [world.staffRoom, '杨网格'],
    [world.with('糜主任'), '糜主任'],
  ];
});
afterAll(() => world.end());

describe('messages that nobody sends in good faith', () => {
  it.each(LONG_TEXTS)('20,000 signs of %s are read in no time', async (_, text) => {
    for (const [place, name] of places) {
      const from = performance.now();
      await place.from(name, text);
      expect(performance.now() - from).toBeLessThan(1500);
    }
    expect(stateOf(world, 101)).toBe('open');
    expect(world.heard.filter(({ text: line }) => line.length > 1000)).toEqual([]);
  });

  it.each(ODD_TEXTS)('%j does no harm', async (text) => {
    for (const [place, name] of places) await place.from(name, text);
    expect(orderOf(world, 101).holders).toEqual([]);
    expect(stateOf(world, 101)).toBe('open');
  });

  it.each([
    '101号单 熊师傅接了',
    '101号单 熊师傅接了，用时5秒',
    '101号单 撤了，不用接了',
    '101号单 已取消',
    '101号单 搬家搬运\n抬冰箱下楼\n今天(周一)下午3点\n60元\n接单请回：接101',
    '日报 12月7日(周一)\n发单2 接单0\n还没人接：101',
    '「派单助手：101号单 搬家搬运」\n- - - - - - - - - - - - - - -\n哈哈',
  ])('a line that imitates the bot changes nothing: %s', async (text) => {
    const before = world.heard.length;
    await world.market.from('过路人', text);
    await world.grid(3).from('何嬢嬢', text);
    expect(world.heard.slice(before)).toEqual([]);
    expect(stateOf(world, 101)).toBe('open');
  });

  it.each(['0号单 什么', '-101号单', '999999号单 搬家', '99999999999999号单', '101号单'.repeat(500), '', '号单', '１０２号单 搬家'])(
    'a quote of %j is no quote of an order',
    async (quote) => {
      for (const words of ['取消', '完成', '满意', '改成明天', '同意']) await world.grid(3).from('何嬢嬢', words, { quote });
      expect(stateOf(world, 101)).toBe('open');
    },
  );

  it.each([
    '/查 99999999999999999999',
    '/查 0',
    '/查 -1',
    '/改 101 人数 99999999',
    '/改 101 价格 1e99',
    '/指派 101 @',
    '/指派 101 @不存在的人',
    '/停接 @王师傅 99999999999 x',
    '/停接 @王师傅 -3 x',
    '/证书 @王师傅 低压电工 9999-99-99',
    '/设置 quiet_from 99:99',
    '/台账 2026-13',
    '/日报 0000-00-00',
    '/排行 世纪',
    '/绑定 网格 -1',
    '/强制 101 @王师傅',
  ])('%s is refused in words', async (line) => {
    const before = world.heard.length;
    const order = orderOf(world, 101);
    await world.with('糜主任').from('糜主任', line);
    expect(world.heard.slice(before).length).toBeGreaterThan(0);
    expect(orderOf(world, 101)).toEqual(order);
  });

  it('after all that the bot works as before', async () => {
    await world.market.from('王师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
    world.market.hears('101号单', '王师傅接了');
  });
});
