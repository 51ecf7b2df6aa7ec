import { tryCommand } from '../../../src/application/commands/run-command.ts';
import type { AttachmentSpec, NewLine } from '../../../src/application/ports/outbox.ts';
import type { Store } from '../../../src/application/ports/store.ts';
import type { Station } from '../../../src/application/station.ts';
import { beginTurn, type Incoming } from '../../../src/application/turn.ts';
import { findMentions } from '../../../src/channels/wechaty/mentions.ts';
import type { Category } from '../../../src/domain/glossary.ts';
import { contactId, messageId, roomId } from '../../../src/domain/ids.ts';
import type { JobDraft } from '../../../src/domain/job.ts';
import type { Order, OrderEvent } from '../../../src/domain/order.ts';
import type { Person, Room, RoomKind } from '../../../src/domain/people.ts';
import { instant, type UtcMs } from '../../../src/domain/time.ts';
import { openLanguage } from '../../../src/language/read-message.ts';
import { openTempStore } from '../../support/temp-store.ts';

/** Wednesday, 25 November 2026, 10:00. */
export const MORNING: UtcMs = instant(2026, 11, 25, 10);

/** A line that the bot would say: where, and what. */
export interface Said {
  /** The group's name, or null. */
  readonly room: string | null;
  /** The nickname of who gets it directly, or null. */
  readonly to: string | null;
  readonly text: string;
  readonly line: NewLine;
}

export interface Options {
  readonly room?: Room;
  /** Names that the platform tells as mentioned; without them, in a group, whoever's "@name" stands in the text. */
  readonly mentions?: readonly string[];
  readonly quotes?: number;
  readonly sentAt?: UtcMs;
  readonly mentionsBot?: boolean;
}

export type Desk = ReturnType<typeof openDesk>;

/** A small station on a real store: three groups, one person of each role, and a way to hand in commands. */
export function openDesk() {
  const temp = openTempStore({ now: () => MORNING });
  const { store } = temp;
  const station: Station = {
    config: {
      name: '白云驿站',
      adminContacts: [contactId('主任')],
      stationPhone: '0851-20000000',
      gasPhone: null,
      retentionDays: 180,
      oneClock: true,
    },
    store,
    language: openLanguage(),
  };
  let messages = 0;
  let now = MORNING;

  const rooms = {
    grid: bind('云岩3网格群', 'grid', 3),
    market: bind('白云零工市场', 'market', null),
    staff: bind('白云工作群', 'staff', null),
  };
  function bind(name: string, kind: RoomKind, grid: number | null): Room {
    const room: Room = { id: roomId(`room-${name}`), name, kind, grid };
    store.rooms.bind(room, null, MORNING);
    return room;
  }

  const met = new Set<string>();
  const meet = (name: string, friend: boolean | null = true): Person => {
    met.add(name);
    return store.people.meet({ id: contactId(name), name, friend });
  };
  const mentionedIn = (text: string): readonly string[] =>
    findMentions(
      text,
      [...met].map((name) => ({ id: name, names: [name] })),
    ).map(({ name }) => name);
  const again = (person: Person): Person => store.people.byId(person.id);

  const people = {
    resident: meet('张阿姨'),
    worker: worker('熊师傅', { name: '熊明祥', phone: '13800000001', team: '熊家水电', trades: ['plumbing_electric', 'unclogging'] }),
    gridworker: gridWorker('杨网格', 3),
    staff: staff('糜站长'),
  };
  function worker(
    nickname: string,
    entry: { name: string; phone: string | null; team: string | null; trades: readonly Category[] },
    friend = true,
  ): Person {
    const person = meet(nickname, friend);
    store.register.enrol(person.id, entry);
    store.register.signPledge(person.id, '2026-01-05', '2026');
    store.register.addCertificate(person.id, { name: '低压电工证', expires: '2029-05-01' });
    return again(person);
  }
  function gridWorker(name: string, grid: number): Person {
    const person = meet(name);
    store.people.grantGrid(person.id, grid);
    return again(person);
  }
  function staff(name: string): Person {
    const person = meet(name);
    store.people.grantStaff(person.id);
    return again(person);
  }

  /** Hands in a line; tells whether it was taken for a command and what is said because of it. */
  function says(name: string, text: string, options: Options = {}): { readonly taken: boolean; readonly said: readonly Said[] } {
    messages += 1;
    const id = messageId(`message-${messages}`);
    const contact = contactId(name);
    const incoming: Incoming = {
      id,
      room: options.room ?? null,
      known: store.people.byContact(contact),
      meet: () => store.people.meet({ id: contact, name, friend: null }),
      sentAt: options.sentAt ?? now,
      spokenAt: options.sentAt ?? now,
      late: false,
      text,
      quotedNumber: options.quotes ?? null,
      quotedCourse: null,
      quotedFile: null,
      mentions: (options.mentions ?? (options.room ? mentionedIn(text) : [])).map((one) => ({
        id: contactId(one),
        name: one,
        friend: null,
      })),
      mentionsBot: options.mentionsBot ?? false,
    };
    const taken = store.transact(() => tryCommand(beginTurn(station, now, id), incoming));
    return { taken, said: drain(store, now) };
  }

  /** An open order of 张阿姨's, posted in the grid's group. */
  function posts(changes: Partial<JobDraft> = {}, by: Person = people.resident): Order {
    messages += 1;
    const draft: JobDraft = {
      category: 'unclogging',
      task: '通下水道',
      urgent: false,
      danger: null,
      certificates: [],
      when: { kind: 'none' },
      price: { minFen: 6_000, maxFen: 6_000, unit: 'job' },
      negotiable: false,
      place: { full: '白云路12号3栋502', open: '白云路' },
      otherPlace: null,
      headcount: null,
      phone: '13900000009',
      requirements: [],
      ...changes,
    };
    const order = store.orders.create({
      draft,
      postedAt: now,
      source: 'grid',
      message: messageId(`message-${messages}`),
      part: 1,
      room: rooms.grid.id,
      grid: 3,
      postedBy: by.id,
      onBehalfOf: null,
      posterName: by.name,
      rawText: '下水道堵了，白云路12号3栋502',
    });
    return happens(order, { kind: 'announced' });
  }

  function happens(order: Order, event: OrderEvent, by: Person | null = null): Order {
    const next = store.orders.record(order, { event, at: now, by: by?.id ?? null, message: null });
    if (!next) throw new Error(`${event.kind} is not possible`);
    return next;
  }

  /** The order taken by a worker. */
  function takes(order: Order, person: Person = people.worker): Order {
    return happens(order, { kind: 'claimed', person: person.id, seconds: 5, late: false }, person);
  }

  return {
    store,
    station,
    rooms,
    people,
    meet,
    again,
    worker,
    gridWorker,
    staff,
    says,
    posts,
    takes,
    happens,
    order: (order: Order): Order => store.orders.byId(order.id),
    journal: (kind: string) => store.journal.since(kind, 0),
    drain: () => drain(store, now),
    waits: (span: number) => {
      now += span;
    },
    close: () => temp.dispose(),
  };
}

/** Everything that waits to be sent, marked as sent. */
function drain(store: Store, now: UtcMs): readonly Said[] {
  const said: Said[] = [];
  for (let lines = store.outbox.ready(now, 50); lines.length > 0; lines = store.outbox.ready(now, 50)) {
    for (const line of lines) {
      said.push({
        room: line.target.kind === 'room' ? (store.rooms.byId(line.target.room)?.name ?? line.target.room) : null,
        to: line.target.kind === 'person' ? store.people.byId(line.target.person).name : null,
        text: line.content.kind === 'text' ? line.content.text : `file ${fileText(line.content.spec)}`,
        line,
      });
      store.outbox.markSending(line.id, now);
      store.outbox.markSent(line.id, now);
    }
  }
  return said;
}

/** "2026-12-14..2026-12-14 masked"; of other files than the ledger what they are: "register masked". */
function fileText(spec: AttachmentSpec): string {
  const what = spec.kind === 'ledger' ? `${spec.from}..${spec.to}` : spec.kind;
  return 'masked' in spec && spec.masked ? `${what} masked` : what;
}
