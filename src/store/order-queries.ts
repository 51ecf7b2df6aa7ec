import type { OrderStore } from '../application/ports/store.ts';
import type { OrderId } from '../domain/ids.ts';
import type { Holder, Order } from '../domain/order.ts';
import type { Connection } from './connection.ts';
import { CLAIM_COLUMNS, type ClaimColumns } from './order-claims.ts';
import { type DetailsRow, type OrderRow, orderFrom } from './order-rows.ts';
import { columnsOf, prepareWideSelect, type Stored } from './prepared.ts';
import { orderDetails, orders } from './schema/orders.ts';
import { StoreError } from './store-error.ts';

export type OrderQueries = Pick<
  OrderStore,
  | 'byId'
  | 'byNumber'
  | 'ofMessage'
  | 'claimedBy'
  | 'open'
  | 'inState'
  | 'ofPoster'
  | 'heldBy'
  | 'postedSince'
  | 'postedBetween'
  | 'withEventBetween'
  | 'endedBefore'
  | 'lastTaken'
>;

const SELECT = `
  SELECT ${columnsOf(orders)}, ${columnsOf(orderDetails)}, ${CLAIM_COLUMNS}
  FROM orders JOIN order_details ON order_details.order_id = orders.id`;

const OLDEST_FIRST = 'ORDER BY orders.posted_at, orders.id';
const YOUNGEST_FIRST = 'ORDER BY orders.posted_at DESC, orders.id DESC';

/** States and kinds come as a list in one parameter, so that the statement can be prepared whatever its length. */
const IN_STATES = 'orders.state IN (SELECT value FROM json_each(:states))';

type WholeRow = Stored<OrderRow> & DetailsRow & ClaimColumns;

/** An order with what only those need who change it. */
export interface StoredOrder {
  readonly order: Order;
  /** How many events its history has. */
  readonly version: number;
}

export interface OrderReading {
  readonly queries: OrderQueries;
  /** @throws StoreError if there is no such order */
  readonly stored: (id: OrderId) => StoredOrder;
}

export function orderQueries(connection: Connection): OrderReading {
  const { file } = connection;
  // Raw SQL in this file: every claim asks for all open orders, and drizzle's mapping, column by column, takes longer than
  // the reading itself.
  const prepareStoredSelect = <Params extends object>(rest: string) => {
    const select = prepareWideSelect<Params, WholeRow>(connection, `${SELECT} ${rest}`);
    return (params: Params): readonly StoredOrder[] =>
      select(params).map((row) => ({ order: orderFrom(row, row, row), version: row.version }));
  };
  const prepareSelect = <Params extends object>(rest: string) => {
    const select = prepareStoredSelect<Params>(rest);
    return (params: Params): readonly Order[] => select(params).map(({ order }) => order);
  };
  const selectById = prepareStoredSelect<{ id: number }>('WHERE orders.id = :id');
  const selectByNumber = prepareSelect<{ number: number }>('WHERE orders.number = :number');
  const selectOfMessage = prepareSelect<{ message: string }>('WHERE orders.message = :message ORDER BY orders.part');
  const selectClaimedBy = prepareSelect<{ message: string }>(
    "WHERE orders.id IN (SELECT order_id FROM claims WHERE message = :message AND role = 'holder') ORDER BY orders.id",
  );
  // Of one state the index gives them in this order, without sorting.
  const selectOpen = prepareSelect<object>(`WHERE orders.state = 'open' ${OLDEST_FIRST}`);
  const selectInState = prepareSelect<{ states: string }>(`WHERE ${IN_STATES} ${OLDEST_FIRST}`);
  const selectOfPoster = prepareSelect<{ person: number; states: string }>(
    `WHERE (orders.posted_by = :person OR orders.on_behalf_of = :person) AND ${IN_STATES} ${YOUNGEST_FIRST}`,
  );
  const selectHeldBy = prepareSelect<{ person: number; states: string }>(
    `WHERE orders.id IN (SELECT order_id FROM claims WHERE person_id = :person AND role = 'holder') AND ${IN_STATES} ${OLDEST_FIRST}`,
  );
  const selectPostedBetween = prepareSelect<{ from: number; to: number }>(
    `WHERE orders.posted_at >= :from AND orders.posted_at < :to ${OLDEST_FIRST}`,
  );
  const selectWithEvent = prepareSelect<{ kinds: string; from: number; to: number }>(
    `WHERE orders.id IN (
       SELECT order_id FROM order_events WHERE kind IN (SELECT value FROM json_each(:kinds)) AND at >= :from AND at < :to
     ) ${OLDEST_FIRST}`,
  );
  // By the end, not by the day of posting.
  const selectEndedBefore = prepareSelect<{ before: number; limit: number }>(
    `WHERE order_details.erased_at IS NULL AND orders.state IN ('closed', 'cancelled', 'expired')
       AND NOT orders.disputed AND orders.state_at < :before
     ORDER BY orders.state_at, orders.id LIMIT :limit`,
  );
  const selectClaimedSince = prepareSelect<{ since: number }>("WHERE orders.state = 'claimed' AND orders.state_at >= :since");

  const postedBetween = (from: number, to: number) => selectPostedBetween({ from, to });
  const stored = (id: OrderId): StoredOrder => {
    const [found] = selectById({ id });
    if (found) return found;
    throw new StoreError('inconsistent', file, `there is no order with the key ${id}`, 'This is a fault of the program; please report it.');
  };

  const queries: OrderQueries = {
    byId: (id) => stored(id).order,
    byNumber: (number) => selectByNumber({ number })[0] ?? null,
    ofMessage: (message) => selectOfMessage({ message }),
    claimedBy: (message) => selectClaimedBy({ message }),
    open: () => selectOpen({}),
    inState: (states) => selectInState({ states: JSON.stringify(states) }),
    ofPoster: (poster, states) => selectOfPoster({ person: poster, states: JSON.stringify(states) }),
    heldBy: (holder, states) => selectHeldBy({ person: holder, states: JSON.stringify(states) }),
    postedSince: (since) => postedBetween(since, Number.MAX_SAFE_INTEGER),
    postedBetween,
    withEventBetween: (kinds, from, to) => selectWithEvent({ kinds: JSON.stringify(kinds), from, to }),
    endedBefore: (before, limit) => selectEndedBefore({ before, limit }),
    lastTaken: (since) =>
      selectClaimedSince({ since })
        .map((order) => ({ order, at: lastClaimOf(order.holders) }))
        // An order that is complete because it wants fewer workers now was not taken just then.
        .filter(({ at }) => at >= since)
        .sort((one, other) => other.at - one.at || other.order.id - one.order.id),
  };
  return { queries, stored };
}

function lastClaimOf(holders: readonly Holder[]): number {
  return Math.max(0, ...holders.map(({ at }) => at));
}
