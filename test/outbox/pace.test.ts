import { afterEach, describe, expect, test } from 'vitest';
import { contactId } from '../../src/domain/ids.ts';
import { HOUR, instant, MINUTE, SECOND } from '../../src/domain/time.ts';
import { NO_PACE, openStage, SLOW_PACE, type Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.end());

const MARKET = '零工市场';
const STAFF = '工作群';
const slowDown = { kind: 'slow-down' } as const;
const DRAIN = '厨房下水道堵了，请师傅来通，明天上午，松山路松山小区3栋2单元，80元，电话13900000012';
const LEAK = '水管爆了，家里漏水，快点来个师傅，松山路松山小区3栋，电话13900000015';

describe('lines that wait for the pace of a room', () => {
  test('go out together when nobody has to quote them; the others stay single, all in their order', async () => {
    stage = openStage(SLOW_PACE);
    stage.add(MARKET, '101号单 派单', { kind: 'announcement' });
    stage.add(MARKET, '郑小工请找网格员', { kind: 'refusal' });
    stage.add(MARKET, '周姐请找网格员', { kind: 'refusal' });
    stage.add(MARKET, '郑小工请找网格员', { kind: 'refusal' });
    stage.add(MARKET, '102号单 熊师傅接了', { kind: 'winner' });
    stage.add(MARKET, '候补：吴师傅', { kind: 'losers' });
    await stage.passes(10 * SECOND);
    expect(stage.said()).toEqual([
      `${MARKET}: 101号单 派单`,
      `${MARKET}: 郑小工请找网格员\n周姐请找网格员`,
      `${MARKET}: 102号单 熊师傅接了`,
      `${MARKET}: 候补：吴师傅`,
    ]);
    expect(stage.store.outbox.counts()).toMatchObject({ sent: 6, waiting: 0 });
  });

  test('about several orders do not begin with a number, so that a quote is not taken for the first', async () => {
    stage = openStage(SLOW_PACE);
    await stage.says('张阿姨', DRAIN, '3网格群');
    await stage.says('何嬢嬢', '找人把旧冰箱抬下楼，今天下午3点，松山路松山小区5栋，60元', '3网格群');
    await stage.passes(MINUTE);
    stage.said();
    for (const number of [101, 102]) {
      stage.add(MARKET, `${number}号单 候补：吴师傅`, { kind: 'losers', order: stage.store.orders.byNumber(number)?.id ?? null });
    }
    await stage.passes(SECOND);
    expect(stage.said()).toEqual([`${MARKET}: 几件事一起说：\n101号单 候补：吴师傅\n102号单 候补：吴师傅`]);
  });

  test('become unsure together, and none is said again', async () => {
    stage = openStage(SLOW_PACE);
    stage.answer = async () => ({ kind: 'unsure', why: 'no answer' });
    stage.add(MARKET, '一', { kind: 'losers' });
    stage.add(MARKET, '二', { kind: 'losers' });
    await stage.settles();
    expect(stage.store.outbox.counts()).toMatchObject({ unsure: 2, waiting: 0 });
    expect(stage.said()).toEqual([`${MARKET}: 一\n二`]);
  });

  test('are not put together beyond what one message holds, nor where somebody is mentioned', async () => {
    stage = openStage(SLOW_PACE);
    for (const text of ['长'.repeat(800), '长'.repeat(700), '短']) stage.add(STAFF, text, { kind: 'staff' });
    stage.add(STAFF, '@杨网格 看看', {
      kind: 'staff',
      content: { kind: 'text', text: '@杨网格 看看', mentions: [contactId('杨网格')] },
    });
    await stage.passes(10 * SECOND);
    expect(stage.said().map((line) => line.length - '工作群: '.length)).toEqual([800, 702, 7]);
  });

  test('go out one by one where no pace is set', async () => {
    stage = openStage();
    stage.add(MARKET, '一', { kind: 'losers' });
    stage.add(MARKET, '二', { kind: 'losers' });
    await stage.settles();
    expect(stage.said()).toEqual([`${MARKET}: 一`, `${MARKET}: 二`]);
  });

  test('an urgent order is announced before them, and its winner is named after it was announced', async () => {
    stage = openStage({ spacingMs: 10_000, perMinute: 0, perDay: 0 });
    for (let one = 1; one <= 5; one += 1) stage.add(MARKET, `通知${one}`, { kind: 'notice' });
    await stage.settles();
    await stage.says('张阿姨', LEAK, '3网格群');
    await stage.says('熊师傅', '接101', MARKET);
    await stage.passes(25 * SECOND);
    const heard = stage.said().filter((line) => line.startsWith(MARKET));
    expect(heard[0]).toContain('通知1');
    expect(heard[1]).toContain('101号单');
    expect(heard[1]).toContain('接单请回');
    expect(heard[2]).toContain('101号单 熊师傅接了');
  });

  test('follow in their time without anybody saying anything', async () => {
    stage = openStage(SLOW_PACE);
    for (const text of ['一', '二', '三']) stage.add(MARKET, text);
    await stage.passes(MINUTE);
    const [first = 0, second = 0, third = 0] = stage.times;
    for (const gap of [second - first, third - second]) {
      expect(gap).toBeGreaterThanOrEqual(1000);
      expect(gap).toBeLessThanOrEqual(1334);
    }
  });
});

describe('操作过于频繁', () => {
  test('stops the sending for a minute; staff hear of it once, /状态 says until when', async () => {
    stage = openStage();
    await stage.hears(slowDown, MARKET);
    stage.add(MARKET, '一');
    await stage.passes(50 * SECOND);
    expect(stage.said()).toEqual([]);
    await stage.passes(30 * SECOND);
    expect(stage.said().toSorted()).toEqual(
      [`${MARKET}: 一`, '工作群: 微信提示操作过于频繁，先停1分钟，之后一个小时慢一点发。急单先发'].toSorted(),
    );
    await stage.hears(slowDown, MARKET);
    await stage.says('糜主任', '/状态');
    await stage.passes(3 * MINUTE);
    const heard = stage.said();
    expect(heard).toHaveLength(1);
    expect(heard[0]).toContain('微信提示操作过于频繁，停到10:03，11:01以后照常发');
    await stage.says('糜主任', '/状态');
    await stage.passes(MINUTE);
    expect(stage.said()[0]).toContain('微信提示过操作频繁，慢一点发，11:01以后照常发');
  });

  test('lets urgent lines wait a quarter of it', async () => {
    stage = openStage();
    await stage.hears(slowDown, MARKET);
    await stage.says('张阿姨', LEAK, '3网格群');
    await stage.passes(14 * SECOND);
    expect(stage.said()).toEqual([]);
    await stage.passes(2 * SECOND);
    expect(stage.said().some((line) => line.includes('101号单'))).toBe(true);
  });

  test('holds over a restart, and for every room', async () => {
    stage = openStage();
    await stage.hears(slowDown, '没有绑定的群');
    await stage.dies();
    stage.add(MARKET, '一');
    stage.add('3网格群', '二');
    await stage.passes(50 * SECOND);
    expect(stage.said()).toEqual([]);
  });

  test('is told anew when it happens on another day, and not at night', async () => {
    stage = openStage(NO_PACE, instant(2026, 12, 7, 23));
    await stage.hears(slowDown, MARKET);
    await stage.passes(2 * MINUTE);
    expect(stage.said()).toEqual([]);
    await stage.passes(10 * HOUR);
    stage.said();
    await stage.hears(slowDown, MARKET);
    await stage.passes(2 * MINUTE);
    expect(stage.said()).toHaveLength(1);
  });
});

describe('a day’s budget', () => {
  test('is kept for what matters when it nearly is used up; staff hear of it once', async () => {
    stage = openStage({ spacingMs: 0, perMinute: 0, perDay: 20 });
    for (let one = 1; one <= 30; one += 1) stage.add(MARKET, `通知${one}`, { kind: 'notice' });
    await stage.passes(MINUTE);
    const heard = stage.said();
    expect(heard.filter((line) => line.startsWith(`${MARKET}: 通知`))).toHaveLength(16);
    expect(heard.filter((line) => line.startsWith(STAFF))).toEqual([
      '工作群: 今天已经发了16条，快到每天20条的上限了。剩下的留给急单、派单、接单和电话地址，日报、候补、通知这些明天再发',
    ]);
    stage.add('3网格群', '您的单有人接了', { kind: 'receipt' });
    stage.add('3网格群', '通知', { kind: 'notice' });
    stage.add(null, '急单的电话地址', { kind: 'details', urgent: true });
    await stage.dies();
    expect(stage.said()).toEqual(['糜主任: 急单的电话地址', '3网格群: 您的单有人接了']);
  });

  test('begins anew at midnight, but what waited for that waits for the morning', async () => {
    stage = openStage({ spacingMs: 0, perMinute: 0, perDay: 5 }, instant(2026, 12, 7, 21, 40));
    for (let one = 1; one <= 6; one += 1) stage.add(MARKET, `通知${one}`, { kind: 'notice' });
    await stage.passes(MINUTE);
    expect(stage.said()).toHaveLength(5);
    await stage.passes(8 * HOUR);
    expect(stage.said()).toEqual([]);
    await stage.passes(2 * HOUR);
    expect(stage.said()).toEqual([`${MARKET}: 通知5`, `${MARKET}: 通知6`]);
  });
});
