import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { runDueJobs } from '../../src/application/clock/run-due-jobs.ts';
import { ensureStandingJobs } from '../../src/application/clock/standing-jobs.ts';
import type { Content } from '../../src/application/ports/channel.ts';
import type { OutboxLine } from '../../src/application/ports/outbox.ts';
import type { Store } from '../../src/application/ports/store.ts';
import type { Station } from '../../src/application/station.ts';
import { handleMessage } from '../../src/application/talk/handle-message.ts';
import { handleUndelivered } from '../../src/application/undelivered.ts';
import { contactId, messageId, roomId } from '../../src/domain/ids.ts';
import { openLanguage } from '../../src/language/read-message.ts';
import { seedCommunity } from '../../src/replay/seed-community.ts';
import { openStore } from '../../src/store/open-store.ts';
import { FIRST_MORNING } from './jobs.ts';
import type { Happening } from './life.ts';
import type { Said } from './model.ts';
import { isFriend, PEOPLE, ROOMS } from './people.ts';

/** A line that was sent, or could not be. */
export interface Line {
  readonly id: number;
  readonly room: string | null;
  readonly to: string | null;
  readonly kind: string;
  readonly text: string;
  readonly order: number | null;
  readonly cause: string | null;
  readonly at: number;
}

/** An order as its row and the claims beside it say. */
export interface OrderRow {
  readonly number: number;
  readonly state: string;
  readonly headcount: number;
  readonly called: string | null;
  readonly paidFen: number | null;
  readonly rating: string | null;
  readonly elsewhere: boolean;
  readonly disputed: boolean;
  readonly announced: boolean;
  readonly holders: readonly string[];
  readonly standby: readonly string[];
}

const language = openLanguage();
export const STATION_PHONE = '0851-20000000';

/** A seeded file is made once and copied: making it costs more than a day in it. */
let template: string | null = null;

/** The bot on a file of its own, its clock and its channel in the hands of a test; everything happens at once. */
export class RealStation {
  readonly #folder = mkdtempSync(join(tmpdir(), 'months-'));
  readonly #file = join(this.#folder, 'station.sqlite');
  #store: Store;
  #reader: Database.Database;
  #names = new Map<number, string>();
  #seenEvents = 0;
  #lines: Line[] = [];
  now = FIRST_MORNING;

  constructor() {
    template ??= makeTemplate();
    copyFileSync(template, this.#file);
    this.#store = openStore({ file: this.#file, now: () => this.now });
    this.#reader = new Database(this.#file, { readonly: true });
    ensureStandingJobs(this.station(), this.now);
  }

  station(): Station {
    const config = {
      name: '幸福社区零工驿站',
      adminContacts: [],
      stationPhone: STATION_PHONE,
      gasPhone: null,
      retentionDays: 180,
      oneClock: true,
    };
    return { store: this.#store, language, config };
  }

  hear(said: Said): void {
    const sender = { id: contactId(said.from), name: said.from, friend: isFriend(said.from) };
    const room = said.room === null ? null : { id: roomId(said.room), name: said.room };
    const message = { id: messageId(said.id), room, sender, sentAt: said.sentAt ?? said.at, content: contentOf(said) };
    handleMessage(this.station(), message, this.now);
    this.#deliver();
  }

  /** Lets time pass, job by job, each at its time. */
  passTo(until: number): void {
    for (let due = this.#store.due.nextAt(); due !== null && due <= until; due = this.#store.due.nextAt()) {
      this.now = Math.max(this.now, due);
      runDueJobs(this.station(), this.now);
      this.#deliver();
    }
    this.now = Math.max(this.now, until);
  }

  /** @param down for how long the process is gone */
  restart(down: number): void {
    this.#reader.close();
    this.#store.close();
    this.now += down;
    this.#store = openStore({ file: this.#file, now: () => this.now });
    this.#reader = new Database(this.#file, { readonly: true });
    ensureStandingJobs(this.station(), this.now);
    runDueJobs(this.station(), this.now);
    this.#deliver();
  }

  /** What was sent since it was last asked. */
  newLines(): readonly Line[] {
    return this.#lines.splice(0);
  }

  /** What was added to the history since it was last asked, as it was added. */
  newEvents(): readonly Happening[] {
    const rows = this.#reader
      .prepare(
        'SELECT e.rowid, o.number, e.seq, e.kind, e.at, e.by, e.message, e.data FROM order_events e JOIN orders o ON o.id = e.order_id WHERE e.rowid > ? ORDER BY e.rowid',
      )
      .all(this.#seenEvents) as EventRow[];
    this.#seenEvents = rows.at(-1)?.rowid ?? this.#seenEvents;
    return rows.map((row) => this.#happening(row));
  }

  historyLength(): number {
    return this.#reader.prepare('SELECT count(*) FROM order_events').pluck().get() as number;
  }

  hasReceived(message: string): boolean {
    return this.#reader.prepare('SELECT count(*) FROM inbox WHERE message = ?').pluck().get(message) === 1;
  }

  orders(): readonly OrderRow[] {
    const claims = this.#reader.prepare('SELECT order_id, person_id, role FROM claims ORDER BY order_id, role, place').all() as ClaimRow[];
    const rows = this.#reader.prepare('SELECT * FROM orders').all() as Record<string, number | string | null>[];
    const inRole = (order: unknown, role: string): readonly string[] =>
      claims.filter((claim) => claim.order_id === order && claim.role === role).map((claim) => this.#nameOf(claim.person_id));
    return rows.map((row) => ({
      number: Number(row.number),
      state: String(row.state),
      headcount: Number(row.headcount),
      called: row.reserved_for === null ? null : this.#nameOf(Number(row.reserved_for)),
      paidFen: row.paid_fen as number | null,
      rating: row.rating as string | null,
      elsewhere: row.elsewhere === 1,
      disputed: row.disputed === 1,
      announced: row.announced_at !== null,
      holders: inRole(row.id, 'holder'),
      standby: inRole(row.id, 'standby'),
    }));
  }

  /** What the clock still has to do about orders. */
  dueJobs(): readonly { readonly kind: string; readonly order: number; readonly at: number }[] {
    const sql = 'SELECT d.kind, o.number AS "order", d.at FROM due_jobs d JOIN orders o ON o.id = d.order_id';
    return this.#reader.prepare(sql).all() as { kind: string; order: number; at: number }[];
  }

  end(): void {
    this.#reader.close();
    this.#store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** As the channel would: who is no friend of the bot's cannot be written to. */
  #deliver(): void {
    const { outbox } = this.#store;
    for (let ready = outbox.ready(this.now, 50); ready.length > 0; ready = outbox.ready(this.now, 50)) {
      for (const line of ready) {
        outbox.markSending(line.id, this.now);
        const reached = line.contact === null || isFriend(line.contact);
        if (reached) {
          this.#lines.push(this.#heard(line));
          outbox.markSent(line.id, this.now);
        } else {
          outbox.markRefused(line.id, this.now);
          handleUndelivered(this.station(), line, this.now);
        }
      }
    }
  }

  #heard({ id, target, kind, content, order, cause, contact }: OutboxLine): Line {
    const text = content.kind === 'text' ? content.text : '';
    const number = order === null ? null : this.#store.orders.byId(order).number;
    return { id, room: target.kind === 'room' ? target.room : null, to: contact, kind, text, order: number, cause, at: this.now };
  }

  #happening({ number, seq, kind, at, by, message, data }: EventRow): Happening {
    const said = JSON.parse(data) as Record<string, unknown>;
    const person = (value: unknown): string | null => (typeof value === 'number' ? this.#nameOf(value) : null);
    const people = kind === 'handed-over' ? { from: person(said.from), to: person(said.to) } : {};
    return { order: number, seq, kind, at, by: person(by), message, who: person(said.person), data: { ...said, ...people } };
  }

  #nameOf(id: number): string {
    const known = this.#names.get(id) ?? (this.#reader.prepare('SELECT contact FROM people WHERE id = ?').pluck().get(id) as string);
    this.#names.set(id, known);
    return known;
  }
}

interface EventRow {
  readonly rowid: number;
  readonly number: number;
  readonly seq: number;
  readonly kind: string;
  readonly at: number;
  readonly by: number | null;
  readonly message: string | null;
  readonly data: string;
}

interface ClaimRow {
  readonly order_id: number;
  readonly person_id: number;
  readonly role: string;
}

function contentOf({ kind, text, quote, mentions = [], recalls }: Said): Content {
  if (kind === 'recall') return { kind: 'recall', recalls: messageId(recalls ?? '') };
  if (kind === 'voice' || kind === 'image') return { kind };
  return {
    kind: 'text',
    text,
    quote: quote === undefined ? null : { from: '派单助手', text: quote },
    mentions: mentions.map((name) => ({ id: contactId(name), name, friend: isFriend(name) })),
    mentionsBot: false,
  };
}

function makeTemplate(): string {
  const folder = mkdtempSync(join(tmpdir(), 'months-'));
  const file = join(folder, 'template.sqlite');
  const store = openStore({ file, now: () => FIRST_MORNING });
  seedCommunity(store, { station: '幸福社区零工驿站', rooms: ROOMS, people: PEOPLE, settings: {} }, FIRST_MORNING);
  store.close();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return file;
}
