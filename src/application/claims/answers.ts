import { namedBy } from '../../domain/claim-target.ts';
import type { Order } from '../../domain/order.ts';
import type { Act, ActKind, Reading } from '../../language/meaning.ts';
import { normalize } from '../../language/normalize.ts';
import { type Incoming, standing, type Turn } from '../turn.ts';

/** The order numbers that an answer names: in its words, by the post that it quotes, or as nothing but a number. */
export function numbersSaid(incoming: Incoming, reading: Reading): readonly number[] {
  const said = reading.acts.flatMap(({ numbers }) => numbers);
  if (said.length > 0) return [...new Set(said)];
  if (incoming.quotedNumber !== null) return [incoming.quotedNumber];
  // Order numbers have three digits and more: "10分钟到" names none.
  const bare = /^\D{0,4}(\d{3,6})\D{0,4}$/u.exec(normalize(incoming.text).trim());
  return bare ? [Number(bare[1])] : [];
}

/**
 * Whether words of consent or refusal can be about this order: it is named, or nothing else is and they are said to the
 * market or to the bot alone.
 */
export function isMeant(turn: Turn, incoming: Incoming, reading: Reading, order: Order): boolean {
  const numbers = numbersSaid(incoming, reading);
  if (numbers.length > 0) return numbers.includes(order.number);
  return (incoming.room === null || incoming.room.kind === 'market') && !namesAnother(turn, reading, order);
}

/** "通下水道的我接" from who is asked about a removal, where there is a drain to be had: that is the one he takes. */
function namesAnother(turn: Turn, reading: Reading, order: Order): boolean {
  const claim = actOf(reading, 'claim');
  const named = claim === null ? [] : namedBy(claim, [order, ...turn.store.orders.open()]);
  return named.length > 0 && !named.some(({ id }) => id === order.id);
}

/** 接, 好, 要得, 是 */
export function saysYes(reading: Reading): boolean {
  return hasAct(reading, 'claim', 'yes', 'agree');
}

/** 不, 不接, 接不了 */
export function saysNo(reading: Reading): boolean {
  return reading.label === 'decline' || hasAct(reading, 'no', 'give-back');
}

export function hasAct(reading: Reading, ...kinds: readonly ActKind[]): boolean {
  return reading.acts.some(({ kind }) => kinds.includes(kind));
}

export function actOf<Kind extends ActKind>(reading: Reading, kind: Kind): Extract<Act, { kind: Kind }> | null {
  const found = reading.acts.find((act): act is Extract<Act, { kind: Kind }> => act.kind === kind);
  return found ?? null;
}

/** What a text of the same speaker in the same place means; for what was said before a question was asked. */
export function readAgain(turn: Turn, incoming: Incoming, text: string): Reading {
  return turn.language.readMessage(text, {
    sentAt: incoming.sentAt,
    room: incoming.room?.kind ?? 'direct',
    sender: standing(incoming.known),
  });
}
