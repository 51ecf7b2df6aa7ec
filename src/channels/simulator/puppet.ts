import { FileBox, type FileBoxInterface } from 'file-box';
import type { payloads } from 'wechaty-puppet';
import { types } from 'wechaty-puppet';
import { type ContactId, contactId, messageId, type RoomId, roomId } from '../../domain/ids.ts';
import { UnsupportedPuppet } from './unsupported-puppet.ts';
import type { Speech, World } from './world.ts';

const HEARTBEAT_MS = 15_000;

/**
 * The simulated WeChat as Wechaty sees it: a puppet on a `World`.
 *
 * It logs in anew at every start, answers `ding` with `dong`, sends a heartbeat every 15 seconds, and gives the bot's own
 * posts back as messages, as WeChat does. What is said while it is stopped is lost, as it is there.
 */
export class SimulatedPuppet extends UnsupportedPuppet {
  readonly #world: World;
  #undo: (() => void)[] = [];

  constructor(world: World) {
    super();
    this.#world = world;
  }

  override name(): string {
    return 'simulated-wechat';
  }

  override async onStart(): Promise<void> {
    const beat = () => this.emit('heartbeat', { data: 'simulated' });
    const timer = setInterval(beat, HEARTBEAT_MS);
    timer.unref();
    this.#undo = [
      () => clearInterval(timer),
      this.#world.onSpeech((speech) => this.emit('message', { messageId: speech.id })),
      this.#world.onFriendRequest((person) => this.emit('friendship', { friendshipId: person })),
      this.#world.onChange((what, id) => this.#forget(what, id)),
    ];
    this.login(this.#world.bot);
    beat();
    this.emit('ready', { data: 'simulated' });
  }

  override async onStop(): Promise<void> {
    for (const undo of this.#undo) undo();
    this.#undo = [];
  }

  override ding(data?: string): void {
    setImmediate(() => this.emit('dong', data === undefined ? {} : { data }));
  }

  override async contactList(): Promise<string[]> {
    return this.#world
      .people()
      .filter((person) => person.friend)
      .map((person) => person.id);
  }

  override async contactRawPayload(id: string): Promise<payloads.Contact> {
    const { name, friend } = this.#world.person(contactId(id));
    return { id, name, friend, gender: types.ContactGender.Unknown, type: types.Contact.Individual, avatar: '', phone: [] };
  }

  override async contactRawPayloadParser(payload: payloads.Contact): Promise<payloads.Contact> {
    return payload;
  }

  override contactAlias(id: string): Promise<string>;
  override contactAlias(id: string, alias: string | null): Promise<void>;
  override async contactAlias(_id: string, alias?: string | null): Promise<unknown> {
    if (alias !== undefined) throw new Error('the simulated WeChat keeps no aliases of contacts');
    return '';
  }

  override async friendshipRawPayload(id: string): Promise<payloads.Friendship> {
    return { id, contactId: id, timestamp: 0, ticket: id, type: types.Friendship.Receive };
  }

  override async friendshipRawPayloadParser(payload: payloads.Friendship): Promise<payloads.Friendship> {
    return payload;
  }

  override async friendshipAccept(id: string): Promise<void> {
    this.#world.setFriend(contactId(id), true);
  }

  override async roomList(): Promise<string[]> {
    return this.#world.rooms().map((room) => room.id);
  }

  override async roomRawPayload(id: string): Promise<payloads.Room> {
    const { name } = this.#world.room(roomId(id));
    return { id, topic: name, memberIdList: this.#membersOf(roomId(id)), adminIdList: [] };
  }

  override async roomRawPayloadParser(payload: payloads.Room): Promise<payloads.Room> {
    return payload;
  }

  override async roomMemberList(id: string): Promise<string[]> {
    return this.#membersOf(roomId(id));
  }

  override async roomMemberRawPayload(room: string, id: string): Promise<payloads.RoomMember> {
    const roomAlias = this.#world.room(roomId(room)).aliases.get(contactId(id)) ?? '';
    return { id, name: this.#world.person(contactId(id)).name, roomAlias, avatar: '' };
  }

  override async roomMemberRawPayloadParser(payload: payloads.RoomMember): Promise<payloads.RoomMember> {
    return payload;
  }

  override roomTopic(id: string): Promise<string>;
  override roomTopic(id: string, topic: string): Promise<void>;
  override async roomTopic(id: string, topic?: string): Promise<unknown> {
    if (topic !== undefined) this.#world.renameRoom(roomId(id), topic);
    return this.#world.room(roomId(id)).name;
  }

  override roomAnnounce(id: string): Promise<string>;
  override roomAnnounce(id: string, text: string): Promise<void>;
  override async roomAnnounce(id: string, text?: string): Promise<unknown> {
    if (text !== undefined) this.#world.post(id, { text });
    return '';
  }

  override async messageRawPayload(id: string): Promise<Speech> {
    return this.#world.speech(messageId(id));
  }

  override async messageRawPayloadParser(speech: Speech): Promise<payloads.Message> {
    const base = {
      id: speech.id,
      talkerId: speech.from,
      timestamp: speech.at,
      type: MESSAGE_TYPES[speech.type],
      text: wireText(speech),
      ...(speech.file ? { filename: speech.file.name } : {}),
    };
    return speech.room === null
      ? { ...base, listenerId: this.#listenerOf(speech) }
      : { ...base, roomId: speech.room, mentionIdList: [...speech.mentions] };
  }

  override async messageSendText(conversation: string, text: string, mentions: string[] = []): Promise<string> {
    return this.#world.post(conversation, { text, mentions: mentions.map(contactId) });
  }

  override async messageSendFile(conversation: string, file: FileBoxInterface): Promise<string> {
    const bytes = new Uint8Array(await file.toBuffer());
    return this.#world.post(conversation, { text: file.name, file: { name: file.name, bytes } });
  }

  override async messageFile(id: string): Promise<FileBoxInterface> {
    const { file } = this.#world.speech(messageId(id));
    if (!file) throw new Error(`message ${id} carries no file`);
    return FileBox.fromBuffer(Buffer.from(file.bytes), file.name);
  }

  override messageImage(id: string): Promise<FileBoxInterface> {
    return this.messageFile(id);
  }

  override async messageRecall(id: string): Promise<boolean> {
    return this.#world.recallPost(messageId(id));
  }

  #membersOf(room: RoomId): ContactId[] {
    return [...this.#world.room(room).members, this.#world.bot];
  }

  #listenerOf(speech: Speech): string {
    return speech.from === this.#world.bot ? (speech.with ?? '') : this.#world.bot;
  }

  #forget(what: 'person' | 'room', id: string): void {
    const stale = what === 'person' ? [types.Dirty.Contact] : [types.Dirty.Room, types.Dirty.RoomMember];
    for (const payloadType of stale) this.emit('dirty', { payloadType, payloadId: id });
  }
}

const MESSAGE_TYPES: Readonly<Record<Speech['type'], types.Message>> = {
  text: types.Message.Text,
  voice: types.Message.Audio,
  image: types.Message.Image,
  file: types.Message.Attachment,
  location: types.Message.Location,
  recall: types.Message.Recalled,
  pat: types.Message.Recalled,
  'slow-down': types.Message.Unknown,
};

function wireText(speech: Speech): string {
  switch (speech.type) {
    case 'text':
    case 'recall':
    case 'file':
      return speech.text;
    case 'pat':
      return `<sysmsg type="pat"><pat><fromusername>${speech.from}</fromusername></pat></sysmsg>`;
    case 'slow-down':
      return '操作过于频繁，请稍后再试';
    case 'voice':
    case 'image':
    case 'location':
      return '';
  }
}
