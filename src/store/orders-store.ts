import { asc, eq, sql } from 'drizzle-orm';
import type { OrderStore } from '../application/ports/store.ts';
import type { OrderId, PersonId } from '../domain/ids.ts';
import type { Connection } from './connection.ts';
import type { MergedPeople } from './merged-people.ts';
import { orderHistory } from './order-history.ts';
import { orderQueries } from './order-queries.ts';
import { orderWrites } from './order-writes.ts';
import { prepareInsert } from './prepared.ts';
import { orderNotes } from './schema/orders.ts';

export function ordersStore(connection: Connection, merged: MergedPeople): OrderStore {
  const history = orderHistory(connection, merged);
  const reading = orderQueries(connection);
  return {
    ...reading.queries,
    ...orderWrites(connection, history, reading),
    history: history.of,
    ...noteMethods(connection),
  };
}

function noteMethods(connection: Connection): Pick<OrderStore, 'addNote' | 'notes'> {
  const insert = prepareInsert(connection, orderNotes);
  // What is noted of an order that was blanked before (a dispute about work of last year) has its term too.
  const markUnerased = connection.client.prepare<[OrderId]>(
    'UPDATE order_details SET erased_at = NULL WHERE order_id = ? AND erased_at IS NOT NULL',
  );
  const select = connection.db
    .select()
    .from(orderNotes)
    .where(eq(orderNotes.orderId, sql.placeholder('order')))
    .orderBy(asc(orderNotes.id))
    .prepare();
  return {
    addNote: (order, note) => {
      connection.transact(() => {
        insert({ ...note, orderId: order });
        markUnerased.run(order);
      });
    },
    notes: (order) => select.all({ order }).map(({ kind, text, by, at }) => ({ kind, text: text ?? '', by: by as PersonId | null, at })),
  };
}
