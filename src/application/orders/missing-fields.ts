import type { Order } from '../../domain/order.ts';
import { HOUR, MINUTE } from '../../domain/time.ts';
import { askMissing } from '../replies/order-lines.ts';
import { sayIn, sayTo, shownName, type Turn } from '../turn.ts';

/** Silence after the last piece, before the bot asks. */
export const ASK_AFTER = MINUTE;
/** How long a bare "洗马路12号" or "明天上午" is taken for the answer. */
const ANSWER_WITHIN = HOUR;

/** What a worker cannot do without and nobody has said. An urgent order is for now. */
export function missingFields(order: Order): readonly ('place' | 'when')[] {
  const missing: ('place' | 'when')[] = [];
  if (order.place === null) missing.push('place');
  if (order.when.kind === 'none' && !order.urgent) missing.push('when');
  return missing;
}

/** Due job: asks the poster once, in one line, where he posted, for exactly what is missing. */
export function onAskMissing(turn: Turn, order: Order): void {
  const missing = missingFields(order);
  if (missing.length === 0 || (order.state.kind !== 'open' && order.state.kind !== 'claimed')) return;
  const poster = turn.store.people.byId(order.postedBy);
  const room = order.room === null ? null : turn.store.rooms.byId(order.room);
  const question = askMissing(order, missing);
  if (room) sayIn(turn, room, 'question', `${question} @${shownName(poster.name)}`, { order: order.id, mentions: [poster.contact] });
  else sayTo(turn, poster, 'question', question, { order: order.id });
  turn.store.questions.ask({
    person: poster.id,
    room: room?.id ?? null,
    askedAt: turn.now,
    until: turn.now + ANSWER_WITHIN,
    question: { kind: 'missing-fields', order: order.id },
  });
}
