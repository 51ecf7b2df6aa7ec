import type { PersonId } from '../../domain/ids.ts';
import { type LedgerRow, maskPhone } from '../../domain/ledger-row.ts';
import type { Order, OrderState, RecordedEvent } from '../../domain/order.ts';
import { nameOf } from '../../domain/people.ts';
import { DAY, type Day, dayStart } from '../../domain/time.ts';
import { publicText } from '../../language/privacy.ts';
import type { NoteKind, Store } from '../ports/store.ts';

export interface LedgerOptions {
  /** Phones and door numbers are hidden. */
  readonly masked: boolean;
  readonly onProgress?: (done: number, of: number) => void;
}

/**
 * The ledger: one row an order posted from the first to the last day, both included, in order of posting.
 */
export function ledgerRows(store: Store, from: Day, to: Day, { masked, onProgress }: LedgerOptions): readonly LedgerRow[] {
  return store.orders.postedBetween(dayStart(from), dayStart(to) + DAY).map((order, index, { length }) => {
    const row = rowOf(store, order, index + 1);
    onProgress?.(index + 1, length);
    return masked ? maskRow(row, order) : row;
  });
}

function rowOf(store: Store, order: Order, sequence: number): LedgerRow {
  const workers = order.holders.map(({ person }) => store.people.byId(person));
  const said = workers.flatMap(({ worker }) => worker ?? []);
  const last = order.holders.at(-1);
  const taken = order.state.kind !== 'open' && last !== undefined;
  return {
    sequence,
    ledgerId: order.ledgerId,
    postedAt: order.postedAt,
    grid: order.grid,
    source: order.source,
    poster: order.posterName,
    phone: order.phone,
    category: order.category,
    task: order.task,
    place: wayText(order.place?.full, order.otherPlace?.full),
    when: order.when,
    headcount: order.headcount,
    price: order.price,
    negotiable: order.negotiable,
    dispatcher: dispatcherOf(store, order),
    workers: workers.map(nameOf),
    teams: [...new Set(said.flatMap(({ team }) => team ?? []))],
    workerPhones: said.flatMap(({ phone }) => phone ?? []),
    claimedAt: taken ? last.at : null,
    seconds: taken ? last.seconds : null,
    ...outcomeOf(order.state),
    state: order.state.kind,
    reasons: notesOf(store, order, ['reason', 'elsewhere']),
    urgent: order.urgent,
    disputed: order.disputed,
    hasPicture: order.hasPicture,
    remarks: [...order.requirements, ...notesOf(store, order, ['override'])],
  };
}

function wayText(...ends: readonly (string | null | undefined)[]): string | null {
  const said = ends.filter((end) => end !== undefined && end !== null && end !== '');
  return said.length > 0 ? said.join(' → ') : null;
}

function outcomeOf(state: OrderState): Pick<LedgerRow, 'doneAt' | 'paidFen' | 'rating' | 'elsewhere'> {
  switch (state.kind) {
    case 'done':
      return { doneAt: state.at, paidFen: state.paidFen, rating: null, elsewhere: false };
    case 'closed':
      return { doneAt: state.doneAt, paidFen: state.paidFen, rating: state.rating, elsewhere: state.elsewhere };
    case 'open':
    case 'claimed':
    case 'cancelled':
    case 'expired':
      return { doneAt: null, paidFen: null, rating: null, elsewhere: false };
  }
}

/** Who gave the job to its worker; else who posted it for somebody with `/派单`. */
function dispatcherOf(store: Store, order: Order): string | null {
  const by = assignerOf(store.orders.history(order.id)) ?? (order.source === 'command' ? order.postedBy : null);
  return by === null ? null : nameOf(store.people.byId(by));
}

/** Who gave the job away, as long as it was not given back; handed on it is still his doing. */
function assignerOf(history: readonly RecordedEvent[]): PersonId | null {
  let given: { readonly by: PersonId | null; readonly to: PersonId } | null = null;
  for (const { event, by } of history) {
    if (event.kind === 'assigned') given = { by, to: event.person };
    else if (event.kind === 'given-back' && event.person === given?.to) given = null;
    else if (event.kind === 'handed-over' && event.from === given?.to) given = { by: given.by, to: event.to };
  }
  return given?.by ?? null;
}

function notesOf(store: Store, order: Order, kinds: readonly NoteKind[]): readonly string[] {
  return store.orders
    .notes(order.id)
    .filter(({ kind, text }) => kinds.includes(kind) && text !== '')
    .map(({ text }) => text);
}

function maskRow(row: LedgerRow, { place, otherPlace }: Order): LedgerRow {
  const way = wayText(place?.open, otherPlace?.open);
  return {
    ...row,
    poster: row.poster === null ? null : publicText(row.poster),
    phone: row.phone === null ? null : maskPhone(row.phone),
    task: publicText(row.task),
    place: way === null ? null : publicText(way),
    when: 'text' in row.when ? { ...row.when, text: publicText(row.when.text) } : row.when,
    dispatcher: row.dispatcher === null ? null : publicText(row.dispatcher),
    workers: row.workers.map((name) => publicText(name)),
    teams: row.teams.map((team) => publicText(team)),
    workerPhones: row.workerPhones.map(maskPhone),
    reasons: row.reasons.map((text) => publicText(text)),
    remarks: row.remarks.map((text) => publicText(text)),
  };
}
