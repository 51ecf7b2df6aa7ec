import { connect } from 'node:net';
import type { Logger } from 'pino';
import type { Puppet } from 'wechaty-puppet';
import type { Limits } from './limits.ts';
import type { Link } from './link.ts';
import type { ServicePuppet } from './service-puppet.ts';
import { pause, within } from './time-limit.ts';
import { SERVES_ANOTHER, watchLife } from './watch-life.ts';

export interface SupervisorOptions {
  /** Makes the client of a new connection. */
  readonly connect: () => ServicePuppet;
  /** Makes the Wechaty instance on it. */
  readonly open: (puppet: Puppet) => Link;
  readonly onLost: (link: Link) => void;
  /** "host:port"; null: only Wechaty's discovery service knows, and there is no port to look at. */
  readonly endpoint: string | null;
  readonly limits: Limits;
  readonly logger: Logger;
}

const STOP_GATEWAY_LIMIT_MS = 5_000;
const PROBE_LIMIT_MS = 1_000;
/** Without a port to look at, each try asks the public discovery service. */
const BLIND_TRY_EVERY = 10;
const SAY_AGAIN_AFTER = 60;

/**
 * Keeps a gateway connected: looks whether its port answers, makes a new Wechaty instance, and when that is over (the stream
 * broke, or there is silence for too long) clears it away and begins again.
 *
 * Nothing is mended: an instance whose connection broke cannot be relied upon to come back (its `start` resolves without a
 * connection, a failed reset is never tried again), so none is used twice.
 */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #end = new AbortController();
  #hangUp: (() => Promise<void>) | null = null;
  #failures = 0;
  #refusals = 0;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  start(): void {
    void this.#run();
  }

  async stop(): Promise<void> {
    this.#end.abort();
    await this.#hangUp?.();
  }

  async #run(): Promise<void> {
    const { endpoint, limits } = this.#options;
    const address = endpoint === null ? null : addressOf(endpoint);
    while (!this.#end.signal.aborted) {
      if (address === null || (await portAnswers(address))) await this.#connectOnce();
      else this.#noteFailure('no answer at the port');
      await pause(address === null ? BLIND_TRY_EVERY * limits.probeEvery : limits.probeEvery, this.#end.signal);
    }
  }

  /** From a new connection to its end. */
  async #connectOnce(): Promise<void> {
    try {
      const puppet = this.#options.connect();
      const link = this.#options.open(puppet);
      this.#hangUp = () => {
        puppet.hangUp();
        return link.stop();
      };
      const over = watchLife(puppet, this.#options.limits, this.#end.signal, () => this.#noteConnected());
      void link.start();
      const why = await over;
      if (this.#end.signal.aborted) return;
      this.#noteFailure(why);
      this.#options.onLost(link);
      if (why === SERVES_ANOTHER) await this.#takeOver(puppet);
      void this.#hangUp();
    } catch (error) {
      this.#noteFailure(error instanceof Error ? error.name : typeof error);
    }
  }

  /**
   * A gateway serves one client, and one whose line was cut (no FIN, as when the network goes) is a client to it for a
   * quarter of an hour yet.
   */
  async #takeOver(puppet: ServicePuppet): Promise<void> {
    this.#refusals += 1;
    if (this.#refusals < this.#options.limits.takeOverAfter) return;
    this.#refusals = 0;
    this.#options.logger.warn({ event: 'channel.taking-over' });
    await within(STOP_GATEWAY_LIMIT_MS, puppet.stopGateway()).catch(() => undefined);
  }

  #noteConnected(): void {
    this.#failures = 0;
    this.#refusals = 0;
    this.#options.logger.info({ event: 'channel.connected' });
  }

  #noteFailure(why: string): void {
    if (this.#failures % SAY_AGAIN_AFTER === 0) this.#options.logger.warn({ event: 'channel.not-connected', why });
    this.#failures += 1;
  }
}

function addressOf(endpoint: string): { host: string; port: number } | null {
  const match = /^(?:[a-z]+:\/{2,3})?\[?([^\]/]+?)\]?:(\d{1,5})$/i.exec(endpoint);
  return match ? { host: match[1] ?? '', port: Number(match[2]) } : null;
}

function portAnswers(address: { host: string; port: number }): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ ...address, timeout: PROBE_LIMIT_MS });
    const answer = (open: boolean) => () => {
      socket.destroy();
      resolve(open);
    };
    socket.once('connect', answer(true)).once('error', answer(false)).once('timeout', answer(false));
  });
}
