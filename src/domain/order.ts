import type { Category } from './glossary.ts';
import type { MessageId, OrderId, OrderNumber, PersonId, RoomId } from './ids.ts';
import type { Danger, JobFields } from './job.ts';
import type { Fen } from './money.ts';
import type { GridNumber } from './people.ts';
import type { UtcMs } from './time.ts';

export const ORDER_STATES = ['open', 'claimed', 'done', 'closed', 'cancelled', 'expired'] as const;
export type OrderStateKind = (typeof ORDER_STATES)[number];

/**
 * The number of the first order. Numbers go on counting for good (after 999 comes 1000): at thirty orders a day three
 * digits would not last the 90 days in which none may come again.
 */
export const FIRST_NUMBER = 101;

export const RATINGS = ['满意', '一般', '不满意'] as const;
export type Rating = (typeof RATINGS)[number];

export const ORDER_SOURCES = ['grid', 'market', 'direct', 'command', 'qr'] as const;
/** By which way an order came in: a grid's group, a market group, a direct message, a grid worker's `/派单`, a QR page. */
export type OrderSource = (typeof ORDER_SOURCES)[number];

/** Where an order stands; each arm holds only what is then known. */
export type OrderState =
  /** `since`: posted or reopened. `reservedFor`: the stand-by who is being asked; nobody else can claim meanwhile. */
  | { readonly kind: 'open'; readonly since: UtcMs; readonly reservedFor: PersonId | null }
  /** All the workers it needs have claimed; `at` is the arrival of the last claim. */
  | { readonly kind: 'claimed'; readonly at: UtcMs }
  | { readonly kind: 'done'; readonly at: UtcMs; readonly paidFen: Fen | null }
  /** `elsewhere`: done by somebody found by another channel. */
  | {
      readonly kind: 'closed';
      readonly at: UtcMs;
      readonly doneAt: UtcMs | null;
      readonly paidFen: Fen | null;
      readonly rating: Rating | null;
      readonly elsewhere: boolean;
    }
  | { readonly kind: 'cancelled'; readonly at: UtcMs }
  | { readonly kind: 'expired'; readonly at: UtcMs };

/** A worker who has the job. */
export interface Holder {
  readonly person: PersonId;
  /** Arrival of the claim. */
  readonly at: UtcMs;
  /** Seconds from when the order was made, or reopened, to the claim; null for an assigned or handed-over job. */
  readonly seconds: number | null;
  /** The message of the claim; null when somebody else gave it. */
  readonly message: MessageId | null;
}

/** The part of an order that events change: the table of transitions is about this alone. */
export interface OrderLife {
  readonly state: OrderState;
  /** How many workers it takes, at least 1. */
  readonly headcount: number;
  readonly holders: readonly Holder[];
  /** Who claimed later, in the order in which they are asked. */
  readonly standby: readonly PersonId[];
}

/** One job that somebody wants done. The row in the store is a view of its events. */
export interface Order extends OrderLife, Omit<JobFields, 'headcount'> {
  readonly id: OrderId;
  readonly number: OrderNumber;
  /** "20261123-128" */
  readonly ledgerId: string;
  readonly postedAt: UtcMs;
  readonly source: OrderSource;
  /** The message it was read from, and which of its jobs (1 or 2). */
  readonly message: MessageId;
  readonly part: 1 | 2;
  /** The group in which it was posted; null: by direct message. */
  readonly room: RoomId | null;
  readonly grid: GridNumber | null;
  /** Who wrote the message: has the right to change and withdraw, together with `onBehalfOf`. */
  readonly postedBy: PersonId;
  /** The person named with 代, where she is known by a mention or a registered phone. */
  readonly onBehalfOf: PersonId | null;
  /** Whose order it is, for showing: the typed name after 代, else the poster's nickname. Null once erased. */
  readonly posterName: string | null;
  readonly category: Category;
  readonly task: string;
  /** Whether headcount was said; `headcount` is 1 if not. */
  readonly headcountSaid: boolean;
  readonly urgent: boolean;
  readonly danger: Danger | null;
  readonly certificates: readonly string[];
  /** The message's text; null once erased. */
  readonly rawText: string | null;
  /** A picture came with it. */
  readonly hasPicture: boolean;
  readonly disputed: boolean;
  /** The order stands in the market group; null: held back until the morning. */
  readonly announcedAt: UtcMs | null;
}

/**
 * What happens to an order, in the words of the field. Personal values (names, phones, door numbers, texts) never stand
 * here: the history is kept for good, they are not.
 */
export type OrderEvent =
  | { readonly kind: 'posted'; readonly headcount: number }
  /** In the market groups: for the first time, once more, or corrected. */
  | { readonly kind: 'announced' }
  /** `fields`: which ones changed. */
  | { readonly kind: 'amended'; readonly fields: readonly AmendedField[]; readonly headcount: number }
  /** The claim of a worker, also by answer to a stand-by's call; `late`: caught up after an outage. */
  | { readonly kind: 'claimed'; readonly person: PersonId; readonly seconds: number | null; readonly late: boolean }
  /** Given directly by a grid worker or staff; `forced`: against a refusal or over a holder, with a reason. */
  | { readonly kind: 'assigned'; readonly person: PersonId; readonly forced: boolean }
  /** A later claimer becomes stand-by; `first`: a late message with a claim to be asked first, after `behind` others who have it too. */
  | { readonly kind: 'queued'; readonly person: PersonId; readonly first: boolean; readonly behind?: number }
  | { readonly kind: 'unqueued'; readonly person: PersonId }
  /** `mark`: it counts against him (not when recalled at once, or on the poster's wish). */
  | {
      readonly kind: 'given-back';
      readonly person: PersonId;
      readonly mark: boolean;
      readonly reason: 'worker' | 'recalled' | 'poster' | 'no-show' | 'forced';
    }
  /** The next stand-by is asked; the order is kept for him. */
  | { readonly kind: 'standby-called'; readonly person: PersonId }
  /** The one who was asked did not come: the order is free again (or goes to the next). */
  | { readonly kind: 'standby-passed'; readonly person: PersonId }
  | { readonly kind: 'handed-over'; readonly from: PersonId; readonly to: PersonId }
  | { readonly kind: 'no-show-reported' }
  | { readonly kind: 'reported-done'; readonly paidFen: Fen | null }
  /** The poster's word, or 24 h without one (`rating` null). */
  | { readonly kind: 'confirmed'; readonly rating: Rating | null; readonly how: 'poster' | 'time' | 'staff' }
  | { readonly kind: 'cancelled'; readonly how: 'poster' | 'grid-worker' | 'recalled' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'placed-elsewhere' }
  | { readonly kind: 'disputed' }
  | { readonly kind: 'dispute-settled' }
  /** The poster names another amount than the worker did, or none. */
  | { readonly kind: 'payment-contested'; readonly fen: Fen | null }
  | { readonly kind: 'payment-corrected'; readonly paidFen: Fen }
  | { readonly kind: 'picture-added' };
export type OrderEventKind = OrderEvent['kind'];

export const AMENDED_FIELDS = ['when', 'price', 'place', 'headcount', 'phone', 'task', 'requirements'] as const;
export type AmendedField = (typeof AMENDED_FIELDS)[number];

/** An event with who, when and by which message. */
export interface RecordedEvent {
  readonly event: OrderEvent;
  readonly at: UtcMs;
  /** null: the clock. */
  readonly by: PersonId | null;
  readonly message: MessageId | null;
}

/** How many workers are still missing. */
export function placesLeft(life: OrderLife): number {
  return Math.max(0, life.headcount - life.holders.length);
}

export function isHolder(life: OrderLife, person: PersonId): boolean {
  return life.holders.some((holder) => holder.person === person);
}

/** Whether the person may change and withdraw it as its poster. */
export function isPoster(order: Order, person: PersonId): boolean {
  return order.postedBy === person || order.onBehalfOf === person;
}

/** When a worker of ours finished it and what he was paid (null: he did not say); null if nobody has. */
export function doneWork({ state }: OrderLife): { readonly at: UtcMs; readonly paidFen: Fen | null } | null {
  if (state.kind === 'done') return { at: state.at, paidFen: state.paidFen };
  return state.kind === 'closed' && state.doneAt !== null ? { at: state.doneAt, paidFen: state.paidFen } : null;
}

/** An order that still needs something to happen. */
export function isUnfinished(order: OrderLife): boolean {
  return order.state.kind === 'open' || order.state.kind === 'claimed';
}
