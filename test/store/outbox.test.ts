import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LineTarget, NewLine } from '../../src/application/ports/outbox.ts';
import type { Store } from '../../src/application/ports/store.ts';
import { contactId, messageId, roomId } from '../../src/domain/ids.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { newOrder, someone, TODAY } from './examples.ts';

let temp: TempStore;
let store: Store;
beforeEach(() => {
  temp = openTempStore();
  store = temp.store;
});
afterEach(() => temp.dispose());

const room = (id: string): LineTarget => ({ kind: 'room', room: roomId(id) });

function say(text: string, target: LineTarget = room('market'), changes: Partial<NewLine> = {}): void {
  const content = { kind: 'text', text, mentions: [] } as const;
  store.outbox.add({ target, kind: 'announcement', content, order: null, cause: null, urgent: false, createdAt: TODAY, ...changes });
}

const readyTexts = (now = TODAY, limit = 9) =>
  store.outbox.ready(now, limit).map(({ content }) => (content.kind === 'text' ? content.text : content.spec.kind));
const first = () => store.outbox.ready(TODAY, 1)[0]?.id ?? 0;

/** Sends the line that comes first. */
function send(at = TODAY): number {
  const id = first();
  store.outbox.markSending(id, at);
  store.outbox.markSent(id, at);
  return id;
}

describe('A line', () => {
  it('is handed out as it was put in, with the contact of the person', () => {
    const zhang = someone(store, '张阿姨');
    const order = store.orders.create(newOrder(zhang.id)).id;
    const line: NewLine = {
      target: { kind: 'person', person: zhang.id },
      kind: 'details',
      content: { kind: 'text', text: '128号单', mentions: [contactId('a')] },
      order,
      cause: messageId('m1'),
      urgent: true,
      createdAt: TODAY,
    };
    store.outbox.add(line);
    expect(store.outbox.ready(TODAY, 1)).toEqual([
      {
        ...line,
        id: expect.any(Number),
        state: 'waiting',
        attempts: 0,
        notBefore: TODAY,
        contact: zhang.contact,
      },
    ]);
  });

  it('may be a file that is made later', () => {
    const spec = { kind: 'ledger', from: '2026-11-01', to: '2026-11-30', masked: true, format: 'xlsx' } as const;
    say('', room('staff'), { content: { kind: 'attachment', spec } });
    expect(store.outbox.ready(TODAY, 1)[0]?.content).toEqual({ kind: 'attachment', spec });
  });

  it('goes to the contact that the person has when it is sent', () => {
    const xiong = someone(store, '熊师傅');
    const stranger = store.people.meet({ id: contactId('new'), name: '老熊', friend: null });
    say('to the old key', { kind: 'person', person: stranger.id });
    store.people.rebind(xiong.id, stranger.contact);
    expect(store.outbox.ready(TODAY, 1)[0]).toMatchObject({ contact: 'new', target: { person: xiong.id } });
  });
});

describe('The next lines', () => {
  it('are at most one a room or person, in the order in which they were put in', () => {
    for (const text of ['a1', 'a2']) say(text, room('a'));
    say('b1', room('b'));
    say('c1', { kind: 'person', person: someone(store, '张阿姨').id });
    expect(readyTexts()).toEqual(['a1', 'b1', 'c1']);
    expect(readyTexts(TODAY, 2)).toEqual(['a1', 'b1']);
    send();
    expect(readyTexts()).toEqual(['a2', 'b1', 'c1']);
  });

  it('never overtake one that is on its way, or waits to be tried again', () => {
    for (const text of ['a1', 'a2']) say(text, room('a'));
    const id = first();
    store.outbox.markSending(id, TODAY);
    expect(readyTexts()).toEqual([]);
    store.outbox.markRetry(id, TODAY + 500);
    expect(readyTexts()).toEqual([]);
    expect(readyTexts(TODAY + 500)).toEqual(['a1']);
    expect(store.outbox.ready(TODAY + 500, 1)[0]).toMatchObject({ attempts: 1, state: 'waiting' });
  });

  it('begin with what is urgent, which overtakes the others of its room', () => {
    say('a1', room('a'));
    for (const text of ['b1', 'b2']) say(text, room('b'), { urgent: text === 'b2' });
    expect(readyTexts()).toEqual(['b2', 'a1']);
    send();
    expect(readyTexts()).toEqual(['a1', 'b1']);
  });

  it('have others behind them, in their turn', () => {
    for (const text of ['a1', 'a2', 'a3']) say(text, room('a'), { urgent: text === 'a3' });
    expect(store.outbox.lanes()).toMatchObject([
      {
        name: 'room:a',
        turn: [
          { id: 3, urgent: true },
          { id: 1, urgent: false },
          { id: 2, urgent: false },
        ],
        pressing: 1,
        busy: false,
      },
    ]);
  });

  it('count as not tried when there was no connection', () => {
    say('a1');
    store.outbox.markSending(first(), TODAY);
    store.outbox.markUntried(1, TODAY);
    expect(store.outbox.ready(TODAY, 1)[0]).toMatchObject({ attempts: 0, state: 'waiting' });
  });

  it('wait for their time', () => {
    say('later', room('a'), { createdAt: TODAY + 50 });
    say('now', room('b'));
    expect(readyTexts()).toEqual(['now']);
    const id = first();
    store.outbox.markSending(id, TODAY);
    store.outbox.markRetry(id, TODAY + 70);
    expect(readyTexts(TODAY + 60)).toEqual(['later']);
    expect(readyTexts(TODAY + 70)).toEqual(['now', 'later']);
  });

  it('are none when nothing waits', () => {
    expect(readyTexts()).toEqual([]);
  });
});

describe('A line that is over', () => {
  it.each(['markSent', 'markUnsure', 'markRefused'] as const)('by %s leaves none of its text in the file', (mark) => {
    say('电话13800000002');
    const id = first();
    store.outbox.markSending(id, TODAY);
    store.outbox[mark](id, TODAY);
    const beside = new Database(temp.file, { readonly: true });
    expect(beside.prepare('SELECT text, mentions, attachment FROM outbox').all()).toEqual([
      { text: null, mentions: '[]', attachment: null },
    ]);
    beside.close();
    expect(readyTexts()).toEqual([]);
  });

  it('cannot be sent again', () => {
    say('once');
    const id = send();
    expect(() => store.outbox.markSending(id, TODAY)).toThrow(`line ${id} cannot become sending`);
    expect(() => store.outbox.markRetry(id, TODAY)).toThrow('waiting');
  });

  it('is counted by state, and by what went where since', () => {
    for (const text of ['a1', 'a2']) say(text, room('a'));
    say('b1', room('b'));
    say('b2', room('b'));
    say('c1', { kind: 'person', person: someone(store, '张阿姨').id });
    send(TODAY + 1);
    send(TODAY + 2);
    store.outbox.markRefused(first(), TODAY + 3);
    store.outbox.markSending(first(), TODAY + 4);
    expect(store.outbox.counts()).toEqual({ waiting: 1, sending: 1, sent: 2, unsure: 0, refused: 1 });
    expect(store.outbox.sentSince(TODAY + 2)).toEqual([
      { target: 'room:a', at: TODAY + 2 },
      { target: 'room:b', at: TODAY + 4 },
    ]);
    expect(store.outbox.sentCount(TODAY)).toBe(3);
  });
});

describe('Lines that are over', () => {
  it('are forgotten after a while, and nothing that may still go out', () => {
    for (const text of ['sent', 'refused', 'unsure', 'on its way', 'waiting']) say(text);
    send(TODAY + 1);
    store.outbox.markRefused(first(), TODAY + 2);
    const third = first();
    store.outbox.markSending(third, TODAY + 3);
    store.outbox.markUnsure(third, TODAY + 3);
    store.outbox.markSending(first(), TODAY + 4);
    expect(store.outbox.forgetBefore(TODAY + 3)).toBe(2);
    expect(store.outbox.counts()).toEqual({ waiting: 1, sending: 1, sent: 0, unsure: 1, refused: 0 });
    expect(store.outbox.forgetBefore(TODAY + 99)).toBe(1);
    expect(store.outbox.counts()).toEqual({ waiting: 1, sending: 1, sent: 0, unsure: 0, refused: 0 });
  });
});

describe('After a crash', () => {
  it('a line that was on its way is found again: it may have gone out', () => {
    for (const text of ['a1', 'a2']) say(text, room('a'));
    store.outbox.markSending(first(), TODAY);
    store = temp.reopen();
    const [interrupted] = store.outbox.interrupted();
    expect(interrupted).toMatchObject({ state: 'sending', attempts: 1, content: { kind: 'text', text: 'a1' } });
    store.outbox.markUnsure(interrupted?.id ?? 0, TODAY + 9);
    expect(store.outbox.interrupted()).toEqual([]);
    expect(readyTexts()).toEqual(['a2']);
    expect(store.outbox.counts()).toMatchObject({ unsure: 1, waiting: 1 });
  });
});

describe('Lines that did not go out', () => {
  const refuse = (text: string, at: number, changes: Partial<NewLine> = {}) => {
    say(text, room('a'), changes);
    const id = first();
    store.outbox.markRefused(id, at);
    return id;
  };
  const untold = () => store.outbox.untold(TODAY).map(({ id }) => id);
  const shown = () => store.outbox.deadLetters(TODAY).map(({ id }) => id);

  it('wait to be told, oldest first, and are shown, youngest first', () => {
    const ids = ['a', 'b'].map((text, index) => refuse(text, TODAY + index));
    expect(untold()).toEqual(ids);
    store.outbox.markTold(ids, TODAY + 60_000);
    expect(untold()).toEqual([]);
    expect(shown()).toEqual(ids.toReversed());
    expect(store.outbox.deadLetters(TODAY + 1).map(({ id }) => id)).toEqual(ids.slice(1));
  });

  it('are neither told nor shown when they are no news; details are still shown', () => {
    store.outbox.markNoNews(refuse('dropped', TODAY));
    const details = refuse('details', TODAY, { kind: 'details' });
    store.outbox.markNoNews(details);
    expect(untold()).toEqual([]);
    expect(shown()).toEqual([details]);
  });

  it('are no news when they were dropped on purpose', () => {
    say('old');
    store.outbox.dropWaitingBefore(TODAY + 1, [], TODAY + 5);
    expect(untold()).toEqual([]);
    expect(shown()).toEqual([]);
  });
});
