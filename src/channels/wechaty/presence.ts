import type { ChannelEvents } from '../../application/ports/channel.ts';
import type { Clock } from '../../application/ports/clock.ts';
import { SECOND, type UtcMs } from '../../domain/time.ts';

/** `onAlive` is told at most so often: a burst of messages says it once. */
const ALIVE_EVERY = SECOND;

/** Keeps account of when messages come in, and tells the application of its gaps. */
export class Presence {
  readonly #events: ChannelEvents;
  readonly #clock: Clock;
  readonly #oldestWaiting: () => UtcMs | null;
  #lastSign: UtcMs | null = null;
  #toldAlive = Number.NEGATIVE_INFINITY;
  #up: boolean = false;
  /** null: not connected yet. */
  #gapSince: UtcMs | null = null;

  /** @param oldestWaiting when the oldest message arrived that the application has not been handed yet */
  constructor(events: ChannelEvents, clock: Clock, oldestWaiting: () => UtcMs | null) {
    this.#events = events;
    this.#clock = clock;
    this.#oldestWaiting = oldestWaiting;
  }

  /** Whether there is a live connection and the account is logged in. */
  get up(): boolean {
    return this.#up;
  }

  /** Something came over the connection. */
  sign(): void {
    this.#lastSign = this.#clock.now();
    if (!this.#up || this.#lastSign - this.#toldAlive < ALIVE_EVERY) return;
    this.#toldAlive = this.#lastSign;
    // A message whose payload is still awaited has come in but is not safe yet.
    this.#events.onAlive(this.#oldestWaiting() ?? this.#lastSign);
  }

  /** The account is logged in on a live connection: from now on messages come. */
  goUp(): void {
    if (this.#up) return;
    this.#up = true;
    const until = this.#clock.now();
    this.#events.onGap(this.#gapSince, until);
    this.#gapSince = null;
    this.sign();
  }

  /** The connection or the login is gone. */
  goDown(): void {
    if (!this.#up) return;
    this.#up = false;
    this.#gapSince = this.#lastSign;
  }
}
