import type { ContactId, MessageId, OrderId } from '../domain/ids.ts';
import type { Order, OrderEvent } from '../domain/order.ts';
import { isGridWorker, type Person, type Room, type RoomKind } from '../domain/people.ts';
import type { UtcMs } from '../domain/time.ts';
import { publicText } from '../language/privacy.ts';
import type { Mention } from './ports/channel.ts';
import type { AttachmentSpec, LineKind, LineTarget } from './ports/outbox.ts';
import type { Store } from './ports/store.ts';
import { type Rules, rulesFrom } from './rules.ts';
import type { Station, StationConfig } from './station.ts';
import { inPieces } from './text-pieces.ts';

/** One message, or one job of the clock, being worked on inside its transaction. */
export interface Turn {
  readonly store: Store;
  readonly config: StationConfig;
  readonly language: Station['language'];
  readonly now: UtcMs;
  /** The message that leads to what is said; null: the clock. */
  readonly cause: MessageId | null;
  /** Read once a turn, when first asked for. */
  readonly rules: Rules;
}

export function beginTurn(station: Station, now: UtcMs, cause: MessageId | null): Turn {
  let rules: Rules | null = null;
  return {
    store: station.store,
    config: station.config,
    language: station.language,
    now,
    cause,
    get rules() {
      rules ??= rulesFrom(station.store.settings.all());
      return rules;
    },
  };
}

/** The same turn, speaking on account of another message (or of the clock). */
export function onAccountOf(turn: Turn, cause: MessageId | null): Turn {
  return {
    store: turn.store,
    config: turn.config,
    language: turn.language,
    now: turn.now,
    cause,
    get rules() {
      return turn.rules;
    },
  };
}

export interface LineOptions {
  readonly order?: OrderId | undefined;
  readonly urgent?: boolean;
  /** Their names stand in the text already, as "@name ". */
  readonly mentions?: readonly ContactId[];
}

/** Says a line in a group. Outside staff rooms phone numbers and door numbers are taken out, whoever composed the line. */
export function sayIn(turn: Turn, room: Room, kind: LineKind, text: string, options: LineOptions = {}): void {
  const said = room.kind === 'staff' ? text : groupText(turn, text);
  addText(turn, { kind: 'room', room: room.id }, kind, said, options);
}

/** A text that is too long for one message goes out in several; mentions stand in the first. */
function addText(turn: Turn, target: LineTarget, kind: LineKind, text: string, { order, urgent, mentions }: LineOptions): void {
  for (const [index, piece] of inPieces(text).entries()) {
    turn.store.outbox.add({
      target,
      kind,
      content: { kind: 'text', text: piece, mentions: index === 0 ? (mentions ?? []) : [] },
      order: order ?? null,
      cause: turn.cause,
      urgent: urgent ?? false,
      createdAt: turn.now,
    });
  }
}

/** The line as a group may read it. */
export function groupText({ config }: Turn, text: string): string {
  return publicText(text, ownPhones(config));
}

/** The numbers that everybody may know. */
function ownPhones({ stationPhone, gasPhone }: StationConfig): readonly string[] {
  return [stationPhone, gasPhone].filter((phone) => phone !== null).map((phone) => phone.replace(/\D/g, ''));
}

/** Says a line in every group of a kind. */
export function sayInAll(turn: Turn, roomKind: RoomKind, kind: LineKind, text: string, options: LineOptions = {}): void {
  for (const room of turn.store.rooms.ofKind(roomKind)) sayIn(turn, room, kind, text, options);
}

/** Says a line to staff: in the staff rooms, where private things may stand; without one to each of them by direct message. */
export function sayToStaff(turn: Turn, kind: LineKind, text: string, options: LineOptions = {}): void {
  sayInAll(turn, 'staff', kind, text, options);
  if (turn.store.rooms.ofKind('staff').length > 0) return;
  for (const person of turn.store.people.staff()) sayTo(turn, person, kind, text, options);
}

/** Says a line to one person, by direct message. */
export function sayTo(turn: Turn, person: Person, kind: LineKind, text: string, options: LineOptions = {}): void {
  addText(turn, { kind: 'person', person: person.id }, kind, text, { ...options, mentions: [] });
}

export function sendFile(turn: Turn, to: Room | Person, spec: AttachmentSpec): void {
  turn.store.outbox.add({
    target: 'contact' in to ? { kind: 'person', person: to.id } : { kind: 'room', room: to.id },
    kind: 'file',
    content: { kind: 'attachment', spec },
    order: null,
    cause: turn.cause,
    urgent: false,
    createdAt: turn.now,
  });
}

/** Whether a direct message to the person has a chance. */
export function canWriteTo(person: Person): boolean {
  return person.friend !== false;
}

/** By direct message where possible, else in the group (as a line that names the person), else not at all. */
export function sayPrivately(turn: Turn, person: Person, room: Room | null, kind: LineKind, text: string, options: LineOptions = {}): void {
  if (canWriteTo(person)) sayTo(turn, person, kind, text, options);
  else if (room) sayIn(turn, room, kind, calling(person, text, options), { ...options, mentions: [person.contact] });
}

/** The line with its addressee's @name: in front, but behind an order's number, by which a quote of the line is known. */
function calling(person: Person, text: string, { order }: LineOptions): string {
  const heading = order === undefined ? '' : (/^\d+号单 /.exec(text)?.[0] ?? '');
  return `${heading}@${shownName(person.name)} ${text.slice(heading.length)}`;
}

/** Where the message was written: in that group, or by direct message. */
export function answer(turn: Turn, incoming: Incoming, kind: LineKind, text: string, options: LineOptions = {}): void {
  if (incoming.room) sayIn(turn, incoming.room, kind, text, options);
  else sayTo(turn, incoming.meet(), kind, text, options);
}

/** As `answer`, with the sender's @name in a group. */
export function answerByName(turn: Turn, incoming: Incoming, kind: LineKind, text: string, options: LineOptions = {}): void {
  const person = incoming.meet();
  if (incoming.room) sayIn(turn, incoming.room, kind, calling(person, text, options), { ...options, mentions: [person.contact] });
  else sayTo(turn, person, kind, text, options);
}

/** Where the order was posted: its group, or its poster by direct message. */
export function sayWherePosted(turn: Turn, order: Order, kind: LineKind, text: string): void {
  const room = order.room === null ? null : turn.store.rooms.byId(order.room);
  if (room) sayIn(turn, room, kind, text, { order: order.id, urgent: order.urgent });
  else sayTo(turn, turn.store.people.byId(order.postedBy), kind, text, { order: order.id, urgent: order.urgent });
}

/** Records an event of this turn; null when the order's state does not allow it. */
export function record(turn: Turn, order: Order, event: OrderEvent, by: Person | null): Order | null {
  return turn.store.orders.record(order, { event, at: turn.now, by: by?.id ?? null, message: turn.cause });
}

/** A text message (or another that asks for thought) as the application sees it. */
export interface Incoming {
  readonly id: MessageId;
  /** The bound group it was written in; null: a direct message. */
  readonly room: Room | null;
  /** Who wrote it, if he is known already. Somebody unknown is only written down when something comes of it: `meet`. */
  readonly known: Person | null;
  /** The person, made known. */
  readonly meet: () => Person;
  /** By the platform's clock: for reading what the words say about time. */
  readonly sentAt: UtcMs;
  /** The same by the application's clock: for comparing it with what was written down. */
  readonly spokenAt: UtcMs;
  /** Caught up after an outage: it was sent more than two minutes before it arrived. */
  readonly late: boolean;
  readonly text: string;
  /** The order whose post is quoted. */
  readonly quotedNumber: number | null;
  /** The course (培训) whose post is quoted. */
  readonly quotedCourse: number | null;
  /** The name of the file that is quoted. */
  readonly quotedFile: string | null;
  readonly mentions: readonly Mention[];
  readonly mentionsBot: boolean;
}

/** The most that the sender is, for the reading of the words. */
export function standing(person: Person | null): 'resident' | 'worker' | 'gridworker' {
  if (!person) return 'resident';
  if (isGridWorker(person)) return 'gridworker';
  return person.worker ? 'worker' : 'resident';
}

/** A nickname made harmless for a line: one short run of visible characters that mentions and commands nobody. */
export function shownName(name: string): string {
  const plain = [
    ...name
      .normalize('NFKC')
      .replace(/[\p{C}\p{Z}]+/gu, ' ')
      // U+FFFD is what the store makes of half a sign.
      .replace(/[@/＠／\ufffd]/g, '')
      .trim(),
  ]
    .slice(0, 12)
    .join('');
  // Nor one that begins like a line about an order.
  return plain === '所有人' || plain === '' || holdsTelephone(name) || /\d\s?号单/u.test(plain) ? '这位' : plain;
}

/** Also one of which the end would be cut off, or in other digits: "阿强138-0000-0001", "一三八零零零零零零零一". */
function holdsTelephone(name: string): boolean {
  const dateless = name.normalize('NFKC').replace(/(?<!\d)20\d\d-\d{1,2}-\d{1,2}(?!\d)/g, '日');
  return /[\d零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖]{7}/u.test(dateless.replace(/[\p{C}\p{Z}\p{P}\p{S}]+/gu, ''));
}

/** "熊明祥师傅"; a name that already says what he is called stays ("王师傅", "刘孃"). */
export function masterName(name: string): string {
  const shown = shownName(name);
  return /(?:师傅|师父|嬢嬢|孃孃|[嬢孃姐哥叔姨婶伯妹]|锁匠|电工)$/u.test(shown) ? shown : `${shown}师傅`;
}
