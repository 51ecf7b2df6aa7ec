import { once } from 'node:events';
import type { Logger } from 'pino';
import type { Puppet } from 'wechaty-puppet';
import type { Channel, ChannelEvents, Contact, InboundMessage, Outgoing, SendResult, Target } from '../../application/ports/channel.ts';
import type { Clock } from '../../application/ports/clock.ts';
import { contactId } from '../../domain/ids.ts';
import { ArrivalQueue } from './arrival-queue.ts';
import { LIMITS, type Limits } from './limits.ts';
import type { Link, LinkEvents } from './link.ts';
import { Presence } from './presence.ts';
import { readMessage } from './read-message.ts';
import { send } from './send.ts';
import type { ServiceSettings } from './service-puppet.ts';
import type { Supervisor } from './supervise.ts';
import { within } from './time-limit.ts';

export interface WechatyOptions {
  /** A puppet in this process (the simulator's), or the gateway to connect to and stay connected to. */
  readonly puppet: Puppet | ServiceSettings;
  readonly events: ChannelEvents;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The gateway wants a QR code scanned: what the code holds. */
  readonly onScan?: (qr: string) => void;
  /** The account is logged in; again after each new connection. */
  readonly onLogin?: (self: Contact) => void;
  readonly limits?: Partial<Limits>;
}

export interface WechatyChannel extends Channel {
  /** Puppet in this process: resolves when it has been started. Gateway: resolves at once, and connects however long it takes. */
  start(): Promise<void>;
  /** Resolves when the account is logged in for the first time. */
  ready(): Promise<void>;
  /** Whether messages come and go at the moment. */
  connected(): boolean;
  /** Hands nothing over any more. A gateway's account stays logged in. Exit the process after it: Wechaty's timers linger. */
  stop(): Promise<void>;
}

/** Begins to load Wechaty (half a second or more), so that the caller can do other things until `start`. */
export function connectWechaty(options: WechatyOptions): WechatyChannel {
  return new WechatyConnection(options, loadModules());
}

type Modules = Promise<{
  readonly link: typeof import('./link.ts');
  readonly service: typeof import('./service-puppet.ts');
  readonly supervise: typeof import('./supervise.ts');
  readonly log: typeof import('./quiet-log.ts');
}>;

function loadModules(): Modules {
  const modules = (async () => {
    const [link, service, supervise, log] = await Promise.all([
      import('./link.ts'),
      import('./service-puppet.ts'),
      import('./supervise.ts'),
      import('./quiet-log.ts'),
    ]);
    return { link, service, supervise, log };
  })();
  // `start` reports it; until then it must not count as unhandled.
  modules.catch(() => undefined);
  return modules;
}

class WechatyConnection implements WechatyChannel {
  readonly #options: WechatyOptions;
  readonly #modules: Modules;
  readonly #limits: Limits;
  readonly #queue: ArrivalQueue<InboundMessage>;
  readonly #presence: Presence;
  readonly #logins = new EventTarget();
  readonly #firstLogin = once(this.#logins, 'login');
  /** The application's, which must not be able to break the connection: an error in an event would end the process. */
  readonly #events: ChannelEvents = {
    onMessage: (message, arrivedAt) => this.#guard(() => this.#options.events.onMessage(message, arrivedAt)),
    onAlive: (at) => this.#guard(() => this.#options.events.onAlive(at)),
    onGap: (since, until) => this.#guard(() => this.#options.events.onGap(since, until)),
    onLost: (arrivedAt) => this.#guard(() => this.#options.events.onLost(arrivedAt)),
  };
  #supervisor: Supervisor | null = null;
  #link: Link | null = null;

  constructor(options: WechatyOptions, modules: Modules) {
    this.#options = options;
    this.#modules = modules;
    this.#limits = { ...LIMITS, ...options.limits };
    this.#queue = new ArrivalQueue({
      load: (id, lenient) => this.#load(id, lenient),
      handOver: (message, arrivedAt) => this.#events.onMessage(message, arrivedAt),
      onLost: (arrivedAt) => {
        this.#logger.error({ event: 'channel.message-lost' });
        this.#events.onLost(arrivedAt);
      },
      limits: this.#limits,
    });
    this.#presence = new Presence(this.#events, options.clock, () => this.#queue.oldest());
  }

  async start(): Promise<void> {
    const { link, log, service, supervise } = await this.#modules;
    log.quietWechatyLog(this.#logger);
    const open = (puppet: Puppet): Link => new link.Link(puppet, (opened) => this.#eventsOf(opened), this.#logger);
    const { puppet } = this.#options;
    if ('token' in puppet) {
      this.#supervisor = new supervise.Supervisor({
        connect: () => new service.ServicePuppet(puppet),
        open,
        onLost: (lost) => this.#lose(lost),
        endpoint: puppet.endpoint ?? null,
        limits: this.#limits,
        logger: this.#logger,
      });
      this.#supervisor.start();
    } else {
      await open(puppet).start();
    }
  }

  async ready(): Promise<void> {
    await this.#firstLogin;
  }

  connected(): boolean {
    return this.#presence.up;
  }

  async send(target: Target, outgoing: Outgoing): Promise<SendResult> {
    if (!this.#link || !this.#presence.up) return { kind: 'failed', why: 'not connected' };
    return send(this.#link.puppet, this.#link.directory, target, outgoing, this.#limits.send);
  }

  async stop(): Promise<void> {
    this.#queue.close();
    this.#presence.goDown();
    const link = this.#link;
    this.#link = null;
    if (this.#supervisor) await this.#supervisor.stop();
    else await link?.stop();
  }

  get #logger(): Logger {
    return this.#options.logger;
  }

  #eventsOf(link: Link): LinkEvents {
    return {
      // The first sign takes the connection, in the same breath: a message may follow at once.
      onSign: () => {
        this.#link = link;
        this.#presence.sign();
      },
      onMessage: (id) => {
        this.#queue.push(id, this.#options.clock.now());
        this.#presence.sign();
      },
      onScan: (qr) => this.#guard(() => this.#options.onScan?.(qr)),
      onLogin: () => void this.#welcome(link),
      onLogout: () => {
        this.#logger.warn({ event: 'channel.logged-out' });
        this.#presence.goDown();
      },
    };
  }

  async #welcome(link: Link): Promise<void> {
    this.#link = link;
    this.#presence.goUp();
    this.#logger.info({ event: 'channel.logged-in' });
    this.#logins.dispatchEvent(new Event('login'));
    const id = link.puppet.currentUserId;
    const unnamed: Contact = { id: contactId(id), name: '', friend: null };
    const self = await within(this.#limits.hold, link.directory.contact(id)).catch(() => unnamed);
    this.#guard(() => this.#options.onLogin?.(self));
  }

  #lose(lost: Link): void {
    if (this.#link !== lost) return;
    this.#link = null;
    this.#presence.goDown();
  }

  async #load(id: string, lenient: boolean): Promise<InboundMessage | null> {
    if (!this.#link) throw new Error('not connected');
    const { puppet, directory } = this.#link;
    const { readFile } = this.#options.events;
    return readMessage({ puppet, directory, limits: this.#limits, readFile }, id, lenient);
  }

  #guard(tell: () => void): void {
    try {
      tell();
    } catch (error) {
      this.#logger.error({ event: 'channel.handler-failed', ...describe(error) });
    }
  }
}

/** Where it happened, without the error's own words: they may hold what somebody said. */
function describe(error: unknown): { readonly why: string; readonly at: readonly string[] } {
  if (!(error instanceof Error)) return { why: typeof error, at: [] };
  const frames = (error.stack ?? '').split('\n').map((line) => line.trim());
  return { why: error.name, at: frames.filter((line) => line.startsWith('at ')).slice(0, 5) };
}
