import type { EventEmitter } from 'node:events';
import type { Logger } from 'pino';
import { WechatyBuilder } from 'wechaty';
import type { Puppet } from 'wechaty-puppet';
import { types } from 'wechaty-puppet';
import { Directory } from './directory.ts';
import { within } from './time-limit.ts';

/** What happens on a connection. None may throw. */
export interface LinkEvents {
  /** Anything at all came from the gateway. */
  onSign(): void;
  onMessage(id: string): void;
  onScan(qr: string): void;
  onLogin(): void;
  onLogout(): void;
}

/** Wechaty's listeners of these load whole rooms, member by member, for objects that nobody here looks at, and fail loudly. */
const NOT_FOR_WECHATY = ['message', 'post', 'room-invite', 'room-join', 'room-leave', 'room-topic', 'friendship'] as const;
const STOP_LIMIT_MS = 3_000;

/** One Wechaty instance on one puppet, from start to stop; it is not started twice. */
export class Link {
  readonly puppet: Puppet;
  readonly directory: Directory;
  readonly #bot: ReturnType<typeof WechatyBuilder.build>;
  readonly #logger: Logger;
  #closed: boolean = false;

  constructor(puppet: Puppet, eventsOf: (link: Link) => LinkEvents, logger: Logger) {
    this.puppet = puppet;
    this.directory = new Directory(puppet);
    this.#logger = logger;
    this.#bot = WechatyBuilder.build({ puppet });
    this.#bot.on('error', (error) => this.#noteError(error));
    // Listening begins when Wechaty has taken the puppet and before it is started: nothing can slip through.
    (this.#bot as unknown as EventEmitter).on('puppet', () => this.#listen(eventsOf(this)));
  }

  /** Resolves also when there is no connection: only a sign of life tells. */
  async start(): Promise<void> {
    try {
      await this.#bot.start();
    } catch (error) {
      this.#noteError(error);
    }
  }

  /** Takes no more notice of the connection, and clears it away. */
  async stop(): Promise<void> {
    this.#closed = true;
    try {
      await within(STOP_LIMIT_MS, this.#bot.stop());
    } catch (error) {
      this.#noteError(error);
    }
  }

  #listen(events: LinkEvents): void {
    const { puppet } = this;
    for (const event of NOT_FOR_WECHATY) puppet.removeAllListeners(event);
    const whileOpen =
      <Args extends unknown[]>(listener: (...args: Args) => void) =>
      (...args: Args) => {
        if (!this.#closed) listener(...args);
      };
    puppet.on('error', () => undefined);
    puppet.on(
      'heartbeat',
      whileOpen(() => events.onSign()),
    );
    puppet.on(
      'dong',
      whileOpen(() => events.onSign()),
    );
    puppet.on(
      'message',
      whileOpen(({ messageId }) => events.onMessage(messageId)),
    );
    puppet.on(
      'login',
      whileOpen(() => events.onLogin()),
    );
    puppet.on(
      'logout',
      whileOpen(() => events.onLogout()),
    );
    puppet.on(
      'scan',
      whileOpen(({ qrcode, status }) => {
        if (qrcode && (status === types.ScanStatus.Waiting || status === types.ScanStatus.Timeout)) events.onScan(qrcode);
      }),
    );
    puppet.on(
      'friendship',
      whileOpen(({ friendshipId }) => void this.#answerFriendship(friendshipId)),
    );
    puppet.on(
      'room-join',
      whileOpen(({ roomId }) => this.directory.forgetMembers(roomId)),
    );
    puppet.on(
      'room-leave',
      whileOpen(({ roomId }) => this.directory.forgetMembers(roomId)),
    );
    puppet.on(
      'room-topic',
      whileOpen(({ roomId }) => puppet.onDirty({ payloadType: types.Dirty.Room, payloadId: roomId })),
    );
    puppet.on(
      'dirty',
      whileOpen(({ payloadType, payloadId }) => {
        if (payloadType === types.Dirty.RoomMember) this.directory.forgetMembers(payloadId);
      }),
    );
  }

  /** Whoever asks to be a contact becomes one: phone and address of an order go to contacts only. */
  async #answerFriendship(id: string): Promise<void> {
    try {
      const { type, contactId } = await this.puppet.friendshipPayload(id);
      if (type === types.Friendship.Receive) await this.puppet.friendshipAccept(id);
      await this.directory.renewContact(contactId);
    } catch (error) {
      this.#noteError(error);
    }
  }

  /** Errors come also where nothing is broken (joining, topics, syncing); only silence or the stream's end ends a connection. */
  #noteError(error: unknown): void {
    const code = error instanceof Object && 'code' in error ? error.code : null;
    // Not its own words: they may hold what was said, or the token.
    this.#logger.debug({ event: 'channel.error', code, why: error instanceof Error ? error.name : typeof error });
  }
}
