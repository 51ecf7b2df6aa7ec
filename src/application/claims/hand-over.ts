import { isHolder, isPoster, isUnfinished, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { MINUTE } from '../../domain/time.ts';
import type { Reading } from '../../language/meaning.ts';
import { handedOver, handOverDeclined, handOverImpossible, handOverOffered, notHisToHandOver } from '../replies/changing-hands-lines.ts';
import { type Incoming, record, type Turn } from '../turn.ts';
import { isMeant, saysNo, saysYes } from './answers.ts';
import { checkFor, refuse, warn } from './check-claim.ts';
import { ask, lapseQuestions, lapseQuestionsTo, type QuestionOf, unanswered } from './open-questions.ts';
import { masterNameOf, mentionOf, sayInMarkets, sayQuietly, tellCommander } from './speak.ts';
import { callNextInStead } from './standby-call.ts';
import { tellTaken } from './tell-taken.ts';

const OFFER_LASTS = 10 * MINUTE;

/** `/转单`: asks the other in the market group whether he takes the job over; until he says so it stays where it is. */
export function offerHandOver(turn: Turn, order: Order, from: Person, to: Person, incoming: Incoming): void {
  if (!isUnfinished(order) || !isHolder(order, from.id)) {
    tellCommander(turn, incoming.meet(), incoming, order, notHisToHandOver(order));
  } else if (isHolder(order, to.id) || isPoster(order, to.id) || checkFor(turn, order, to).refusals.length > 0) {
    // Why not is the other's business: whoever commands hears only that it cannot be.
    tellCommander(turn, incoming.meet(), incoming, order, handOverImpossible(order, masterNameOf(turn, to.id)));
  } else {
    offer(turn, order, from, to);
  }
}

function offer(turn: Turn, order: Order, from: Person, to: Person): void {
  lapseQuestions(turn, order, ['hand-over']);
  sayInMarkets(turn, order, 'question', handOverOffered(order, mentionOf(to), masterNameOf(turn, from.id)), to);
  const [market = null] = turn.store.rooms.ofKind('market');
  ask(turn, to, market, OFFER_LASTS, { kind: 'hand-over', order: order.id, from: from.id });
  turn.store.due.schedule({ kind: 'hand-over-time-out', at: turn.now + OFFER_LASTS, order: order.id, person: null, cause: null });
}

/** Due job: he said nothing. */
export function onHandOverTimeOut(turn: Turn, order: Order): void {
  for (const { id, until, person, question } of unanswered(turn, order, 'hand-over', order.postedAt)) {
    if (until > turn.now) continue;
    turn.store.questions.close(id, 'lapsed');
    if (isUnfinished(order) && isHolder(order, question.from)) {
      sayQuietly(turn, turn.store.people.byId(question.from), order, 'notice', handOverDeclined(order, masterNameOf(turn, person)));
    }
  }
}

/** 好, 接, 要得 from the one who is to take over, in the market group or by direct message. */
export function answerHandOver(turn: Turn, incoming: Incoming, reading: Reading, asked: QuestionOf<'hand-over'>): boolean {
  const order = turn.store.orders.byId(asked.question.order);
  if (!isUnfinished(order) || !isHolder(order, asked.question.from) || !isMeant(turn, incoming, reading, order)) return false;
  if (saysNo(reading)) decline(turn, order, asked);
  else if (saysYes(reading)) acceptHandOver(turn, order, incoming, asked);
  else return false;
  return true;
}

function decline(turn: Turn, order: Order, { id, person, question }: QuestionOf<'hand-over'>): void {
  turn.store.questions.close(id, 'no');
  turn.store.due.cancel('hand-over-time-out', order.id);
  sayQuietly(turn, turn.store.people.byId(question.from), order, 'notice', handOverDeclined(order, masterNameOf(turn, person)));
}

export function acceptHandOver(turn: Turn, order: Order, incoming: Incoming, asked: QuestionOf<'hand-over'>): void {
  const to = incoming.meet();
  const { refusals, warnings } = checkFor(turn, order, to);
  if (refusals.length > 0) {
    refuse(turn, order, to, incoming, refusals);
    decline(turn, order, asked);
    return;
  }
  const { from } = asked.question;
  const moved = record(turn, order, { kind: 'handed-over', from, to: to.id }, to);
  if (!moved) return;
  turn.store.questions.close(asked.id, 'yes');
  lapseQuestionsTo(turn, from, moved, ['no-show']);
  turn.store.due.cancel('hand-over-time-out', order.id);
  tellTaken(turn, moved, to, { how: 'handed-over', seconds: null, agreedFen: null });
  warn(turn, moved, to, warnings);
  sayQuietly(turn, turn.store.people.byId(from), moved, 'notice', handedOver(moved, masterNameOf(turn, to.id)));
  callNextInStead(turn, order, moved, to.id);
}
