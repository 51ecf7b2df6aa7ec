import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { contactId, type OrderId } from '../../src/domain/ids.ts';
import { HOUR, instant, MINUTE, SECOND } from '../../src/domain/time.ts';
import { NO_PACE, openStage, type Stage } from './stage.ts';

let stage: Stage;
beforeEach(() => {
  stage = openStage();
});
afterEach(() => stage.end());

const MARKET = '零工市场';
const STAFF = '工作群';
const DRAIN = '厨房下水道堵了，请师傅来通，明天上午，松山路松山小区3栋2单元，80元，电话13900000012';

/** Sendings to these places or people end so. */
function ends(kind: 'refused' | 'unsure', ...places: readonly string[]): void {
  stage.answer = async (target) =>
    places.includes(target.kind === 'room' ? target.room : target.contact) ? { kind, why: 'test' } : { kind: 'sent' };
}
const order = (): OrderId => stage.store.orders.byNumber(101)?.id ?? (0 as OrderId);
const person = (name: string) => ({ kind: 'person', person: stage.store.people.byContact(contactId(name))?.id ?? (0 as never) }) as const;
const toStaff = () => stage.said().filter((line) => line.startsWith(STAFF));

describe('lines that did not go out', () => {
  test('are told to staff a minute later, in one line: how many, where, which orders', async () => {
    await stage.says('张阿姨', DRAIN, '3网格群');
    stage.said();
    ends('refused', MARKET, '熊师傅');
    stage.add(MARKET, '101号单 改了', { kind: 'correction', order: order() });
    stage.add(null, '101号单 别忘了', { kind: 'reminder', order: order(), target: person('熊师傅') });
    await stage.settles();
    ends('unsure', '3网格群');
    stage.add('3网格群', '有人接了', { kind: 'receipt' });
    await stage.passes(50 * SECOND);
    stage.said();
    await stage.passes(20 * SECOND);
    expect(toStaff()).toEqual([
      '工作群: 有2条消息没发出去，1条不知道发没发到：零工市场、私信熊师傅、3网格群，101号单。要紧的请另外说一声，细看发 /状态',
    ]);
    await stage.passes(5 * MINUTE);
    expect(toStaff()).toEqual([]);
  });

  test('are told at most once an hour', async () => {
    ends('refused', MARKET);
    stage.add(MARKET, '一');
    await stage.passes(5 * MINUTE);
    expect(toStaff()).toHaveLength(1);
    for (const text of ['二', '三']) {
      stage.add(MARKET, text);
      await stage.passes(20 * MINUTE);
    }
    expect(toStaff()).toEqual([]);
    await stage.passes(20 * MINUTE);
    expect(toStaff()).toEqual(['工作群: 有2条消息没发出去：零工市场。要紧的请另外说一声，细看发 /状态']);
  });

  test('at night are told in the morning', async () => {
    await stage.end();
    stage = openStage(NO_PACE, instant(2026, 12, 7, 23));
    ends('unsure', MARKET);
    stage.add(MARKET, '一');
    await stage.passes(7 * HOUR);
    expect(toStaff()).toEqual([]);
    await stage.passes(HOUR + MINUTE);
    expect(toStaff()).toEqual(['工作群: 有1条消息不知道发没发到：零工市场。要紧的请另外说一声，细看发 /状态']);
  });

  test('are told after a restart, too, when the process died while they were handed over', async () => {
    stage.answer = () => new Promise(() => undefined);
    stage.add(MARKET, '一');
    stage.delivery.wake();
    stage.answer = async () => ({ kind: 'sent' });
    await stage.dies();
    await stage.passes(2 * MINUTE);
    expect(toStaff()).toEqual(['工作群: 有1条消息不知道发没发到：零工市场。要紧的请另外说一声，细看发 /状态']);
  });

  test('of the staff room itself are told to each of them alone; where that fails it is not told again', async () => {
    ends('refused', STAFF, '糜主任');
    stage.add(STAFF, '一', { kind: 'staff' });
    await stage.passes(5 * MINUTE);
    expect(stage.said()).toEqual([]);
    await stage.passes(5 * HOUR);
    expect(stage.store.outbox.untold(0)).toEqual([]);
    ends('refused', STAFF);
    stage.add(STAFF, '二', { kind: 'staff' });
    await stage.passes(2 * HOUR);
    expect(stage.said()).toEqual(['糜主任: 有1条消息没发出去：工作群。要紧的请另外说一声，细看发 /状态']);
  });

  test('are not told where somebody else was told instead: a worker’s details', async () => {
    await stage.says('张阿姨', DRAIN, '3网格群');
    ends('refused', '熊师傅');
    await stage.says('熊师傅', '接101', MARKET);
    const heard = stage.said();
    expect(heard.some((line) => line.startsWith(MARKET) && line.includes('请加我好友'))).toBe(true);
    expect(heard.some((line) => line.startsWith('杨网格') && line.includes('13900000012'))).toBe(true);
    await stage.passes(2 * HOUR);
    expect(toStaff().filter((line) => line.includes('没发出去'))).toEqual([]);
  });

  test('are no news when the kill switch has dropped them', async () => {
    await stage.says('糜主任', '/设置 静默 开', STAFF);
    stage.add(MARKET, '早上的事', { kind: 'notice' });
    await stage.passes(40 * MINUTE);
    await stage.says('糜主任', '/设置 静默 关', STAFF);
    await stage.passes(2 * HOUR);
    expect(toStaff().filter((line) => line.includes('没发出去'))).toEqual([]);
    await stage.says('糜主任', '/状态');
    expect(stage.said().join('\n')).toContain('发不出0条');
  });
});

describe('/状态', () => {
  test('shows the latest of seven days: when, where, which order, what; names of workers, none of residents', async () => {
    await stage.says('张阿姨', DRAIN, '3网格群');
    ends('refused', '熊师傅', '张阿姨');
    stage.add(null, '101号单 别忘了', { kind: 'reminder', order: order(), target: person('熊师傅') });
    stage.add(null, '101号单 电话13900000012', { kind: 'answer', order: order(), target: person('张阿姨') });
    await stage.settles();
    ends('unsure', MARKET);
    stage.add(MARKET, '日报', { kind: 'summary' });
    await stage.passes(MINUTE);
    stage.said();
    ends('refused');
    await stage.says('糜主任', '/状态');
    const [status = ''] = stage.said();
    expect(status.split('\n').slice(2, 6)).toEqual([
      '等着发0条，发没发成不清楚1条，发不出2条',
      '12月7日 10:00 零工市场 日报 不知道发没发到',
      '12月7日 10:00 私信居民 101号单 回话 没发出去',
      '12月7日 10:00 私信熊师傅 101号单 提醒 没发出去',
    ]);
    await stage.passes(8 * 24 * HOUR);
    stage.said();
    await stage.says('糜主任', '/状态');
    expect(stage.said().join('\n')).toMatch(/发没发成不清楚0条，发不出0条\n(?!12月)/);
  });
});
