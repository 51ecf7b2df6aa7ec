import type { Written } from './witness.ts';

/** What somebody meant by a message; people and rooms by the platform's ids. */
export type Meaning =
  /** An order for each address; `headcount` of the first. `room` null: directly. */
  | { readonly kind: 'post'; readonly who: string; readonly room: string | null; readonly jobs: readonly Job[]; readonly headcount: number }
  | { readonly kind: 'claim' | 'give-back' | 'complete' | 'confirm' | 'cancel' | 'withdraw'; readonly who: string; readonly order: number }
  /** A price of the order that he has just posted there. */
  | { readonly kind: 'piece'; readonly who: string; readonly room: string | null }
  /** It is answered, and changes nothing. */
  | { readonly kind: 'ask'; readonly who: string }
  | { readonly kind: 'chat'; readonly who: string };

/** `by` command: a grid worker's, held against address and phone of all orders, and not against her other ones. */
export interface Job {
  readonly address: string;
  readonly by: 'words' | 'command';
}

type State = 'open' | 'claimed' | 'done' | 'closed' | 'cancelled' | 'expired';

interface Order {
  readonly number: number;
  readonly who: string;
  readonly room: string | null;
  readonly message: string;
  readonly address: string;
  readonly postedAt: number;
  state: State;
  since: number;
  headcount: number;
  holders: string[];
  standby: { readonly who: string; readonly late: boolean }[];
  called: string | null;
}

/** Told apart from what did happen by the one who asks. */
export interface OrderView {
  readonly number: number;
  readonly who: string;
  readonly state: State;
  readonly headcount: number;
  readonly holders: readonly string[];
  readonly standby: readonly string[];
}

const FIRST_NUMBER = 101;
const MINUTE = 60_000;
/** Older on arrival than this, a message was caught up. */
const LATE = 2 * MINUTE;
const COMMAND_TOO_LATE = 10 * MINUTE;
const PIECES = 3 * MINUTE;
const DUPLICATE = 120 * MINUTE;

interface Arrival {
  readonly message: string;
  readonly sentAt: number;
  readonly arrivedAt: number;
}

/**
 * What must have become of the orders, by the rules of the station as product.md tells them and by nothing else: messages
 * are taken in the order in which they were committed. Written down small and apart from the program; it shares no code
 * with it.
 */
export class Reference {
  readonly #orders: Order[] = [];

  get orders(): readonly OrderView[] {
    return this.#orders.map(({ number, who, state, headcount, holders, standby }) => ({
      number,
      who,
      state,
      headcount,
      holders: [...holders],
      standby: standby.map((one) => one.who),
    }));
  }

  /** @returns the events that the message must have led to, each as "number kind who" */
  take(arrival: Arrival, meaning: Meaning): readonly string[] {
    const late = arrival.arrivedAt - arrival.sentAt > LATE;
    const commandTooLate = arrival.arrivedAt - arrival.sentAt > COMMAND_TOO_LATE;
    switch (meaning.kind) {
      case 'ask':
      case 'chat':
        return [];
      case 'post':
        return meaning.jobs.flatMap((job, at) => (job.by === 'command' && commandTooLate ? [] : this.#post(arrival, meaning, job, at)));
      case 'piece':
        return this.#piece(arrival, meaning);
      case 'withdraw':
        return commandTooLate ? [] : this.#about(meaning.order, (order) => this.#cancel(order, meaning.who));
      case 'cancel':
        return this.#about(meaning.order, (order) => (order.who === meaning.who ? this.#cancel(order, meaning.who) : []));
      case 'claim':
        return this.#about(meaning.order, (order) => this.#claim(order, meaning.who, arrival, late));
      case 'give-back':
        return this.#about(meaning.order, (order) => this.#giveBack(order, meaning.who, arrival.arrivedAt));
      case 'complete':
        return this.#about(meaning.order, (order) => {
          if (!order.holders.includes(meaning.who) || !isUnfinished(order)) return [];
          order.state = 'done';
          return [say(order, 'reported-done', meaning.who)];
        });
      case 'confirm':
        return this.#about(meaning.order, (order) => {
          if (order.who !== meaning.who || (order.state !== 'claimed' && order.state !== 'done')) return [];
          order.state = 'closed';
          return [say(order, 'confirmed', meaning.who)];
        });
    }
  }

  /** What the clock did is taken as it was written; @returns why it cannot have been, or null */
  clock(event: Extract<Written, { what: 'event' }>, contacts: ReadonlyMap<number, string>): string | null {
    const order = this.#orders[event.order - 1];
    if (!order) return `the clock has done something with order ${event.order}, which nobody posted`;
    switch (event.kind) {
      case 'announced':
        return null;
      case 'expired':
        if (order.state !== 'open') return `order ${order.number} expired, though it was ${order.state}`;
        order.state = 'expired';
        return null;
      case 'confirmed':
        if (order.state !== 'done') return `order ${order.number} was closed by the clock, though it was ${order.state}`;
        order.state = 'closed';
        return null;
      case 'amended':
        this.#settle(order, Number(event.data.headcount), event.at);
        return null;
      case 'standby-called':
        order.called = contacts.get(Number(event.data.person)) ?? null;
        return order.called === order.standby[0]?.who ? null : `order ${order.number}: not the first of those who stand by was called`;
      case 'standby-passed':
        this.#pass(order, contacts.get(Number(event.data.person)) ?? '', event.at);
        return null;
      default:
        return `the clock cannot have said '${event.kind}' of order ${order.number}`;
    }
  }

  #about(number: number, then: (order: Order) => readonly string[]): readonly string[] {
    const order = this.#orders[number - FIRST_NUMBER];
    return order ? then(order) : [];
  }

  #post(arrival: Arrival, { who, room, headcount }: Extract<Meaning, { kind: 'post' }>, { address }: Job, at: number): readonly string[] {
    const isThere = this.#orders.some(
      (order) =>
        order.address === address &&
        order.message !== arrival.message &&
        isUnfinished(order) &&
        order.postedAt >= arrival.arrivedAt - DUPLICATE,
    );
    if (isThere) return [];
    const order: Order = {
      number: FIRST_NUMBER + this.#orders.length,
      who,
      room,
      message: arrival.message,
      address,
      postedAt: arrival.arrivedAt,
      state: 'open',
      since: arrival.arrivedAt,
      headcount: at === 0 ? headcount : 1,
      holders: [],
      standby: [],
      called: null,
    };
    this.#orders.push(order);
    return [say(order, 'posted', who)];
  }

  #piece(arrival: Arrival, { who, room }: Extract<Meaning, { kind: 'piece' }>): readonly string[] {
    const young = this.#orders.filter(
      (order) => order.who === who && order.room === room && isUnfinished(order) && order.postedAt >= arrival.arrivedAt - PIECES,
    );
    const last = young.at(-1);
    const meant = young.filter(({ message }) => message === last?.message);
    for (const order of meant) this.#settle(order, order.headcount, arrival.arrivedAt);
    return meant.map((order) => say(order, 'amended', who));
  }

  #cancel(order: Order, who: string): readonly string[] {
    if (!isUnfinished(order)) return [];
    order.state = 'cancelled';
    return [say(order, 'cancelled', who)];
  }

  #claim(order: Order, who: string, arrival: Arrival, late: boolean): readonly string[] {
    if (order.who === who || order.holders.includes(who) || !isUnfinished(order)) return [];
    if (order.state === 'claimed' || (order.called !== null && order.called !== who)) return this.#queue(order, who, late);
    const cameBack = late && order.called !== who && order.since > arrival.sentAt && order.postedAt < order.since;
    if (cameBack) {
      const queued = order.standby.some((one) => one.who === who) ? [] : [say(order, 'queued', who)];
      if (queued.length > 0) order.standby.unshift({ who, late: true });
      return [...queued, ...this.#callNext(order)];
    }
    const wasCalled = order.called === who;
    order.holders.push(who);
    order.standby = order.standby.filter((one) => one.who !== who);
    this.#settle(order, order.headcount, arrival.arrivedAt);
    return [say(order, 'claimed', who), ...(wasCalled && isOpen(order) && order.standby.length > 0 ? this.#callNext(order) : [])];
  }

  /** Late ones stand before those who came in time, in the order in which they arrived. */
  #queue(order: Order, who: string, late: boolean): readonly string[] {
    if (order.standby.some((one) => one.who === who)) return [];
    const inTime = order.standby.findIndex((one) => !one.late);
    order.standby.splice(late && inTime >= 0 ? inTime : order.standby.length, 0, { who, late });
    return [say(order, 'queued', who)];
  }

  #giveBack(order: Order, who: string, at: number): readonly string[] {
    if (!isUnfinished(order)) return [];
    if (order.holders.includes(who)) {
      const { called } = order;
      order.holders = order.holders.filter((one) => one !== who);
      this.#reopen(order, at);
      if (called === null) return [say(order, 'given-back', who), ...this.#callNext(order)];
      order.called = called;
      return [say(order, 'given-back', who), say(order, 'standby-called', called)];
    }
    if (!order.standby.some((one) => one.who === who)) return [];
    if (order.called !== who) {
      order.standby = order.standby.filter((one) => one.who !== who);
      return [say(order, 'unqueued', who)];
    }
    this.#pass(order, who, at);
    return [say(order, 'standby-passed', who), ...this.#callNext(order)];
  }

  #pass(order: Order, who: string, at: number): void {
    order.standby = order.standby.filter((one) => one.who !== who);
    this.#reopen(order, at);
  }

  #callNext(order: Order): readonly string[] {
    const [next] = order.standby;
    if (!next) return [];
    order.called = next.who;
    return [say(order, 'standby-called', next.who)];
  }

  #reopen(order: Order, at: number): void {
    order.state = 'open';
    order.since = at;
    order.called = null;
  }

  /** Taken when as many have come as are needed. */
  #settle(order: Order, headcount: number, at: number): void {
    order.headcount = Math.max(headcount, order.holders.length, 1);
    if (order.holders.length >= order.headcount) {
      if (order.state !== 'claimed') order.since = at;
      order.state = 'claimed';
      order.called = null;
    } else if (order.state !== 'open') this.#reopen(order, at);
    else if (order.called !== null && order.holders.includes(order.called)) order.called = null;
  }
}

function isOpen(order: Order): boolean {
  return order.state === 'open';
}

function isUnfinished({ state }: Order): boolean {
  return state === 'open' || state === 'claimed';
}

function say({ number }: Order, kind: string, who: string): string {
  return `${number} ${kind} ${who}`;
}
