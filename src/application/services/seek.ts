import type { Category } from '../../domain/glossary.ts';
import { HOUR, startOfDay } from '../../domain/time.ts';
import type { Reading } from '../../language/meaning.ts';
import type { OpenQuestion, Question } from '../ports/store.ts';
import { askWhetherToRegister, seekerForStaff, seekerNoted } from '../replies/service-lines.ts';
import { answerByName, type Incoming, sayPrivately, sayToStaff, shownName, type Turn } from '../turn.ts';

const ANSWER_WITHIN = HOUR;
const A_DAY_IN_A_ROOM = 3;
const WANTS_IT = /^(?:我?(?:要|想|愿意)(?:登记|备案)?|登记|备案|可以登记)[的嘛啊吧了哈哦]?[。!！~]*$/u;

/** Who offers himself in a market group and is not on the register is asked, once and never again, whether he wants to be. */
export function askWhetherToRegisterOnce(turn: Turn, incoming: Incoming): void {
  const { room, known } = incoming;
  if (room?.kind !== 'market' || known?.worker || incoming.late) return;
  const { questions, seekers } = turn.store;
  if (questions.askedIn(room.id, 'want-registration', startOfDay(turn.now)) >= A_DAY_IN_A_ROOM) return;
  if (known && (questions.askedOf(known.id, 'want-registration', 0).count > 0 || seekers.of(known.id))) return;
  answerByName(turn, incoming, 'question', askWhetherToRegister());
  questions.ask({
    person: incoming.meet().id,
    room: room.id,
    askedAt: turn.now,
    until: turn.now + ANSWER_WITHIN,
    question: { kind: 'want-registration', text: incoming.text, message: incoming.id },
  });
}

/** In the group where he was asked, or by direct message. */
export function answerWhetherToRegister(
  turn: Turn,
  incoming: Incoming,
  reading: Reading,
  open: OpenQuestion,
  asked: Extract<Question, { kind: 'want-registration' }>,
): boolean {
  if (incoming.room !== null && incoming.room.id !== open.room) return false;
  const says = (kind: 'yes' | 'no') => reading.acts.some((act) => act.kind === kind);
  const wants = WANTS_IT.test(incoming.text.trim()) || says('yes');
  if (!wants && !says('no')) return false;
  turn.store.questions.close(open.id, wants ? 'yes' : 'no');
  if (wants) noteSeeker(turn, incoming, asked);
  return true;
}

function noteSeeker(turn: Turn, incoming: Incoming, { text, message }: Extract<Question, { kind: 'want-registration' }>): void {
  const seeker = incoming.meet();
  turn.store.seekers.note({ person: seeker.id, at: turn.now, trades: tradesIn(turn, text), text, message });
  sayToStaff(turn, 'staff', seekerForStaff(shownName(seeker.name), text));
  sayPrivately(turn, seeker, incoming.room, 'answer', seekerNoted());
}

/** The trades that his words name. */
function tradesIn(turn: Turn, text: string): readonly Category[] {
  const named = turn.language.readJob(text, turn.now).jobs.map(({ category }) => category);
  return [...new Set(named)].filter((category) => category !== 'other');
}
