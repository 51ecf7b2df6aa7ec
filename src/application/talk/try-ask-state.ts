import { nameOf } from '../../domain/people.ts';
import { asksState } from '../../language/acts/ask-state.ts';
import type { Reading } from '../../language/meaning.ts';
import { normalize } from '../../language/normalize.ts';
import { stateLine } from '../replies/order-lines.ts';
import { answer, type Incoming, masterName, type Turn } from '../turn.ts';

/** A question that names an order, or quotes its post, gets one line with its state; any other question gets silence. */
export function tryAskState(turn: Turn, incoming: Incoming, reading: Reading | null, numbers: readonly number[] = []): boolean {
  const number = numbers[0] ?? (reading && asks(reading, incoming) ? incoming.quotedNumber : null);
  const order = number == null ? null : turn.store.orders.byNumber(number);
  if (!order) return false;
  const workers = order.holders.map(({ person }) => masterName(nameOf(turn.store.people.byId(person))));
  answer(turn, incoming, 'answer', stateLine(order, workers), { order: order.id });
  return true;
}

function asks(reading: Reading, { text }: Incoming): boolean {
  return reading.label === 'question' || asksState(normalize(text));
}
