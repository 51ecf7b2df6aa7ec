import type { JobDraft } from '../../domain/job.ts';
import { MINUTE, startOfDay } from '../../domain/time.ts';
import { advice } from '../orders/announce.ts';
import { hasJustPosted } from '../orders/pieces.ts';
import { askWhetherWanted } from '../replies/order-lines.ts';
import { answerByName, type Incoming, type Turn } from '../turn.ts';

const ANSWER_WITHIN = 10 * MINUTE;
const A_DAY_IN_A_ROOM = 3;

/**
 * Asks the sender of a doubtful message whether a worker is wanted: at most three times a room and day, once a person,
 * and not where the bot would break into other people's work.
 */
export function askWhetherWantedOnce(turn: Turn, incoming: Incoming, jobs: readonly JobDraft[]): void {
  const { room } = incoming;
  if (room && room.kind === 'staff') return;
  // "插座没电了" after "找个电工" is no second wish.
  if (hasJustPosted(turn, incoming)) return;
  const today = startOfDay(turn.now);
  const { questions } = turn.store;
  if (room && questions.askedIn(room.id, 'want-worker', today) >= A_DAY_IN_A_ROOM) return;
  if (incoming.known && questions.askedOf(incoming.known.id, 'want-worker', today).count > 0) return;
  const danger = jobs.find((job) => job.danger !== null) ?? null;
  answerByName(turn, incoming, 'question', askWhetherWanted(danger && advice(turn, danger)));
  questions.ask({
    person: incoming.meet().id,
    room: room?.id ?? null,
    askedAt: turn.now,
    until: turn.now + ANSWER_WITHIN,
    question: { kind: 'want-worker', text: incoming.text, message: incoming.id, sentAt: incoming.sentAt },
  });
}
