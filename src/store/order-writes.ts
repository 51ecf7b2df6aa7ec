import { and, eq, max, sql } from 'drizzle-orm';
import type { NewOrder, OrderStore } from '../application/ports/store.ts';
import { type OrderId, orderId } from '../domain/ids.ts';
import type { Order, OrderEvent, OrderLife, RecordedEvent } from '../domain/order.ts';
import { transition } from '../domain/order-life-cycle.ts';
import { dayOf, type UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import type { OrderHistory } from './order-history.ts';
import type { OrderQueries } from './order-queries.ts';
import { claimRowsOf, fieldColumns, stateColumns } from './order-rows.ts';
import { prepareInsert } from './prepared.ts';
import { claims, orderDetails, orderNotes, orders } from './schema/orders.ts';
import { questions } from './schema/traffic.ts';
import { StoreError } from './store-error.ts';

/**
 * The number of the first order. Numbers go on counting for good (after 999 comes 1000): at thirty orders a day three
 * digits would not last the 90 days in which none may come again.
 */
const FIRST_NUMBER = 101;

type OrderWrites = Pick<OrderStore, 'create' | 'record' | 'saveFields' | 'erase'>;

export function orderWrites(connection: Connection, history: OrderHistory, { byId }: Pick<OrderQueries, 'byId'>): OrderWrites {
  const { db, transact } = connection;
  const selectLastNumber = db
    .select({ number: max(orders.number) })
    .from(orders)
    .prepare();
  const insertOrder = prepareInsert(connection, orders);
  const insertDetails = prepareInsert(connection, orderDetails);
  const writeLife = prepareWriteLife(connection);
  const erase = prepareErase(connection);

  const insert = (order: NewOrder): OrderId => {
    const { draft, postedAt } = order;
    const number = Math.max(FIRST_NUMBER, (selectLastNumber.get()?.number ?? 0) + 1);
    const { plain, personal } = fieldColumns(draft);
    const id = orderId(
      insertOrder({
        ...plain,
        number,
        ledgerId: `${dayOf(postedAt).replaceAll('-', '')}-${number}`,
        postedAt,
        source: order.source,
        message: order.message,
        part: order.part,
        room: order.room,
        grid: order.grid,
        postedBy: order.postedBy,
        onBehalfOf: order.onBehalfOf,
        category: draft.category,
        task: draft.task,
        headcount: draft.headcount ?? 1,
        urgent: draft.urgent,
        danger: draft.danger,
        certificates: draft.certificates,
        hasPicture: false,
        disputed: false,
        announcedAt: null,
        ...stateColumns({ kind: 'open', since: postedAt, reservedFor: null }),
        version: 1,
      }),
    );
    insertDetails({ ...personal, orderId: id, posterName: order.posterName, rawText: order.rawText, erasedAt: null });
    return id;
  };

  return {
    create: (order) =>
      transact(() => {
        const id = insert(order);
        history.append(id, {
          event: { kind: 'posted', headcount: order.draft.headcount ?? 1 },
          at: order.postedAt,
          by: order.postedBy,
          message: order.message,
        });
        return byId(id);
      }),
    record: ({ id }, happening) =>
      transact(() => {
        // Under the write lock the row cannot change any more: the caller's order may be stale, this one is not.
        const before = byId(id);
        const life = lifeAfter(before, happening);
        if (life === null) return null;
        writeLife(before, life, happening, history.append(id, happening));
        return byId(id);
      }),
    saveFields: (id, { task, certificates, ...fields }) =>
      transact(() => {
        const before = byId(id);
        const said = before.headcountSaid ? before.headcount : null;
        const { plain, personal } = fieldColumns({ ...before, headcount: said, ...fields });
        const words = { task: task ?? before.task, certificates: certificates ?? before.certificates };
        db.update(orders)
          .set({ ...plain, ...words })
          .where(eq(orders.id, id))
          .run();
        db.update(orderDetails).set(personal).where(eq(orderDetails.orderId, id)).run();
      }),
    erase: (id, at) => {
      transact(() => erase(id, at));
    },
  };
}

function lifeAfter(before: Order, { event, at, message }: RecordedEvent): OrderLife | null {
  // Only `create` posts: a second birth would wipe out the life of an order.
  if (event.kind === 'posted') return null;
  const { state, headcount, holders, standby } = before;
  const after = transition({ state, headcount, holders, standby }, event, at, message);
  return after.kind === 'ok' ? after.life : null;
}

/** Brings the row, and who has the job, to the life that the event with this place in the history has made. */
function prepareWriteLife(connection: Connection): (before: Order, life: OrderLife, happening: RecordedEvent, seq: number) => void {
  const { db, file } = connection;
  const slot = (name: string) => sql`${sql.placeholder(name)}`;
  const updateRow = db
    .update(orders)
    .set({
      state: slot('state'),
      stateAt: slot('stateAt'),
      reservedFor: slot('reservedFor'),
      doneAt: slot('doneAt'),
      paidFen: slot('paidFen'),
      rating: slot('rating'),
      elsewhere: slot('elsewhere'),
      headcount: slot('headcount'),
      hasPicture: sql`${orders.hasPicture} or ${slot('picture')}`,
      disputed: sql`${orders.disputed} or ${slot('disputed')}`,
      announcedAt: sql`coalesce(${orders.announcedAt}, ${slot('announcedAt')})`,
      version: slot('version'),
    })
    // The one place where a winner is decided: only the state and the history that the decision was made on will do.
    .where(and(eq(orders.id, sql.placeholder('id')), eq(orders.state, slot('stateBefore')), eq(orders.version, slot('versionBefore'))))
    .prepare();
  const deleteClaims = db
    .delete(claims)
    .where(eq(claims.orderId, sql.placeholder('order')))
    .prepare();
  const insertClaim = prepareInsert(connection, claims);

  return (before, life, { event, at }, seq) => {
    const { elsewhere, ...columns } = stateColumns(life.state);
    const { changes } = updateRow.run({
      ...columns,
      elsewhere: Number(elsewhere),
      headcount: life.headcount,
      picture: Number(is(event, 'picture-added')),
      disputed: Number(is(event, 'disputed')),
      announcedAt: is(event, 'announced') ? at : null,
      version: seq,
      id: before.id,
      stateBefore: before.state.kind,
      versionBefore: seq - 1,
    });
    if (changes !== 1) {
      const what = `the row of order ${before.id} is not what its history says`;
      throw new StoreError('inconsistent', file, what, 'This is a fault of the program; please report it.');
    }
    if (life.holders === before.holders && life.standby === before.standby) return;
    deleteClaims.run({ order: before.id });
    for (const row of claimRowsOf({ id: before.id, holders: life.holders, standby: life.standby })) insertClaim(row);
  };
}

/** Blanks what people said and who they are; the history, which never held it, stays as it is. */
function prepareErase({ db }: Connection): (order: OrderId, at: UtcMs) => void {
  const order = sql.placeholder('order');
  const steps = [
    db
      .update(orderDetails)
      .set({
        posterName: null,
        phone: null,
        placeFull: null,
        otherPlaceFull: null,
        whenText: null,
        rawText: null,
        erasedAt: sql`${sql.placeholder('at')}`,
      })
      .where(eq(orderDetails.orderId, order))
      .prepare(),
    db.update(orderNotes).set({ text: null }).where(eq(orderNotes.orderId, order)).prepare(),
    db.update(questions).set({ text: null }).where(eq(questions.orderId, order)).prepare(),
  ];
  return (id, at) => {
    for (const step of steps) step.run({ order: id, at });
  };
}

function is(event: OrderEvent, kind: OrderEvent['kind']): boolean {
  return event.kind === kind;
}
