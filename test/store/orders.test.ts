import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { messageId, orderId } from '../../src/domain/ids.ts';
import type { When } from '../../src/domain/job.ts';
import { ORDER_STATES } from '../../src/domain/order.ts';
import type { Person } from '../../src/domain/people.ts';
import { DAY, instant, MINUTE } from '../../src/domain/time.ts';
import { openStore } from '../../src/store/open-store.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { bindMarket, claim, DRAFT, happens, MARKET, newOrder, someone, TODAY } from './examples.ts';

let temp: TempStore;
let store: Store;
let zhang: Person;
let xiong: Person;
let wang: Person;
beforeEach(() => {
  temp = openTempStore();
  store = temp.store;
  bindMarket(store);
  [zhang, xiong, wang] = [someone(store, '张阿姨'), someone(store, '熊师傅'), someone(store, '王师傅')];
});
afterEach(() => temp.dispose());

const post = (changes: Parameters<typeof newOrder>[1] = {}) => store.orders.create(newOrder(zhang.id, changes));
const ids = (orders: readonly { readonly id: number }[]) => orders.map(({ id }) => id);

describe('A new order', () => {
  it('is kept with everything that was read', () => {
    const order = newOrder(zhang.id, { room: MARKET, source: 'market', onBehalfOf: wang.id, part: 2 });
    expect(store.orders.create(order)).toEqual({
      ...DRAFT,
      id: expect.any(Number),
      number: 101,
      ledgerId: '20261123-101',
      postedAt: TODAY,
      source: 'market',
      message: order.message,
      part: 2,
      room: MARKET,
      grid: 3,
      postedBy: zhang.id,
      onBehalfOf: wang.id,
      posterName: '张阿姨',
      rawText: order.rawText,
      headcount: 1,
      headcountSaid: false,
      hasPicture: false,
      disputed: false,
      announcedAt: null,
      state: { kind: 'open', since: TODAY, reservedFor: null },
      holders: [],
      standby: [],
    });
  });

  it.each<When>([
    { kind: 'none' },
    { kind: 'at', start: TODAY, end: null, text: '9点' },
    { kind: 'at', start: TODAY, end: TODAY + MINUTE, text: '9点到10点' },
    { kind: 'now', start: TODAY, text: '马上' },
    { kind: 'part', start: TODAY, end: TODAY + 1, text: '上午' },
    { kind: 'day', start: TODAY, end: TODAY + 1, text: '周六' },
    { kind: 'deadline', end: TODAY, text: '周五之前' },
    { kind: 'recurring', text: '每周六' },
    { kind: 'vague', text: '过两天' },
  ])('says when as it was said: $kind', (when) => {
    expect(post({ draft: { ...DRAFT, when } }).when).toEqual(when);
  });

  it('says of price, place and danger no more than was said', () => {
    const price = { minFen: null, maxFen: 8050, unit: 'hour' } as const;
    const otherPlace = { full: '3楼', open: null };
    expect(post({ draft: { ...DRAFT, price, otherPlace, place: null, danger: 'gas', headcount: 3 } })).toMatchObject({
      price,
      otherPlace,
      place: null,
      danger: 'gas',
      headcount: 3,
      headcountSaid: true,
    });
    expect(post({ draft: { ...DRAFT, price: null, phone: null } })).toMatchObject({ price: null, phone: null });
  });

  it('begins its history', () => {
    const order = post({ draft: { ...DRAFT, headcount: 2 } });
    expect(store.orders.history(order.id)).toEqual([
      { event: { kind: 'posted', headcount: 2 }, at: TODAY, by: zhang.id, message: order.message },
    ]);
  });

  it('is made once of each job in a message', () => {
    const message = messageId('two jobs');
    const orders = [post({ message, part: 1 }), post({ message, part: 2 })];
    expect(store.orders.ofMessage(message)).toEqual(orders);
    expect(() => post({ message, part: 2 })).toThrow('UNIQUE');
    expect(store.orders.postedSince(0)).toHaveLength(2);
  });

  it('is not kept with words that the code does not know', () => {
    expect(() => post({ source: 'radio' as never })).toThrow('orders_source_is');
    expect(() => post({ draft: { ...DRAFT, category: 'singing' as never } })).toThrow('orders_category_is');
    expect(store.orders.postedSince(0)).toEqual([]);
  });
});

describe('Numbers', () => {
  it('count upwards from 101, with the day of posting in Shanghai', () => {
    const late = post({ postedAt: instant(2026, 11, 23, 23, 59) });
    const next = post({ postedAt: instant(2026, 11, 24, 0, 30) });
    expect([late.ledgerId, next.ledgerId]).toEqual(['20261123-101', '20261124-102']);
  });

  it('go on after 999 and are never given twice, also after a restart', () => {
    const numbers: number[] = [];
    store.transact(() => {
      for (let i = 0; i < 900; i += 1) numbers.push(post().number);
    });
    store = temp.reopen();
    numbers.push(post().number);
    expect(numbers[0]).toBe(101);
    expect(numbers.at(-1)).toBe(1001);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(store.orders.byNumber(1000)?.number).toBe(1000);
  });

  it('that nobody has mean nothing', () => {
    expect(store.orders.byNumber(128)).toBeNull();
    expect(() => store.orders.byId(orderId(5))).toThrow('no order');
  });
});

describe('What happens to an order', () => {
  it('is written down and changes it in the same breath', () => {
    const order = happens(store, post(), claim(xiong), TODAY + 5_000, 'm1');
    expect(order.state).toEqual({ kind: 'claimed', at: TODAY + 5_000 });
    expect(order.holders).toEqual([{ person: xiong.id, at: TODAY + 5_000, seconds: 5, message: 'm1' }]);
    expect(store.orders.byId(order.id)).toEqual(order);
    expect(store.orders.history(order.id).at(-1)).toEqual({ event: claim(xiong), at: TODAY + 5_000, by: null, message: 'm1' });
    expect(temp.reopen().orders.byId(order.id)).toEqual(order);
  });

  it('is refused without a trace when it is not possible', () => {
    const order = post();
    expect(
      store.orders.record(order, { event: { kind: 'confirmed', rating: '满意', how: 'poster' }, at: TODAY, by: null, message: null }),
    ).toBeNull();
    expect(store.orders.record(order, { event: { kind: 'posted', headcount: 9 }, at: TODAY, by: null, message: null })).toBeNull();
    expect(store.orders.byId(order.id)).toEqual(order);
    expect(store.orders.history(order.id)).toHaveLength(1);
  });

  it('goes by how the order stands, not by what the caller still believes', () => {
    const stale = post();
    happens(store, stale, claim(xiong));
    expect(store.orders.record(stale, { event: claim(wang), at: TODAY, by: wang.id, message: null })).toBeNull();
    const after = happens(store, stale, { kind: 'queued', person: wang.id, first: false });
    expect([after.holders.map(({ person }) => person), after.standby]).toEqual([[xiong.id], [wang.id]]);
  });

  it('has one winner, also when two programs write', () => {
    const order = post();
    const other = openStore({ file: temp.file, now: () => TODAY });
    const seen = other.orders.byId(order.id);
    expect(store.orders.record(order, { event: claim(xiong), at: TODAY, by: null, message: null })).not.toBeNull();
    expect(other.orders.record(seen, { event: claim(wang), at: TODAY, by: null, message: null })).toBeNull();
    other.close();
  });

  it('keeps several workers and the stand-bys in their order', () => {
    let order = post({ draft: { ...DRAFT, headcount: 2 } });
    order = happens(store, order, claim(xiong));
    expect(order.state.kind).toBe('open');
    order = happens(store, order, { kind: 'assigned', person: wang.id, forced: false });
    expect(order.state.kind).toBe('claimed');
    const [li, wu, zhao] = ['李师傅', '吴师傅', '赵师傅'].map((name) => someone(store, name).id);
    for (const [person, first] of [
      [li, false],
      [wu, false],
      [zhao, true],
    ] as const) {
      order = happens(store, order, { kind: 'queued', person: person ?? zhang.id, first });
    }
    expect(order.holders.map(({ person }) => person)).toEqual([xiong.id, wang.id]);
    expect(order.standby).toEqual([zhao, li, wu]);
  });

  it('writes only what changes of who has the job and who stands by', () => {
    const beside = new Database(temp.file);
    beside.exec(`
      CREATE TABLE written (count integer);
      CREATE TRIGGER added AFTER INSERT ON claims BEGIN INSERT INTO written VALUES (1); END;
      CREATE TRIGGER removed AFTER DELETE ON claims BEGIN INSERT INTO written VALUES (1); END;`);
    let order = happens(store, post(), claim(xiong));
    const queue = Array.from({ length: 20 }, (_, index) => someone(store, `师傅${index}`).id);
    for (const person of queue) order = happens(store, order, { kind: 'queued', person, first: false });
    const written = () => beside.prepare<[], number>('SELECT count(*) FROM written').pluck().get() ?? 0;
    expect(written()).toBe(21);
    order = happens(store, order, { kind: 'announced' });
    order = happens(store, order, { kind: 'unqueued', person: queue[3] ?? zhang.id });
    order = happens(store, order, { kind: 'queued', person: wang.id, first: true });
    expect(written()).toBe(23);
    order = happens(store, order, { kind: 'given-back', person: xiong.id, mark: true, reason: 'worker' });
    order = happens(store, order, { kind: 'standby-called', person: wang.id });
    order = happens(store, order, claim(wang));
    expect(written()).toBe(26);
    expect(order.standby).toEqual(queue.filter((_, index) => index !== 3));
    expect(store.orders.byId(order.id)).toEqual(order);
    beside.close();
  });

  it('hands a place over to another without disturbing those beside it', () => {
    let order = post({ draft: { ...DRAFT, headcount: 3 } });
    for (const person of [xiong, zhang, wang]) order = happens(store, order, claim(person));
    const li = someone(store, '李师傅');
    order = happens(store, order, { kind: 'queued', person: li.id, first: false });
    order = happens(store, order, { kind: 'handed-over', from: xiong.id, to: li.id }, TODAY + 1);
    expect(order.holders.map(({ person }) => person)).toEqual([li.id, zhang.id, wang.id]);
    expect(order.standby).toEqual([]);
    expect(store.orders.byId(order.id)).toEqual(order);
  });

  it('may be done, paid, rated and closed', () => {
    let order = happens(store, post(), claim(xiong));
    order = happens(store, order, { kind: 'reported-done', paidFen: 6050 }, TODAY + 1);
    expect(order.state).toEqual({ kind: 'done', at: TODAY + 1, paidFen: 6050 });
    order = happens(store, order, { kind: 'confirmed', rating: '满意', how: 'poster' }, TODAY + 2);
    expect(order.state).toEqual({ kind: 'closed', at: TODAY + 2, doneAt: TODAY + 1, paidFen: 6050, rating: '满意', elsewhere: false });
  });

  it('may be found elsewhere, expired, cancelled, or kept for a stand-by', () => {
    expect(happens(store, post(), { kind: 'placed-elsewhere' }).state).toMatchObject({ kind: 'closed', elsewhere: true });
    expect(happens(store, post(), { kind: 'expired' }).state).toEqual({ kind: 'expired', at: TODAY });
    expect(happens(store, post(), { kind: 'cancelled', how: 'poster' }).state).toEqual({ kind: 'cancelled', at: TODAY });
    expect(happens(store, post(), { kind: 'standby-called', person: wang.id }).state).toMatchObject({ reservedFor: wang.id });
  });

  it('leaves its marks: a picture, a dispute, the first announcement', () => {
    let order = happens(store, post(), { kind: 'announced' }, TODAY + 1);
    order = happens(store, order, { kind: 'announced' }, TODAY + 2);
    order = happens(store, order, { kind: 'picture-added' });
    order = happens(store, order, { kind: 'disputed' });
    order = happens(store, order, { kind: 'cancelled', how: 'poster' });
    expect(order).toMatchObject({ announcedAt: TODAY + 1, hasPicture: true, disputed: true });
  });
});

describe('Fields that are changed', () => {
  it('are those that are named, no others', () => {
    const order = post();
    const when: When = { kind: 'at', start: TODAY + DAY, end: null, text: '明天9点' };
    store.orders.saveFields(order.id, { when, price: null });
    store.orders.saveFields(order.id, { place: { full: '洗马路3号', open: '洗马路' }, task: '换灯泡2个', certificates: [] });
    expect(store.orders.byId(order.id)).toEqual({
      ...order,
      when,
      price: null,
      place: { full: '洗马路3号', open: '洗马路' },
      task: '换灯泡2个',
      certificates: [],
    });
  });

  it('leave the headcount to the history, which also says how many are missing', () => {
    const order = post();
    store.orders.saveFields(order.id, { headcount: 3 });
    expect(store.orders.byId(order.id)).toMatchObject({ headcount: 1, headcountSaid: true });
    expect(happens(store, order, { kind: 'amended', fields: ['headcount'], headcount: 3 }).headcount).toBe(3);
  });
});

describe('Orders are found', () => {
  it('by state, oldest first', () => {
    const younger = post({ postedAt: TODAY + 1 });
    const older = post();
    const taken = happens(store, post(), claim(xiong));
    const gone = happens(store, post(), { kind: 'expired' });
    expect(ids(store.orders.open())).toEqual([older.id, younger.id]);
    expect(ids(store.orders.inState(['claimed', 'expired']))).toEqual([taken.id, gone.id]);
    expect(store.orders.inState([])).toEqual([]);
  });

  it('by poster, whether he wrote it or was named, youngest first', () => {
    const own = post();
    const named = store.orders.create(newOrder(wang.id, { onBehalfOf: zhang.id, postedAt: TODAY + 1 }));
    const cancelled = happens(store, post(), { kind: 'cancelled', how: 'poster' });
    expect(ids(store.orders.ofPoster(zhang.id, ['open']))).toEqual([named.id, own.id]);
    expect(ids(store.orders.ofPoster(wang.id, ['open']))).toEqual([named.id]);
    expect(ids(store.orders.ofPoster(zhang.id, ['cancelled']))).toEqual([cancelled.id]);
  });

  it('by who holds them, which a stand-by does not', () => {
    const one = happens(store, post(), claim(xiong));
    happens(store, one, { kind: 'queued', person: wang.id, first: false });
    const two = happens(store, post({ postedAt: TODAY - 1 }), claim(xiong));
    expect(ids(store.orders.heldBy(xiong.id, ['claimed']))).toEqual([two.id, one.id]);
    expect(store.orders.heldBy(wang.id, ORDER_STATES)).toEqual([]);
    happens(store, one, { kind: 'given-back', person: xiong.id, mark: true, reason: 'worker' });
    expect(ids(store.orders.heldBy(xiong.id, ORDER_STATES))).toEqual([two.id]);
  });

  it('by the message of the claim', () => {
    const order = happens(store, post(), claim(xiong), TODAY, 'the claim');
    expect(store.orders.claimedBy(messageId('the claim'))).toEqual([order]);
    expect(store.orders.claimedBy(order.message)).toEqual([]);
  });

  it('by when they were posted, the end not included', () => {
    const orders = [0, 1, 2].map((offset) => post({ postedAt: TODAY + offset }).id);
    expect(ids(store.orders.postedSince(TODAY + 1))).toEqual(orders.slice(1));
    expect(ids(store.orders.postedBetween(TODAY, TODAY + 2))).toEqual(orders.slice(0, 2));
  });

  it('by what happened when, each once', () => {
    const order = happens(store, post(), claim(xiong), TODAY + DAY);
    happens(store, order, { kind: 'reported-done', paidFen: null }, TODAY + DAY);
    post();
    expect(ids(store.orders.withEventBetween(['claimed', 'reported-done'], TODAY + DAY, TODAY + 2 * DAY))).toEqual([order.id]);
    expect(store.orders.withEventBetween(['claimed'], TODAY, TODAY + DAY)).toEqual([]);
    expect(store.orders.withEventBetween(['confirmed'], TODAY, TODAY + 2 * DAY)).toEqual([]);
  });

  it('by when they were taken last', () => {
    const [first, second] = [post(), post({ draft: { ...DRAFT, headcount: 2 } })];
    happens(store, first, claim(xiong), TODAY + 10);
    happens(store, second, claim(xiong), TODAY + 1);
    expect(store.orders.lastTaken(TODAY)).toMatchObject([{ order: { id: first.id }, at: TODAY + 10 }]);
    happens(store, second, { kind: 'assigned', person: wang.id, forced: false }, TODAY + 20);
    expect(store.orders.lastTaken(TODAY).map(({ order, at }) => [order.id, at])).toEqual([
      [second.id, TODAY + 20],
      [first.id, TODAY + 10],
    ]);
    expect(store.orders.lastTaken(TODAY + 11).map(({ order }) => order.id)).toEqual([second.id]);
    happens(store, first, { kind: 'cancelled', how: 'poster' });
    expect(store.orders.lastTaken(TODAY)).toHaveLength(1);
  });

  it('not as just taken, when the poster only wants fewer workers', () => {
    const order = happens(store, post({ draft: { ...DRAFT, headcount: 2 } }), claim(xiong), TODAY);
    const settled = happens(store, order, { kind: 'amended', fields: ['headcount'], headcount: 1 }, TODAY + MINUTE);
    expect(settled.state).toEqual({ kind: 'claimed', at: TODAY + MINUTE });
    expect(store.orders.lastTaken(TODAY + 1)).toEqual([]);
  });
});

describe('Notes', () => {
  it('stand with their order, in the order in which they were made', () => {
    const order = post();
    const notes = [
      { kind: 'elsewhere', text: '找到李师傅', by: wang.id, at: TODAY },
      { kind: 'reason', text: '不修了', by: null, at: TODAY + 1 },
    ] as const;
    for (const note of notes) store.orders.addNote(order.id, note);
    expect(store.orders.notes(order.id)).toEqual(notes);
    expect(store.orders.notes(post().id)).toEqual([]);
  });
});

describe('Personal values', () => {
  it('are found for erasing when their order ended long enough ago, oldest end first', () => {
    const end = (at: number) => happens(store, post(), { kind: 'expired' }, at).id;
    const [late, early, recent] = [end(TODAY + 2), end(TODAY + 1), end(TODAY + 9)];
    post();
    happens(store, post(), claim(xiong), TODAY);
    expect(ids(store.orders.endedBefore(TODAY + 9, 10))).toEqual([early, late]);
    expect(ids(store.orders.endedBefore(TODAY + 99, 1))).toEqual([early]);
    store.orders.erase(early ?? orderId(0), TODAY);
    expect(ids(store.orders.endedBefore(TODAY + 99, 10))).toEqual([late, recent]);
  });

  it('are kept as long as their order is disputed', () => {
    const [quarrel, calm] = [post(), post()];
    for (const order of [quarrel, calm]) happens(store, order, { kind: 'expired' }, TODAY + 1);
    happens(store, quarrel, { kind: 'disputed' }, TODAY + 2);
    expect(ids(store.orders.endedBefore(TODAY + 99, 1))).toEqual([calm.id]);
    expect(ids(store.orders.endedBefore(TODAY + 99, 10))).toEqual([calm.id]);
  });

  it('are gone from the file once erased, while the figures of the ledger and the history stay', () => {
    const secret = ['13800000002', '2栋5单元', '明早', '张阿姨家里', '李师傅'];
    const order = happens(store, post({ posterName: '张阿姨家里' }), { kind: 'cancelled', how: 'poster' });
    store.orders.addNote(order.id, { kind: 'elsewhere', text: '找到李师傅', by: null, at: TODAY });
    const history = store.orders.history(order.id);

    store.orders.erase(order.id, TODAY + DAY);

    expect(store.orders.byId(order.id)).toEqual({
      ...order,
      posterName: null,
      rawText: null,
      phone: null,
      place: { full: '团结路幸福里', open: '团结路幸福里' },
      when: { ...order.when, text: '' },
    });
    expect(store.orders.history(order.id)).toEqual(history);
    expect(store.orders.notes(order.id)).toMatchObject([{ kind: 'elsewhere', text: '' }]);
    const beside = new Database(temp.file);
    beside.pragma('wal_checkpoint(TRUNCATE)');
    const bytes = beside.serialize();
    beside.close();
    for (const word of secret) expect(bytes.includes(word), word).toBe(false);
    expect(bytes.includes('团结路幸福里')).toBe(true);
  });

  it('that are noted after the erasure are erased in their turn', () => {
    const order = happens(store, post(), { kind: 'cancelled', how: 'poster' });
    store.orders.erase(order.id, TODAY);
    expect(store.orders.endedBefore(TODAY + DAY, 9)).toEqual([]);
    store.orders.addNote(order.id, { kind: 'dispute', text: '他又来要钱', by: null, at: TODAY });
    expect(store.orders.endedBefore(TODAY + DAY, 9).map(({ id }) => id)).toEqual([order.id]);
  });

  it('never stand in the history', () => {
    let order = happens(store, post(), claim(xiong));
    order = happens(store, order, { kind: 'amended', fields: ['place', 'phone'], headcount: 1 });
    const beside = new Database(temp.file, { readonly: true });
    const data = beside.prepare<[], string>('SELECT data FROM order_events ORDER BY seq').pluck().all();
    beside.close();
    expect(data).toEqual([
      '{"headcount":1}',
      JSON.stringify({ person: xiong.id, seconds: 5, late: false }),
      '{"fields":["place","phone"],"headcount":1}',
    ]);
  });
});
