import type { Order } from '../../domain/order.ts';
import { addMeFirst } from '../replies/help-lines.ts';
import {
  answer,
  answerByName,
  canWriteTo,
  type Incoming,
  type LineOptions,
  sayPrivately,
  sayTo,
  sayWherePosted,
  type Turn,
} from '../turn.ts';

/** In a grid's or a market group only what concerns everybody there is said aloud. */
export function isPublic(incoming: Incoming): boolean {
  return incoming.room !== null && incoming.room.kind !== 'staff';
}

/** For the asker alone, though nothing in it is secret: by direct message where possible, else where he asked. */
export function answerAside(turn: Turn, incoming: Incoming, text: string, options: LineOptions = {}): void {
  if (isPublic(incoming)) sayPrivately(turn, incoming.meet(), incoming.room, 'answer', text, options);
  else answer(turn, incoming, 'answer', text, options);
}

/** What must not stand in a public group at all (phones, addresses, names of the register). */
export function answerPrivately(turn: Turn, incoming: Incoming, text: string, options: LineOptions = {}): void {
  const asker = incoming.meet();
  if (!isPublic(incoming)) answer(turn, incoming, 'answer', text, options);
  else if (canWriteTo(asker)) sayTo(turn, asker, 'answer', text, options);
  else answerByName(turn, incoming, 'answer', addMeFirst(), options);
}

/** Whose order it is hears what was done with it by somebody else: by direct message where possible, else where it was posted. */
export function tellPoster(turn: Turn, order: Order, text: string): void {
  const poster = turn.store.people.byId(order.onBehalfOf ?? order.postedBy);
  if (canWriteTo(poster)) sayTo(turn, poster, 'notice', text, { order: order.id });
  else sayWherePosted(turn, order, 'notice', text);
}
