import type { NewOrder, Store } from '../../src/application/ports/store.ts';
import { contactId, messageId, type PersonId, roomId } from '../../src/domain/ids.ts';
import type { JobDraft } from '../../src/domain/job.ts';
import type { Order, OrderEvent } from '../../src/domain/order.ts';
import type { Person } from '../../src/domain/people.ts';
import { instant, type UtcMs } from '../../src/domain/time.ts';

export const TODAY: UtcMs = instant(2026, 11, 23, 9);
export const MARKET = roomId('market');

export const DRAFT: JobDraft = {
  category: 'unclogging',
  task: '通下水道',
  urgent: false,
  danger: null,
  certificates: ['低压电工证'],
  when: { kind: 'part', start: instant(2026, 11, 24, 6), end: instant(2026, 11, 24, 12), text: '明早' },
  price: { minFen: 6000, maxFen: null, unit: 'job' },
  negotiable: true,
  place: { full: '团结路幸福里2栋5单元', open: '团结路幸福里' },
  otherPlace: null,
  headcount: null,
  phone: '13800000002',
  requirements: ['自带工具'],
};

let messages = 0;

export function someone(store: Store, name: string): Person {
  return store.people.meet({ id: contactId(`contact of ${name}`), name, friend: null });
}

export function bindMarket(store: Store): void {
  store.rooms.bind({ id: MARKET, name: '零工市场', kind: 'market', grid: null }, null, TODAY);
}

export function newOrder(postedBy: PersonId, changes: Partial<NewOrder> = {}): NewOrder {
  messages += 1;
  return {
    draft: DRAFT,
    postedAt: TODAY,
    source: 'direct',
    message: messageId(`order ${messages}`),
    part: 1,
    room: null,
    grid: 3,
    postedBy,
    onBehalfOf: null,
    posterName: '张阿姨',
    rawText: '明早来个人通下水道，2栋5单元，电话13800000002',
    ...changes,
  };
}

/** Records an event that has to be possible. */
export function happens(store: Store, order: Order, event: OrderEvent, at: UtcMs = TODAY, message: string | null = null): Order {
  const after = store.orders.record(order, { event, at, by: null, message: message === null ? null : messageId(message) });
  if (after === null) throw new Error(`${event.kind} is not possible now`);
  return after;
}

export function claim(person: Person, seconds = 5): OrderEvent {
  return { kind: 'claimed', person: person.id, seconds, late: false };
}
