import type { Order } from '../../domain/order.ts';
import { nameOf } from '../../domain/people.ts';
import type { Reading } from '../../language/meaning.ts';
import { losers, losersBehindCall } from '../replies/claim-lines.ts';
import { type Incoming, shownName, type Turn } from '../turn.ts';
import { isMeant, saysNo, saysYes } from './answers.ts';
import { claimOrder } from './claim-order.ts';
import { type QuestionOf, unanswered } from './open-questions.ts';
import { holderNames, masterNameOf, sayInMarkets } from './speak.ts';
import { askStandby, passStandby } from './standby-call.ts';

/** Due job: those who claimed too late are told in one line. */
export function onTellLosers(turn: Turn, order: Order): void {
  const { state } = order;
  const called = state.kind === 'open' ? state.reservedFor : null;
  const names = order.standby.filter((person) => person !== called).map((person) => shownName(nameOf(turn.store.people.byId(person))));
  if (names.length === 0) return;
  if (state.kind === 'claimed') sayInMarkets(turn, order, 'losers', losers(order, holderNames(turn, order), names));
  else if (called !== null) sayInMarkets(turn, order, 'losers', losersBehindCall(order, masterNameOf(turn, called), names));
}

/** Due job: the stand-by has had his time, or, where the night kept the bot from asking him, is asked now. */
export function onStandbyTimeOut(turn: Turn, order: Order): void {
  if (order.state.kind !== 'open' || order.state.reservedFor === null) return;
  const { reservedFor, since } = order.state;
  const asked = unanswered(turn, order, 'standby-call', since).some(({ person }) => person === reservedFor);
  if (asked) passStandby(turn, order, reservedFor);
  else askStandby(turn, order, reservedFor);
}

/** 接, 好, 要得 from the stand-by whose turn it is; 不接 lets the next be asked at once. */
export function answerStandbyCall(turn: Turn, incoming: Incoming, reading: Reading, asked: QuestionOf<'standby-call'>): boolean {
  const order = turn.store.orders.byId(asked.question.order);
  if (order.state.kind !== 'open' || order.state.reservedFor !== asked.person) return false;
  if (!isMeant(turn, incoming, reading, order)) return false;
  if (saysNo(reading)) {
    turn.store.questions.close(asked.id, 'no');
    passStandby(turn, order, asked.person);
    return true;
  }
  if (!saysYes(reading)) return false;
  claimOrder(turn, order, incoming.meet(), incoming);
  return true;
}
