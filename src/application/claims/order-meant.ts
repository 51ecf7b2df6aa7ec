import { type ClaimTarget, claimTarget, LATELY_TAKEN } from '../../domain/claim-target.ts';
import type { Category } from '../../domain/glossary.ts';
import { isHolder, isPoster, type Order } from '../../domain/order.ts';
import type { Person, Room } from '../../domain/people.ts';
import type { Incoming, Turn } from '../turn.ts';

/** What the message says about the order that it means. */
interface Pointing {
  readonly trades: readonly Category[];
  readonly taskWords: readonly string[];
  /** Named by number or by quoting its post. */
  readonly pointedAt: Order | null;
}

/** Which order a message that claims one means, by what is open where it was said and what was taken a moment ago. */
export function orderMeant(turn: Turn, incoming: Incoming, pointing: Pointing): ClaimTarget<Order> {
  const { orders } = turn.store;
  const canMean = (order: Order): boolean => isKnownIn(incoming.room, order) && isFree(order, incoming.known);
  const open = orders.open().filter(canMean);
  const since = incoming.late ? incoming.spokenAt : turn.now - LATELY_TAKEN;
  const taken = orders.lastTaken(since).filter(({ order }) => canMean(order));
  const ownTrades = incoming.known?.worker?.trades ?? [];
  const rest = { ...pointing, ownTrades, now: turn.now };
  if (!incoming.late) return claimTarget({ ...rest, open, taken });
  // Caught up after an outage: what he can have meant is what was open when he spoke.
  const thenOpen = [...open, ...taken.filter(({ at }) => at > incoming.spokenAt).map(({ order }) => order)];
  return claimTarget({ ...rest, open: thenOpen.filter(({ postedAt }) => postedAt <= incoming.spokenAt), taken: [] });
}

/** In a market group what is announced, in any other what was posted there; by direct message whatever is announced. */
function isKnownIn(room: Room | null, order: Order): boolean {
  if (room !== null && order.room === room.id) return true;
  return (room === null || room.kind === 'market') && order.announcedAt !== null;
}

/** A bare word of claiming cannot mean one's own order, one that one has, or one that one waits for already. */
function isFree(order: Order, person: Person | null): boolean {
  if (person === null) return true;
  if (isPoster(order, person.id) || isHolder(order, person.id)) return false;
  const forAll = order.state.kind === 'open' && (order.state.reservedFor === null || order.state.reservedFor === person.id);
  return forAll || !order.standby.includes(person.id);
}
