import { isPoster, type Order } from '../../../src/domain/order.ts';
import type { Heard, Outcome } from '../fuzz-station.ts';
import type { Event, Records } from '../records.ts';
import { holdTo } from './fault.ts';

/** What the clock does of itself. */
const CLOCK: readonly string[] = ['announced', 'standby-called', 'standby-passed', 'expired', 'confirmed', 'given-back', 'amended'];
/** What follows from something else that was done to the same order. */
const FOLLOWS: readonly string[] = ['announced', 'standby-called'];

/** An order changes by its poster, who has it, a grid worker, staff, who may claim it, or the clock; each only what is his to change. */
export function checkEvents(records: Records, { heard, events, changes }: Outcome): void {
  for (const event of events) {
    const order = records.order(event.order);
    const why = heard === null ? byTheClock(event) : bySomebody(records, heard, event, order, events);
    holdTo(
      why === null,
      () => `${order.number} ${event.kind} ${JSON.stringify(event.data)} by ${heard?.message.sender.id ?? 'the clock'}: ${why}`,
    );
  }
  checkRowsChanged(records, { heard, events, changes });
}

function byTheClock({ kind, by, data }: Event): string | null {
  if (!CLOCK.includes(kind)) return 'the clock does no such thing';
  if (by !== null) return 'in the name of somebody who said nothing';
  if (kind === 'given-back') return data.reason === 'no-show' ? null : 'taken away by the clock';
  if (kind === 'confirmed') return data.how === 'time' ? null : 'confirmed in somebody’s name';
  return null;
}

function bySomebody(records: Records, { message, sender, again }: Heard, event: Event, order: Order, all: readonly Event[]): string | null {
  const { person, staff, gridWorker } = sender;
  if (again) return 'by a message that had come before';
  // Somebody new is known by his first event.
  const me = person ?? records.sender(message.sender.id).person;
  if (me === null) return 'by nobody';
  if (event.by !== null && event.by !== me) return `in the name of ${event.by}`;
  const poster = isPoster(order, me as never);
  const himself = event.data.person === me;
  const allowed = (may: boolean): string | null => (may ? null : 'he has no right to it');
  switch (event.kind) {
    case 'posted':
      return order.source !== 'command' || gridWorker || staff || poster
        ? allowed(order.postedBy === me)
        : 'a command of somebody who may not';
    case 'amended':
      return allowed(poster || gridWorker);
    case 'claimed':
      return allowed(himself || poster) ?? claimantFault(records, order, Number(event.data.person));
    case 'assigned':
      if (event.data.forced === true) return allowed(staff);
      return allowed(gridWorker) ?? claimantFault(records, order, Number(event.data.person));
    case 'queued':
    case 'unqueued':
      return allowed(himself);
    case 'standby-passed':
      return allowed(himself || gridWorker || all.some((other) => other.order === order.id && other.kind === 'amended'));
    case 'given-back':
      return givenBackFault(event, { himself, poster, gridWorker, staff });
    case 'handed-over':
      return event.data.to === me ? claimantFault(records, order, me) : 'not to himself';
    case 'no-show-reported':
    case 'payment-contested':
    case 'picture-added':
      return allowed(poster);
    case 'reported-done':
      return allowed(order.holders.some((holder) => holder.person === me));
    case 'confirmed':
      return event.data.how === 'time' ? 'no day has passed' : allowed(event.data.how === 'poster' ? poster : gridWorker);
    case 'cancelled':
      return allowed(event.data.how === 'grid-worker' ? gridWorker : poster);
    case 'placed-elsewhere':
      return allowed(gridWorker);
    case 'disputed':
      return allowed(poster || gridWorker || order.holders.some((holder) => holder.person === me));
    case 'dispute-settled':
      return allowed(staff);
    case 'payment-corrected':
      return allowed(gridWorker || order.holders.some((holder) => holder.person === me));
    default:
      return FOLLOWS.includes(event.kind)
        ? allowed(all.some((other) => other.order === order.id && !FOLLOWS.includes(other.kind)) || gridWorker || poster)
        : 'nobody does this';
  }
}

function givenBackFault(
  { data }: Event,
  is: { readonly himself: boolean; readonly poster: boolean; readonly gridWorker: boolean; readonly staff: boolean },
): string | null {
  switch (data.reason) {
    case 'worker':
    case 'recalled':
    case 'no-show':
      return is.himself ? null : 'not his job to give back';
    case 'poster':
      return is.poster ? null : 'not hers to ask for another';
    default:
      return is.staff ? null : 'only staff force';
  }
}

/** Who got the job, held against the rules of the station as they stand; read here in another way than there. */
function claimantFault(records: Records, order: Order, person: number): string | null {
  const rules = records.rules();
  const required = (key: string): boolean => (rules[key] ?? 'require') === 'require';
  const { worker } = records.person(person);
  if (isPoster(order, person as never)) return 'his own order';
  if (worker === null) return required('claim_register') ? 'not on the register' : null;
  if (required('claim_pledge') && worker.pledge === null) return 'no pledge';
  if (worker.suspension !== null && (worker.suspension.until ?? Number.POSITIVE_INFINITY) > records.now()) return 'suspended';
  const limit = 'claim_limit' in rules ? Number(rules.claim_limit) : 3;
  if (limit > 0 && records.heldBy(person).filter(({ id }) => id !== order.id).length >= limit) return `more than ${limit} jobs`;
  const wantsElectrician = order.certificates.some((name) => name.includes('电工'));
  const isElectrician = worker.certificates.some(
    ({ name, expires }) => name.includes('电工') && (expires === null || expires >= records.today()),
  );
  return wantsElectrician && required('claim_certificate') && !isElectrician ? 'no certificate' : null;
}

/** No row of an order changes without an event in its history; but for what its poster has erased. */
function checkRowsChanged(records: Records, { heard, events, changes }: Pick<Outcome, 'heard' | 'events' | 'changes'>): void {
  const told = new Set(events.map(({ order }) => order as number));
  const erased = changes.some(({ table, key }) => table === 'journal' && key === 'order-erased');
  const merged = changes.some(({ table, key }) => table === 'people' && key === 'identity');
  for (const { table, key } of changes) {
    if (table !== 'orders' && table !== 'order_details' && table !== 'claims') continue;
    holdTo(
      told.has(Number(key)) || erased || merged || (heard === null && records.isErased(Number(key))),
      () => `${table} of order ${key} changed without an event`,
    );
  }
}
