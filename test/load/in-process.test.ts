import { afterAll, beforeAll, expect, test } from 'vitest';
import { runDueJobs } from '../../src/application/clock/run-due-jobs.ts';
import type { InboundMessage } from '../../src/application/ports/channel.ts';
import type { Station } from '../../src/application/station.ts';
import { handleMessage } from '../../src/application/talk/handle-message.ts';
import { contactId, messageId, roomId } from '../../src/domain/ids.ts';
import { instant, SECOND } from '../../src/domain/time.ts';
import { openLanguage } from '../../src/language/read-message.ts';
import { seedCommunity } from '../../src/replay/seed-community.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { type FloodMessage, floodCommunity, floodOf, quantile } from './flood.ts';

const MESSAGES = Number(process.env.LOAD_MESSAGES ?? 1_500);
const NINE_O_CLOCK = instant(2026, 12, 7, 9);
/** Ten times the busiest hour: 20,000 messages an hour. */
const BETWEEN_MS = 180;
const MIB = 2 ** 20;

let temp: TempStore;
let station: Station;
let now = NINE_O_CLOCK;

beforeAll(() => {
  temp = openTempStore({ now: () => now });
  seedCommunity(temp.store, floodCommunity(MESSAGES), now);
  station = {
    store: temp.store,
    language: openLanguage(),
    config: { name: '幸福社区零工驿站', adminContacts: [], stationPhone: null, gasPhone: null, retentionDays: 180 },
  };
});
afterAll(() => temp.dispose());

const inbound = ({ from, room, text }: FloodMessage, place: number): InboundMessage => ({
  id: messageId(`flood-${place}`),
  room: { id: roomId(room), name: room },
  sender: { id: contactId(from), name: from, friend: true },
  sentAt: now,
  content: { kind: 'text', text, quote: null, mentions: [], mentionsBot: false },
});

test(`of ${MESSAGES} messages none is lost, each order goes to who claimed it first, and memory does not grow`, () => {
  const { messages, orders } = floodOf(MESSAGES);
  const times: number[] = [];
  const heap: number[] = [];
  messages.forEach((message, place) => {
    now += BETWEEN_MS;
    const began = performance.now();
    handleMessage(station, inbound(message, place), now);
    times.push(performance.now() - began);
    sendAll();
    if (place % Math.ceil(messages.length / 40) === 0) {
      globalThis.gc?.();
      heap.push(process.memoryUsage.rss() / MIB);
    }
  });
  now += 10 * SECOND;
  runDueJobs(station, now);
  sendAll();

  for (const [number, { winner }] of orders) {
    const order = temp.store.orders.byNumber(number);
    expect([number, order?.holders.map(({ person }) => temp.store.people.byId(person).name)]).toEqual([number, [winner]]);
  }
  expect(temp.store.orders.byNumber(101 + orders.size)).toBeNull();
  messages.forEach((message, place) => {
    const { id } = inbound(message, place);
    expect(temp.store.inbox.receive({ id, sentAt: now, arrivedAt: now })).toBe(false);
  });
  expect(temp.store.outbox.counts()).toMatchObject({ waiting: 0, sending: 0, unsure: 0, refused: 0 });

  const half = Math.floor(heap.length / 2);
  const [early, late] = [quantile(heap.slice(half / 2, half), 0.5), quantile(heap.slice(half), 0.5)];
  const perSecond = 1_000 / (times.reduce((sum, time) => sum + time, 0) / times.length);
  const lateTimes = times.slice(times.length / 2);
  process.stdout.write(
    `in process: ${messages.length} messages, ${orders.size} orders: ${Math.round(perSecond)} a second; ` +
      `a message p50 ${quantile(times, 0.5).toFixed(2)} ms, p99 ${quantile(times, 0.99).toFixed(2)} ms, ` +
      `most ${Math.max(...times).toFixed(1)} ms; second half p99 ${quantile(lateTimes, 0.99).toFixed(2)} ms; ` +
      `RSS ${Math.round(early)} → ${Math.round(late)} MiB\n`,
  );
  expect(late).toBeLessThan(early * 1.3 + 30);
});

/** As if every line went out at once. */
function sendAll(): void {
  const { outbox } = temp.store;
  for (let lines = outbox.ready(now, 8); lines.length > 0; lines = outbox.ready(now, 8)) {
    for (const { id } of lines) {
      outbox.markSending(id, now);
      outbox.markSent(id, now);
    }
  }
}
