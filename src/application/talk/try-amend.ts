import { isPoster, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { MINUTE } from '../../domain/time.ts';
import type { Act } from '../../language/meaning.ts';
import { amendOrder, saidFields } from '../orders/amend-order.ts';
import { changed, whichToAmend } from '../replies/order-lines.ts';
import { answer, type Incoming, type Turn } from '../turn.ts';
import { ordersMeant } from './orders-meant.ts';

const ANSWER_WITHIN = 10 * MINUTE;

/** "改成后天上午", "价格80": the poster changes his order. A message of fields alone, long after, changes nothing. */
export function tryAmend(turn: Turn, incoming: Incoming, act: Extract<Act, { kind: 'amend' }>): boolean {
  const person = incoming.known;
  if (!person || (!act.explicit && act.numbers.length === 0 && incoming.quotedNumber === null)) return false;
  const meant = ordersMeant(turn, incoming, act.numbers, (order) => isPoster(order, person.id));
  const [only] = meant;
  if (!only) return false;
  if (meant.length > 1) {
    askWhich(turn, incoming, person, meant);
    return true;
  }
  const amended = amendOrder(turn, only, saidFields(act.fields), person);
  if (!amended) return false;
  const corrected = incoming.room?.kind === 'market' && amended.state.kind === 'open';
  if (!corrected) answer(turn, incoming, 'answer', changed(amended), { order: amended.id });
  return true;
}

/** The change that a message asked for, once it is known of which order. */
export function amendFrom(turn: Turn, order: Order, text: string, by: Person): Order | null {
  return amendOrder(turn, order, saidFields(turn.language.readFields(text, turn.now)), by);
}

function askWhich(turn: Turn, incoming: Incoming, person: Person, meant: readonly Order[]): void {
  answer(turn, incoming, 'question', whichToAmend(meant));
  turn.store.questions.ask({
    person: person.id,
    room: incoming.room?.id ?? null,
    askedAt: turn.now,
    until: turn.now + ANSWER_WITHIN,
    question: { kind: 'which-order', act: 'amend', orders: meant.map(({ id }) => id), text: incoming.text },
  });
}
