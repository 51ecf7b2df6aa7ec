import type { Category } from '../../domain/glossary.ts';
import type { ContactId, MessageId, OrderId, PersonId, RoomId } from '../../domain/ids.ts';
import type { JobDraft, JobFields } from '../../domain/job.ts';
import type { Order, OrderEvent, OrderSource, OrderStateKind, RecordedEvent } from '../../domain/order.ts';
import type { Certificate, GridNumber, KeyGroup, Person, Room, RoomKind, Worker } from '../../domain/people.ts';
import type { Day, UtcMs } from '../../domain/time.ts';
import type { Arrival } from '../../domain/usual-delay.ts';
import type { Contact } from './channel.ts';
import type { OutboxStore } from './outbox.ts';
import type { PersonalStore } from './personal-store.ts';
import type { CourseStore, JobSeekerStore, ObservationStore, ReceivedListStore, ReportStore } from './service-stores.ts';

/**
 * What the application keeps. Every call is synchronous; calls that belong together stand in one `transact`.
 *
 * @throws an error of the database (disk full, locked too long): the transaction is then undone as a whole.
 */
export interface Store {
  /** Runs `work` in one transaction that takes the write lock at once; an exception undoes everything. */
  transact<Result>(work: () => Result): Result;
  /** How many rows this connection has written so far: whether something came of a message. */
  rowsWritten(): number;
  /** What this transaction erases is to leave the log of the database too, soon after it is committed. */
  emptyLog(): void;
  readonly personal: PersonalStore;
  readonly inbox: InboxStore;
  readonly people: PeopleStore;
  readonly register: RegisterStore;
  readonly rooms: RoomStore;
  readonly orders: OrderStore;
  readonly questions: QuestionStore;
  readonly due: DueStore;
  readonly outbox: OutboxStore;
  readonly settings: SettingStore;
  readonly journal: JournalStore;
  readonly summaries: SummaryStore;
  readonly observations: ObservationStore;
  readonly seekers: JobSeekerStore;
  readonly courses: CourseStore;
  readonly reports: ReportStore;
  readonly lists: ReceivedListStore;
  close(): void;
}

export interface InboxStore {
  /** Notes that the message came; false when it had come before. Only id and times are kept. */
  receive(message: Arrival & { readonly id: MessageId }): boolean;
  /** When the last ones were sent and arrived, youngest first, at most so many. */
  latest(limit: number): readonly Arrival[];
  /** Drops what arrived before that time, so that it would count as new; how many that were. */
  forgetBefore(at: UtcMs): number;
}

export interface PeopleStore {
  /** The person behind a contact; made on first sight, nickname and friend flag kept current. */
  meet(contact: Contact): Person;
  byId(id: PersonId): Person;
  byContact(contact: ContactId): Person | null;
  /** By nickname or registered name, exactly. */
  named(name: string): readonly Person[];
  /** Registered under, or once named with, this phone. */
  byWorkerPhone(phone: string): Person | null;
  staff(): readonly Person[];
  gridWorkers(grid?: GridNumber): readonly Person[];
  grantGrid(person: PersonId, grid: GridNumber): void;
  grantStaff(person: PersonId): void;
  /** Takes all roles but that of the worker. */
  revokeRoles(person: PersonId): void;
  /** The registered person `from` is from now on the contact of `to` (whose own entry, if any, is merged away). */
  rebind(from: PersonId, to: ContactId): void;
}

export interface WorkerEntry extends Omit<Worker, 'suspension'> {
  readonly active: boolean;
  /** Missing: the list says nothing about it. */
  readonly keyGroups?: readonly KeyGroup[];
}

/** A line of the register as lists and exports show it. */
export interface RegisterLine {
  readonly entry: number;
  readonly worker: Worker;
  /** null: no contact is bound to it yet. */
  readonly person: Person | null;
  readonly enrolledAt: UtcMs;
  /** For staff only. */
  readonly keyGroups: readonly KeyGroup[];
}

/** The register of workers (备案). An entry may wait without a person until its owner is bound to a contact. */
export interface RegisterStore {
  /** Puts the person on the register, or changes the entry that he has. */
  enrol(
    person: PersonId,
    entry: { readonly name: string; readonly phone: string | null; readonly team: string | null; readonly trades: readonly Category[] },
  ): void;
  /** Adds or replaces the entry of that phone (name, if no phone); used by the import. Says which it was. */
  importEntry(entry: WorkerEntry): 'added' | 'changed';
  /** Entries that no contact is bound to yet, by name or phone. */
  unbound(nameOrPhone: string): readonly { readonly workerId: number; readonly worker: Worker }[];
  bindEntry(workerId: number, person: PersonId): void;
  signPledge(person: PersonId, signedOn: Day, version: string): void;
  addCertificate(person: PersonId, certificate: Certificate): void;
  suspend(person: PersonId, until: UtcMs | null, reason: string | null): void;
  resume(person: PersonId): void;
  /** Active workers of a trade, or all. */
  workers(trade?: Category): readonly Person[];
  /** All entries, bound or not, for lists and exports. */
  entries(): readonly RegisterLine[];
  /** Marks somebody of the register as of these key groups, and of no others. */
  setKeyGroups(person: PersonId, groups: readonly KeyGroup[]): void;
}

export interface RoomStore {
  byId(id: RoomId): Room | null;
  bind(room: Room, by: PersonId | null, at: UtcMs): void;
  unbind(id: RoomId): void;
  /** The bound rooms, by when they were bound. */
  ofKind(kind: RoomKind, grid?: GridNumber): readonly Room[];
}

/** A new order; number and ledger id are given by the store. */
export interface NewOrder {
  readonly draft: JobDraft;
  readonly postedAt: UtcMs;
  readonly source: OrderSource;
  readonly message: MessageId;
  readonly part: 1 | 2;
  readonly room: RoomId | null;
  readonly grid: GridNumber | null;
  readonly postedBy: PersonId;
  readonly onBehalfOf: PersonId | null;
  readonly posterName: string;
  readonly rawText: string;
}

export interface OrderStore {
  create(order: NewOrder): Order;
  /**
   * Records the event and changes the row in the same breath.
   *
   * @returns the order as it now is, or null when the life cycle does not allow the event in the state that the row has.
   */
  record(order: Order, happening: RecordedEvent): Order | null;
  /** Writes changed fields (besides recording `amended`). */
  saveFields(order: OrderId, fields: Partial<JobFields> & { readonly task?: string; readonly certificates?: readonly string[] }): void;
  byId(id: OrderId): Order;
  /** The youngest order of that number. */
  byNumber(number: number): Order | null;
  ofMessage(message: MessageId): readonly Order[];
  /** Of which a holder claimed with this message. */
  claimedBy(message: MessageId): readonly Order[];
  /** Open orders, oldest first. */
  open(): readonly Order[];
  inState(states: readonly OrderStateKind[]): readonly Order[];
  /** Of this poster (written or named), youngest first. */
  ofPoster(person: PersonId, states: readonly OrderStateKind[]): readonly Order[];
  /** That this worker holds, oldest first. */
  heldBy(person: PersonId, states: readonly OrderStateKind[]): readonly Order[];
  /** Posted at or after `since`, oldest first. */
  postedSince(since: UtcMs): readonly Order[];
  /** Posted in [from, to), oldest first: what the ledger holds. */
  postedBetween(from: UtcMs, to: UtcMs): readonly Order[];
  /** Orders with an event of one of the kinds in [from, to). */
  withEventBetween(kinds: readonly OrderEvent['kind'][], from: UtcMs, to: UtcMs): readonly Order[];
  history(order: OrderId): readonly RecordedEvent[];
  /** Closed, cancelled or expired before that time, neither disputed nor erased yet, oldest first, at most so many. */
  endedBefore(before: UtcMs, limit: number): readonly Order[];
  /** Blanks names, phone, door number and texts, notes included; what the ledger counts stays. */
  erase(order: OrderId, at: UtcMs): void;
  /** When the youngest claim that filled an order came in, and which order it was; for claims that come a moment later. */
  lastTaken(since: UtcMs): readonly { readonly order: Order; readonly at: UtcMs }[];
  /** A remark for staff that is not part of the life (how somebody was found elsewhere, why it was withdrawn …). */
  addNote(order: OrderId, note: { readonly kind: NoteKind; readonly text: string; readonly by: PersonId | null; readonly at: UtcMs }): void;
  notes(order: OrderId): readonly { readonly kind: NoteKind; readonly text: string; readonly by: PersonId | null; readonly at: UtcMs }[];
}

export const NOTE_KINDS = ['reason', 'elsewhere', 'dispute', 'settlement', 'objection', 'override'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** Something the bot has asked somebody and whose answer it waits for. */
export type Question =
  /** "要找师傅吗？" about a doubtful message; the text is kept until it is answered or ten minutes have passed. */
  | { readonly kind: 'want-worker'; readonly text: string; readonly message: MessageId; readonly sentAt: UtcMs }
  /** "您接哪一单？" */
  | { readonly kind: 'which-claim'; readonly orders: readonly OrderId[] }
  /** "做完的是哪一单？", "取消哪一单？" …: the act that waits for its order. */
  | {
      readonly kind: 'which-order';
      readonly act: 'complete' | 'satisfied' | 'withdraw' | 'give-back' | 'no-show' | 'amend' | 'agree' | 'another-worker';
      readonly orders: readonly OrderId[];
      readonly text: string;
    }
  /** "128号单 已有…不一样请回“不是”" */
  | {
      readonly kind: 'duplicate';
      readonly order: OrderId;
      readonly text: string;
      readonly message: MessageId;
      readonly sentAt: UtcMs;
      /** Whom a grid worker posted it for, with 代. */
      readonly named: Named | null;
      readonly onBehalfOf: PersonId | null;
    }
  /** Asked for what is missing of an order. */
  | { readonly kind: 'missing-fields'; readonly order: OrderId }
  /** `/转单`: the one who is to take over. */
  | { readonly kind: 'hand-over'; readonly order: OrderId; readonly from: PersonId }
  /** The stand-by whose turn it is. */
  | { readonly kind: 'standby-call'; readonly order: OrderId }
  /** The poster, about a worker's price. */
  | {
      readonly kind: 'counter-offer';
      readonly order: OrderId;
      readonly worker: PersonId;
      readonly fen: number;
      readonly message: MessageId;
    }
  /** Who offered himself for work: whether he wants to be registered. */
  | { readonly kind: 'want-registration'; readonly text: string; readonly message: MessageId }
  /** Who said "登记 熊明祥 13800000001" and stands on no list: kept until a grid worker confirms. */
  | { readonly kind: 'registration'; readonly named: Named }
  /** The worker who is said not to have come. */
  | { readonly kind: 'no-show'; readonly order: OrderId };
export type QuestionKind = Question['kind'];

/** A name and a phone that somebody wrote. */
export interface Named {
  readonly name: string;
  readonly phone: string | null;
}

export interface OpenQuestion {
  readonly id: number;
  readonly person: PersonId;
  /** Where it was asked; null: by direct message. */
  readonly room: RoomId | null;
  readonly askedAt: UtcMs;
  readonly until: UtcMs;
  readonly question: Question;
}

export interface QuestionStore {
  /** `text` and `named` of a question are kept only until it is answered or over. */
  ask(question: Omit<OpenQuestion, 'id'>): void;
  /** What this person has not answered yet and still can at `now`, youngest first. */
  openFor(person: PersonId, now: UtcMs): readonly OpenQuestion[];
  /** Open ones about an order. */
  about(order: OrderId, now: UtcMs): readonly OpenQuestion[];
  close(id: number, answer: 'yes' | 'no' | 'lapsed'): void;
  /** How many of a kind were asked in a room since. */
  askedIn(room: RoomId, kind: QuestionKind, since: UtcMs): number;
  /** How many of a kind this person was asked since, and whether one was answered with no. */
  askedOf(person: PersonId, kind: QuestionKind, since: UtcMs): { readonly count: number; readonly refused: boolean };
}

export const DUE_KINDS = [
  /** Held back by quiet hours, or a day before a far-off order. */
  'announce',
  /** Three minutes are over: correct the announcement, or tell the winner. */
  'pieces-end',
  'ask-missing',
  /** Five seconds after the first loser: tell them in one line. */
  'tell-losers',
  'ladder-again',
  'ladder-call',
  /** One merged line an hour for all; not about one order. */
  'ladder-hourly',
  'standby-time-out',
  'hand-over-time-out',
  'no-show-time-out',
  'counter-offer-time-out',
  'remind-worker',
  /** The worker, whether it is done; after a night in which he said so, the poster, how it was. */
  'ask-done',
  'agreed-time',
  'expire',
  'confirm',
  'summary',
  /** Certificates that end soon. */
  'register-check',
  'room-notice',
  /** Staff are told, once, of lines that did not go out. */
  'dead-letters',
  'retention',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

export interface DueJob {
  readonly kind: DueKind;
  readonly at: UtcMs;
  /** null: about no single order. At most one job of a kind waits for an order (or for none). */
  readonly order: OrderId | null;
  readonly person: PersonId | null;
  /** The message that led to it, where its lines shall bear that cause; null: the clock. */
  readonly cause: MessageId | null;
}

/** What is to happen by the clock; survives restarts. */
export interface DueStore {
  /** Sets the job; one of the same kind, order and person is replaced. */
  schedule(job: DueJob): void;
  /** Sets it only if none of the same kind, order and person waits. */
  scheduleOnce(job: DueJob): void;
  find(kind: DueKind, order: OrderId | null): DueJob | null;
  cancel(kind: DueKind, order: OrderId | null): void;
  cancelAllOf(order: OrderId, kinds?: readonly DueKind[]): void;
  /** The earliest job due at or before `now`, taken off the list; null when none is. */
  takeNext(now: UtcMs): DueJob | null;
  /** When the next is due. */
  nextAt(): UtcMs | null;
}

/** The setting that holds the message by which the kill switch was thrown: its answer goes out all the same. */
export const MUTED_BY = 'muted_by';

export interface SettingStore {
  all(): Readonly<Record<string, string>>;
  get(key: string): string | null;
  set(key: string, value: string): void;
}

/** What happened beside orders: rooms bound, roles given, register changed, ledgers exported, gaps, room talk that holds for a while. */
export interface JournalEntry {
  readonly kind: string;
  readonly at: UtcMs;
  readonly by: PersonId | null;
  readonly person: PersonId | null;
  readonly room: RoomId | null;
  /** Plain values without personal data. */
  readonly data: Readonly<Record<string, string | number | boolean | null>>;
}

/** Append-only, like the history of orders. */
export interface JournalStore {
  append(entry: JournalEntry): void;
  /** Of a kind, since, youngest first; optionally of one person or room. */
  since(kind: string, since: UtcMs, of?: { readonly person?: PersonId; readonly room?: RoomId }): readonly JournalEntry[];
}

export interface SummaryStore {
  /** Notes that the summary of the day goes to the room; false when it was noted before. */
  note(day: Day, room: RoomId, at: UtcMs): boolean;
}
