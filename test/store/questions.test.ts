import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenQuestion, Question, Store } from '../../src/application/ports/store.ts';
import { contactId, messageId, type PersonId } from '../../src/domain/ids.ts';
import { MINUTE, type UtcMs } from '../../src/domain/time.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { bindMarket, MARKET, newOrder, someone, TODAY } from './examples.ts';

let temp: TempStore;
let store: Store;
let now: UtcMs;
let zhang: PersonId;
beforeEach(() => {
  now = TODAY;
  temp = openTempStore({ now: () => now });
  store = temp.store;
  bindMarket(store);
  zhang = someone(store, '张阿姨').id;
});
afterEach(() => temp.dispose());

const WANT: Question = { kind: 'want-worker', text: '水管好像漏了', message: messageId('m1'), sentAt: TODAY };

function ask(question: Question, changes: Partial<OpenQuestion> = {}): void {
  store.questions.ask({ person: zhang, room: MARKET, askedAt: now, until: now + 10 * MINUTE, question, ...changes });
}

/** What stands in the file, apart from what the store lets see. */
function textsInFile(): readonly (string | null)[] {
  const beside = new Database(temp.file, { readonly: true });
  const texts = beside.prepare<[], string | null>('SELECT text FROM questions ORDER BY id').pluck().all();
  beside.close();
  return texts;
}

describe('A question', () => {
  it('is open for whom it was asked until its time is over', () => {
    ask(WANT);
    const [question] = store.questions.openFor(zhang, now + 10 * MINUTE - 1);
    expect(question).toMatchObject({ person: zhang, room: MARKET, askedAt: TODAY, until: TODAY + 10 * MINUTE, question: WANT });
    expect(store.questions.openFor(zhang, now + 10 * MINUTE)).toEqual([]);
    expect(store.questions.openFor(someone(store, '熊师傅').id, now)).toEqual([]);
  });

  it('that an earlier version asked, with its text bare, is open still', () => {
    ask(WANT);
    const beside = new Database(temp.file);
    beside.prepare('UPDATE questions SET text = ?').run('水管好像漏了');
    beside.close();
    expect(store.questions.openFor(zhang, now)).toMatchObject([{ question: WANT }]);
  });

  it('comes back as it was asked, whatever its kind', () => {
    const order = store.orders.create(newOrder(zhang)).id;
    const kinds: readonly Question[] = [
      WANT,
      { kind: 'which-claim', orders: [order] },
      { kind: 'which-order', act: 'complete', orders: [order], text: '弄好了' },
      {
        kind: 'duplicate',
        order,
        text: '通下水道',
        message: messageId('m2'),
        sentAt: TODAY,
        named: { name: '吴婆婆', phone: null },
        onBehalfOf: zhang,
      },
      { kind: 'missing-fields', order },
      { kind: 'hand-over', order, from: zhang },
      { kind: 'standby-call', order },
      { kind: 'counter-offer', order, worker: zhang, fen: 8000, message: messageId('m3') },
      { kind: 'no-show', order },
    ];
    for (const question of kinds) ask(question);
    const asked = store.questions.openFor(zhang, now).map(({ question }) => question);
    expect(asked).toEqual([...kinds].reverse());
    expect(store.questions.about(order, now).map(({ question }) => question)).toEqual([...kinds.slice(3)].reverse());
  });

  it('is over when it is answered, and its text is gone from the file', () => {
    ask(WANT);
    const [question] = store.questions.openFor(zhang, now);
    expect(textsInFile()).toEqual([JSON.stringify({ text: '水管好像漏了' })]);
    store.questions.close(question?.id ?? 0, 'no');
    expect(store.questions.openFor(zhang, now)).toEqual([]);
    expect(textsInFile()).toEqual([null]);
  });

  it('keeps its first answer', () => {
    ask(WANT);
    const [question] = store.questions.openFor(zhang, now);
    store.questions.close(question?.id ?? 0, 'no');
    store.questions.close(question?.id ?? 0, 'lapsed');
    expect(store.questions.askedOf(zhang, 'want-worker', TODAY)).toEqual({ count: 1, refused: true });
  });

  it('that nobody answers loses its text with the next one, or when the store is opened', () => {
    ask(WANT);
    now += 10 * MINUTE;
    ask({ ...WANT, text: '灯不亮了' });
    expect(textsInFile()).toEqual([null, JSON.stringify({ text: '灯不亮了' })]);
    now += 10 * MINUTE;
    store = temp.reopen();
    expect(textsInFile()).toEqual([null, null]);
  });

  it('is counted by room and by person', () => {
    const xiong = someone(store, '熊师傅').id;
    ask(WANT);
    ask(WANT, { person: xiong, askedAt: TODAY + 5 });
    ask(WANT, { room: null });
    ask({ kind: 'which-claim', orders: [] });
    expect(store.questions.askedIn(MARKET, 'want-worker', TODAY)).toBe(2);
    expect(store.questions.askedIn(MARKET, 'want-worker', TODAY + 1)).toBe(1);
    expect(store.questions.askedOf(zhang, 'want-worker', TODAY)).toEqual({ count: 2, refused: false });
    expect(store.questions.askedOf(xiong, 'duplicate', TODAY)).toEqual({ count: 0, refused: false });
  });

  it('names the worker by his present key when two people have become one', () => {
    const order = store.orders.create(newOrder(zhang)).id;
    const old = someone(store, '熊师傅');
    const stranger = store.people.meet({ id: contactId('new'), name: '老熊', friend: null });
    ask({ kind: 'counter-offer', order, worker: stranger.id, fen: 8000, message: messageId('m3') });
    store.people.rebind(old.id, stranger.contact);
    expect(store.questions.openFor(zhang, now)[0]?.question).toMatchObject({ worker: old.id });
  });
});
