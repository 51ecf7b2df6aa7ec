import { agreedTime } from '../../domain/agreed-time.ts';
import { isHolder, isUnfinished, type Order } from '../../domain/order.ts';
import { nameOf, type Person } from '../../domain/people.ts';
import { MINUTE, type UtcMs } from '../../domain/time.ts';
import type { Reading } from '../../language/meaning.ts';
import { actOf, hasAct, numbersSaid, saysNo } from '../claims/answers.ts';
import { giveBack } from '../claims/give-back.ts';
import { ask, type QuestionOf, unanswered } from '../claims/open-questions.ts';
import { customerOf, holderNames, masterNameOf, mentionOf, optionsOf, roomOf, sayQuietly, tellWorker } from '../claims/speak.ts';
import { scheduleDone } from '../clock/schedule.ts';
import {
  askingTheWorker,
  doneButNotCome,
  hasHeArrived,
  hasHeArrivedInRoom,
  notYetTime,
  onHisWay,
  passedOnThatHeComes,
  thanksAndCare,
} from '../replies/closing-lines.ts';
import { type Incoming, record, sayPrivately, sayToStaff, shownName, type Turn } from '../turn.ts';
import { completeOrder } from './complete-order.ts';
import { saysHeComes } from './he-comes.ts';

const ANSWER_WITHIN = 10 * MINUTE;

/** 没来: whoever has the job is asked where he is; meanwhile it stays his. Before the agreed time there is nothing to ask. */
export function reportNoShow(turn: Turn, order: Order, by: Person): void {
  if (order.state.kind === 'done') {
    disputeDone(turn, order, by, order.state.at);
    return;
  }
  const agreed = agreedTime(order.when);
  if (agreed !== null && turn.now < agreed) {
    sayPrivately(turn, by, roomOf(turn, order), 'answer', notYetTime(order, turn.now), optionsOf(order));
    return;
  }
  const asked = unanswered(turn, order, 'no-show', turn.now).map(({ person }) => person);
  const toAsk = order.holders.filter(({ person }) => !asked.includes(person));
  if (toAsk.length === 0 || !record(turn, order, { kind: 'no-show-reported' }, by)) return;
  for (const { person } of toAsk) askHolder(turn, order, turn.store.people.byId(person));
  turn.store.due.schedule({ kind: 'no-show-time-out', at: turn.now + ANSWER_WITHIN, order: order.id, person: null, cause: null });
  sayPrivately(turn, by, roomOf(turn, order), 'answer', askingTheWorker(order), optionsOf(order));
}

/** He says that he has done it, she that he never came: that is for people to find out. She is answered each time, staff told once. */
function disputeDone(turn: Turn, order: Order, by: Person, doneAt: UtcMs): void {
  const told = turn.store.orders.history(order.id).some(({ event, at }) => event.kind === 'no-show-reported' && at >= doneAt);
  if (!told && record(turn, order, { kind: 'no-show-reported' }, by)) {
    // People have a day to find out, and then it closes like any other: nobody else would ever end it.
    scheduleDone(turn, order);
    sayToStaff(turn, 'staff', doneButNotCome(order, holderNames(turn, order).join('、'), shownName(nameOf(by))), optionsOf(order));
  }
  sayPrivately(turn, by, roomOf(turn, order), 'answer', thanksAndCare(order), optionsOf(order));
}

function askHolder(turn: Turn, order: Order, worker: Person): void {
  tellWorker(turn, worker, order, 'question', hasHeArrived(order, turn.now), hasHeArrivedInRoom(order, mentionOf(worker)));
  ask(turn, worker, null, ANSWER_WITHIN, { kind: 'no-show', order: order.id });
}

/** Due job: whoever has said nothing does not have the job any more, and it is open again. */
export function onNoShowTimeOut(turn: Turn, order: Order): void {
  const over = unanswered(turn, order, 'no-show', order.postedAt).filter(({ until }) => until <= turn.now);
  for (const { id } of over) turn.store.questions.close(id, 'lapsed');
  if (!isUnfinished(order)) return;
  const gone = order.holders.filter(({ person }) => over.some((asked) => asked.person === person));
  gone.forEach(({ person }, index) => {
    const current = turn.store.orders.byId(order.id);
    const othersFollow = index < gone.length - 1;
    giveBack(turn, current, turn.store.people.byId(person), { mark: true, reason: 'no-show', text: null, othersFollow });
  });
}

/**
 * The worker's word: whatever he answers to the bot alone keeps the job, unless he says that he does not come; in the market
 * group only what can be an answer.
 */
export function answerNoShow(turn: Turn, incoming: Incoming, reading: Reading, asked: QuestionOf<'no-show'>): boolean {
  const order = turn.store.orders.byId(asked.question.order);
  if (!isUnfinished(order) || !isHolder(order, asked.person) || !isAnswer(incoming, reading, order)) return false;
  const worker = incoming.meet();
  const completed = actOf(reading, 'complete');
  turn.store.questions.close(asked.id, saysNo(reading) ? 'no' : 'yes');
  if (unanswered(turn, order, 'no-show', turn.now).length === 0) turn.store.due.cancel('no-show-time-out', order.id);
  if (saysNo(reading)) giveBack(turn, order, worker, { mark: true, reason: 'no-show', text: null, by: worker });
  else if (completed) completeOrder(turn, order, worker, completed.paidFen, incoming);
  else tellThatHeComes(turn, order, worker);
  return true;
}

function isAnswer(incoming: Incoming, reading: Reading, order: Order): boolean {
  const numbers = numbersSaid(incoming, reading);
  if (numbers.length > 0) return numbers.includes(order.number);
  if (incoming.room === null) return true;
  if (incoming.room.kind !== 'market' && incoming.room.id !== order.room) return false;
  return saysHeComes(incoming.text) || hasAct(reading, 'claim', 'yes', 'agree') || saysNo(reading);
}

function tellThatHeComes(turn: Turn, order: Order, worker: Person): void {
  sayQuietly(turn, customerOf(turn, order), order, 'notice', onHisWay(order, masterNameOf(turn, worker.id)));
  sayQuietly(turn, worker, order, 'answer', passedOnThatHeComes(order));
}
