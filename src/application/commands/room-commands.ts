import type { RoomId } from '../../domain/ids.ts';
import type { Person, Room } from '../../domain/people.ts';
import { STAFF } from '../../domain/permissions.ts';
import type { InboundMessage } from '../ports/channel.ts';
import { otherRoom, wrongArgument } from '../replies/command-problem-lines.ts';
import { bindingNotice, boundAlready, noStaffRoomLeft, roomUnbound } from '../replies/room-lines.ts';
import { answer, sayIn, sayToStaff, type Turn } from '../turn.ts';
import { type RoomUse, readRoomUse, roomUse } from './arguments.ts';
import { type Argument, command, read, wrong } from './command.ts';
import { note } from './journal.ts';
import { findCommand, readCommandLine } from './parse-line.ts';

export const bindCommand = command({
  name: '绑定',
  may: STAFF,
  where: 'room',
  args: { use: roomUse },
  run: ({ turn, incoming, by }, { use }) => {
    if (incoming.room) bindRoom(turn, incoming.room, use, by);
  },
});

/** Nothing needs to be said; another group's use tells that another group is meant. */
const ownUse: Argument<string> = {
  read: (rest, { incoming: { room } }) => {
    const use = readRoomUse(rest);
    const isOther = typeof use !== 'string' && (use.kind !== room?.kind || use.grid !== room.grid);
    return isOther ? wrong(otherRoom()) : read(rest, '');
  },
  glues: () => false,
};

export const unbindCommand = command({
  name: '解绑',
  may: STAFF,
  where: 'room',
  args: { use: ownUse },
  run: ({ turn, incoming, by }) => {
    const { room } = incoming;
    if (!room) return;
    answer(turn, incoming, 'notice', roomUnbound());
    turn.store.rooms.unbind(room.id);
    note(turn, 'room-unbound', by, { room: room.id, data: { kind: room.kind, grid: room.grid } });
    warnWithoutStaffRoom(turn, room);
  },
});

/** A text in a group that is not bound. */
export interface UnboundText {
  readonly message: InboundMessage;
  readonly room: { readonly id: RoomId; readonly name: string };
  readonly text: string;
}

/**
 * In a group that is not bound only staff's `/绑定` works; whatever else is written there is not looked at and not kept.
 *
 * @returns whether it was such a command
 */
export function tryBinding(turn: Turn, { message, room, text }: UnboundText): boolean {
  const { content } = message;
  const { mentionsBot, mentions } = content.kind === 'text' ? content : { mentionsBot: false, mentions: [] };
  const line = readCommandLine({ text, mentionsBot, mentions });
  const found = line && findCommand([bindCommand], line.body);
  const by = found ? knownStaff(turn, message) : null;
  if (!found || !by) return false;
  if (!turn.store.inbox.receive({ id: message.id, sentAt: message.sentAt, arrivedAt: turn.now })) return true;
  const use = readRoomUse(found.rest);
  if (typeof use === 'string') sayIn(turn, { ...room, kind: 'grid', grid: null }, 'answer', wrongArgument(use, bindCommand.example));
  else bindRoom(turn, room, use, by);
  return true;
}

/** Somebody set as staff at start may not have written to the bot yet. */
function knownStaff(turn: Turn, { sender }: InboundMessage): Person | null {
  const known = turn.store.people.byContact(sender.id);
  if (known?.staff) return known;
  if (!turn.config.adminContacts.includes(sender.id)) return null;
  const person = turn.store.people.meet(sender);
  turn.store.people.grantStaff(person.id);
  return person;
}

/** Binds the group and says there, once, who reads along and what is kept. */
function bindRoom(turn: Turn, { id, name }: { readonly id: RoomId; readonly name: string }, { kind, grid }: RoomUse, by: Person): void {
  const before = turn.store.rooms.byId(id);
  const room: Room = { id, name, kind, grid };
  if (before && before.kind === kind && before.grid === grid) {
    sayIn(turn, room, 'answer', boundAlready(room));
    return;
  }
  turn.store.rooms.bind(room, by.id, turn.now);
  note(turn, 'room-bound', by, { room: id, data: { kind, grid } });
  sayIn(turn, room, 'notice', bindingNotice(room, before, turn.config));
  if (before) warnWithoutStaffRoom(turn, before);
}

/** What staff are told in a group reaches them one by one from now on: they should know why. */
function warnWithoutStaffRoom(turn: Turn, before: Room): void {
  if (before.kind === 'staff' && turn.store.rooms.ofKind('staff').length === 0) sayToStaff(turn, 'notice', noStaffRoomLeft(before.name));
}
