import { broken } from './promise.ts';
import { type Meaning, type OrderView, Reference } from './reference.ts';
import type { Evidence, Written } from './witness.ts';

export type SaidLine = Extract<Written, { what: 'line' }> & {
  /** Written in the transaction of the message that it is on account of, not later (by the clock, or because a line was lost). */
  readonly atOnce: boolean;
};

/** What followed from the committed messages, held against the reference as it grows. */
export class OrderCheck {
  readonly #meanings: ReadonlyMap<string, Meaning>;
  readonly #reference = new Reference();
  readonly #committed = new Map<string, { readonly arrivedAt: number; readonly sentAt: number }>();
  readonly #lines: SaidLine[] = [];
  #seq = 0;
  #message: string | null = null;
  #expected: string[] = [];

  constructor(meanings: ReadonlyMap<string, Meaning>) {
    this.#meanings = meanings;
  }

  get orders(): readonly OrderView[] {
    return this.#reference.orders;
  }

  /** The committed messages of the rig, in order. */
  get committed(): ReadonlyMap<string, { readonly arrivedAt: number; readonly sentAt: number }> {
    return this.#committed;
  }

  get lines(): readonly SaidLine[] {
    return this.#lines;
  }

  /** Takes what was written since the last time. @throws BrokenPromise */
  goOn(evidence: Evidence): void {
    const { written, seq } = evidence.since(this.#seq);
    this.#seq = seq;
    const contacts = evidence.contacts();
    for (const one of written) this.#take(one, contacts);
    this.#endMessage();
  }

  /** The rows of the orders must say the same as the history does. @throws BrokenPromise */
  compareRows(evidence: Evidence): void {
    const rows = rowsOf(evidence);
    for (const [at, order] of this.orders.entries()) {
      const row = rows[at];
      const { who: _, ...expected } = order;
      const said = { ...expected, standby: isOver(order) ? [] : order.standby };
      const found = row && { ...row, standby: isOver(order) ? [] : row.standby };
      if (JSON.stringify(found) !== JSON.stringify(said)) broken('an order is not what the messages made of it', { expected: said, found });
    }
    if (rows.length !== this.orders.length) broken('there are orders that nobody posted', rows.slice(this.orders.length));
  }

  #take(one: Written, contacts: ReadonlyMap<number, string>): void {
    switch (one.what) {
      case 'inbox':
        this.#endMessage();
        this.#begin(one);
        return;
      case 'event':
        this.#takeEvent(one, contacts);
        return;
      case 'line':
        this.#lines.push({ ...one, atOnce: one.cause !== null && one.cause === this.#message });
        return;
      case 'state':
        // No line ends within the transaction of a message: it is over.
        this.#endMessage();
        return;
    }
  }

  #begin(arrival: Extract<Written, { what: 'inbox' }>): void {
    const meaning = this.#meanings.get(arrival.message);
    if (!meaning) return;
    if (this.#committed.has(arrival.message)) broken('a message was committed twice', { message: arrival.message, meaning });
    this.#committed.set(arrival.message, arrival);
    this.#message = arrival.message;
    this.#expected = [...this.#reference.take(arrival, meaning)];
  }

  #endMessage(): void {
    if (this.#expected.length > 0) this.#deviates('something that must follow from a message did not', null);
    this.#message = null;
  }

  #takeEvent(event: Extract<Written, { what: 'event' }>, contacts: ReadonlyMap<number, string>): void {
    if (event.message !== null && event.message === this.#message) {
      if (event.kind === 'announced') return;
      const said = wordsOf(event, contacts);
      if (said !== this.#expected[0]) this.#deviates('something followed from a message that must not', said);
      this.#expected.shift();
      return;
    }
    this.#endMessage();
    const fault = this.#reference.clock(event, contacts);
    if (fault) broken(fault, event);
  }

  #deviates(what: string, found: string | null): never {
    const message = this.#message ?? '';
    broken(what, { message, meaning: this.#meanings.get(message), expected: this.#expected, found, orders: this.orders.slice(-5) });
  }
}

const OF_A_PERSON = ['claimed', 'queued', 'unqueued', 'given-back', 'standby-called', 'standby-passed'];

function wordsOf({ order, kind, by, data }: Extract<Written, { what: 'event' }>, contacts: ReadonlyMap<number, string>): string {
  const person = OF_A_PERSON.includes(kind) ? Number(data.person) : (by ?? 0);
  return `${100 + order} ${kind} ${contacts.get(person) ?? '?'}`;
}

function rowsOf(evidence: Evidence): readonly Omit<OrderView, 'who'>[] {
  const claims = evidence.rows<{ order_id: number; contact: string; role: string }>(
    'SELECT order_id, contact, role FROM claims JOIN people ON people.id = person_id ORDER BY order_id, place',
  );
  const who = (order: number, role: string) =>
    claims.filter((claim) => claim.order_id === order && claim.role === role).map(({ contact }) => contact);
  return evidence
    .rows<{ id: number; number: number; state: OrderView['state']; headcount: number }>(
      'SELECT id, number, state, headcount FROM orders ORDER BY id',
    )
    .map(({ id, number, state, headcount }) => ({ number, state, headcount, holders: who(id, 'holder'), standby: who(id, 'standby') }));
}

function isOver({ state }: OrderView): boolean {
  return state !== 'open' && state !== 'claimed';
}
