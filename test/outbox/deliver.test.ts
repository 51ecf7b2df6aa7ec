import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Channel, Outgoing, SendResult, Target } from '../../src/application/ports/channel.ts';
import type { NewLine, OutboxLine } from '../../src/application/ports/outbox.ts';
import { contactId, roomId } from '../../src/domain/ids.ts';
import { openLog } from '../../src/logging.ts';
import { type Delivery, startDelivery } from '../../src/outbox/deliver.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';

const MARKET = roomId('零工市场');

describe('the outbox', () => {
  let temp: TempStore;
  let now: number;
  let sent: string[];
  let undelivered: OutboxLine[];
  let answer: (target: Target, outgoing: Outgoing) => Promise<SendResult>;
  let muted: boolean;
  let delivery: Delivery;

  const channel: Channel = {
    async send(target, outgoing) {
      const result = await answer(target, outgoing);
      if (result.kind === 'sent')
        sent.push(`${target.kind === 'room' ? target.room : target.contact}: ${outgoing.kind === 'text' ? outgoing.text : outgoing.name}`);
      return result;
    },
  };
  const start = (spacingMs = 0): Delivery =>
    startDelivery({
      store: temp.store,
      channel,
      attachments: { make: async () => ({ name: '台账.xlsx', bytes: new Uint8Array([1]) }) },
      clock: { now: () => now },
      policy: { spacingMs, perMinute: 0, perDay: 0 },
      isMuted: () => muted,
      onUndelivered: (line) => undelivered.push(line),
      log: openLog('silent'),
    });
  const add = (text: string, more: Partial<NewLine> = {}): void =>
    temp.store.outbox.add({
      target: { kind: 'room', room: MARKET },
      kind: 'answer',
      content: { kind: 'text', text, mentions: [] },
      order: null,
      cause: null,
      urgent: false,
      createdAt: now,
      ...more,
    });

  beforeEach(() => {
    temp = openTempStore();
    now = Date.parse('2026-12-07T12:00:00+08:00');
    sent = [];
    undelivered = [];
    muted = false;
    answer = async () => ({ kind: 'sent' });
    delivery = start();
  });

  afterEach(async () => {
    await delivery.stop();
    temp.dispose();
  });

  test('says every line once, in the order of a room', async () => {
    add('一');
    add('二');
    add('三');
    await delivery.settled();
    await delivery.settled();
    expect(sent).toEqual(['零工市场: 一', '零工市场: 二', '零工市场: 三']);
  });

  test('tries again what failed, before anything newer to the same room', async () => {
    answer = async () => ({ kind: 'failed', why: 'no connection' });
    add('一');
    add('二');
    await delivery.settled();
    expect(sent).toEqual([]);
    answer = async () => ({ kind: 'sent' });
    now = delivery.nextAt() ?? now;
    await delivery.settled();
    expect(sent).toEqual(['零工市场: 一', '零工市场: 二']);
  });

  test('does not say again what may have gone out, and tells who depends on it', async () => {
    answer = async () => ({ kind: 'unsure', why: 'no answer' });
    add('一', { kind: 'details' });
    await delivery.settled();
    answer = async () => ({ kind: 'sent' });
    now += 3_600_000;
    await delivery.settled();
    expect(sent).toEqual([]);
    expect(undelivered.map(({ kind }) => kind)).toEqual(['details']);
  });

  test('takes what was being sent when the process died for unsure', async () => {
    add('一', { kind: 'details' });
    answer = () => new Promise(() => undefined);
    delivery.wake();
    // The process dies here: what it was about is gone with it.
    void delivery.stop();
    temp.reopen();
    answer = async () => ({ kind: 'sent' });
    delivery = start();
    await delivery.settled();
    expect(sent).toEqual([]);
    expect(undelivered).toHaveLength(1);
    expect(temp.store.outbox.counts().unsure).toBe(1);
  });

  test('waits with the second line to a room for the spacing', async () => {
    delivery = start(1000);
    add('一');
    add('二');
    await delivery.settled();
    expect(sent).toEqual(['零工市场: 一']);
    now = delivery.nextAt() ?? now;
    expect(now).toBeGreaterThan(Date.parse('2026-12-07T12:00:00.999+08:00'));
    await delivery.settled();
    expect(sent).toHaveLength(2);
  });

  test('a room that hangs does not hold up another', async () => {
    let release = (): void => undefined;
    const hanging = new Promise<SendResult>((resolve) => {
      release = () => resolve({ kind: 'sent' });
    });
    answer = (target) => (target.kind === 'room' ? hanging : Promise.resolve({ kind: 'sent' }));
    const person = temp.store.people.meet({ id: contactId('张阿姨'), name: '张阿姨', friend: true });
    add('一');
    add('二', { target: { kind: 'person', person: person.id } });
    delivery.wake();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sent).toEqual(['张阿姨: 二']);
    release();
  });

  test('says nothing while it is muted', async () => {
    muted = true;
    add('一');
    await delivery.settled();
    expect(sent).toEqual([]);
    muted = false;
    await delivery.settled();
    expect(sent).toEqual(['零工市场: 一']);
  });
});
