import type Database from 'better-sqlite3';
import type { Store } from '../../src/application/ports/store.ts';
import type { OrderId } from '../../src/domain/ids.ts';
import type { Order, RecordedEvent } from '../../src/domain/order.ts';
import type { Person } from '../../src/domain/people.ts';
import { dayOf } from '../../src/domain/time.ts';
import type { Change } from './watch.ts';
import { HELD, OPEN, OWN } from './words/values.ts';

/** A line that waits to be sent. */
export interface Line {
  readonly id: number;
  readonly room: string | null;
  /** The use of the group now and, if it was let go, before. */
  readonly roomKind: string | null;
  readonly person: number | null;
  readonly text: string | null;
  readonly order: OrderId | null;
  readonly number: number | null;
}

export interface Event {
  readonly order: OrderId;
  readonly kind: string;
  readonly by: number | null;
  readonly message: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Who writes, as the store knows him. */
export interface Sender {
  readonly person: number | null;
  readonly staff: boolean;
  readonly gridWorker: boolean;
  readonly registered: boolean;
}

const NUMBERS: Readonly<Record<string, string>> = {
  [OWN]:
    "SELECT max(number) FROM orders WHERE (posted_by = :person OR on_behalf_of = :person) AND state NOT IN ('closed', 'cancelled', 'expired')",
  [HELD]:
    "SELECT max(number) FROM orders JOIN claims ON order_id = orders.id WHERE person_id = :person AND role = 'holder' AND state <> 'closed'",
  [OPEN]: "SELECT max(number) FROM orders WHERE state = 'open' AND posted_by <> :person",
};

/** Reads what the bot has written, beside it, with a connection of its own. */
export class Records {
  readonly #reader: Database.Database;
  readonly #store: Store;
  readonly #clock: () => number;
  #changes: number;
  #lines: number;
  #events: number;
  readonly #newChanges;
  readonly #newLines;
  readonly #newEvents;
  readonly #sender;
  readonly #received;
  readonly #roomKind;

  constructor(reader: Database.Database, store: Store, clock: () => number) {
    this.#clock = clock;
    this.#reader = reader;
    this.#store = store;
    const last = (sql: string): number => (reader.prepare(sql).pluck().get() as number | null) ?? 0;
    this.#changes = last('SELECT max(id) FROM seen_changes');
    this.#lines = last('SELECT max(id) FROM outbox');
    this.#events = last('SELECT max(rowid) FROM order_events');
    this.#newChanges = reader.prepare<[number], Change>(
      'SELECT id, tbl AS "table", op, k AS key FROM seen_changes WHERE id > ? ORDER BY id',
    );
    this.#newLines = reader.prepare<[number], Line>(
      `SELECT outbox.id, outbox.room, rooms.kind AS roomKind, person_id AS person, text, order_id AS "order", number
       FROM outbox LEFT JOIN rooms ON rooms.id = outbox.room LEFT JOIN orders ON orders.id = order_id WHERE outbox.id > ? ORDER BY outbox.id`,
    );
    this.#newEvents = reader.prepare<
      [number],
      { row: number; order: OrderId; kind: string; by: number | null; message: string | null; data: string }
    >('SELECT rowid AS row, order_id AS "order", kind, by, message, data FROM order_events WHERE rowid > ? ORDER BY rowid');
    this.#sender = reader.prepare<[string], { id: number; staff: number; grids: number; worker: number }>(
      `SELECT id, (SELECT count(*) FROM roles WHERE person_id = people.id AND kind = 'staff') AS staff,
         (SELECT count(*) FROM roles WHERE person_id = people.id AND kind = 'grid') AS grids,
         (SELECT count(*) FROM workers WHERE person_id = people.id) AS worker FROM people WHERE contact = ?`,
    );
    this.#received = reader.prepare<[string], number>('SELECT count(*) FROM inbox WHERE message = ?').pluck();
    this.#roomKind = reader.prepare<[string], string>('SELECT kind FROM rooms WHERE id = ? AND unbound_at IS NULL').pluck();
  }

  newChanges(): readonly Change[] {
    const changes = this.#newChanges.all(this.#changes);
    this.#changes = changes.at(-1)?.id ?? this.#changes;
    return changes;
  }

  newLines(): readonly Line[] {
    const lines = this.#newLines.all(this.#lines);
    this.#lines = lines.at(-1)?.id ?? this.#lines;
    return lines;
  }

  newEvents(): readonly Event[] {
    const rows = this.#newEvents.all(this.#events);
    this.#events = rows.at(-1)?.row ?? this.#events;
    return rows.map(({ data, ...row }) => ({ ...row, data: JSON.parse(data) as Event['data'] }));
  }

  sender(contact: string): Sender {
    const row = this.#sender.get(contact);
    if (!row) return { person: null, staff: false, gridWorker: false, registered: false };
    return { person: row.id, staff: row.staff > 0, gridWorker: row.staff + row.grids > 0, registered: row.worker > 0 };
  }

  hasReceived(message: string): boolean {
    return this.#received.get(message) === 1;
  }

  roomKind(room: string): string | null {
    return this.#roomKind.get(room) ?? null;
  }

  /** The youngest order that this sign stands for when he says it. */
  numberFor(sign: string, contact: string): number | null {
    const person = this.sender(contact).person ?? 0;
    return (
      (this.#reader
        .prepare(NUMBERS[sign] ?? '')
        .pluck()
        .get({ person }) as number | undefined) ?? null
    );
  }

  /** Two people have been found to be one: of the history some things then look impossible. */
  hasMerged(): boolean {
    return this.#reader.prepare('SELECT count(*) FROM people WHERE merged_into IS NOT NULL').pluck().get() !== 0;
  }

  order(id: OrderId): Order {
    return this.#store.orders.byId(id);
  }

  history(id: OrderId): readonly RecordedEvent[] {
    return this.#store.orders.history(id);
  }

  rules(): Readonly<Record<string, string>> {
    return this.#store.settings.all();
  }

  isErased(order: number): boolean {
    return this.#reader.prepare('SELECT erased_at FROM order_details WHERE order_id = ?').pluck().get(order) !== null;
  }

  now(): number {
    return this.#clock();
  }

  today(): string {
    return dayOf(this.#clock());
  }

  person(id: number): Person {
    return this.#store.people.byId(id as never);
  }

  heldBy(person: number): readonly Order[] {
    return this.#store.orders.heldBy(person as never, ['open', 'claimed']);
  }

  copyTo(file: string): void {
    this.#reader.prepare('VACUUM INTO ?').run(file);
  }

  /** The orders that somebody posted or has. */
  concerning(person: number): readonly { readonly id: number; readonly phone: string | null }[] {
    const sql = `SELECT orders.id, phone FROM orders JOIN order_details ON order_details.order_id = orders.id
       WHERE :person IN (posted_by, on_behalf_of) OR orders.id IN (SELECT order_id FROM claims WHERE person_id = :person AND role = 'holder')`;
    return this.#reader.prepare(sql).all({ person }) as { id: number; phone: string | null }[];
  }

  end(): void {
    this.#reader.close();
  }
}
