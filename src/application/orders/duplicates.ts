import type { JobDraft, Place, When } from '../../domain/job.ts';
import type { Order } from '../../domain/order.ts';
import { isUnfinished } from '../../domain/order.ts';
import type { Person } from '../../domain/people.ts';
import { HOUR } from '../../domain/time.ts';
import type { Turn } from '../turn.ts';
import type { Placing } from './place-order.ts';

const WITHIN = 2 * HOUR;

/**
 * The order that says the same thing already: by the same sender, of the same kind, without another place or time; or by
 * somebody else with the same phone, or of the same kind at the same full address.
 *
 * A grid worker posts for many, so his `/派单` is held against phone and address only.
 */
export function findDuplicate(turn: Turn, sender: Person, job: JobDraft, placing: Placing): Order | null {
  const recent = turn.store.orders
    .postedSince(turn.now - WITHIN)
    .filter((order) => order.message !== placing.message && isUnfinished(order));
  return (
    recent.find((order) => (order.postedBy === sender.id && placing.source !== 'command' ? repeats(order, job) : coincides(order, job))) ??
    null
  );
}

function repeats(order: Order, job: JobDraft): boolean {
  // What no table knows is all of one kind: there the words of the job must agree too.
  if (job.category === 'other' && job.task !== order.task) return false;
  return order.category === job.category && !otherPlace(order.place, job.place) && !otherTime(order.when, job.when);
}

function coincides(order: Order, job: JobDraft): boolean {
  if (job.phone !== null && job.phone === order.phone) return true;
  return order.category === job.category && hasDoor(job.place) && bare(job.place) === bare(order.place);
}

function otherPlace(known: Place | null, said: Place | null): boolean {
  if (!known || !said) return false;
  const [a, b] = [bare(known), bare(said)];
  return !a.includes(b) && !b.includes(a);
}

function otherTime(known: When, said: When): boolean {
  const [a, b] = [span(known), span(said)];
  return a !== null && b !== null && (a.end <= b.start || b.end <= a.start) && a.start !== b.start;
}

function span(when: When): { start: number; end: number } | null {
  switch (when.kind) {
    case 'none':
    case 'recurring':
    case 'vague':
    case 'deadline':
      return null;
    case 'now':
      return { start: when.start, end: when.start };
    case 'at':
      return { start: when.start, end: when.end ?? when.start };
    case 'part':
    case 'day':
      return { start: when.start, end: when.end };
  }
}

/** More is said of the place than a group may see: a house, not a district. */
function hasDoor(place: Place | null): boolean {
  return place !== null && place.full !== place.open;
}

function bare(place: Place | null): string {
  return (place?.full ?? '').replace(/[\s,，。、:：;；()（）\-—]/g, '');
}
