import type { PersonId } from '../../domain/ids.ts';
import type { Order } from '../../domain/order.ts';
import { nameOf, type Person, type Room } from '../../domain/people.ts';
import { isQuiet } from '../../domain/quiet-hours.ts';
import type { LineKind } from '../ports/outbox.ts';
import { canWriteTo, type Incoming, type LineOptions, masterName, sayIn, sayInAll, sayTo, shownName, type Turn } from '../turn.ts';

export function optionsOf(order: Order): LineOptions {
  return { order: order.id, urgent: order.urgent };
}

/** "熊明祥师傅" */
export function masterNameOf(turn: Turn, person: PersonId): string {
  return masterName(nameOf(turn.store.people.byId(person)));
}

export function holderNames(turn: Turn, order: Order): readonly string[] {
  return order.holders.map(({ person }) => masterNameOf(turn, person));
}

/** The group in which it was posted, if it is still bound. */
export function roomOf(turn: Turn, order: Order): Room | null {
  return order.room === null ? null : turn.store.rooms.byId(order.room);
}

export function sayInMarkets(turn: Turn, order: Order, kind: LineKind, text: string, mentioned: Person | null = null): void {
  sayInAll(turn, 'market', kind, text, { ...optionsOf(order), mentions: mentioned ? [mentioned.contact] : [] });
}

/** By direct message or not at all: what no group needs to hear. */
export function sayQuietly(turn: Turn, person: Person, order: Order, kind: LineKind, text: string): void {
  if (canWriteTo(person)) sayTo(turn, person, kind, text, optionsOf(order));
}

/**
 * To a worker about a job: by direct message; where that is impossible, in the market groups.
 *
 * @param inMarket the line for the group, in which he is mentioned
 */
export function tellWorker(turn: Turn, worker: Person, order: Order, kind: LineKind, text: string, inMarket: string): void {
  if (canWriteTo(worker)) sayTo(turn, worker, kind, text, optionsOf(order));
  else sayInMarkets(turn, order, kind, inMarket, worker);
}

/** As it stands behind an @ in a line. */
export function mentionOf(person: Person): string {
  return shownName(person.name);
}

/**
 * To whoever wants the job done: where it was posted, and by direct message to her for whom a grid worker posted it.
 * Nothing in a market group: what concerns the order is said there anyway.
 */
export function tellPoster(turn: Turn, order: Order, kind: LineKind, text: string): void {
  const room = roomOf(turn, order);
  if (room === null) sayTo(turn, turn.store.people.byId(order.postedBy), kind, text, optionsOf(order));
  else if (room.kind !== 'market') sayIn(turn, room, kind, text, optionsOf(order));
  const { onBehalfOf } = order;
  if (onBehalfOf !== null && onBehalfOf !== order.postedBy) sayQuietly(turn, turn.store.people.byId(onBehalfOf), order, kind, text);
}

/** She for whom the work is done, as far as she can be written to; else who posted it. */
export function customerOf(turn: Turn, order: Order): Person {
  const poster = turn.store.people.byId(order.postedBy);
  const named = order.onBehalfOf === null ? null : turn.store.people.byId(order.onBehalfOf);
  return named && canWriteTo(named) ? named : poster;
}

/** What nobody waits for is not said at night, unless the order itself cannot wait. */
export function mustWaitForMorning(turn: Turn, order: Order): boolean {
  return !order.urgent && isQuiet(turn.now, turn.rules);
}

/** To who gave a command: where he gave it, if private things may stand there; else by direct message. */
export function tellCommander(turn: Turn, by: Person, incoming: Incoming, order: Order, text: string): void {
  if (incoming.room?.kind === 'staff') sayIn(turn, incoming.room, 'answer', text, optionsOf(order));
  else sayQuietly(turn, by, order, 'answer', text);
}
