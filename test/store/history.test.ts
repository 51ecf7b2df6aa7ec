import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { messageId, type PersonId } from '../../src/domain/ids.ts';
import { AMENDED_FIELDS, type Order, type OrderEvent, type OrderLife, RATINGS } from '../../src/domain/order.ts';
import { lifeFromHistory } from '../../src/store/life-from-history.ts';
import { ORDER_EVENT_KINDS } from '../../src/store/schema/orders.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { claim, DRAFT, happens, newOrder, someone, TODAY } from './examples.ts';

let temp: TempStore;
let store: Store;
beforeEach(() => {
  temp = openTempStore();
  store = temp.store;
});
afterEach(() => temp.dispose());

const lifeOf = ({ state, headcount, holders, standby }: Order): OrderLife => ({ state, headcount, holders, standby });

const person = fc.constantFrom(1, 2, 3, 4) as fc.Arbitrary<PersonId>;
const paidFen = fc.option(fc.nat(100_000));
const rating = fc.option(fc.constantFrom(...RATINGS));
const event: fc.Arbitrary<OrderEvent> = fc.oneof(
  fc.constantFrom<OrderEvent>(
    { kind: 'announced' },
    { kind: 'no-show-reported' },
    { kind: 'disputed' },
    { kind: 'dispute-settled' },
    { kind: 'picture-added' },
    { kind: 'posted', headcount: 1 },
  ),
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('claimed'), person, seconds: fc.option(fc.nat(999)), late: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('assigned'), person, forced: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('queued'), person, first: fc.boolean() }) },
  fc.record({ kind: fc.constant('unqueued'), person }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('given-back'),
      person,
      mark: fc.boolean(),
      reason: fc.constantFrom('worker', 'recalled', 'poster', 'no-show', 'forced'),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('standby-called'), person }) },
  fc.record({ kind: fc.constant('standby-passed'), person }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('handed-over'), from: person, to: person }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('amended'),
      fields: fc.subarray([...AMENDED_FIELDS]),
      headcount: fc.integer({ min: 1, max: 3 }),
    }),
  },
  fc.record({ kind: fc.constant('reported-done'), paidFen }),
  fc.record({ kind: fc.constant('payment-contested'), fen: paidFen }),
  fc.record({ kind: fc.constant('payment-corrected'), paidFen: fc.nat(100_000) }),
  fc.record({ kind: fc.constant('confirmed'), rating, how: fc.constantFrom('poster', 'time', 'staff') }),
  fc.constantFrom<OrderEvent>({ kind: 'cancelled', how: 'poster' }, { kind: 'expired' }, { kind: 'placed-elsewhere' }),
) as fc.Arbitrary<OrderEvent>;

describe('The row of an order', () => {
  it('says what its history says, whatever happens in whatever order', () => {
    const people = ['张阿姨', '熊师傅', '王师傅', '李师傅'].map((name) => someone(store, name).id);
    expect(people).toEqual([1, 2, 3, 4]);
    const recorded: string[] = [];
    fc.assert(
      fc.property(fc.array(event, { minLength: 10, maxLength: 30 }), fc.integer({ min: 1, max: 3 }), (events, headcount) => {
        store.transact(() => {
          const order = store.orders.create(newOrder(people[0] as PersonId, { draft: { ...DRAFT, headcount } }));
          let latest = order;
          events.forEach((one, step) => {
            const message = step % 2 === 0 ? messageId(`m${step}`) : null;
            const after = store.orders.record(order, { event: one, at: TODAY + step, by: null, message });
            if (after !== null) {
              latest = after;
              recorded.push(one.kind);
            }
            expect(store.orders.byId(order.id)).toEqual(latest);
          });
          const history = store.orders.history(order.id);
          expect(lifeFromHistory(history)).toEqual(lifeOf(store.orders.byId(order.id)));
          expect(lifeOf(latest)).toEqual(lifeFromHistory(history));
        });
      }),
      { numRuns: 400 },
    );
    // The sequences are of use only if many of their events were possible.
    expect(recorded.length).toBeGreaterThan(1_000);
    expect(new Set(['posted', ...recorded])).toEqual(new Set(ORDER_EVENT_KINDS));
  }, 60_000);

  it('says so too after two people have become one', () => {
    const [zhang, xiong, wang] = [someone(store, '张阿姨'), someone(store, '熊师傅'), someone(store, '王师傅')];
    const order = happens(store, store.orders.create(newOrder(zhang.id)), claim(xiong));
    happens(store, order, { kind: 'queued', person: wang.id, first: false });
    store.people.rebind(xiong.id, wang.contact);
    expect(lifeFromHistory(store.orders.history(order.id))).toEqual(lifeOf(store.orders.byId(order.id)));
  });
});

describe('History and journal', () => {
  let beside: Database.Database;
  beforeEach(() => {
    const zhang = someone(store, '张阿姨');
    happens(store, store.orders.create(newOrder(zhang.id)), { kind: 'announced' });
    store.journal.append({ kind: 'gap', at: TODAY, by: null, person: null, room: null, data: {} });
    beside = new Database(temp.file);
  });
  afterEach(() => {
    beside.close();
  });

  it.each([
    "UPDATE order_events SET kind = 'expired'",
    'DELETE FROM order_events',
    "REPLACE INTO order_events (order_id, seq, kind, at, data) VALUES (1, 1, 'expired', 0, '{}')",
    "INSERT INTO order_events (order_id, seq, kind, at, data) VALUES (1, 2, 'expired', 0, '{}')",
    "INSERT INTO order_events (order_id, seq, kind, at, data) VALUES (1, 4, 'expired', 0, '{}')",
    "UPDATE journal SET data = '{}'",
    'DELETE FROM journal',
    "REPLACE INTO journal (id, kind, at, data) VALUES (1, 'gap', 0, '{}')",
  ])('only grow: %s is refused', (statement) => {
    const count = () => beside.prepare('SELECT (SELECT count(*) FROM order_events) + (SELECT count(*) FROM journal)').pluck().get();
    const before = count();
    expect(() => beside.exec(statement)).toThrow(/append-only|no gaps/);
    expect(count()).toBe(before);
  });

  it('go on from where they are', () => {
    beside.exec("INSERT INTO order_events (order_id, seq, kind, at, data) VALUES (1, 3, 'picture-added', 0, '{}')");
    expect(store.orders.history(store.orders.open()[0]?.id as never).map(({ event: { kind } }) => kind)).toEqual([
      'posted',
      'announced',
      'picture-added',
    ]);
  });
});
