import type { ContactId, MessageId, OrderId, PersonId, RoomId } from '../../domain/ids.ts';
import type { MonthReport } from '../../domain/month-report.ts';
import type { Day, UtcMs } from '../../domain/time.ts';
import type { Lane } from '../lanes.ts';

/** A file that is made when it is sent, so that the transaction that orders it stays short. */
export type AttachmentSpec = LedgerSpec | RegisterSpec | SignUpsSpec | MonthReportSpec;

export interface LedgerSpec {
  readonly kind: 'ledger';
  /** First and last day, both included. */
  readonly from: Day;
  readonly to: Day;
  /** Phones and door numbers hidden. */
  readonly masked: boolean;
  readonly format: 'xlsx' | 'csv';
}

/** The list of workers (名册). */
export interface RegisterSpec {
  readonly kind: 'register';
  /** When it was asked for: who is suspended then, and the date in the file's name. */
  readonly at: UtcMs;
  /** Phones and key groups hidden. */
  readonly masked: boolean;
}

/** Who has signed up for a course (培训). */
export interface SignUpsSpec {
  readonly kind: 'sign-ups';
  /** Its number. */
  readonly course: number;
  /** Phones hidden. */
  readonly masked: boolean;
}

/** The monthly report (月报) with its figures: they are those of the moment at which it was asked for. */
export interface MonthReportSpec {
  readonly kind: 'month-report';
  readonly report: MonthReport;
}

export interface AttachmentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a line is for: pacing and the fallback of undelivered details go by it. */
export const LINE_KINDS = [
  'announcement',
  'correction',
  'receipt',
  'winner',
  'losers',
  'answer',
  'question',
  'refusal',
  'details',
  'reminder',
  'ladder',
  'summary',
  'notice',
  'staff',
  'file',
] as const;
export type LineKind = (typeof LINE_KINDS)[number];

export type LineTarget = { readonly kind: 'room'; readonly room: RoomId } | { readonly kind: 'person'; readonly person: PersonId };

export interface NewLine {
  readonly target: LineTarget;
  readonly kind: LineKind;
  readonly content:
    | { readonly kind: 'text'; readonly text: string; readonly mentions: readonly ContactId[] }
    | { readonly kind: 'attachment'; readonly spec: AttachmentSpec };
  readonly order: OrderId | null;
  /** The message that led to it, also when it was held back; null: the clock. */
  readonly cause: MessageId | null;
  readonly urgent: boolean;
  readonly createdAt: UtcMs;
}

export const LINE_STATES = ['waiting', 'sending', 'sent', 'unsure', 'refused'] as const;
/**
 * waiting → sending → sent | waiting (failed, tried again) | unsure | refused.
 * `sending` found at start means that the process died in between: it becomes `unsure`.
 */
export type LineState = (typeof LINE_STATES)[number];

/**
 * Why a line did not go out, or may not have.
 *
 * - refused: the platform will not have it (not a contact, no such room).
 * - given-up: it failed again and again while others went out.
 * - unsure: no answer in time, or the process died while it was handed over: it may have gone out.
 * - stale: it was held up so long that it would only confuse.
 */
export type Undelivered = 'refused' | 'given-up' | 'unsure' | 'stale';

export interface OutboxLine extends NewLine {
  readonly id: number;
  readonly state: LineState;
  /** How often it was handed over so far. */
  readonly attempts: number;
  /** Not before this time (a retry). */
  readonly notBefore: UtcMs;
  /** Resolved for sending. */
  readonly contact: ContactId | null;
}

/** Of a line that is not over yet, what decides when it goes. */
export interface QueuedLine extends Pick<OutboxLine, 'id' | 'kind' | 'order' | 'cause' | 'urgent' | 'createdAt' | 'notBefore'> {
  /** "room:<RoomId>" or "person:<PersonId>" */
  readonly lane: string;
  readonly sending: boolean;
}

/** A line that did not go out (refused), or may not have (unsure). */
export interface DeadLetter extends Pick<OutboxLine, 'id' | 'target' | 'kind' | 'order'> {
  readonly state: 'refused' | 'unsure';
  readonly at: UtcMs;
}

export interface OutboxStore {
  add(line: NewLine): void;
  /** What waits, by target; within one the order is kept, but for urgent lines, which overtake those of other orders. */
  lanes(): readonly Lane[];
  /** The first line of every target to which none is on its way, if it may go at `now`; the most pressing first. */
  ready(now: UtcMs, limit: number): readonly OutboxLine[];
  byId(id: number): OutboxLine;
  markSending(id: number, at: UtcMs): void;
  markSent(id: number, at: UtcMs): void;
  /** It failed: waits again, until `notBefore`. */
  markRetry(id: number, notBefore: UtcMs): void;
  /** Waits again as if it had not been tried: there was no connection. */
  markUntried(id: number, at: UtcMs): void;
  markUnsure(id: number, at: UtcMs): void;
  markRefused(id: number, at: UtcMs): void;
  /** Lines that are `sending`: at start, what was being handed over when the process died. */
  interrupted(): readonly OutboxLine[];
  /** Waiting lines on account of a message, whatever waits before them. */
  waitingBecauseOf(message: MessageId, now: UtcMs): readonly OutboxLine[];
  /** Whether a line of that kind about the order still waits. */
  isWaiting(order: OrderId, kind: LineKind): boolean;
  /** Drops (as refused, on purpose) what still waits of the lines made before that time, but those kinds; returns them. */
  dropWaitingBefore(at: UtcMs, kindsKept: readonly LineKind[], now: UtcMs): readonly OutboxLine[];
  /** Nobody needs to be told that the line did not go out. */
  markNoNews(id: number): void;
  /** Staff are told. */
  markTold(ids: readonly number[], at: UtcMs): void;
  /** Of the lines that did not go out since, those of which nobody was told, oldest first. */
  untold(since: UtcMs): readonly DeadLetter[];
  /** The lines that did not go out since, youngest first, but those that are no news. */
  deadLetters(since: UtcMs): readonly DeadLetter[];
  /** What was sent (or may have been) since, by lane. */
  sentSince(since: UtcMs): readonly { readonly target: string; readonly at: UtcMs }[];
  sentCount(since: UtcMs): number;
  /** Drops lines that were over (sent, unsure, refused) before that time; how many that were. */
  forgetBefore(at: UtcMs): number;
  counts(): Readonly<Record<LineState, number>>;
}
