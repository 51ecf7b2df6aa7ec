import type { Puppet } from 'wechaty-puppet';
import type { Contact } from '../../application/ports/channel.ts';
import { contactId, type RoomId, roomId } from '../../domain/ids.ts';
import type { Member } from './mentions.ts';

const MEMBERS_FOR_MS = 10 * 60_000;
/** A name that is not among the members may be that of a newcomer: look again, but not for every such message. */
const MEMBERS_AT_LEAST_MS = 60_000;
const FRIENDSHIP_FOR_MS = 5 * 60_000;
const MEMBERS_AT_ONCE = 16;

interface RoomMembers {
  readonly loadedAt: number;
  readonly members: Promise<readonly Member[]>;
}

/**
 * Who is who on one connection: contacts, rooms and members, each asked for once.
 *
 * The puppet keeps the payloads of contacts and rooms itself and drops them when the gateway says that they are stale. Its
 * store of members keeps only the last one asked for, hence the one here.
 */
export class Directory {
  readonly #puppet: Puppet;
  readonly #contacts = new Map<string, Promise<Contact>>();
  readonly #rooms = new Map<string, Promise<{ readonly id: RoomId; readonly name: string }>>();
  readonly #members = new Map<string, RoomMembers>();
  readonly #checkedFriends = new Map<string, number>();

  constructor(puppet: Puppet) {
    this.#puppet = puppet;
  }

  contact(id: string): Promise<Contact> {
    return shareCall(this.#contacts, id, () => this.#loadContact(id));
  }

  room(id: string): Promise<{ readonly id: RoomId; readonly name: string }> {
    return shareCall(this.#rooms, id, async () => ({ id: roomId(id), name: (await this.#puppet.roomPayload(id)).topic }));
  }

  /** The members of a room, the bot included. `renew`: not those known for more than a minute. */
  members(room: string, renew = false): Promise<readonly Member[]> {
    const known = this.#members.get(room);
    const age = known ? performance.now() - known.loadedAt : Number.POSITIVE_INFINITY;
    if (known && age < (renew ? MEMBERS_AT_LEAST_MS : MEMBERS_FOR_MS)) return known.members;
    const members = this.#loadMembers(room);
    this.#members.set(room, { loadedAt: performance.now(), members });
    members.catch(() => this.forgetMembers(room));
    return members;
  }

  forgetMembers(room: string): void {
    this.#members.delete(room);
  }

  /** Whether the bot and the person are contacts by now; asks the platform anew where it was not so before. */
  async isFriend(id: string): Promise<boolean | null> {
    const { friend } = await this.contact(id);
    if (friend !== false) return friend;
    await this.renewContact(id);
    return (await this.contact(id)).friend;
  }

  /** Makes gateway and puppet drop what they know of a contact. */
  async renewContact(id: string): Promise<void> {
    this.#checkedFriends.set(id, performance.now());
    await this.#puppet.contactPayloadDirty(id);
  }

  async #loadContact(id: string): Promise<Contact> {
    const { name, friend } = await this.#puppet.contactPayload(id);
    if (friend === false) this.#checkFriendship(id);
    return { id: contactId(id), name, friend: friend ?? null };
  }

  /** Not every gateway tells when somebody has become a contact. The message at hand does not wait for the answer. */
  #checkFriendship(id: string): void {
    const checked = this.#checkedFriends.get(id);
    if (checked === undefined) this.#checkedFriends.set(id, performance.now());
    else if (performance.now() - checked > FRIENDSHIP_FOR_MS) void this.renewContact(id).catch(() => undefined);
  }

  async #loadMembers(room: string): Promise<readonly Member[]> {
    const ids = [...(await this.#puppet.roomMemberList(room))];
    const members: Member[] = [];
    const loadNext = async (): Promise<void> => {
      for (let id = ids.pop(); id !== undefined; id = ids.pop()) {
        const { name, roomAlias } = await this.#puppet.roomMemberPayload(room, id);
        members.push({ id, names: [...new Set([name, roomAlias ?? ''])].filter((each) => each !== '') });
      }
    };
    await Promise.all(Array.from({ length: MEMBERS_AT_ONCE }, loadNext));
    return members;
  }
}

/** A burst asks for the same contact many times before the first answer is there. */
function shareCall<Answer>(calls: Map<string, Promise<Answer>>, key: string, call: () => Promise<Answer>): Promise<Answer> {
  const running = calls.get(key);
  if (running !== undefined) return running;
  const started = call().finally(() => calls.delete(key));
  calls.set(key, started);
  return started;
}
