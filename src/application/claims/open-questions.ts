import type { OrderId, PersonId } from '../../domain/ids.ts';
import type { Order } from '../../domain/order.ts';
import type { Person, Room } from '../../domain/people.ts';
import { MINUTE } from '../../domain/time.ts';
import type { OpenQuestion, Question, QuestionKind } from '../ports/store.ts';
import { answerByName, type Incoming, sayIn, sayTo, shownName, type Turn } from '../turn.ts';

/** How long "哪一单？" waits for its answer. */
const WHICH_WITHIN = 10 * MINUTE;

export type QuestionOf<Kind extends QuestionKind> = OpenQuestion & { readonly question: Extract<Question, { kind: Kind }> };

export function isOfKind<Kind extends QuestionKind>(open: OpenQuestion, kind: Kind): open is QuestionOf<Kind> {
  return open.question.kind === kind;
}

/** What of a kind this person has not answered yet, youngest first. */
export function askedNow<Kind extends QuestionKind>(turn: Turn, person: PersonId, kind: Kind): readonly QuestionOf<Kind>[] {
  return turn.store.questions.openFor(person, turn.now).filter((open) => isOfKind(open, kind));
}

/** What of a kind was asked about the order and never answered, lapsed or not, youngest first. */
export function unanswered<Kind extends QuestionKind>(turn: Turn, order: Order, kind: Kind, since: number): readonly QuestionOf<Kind>[] {
  return turn.store.questions.about(order.id, since).filter((open) => isOfKind(open, kind));
}

/** Nobody's answer to these counts any more. */
export function lapseQuestions(turn: Turn, order: Order, kinds: readonly QuestionKind[]): void {
  for (const { id, question } of turn.store.questions.about(order.id, turn.now)) {
    if (kinds.includes(question.kind)) turn.store.questions.close(id, 'lapsed');
  }
}

/** His price for it, if he has named one, does not stand any more. */
export function lapseOffersOf(turn: Turn, order: Order, worker: PersonId): void {
  for (const { id, question } of unanswered(turn, order, 'counter-offer', turn.now)) {
    if (question.worker === worker) turn.store.questions.close(id, 'lapsed');
  }
}

/** This person's answer to these does not count any more. */
export function lapseQuestionsTo(turn: Turn, person: PersonId, order: Order, kinds: readonly QuestionKind[]): void {
  for (const asked of turn.store.questions.about(order.id, turn.now)) {
    if (asked.person === person && kinds.includes(asked.question.kind)) turn.store.questions.close(asked.id, 'lapsed');
  }
}

export function ask(turn: Turn, person: Person, room: Room | null, lasts: number, question: Question): void {
  turn.store.questions.ask({ person: person.id, room: room?.id ?? null, askedAt: turn.now, until: turn.now + lasts, question });
}

/**
 * Asks which of several orders is meant, where the person spoke; not again while the same is still open.
 *
 * @param question `which-claim` or `which-order`
 * @param order where all that can be meant is about one order
 */
export function askWhich(
  turn: Turn,
  incoming: Incoming,
  question: Extract<Question, { readonly orders: readonly OrderId[] }>,
  line: string,
  order: Order | null = null,
): void {
  const person = incoming.meet();
  const asked = turn.store.questions.openFor(person.id, turn.now).some((open) => asksTheSame(open.question, question));
  if (asked) return;
  if (order) askAbout(turn, incoming, order, line);
  else answerByName(turn, incoming, 'question', line);
  ask(turn, person, incoming.room, WHICH_WITHIN, question);
}

/** A line about one order begins with its number, so that a quote of it tells which: there the name stands behind. */
function askAbout(turn: Turn, incoming: Incoming, order: Order, line: string): void {
  const person = incoming.meet();
  const options = { order: order.id, urgent: order.urgent };
  if (!incoming.room) sayTo(turn, person, 'question', line, options);
  else sayIn(turn, incoming.room, 'question', `${line} @${shownName(person.name)}`, { ...options, mentions: [person.contact] });
}

function asksTheSame(one: Question, other: Extract<Question, { readonly orders: readonly OrderId[] }>): boolean {
  if (one.kind !== other.kind) return false;
  if (one.kind === 'which-order' && other.kind === 'which-order' && one.act !== other.act) return false;
  return one.orders.length === other.orders.length && one.orders.every((id) => other.orders.includes(id));
}
