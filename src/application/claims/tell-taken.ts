import type { Fen } from '../../domain/money.ts';
import { type Order, placesLeft } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { scheduleClaimed } from '../clock/schedule.ts';
import { befriendMe, type Taking, takenInMarket, teamAndStation, whoComes } from '../replies/claim-lines.ts';
import { canWriteTo, sayIn, type Turn } from '../turn.ts';
import { passDetailsOn, sendDetails } from './details.ts';
import { lapseOffersOf, lapseQuestions } from './open-questions.ts';
import { masterNameOf, mentionOf, optionsOf, tellPoster } from './speak.ts';

/** How the worker came to the job. */
export interface Taken {
  readonly how: Taking['how'];
  readonly seconds: number | null;
  readonly agreedFen: Fen | null;
}

/**
 * Everything that is said and set when a worker has got the job: the market's line, who comes for the poster, the details
 * for him, the clock's reminders. What others were asked about the order lapses.
 *
 * @param order as it is now, with him among its holders
 */
export function tellTaken(turn: Turn, order: Order, worker: Person, taken: Taken): void {
  const name = masterNameOf(turn, worker.id);
  const team = worker.worker?.team ?? null;
  sayWinner(turn, order, worker, takenInMarket(order, { ...taken, name, missing: placesLeft(order) }));
  tellPoster(turn, order, 'winner', whoComes(order, name, team, turn.config.stationPhone, placesLeft(order)));
  if (canWriteTo(worker)) sendDetails(turn, order, worker);
  else passDetailsOn(turn, order, worker);
  scheduleClaimed(turn, order);
  lapseOffersOf(turn, order, worker.id);
  lapseOffers(turn, order);
}

/** Where it was posted in the market itself, its poster reads there who comes. Who cannot be written to is asked to add the bot. */
function sayWinner(turn: Turn, order: Order, worker: Person, line: string): void {
  const befriend = canWriteTo(worker) ? [] : [befriendMe(mentionOf(worker))];
  const mentions = canWriteTo(worker) ? [] : [worker.contact];
  for (const room of turn.store.rooms.ofKind('market')) {
    const below = room.id === order.room ? teamAndStation(worker.worker?.team ?? null, turn.config.stationPhone) : [];
    sayIn(turn, room, 'winner', [line, ...below, ...befriend].join('\n'), { ...optionsOf(order), mentions });
  }
}

/** Other prices, and the stand-by who was asked, as far as the order has no place for them any more. */
export function lapseOffers(turn: Turn, order: Order): void {
  if (order.state.kind === 'claimed') {
    lapseQuestions(turn, order, ['counter-offer', 'standby-call']);
    turn.store.due.cancelAllOf(order.id, ['counter-offer-time-out', 'standby-time-out']);
  } else if (order.state.kind === 'open' && order.state.reservedFor === null) {
    lapseQuestions(turn, order, ['standby-call']);
    turn.store.due.cancelAllOf(order.id, ['standby-time-out']);
  }
}
