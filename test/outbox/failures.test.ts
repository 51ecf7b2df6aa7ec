import { afterEach, describe, expect, test } from 'vitest';
import type { NewLine } from '../../src/application/ports/outbox.ts';
import { contactId, type OrderId } from '../../src/domain/ids.ts';
import { DAY, HOUR, instant, MINUTE, SECOND } from '../../src/domain/time.ts';
import { NO_PACE, openStage, SLOW_PACE, type Stage } from './stage.ts';

let stage: Stage;
afterEach(() => stage.end());

const MARKET = '零工市场';
const failed = { kind: 'failed', why: 'broken' } as const;
const DRAIN = '厨房下水道堵了，请师傅来通，明天上午，松山路松山小区3栋2单元，80元，电话13900000012';

describe('without a connection', () => {
  test('nothing is tried, nothing is given up, and all goes out when it is back', async () => {
    stage = openStage();
    let tries = 0;
    stage.answer = async () => {
      tries += 1;
      return { kind: 'sent' };
    };
    stage.connected = false;
    stage.add(MARKET, '一', { kind: 'winner' });
    stage.add('工作群', '二', { kind: 'staff' });
    await stage.passes(2 * HOUR);
    expect([tries, stage.store.outbox.counts().waiting]).toEqual([0, 2]);
    stage.connected = true;
    await stage.passes(SECOND);
    expect(stage.said()).toEqual([`${MARKET}: 一`, '工作群: 二']);
  });

  test('an attempt that found it gone does not count', async () => {
    stage = openStage();
    stage.answer = async () => {
      stage.connected = false;
      return failed;
    };
    stage.add(MARKET, '一');
    await stage.settles();
    expect(stage.store.outbox.ready(stage.now(), 1)[0]).toMatchObject({ state: 'waiting', attempts: 0 });
  });

  test('what has become stale meanwhile is not said', async () => {
    stage = openStage();
    stage.connected = false;
    stage.add(MARKET, '还没人接：101', { kind: 'ladder' });
    stage.add(MARKET, '候补：王师傅', { kind: 'losers' });
    stage.add(MARKET, '101号单 熊师傅接了', { kind: 'winner' });
    await stage.passes(90 * MINUTE);
    stage.connected = true;
    await stage.passes(10 * MINUTE);
    expect(stage.said()).toEqual([`${MARKET}: 101号单 熊师傅接了`]);
  });

  test('an order is announced as it then is, once, if somebody is still looked for', async () => {
    stage = openStage();
    stage.connected = false;
    await stage.says('张阿姨', DRAIN, '3网格群');
    await stage.says('何嬢嬢', '找人把旧冰箱抬下楼，今天下午3点，松山路松山小区5栋，60元', '3网格群');
    await stage.says('王师傅', '接102', MARKET);
    await stage.passes(3 * HOUR);
    stage.connected = true;
    await stage.passes(SECOND);
    const posts = stage.said().filter((line) => line.includes('接单请回'));
    expect(posts).toHaveLength(1);
    expect(posts[0]).toContain('101号单');
  });

  test('what was held up into the night waits for the morning, but not what is urgent or somebody’s details', async () => {
    stage = openStage(NO_PACE, instant(2026, 12, 7, 21, 30));
    stage.connected = false;
    stage.add(MARKET, '改了', { kind: 'correction' });
    stage.add(MARKET, '漏水', { kind: 'correction', urgent: true });
    stage.add(null, '电话地址', { kind: 'details' });
    await stage.passes(HOUR);
    stage.connected = true;
    await stage.passes(SECOND);
    expect(stage.said()).toEqual([`${MARKET}: 漏水`, '糜主任: 电话地址']);
    await stage.passes(8 * HOUR);
    expect(stage.said()).toEqual([]);
    await stage.passes(HOUR);
    expect(stage.said()).toContain(`${MARKET}: 改了`);
  });
});

describe('a line that fails again and again', () => {
  test('backs off alone, and is given up after half an hour in which others go out', async () => {
    stage = openStage();
    const tries: number[] = [];
    stage.answer = async (_, outgoing) => {
      if (outgoing.kind !== 'text' || !outgoing.text.includes('坏')) return { kind: 'sent' };
      tries.push(stage.now());
      return failed;
    };
    stage.add(MARKET, '坏');
    stage.add(MARKET, '后面');
    await stage.settles();
    for (let times = 0; times < 8; times += 1) {
      stage.add('3网格群', '别的群');
      await stage.passes(5 * MINUTE);
    }
    expect(tries).toHaveLength(12);
    expect((tries[11] ?? 0) - (tries[0] ?? 0)).toBeLessThan(35 * MINUTE);
    expect(stage.said().filter((line) => line.includes('后面'))).toHaveLength(1);
    expect(stage.store.outbox.counts()).toMatchObject({ refused: 1, waiting: 0 });
  });

  test('an urgent line of another order does not wait for it', async () => {
    stage = openStage();
    stage.answer = async (_, outgoing) => (outgoing.kind === 'text' && outgoing.text.includes('坏') ? failed : { kind: 'sent' });
    stage.add(MARKET, '坏');
    await stage.settles();
    stage.add(MARKET, '漏水', { urgent: true });
    await stage.settles();
    expect(stage.said()).toEqual([`${MARKET}: 漏水`]);
  });

  test('while nothing at all goes out nothing is given up, before a day is over', async () => {
    stage = openStage();
    stage.answer = async () => failed;
    stage.add(null, '电话地址', { kind: 'details' });
    await stage.passes(20 * HOUR);
    expect(stage.store.outbox.counts()).toMatchObject({ waiting: 1, refused: 0 });
    await stage.passes(5 * HOUR);
    expect(stage.store.outbox.counts().refused).toBe(1);
  });

  test('a file that cannot be made does not block its room for ever', async () => {
    stage = openStage();
    const spec = { kind: 'sign-ups', course: 1, masked: true } as const;
    stage.add('工作群', '', { kind: 'file', content: { kind: 'attachment', spec } });
    stage.add('工作群', '后面');
    for (let times = 0; times < 8; times += 1) {
      stage.add('3网格群', '别的群');
      await stage.passes(5 * MINUTE);
    }
    expect(stage.said()).toContain('工作群: 后面');
  });
});

describe('when the store fails', () => {
  const diskFull = (...calls: readonly string[]) => {
    stage.fault = (call) => {
      if (calls.includes(call)) throw new Error('disk full');
    };
  };

  test('at the mark, a line that went out is not said again, nothing overtakes it, and the mark is made up for', async () => {
    stage = openStage();
    diskFull('markSent');
    stage.add(MARKET, '一');
    stage.add(MARKET, '二');
    await stage.passes(10 * MINUTE);
    expect(stage.said()).toEqual([`${MARKET}: 一`]);
    expect(stage.store.outbox.counts()).toMatchObject({ sending: 1, waiting: 1 });
    stage.fault = () => undefined;
    await stage.passes(SECOND);
    expect(stage.said()).toEqual([`${MARKET}: 二`]);
    expect(stage.store.outbox.counts()).toMatchObject({ sent: 2, sending: 0 });
  });

  test('and the process dies before that, it counts as unsure and is not said again', async () => {
    stage = openStage();
    diskFull('markSent');
    stage.add(MARKET, '一');
    await stage.settles();
    stage.fault = () => undefined;
    // Not stopped in peace: that would make up for the mark.
    diskFull('markSent');
    await stage.dies();
    stage.fault = () => undefined;
    await stage.passes(10 * MINUTE);
    expect(stage.said().filter((line) => line === `${MARKET}: 一`)).toHaveLength(1);
    expect(stage.store.outbox.counts().unsure).toBe(1);
  });

  test('before a line goes out, it does not', async () => {
    stage = openStage();
    diskFull('markSending');
    stage.add(MARKET, '一');
    await expect(stage.settles()).rejects.toThrow('disk full');
    expect(stage.said()).toEqual([]);
    stage.fault = () => undefined;
    await stage.passes(SECOND);
    expect(stage.said()).toEqual([`${MARKET}: 一`]);
  });
});

describe('the details of a job', () => {
  const toWorker = (): Partial<NewLine> => {
    const person = stage.store.people.byContact(contactId('熊师傅'))?.id ?? (0 as never);
    return { kind: 'details', target: { kind: 'person', person }, order: stage.store.orders.byNumber(101)?.id ?? (0 as OrderId) };
  };
  const passedOn = (said: readonly string[]) => said.filter((line) => line.includes('请加我好友')).length;

  test('that may not have arrived are passed on in the same transaction: a death before it leaves both for the next start', async () => {
    stage = openStage();
    await stage.says('张阿姨', DRAIN, '3网格群');
    await stage.says('熊师傅', '接101', MARKET);
    stage.said();
    stage.add(null, '101号单 电话地址', toWorker());
    stage.answer = () => new Promise(() => undefined);
    stage.delivery.wake();
    // The program dies in the middle of what follows, too.
    stage.fault = (call) => {
      if (call === 'add') throw new Error('died');
    };
    stage.answer = async () => ({ kind: 'sent' });
    await stage.dies();
    expect(stage.store.outbox.counts()).toMatchObject({ sending: 1, unsure: 0 });
    stage.fault = () => undefined;
    await stage.dies();
    expect(passedOn(stage.said())).toBe(1);
    await stage.dies();
    expect(passedOn(stage.said())).toBe(0);
    expect(stage.store.outbox.counts()).toMatchObject({ sending: 0, unsure: 1 });
  });

  test('that were refused are passed on as soon as the store works again', async () => {
    stage = openStage();
    await stage.says('张阿姨', DRAIN, '3网格群');
    await stage.says('熊师傅', '接101', MARKET);
    stage.said();
    stage.answer = async (target) =>
      target.kind === 'person' && target.contact === '熊师傅' ? { kind: 'refused', why: 'no' } : { kind: 'sent' };
    stage.fault = (call) => {
      if (call === 'markRefused') throw new Error('disk full');
    };
    stage.add(null, '101号单 电话地址', toWorker());
    await stage.passes(5 * SECOND);
    expect(passedOn(stage.said())).toBe(0);
    stage.fault = () => undefined;
    await stage.passes(2 * SECOND);
    expect(passedOn(stage.said())).toBe(1);
    await stage.passes(2 * SECOND);
    expect(passedOn(stage.said())).toBe(0);
  });

  test('whatever goes wrong in passing them on, the line is over in the end', async () => {
    stage = openStage(SLOW_PACE);
    await stage.says('张阿姨', DRAIN, '3网格群');
    await stage.says('熊师傅', '接101', MARKET);
    await stage.passes(MINUTE);
    stage.answer = async (target) => (target.kind === 'person' ? { kind: 'refused', why: 'no' } : { kind: 'sent' });
    stage.fault = (call) => {
      if (call === 'add') throw new Error('a fault of the program');
    };
    stage.store.outbox.add({
      ...toWorker(),
      kind: 'details',
      content: { kind: 'text', text: '101号单', mentions: [] },
      cause: null,
      urgent: false,
      createdAt: stage.now(),
    } as NewLine);
    for (let times = 0; times < 30; times += 1) {
      await stage.settles();
      await stage.passes(SECOND).catch(() => undefined);
    }
    expect(stage.store.outbox.counts()).toMatchObject({ sending: 0, refused: 1 });
    expect(stage.now()).toBeLessThan(instant(2026, 12, 7, 10) + DAY);
  });
});
