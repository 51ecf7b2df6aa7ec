import { runDueJobs } from '../../src/application/clock/run-due-jobs.ts';
import { scheduleClaimed, scheduleUnclaimed } from '../../src/application/clock/schedule.ts';
import { ensureStandingJobs } from '../../src/application/clock/standing-jobs.ts';
import { completeOrder } from '../../src/application/closing/complete-order.ts';
import { presentOrder } from '../../src/application/orders/announce.ts';
import type { Station } from '../../src/application/station.ts';
import { beginTurn, type Incoming, record, type Turn } from '../../src/application/turn.ts';
import type { Category } from '../../src/domain/glossary.ts';
import { contactId, messageId, type OrderId, roomId } from '../../src/domain/ids.ts';
import type { JobDraft, When } from '../../src/domain/job.ts';
import type { Order } from '../../src/domain/order.ts';
import type { Person, RoomKind } from '../../src/domain/people.ts';
import { instant, SECOND, type UtcMs } from '../../src/domain/time.ts';
import { openLanguage } from '../../src/language/read-message.ts';
import { openTempStore, type TempStore } from './temp-store.ts';

const LANGUAGE = openLanguage();

/** Times of one December, as people say them: `on(14, 8, 30)` is the 14th at half past eight. */
export function on(day: number, hour: number, minute = 0): UtcMs {
  return instant(2026, 12, day, hour, minute);
}

export const at = (start: UtcMs): When => ({ kind: 'at', start, end: null, text: '' });
export const during = (start: UtcMs, end: UtcMs): When => ({ kind: 'part', start, end, text: '' });

/** A line that was said: to a group by its name, to a person as "→name". */
export interface Said {
  readonly to: string;
  readonly text: string;
  readonly cause: string | null;
  readonly at: UtcMs;
}

const NOTHING_SAID: JobDraft = {
  category: 'unclogging',
  task: '通下水道',
  when: { kind: 'none' },
  price: { minFen: 6000, maxFen: 6000, unit: 'job' },
  negotiable: false,
  place: { full: '团结路幸福里2栋5单元', open: '团结路幸福里' },
  otherPlace: null,
  headcount: null,
  phone: '13800000002',
  requirements: [],
  urgent: false,
  danger: null,
  certificates: [],
};

/** A station with a store of its own and a clock that passes only when told; nothing is sent, all is heard. */
export class ClockWorld {
  readonly #temp: TempStore;
  #messages = 0;
  readonly #lines: Said[] = [];

  constructor(public now: UtcMs) {
    this.#temp = openTempStore({ now: () => this.now });
    this.#bind('三网格群', 'grid', 3);
    this.#bind('零工市场', 'market', null);
    this.#bind('工作群', 'staff', null);
    this.restart();
  }

  get store() {
    return this.#temp.store;
  }

  get station(): Station {
    return {
      store: this.store,
      config: { name: '幸福里零工驿站', adminContacts: [], stationPhone: null, gasPhone: null, retentionDays: 180, oneClock: true },
      language: LANGUAGE,
    };
  }

  /** What happens when the process starts. */
  restart(): void {
    this.#temp.reopen();
    ensureStandingJobs(this.station, this.now);
  }

  dispose(): void {
    this.#temp.dispose();
  }

  set(key: string, value: string): void {
    this.store.settings.set(key, value);
  }

  resident(name: string, friend: boolean | null = true): Person {
    return this.store.people.meet({ id: contactId(`contact of ${name}`), name, friend });
  }

  gridWorker(name: string, grid: number): Person {
    const person = this.resident(name);
    this.store.people.grantGrid(person.id, grid);
    return this.store.people.byId(person.id);
  }

  worker(name: string, trades: readonly Category[], phone: string | null = null): Person {
    const person = this.resident(name);
    this.store.register.enrol(person.id, { name, phone, team: null, trades });
    this.store.register.signPledge(person.id, '2026-01-05', '2026');
    return this.store.people.byId(person.id);
  }

  post(poster: Person, job: Partial<JobDraft> = {}, where: 'grid' | 'direct' = 'grid'): Order {
    return this.turn((turn) => {
      const order = turn.store.orders.create({
        draft: { ...NOTHING_SAID, ...job },
        postedAt: turn.now,
        source: where,
        message: this.#message(),
        part: 1,
        room: where === 'grid' ? roomId('三网格群') : null,
        grid: where === 'grid' ? 3 : null,
        postedBy: poster.id,
        onBehalfOf: null,
        posterName: poster.name,
        rawText: '有人帮忙通一下下水道吗',
      });
      presentOrder(turn, order);
      return turn.store.orders.byId(order.id);
    });
  }

  takes(worker: Person, order: Order): void {
    this.turn((turn) => {
      const current = turn.store.orders.byId(order.id);
      const seconds = current.state.kind === 'open' ? (turn.now - current.state.since) / SECOND : null;
      const taken = must(record(turn, current, { kind: 'claimed', person: worker.id, seconds, late: false }, worker));
      scheduleClaimed(turn, taken);
    });
  }

  givesBack(worker: Person, order: Order): void {
    this.turn((turn) => {
      const event = { kind: 'given-back', person: worker.id, mark: true, reason: 'worker' } as const;
      scheduleUnclaimed(turn, must(record(turn, turn.store.orders.byId(order.id), event, worker)));
    });
  }

  completes(worker: Person, order: Order, paidFen: number | null = null): void {
    this.turn((turn) => completeOrder(turn, turn.store.orders.byId(order.id), worker, paidFen, this.#directMessageOf(worker)));
  }

  order(order: { readonly id: OrderId }): Order {
    return this.store.orders.byId(order.id);
  }

  turn<Result>(act: (turn: Turn) => Result): Result {
    const result = this.store.transact(() => act(beginTurn(this.station, this.now, this.#message())));
    this.#hear();
    return result;
  }

  /** Time passes, and whatever is due happens in its moment. Returns what was said meanwhile. */
  pass(until: UtcMs): readonly Said[] {
    this.#hear();
    const before = this.#lines.length;
    for (let due = this.store.due.nextAt(); due !== null && due <= until; due = this.store.due.nextAt()) {
      this.now = Math.max(this.now, due);
      runDueJobs(this.station, this.now);
      this.#hear();
    }
    this.now = until;
    return this.#lines.slice(before);
  }

  /** The process is not there until then; what was due happens late. */
  isDownUntil(until: UtcMs): readonly Said[] {
    this.#hear();
    const before = this.#lines.length;
    this.now = until;
    this.restart();
    runDueJobs(this.station, until);
    this.#hear();
    return this.#lines.slice(before);
  }

  #bind(name: string, kind: RoomKind, grid: number | null): void {
    this.store.rooms.bind({ id: roomId(name), name, kind, grid }, null, this.now);
  }

  #message() {
    this.#messages += 1;
    return messageId(`message ${this.#messages}`);
  }

  #directMessageOf(person: Person): Incoming {
    return {
      id: this.#message(),
      room: null,
      known: person,
      meet: () => person,
      sentAt: this.now,
      spokenAt: this.now,
      late: false,
      text: '',
      quotedNumber: null,
      quotedCourse: null,
      quotedFile: null,
      mentions: [],
      mentionsBot: false,
    };
  }

  #hear(): void {
    const { outbox, people } = this.store;
    for (let ready = outbox.ready(this.now, 50); ready.length > 0; ready = outbox.ready(this.now, 50)) {
      for (const line of ready) {
        const to = line.target.kind === 'room' ? line.target.room : `→${people.byId(line.target.person).name}`;
        const text = line.content.kind === 'text' ? line.content.text : 'a file';
        this.#lines.push({ to, text, cause: line.cause, at: this.now });
        outbox.markSending(line.id, this.now);
        outbox.markSent(line.id, this.now);
      }
    }
  }
}

function must(order: Order | null): Order {
  if (order === null) throw new Error('not possible in this state');
  return order;
}

/** The lines to a room or a person, as texts. */
export function heardBy(said: readonly Said[], to: string): readonly string[] {
  return said.filter((line) => line.to === to).map(({ text }) => text);
}
