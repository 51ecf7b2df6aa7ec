import { and, asc, desc, eq, gte, lt, or, type SQL, sql } from 'drizzle-orm';
import type { OrderStore } from '../application/ports/store.ts';
import type { Holder, Order } from '../domain/order.ts';
import type { Connection } from './connection.ts';
import { orderFrom } from './order-rows.ts';
import { claims, orderDetails, orderEvents, orders } from './schema/orders.ts';
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

const OLDEST_FIRST = [asc(orders.postedAt), asc(orders.id)] as const;
const YOUNGEST_FIRST = [desc(orders.postedAt), desc(orders.id)] as const;

/** A list in one parameter, so that the statement can be prepared whatever its length. */
const listed = (name: string) => sql`(select value from json_each(${sql.placeholder(name)}))`;

export function orderQueries(connection: Connection): OrderQueries {
  const { db, file } = connection;
  const select = (where: SQL | undefined, order: readonly SQL[] = OLDEST_FIRST) =>
    db
      .select({ order: orders, details: orderDetails })
      .from(orders)
      .innerJoin(orderDetails, eq(orderDetails.orderId, orders.id))
      .where(where)
      .orderBy(...order);
  const prepareSelect = (...query: Parameters<typeof select>) => select(...query).prepare();
  const selectClaims = db
    .select()
    .from(claims)
    .where(eq(claims.orderId, sql.placeholder('order')))
    .orderBy(asc(claims.role), asc(claims.place))
    .prepare();
  const assemble = (rows: ReturnType<ReturnType<typeof prepareSelect>['all']>): readonly Order[] =>
    rows.map(({ order, details }) => orderFrom(order, details, selectClaims.all({ order: order.id })));

  const inStates = sql`${orders.state} in ${listed('states')}`;
  const person = sql.placeholder('person');
  const selectById = prepareSelect(eq(orders.id, sql.placeholder('id')));
  const selectByNumber = prepareSelect(eq(orders.number, sql.placeholder('number')));
  const selectOfMessage = prepareSelect(eq(orders.message, sql.placeholder('message')), [asc(orders.part)]);
  const selectClaimedBy = prepareSelect(
    sql`${orders.id} in (select ${claims.orderId} from ${claims} where ${claims.message} = ${sql.placeholder('message')} and ${claims.role} = 'holder')`,
  );
  const selectInState = prepareSelect(inStates);
  const selectOfPoster = prepareSelect(and(or(eq(orders.postedBy, person), eq(orders.onBehalfOf, person)), inStates), YOUNGEST_FIRST);
  const selectHeldBy = prepareSelect(
    and(
      sql`${orders.id} in (select ${claims.orderId} from ${claims} where ${claims.personId} = ${person} and ${claims.role} = 'holder')`,
      inStates,
    ),
  );
  const selectPostedBetween = prepareSelect(and(gte(orders.postedAt, sql.placeholder('from')), lt(orders.postedAt, sql.placeholder('to'))));
  const selectWithEvent = prepareSelect(
    sql`${orders.id} in (select ${orderEvents.orderId} from ${orderEvents} where ${orderEvents.kind} in ${listed('kinds')}
      and ${orderEvents.at} >= ${sql.placeholder('from')} and ${orderEvents.at} < ${sql.placeholder('to')})`,
  );
  const selectEndedBefore = select(
    sql`${orderDetails.erasedAt} is null and ${orders.state} in ('closed', 'cancelled', 'expired') and ${orders.stateAt} < ${sql.placeholder('before')}`,
    [asc(orders.stateAt), asc(orders.id)],
  )
    .limit(sql.placeholder('limit'))
    .prepare();
  const selectClaimedSince = prepareSelect(and(eq(orders.state, sql`'claimed'`), gte(orders.stateAt, sql.placeholder('since'))));

  const postedBetween = (from: number, to: number) => assemble(selectPostedBetween.all({ from, to }));
  const inState: OrderStore['inState'] = (states) => assemble(selectInState.all({ states: JSON.stringify(states) }));

  return {
    byId: (id) => {
      const [order] = assemble(selectById.all({ id }));
      if (order) return order;
      throw new StoreError(
        'inconsistent',
        file,
        `there is no order with the key ${id}`,
        'This is a fault of the program; please report it.',
      );
    },
    byNumber: (number) => assemble(selectByNumber.all({ number }))[0] ?? null,
    ofMessage: (message) => assemble(selectOfMessage.all({ message })),
    claimedBy: (message) => assemble(selectClaimedBy.all({ message }))[0] ?? null,
    open: () => inState(['open']),
    inState,
    ofPoster: (poster, states) => assemble(selectOfPoster.all({ person: poster, states: JSON.stringify(states) })),
    heldBy: (holder, states) => assemble(selectHeldBy.all({ person: holder, states: JSON.stringify(states) })),
    postedSince: (since) => postedBetween(since, Number.MAX_SAFE_INTEGER),
    postedBetween,
    withEventBetween: (kinds, from, to) => assemble(selectWithEvent.all({ kinds: JSON.stringify(kinds), from, to })),
    endedBefore: (before, limit) => assemble(selectEndedBefore.all({ before, limit })),
    lastTaken: (since) =>
      assemble(selectClaimedSince.all({ since }))
        .map((order) => ({ order, at: lastClaimOf(order.holders) }))
        // An order that is complete because it wants fewer workers now was not taken just then.
        .filter(({ at }) => at >= since)
        .sort((one, other) => other.at - one.at || other.order.id - one.order.id),
  };
}

function lastClaimOf(holders: readonly Holder[]): number {
  return Math.max(0, ...holders.map(({ at }) => at));
}
