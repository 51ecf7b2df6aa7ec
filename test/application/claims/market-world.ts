import { runDueJobs } from '../../../src/application/clock/run-due-jobs.ts';
import { ensureStandingJobs } from '../../../src/application/clock/standing-jobs.ts';
import { presentOrder } from '../../../src/application/orders/announce.ts';
import type { InboundMessage } from '../../../src/application/ports/channel.ts';
import type { OutboxLine } from '../../../src/application/ports/outbox.ts';
import type { Station } from '../../../src/application/station.ts';
import { handleMessage } from '../../../src/application/talk/handle-message.ts';
import { beginTurn } from '../../../src/application/turn.ts';
import type { Category } from '../../../src/domain/glossary.ts';
import { contactId, messageId, type OrderId, type RoomId, roomId } from '../../../src/domain/ids.ts';
import type { JobDraft, When } from '../../../src/domain/job.ts';
import type { Order } from '../../../src/domain/order.ts';
import { type Certificate, nameOf, type Person, type RoomKind } from '../../../src/domain/people.ts';
import { instant, SECOND, type UtcMs } from '../../../src/domain/time.ts';
import { openLanguage } from '../../../src/language/read-message.ts';
import { openTempStore, type TempStore } from '../../support/temp-store.ts';

const language = openLanguage();

/** The day on which the stories play; `at(8, 30)` is half past eight. */
export function at(hour: number, minute = 0, second = 0): UtcMs {
  return instant(2026, 12, 1, hour, minute) + second * SECOND;
}

export const clockTime = (start: UtcMs): When => ({ kind: 'at', start, end: null, text: '' });

const TAP: JobDraft = {
  category: 'plumbing_electric',
  task: '换水龙头',
  when: { kind: 'none' },
  price: { minFen: 6000, maxFen: 6000, unit: 'job' },
  negotiable: false,
  place: { full: '幸福路幸福里5栋3单元201', open: '幸福路幸福里' },
  otherPlace: null,
  headcount: null,
  phone: '13800000077',
  requirements: [],
  urgent: false,
  danger: null,
  certificates: [],
};

export type Place = '网格群' | '市场' | '工作群' | '私信';

interface WorkerSpec {
  readonly trades?: readonly Category[];
  readonly team?: string | null;
  readonly friend?: boolean;
  readonly pledge?: boolean;
  readonly certificates?: readonly Certificate[];
}

interface HowSaid {
  readonly quoting?: Order;
  /** Seconds between the sending and the arrival. */
  readonly delay?: number;
  readonly id?: string;
}

/** A grid's group, a market group and a staff room on a real store; time passes only when told. */
export class MarketWorld {
  readonly #temp: TempStore;
  readonly #friends = new Map<string, boolean>();
  readonly #heard: { readonly where: string; readonly text: string; readonly cause: string | null }[] = [];
  #messages = 0;

  constructor(public now: UtcMs = at(9)) {
    this.#temp = openTempStore({ now: () => this.now });
    this.#bind('网格群', 'grid', 3);
    this.#bind('市场', 'market', null);
    this.#bind('工作群', 'staff', null);
    ensureStandingJobs(this.station, this.now);
  }

  get store() {
    return this.#temp.store;
  }

  get station(): Station {
    return {
      store: this.store,
      language,
      config: { name: '幸福里零工驿站', adminContacts: [], stationPhone: null, gasPhone: null, retentionDays: 180, oneClock: true },
    };
  }

  dispose(): void {
    this.#temp.dispose();
  }

  /** The process ends and starts again on the same file. */
  restart(): void {
    this.#temp.reopen();
    ensureStandingJobs(this.station, this.now);
  }

  set(key: string, value: string): void {
    this.store.settings.set(key, value);
  }

  resident(name: string, friend = true): Person {
    this.#friends.set(name, friend);
    return this.store.people.meet({ id: contactId(name), name, friend });
  }

  gridWorker(name: string): Person {
    const { id } = this.resident(name);
    this.store.people.grantGrid(id, 3);
    return this.store.people.byId(id);
  }

  staff(name: string): Person {
    const { id } = this.resident(name);
    this.store.people.grantStaff(id);
    return this.store.people.byId(id);
  }

  worker(name: string, spec: WorkerSpec = {}): Person {
    const { id } = this.resident(name, spec.friend ?? true);
    this.store.register.enrol(id, { name, phone: null, team: spec.team ?? null, trades: spec.trades ?? [] });
    if (spec.pledge ?? true) this.store.register.signPledge(id, '2026-01-05', '2026');
    for (const certificate of spec.certificates ?? []) this.store.register.addCertificate(id, certificate);
    return this.store.people.byId(id);
  }

  /** Somebody's order; its announcement and receipt are not kept among what was heard. */
  post(poster: Person, job: Partial<JobDraft> = {}, where: Exclude<Place, '工作群'> = '网格群', onBehalfOf: Person | null = null): Order {
    const id = messageId(this.#nextId());
    const order = this.store.transact(() => {
      const made = this.store.orders.create({
        draft: { ...TAP, ...job },
        postedAt: this.now,
        source: where === '私信' ? 'direct' : where === '市场' ? 'market' : 'grid',
        message: id,
        part: 1,
        room: where === '私信' ? null : roomId(where),
        grid: where === '网格群' ? 3 : null,
        postedBy: poster.id,
        onBehalfOf: onBehalfOf?.id ?? null,
        posterName: poster.name,
        rawText: '水龙头坏了，找个师傅换一个',
      });
      presentOrder(beginTurn(this.station, this.now, id), made);
      return this.store.orders.byId(made.id);
    });
    this.#collect();
    this.#heard.length = 0;
    return order;
  }

  says(person: Person | string, text: string, where: Place = '市场', how: HowSaid = {}): string {
    const name = typeof person === 'string' ? person : person.name;
    const id = how.id ?? this.#nextId();
    const quote = how.quoting ? { from: '派单助手', text: `${how.quoting.number}号单 水电维修\n换水龙头` } : null;
    const content = { kind: 'text', text, quote, mentions: this.#mentioned(text), mentionsBot: false } as const;
    this.arrives({ id: messageId(id), ...this.#from(name, where), sentAt: this.now - (how.delay ?? 0) * SECOND, content });
    return id;
  }

  recalls(person: Person, message: string, where: Place = '市场'): void {
    const content = { kind: 'recall', recalls: messageId(message) } as const;
    this.arrives({ id: messageId(this.#nextId()), ...this.#from(person.name, where), sentAt: this.now, content });
  }

  arrives(message: InboundMessage): void {
    handleMessage(this.station, message, this.now);
    this.#collect();
  }

  /** Time passes, and what is due on the way happens when it is due. */
  pass(milliseconds: number): void {
    const end = this.now + milliseconds;
    for (let next = this.store.due.nextAt(); next !== null && next <= end; next = this.store.due.nextAt()) {
      this.now = Math.max(this.now, next);
      runDueJobs(this.station, this.now);
      this.#collect();
    }
    this.now = end;
  }

  /** Does something inside a transaction of its own, as on account of a message. */
  turn<Result>(work: (turn: ReturnType<typeof beginTurn>) => Result): Result {
    const result = this.store.transact(() => work(beginTurn(this.station, this.now, messageId(this.#nextId()))));
    this.#collect();
    return result;
  }

  /** What was said there since it was last asked for. A person's name: by direct message. */
  heard(where: string): readonly string[] {
    const there = this.#heard.filter((line) => line.where === where);
    for (const line of there) this.#heard.splice(this.#heard.indexOf(line), 1);
    return there.map(({ text }) => text);
  }

  /** Everything said anywhere that was not asked for yet, as "where: text". */
  heardElsewhere(): readonly string[] {
    return this.#heard.splice(0).map(({ where, text }) => `${where}: ${text}`);
  }

  order(order: { readonly id: OrderId }): Order {
    return this.store.orders.byId(order.id);
  }

  holders(order: { readonly id: OrderId }): readonly string[] {
    return this.order(order).holders.map(({ person }) => nameOf(this.store.people.byId(person)));
  }

  standby(order: { readonly id: OrderId }): readonly string[] {
    return this.order(order).standby.map((person) => nameOf(this.store.people.byId(person)));
  }

  #from(name: string, where: Place): Pick<InboundMessage, 'room' | 'sender'> {
    return {
      room: where === '私信' ? null : { id: roomId(where), name: where },
      sender: { id: contactId(name), name, friend: this.#friends.get(name) ?? true },
    };
  }

  #mentioned(text: string) {
    return [...text.matchAll(/@(\S+)/g)].map(([, name = '']) => ({ id: contactId(name), name, friend: this.#friends.get(name) ?? true }));
  }

  #bind(name: string, kind: RoomKind, grid: number | null): void {
    this.store.rooms.bind({ id: roomId(name), name, kind, grid }, null, this.now);
  }

  #nextId(): string {
    this.#messages += 1;
    return `message ${this.#messages}`;
  }

  #collect(): void {
    for (let lines = this.#ready(); lines.length > 0; lines = this.#ready()) {
      for (const line of lines) {
        this.store.outbox.markSending(line.id, this.now);
        this.store.outbox.markSent(line.id, this.now);
        const text = line.content.kind === 'text' ? line.content.text : '[file]';
        this.#heard.push({ where: this.#whereTo(line), text, cause: line.cause });
      }
    }
  }

  #ready(): readonly OutboxLine[] {
    return this.store.outbox.ready(this.now, 100);
  }

  #whereTo({ target }: OutboxLine): RoomId | string {
    return target.kind === 'room' ? target.room : this.store.people.byId(target.person).name;
  }
}
