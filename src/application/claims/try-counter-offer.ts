import type { Fen } from '../../domain/money.ts';
import { isHolder, isPoster, type Order } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import type { Act } from '../../language/meaning.ts';
import { counterOfferTooLate } from '../replies/changing-hands-lines.ts';
import { sayNumberWithPrice } from '../replies/claim-lines.ts';
import { answerByName, type Incoming, type Turn } from '../turn.ts';
import { refuse, registerBreach } from './check-claim.ts';
import { claimOrder } from './claim-order.ts';
import { makeCounterOffer } from './counter-offer.ts';
import { orderMeant } from './order-meant.ts';
import { sayQuietly } from './speak.ts';

/** "128 80块我就去", "80块我去": another price for an order, of which the poster is asked. */
export function tryCounterOffer(turn: Turn, incoming: Incoming, act: Extract<Act, { kind: 'counter-offer' }>): boolean {
  const number = act.numbers[0] ?? incoming.quotedNumber;
  if (act.fen <= 0 || (number === null && incoming.room?.kind !== 'market')) return false;
  const isWorker = incoming.known?.worker != null;
  // Somebody unknown who names a price without saying for what is talking about something else.
  if (!isWorker && number === null && turn.rules.claimRegister !== 'off') return false;
  const order = number === null ? null : turn.store.orders.byNumber(number);
  if (number !== null && !order) return false;
  const target = orderMeant(turn, incoming, { trades: [], taskWords: [], pointedAt: order });
  switch (target.kind) {
    case 'nothing':
      return false;
    case 'ask':
      answerByName(turn, incoming, 'question', sayNumberWithPrice(target.orders));
      return true;
    case 'order':
      offer(turn, target.order, incoming.meet(), act.fen, incoming);
      return true;
  }
}

function offer(turn: Turn, order: Order, worker: Person, fen: Fen, incoming: Incoming): void {
  const unregistered = registerBreach(turn, worker);
  if (unregistered) refuse(turn, order, worker, incoming, [unregistered]);
  else if (isPoster(order, worker.id) || isHolder(order, worker.id)) return;
  else if (asksTheSame(order, fen)) claimOrder(turn, order, worker, incoming);
  else if (order.state.kind !== 'open' || isKeptForAnother(order, worker)) {
    sayQuietly(turn, worker, order, 'answer', counterOfferTooLate(order));
  } else makeCounterOffer(turn, order, worker, fen, incoming);
}

/** Naming the price that is asked for anyway is a plain claim. */
function asksTheSame({ price }: Order, fen: Fen): boolean {
  return price !== null && price.minFen === fen && price.maxFen === fen;
}

function isKeptForAnother({ state }: Order, worker: Person): boolean {
  return state.kind === 'open' && state.reservedFor !== null && state.reservedFor !== worker.id;
}
