import { isUnfinished } from '../../domain/order.ts';
import { MINUTE, startOfDay } from '../../domain/time.ts';
import { voiceHint } from '../replies/order-lines.ts';
import { type Incoming, record, sayPrivately, type Turn } from '../turn.ts';

const PICTURE_WITHIN = 3 * MINUTE;

/** Voice gets silence, unless the sender has an open order or speaks to the bot: then one hint a day. */
export function handleVoice(turn: Turn, incoming: Incoming): void {
  const hasOrder = incoming.known !== null && turn.store.orders.ofPoster(incoming.known.id, ['open', 'claimed']).length > 0;
  if (!hasOrder && !incoming.mentionsBot) return;
  const sender = incoming.meet();
  if (turn.store.journal.since('voice-hint', startOfDay(turn.now), { person: sender.id }).length > 0) return;
  turn.store.journal.append({ kind: 'voice-hint', at: turn.now, by: null, person: sender.id, room: incoming.room?.id ?? null, data: {} });
  sayPrivately(turn, sender, incoming.room, 'answer', voiceHint());
}

/** A picture soon after one's order is noted on it, without a word. */
export function handlePicture(turn: Turn, incoming: Incoming): void {
  const sender = incoming.known;
  if (!sender) return;
  const order = turn.store.orders
    .postedSince(turn.now - PICTURE_WITHIN)
    .filter((one) => one.postedBy === sender.id && one.room === (incoming.room?.id ?? null) && isUnfinished(one))
    .at(-1);
  if (order && !order.hasPicture) record(turn, order, { kind: 'picture-added' }, sender);
}
