import { afterEach, beforeEach, expect, test } from 'vitest';
import { roomId } from '../../src/domain/ids.ts';
import { openLanguage } from '../../src/language/read-message.ts';
import { openLog } from '../../src/logging.ts';
import { type Bot, startBot } from '../../src/run-bot.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';

let temp: TempStore;
let bot: Bot;
let said: { readonly text: string; readonly at: number }[];
let connected: boolean;

beforeEach(() => {
  temp = openTempStore();
  said = [];
  connected = true;
  bot = startBot({
    station: {
      store: temp.store,
      language: openLanguage(),
      config: { name: '白云驿站', adminContacts: [], stationPhone: null, gasPhone: null, retentionDays: 180 },
    },
    clock: { now: () => Date.now() },
    sending: { spacingMs: 200, perMinute: 0, perDay: 0 },
    log: openLog('silent'),
    losesMessages: false,
    openChannel: () => ({
      connected: () => connected,
      async send(_, outgoing) {
        said.push({ text: outgoing.kind === 'text' ? outgoing.text : outgoing.name, at: Date.now() });
        return { kind: 'sent' };
      },
    }),
  });
});
afterEach(async () => {
  await bot.stop();
  temp.dispose();
});

function add(text: string): void {
  temp.store.outbox.add({
    target: { kind: 'room', room: roomId('零工市场') },
    kind: 'answer',
    content: { kind: 'text', text, mentions: [] },
    order: null,
    cause: null,
    urgent: false,
    createdAt: Date.now(),
  });
}

async function heard(count: number): Promise<readonly string[]> {
  const until = Date.now() + 10_000;
  while (said.length < count && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 20));
  return said.map(({ text }) => text);
}

test('lines follow one another at the pace, though nobody says anything meanwhile', async () => {
  for (const text of ['一', '二', '三']) add(text);
  bot.tick();
  expect(await heard(3)).toEqual(['一', '二', '三']);
  const [first = 0, second = 0, third = 0] = said.map(({ at }) => at);
  expect(second - first).toBeGreaterThanOrEqual(195);
  expect(third - second).toBeGreaterThanOrEqual(195);
});

test('what waited for the connection goes out soon after it is back', async () => {
  connected = false;
  add('一');
  bot.tick();
  await new Promise((resolve) => setTimeout(resolve, 100));
  connected = true;
  expect(await heard(1)).toEqual(['一']);
});
