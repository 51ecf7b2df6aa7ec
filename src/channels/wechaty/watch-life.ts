import type { Limits } from './limits.ts';
import type { ServicePuppet } from './service-puppet.ts';
import { within } from './time-limit.ts';

export const SERVES_ANOTHER = 'the gateway serves somebody else';
const LOOK_EVERY_MS = 500;

/**
 * Watches a connection from its start; resolves with the reason when it is over.
 *
 * A silent gateway is asked for a sign of life first: some send no heartbeats, some do not even answer a ding.
 *
 * @param onFirstSign called once, when the connection has turned out to live
 */
export function watchLife(puppet: ServicePuppet, limits: Limits, signal: AbortSignal, onFirstSign: () => void): Promise<string> {
  return new Promise((resolve) => {
    const watch = new Watch(puppet, limits, onFirstSign);
    const end = (why: string): void => {
      clearInterval(timer);
      signal.removeEventListener('abort', onAbort);
      resolve(why);
    };
    const onAbort = () => end('stopped');
    const look = (): void => {
      const why = watch.look(performance.now());
      if (why !== null) end(why);
    };
    const timer = setInterval(look, watch.every);
    signal.addEventListener('abort', onAbort);
    puppet.onStreamOver = () => end('the stream broke');
  });
}

class Watch {
  readonly every: number;
  readonly #puppet: ServicePuppet;
  readonly #limits: Limits;
  readonly #began = performance.now();
  #seen: boolean = false;
  #refused: boolean = false;
  #asking: boolean = false;
  #lastSign = this.#began;
  #lastLook = this.#began;
  #lastError = '';

  constructor(puppet: ServicePuppet, limits: Limits, onFirstSign: () => void) {
    this.every = Math.min(LOOK_EVERY_MS, limits.deadAfter / 20);
    this.#puppet = puppet;
    this.#limits = limits;
    const onSign = (): void => {
      this.#lastSign = performance.now();
      if (!this.#seen) onFirstSign();
      this.#seen = true;
    };
    puppet.on('heartbeat', onSign);
    puppet.on('dong', onSign);
    puppet.on('error', ({ gerror }) => {
      this.#lastError = gerror ?? '';
    });
  }

  /** @returns why the connection is over, or null */
  look(now: number): string | null {
    // When this process was the one that stood still, what the gateway sent meanwhile has not been read yet.
    if (now - this.#lastLook > this.every + this.#limits.askAfter / 2) this.#lastSign = now;
    this.#lastLook = now;
    return this.#seen ? this.#lookAtSilence(now - this.#lastSign) : this.#lookAtStart(now - this.#began);
  }

  #lookAtStart(age: number): string | null {
    // The stream's end is seen before the error that tells the reason: it is waited for until the next look.
    if (this.#refused) return faultOf(this.#lastError) ?? SERVES_ANOTHER;
    this.#refused = this.#puppet.streamIsOver();
    return age > this.#limits.firstHeartbeat ? (faultOf(this.#lastError) ?? 'no heartbeat') : null;
  }

  #lookAtSilence(silence: number): string | null {
    if (silence > this.#limits.deadAfter) return 'silence';
    if (silence > this.#limits.askAfter && !this.#asking) void this.#askForSign();
    return null;
  }

  async #askForSign(): Promise<void> {
    this.#asking = true;
    try {
      this.#puppet.ding('alive');
      await within(this.#limits.deadAfter, this.#puppet.roomList());
      this.#lastSign = performance.now();
    } catch {
      // No answer is what the silence is measured by.
    }
    this.#asking = false;
  }
}

/** What is wrong with the settings or the port, if the error says so. The error itself is not for the log: it holds the token. */
function faultOf(error: string): string | null {
  if (error.includes('UNAUTHENTICATED')) return 'the token is wrong';
  if (error.includes('SNI')) return 'the token has no TLS name in front: "insecure_…"';
  if (/CERT|SSL|TLS/.test(error)) return 'TLS does not fit: the name in front of the last "_" of the token, or TLS on one side only';
  return error.includes('UNAVAILABLE') ? 'no gateway at the port' : null;
}
