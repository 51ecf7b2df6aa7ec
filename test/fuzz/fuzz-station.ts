import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { runDueJobs } from '../../src/application/clock/run-due-jobs.ts';
import type { Content, InboundMessage } from '../../src/application/ports/channel.ts';
import type { OutboxLine } from '../../src/application/ports/outbox.ts';
import type { Store } from '../../src/application/ports/store.ts';
import type { Station } from '../../src/application/station.ts';
import { handleMessage } from '../../src/application/talk/handle-message.ts';
import { handleUndelivered } from '../../src/application/undelivered.ts';
import { contactId, messageId, roomId } from '../../src/domain/ids.ts';
import { openLanguage } from '../../src/language/read-message.ts';
import { openStore } from '../../src/store/open-store.ts';
import { ADMIN, BOT, isFriend } from './cast.ts';
import { MARK_BEGINS, markAt, markOf } from './marks.ts';
import { type Event, type Line, Records, type Sender } from './records.ts';
import type { Saying, Step } from './step.ts';
import type { Change } from './watch.ts';
import { HELD, OPEN, OWN } from './words/values.ts';

export const STATION_PHONE = '0851-20000000';
/** In memory, where the machine has such a folder: that what is written survives a power cut is not asked here. */
export const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const NUMBER_SIGNS = new RegExp(`[${OWN}${HELD}${OPEN}]`, 'g');
const language = openLanguage();

/** All that came of one message, or of the clock while nobody spoke. */
export interface Outcome {
  /** null: the clock. */
  readonly heard: Heard | null;
  readonly changes: readonly Change[];
  readonly lines: readonly Line[];
  readonly events: readonly Event[];
}

/** A message as it was handed over, and who it was from as the store knew him before. */
export interface Heard {
  readonly message: InboundMessage;
  readonly text: string;
  readonly mark: string | null;
  readonly sender: Sender;
  /** It had come before. */
  readonly again: boolean;
  /** The use of the group before the message; null: by direct message, or not bound. */
  readonly roomKind: string | null;
  /** What the message took to be handled. */
  readonly ms: number;
}

/** The bot on a file of its own, its clock, its people and its channel in the hands of a generator. */
export class FuzzStation {
  readonly #folder = mkdtempSync(join(FOLDER, 'fuzz-'));
  readonly #file = join(this.#folder, 'station.sqlite');
  readonly #store: Store;
  readonly #said: InboundMessage[] = [];
  readonly records: Records;
  now: number;

  constructor(template: string, now: number) {
    this.now = now;
    copyFileSync(template, this.#file);
    this.#store = openStore({ file: this.#file, now: () => this.now });
    this.records = new Records(new Database(this.#file, { readonly: true }), this.#store, () => this.now);
  }

  get station(): Station {
    const config = {
      name: '幸福社区零工驿站',
      adminContacts: [contactId(ADMIN)],
      stationPhone: STATION_PHONE,
      gasPhone: '0851-20000119',
      retentionDays: 180,
    };
    return { store: this.#store, language, config };
  }

  /** Lets the time before a message pass; what is due happens job by job, or all at once when the process was away. */
  *passes(ms: number, asleep: boolean): Generator<Outcome> {
    const until = this.now + ms;
    for (let due = this.#store.due.nextAt(); !asleep && due !== null && due <= until; due = this.#store.due.nextAt()) {
      this.now = Math.max(this.now, due);
      runDueJobs(this.station, this.now);
      yield this.#outcome(null);
    }
    this.now = until;
    runDueJobs(this.station, this.now);
    yield this.#outcome(null);
  }

  /** @param name of the message, where it is a new one */
  hears(step: Step, name: string): Outcome {
    const message = this.#messageOf(step, name);
    const mark = step.says.kind === 'text' && step.says.mark !== null ? markOf(name) : null;
    const text = message.content.kind === 'text' ? message.content.text : '';
    const again = this.records.hasReceived(message.id);
    const sender = this.#sender(message);
    const roomKind = message.room === null ? null : this.records.roomKind(message.room.id);
    const from = performance.now();
    handleMessage(this.station, message, this.now);
    const ms = performance.now() - from;
    this.#said.push(message);
    return this.#outcome({ message, text, mark, again, sender, roomKind, ms });
  }

  /** Sends what may go, as the channel would: who is no friend of the bot's cannot be written to. */
  delivers(net: Step['net']): Outcome {
    const { outbox } = this.#store;
    this.#store.transact(() => {
      for (let ready = outbox.ready(this.now, 50); ready.length > 0; ready = outbox.ready(this.now, 50)) {
        for (const line of ready) this.#send(line, net);
      }
    });
    return this.#outcome(null);
  }

  /** The words of these that stand anywhere in the files of the database, in pages that are free too. */
  holdsOf(words: readonly string[]): readonly string[] {
    const bytes = [this.#file, `${this.#file}-wal`].map((file) => readFileSync(file));
    // All begin alike, and mostly none stands there.
    const places = bytes.flatMap((file) => placesOf(file, MARK_BEGINS));
    return words.filter((word) => places.some((place) => place.startsWith(word)));
  }

  /** A copy of the file as it stands. */
  saveTo(file: string): void {
    this.records.copyTo(file);
  }

  end(): void {
    this.records.end();
    this.#store.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Whose id stands in the settings is staff, whatever the store says of him. */
  #sender({ sender: { id } }: InboundMessage): Sender {
    const known = this.records.sender(id);
    return id === ADMIN ? { ...known, staff: true, gridWorker: true } : known;
  }

  #words({ text, mark }: Extract<Saying, { kind: 'text' }>, own: string, from: string): string {
    const said = text.replace(NUMBER_SIGNS, (sign) => String(this.records.numberFor(sign, from) ?? 101));
    return mark === null ? said : markAt(said, mark, markOf(own));
  }

  #send(line: OutboxLine, net: Step['net']): void {
    const { outbox } = this.#store;
    outbox.markSending(line.id, this.now);
    const refused = line.contact !== null && (net === 'refused' || !isFriend(line.contact));
    if (refused) outbox.markRefused(line.id, this.now);
    else if (net === 'unsure') outbox.markUnsure(line.id, this.now);
    else outbox.markSent(line.id, this.now);
    if (refused || net === 'unsure') handleUndelivered(this.station, line, this.now);
  }

  #outcome(heard: Heard | null): Outcome {
    return { heard, changes: this.records.newChanges(), lines: this.records.newLines(), events: this.records.newEvents() };
  }

  #messageOf({ id, from, name, room, says, sent }: Step, own: string): InboundMessage {
    const before = typeof id === 'object' && 'again' in id ? this.#said.at(-1 - id.again) : undefined;
    if (before) return before;
    return {
      id: messageId(typeof id === 'object' && 'odd' in id ? id.odd : own),
      room: room === null ? null : { id: roomId(room), name: room },
      sender: { id: contactId(from), name, friend: isFriend(from) },
      sentAt: 'at' in sent ? sent.at : this.now - sent.ago,
      content: this.#contentOf(says, own, from),
    };
  }

  #contentOf(says: Saying, own: string, from: string): Content {
    switch (says.kind) {
      case 'text': {
        const mentions = says.mentions.map((one) => ({ id: contactId(one), name: one, friend: isFriend(one) }));
        const quote = says.quote === null ? null : { from: BOT, text: this.#words({ ...says, text: says.quote, mark: null }, own, from) };
        return { kind: 'text', text: this.#words(says, own, from), quote, mentions, mentionsBot: says.mentionsBot };
      }
      case 'recall': {
        const recalls = typeof says.of === 'string' ? says.of : (this.#said.at(-1 - says.of)?.id ?? 'nothing');
        return { kind: 'recall', recalls: messageId(recalls) };
      }
      case 'file': {
        const { name, rows } = says;
        return { kind: 'file', name, list: rows === null ? null : { kind: 'sheet', sheet: rows, others: [] } };
      }
      case 'voice':
      case 'image':
      case 'slow-down':
      case 'unsupported':
        return { kind: says.kind };
    }
  }
}

function placesOf(file: Buffer, begin: string): readonly string[] {
  const places: string[] = [];
  for (let at = file.indexOf(begin); at >= 0; at = file.indexOf(begin, at + 1)) places.push(file.toString('utf8', at, at + 40));
  return places;
}
