import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SayOptions, Speech } from '../../src/channels/simulator/world.ts';
import type { Fault, Misbehaviour } from './faulty-puppet.ts';
import { freePort } from './free-port.ts';

/** What the bot posted, as the platform got it. */
export interface GatewayPost {
  readonly id: string;
  readonly at: number;
  /** The id of the room, or null for a direct message. */
  readonly room: string | null;
  /** The id of the person who got it directly, or null. */
  readonly to: string | null;
  readonly text: string;
  readonly mentions: readonly string[];
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
}

/** As in `World.say`, with plain strings for ids. */
export type GatewaySayOptions = Omit<SayOptions, 'quote' | 'mentions' | 'recalls'> & {
  readonly quote?: string | { readonly from: string; readonly text: string };
  readonly mentions?: readonly string[];
  readonly recalls?: string;
};

export type ToGateway =
  | { readonly kind: 'add-person'; readonly person: { readonly id?: string; readonly name: string; readonly friend?: boolean } }
  | { readonly kind: 'add-room'; readonly room: { readonly id?: string; readonly name: string; readonly members: readonly string[] } }
  | { readonly kind: 'set-friend'; readonly person: string; readonly friend: boolean }
  | { readonly kind: 'rename-room'; readonly room: string; readonly name: string }
  | { readonly kind: 'ask-for-friendship'; readonly person: string }
  | {
      readonly kind: 'say';
      readonly from: string;
      readonly room: string | null;
      readonly text: string;
      readonly options: GatewaySayOptions;
    }
  | { readonly kind: 'repeat'; readonly message: string }
  /** The platform's clock, in milliseconds before the machine's. */
  | { readonly kind: 'set-time'; readonly ahead: number }
  | { readonly kind: 'misbehave'; readonly how: Misbehaviour }
  | { readonly kind: 'remember'; readonly speeches: readonly Speech[] };

export type FromGateway =
  | { readonly kind: 'serving' }
  | { readonly kind: 'post'; readonly post: GatewayPost }
  | { readonly kind: 'said'; readonly speech: Speech }
  | GatewayTold
  | GatewayFault
  | { readonly kind: 'done'; readonly ticket: number; readonly id: string | null }
  | { readonly kind: 'refused'; readonly ticket: number; readonly why: string };

/** A message was told of over the stream, for the first time or again. */
export interface GatewayTold {
  readonly kind: 'told';
  readonly id: string;
  /** Whether a bot was connected, as far as the gateway knew. */
  readonly live: boolean;
  /** By the platform's clock. */
  readonly at: number;
}

/** Something was done wrong, as it was told to. */
export interface GatewayFault {
  readonly kind: 'fault';
  readonly fault: Fault | 'holdNext';
  readonly id?: string;
  readonly to?: string;
  readonly text?: string;
}

export interface GatewayOptions {
  /** Default: a free one. It stays the same over restarts. */
  readonly port?: number;
  /** Default: one of its own. Its TLS name is all that stands before the last underscore, so that must be "insecure". */
  readonly token?: string;
  /** Default true. */
  readonly tls?: boolean;
  /** Messages of before a restart can be asked for after it, as with gateways that keep them on disk. Default false. */
  readonly remembers?: boolean;
}

/** So many messages are remembered over a restart. */
const REMEMBERED = 300;

const CHILD = fileURLToPath(new URL('./gateway-process.ts', import.meta.url));

/**
 * A WeChat gateway in a process of its own, which can be killed, frozen and started again on the same port.
 *
 *     const gateway = await startGateway();
 *     const zhang = await gateway.addPerson({ name: '张阿姨' });
 *     const market = await gateway.addRoom({ name: '零工市场', members: [zhang] });
 *     // … start the bot with gateway.environment() …
 *     await gateway.say(zhang, market, '找人通下水道');
 *     await gateway.hears('号单', { room: market });
 *     await gateway.close();
 *
 * People and rooms are the test's: they are there again after a restart, with the same ids. What is said while no bot is
 * connected is lost, as with WeChat.
 */
export class Gateway {
  readonly port: number;
  readonly token: string;
  readonly tls: boolean;
  /** Everything the bot posted, over all restarts, in order. */
  readonly posts: GatewayPost[] = [];
  /** Every message that was told of over the stream, and every time that it was, over all restarts. */
  readonly told: GatewayTold[] = [];
  readonly faults: GatewayFault[] = [];

  #child: ChildProcess | null = null;
  #ticket = 0;
  readonly #answers = new Map<number, { readonly by: ChildProcess; readonly take: (message: FromGateway) => void }>();
  readonly #watchers = new Set<(post: GatewayPost) => void>();
  /** What a new process is told first. */
  readonly #furniture: ToGateway[] = [];
  readonly #remembers: boolean;
  readonly #speeches: Speech[] = [];
  #ahead = 0;

  constructor(port: number, options: GatewayOptions) {
    this.port = port;
    this.token = options.token ?? `insecure_gateway${process.pid}p${port}`;
    this.tls = options.tls ?? true;
    this.#remembers = options.remembers ?? false;
  }

  /** "127.0.0.1:port" */
  get endpoint(): string {
    return `127.0.0.1:${this.port}`;
  }

  /** Settings with which a bot process connects to it. */
  environment(): Record<string, string> {
    return {
      WECHATY_PUPPET: 'wechaty-puppet-service',
      WECHATY_PUPPET_SERVICE_TOKEN: this.token,
      WECHATY_PUPPET_SERVICE_ENDPOINT: this.endpoint,
      ...(this.tls ? {} : { WECHATY_PUPPET_SERVICE_NO_TLS_INSECURE_CLIENT: 'true' }),
    };
  }

  /** Starts the process; after `kill`, starts it again. Resolves when the port answers. */
  async start(): Promise<void> {
    const child = fork(CHILD, [String(this.port), this.token, this.tls ? 'tls' : 'clear'], {
      execArgv: ['--import', 'tsx'],
      serialization: 'advanced',
      env: { ...process.env, TZ: 'Asia/Shanghai', WECHATY_LOG: 'silent' },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child = child;
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the gateway ended with ${code} before it served`)));
      child.on('message', (message: FromGateway) => {
        if (message.kind === 'serving') resolve();
        else this.#receive(message);
      });
    });
    child.once('disconnect', () => this.#dropOrders(child));
    for (const order of this.#furniture) await this.#order(order);
    if (this.#ahead !== 0) await this.#order({ kind: 'set-time', ahead: this.#ahead });
    if (this.#remembers) await this.#order({ kind: 'remember', speeches: this.#speeches.slice(-REMEMBERED) });
  }

  /** SIGKILL: connections break, nothing is said good-bye. Resolves when the process is gone. */
  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  /** SIGSTOP: the port still takes connections, but nothing answers. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  /** SIGCONT after `freeze`: what was sent to it meanwhile is taken up now. */
  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Ends it for good; to be called in `afterEach`. */
  async close(): Promise<void> {
    await this.kill();
  }

  /** @returns the id: the given one, else the name */
  async addPerson(person: { readonly id?: string; readonly name: string; readonly friend?: boolean }): Promise<string> {
    return this.#furnish({ kind: 'add-person', person });
  }

  /** @param room `members`: ids of people; the bot is in every room. @returns the id: the given one, else the name */
  async addRoom(room: { readonly id?: string; readonly name: string; readonly members: readonly string[] }): Promise<string> {
    return this.#furnish({ kind: 'add-room', room });
  }

  /** Direct messages of the bot to somebody who is no friend fail. */
  async setFriend(person: string, friend: boolean): Promise<void> {
    await this.#furnish({ kind: 'set-friend', person, friend });
  }

  async renameRoom(room: string, name: string): Promise<void> {
    await this.#furnish({ kind: 'rename-room', room, name });
  }

  /** The person asks to be the bot's contact, and is so when the bot accepts. */
  async askForFriendship(person: string): Promise<void> {
    await this.#order({ kind: 'ask-for-friendship', person });
  }

  /** Somebody says something in a room, or to the bot directly (null). @returns the id of the message */
  async say(from: string, room: string | null, text: string, options: GatewaySayOptions = {}): Promise<string> {
    return this.#order({ kind: 'say', from, room, text, options });
  }

  /** The platform delivers a message once more under the same id. */
  async repeat(message: string): Promise<void> {
    await this.#order({ kind: 'repeat', message });
  }

  /** Moves the platform's clock. @param ahead milliseconds before the machine's */
  async setTime(ahead: number): Promise<void> {
    this.#ahead = ahead;
    await this.#order({ kind: 'set-time', ahead });
  }

  /** From now on it does these things wrong, and no others; well again after a restart. */
  async misbehave(how: Misbehaviour): Promise<void> {
    await this.#order({ kind: 'misbehave', how });
  }

  /** Called for every post from now on. @returns how to stop it */
  onPost(watch: (post: GatewayPost) => void): () => void {
    this.#watchers.add(watch);
    return () => this.#watchers.delete(watch);
  }

  /**
   * Waits for a post of the bot that holds the words (or passes the test), also one that was made already.
   *
   * @param where only in this room, or only directly to this person; `after`: only posts from this place in `posts` on;
   *   `within`: milliseconds, default 5,000
   * @throws Error with everything posted so far when there is none in time
   */
  async hears(
    words: string | ((post: GatewayPost) => boolean),
    where: { readonly room?: string; readonly to?: string; readonly after?: number; readonly within?: number } = {},
  ): Promise<GatewayPost> {
    const holds = typeof words === 'string' ? (post: GatewayPost) => post.text.includes(words) : words;
    const fits = (post: GatewayPost) =>
      (where.room === undefined || post.room === where.room) && (where.to === undefined || post.to === where.to) && holds(post);
    const already = this.posts.slice(where.after ?? 0).find(fits);
    if (already) return already;
    return new Promise((resolve, reject) => {
      const stop = () => {
        clearTimeout(timer);
        this.#watchers.delete(watch);
      };
      const watch = (post: GatewayPost) => {
        if (!fits(post)) return;
        stop();
        resolve(post);
      };
      const timer = setTimeout(() => {
        stop();
        reject(
          new Error(`not heard: ${words}; posted were:\n${this.posts.map((post) => `[${post.room ?? post.to}] ${post.text}`).join('\n')}`),
        );
      }, where.within ?? 5_000);
      this.#watchers.add(watch);
    });
  }

  async #furnish(order: ToGateway): Promise<string> {
    const id = await this.#order(order);
    this.#furniture.push(order);
    return id;
  }

  async #order(order: ToGateway): Promise<string> {
    const child = this.#child;
    if (!child) throw new Error('the gateway is not running');
    this.#ticket += 1;
    const ticket = this.#ticket;
    const answer = await new Promise<FromGateway>((resolve) => {
      this.#answers.set(ticket, { by: child, take: resolve });
      child.send({ ...order, ticket }, (error) => {
        if (error) this.#receive({ kind: 'refused', ticket, why: 'the gateway is gone' });
      });
    });
    if (answer.kind === 'refused') throw new Error(answer.why);
    return answer.kind === 'done' ? (answer.id ?? '') : '';
  }

  /** What was not answered before it ended was not done. */
  #dropOrders(child: ChildProcess): void {
    for (const [ticket, { by }] of [...this.#answers]) {
      if (by === child) this.#receive({ kind: 'refused', ticket, why: 'the gateway is gone' });
    }
  }

  #receive(message: FromGateway): void {
    switch (message.kind) {
      case 'said':
        this.#speeches.push(message.speech);
        return;
      case 'told':
        this.told.push(message);
        return;
      case 'fault':
        this.faults.push(message);
        return;
      case 'post':
        this.posts.push(message.post);
        for (const watch of [...this.#watchers]) watch(message.post);
        return;
      case 'done':
      case 'refused':
        this.#answers.get(message.ticket)?.take(message);
        this.#answers.delete(message.ticket);
        return;
      case 'serving':
        return;
    }
  }
}

/** Starts a gateway; see `Gateway`. */
export async function startGateway(options: GatewayOptions = {}): Promise<Gateway> {
  const gateway = new Gateway(options.port ?? (await freePort()), options);
  await gateway.start();
  return gateway;
}
