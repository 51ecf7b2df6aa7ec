import { messageId, orderId, orderNumber, personId, roomId } from '../domain/ids.ts';
import type { JobFields, Place, Price, When } from '../domain/job.ts';
import type { Order, OrderState } from '../domain/order.ts';
import { type ClaimColumns, holdersFrom, standbyFrom } from './order-claims.ts';
import type { Stored } from './prepared.ts';
import type { orderDetails, orders } from './schema/orders.ts';

export type OrderRow = typeof orders.$inferSelect;
export type DetailsRow = typeof orderDetails.$inferSelect;

/** The order that the rows tell of; erased texts are '' where the type has no null. */
export function orderFrom(row: Stored<OrderRow>, details: DetailsRow, claims: ClaimColumns): Order {
  return {
    id: orderId(row.id),
    number: orderNumber(row.number),
    ledgerId: row.ledgerId,
    postedAt: row.postedAt,
    source: row.source,
    message: messageId(row.message),
    part: row.part === 2 ? 2 : 1,
    room: row.room === null ? null : roomId(row.room),
    grid: row.grid,
    postedBy: personId(row.postedBy),
    onBehalfOf: row.onBehalfOf === null ? null : personId(row.onBehalfOf),
    posterName: details.posterName,
    category: row.category,
    task: row.task,
    headcount: row.headcount,
    headcountSaid: row.headcountSaid === 1,
    urgent: row.urgent === 1,
    danger: row.danger,
    certificates: JSON.parse(row.certificates) as string[],
    requirements: JSON.parse(row.requirements) as string[],
    negotiable: row.negotiable === 1,
    price: priceFrom(row),
    when: whenFrom(row, details.whenText ?? ''),
    place: placeFrom(row.placeOpen, details.placeFull),
    otherPlace: placeFrom(row.otherPlaceOpen, details.otherPlaceFull),
    phone: details.phone,
    rawText: details.rawText,
    hasPicture: row.hasPicture === 1,
    disputed: row.disputed === 1,
    announcedAt: row.announcedAt,
    state: stateFrom(row),
    holders: holdersFrom(claims),
    standby: standbyFrom(claims),
  };
}

function stateFrom(row: Stored<OrderRow>): OrderState {
  const at = row.stateAt;
  switch (row.state) {
    case 'open':
      return { kind: 'open', since: at, reservedFor: row.reservedFor === null ? null : personId(row.reservedFor) };
    case 'claimed':
    case 'cancelled':
    case 'expired':
      return { kind: row.state, at };
    case 'done':
      return { kind: 'done', at, paidFen: row.paidFen };
    case 'closed':
      return { kind: 'closed', at, doneAt: row.doneAt, paidFen: row.paidFen, rating: row.rating, elsewhere: row.elsewhere === 1 };
  }
}

export type StateColumns = Pick<OrderRow, 'state' | 'stateAt' | 'reservedFor' | 'doneAt' | 'paidFen' | 'rating' | 'elsewhere'>;

export function stateColumns(state: OrderState): StateColumns {
  const none = { reservedFor: null, doneAt: null, paidFen: null, rating: null, elsewhere: false };
  switch (state.kind) {
    case 'open':
      return { ...none, state: 'open', stateAt: state.since, reservedFor: state.reservedFor };
    case 'claimed':
    case 'cancelled':
    case 'expired':
      return { ...none, state: state.kind, stateAt: state.at };
    case 'done':
      return { ...none, state: 'done', stateAt: state.at, paidFen: state.paidFen };
    case 'closed': {
      const { doneAt, paidFen, rating, elsewhere } = state;
      return { ...none, state: 'closed', stateAt: state.at, doneAt, paidFen, rating, elsewhere };
    }
  }
}

function priceFrom(row: Stored<OrderRow>): Price | null {
  return row.priceUnit === null ? null : { minFen: row.priceMinFen, maxFen: row.priceMaxFen, unit: row.priceUnit };
}

function placeFrom(open: string | null, full: string | null): Place | null {
  return open === null && full === null ? null : { full: full ?? open ?? '', open };
}

function whenFrom(row: Stored<OrderRow>, text: string): When {
  const start = row.whenStart ?? 0;
  const end = row.whenEnd ?? 0;
  switch (row.whenKind) {
    case 'none':
      return { kind: 'none' };
    case 'at':
      return { kind: 'at', start, end: row.whenEnd, text };
    case 'now':
      return { kind: 'now', start, text };
    case 'part':
    case 'day':
      return { kind: row.whenKind, start, end, text };
    case 'deadline':
      return { kind: 'deadline', end, text };
    case 'recurring':
    case 'vague':
      return { kind: row.whenKind, text };
  }
}

type FieldColumns = Pick<
  OrderRow,
  | 'whenKind'
  | 'whenStart'
  | 'whenEnd'
  | 'priceMinFen'
  | 'priceMaxFen'
  | 'priceUnit'
  | 'negotiable'
  | 'placeOpen'
  | 'otherPlaceOpen'
  | 'headcountSaid'
  | 'requirements'
>;
type PersonalColumns = Pick<DetailsRow, 'whenText' | 'placeFull' | 'otherPlaceFull' | 'phone'>;

/** The fields of a job as columns: those that are kept for good, and the personal ones. */
export function fieldColumns(fields: JobFields): { readonly plain: FieldColumns; readonly personal: PersonalColumns } {
  const { when, price, place, otherPlace } = fields;
  return {
    plain: {
      whenKind: when.kind,
      whenStart: 'start' in when ? when.start : null,
      whenEnd: 'end' in when ? when.end : null,
      priceMinFen: price?.minFen ?? null,
      priceMaxFen: price?.maxFen ?? null,
      priceUnit: price?.unit ?? null,
      negotiable: fields.negotiable,
      placeOpen: place?.open ?? null,
      otherPlaceOpen: otherPlace?.open ?? null,
      headcountSaid: fields.headcount !== null,
      requirements: fields.requirements,
    },
    personal: {
      whenText: 'text' in when ? when.text : null,
      placeFull: place?.full ?? null,
      otherPlaceFull: otherPlace?.full ?? null,
      phone: fields.phone,
    },
  };
}
