import { isPoster, isUnfinished, type Order } from '../../domain/order.ts';
import { nameOf, type Person } from '../../domain/people.ts';
import { EVERYONE, GRID_WORKERS, mayWithdraw } from '../../domain/permissions.ts';
import { isQuiet } from '../../domain/quiet-hours.ts';
import { announceAgain } from '../orders/announce.ts';
import { withdrawOrder } from '../orders/withdraw-order.ts';
import { noOrdersOfOwn } from '../replies/look-up-lines.ts';
import * as lines from '../replies/order-command-lines.ts';
import { cannotChange, whichToWithdraw, withdrawn } from '../replies/order-lines.ts';
import { answer, masterName, sayTo } from '../turn.ts';
import { answerAside, tellPoster } from './answers.ts';
import { perhapsOrder, perhapsText, text, theOrder } from './arguments.ts';
import { type Asking, command } from './command.ts';
import { recordElsewhere } from './found-elsewhere.ts';

/** The poster's own; without a number, if he has only one. */
export const cancelCommand = command({
  name: '取消',
  may: EVERYONE,
  args: { order: perhapsOrder, reason: perhapsText },
  run: (asking, { order, reason }) => {
    const { turn, incoming, by } = asking;
    if (order) {
      withdraw(asking, order, reason);
      return;
    }
    const own = turn.store.orders.ofPoster(by.id, ['open', 'claimed']);
    const [only] = own;
    if (only && own.length === 1) withdraw(asking, only, reason);
    else answerAside(turn, incoming, only ? whichToWithdraw(own) : noOrdersOfOwn());
  },
});

export const withdrawCommand = command({
  name: '撤单',
  may: GRID_WORKERS,
  args: { order: theOrder, reason: text('原因') },
  run: (asking, { order, reason }) => withdraw(asking, order, reason),
});

function withdraw({ turn, incoming, by }: Asking, order: Order, reason: string | null): void {
  const about = { order: order.id };
  if (!mayWithdraw(order, by)) {
    answerAside(turn, incoming, lines.onlyPosterCancels(order), about);
    return;
  }
  const isPosted = isPoster(order, by.id);
  const done = isUnfinished(order) ? withdrawOrder(turn, order, by, isPosted ? 'poster' : 'grid-worker', reason) : null;
  if (!done) {
    answerAside(turn, incoming, cannotChange(order), about);
    return;
  }
  // In a market group the line that takes an open order off the list is the answer already.
  if (incoming.room?.kind !== 'market' || order.state.kind !== 'open') answer(turn, incoming, 'answer', withdrawn(order), about);
  if (!isPosted) tellPoster(turn, order, lines.withdrawnByGridWorker(order, reason));
}

/** Asks whoever has the job how far it is; what nobody has taken is announced once more. By night only what is urgent. */
export const urgeCommand = command({
  name: '催',
  may: GRID_WORKERS,
  args: { order: theOrder },
  run: ({ turn, incoming }, { order }) => {
    const about = { order: order.id };
    if (!isUnfinished(order)) {
      answerAside(turn, incoming, cannotChange(order), about);
      return;
    }
    if (!order.urgent && isQuiet(turn.now, turn.rules)) {
      answerAside(turn, incoming, lines.notByNight(order), about);
      return;
    }
    const workers = order.holders.map(({ person }) => turn.store.people.byId(person));
    for (const worker of workers) sayTo(turn, worker, 'reminder', lines.howFar(order), about);
    const announced = order.state.kind === 'open' && order.state.reservedFor === null;
    if (announced) announceAgain(turn, order);
    if (workers.length === 0 && incoming.room?.kind === 'market') return;
    answerAside(turn, incoming, whatWasUrged(order, workers.map(spoken), announced), about);
  },
});

function whatWasUrged(order: Order, workers: readonly string[], announced: boolean): string {
  if (workers.length > 0) return announced ? lines.urgedAndAnnounced(order, workers) : lines.urged(order, workers);
  return announced ? lines.announcedAgain(order) : lines.standbyIsAsked(order);
}

/** Found by another way than the market group: kept, and the order is closed so. */
export const elsewhereCommand = command({
  name: '渠道',
  may: GRID_WORKERS,
  args: { order: theOrder, who: text('找到了谁') },
  run: ({ turn, incoming, by }, { order, who }) => {
    const closed = recordElsewhere(turn, order, who, by);
    const about = { order: order.id };
    if (!closed) answerAside(turn, incoming, order.state.kind === 'open' ? lines.partlyTaken(order) : lines.notOpenAnyMore(order), about);
    else if (incoming.room?.kind !== 'market') answer(turn, incoming, 'answer', lines.elsewhereNoted(order), about);
  },
});

function spoken(person: Person): string {
  return masterName(nameOf(person));
}
