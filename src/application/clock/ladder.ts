import type { OrderId } from '../../domain/ids.ts';
import type { Order } from '../../domain/order.ts';
import { afterQuiet, isQuiet, stepAfter } from '../../domain/quiet-hours.ts';
import type { UtcMs } from '../../domain/time.ts';
import { announceAgain, isLookedFor } from '../orders/announce.ts';
import type { JournalEntry } from '../ports/store.ts';
import { callForHelp, stillOpen } from '../replies/clock-lines.ts';
import { sayInAll, sayToStaff, type Turn } from '../turn.ts';
import { endIsDue } from './end-is-due.ts';
import { matchingWorkers } from './matching-workers.ts';
import { endOfSearch, HOURLY } from './times.ts';

/** Due job: nobody has come for a while; the announcement is made once more. */
export function onLadderAgain(turn: Turn, order: Order): void {
  if (isLookedFor(order) && !isAnnouncedNow(turn, order)) announceAgain(turn, order);
}

/** After an outage what was due in the morning and this come together. */
function isAnnouncedNow(turn: Turn, order: Order): boolean {
  return turn.store.orders.history(order.id).findLast(({ event }) => event.kind === 'announced')?.at === turn.now;
}

/** Due job: the staff room is asked to look elsewhere. */
export function onLadderCall(turn: Turn, order: Order): void {
  if (order.state.kind !== 'open' || order.state.reservedFor !== null) return;
  const called = order.grid === null ? [] : turn.store.people.gridWorkers(order.grid);
  const line = callForHelp(order, called, matchingWorkers(turn, order), turn.now);
  const mentions = called.map(({ contact }) => contact);
  sayToStaff(turn, 'ladder', line, { order: order.id, urgent: order.urgent, mentions });
  noteCall(turn, order);
  setHourly(turn, hourAfter(turn, order, turn.now));
}

/**
 * Due job: one line for all orders that are still not taken an hour after the staff room was called. None at night, however
 * urgent: the grid workers have been called, and the market group is hundreds of people.
 */
export function onLadderHourly(turn: Turn): void {
  const night = isQuiet(turn.now, turn.rules);
  const due = calledOrders(turn).filter(({ order, at }) => !night && hourAfter(turn, order, at) <= turn.now);
  if (due.length > 0) {
    sayInAll(turn, 'market', 'ladder', stillOpen(due.map(({ order }) => order)), { urgent: due.some(({ order }) => order.urgent) });
  }
  scheduleNextHourly(turn, due.length > 0 ? turn.now : null);
}

/** Where some of several workers have come, nobody is looked for any more once they have begun. */
function hasBegun(turn: Turn, order: Order): boolean {
  return order.holders.length > 0 && endOfSearch(order) <= turn.now;
}

const CALLED = 'ladder-called';

function noteCall(turn: Turn, order: Order): void {
  turn.store.journal.append({ kind: CALLED, at: turn.now, by: null, person: null, room: null, data: { order: order.id } });
}

interface Called {
  readonly order: Order;
  /** When the staff room was last called for it. */
  readonly at: UtcMs;
}

/** Open orders that the staff room was called for since they were posted or reopened, oldest first. */
function calledOrders(turn: Turn): readonly Called[] {
  const open = turn.store.orders.open().filter((order) => isLookedFor(order) && !hasBegun(turn, order) && !endIsDue(turn, order));
  if (open.length === 0) return [];
  const calls = lastCalls(turn.store.journal.since(CALLED, Math.min(...open.map(openSince))));
  return open.flatMap((order) => {
    const at = calls.get(order.id);
    return at !== undefined && at >= openSince(order) ? [{ order, at }] : [];
  });
}

function openSince(order: Order): UtcMs {
  return order.state.kind === 'open' ? order.state.since : order.postedAt;
}

function lastCalls(entries: readonly JournalEntry[]): ReadonlyMap<OrderId, UtcMs> {
  const calls = new Map<OrderId, UtcMs>();
  for (const { data, at } of entries) {
    const order = data.order as OrderId;
    calls.set(order, Math.max(at, calls.get(order) ?? at));
  }
  return calls;
}

/** After a line: the earliest moment at which one of the orders may be named in the next. */
function scheduleNextHourly(turn: Turn, saidAt: UtcMs | null): void {
  const times = calledOrders(turn).map(({ order, at }) => {
    const next = hourAfter(turn, order, Math.max(at, saidAt ?? at));
    // Due, and yet not said: it is night. It counts anew from the morning.
    return next > turn.now ? next : hourAfter(turn, order, turn.now);
  });
  if (times.length > 0) setHourly(turn, Math.min(...times));
}

/** The one job for all: a later one gives way, an earlier one keeps its hour since the last line. */
function setHourly(turn: Turn, at: UtcMs): void {
  const waiting = turn.store.due.find('ladder-hourly', null);
  if (waiting === null || waiting.at > at) {
    turn.store.due.schedule({ kind: 'ladder-hourly', at, order: null, person: null, cause: null });
  }
}

/** What is urgent is named as soon as the night ends, anything else an hour later. */
function hourAfter(turn: Turn, order: Order, at: UtcMs): UtcMs {
  return order.urgent ? afterQuiet(at + HOURLY, turn.rules) : stepAfter(at, HOURLY, turn.rules);
}
