import { and, eq, max, sql } from 'drizzle-orm';
import type { NewOrder, OrderStore } from '../application/ports/store.ts';
import { type OrderId, orderId } from '../domain/ids.ts';
import { FIRST_NUMBER, type Order, type OrderLife, type RecordedEvent } from '../domain/order.ts';
import { transition } from '../domain/order-life-cycle.ts';
import { dayOf, type UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { prepareWriteClaims } from './order-claims.ts';
import type { OrderHistory } from './order-history.ts';
import type { OrderReading, StoredOrder } from './order-queries.ts';
import { fieldColumns, stateColumns } from './order-rows.ts';
import { prepareInsert } from './prepared.ts';
import { orderDetails, orderNotes, orders } from './schema/orders.ts';
import { settings } from './schema/station.ts';
import { outbox, questions } from './schema/traffic.ts';
import { StoreError } from './store-error.ts';

const FIRST_VERSION = 1;

/** Set by a restore: numbers below it may have been given out after the backup was made. */
export const NUMBERS_FROM = 'numbers_from';

type OrderWrites = Pick<OrderStore, 'create' | 'record' | 'saveFields' | 'erase'>;

export function orderWrites(connection: Connection, history: OrderHistory, { queries, stored }: OrderReading): OrderWrites {
  const { db, transact } = connection;
  const selectLastNumber = db
    .select({ number: max(orders.number) })
    .from(orders)
    .prepare();
  const selectFloor = db.select({ from: settings.value }).from(settings).where(eq(settings.key, NUMBERS_FROM)).prepare();
  const insertOrder = prepareInsert(connection, orders);
  const insertDetails = prepareInsert(connection, orderDetails);
  const writeLife = prepareWriteLife(connection);
  const writeClaims = prepareWriteClaims(connection);
  const erase = prepareErase(connection);

  const insert = (order: NewOrder): OrderId => {
    const { draft, postedAt } = order;
    const number = Math.max(FIRST_NUMBER, (selectLastNumber.get()?.number ?? 0) + 1, Number(selectFloor.get()?.from ?? 0));
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
        version: FIRST_VERSION,
      }),
    );
    insertDetails({ ...personal, orderId: id, posterName: order.posterName, rawText: order.rawText, erasedAt: null });
    return id;
  };

  return {
    create: (order) =>
      transact(() => {
        const id = insert(order);
        history.append(id, FIRST_VERSION, {
          event: { kind: 'posted', headcount: order.draft.headcount ?? 1 },
          at: order.postedAt,
          by: order.postedBy,
          message: order.message,
        });
        return queries.byId(id);
      }),
    record: ({ id }, happening) =>
      transact(() => {
        // Under the write lock the row cannot change any more: the caller's order may be stale, this one is not.
        const before = stored(id);
        const life = lifeAfter(before.order, happening);
        if (life === null) return null;
        history.append(id, before.version + 1, happening);
        writeLife(before, life, happening);
        writeClaims(id, before.order, life);
        return { ...before.order, ...life, ...marksAfter(before.order, happening) };
      }),
    saveFields: (id, { task, certificates, ...fields }) =>
      transact(() => {
        const before = queries.byId(id);
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

type Marks = Pick<Order, 'hasPicture' | 'disputed' | 'announcedAt'>;

/** What an event leaves on the order beside its life. */
function marksAfter(before: Order, { event: { kind }, at }: RecordedEvent): Marks {
  return {
    hasPicture: before.hasPicture || kind === 'picture-added',
    disputed: kind === 'disputed' || (before.disputed && kind !== 'dispute-settled'),
    announcedAt: before.announcedAt ?? (kind === 'announced' ? at : null),
  };
}

/** Brings the row to the life that the event has made. */
function prepareWriteLife(connection: Connection): (before: StoredOrder, life: OrderLife, happening: RecordedEvent) => void {
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
      hasPicture: slot('hasPicture'),
      disputed: slot('disputed'),
      announcedAt: slot('announcedAt'),
      version: slot('version'),
    })
    // The one place where a winner is decided: only the state and the history that the decision was made on will do.
    .where(and(eq(orders.id, sql.placeholder('id')), eq(orders.state, slot('stateBefore')), eq(orders.version, slot('versionBefore'))))
    .prepare();

  return ({ order, version }, life, happening) => {
    const { elsewhere, ...columns } = stateColumns(life.state);
    const { hasPicture, disputed, announcedAt } = marksAfter(order, happening);
    const { changes } = updateRow.run({
      ...columns,
      elsewhere: Number(elsewhere),
      headcount: life.headcount,
      hasPicture: Number(hasPicture),
      disputed: Number(disputed),
      announcedAt,
      version: version + 1,
      id: order.id,
      stateBefore: order.state.kind,
      versionBefore: version,
    });
    if (changes === 1) return;
    const what = `the row of order ${order.id} is not what its history says`;
    throw new StoreError('inconsistent', file, what, 'This is a fault of the program; please report it.');
  };
}

/** Blanks what people said and who they are; the history, which never held it, stays as it is. */
function prepareErase({ db, erasures }: Connection): (order: OrderId, at: UtcMs) => void {
  const order = sql.placeholder('order');
  const selectLedgerId = db.select({ id: orders.ledgerId }).from(orders).where(eq(orders.id, order)).prepare();
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
    // Phone and address of a job that is over are of use to nobody, and no loss to be told of.
    db
      .update(outbox)
      .set({ state: 'refused', stateAt: sql`${sql.placeholder('at')}`, toldAt: sql`${sql.placeholder('at')}`, text: null, mentions: [] })
      .where(and(eq(outbox.orderId, order), eq(outbox.kind, 'details'), eq(outbox.state, 'waiting')))
      .prepare(),
  ];
  return (id, at) => {
    const ledgerId = selectLedgerId.get({ order: id })?.id;
    if (ledgerId !== undefined) erasures.note({ kind: 'order', id: ledgerId, at });
    for (const step of steps) step.run({ order: id, at });
  };
}
