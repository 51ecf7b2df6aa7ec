import type { Order } from '../../domain/order.ts';
import { nameOf } from '../../domain/people.ts';
import { disputeHistory } from '../replies/dispute-lines.ts';
import { sayToStaff, type Turn } from '../turn.ts';

/** Longer texts are refused by the platform. */
const LONGEST_LINE = 1_400;

/** The whole history as text, to hand to the police post or the law firm: for staff. */
export function sendDispute(turn: Turn, order: Order): void {
  const named = (id: Parameters<typeof turn.store.people.byId>[0]) => nameOf(turn.store.people.byId(id));
  const history = turn.store.orders.history(order.id);
  const notes = turn.store.orders.notes(order.id);
  for (const part of inParts(disputeHistory(order, history, notes, named, turn.now))) {
    sayToStaff(turn, 'staff', part, { order: order.id });
  }
}

function inParts(lines: readonly string[]): readonly string[] {
  const parts: string[] = [];
  let part = '';
  for (const line of lines.map((one) => one.slice(0, LONGEST_LINE))) {
    if (part.length + line.length + 1 > LONGEST_LINE) {
      parts.push(part);
      part = '';
    }
    part += part === '' ? line : `\n${line}`;
  }
  return [...parts, part];
}
