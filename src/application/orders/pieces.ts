import type { JobFields } from '../../domain/job.ts';
import type { Order } from '../../domain/order.ts';
import { isUnfinished } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { MINUTE } from '../../domain/time.ts';
import type { Act } from '../../language/meaning.ts';
import { normalize } from '../../language/normalize.ts';
import type { Incoming, Turn } from '../turn.ts';
import { type Amendment, addFields, saidFields, tellPieces } from './amend-order.ts';
import { ASK_AFTER, missingFields } from './missing-fields.ts';

/** People write in pieces: so long after the order, the sender's next messages that hold only fields belong to it. */
export const PIECES_WITHIN = 3 * MINUTE;

/** Adds a message that holds nothing but fields to the order that its sender has just posted in the same place. */
export function tryPiece(turn: Turn, incoming: Incoming, act: Extract<Act, { kind: 'amend' }>): boolean {
  const sender = incoming.known;
  if (!sender || act.numbers.length > 0 || incoming.quotedNumber !== null) return false;
  const orders = justPosted(turn, incoming, sender);
  if (orders.length === 0 || (act.explicit && orders.some((order) => changesSomething(order, act.fields)))) return false;
  for (const order of orders) addPiece(turn, order, act.fields, sender);
  return true;
}

/** "电话是139…" of an order without a phone is a piece of it, not a change. */
function changesSomething(order: Order, { when, price, place, phone }: JobFields): boolean {
  return (
    (when.kind !== 'none' && order.when.kind !== 'none') ||
    (price !== null && order.price !== null) ||
    (place !== null && order.place !== null) ||
    (phone !== null && order.phone !== null)
  );
}

/** Whether the sender has posted something here so lately that he may still be speaking of it. */
export function hasJustPosted(turn: Turn, incoming: Incoming): boolean {
  return incoming.known !== null && justPosted(turn, incoming, incoming.known).length > 0;
}

/** Whether what is said of the order now still belongs to its posting. */
export function takesPieces(turn: Turn, order: Order): boolean {
  return isUnfinished(order) && turn.now < order.postedAt + PIECES_WITHIN;
}

/** Adds to an order what was said of it; the market hears of it when the three minutes are over. */
export function addPiece(turn: Turn, order: Order, fields: JobFields, by: Person): boolean {
  return add(turn, order, saidFields(fields), by);
}

/** 要会做饭的, 最好有经验: of the worker, not of the work. */
const DEMAND = /^(?:要|需要|最好|必须|得)(?:是)?(?:会|能|有|懂|爱)[^,。]{1,12}$/u;
const LONGEST_DEMAND = 15;

/** What the worker should be able to do, said a moment after the order, names no other job. */
export function tryDemand(turn: Turn, incoming: Incoming, jobs: readonly JobFields[]): boolean {
  const [said] = jobs;
  const text = normalize(incoming.text).trim();
  if (!incoming.known || !said || said.requirements.length === 0 || text.length > LONGEST_DEMAND || !DEMAND.test(text)) return false;
  const [order] = justPosted(turn, incoming, incoming.known);
  return (
    order !== undefined && add(turn, order, { requirements: [...new Set([...order.requirements, ...said.requirements])] }, incoming.known)
  );
}

function add(turn: Turn, order: Order, fields: Amendment, by: Person): boolean {
  const grown = addFields(turn, order, fields, by);
  if (!grown) return false;
  const at = order.postedAt + PIECES_WITHIN;
  turn.store.due.scheduleOnce({ kind: 'pieces-end', at, order: order.id, person: null, cause: order.message });
  askLater(turn, grown);
  return true;
}

/** Due job: three minutes have passed. */
export function onPiecesEnd(turn: Turn, order: Order): void {
  tellPieces(turn, order);
}

/** The question for what is missing counts anew from each piece. */
function askLater(turn: Turn, order: Order): void {
  if (!turn.store.due.find('ask-missing', order.id)) return;
  if (missingFields(order).length === 0) turn.store.due.cancel('ask-missing', order.id);
  else turn.store.due.schedule({ kind: 'ask-missing', at: turn.now + ASK_AFTER, order: order.id, person: null, cause: order.message });
}

/** The orders of the sender's last posting message, if it is young enough. */
function justPosted(turn: Turn, incoming: Incoming, sender: Person): readonly Order[] {
  const own = turn.store.orders
    .postedSince(turn.now - PIECES_WITHIN)
    .filter((order) => order.postedBy === sender.id && order.room === (incoming.room?.id ?? null) && isUnfinished(order));
  const last = own.at(-1);
  return last ? own.filter(({ message }) => message === last.message) : [];
}
