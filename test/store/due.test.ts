import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DueJob, Store } from '../../src/application/ports/store.ts';
import { messageId, type OrderId, type PersonId } from '../../src/domain/ids.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { newOrder, someone, TODAY } from './examples.ts';

let temp: TempStore;
let store: Store;
let zhang: PersonId;
let order: OrderId;
beforeEach(() => {
  temp = openTempStore();
  store = temp.store;
  zhang = someone(store, '张阿姨').id;
  order = store.orders.create(newOrder(zhang)).id;
});
afterEach(() => temp.dispose());

const job = (changes: Partial<DueJob>): DueJob => ({ kind: 'expire', at: TODAY, order, person: null, cause: null, ...changes });

function takeAll(now: number): readonly DueJob[] {
  const taken: DueJob[] = [];
  for (let next = store.due.takeNext(now); next !== null; next = store.due.takeNext(now)) taken.push(next);
  return taken;
}

describe('A due job', () => {
  it('is taken once, when its time has come, the earliest first', () => {
    const jobs = [
      job({ kind: 'confirm', at: TODAY + 3 }),
      job({ at: TODAY + 1, cause: messageId('m1') }),
      job({ kind: 'announce', at: TODAY + 2 }),
    ];
    for (const one of jobs) store.due.schedule(one);
    expect(store.due.nextAt()).toBe(TODAY + 1);
    expect(store.due.takeNext(TODAY)).toBeNull();
    expect(takeAll(TODAY + 2)).toEqual([jobs[1], jobs[2]]);
    expect(store.due.nextAt()).toBe(TODAY + 3);
  });

  it('survives a restart', () => {
    store.due.schedule(job({}));
    store = temp.reopen();
    expect(takeAll(TODAY)).toEqual([job({})]);
    expect(store.due.nextAt()).toBeNull();
  });

  it.each([
    ['an order', {}],
    ['an order and a person', { person: 1 as PersonId }],
    ['nothing', { order: null }],
  ])('about %s is replaced by the next of its kind, or kept if that is asked', (_, about) => {
    store.due.schedule(job({ ...about, cause: messageId('m1') }));
    store.due.schedule(job({ ...about, at: TODAY + 9 }));
    store.due.scheduleOnce(job({ ...about, at: TODAY + 5 }));
    expect(takeAll(TODAY + 99)).toEqual([job({ ...about, at: TODAY + 9 })]);
  });

  it('is another one for another person', () => {
    const xiong = someone(store, '熊师傅').id;
    for (const person of [null, zhang, xiong]) store.due.schedule(job({ kind: 'remind-worker', person }));
    expect(takeAll(TODAY)).toHaveLength(3);
  });

  it('is found and cancelled by kind and order', () => {
    store.due.schedule(job({ person: zhang, at: TODAY + 1 }));
    store.due.schedule(job({}));
    store.due.schedule(job({ kind: 'summary', order: null }));
    expect(store.due.find('expire', order)).toEqual(job({}));
    expect(store.due.find('expire', null)).toBeNull();
    expect(store.due.find('summary', null)?.kind).toBe('summary');
    store.due.cancel('expire', order);
    store.due.cancel('expire', null);
    expect(takeAll(TODAY + 9).map(({ kind }) => kind)).toEqual(['summary']);
    store.due.schedule(job({ kind: 'summary', order: null }));
    store.due.cancel('summary', null);
    expect(store.due.nextAt()).toBeNull();
  });

  it('goes with all the others of its order, or with those of the named kinds', () => {
    const other = store.orders.create(newOrder(zhang)).id;
    for (const kind of ['expire', 'confirm', 'ladder-again'] as const) {
      store.due.schedule(job({ kind }));
      store.due.schedule(job({ kind, order: other }));
    }
    store.due.cancelAllOf(order, ['confirm', 'ladder-again']);
    store.due.cancelAllOf(other);
    store.due.cancelAllOf(order, []);
    expect(takeAll(TODAY)).toEqual([job({})]);
  });
});
