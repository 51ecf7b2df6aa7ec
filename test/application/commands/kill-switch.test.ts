import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDueJobs } from '../../../src/application/clock/run-due-jobs.ts';
import type { AttachmentSpec } from '../../../src/application/ports/outbox.ts';
import { rulesFrom } from '../../../src/application/rules.ts';
import type { Station } from '../../../src/application/station.ts';
import { handleMessage } from '../../../src/application/talk/handle-message.ts';
import { contactId, messageId, roomId } from '../../../src/domain/ids.ts';
import type { Person } from '../../../src/domain/people.ts';
import { HOUR, instant, MINUTE, type UtcMs } from '../../../src/domain/time.ts';
import { openLanguage } from '../../../src/language/read-message.ts';
import { openLog } from '../../../src/logging.ts';
import { type Delivery, startDelivery } from '../../../src/outbox/deliver.ts';
import { openTempStore, type TempStore } from '../../support/temp-store.ts';

const language = openLanguage();

let now: UtcMs;
let temp: TempStore;
let station: Station;
let delivery: Delivery;
let sent: string[];
let chief: Person;
let messages = 0;

beforeEach(() => {
  now = instant(2026, 11, 25, 10);
  temp = openTempStore({ now: () => now });
  const { store } = temp;
  for (const [name, kind] of [
    ['市场', 'market'],
    ['工作群', 'staff'],
  ] as const) {
    store.rooms.bind({ id: roomId(name), name, kind, grid: null }, null, now);
  }
  chief = store.people.meet({ id: contactId('糜站长'), name: '糜站长', friend: true });
  store.people.grantStaff(chief.id);
  station = {
    store,
    language,
    config: { name: '白云驿站', adminContacts: [], stationPhone: null, gasPhone: null, retentionDays: 180, oneClock: true },
  };
  sent = [];
  delivery = startDelivery({
    store,
    channel: {
      send: async (target, outgoing) => {
        const what = outgoing.kind === 'text' ? outgoing.text.split('\n')[0] : '[file]';
        sent.push(`${target.kind === 'room' ? target.room : target.contact}: ${what}`);
        return { kind: 'sent' };
      },
    },
    attachments: { make: async (_spec: AttachmentSpec) => ({ name: '台账.xlsx', bytes: new Uint8Array() }) },
    clock: { now: () => now },
    policy: { spacingMs: 0, perMinute: 0, perDay: 0 },
    isMuted: () => rulesFrom(store.settings.all()).mute,
    onUndelivered: () => {},
    log: openLog('silent'),
  });
});
afterEach(async () => {
  await delivery.stop();
  temp.dispose();
});

async function says(name: string, text: string, room: string | null): Promise<void> {
  messages += 1;
  handleMessage(
    station,
    {
      id: messageId(`m${messages}`),
      room: room === null ? null : { id: roomId(room), name: room },
      sender: { id: contactId(name), name, friend: true },
      sentAt: now,
      content: { kind: 'text', text, quote: null, mentions: [], mentionsBot: false },
    },
    now,
  );
  await delivery.settled();
}

async function passes(time: number): Promise<void> {
  now += time;
  runDueJobs(station, now);
  await delivery.settled();
}

/** A line that waits in the staff room, before whatever comes now. */
function waits(text: string, kind: 'staff' | 'details' = 'staff'): void {
  const target = kind === 'staff' ? ({ kind: 'room', room: roomId('工作群') } as const) : ({ kind: 'person', person: chief.id } as const);
  const content = { kind: 'text', text, mentions: [] } as const;
  temp.store.outbox.add({ target, kind, content, order: null, cause: null, urgent: false, createdAt: now });
}

const said = () => sent.splice(0);

describe('The kill switch', () => {
  it('answers who throws it, although other lines wait before the answer, and nothing else goes out', async () => {
    waits('第一条');
    waits('第二条');
    await says('糜站长', '/设置 静默 开', '工作群');
    expect(said()).toEqual(['工作群: 静默：开']);
    await says('糜站长', '/状态', '工作群');
    await says('张阿姨', '找个师傅通下水道，明天上午，松山路3号，80元', '市场');
    expect(said()).toEqual([]);
  });

  it('lets out, when it is off again, what has not waited long', async () => {
    await says('糜站长', '/设置 静默 开', '工作群');
    said();
    waits('刚才的事');
    await passes(10 * MINUTE);
    await says('糜站长', '/设置 静默 关', '工作群');
    expect(said()).toEqual(['工作群: 刚才的事', '工作群: 静默：关']);
  });

  it('drops what is older than half an hour, but never a worker’s details', async () => {
    await says('糜站长', '/设置 静默 开', '工作群');
    said();
    waits('早上的事');
    waits('101号单 归您了', 'details');
    await passes(31 * MINUTE);
    waits('刚才的事');
    await says('糜站长', '/设置 静默 关', '工作群');
    expect(said().toSorted()).toEqual(
      ['工作群: 刚才的事', '工作群: 静默：关。等了半个多小时的1条没发，作废了', '糜站长: 101号单 归您了'].toSorted(),
    );
  });

  it('has the market hear of the orders whose announcement was dropped', async () => {
    await says('糜站长', '/设置 静默 开', '工作群');
    await says('张阿姨', '找个师傅通下水道，明天上午，松山路3号，80元', '市场');
    await passes(2 * HOUR);
    said();
    await says('糜站长', '/设置 静默 关', '工作群');
    expect(said().filter((line) => line.startsWith('市场'))).toContain('市场: 101号单 管道疏通');
  });

  it('drops nothing when it was not on', async () => {
    await says('糜站长', '/设置 静默 关', '工作群');
    expect(said()).toEqual(['工作群: 静默：关']);
  });
});
