import { asc, eq, sql } from 'drizzle-orm';
import type { MessageId, OrderId, PersonId } from '../domain/ids.ts';
import type { OrderEvent, RecordedEvent } from '../domain/order.ts';
import type { Connection } from './connection.ts';
import { type MergedPeople, withPresentIds } from './merged-people.ts';
import { prepareInsert } from './prepared.ts';
import { orderEvents } from './schema/orders.ts';

/** The fields of events that hold a person. */
const PERSON_FIELDS = ['person', 'from', 'to'];

export interface OrderHistory {
  /** `seq`: the event's place in the history (1, 2, 3 …); the database refuses any but the next. To be called in the transaction that changes the row. */
  readonly append: (order: OrderId, seq: number, happening: RecordedEvent) => void;
  /** Oldest first. */
  readonly of: (order: OrderId) => readonly RecordedEvent[];
}

export function orderHistory(connection: Connection, merged: MergedPeople): OrderHistory {
  const { db } = connection;
  const insert = prepareInsert(connection, orderEvents);
  const ofOrder = eq(orderEvents.orderId, sql.placeholder('order'));
  const select = db.select().from(orderEvents).where(ofOrder).orderBy(asc(orderEvents.seq)).prepare();
  return {
    append: (order, seq, { event: { kind, ...data }, at, by, message }) => {
      insert({ orderId: order, seq, kind, at, by, message, data: JSON.stringify(data) });
    },
    of: (order) => {
      const present = merged();
      return select.all({ order }).map((row) => ({
        event: withPresentIds({ ...(JSON.parse(row.data) as object), kind: row.kind } as OrderEvent, PERSON_FIELDS, present),
        at: row.at,
        by: row.by === null ? null : (present.get(row.by as PersonId) ?? (row.by as PersonId)),
        message: row.message as MessageId | null,
      }));
    },
  };
}
