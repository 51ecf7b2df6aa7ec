import { type Breach, breachesNobodyOverrides, type Claimant, type ClaimCheck, checkClaim } from '../../domain/claim-rules.ts';
import type { Order } from '../../domain/order.ts';
import { nameOf, type Person } from '../../domain/people.ts';
import { refusedInRoom, refusedPrivately, warnedForStaff, warnedPrivately } from '../replies/claim-lines.ts';
import { answer, canWriteTo, type Incoming, masterName, sayTo, sayToStaff, shownName, type Turn } from '../turn.ts';

/** Holds the person against the station's rules for this job, or (null) for any that asks for no certificate. */
export function checkFor(turn: Turn, order: Order | null, person: Person): ClaimCheck {
  return checkClaim(claimantOf(turn, order, person), turn.rules);
}

/** What keeps him from this job though staff force it. */
export function forbiddenFor(turn: Turn, order: Order, person: Person): readonly Breach[] {
  return breachesNobodyOverrides(claimantOf(turn, order, person), turn.rules);
}

function claimantOf(turn: Turn, order: Order | null, { id, worker }: Person): Claimant {
  const unfinished = turn.store.orders.heldBy(id, ['open', 'claimed']).filter((held) => held.id !== order?.id);
  return { worker, unfinished: unfinished.length, asked: order?.certificates ?? [], now: turn.now };
}

/** That he does not stand on the register, where the station asks for it; null when that does not keep him from anything. */
export function registerBreach(turn: Turn, person: Person | null): Breach | null {
  return person?.worker || turn.rules.claimRegister !== 'require' ? null : { rule: 'register' };
}

/** The group hears only whom to turn to; the reason and the remedy go by direct message. */
export function refuse(turn: Turn, order: Order | null, person: Person, incoming: Incoming, breaches: readonly Breach[]): void {
  const options = { order: order?.id, urgent: order?.urgent ?? false };
  if (incoming.room) answer(turn, incoming, 'refusal', refusedInRoom(order, shownName(nameOf(person))), options);
  if (incoming.room === null || canWriteTo(person)) sayTo(turn, person, 'refusal', refusedPrivately(order, breaches), options);
}

/** He has the job, but lacks something: he and the staff are told, the groups are not. */
export function warn(turn: Turn, order: Order, person: Person, breaches: readonly Breach[]): void {
  if (breaches.length === 0) return;
  const options = { order: order.id, urgent: order.urgent };
  if (canWriteTo(person)) sayTo(turn, person, 'notice', warnedPrivately(order, breaches), options);
  sayToStaff(turn, 'staff', warnedForStaff(order, masterName(nameOf(person)), breaches), options);
}
