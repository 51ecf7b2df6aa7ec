import { isGridWorker, type Room } from '../../domain/people.ts';
import { DAY, type UtcMs } from '../../domain/time.ts';
import { normalize } from '../../language/normalize.ts';
import { fileQuoted } from '../../language/quote.ts';
import { runDueJobs } from '../clock/run-due-jobs.ts';
import { tryBinding } from '../commands/run-command.ts';
import type { Content, InboundMessage } from '../ports/channel.ts';
import { mayBeList } from '../register/receive-list.ts';
import { tooManyMessages } from '../replies/flood-lines.ts';
import { noteSlowDown } from '../slow-sending.ts';
import type { Station } from '../station.ts';
import { beginTurn, type Incoming, sayPrivately, type Turn } from '../turn.ts';
import { floodGuardOf, type Hearing, MOST_OF_ANYBODY, MOST_OF_GRID_WORKERS } from './flood-guard.ts';
import { handleRecall } from './handle-recall.ts';
import { handleText } from './handle-text.ts';
import { handlePicture, handleVoice } from './handle-voice-and-pictures.ts';
import { underWay } from './under-way.ts';

/** Further from its arrival no time of sending is believed. */
const OLDEST = 400 * DAY;
const MOST_AHEAD = DAY;

/**
 * The one entry for a message: everything that follows from it is written in one transaction, or nothing is.
 *
 * Messages must be handed over in the order in which they reached the bot: that order decides who was first. A message
 * that comes again changes nothing.
 */
export function handleMessage(station: Station, inbound: InboundMessage, arrivedAt: UtcMs): void {
  runDueJobs(station, arrivedAt, station.onJobFault);
  const { store } = station;
  const message = { ...inbound, sentAt: believable(inbound.sentAt, arrivedAt) };
  const came = store.transact(() => {
    const room = message.room ? store.rooms.byId(message.room.id) : null;
    const turn = beginTurn(station, arrivedAt, message.id);
    // The platform's own word is about the bot, in whichever group it comes.
    if (message.room && !room && message.content.kind !== 'slow-down') {
      listenForBinding(turn, message);
      return null;
    }
    if (!store.inbox.receive({ id: message.id, sentAt: message.sentAt, arrivedAt })) return null;
    makeStaff(station, message, arrivedAt);
    return handleUnlessFlooding(turn, message, room);
  });
  // Counted when it is certain: a message that could not be written down comes again.
  if (came) floodGuardOf(store).note(message.sender.id, arrivedAt, came.hearing, came.led);
}

/** How a message was taken, and whether something came of it. */
interface Taken {
  readonly hearing: Hearing;
  readonly led: boolean;
}

function handleUnlessFlooding(turn: Turn, message: InboundMessage, room: Room | null): Taken {
  const { sender } = message;
  const known = turn.store.people.byContact(sender.id);
  const most = known && isGridWorker(known) ? MOST_OF_GRID_WORKERS : MOST_OF_ANYBODY;
  const hearing = floodGuardOf(turn.store).judge(sender.id, turn.now, most);
  const before = turn.store.rowsWritten();
  if (hearing.kind === 'read') handleContent(turn, message, room);
  else if (hearing.kind === 'warn') {
    sayPrivately(
      turn,
      turn.store.people.meet(sender),
      room,
      'refusal',
      tooManyMessages(hearing.until - turn.now, turn.config.stationPhone),
    );
  }
  return { hearing, led: turn.store.rowsWritten() > before };
}

/**
 * A gateway may give no time, 0, or one of a clock that is years off: the message then counts as just sent. It could not be
 * written down otherwise, and would keep back every message behind it.
 */
function believable(sentAt: UtcMs, arrivedAt: UtcMs): UtcMs {
  const age = arrivedAt - sentAt;
  return age <= OLDEST && age >= -MOST_AHEAD ? Math.round(sentAt) : arrivedAt;
}

/** Whose id stands in the settings is staff, from the first message on. */
function makeStaff({ config, store }: Station, { sender }: InboundMessage, now: UtcMs): void {
  if (!config.adminContacts.includes(sender.id) || store.people.byContact(sender.id)?.staff) return;
  const { id } = store.people.meet(sender);
  store.people.grantStaff(id);
  store.journal.append({ kind: 'role-given', at: now, by: null, person: id, room: null, data: { role: 'staff', how: 'settings' } });
}

/** In a group that is not bound the bot is deaf but to the command that binds it, and keeps nothing. */
function listenForBinding(turn: Turn, message: InboundMessage): void {
  if (message.room && message.content.kind === 'text') tryBinding(turn, { message, room: message.room, text: message.content.text });
}

function handleContent(turn: Turn, message: InboundMessage, room: Room | null): void {
  const { content } = message;
  switch (content.kind) {
    case 'text':
      handleText(turn, incomingText(turn, message, room, content));
      return;
    case 'recall':
      handleRecall(turn, message, content.recalls);
      return;
    case 'voice':
      handleVoice(turn, { ...incomingText(turn, message, room, null), mentionsBot: content.mentionsBot ?? false });
      return;
    case 'image':
      handlePicture(turn, incomingText(turn, message, room, null));
      return;
    case 'slow-down':
      noteSlowDown(turn, message.sentAt);
      return;
    case 'file':
      keepList(turn, message, room, content);
      return;
    case 'unsupported':
      return;
  }
}

/** A list of workers waits, without a word, for the command that says to take it in. */
function keepList(turn: Turn, { id, sender }: InboundMessage, room: Room | null, { name, list }: Extract<Content, { kind: 'file' }>): void {
  if (list === null || !mayBeList(turn, { name, room: room?.id ?? null, sender: sender.id })) return;
  const person = turn.store.people.meet(sender).id;
  turn.store.lists.keep({ message: id, person, room: room?.id ?? null, name, content: list, at: turn.now });
}

function incomingText(
  turn: Turn,
  message: InboundMessage,
  room: Room | null,
  content: Extract<Content, { kind: 'text' }> | null,
): Incoming {
  return {
    id: message.id,
    room,
    known: turn.store.people.byContact(message.sender.id),
    meet: () => turn.store.people.meet(message.sender),
    sentAt: message.sentAt,
    ...underWay(turn, message.sentAt),
    text: content?.text ?? '',
    quotedNumber: content?.quote ? numberAtHead(content.quote.text, '号单') : null,
    quotedCourse: content?.quote ? numberAtHead(content.quote.text, '号培训') : null,
    quotedFile: content?.quote ? fileQuoted(content.quote.text) : null,
    mentions: content?.mentions ?? [],
    mentionsBot: content?.mentionsBot ?? false,
  };
}

/** Every post of the bot about an order or a course begins with its number, so that a quote of it tells which one is meant. */
function numberAtHead(quoted: string, behind: '号单' | '号培训'): number | null {
  const [, number, word] = /^\s*(\d{1,6})(号单|号培训)/.exec(normalize(quoted.slice(0, 40))) ?? [];
  return word === behind ? Number(number) : null;
}
