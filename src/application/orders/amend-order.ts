import type { JobFields } from '../../domain/job.ts';
import type { AmendedField, Order } from '../../domain/order.ts';
import { isUnfinished } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { scheduleClaimed, scheduleUnclaimed } from '../clock/schedule.ts';
import { addedForHolder, changedForHolder } from '../replies/order-lines.ts';
import { record, sayTo, type Turn } from '../turn.ts';
import { correctAnnouncement, isLookedFor } from './announce.ts';

/** What can be changed of an order that stands. */
export type Amendment = Partial<JobFields> & { readonly task?: string; readonly certificates?: readonly string[] };

/** Changes fields and says so to whom it concerns: the market while the order is open, else the workers who have it. */
export function amendOrder(turn: Turn, order: Order, fields: Amendment, by: Person): Order | null {
  const amended = writeFields(turn, order, fields, by);
  if (!amended) return null;
  if (amended.state.kind === 'open') correctAnnouncement(turn, amended);
  for (const holder of amended.holders) {
    const worker = turn.store.people.byId(holder.person);
    sayTo(turn, worker, 'details', changedForHolder(amended, fields, turn.now), { order: amended.id, urgent: amended.urgent });
  }
  return amended;
}

/** Adds what the poster says in pieces, without a word; `tellPieces` says it when he has finished. */
export function addFields(turn: Turn, order: Order, fields: Amendment, by: Person): Order | null {
  return writeFields(turn, order, fields, by);
}

/**
 * One line with all pieces: a corrected announcement, or, if the job is taken, a direct message to who has it. No correction
 * where the order was announced again since the last piece, or is just about to be: that holds them all.
 */
export function tellPieces(turn: Turn, order: Order): void {
  if (!isUnfinished(order)) return;
  if (order.state.kind === 'open' && !isAnnouncedWithAll(turn, order)) correctAnnouncement(turn, order);
  for (const holder of order.holders) {
    sayTo(turn, turn.store.people.byId(holder.person), 'details', addedForHolder(order, turn.now), {
      order: order.id,
      urgent: order.urgent,
    });
  }
}

/** Only what was said: a message that names a time leaves the place as it is. */
export function saidFields(fields: JobFields): Amendment {
  return {
    ...(fields.when.kind === 'none' ? {} : { when: fields.when }),
    ...(fields.price === null && !fields.negotiable ? {} : { price: fields.price, negotiable: fields.negotiable }),
    ...(fields.place === null ? {} : { place: fields.place }),
    ...(fields.otherPlace === null ? {} : { otherPlace: fields.otherPlace }),
    ...(fields.headcount === null ? {} : { headcount: fields.headcount }),
    ...(fields.phone === null ? {} : { phone: fields.phone }),
    ...(fields.requirements.length === 0 ? {} : { requirements: fields.requirements }),
  };
}

function isAnnouncedWithAll(turn: Turn, order: Order): boolean {
  const again = turn.store.due.find('ladder-again', order.id);
  if (again !== null && again.at <= turn.now && isLookedFor(order)) return true;
  const last = turn.store.orders.history(order.id).findLast(({ event }) => event.kind === 'announced' || event.kind === 'amended');
  return last?.event.kind === 'announced';
}

function writeFields(turn: Turn, order: Order, fields: Amendment, by: Person): Order | null {
  const changed = changedFields(fields);
  if (changed.length === 0) return null;
  const headcount = fields.headcount ?? order.headcount;
  if (!record(turn, order, { kind: 'amended', fields: changed, headcount }, by)) return null;
  turn.store.orders.saveFields(order.id, fields);
  const amended = turn.store.orders.byId(order.id);
  if (amended.state.kind === 'open') scheduleUnclaimed(turn, amended);
  else scheduleClaimed(turn, amended);
  return amended;
}

function changedFields(fields: Amendment): readonly AmendedField[] {
  const changed: AmendedField[] = [];
  if (fields.when !== undefined) changed.push('when');
  if (fields.price !== undefined || fields.negotiable !== undefined) changed.push('price');
  if (fields.place !== undefined || fields.otherPlace !== undefined) changed.push('place');
  if (fields.headcount !== undefined) changed.push('headcount');
  if (fields.phone !== undefined) changed.push('phone');
  if (fields.task !== undefined) changed.push('task');
  if (fields.requirements !== undefined) changed.push('requirements');
  return changed;
}
