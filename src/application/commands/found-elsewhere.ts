import { isPoster, type Order } from '../../domain/order.ts';
import { isGridWorker, type Person } from '../../domain/people.ts';
import { saysSomebodyFound } from '../../language/acts/found.ts';
import type { Reading } from '../../language/meaning.ts';
import { normalize } from '../../language/normalize.ts';
import { unschedule } from '../clock/schedule.ts';
import * as lines from '../replies/order-command-lines.ts';
import { answer, type Incoming, record, sayInAll, type Turn } from '../turn.ts';
import { tellPoster } from './answers.ts';

/**
 * Closes an order that nobody took because somebody was found by another way, and keeps who it is.
 *
 * @returns null when somebody has taken it, or it is finished
 */
export function recordElsewhere(turn: Turn, order: Order, who: string, by: Person): Order | null {
  // Closing it would take the job from those who have it already.
  if (order.holders.length > 0) return null;
  const stoodOpen = order.state.kind === 'open' && order.announcedAt !== null;
  const closed = record(turn, order, { kind: 'placed-elsewhere' }, by);
  if (!closed) return null;
  unschedule(turn, closed);
  turn.store.orders.addNote(order.id, { kind: 'elsewhere', text: who, by: by.id, at: turn.now });
  if (stoodOpen) sayInAll(turn, 'market', 'notice', lines.foundElsewhereInMarket(order), { order: order.id });
  if (!isPoster(order, by.id) || order.onBehalfOf !== null) tellPoster(turn, order, lines.foundElsewhere(order));
  return closed;
}

/** In a staff room: an answer that quotes the call for help and says who was found. */
export function tryFoundElsewhere(turn: Turn, incoming: Incoming, reading: Reading): boolean {
  const { room, known, quotedNumber, text } = incoming;
  if (room?.kind !== 'staff' || !known || !isGridWorker(known) || quotedNumber === null) return false;
  const saysWho = reading.decision !== 'make' && saysSomebodyFound(normalize(text));
  const order = turn.store.orders.byNumber(quotedNumber);
  if (!saysWho || !order || !wasCalledFor(turn, order) || !recordElsewhere(turn, order, text.trim(), known)) return false;
  answer(turn, incoming, 'answer', lines.elsewhereNoted(order), { order: order.id });
  return true;
}

function wasCalledFor(turn: Turn, order: Order): boolean {
  return turn.store.journal.since('ladder-called', order.postedAt).some(({ data }) => data.order === order.id);
}
