import { type Order, placesLeft } from '../../domain/order.ts';
import { nameOf } from '../../domain/people.ts';
import { lapseOffers } from '../claims/tell-taken.ts';
import { someMissing } from '../replies/clock-lines.ts';
import { masterName, record, sayToStaff, type Turn } from '../turn.ts';
import { scheduleClaimed } from './schedule.ts';
import { tellPoster } from './tell-poster.ts';

/**
 * Some of several workers came, and the time is up: poster and staff are told, those who came stay, and the order needs no
 * more. From then on it takes as many as it has, so that nobody is looked for any further.
 */
export function settleForThoseWhoCame(turn: Turn, order: Order): void {
  if (order.state.kind !== 'open' || order.holders.length === 0 || placesLeft(order) === 0) return;
  const workers = order.holders.map(({ person }) => masterName(nameOf(turn.store.people.byId(person))));
  tellPoster(turn, order, someMissing(order, workers));
  sayToStaff(turn, 'staff', someMissing(order, workers), { order: order.id, urgent: order.urgent });
  const settled = record(turn, order, { kind: 'amended', fields: ['headcount'], headcount: order.holders.length }, null);
  if (!settled) return;
  scheduleClaimed(turn, settled);
  lapseOffers(turn, settled);
}
