import type { ContactId, MessageId, OrderId, PersonId, RoomId } from '../../domain/ids.ts';
import type { MonthReport } from '../../domain/month-report.ts';
import type { Day, UtcMs } from '../../domain/time.ts';

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

export interface OutboxLine extends NewLine {
  readonly id: number;
  readonly state: LineState;
  readonly attempts: number;
  /** Not before this time (a retry). */
  readonly notBefore: UtcMs;
  /** Resolved for sending. */
  readonly contact: ContactId | null;
}

export interface OutboxStore {
  add(line: NewLine): void;
  /** The next lines to send at `now`, at most one a target (order within a target is kept), urgent ones first. */
  ready(now: UtcMs, limit: number): readonly OutboxLine[];
  /** When the earliest waiting line may go; null when none waits. */
  nextAt(): UtcMs | null;
  markSending(id: number, at: UtcMs): void;
  markSent(id: number, at: UtcMs): void;
  markRetry(id: number, notBefore: UtcMs): void;
  markUnsure(id: number, at: UtcMs): void;
  markRefused(id: number, at: UtcMs): void;
  /** Lines found `sending` at start, made `unsure`; returns them. */
  recoverInterrupted(at: UtcMs): readonly OutboxLine[];
  /** Waiting lines on account of a message, whatever waits before them. */
  waitingBecauseOf(message: MessageId, now: UtcMs): readonly OutboxLine[];
  /** Drops (as refused) what still waits of the lines made before that time, but those kinds; returns them. */
  dropWaitingBefore(at: UtcMs, kindsKept: readonly LineKind[], now: UtcMs): readonly OutboxLine[];
  /** Not before this time: spacing or a budget says so. */
  postpone(id: number, notBefore: UtcMs): void;
  /** What was sent (or may have been) since, by lane: "room:<RoomId>" or "person:<PersonId>". */
  sentSince(since: UtcMs): readonly { readonly target: string; readonly at: UtcMs }[];
  sentCount(since: UtcMs): number;
  /** Drops lines that were over (sent, unsure, refused) before that time; how many that were. */
  forgetBefore(at: UtcMs): number;
  counts(): Readonly<Record<LineState, number>>;
}
