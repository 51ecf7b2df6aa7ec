import { randomUUID } from 'node:crypto';
import { type ContactId, contactId, type MessageId, messageId, type RoomId, roomId } from '../../domain/ids.ts';
import type { UtcMs } from '../../domain/time.ts';

export interface WorldPerson {
  readonly id: ContactId;
  readonly name: string;
  /** Whether the bot's account and this person are contacts: only then direct messages pass. */
  readonly friend: boolean;
}

export interface WorldRoom {
  readonly id: RoomId;
  readonly name: string;
  /** Without the bot, which is in every room. */
  readonly members: readonly ContactId[];
  /** What a member calls himself in this room, by id. */
  readonly aliases: ReadonlyMap<ContactId, string>;
}

export type SpeechType = 'text' | 'voice' | 'image' | 'file' | 'location' | 'recall' | 'pat' | 'slow-down';

/** What a person said, or what the bot's account said itself. */
export interface Speech {
  readonly id: MessageId;
  readonly at: UtcMs;
  readonly from: ContactId;
  /** null: a direct message between the bot and `with`. */
  readonly room: RoomId | null;
  readonly with: ContactId | null;
  readonly type: SpeechType;
  /** As it goes over the wire: quotes flattened, mentions written. */
  readonly text: string;
  readonly mentions: readonly ContactId[];
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** What the bot posted. */
export interface Post {
  readonly id: MessageId;
  readonly at: UtcMs;
  readonly to: { readonly kind: 'room'; readonly room: RoomId } | { readonly kind: 'person'; readonly contact: ContactId };
  /** The text, or the name of the file. */
  readonly text: string;
  readonly mentions: readonly ContactId[];
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

export interface SayOptions {
  /** A message in the world by id, or anything else in its flattened form. */
  readonly quote?: MessageId | { readonly from: string; readonly text: string };
  /** Written in front as "@name" + U+2005 where the text does not hold it yet. */
  readonly mentions?: readonly ContactId[];
  readonly type?: SpeechType;
  /** With type `recall`: the message taken back. */
  readonly recalls?: MessageId;
  /** With type `file`. */
  readonly file?: { readonly name: string; readonly bytes: Uint8Array };
  /** Default: the world's time. */
  readonly at?: UtcMs;
}

export interface WorldOptions {
  readonly now: () => UtcMs;
  readonly bot?: { readonly id: string; readonly name: string };
  /** Whether messages carry the ids of those mentioned, as good gateways do (default); without, only the text tells. */
  readonly mentionLists?: boolean;
}

/** The blank that phones put behind a mention. */
const AFTER_MENTION = '\u2005';
const QUOTE_RULE = Array.from({ length: 15 }, () => '-').join(' ');

/**
 * WeChat in memory: people, rooms and what is said there.
 *
 * It knows nothing of Wechaty; `SimulatedPuppet` carries it there. Nothing happens by itself: time comes from `now`, and
 * whoever is to hear of something has subscribed.
 */
export class World {
  readonly bot: ContactId;
  readonly botName: string;
  /** Everything the bot posted and has not taken back, the oldest first. */
  readonly posts: Post[] = [];

  readonly #now: () => UtcMs;
  readonly #mentionLists: boolean;
  readonly #people = new Map<ContactId, WorldPerson>();
  readonly #rooms = new Map<RoomId, WorldRoom>();
  readonly #speeches = new Map<MessageId, Speech>();
  readonly #hearers = new Set<(speech: Speech) => void>();
  readonly #postWatchers = new Set<(post: Post) => void>();
  readonly #friendWatchers = new Set<(person: ContactId) => void>();
  readonly #changeWatchers = new Set<(what: 'person' | 'room', id: string) => void>();
  /** Ids must differ from those of an earlier run: who keeps them across a restart would take new messages for repeats. */
  readonly #run = randomUUID().slice(0, 8);
  #count = 0;

  constructor(options: WorldOptions) {
    this.#now = options.now;
    this.#mentionLists = options.mentionLists ?? true;
    this.bot = contactId(options.bot?.id ?? 'bot');
    this.botName = options.bot?.name ?? '派单助手';
  }

  /** Adds somebody; without an id the name is the id. */
  addPerson(person: { readonly id?: string; readonly name: string; readonly friend?: boolean }): ContactId {
    const id = contactId(person.id ?? person.name);
    this.#people.set(id, { id, name: person.name, friend: person.friend ?? true });
    return id;
  }

  /** Adds a room; without an id the name is the id. */
  addRoom(room: { readonly id?: string; readonly name: string; readonly members?: readonly ContactId[] }): RoomId {
    const id = roomId(room.id ?? room.name);
    this.#rooms.set(id, { id, name: room.name, members: [...new Set(room.members)], aliases: new Map() });
    return id;
  }

  join(person: ContactId, room: RoomId): void {
    const { members } = this.room(room);
    if (!members.includes(person)) this.#changeRoom(room, { members: [...members, person] });
  }

  leave(person: ContactId, room: RoomId): void {
    this.#changeRoom(room, { members: this.room(room).members.filter((member) => member !== person) });
  }

  /** What the person is called in this room only; null takes it away. */
  setAlias(person: ContactId, room: RoomId, alias: string | null): void {
    const aliases = new Map(this.room(room).aliases);
    if (alias === null) aliases.delete(person);
    else aliases.set(person, alias);
    this.#changeRoom(room, { aliases });
  }

  renamePerson(person: ContactId, name: string): void {
    this.#changePerson(person, { name });
  }

  renameRoom(room: RoomId, name: string): void {
    this.#changeRoom(room, { name });
  }

  setFriend(person: ContactId, friend: boolean): void {
    this.#changePerson(person, { friend });
  }

  /** The person asks to be the bot's contact; it is so once the account accepts. */
  askForFriendship(person: ContactId): void {
    this.person(person);
    for (const watch of this.#friendWatchers) watch(person);
  }

  /** @throws Error when there is no such person */
  person(id: ContactId): WorldPerson {
    if (id === this.bot) return { id, name: this.botName, friend: true };
    const person = this.#people.get(id);
    if (!person) throw new Error(`no such contact: ${id}`);
    return person;
  }

  /** @throws Error when there is no such room */
  room(id: RoomId): WorldRoom {
    const room = this.#rooms.get(id);
    if (!room) throw new Error(`no such room: ${id}`);
    return room;
  }

  /** @throws Error when there is no such message */
  speech(id: MessageId): Speech {
    const speech = this.#speeches.get(id);
    if (!speech) throw new Error(`no such message: ${id}`);
    return speech;
  }

  people(): readonly WorldPerson[] {
    return [...this.#people.values()];
  }

  rooms(): readonly WorldRoom[] {
    return [...this.#rooms.values()];
  }

  /**
   * Somebody says something in a room, or to the bot directly (`room` null).
   *
   * @returns the id of the message
   * @throws Error when the person or the room does not exist, or the person is not in the room
   */
  say(from: ContactId, room: RoomId | null, text: string, options: SayOptions = {}): MessageId {
    this.person(from);
    if (room !== null && !this.room(room).members.includes(from)) throw new Error(`${from} is not in ${room}`);
    const type = options.type ?? (options.recalls === undefined ? (options.file ? 'file' : 'text') : 'recall');
    return this.#utter({
      id: this.#nextId(),
      at: options.at ?? this.#now(),
      from,
      room,
      with: room === null ? from : null,
      type,
      text: options.recalls ?? this.#flatten(text, options, room),
      mentions: this.#mentionLists ? (options.mentions ?? []) : [],
      file: options.file ?? null,
    });
  }

  /** Somebody takes a message of his back. @returns the id of the notice of it */
  recall(id: MessageId): MessageId {
    const { from, room } = this.speech(id);
    return this.say(from, room, '', { type: 'recall', recalls: id });
  }

  /** The platform delivers a message once more, under the same id. */
  repeat(id: MessageId): void {
    const speech = this.speech(id);
    for (const hear of this.#hearers) hear(speech);
  }

  /**
   * The bot's account posts.
   *
   * @throws Error for a person who is no friend, and for whom or what does not exist
   */
  post(to: string, what: { readonly text: string; readonly mentions?: readonly ContactId[]; readonly file?: Post['file'] }): MessageId {
    const target = this.#target(to);
    const post: Post = {
      id: this.#nextId(),
      at: this.#now(),
      to: target,
      text: what.text,
      mentions: what.mentions ?? [],
      file: what.file ?? null,
    };
    this.posts.push(post);
    for (const watch of this.#postWatchers) watch(post);
    this.#utter({
      id: post.id,
      at: post.at,
      from: this.bot,
      room: target.kind === 'room' ? target.room : null,
      with: target.kind === 'person' ? target.contact : null,
      type: post.file ? 'file' : 'text',
      text: post.text,
      mentions: post.mentions,
      file: post.file,
    });
    return post.id;
  }

  /** The bot takes a post of its own back. @returns whether there was one */
  recallPost(id: MessageId): boolean {
    const at = this.posts.findIndex((post) => post.id === id);
    if (at >= 0) this.posts.splice(at, 1);
    return at >= 0;
  }

  /** Called for everything that is said, the bot's own posts included. @returns how to stop it */
  onSpeech(hear: (speech: Speech) => void): () => void {
    return subscribe(this.#hearers, hear);
  }

  /** Called for every post of the bot. @returns how to stop it */
  onPost(watch: (post: Post) => void): () => void {
    return subscribe(this.#postWatchers, watch);
  }

  /** Called when somebody asks to be the bot's contact. @returns how to stop it */
  onFriendRequest(watch: (person: ContactId) => void): () => void {
    return subscribe(this.#friendWatchers, watch);
  }

  /** Called when a person or a room has changed. @returns how to stop it */
  onChange(watch: (what: 'person' | 'room', id: string) => void): () => void {
    return subscribe(this.#changeWatchers, watch);
  }

  #nextId(): MessageId {
    this.#count += 1;
    return messageId(`${this.#run}-${this.#count}`);
  }

  #utter(speech: Speech): MessageId {
    this.#speeches.set(speech.id, speech);
    for (const hear of this.#hearers) hear(speech);
    return speech.id;
  }

  #target(to: string): Post['to'] {
    if (this.#rooms.has(roomId(to))) return { kind: 'room', room: roomId(to) };
    const person = this.person(contactId(to));
    if (!person.friend) throw new Error(`not a friend: ${to}`);
    return { kind: 'person', contact: person.id };
  }

  #flatten(text: string, options: SayOptions, room: RoomId | null): string {
    const missing = (options.mentions ?? [])
      .map((id) => `@${(room === null ? undefined : this.room(room).aliases.get(id)) ?? this.person(id).name}`)
      .filter((mention) => !text.includes(mention));
    const written = missing.map((mention) => mention + AFTER_MENTION).join('') + text;
    const quote = typeof options.quote === 'string' ? this.#quoted(options.quote) : options.quote;
    return quote ? `「${quote.from}：${quote.text}」\n${QUOTE_RULE}\n${written}` : written;
  }

  #quoted(id: MessageId): { from: string; text: string } {
    const { from, text, type, file } = this.speech(id);
    const shown = type === 'image' ? '图片' : type === 'file' ? `[文件]${file?.name ?? ''}` : text;
    return { from: this.person(from).name, text: shown };
  }

  #changePerson(id: ContactId, change: Partial<WorldPerson>): void {
    this.#people.set(id, { ...this.person(id), ...change });
    for (const watch of this.#changeWatchers) watch('person', id);
  }

  #changeRoom(id: RoomId, change: Partial<WorldRoom>): void {
    this.#rooms.set(id, { ...this.room(id), ...change });
    for (const watch of this.#changeWatchers) watch('room', id);
  }
}

function subscribe<Watcher>(watchers: Set<Watcher>, watcher: Watcher): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
