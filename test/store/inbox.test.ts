import { afterEach, beforeEach, expect, it } from 'vitest';
import { messageId } from '../../src/domain/ids.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { TODAY } from './examples.ts';

let temp: TempStore;
beforeEach(() => {
  temp = openTempStore();
});
afterEach(() => temp.dispose());

const message = { id: messageId('m1'), sentAt: TODAY, arrivedAt: TODAY + 200 };

it('A message is received once, however often it is delivered', () => {
  expect(temp.store.inbox.receive(message)).toBe(true);
  expect(temp.store.inbox.receive(message)).toBe(false);
  expect(temp.store.inbox.receive({ ...message, arrivedAt: TODAY + 999 })).toBe(false);
});

it('A message that came before a restart is known after it', () => {
  temp.store.inbox.receive(message);
  expect(temp.reopen().inbox.receive(message)).toBe(false);
});

it('Two messages with different ids are two messages', () => {
  temp.store.inbox.receive(message);
  expect(temp.store.inbox.receive({ ...message, id: messageId('m2') })).toBe(true);
});

it('What came before a day is forgotten, and no more', () => {
  for (const [id, arrivedAt] of [
    ['older', TODAY - 2],
    ['old', TODAY - 1],
    ['young', TODAY],
  ] as const) {
    temp.store.inbox.receive({ id: messageId(id), sentAt: TODAY, arrivedAt });
  }
  expect(temp.store.inbox.forgetBefore(TODAY)).toBe(2);
  expect(temp.store.inbox.forgetBefore(TODAY)).toBe(0);
  expect(temp.store.inbox.receive({ ...message, id: messageId('young') })).toBe(false);
  expect(temp.store.inbox.receive({ ...message, id: messageId('old') })).toBe(true);
});
