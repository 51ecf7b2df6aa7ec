import { MINUTE } from '../../src/domain/time.ts';
import type { JobWords } from './jobs.ts';
import { after, type Happening, type Life, lifeOf } from './life.ts';

/** Something that somebody says to the bot. */
export interface Saying {
  /** null: a direct message. */
  readonly room: string | null;
  readonly from: string;
  readonly text: string;
  /** A post of the bot that is quoted. */
  readonly quote?: string;
  readonly mentions?: readonly string[];
  /** When it was said, if it arrives late. */
  readonly sentAt?: number;
  readonly kind?: 'voice' | 'image' | 'recall';
  /** The message that is recalled. */
  readonly recalls?: string;
}

/** A saying with the id under which it was delivered. */
export interface Said extends Saying {
  readonly id: string;
  readonly at: number;
}

/** What is known of an order that is about to be posted. */
export interface Posting {
  readonly job: JobWords;
  readonly poster: string;
  readonly behalf: string | null;
  readonly room: string | null;
  /** The place with its door; null: not said. */
  readonly place: string | null;
  readonly phone: string | null;
  readonly text: string;
}

/** One order, as the history and what was said make it. Plain data. */
export interface OrderModel extends Omit<Posting, 'place' | 'phone'> {
  /** As they now are; `first` is what was posted. */
  place: string | null;
  phone: string | null;
  readonly first: Posting;
  readonly number: number;
  life: Life;
  agreed: number | null;
  readonly postedAt: number;
  readonly message: string;
  openSince: number;
  calledAt: number | null;
  lastCalled: string | null;
  doneAt: number | null;
  /** When its last place was taken. */
  takenAt: number | null;
  givenBackAt: number | null;
  headcountGrewAt: number | null;
  /** By which message somebody has it, or waits for it. */
  claims: readonly { readonly message: string; readonly who: string; readonly at: number }[];
  waits: readonly { readonly message: string; readonly who: string }[];
  /** Whom the poster did not want any more. */
  replaced: readonly string[];
  /** Who was asked where he is. */
  missed: readonly { readonly who: string; readonly until: number; readonly unsure?: boolean }[];
  /** Work that is said to be done is said not to be. */
  contestedAt: number | null;
}

/** A question of the bot that somebody may still answer. */
export type Pending = {
  readonly person: string;
  readonly until: number;
  /** Something was said since that may have been the answer. */
  readonly unsure?: boolean;
} & (
  | { readonly kind: 'hand-over'; readonly order: number; readonly from: string }
  | { readonly kind: 'offer'; readonly order: number; readonly worker: string; readonly fen: number }
  | { readonly kind: 'twin' | 'wanted'; readonly room: string | null; readonly posting: Posting }
);

export interface StationRules {
  readonly register: boolean;
  readonly pledge: boolean;
  readonly certificates: boolean;
  readonly limit: number;
  /** Hour of the evening from which on the bot is quiet; till seven. */
  readonly quietFrom: number;
}

/** The station as it should be. */
export interface Model {
  now: number;
  orders: readonly OrderModel[];
  pending: readonly Pending[];
  rules: StationRules;
  /** When the quiet hours were changed last. */
  quietChangedAt: number;
  /** When the process was started last: what was due before happens then. */
  startedAt: number;
  /** Until when somebody is kept from claiming. */
  suspended: Readonly<Record<string, number>>;
  /** Places and phones given out. */
  given: number;
  said: readonly Said[];
}

export function newModel(now: number): Model {
  return {
    now,
    orders: [],
    pending: [],
    rules: { register: true, pledge: true, certificates: true, limit: 3, quietFrom: 22 },
    quietChangedAt: 0,
    startedAt: now,
    suspended: {},
    given: 0,
    said: [],
  };
}

export const isUnfinished = ({ life }: OrderModel): boolean => life.state === 'open' || life.state === 'claimed';
export const isPoster = (order: OrderModel, who: string): boolean => order.poster === who || order.behalf === who;
export const isHolder = ({ life }: OrderModel, who: string): boolean => life.holders.includes(who);

export function orderOf(model: Model, number: number): OrderModel {
  const order = model.orders.find((one) => one.number === number);
  if (!order) throw new Error(`the model knows no order ${number}`);
  return order;
}

/** Takes an event of the history into the model. */
export function absorb(model: Model, event: Happening, posting: Posting | null): void {
  if (event.kind === 'posted') model.orders = [...model.orders, newOrder(event, posting)];
  else remember(orderOf(model, event.order), event);
  // Taken at the asked price: the others lapse.
  if (orderOf(model, event.order).life.state !== 'open') dropPending(model, event.order, 'offer');
  if (event.kind === 'given-back' || event.kind === 'handed-over') dropPending(model, event.order, 'hand-over');
}

export function dropPending(model: Model, order: number, kind: 'hand-over' | 'offer'): void {
  model.pending = model.pending.filter((one) => one.kind !== kind || one.order !== order);
}

/** Somebody has spoken: it may have been the answer to what he was asked. */
export function hasSpoken(model: Model, who: string): void {
  model.pending = model.pending.map((one) => (one.kind === 'hand-over' && one.person === who ? { ...one, unsure: true } : one));
  for (const order of model.orders) order.missed = order.missed.map((one) => (one.who === who ? { ...one, unsure: true } : one));
}

function newOrder(event: Happening, posting: Posting | null): OrderModel {
  if (!posting || event.message === null) throw new Error(`nobody has posted ${event.order}`);
  return {
    ...posting,
    first: posting,
    number: event.order,
    life: lifeOf([event]),
    agreed: posting.job.agreed(event.at),
    postedAt: event.at,
    message: event.message,
    openSince: event.at,
    calledAt: null,
    lastCalled: null,
    doneAt: null,
    takenAt: null,
    givenBackAt: null,
    headcountGrewAt: null,
    claims: [],
    waits: [],
    replaced: [],
    missed: [],
    contestedAt: null,
  };
}

function remember(order: OrderModel, event: Happening): void {
  const before = order.life;
  order.life = after(before, event);
  const { at, who, message } = event;
  if (before.state === 'claimed' && order.life.state === 'open') order.openSince = at;
  if (event.kind === 'given-back' || event.kind === 'standby-passed') order.openSince = at;
  if (before.state === 'open' && order.life.state === 'claimed') order.takenAt = at;
  switch (event.kind) {
    case 'claimed':
      if (message && who) order.claims = [...order.claims, { message, who, at }];
      return;
    case 'queued':
      if (message && who) order.waits = [...order.waits, { message, who }];
      return;
    case 'amended':
      if (order.life.headcount > before.headcount) order.headcountGrewAt = at;
      return;
    case 'standby-called':
      // One more place has come free: the call that is out stays.
      if (order.lastCalled !== who || (before.called !== who && order.givenBackAt !== at)) order.calledAt = at;
      order.lastCalled = who;
      return;
    case 'standby-passed':
    case 'unqueued':
      if (order.lastCalled === who) order.lastCalled = null;
      return;
    case 'given-back':
      order.givenBackAt = at;
      order.claims = order.claims.filter((claim) => claim.who !== who);
      order.missed = order.missed.filter((one) => one.who !== who);
      if (event.data.reason === 'poster' && who) order.replaced = [...order.replaced, who];
      return;
    case 'handed-over':
      order.missed = order.missed.filter((one) => one.who !== event.data.from);
      return;
    case 'no-show-reported':
      if (before.state === 'done') order.contestedAt = at;
      else order.missed = order.missed.concat(newlyMissed(order, at));
      return;
    case 'reported-done':
      order.doneAt = at;
      return;
  }
}

function newlyMissed({ life, missed }: OrderModel, at: number): OrderModel['missed'] {
  const asked = missed.filter(({ until }) => until > at).map(({ who }) => who);
  return life.holders.filter((who) => !asked.includes(who)).map((who) => ({ who, until: at + 10 * MINUTE }));
}
