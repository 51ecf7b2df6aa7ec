import type { UtcMs } from '../../domain/time.ts';
import { pause, TimeLimitError, within, withinWaking } from './time-limit.ts';

export interface ArrivalQueueOptions<Loaded> {
  /**
   * Fetches what belongs to the id; null: nothing to hand over.
   * `lenient`: an earlier try failed, so do without whatever is not indispensable.
   */
  readonly load: (id: string, lenient: boolean) => Promise<Loaded | null>;
  readonly handOver: (loaded: Loaded, arrivedAt: UtcMs) => void;
  /** A message that arrived then is given up: it could not be loaded in any of the tries. */
  readonly onLost: (arrivedAt: UtcMs) => void;
  /** `hold` and `retry`, in milliseconds. */
  readonly limits: { readonly hold: number; readonly retry: number };
  /** Waits before the tries of a late message, in milliseconds. */
  readonly retryAfter?: readonly number[];
}

interface Place<Loaded> {
  readonly id: string;
  readonly arrivedAt: UtcMs;
  state: { readonly kind: 'loading' } | { readonly kind: 'loaded'; readonly loaded: Loaded | null } | { readonly kind: 'late' };
}

/** How many are fetched side by side. */
const AHEAD = 64;
/** Handing over goes on in a new turn of the event loop after so long, so that timers and sockets get theirs. */
const TURN_MS = 10;
const RETRY_AFTER = [500, 2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 240_000] as const;

/**
 * Hands messages over in the order in which their ids came, though their payloads come in any order.
 *
 * Payloads are fetched ahead and side by side. One that does not come in time leaves the line, so that it holds up nobody;
 * it is tried again and handed over late, with the time at which it arrived.
 */
export class ArrivalQueue<Loaded> {
  readonly #options: ArrivalQueueOptions<Loaded>;
  readonly #line: Place<Loaded>[] = [];
  readonly #unloaded: Place<Loaded>[] = [];
  readonly #late = new Set<Place<Loaded>>();
  readonly #end = new AbortController();
  #loading = 0;
  #draining: boolean = false;

  constructor(options: ArrivalQueueOptions<Loaded>) {
    this.#options = options;
  }

  push(id: string, arrivedAt: UtcMs): void {
    if (this.#end.signal.aborted) return;
    const place: Place<Loaded> = { id, arrivedAt, state: { kind: 'loading' } };
    this.#line.push(place);
    this.#unloaded.push(place);
    this.#loadAhead();
  }

  /** When the oldest message came in that has not been handed over yet; null: there is none. */
  oldest(): UtcMs | null {
    let oldest = this.#line[0]?.arrivedAt ?? null;
    for (const { arrivedAt } of this.#late) oldest = oldest === null ? arrivedAt : Math.min(oldest, arrivedAt);
    return oldest;
  }

  /** Hands nothing over any more. */
  close(): void {
    this.#end.abort();
    this.#line.length = 0;
    this.#unloaded.length = 0;
    this.#late.clear();
  }

  #loadAhead(): void {
    while (this.#loading < AHEAD) {
      const next = this.#unloaded.shift();
      if (!next) return;
      void this.#load(next);
    }
  }

  async #load(place: Place<Loaded>): Promise<void> {
    this.#loading += 1;
    try {
      place.state = { kind: 'loaded', loaded: await withinWaking(this.#options.limits.hold, this.#tryTwice(place.id)) };
    } catch {
      place.state = { kind: 'late' };
      this.#late.add(place);
      void this.#loadLate(place);
    }
    this.#loading -= 1;
    this.#drain();
    this.#loadAhead();
  }

  async #tryTwice(id: string): Promise<Loaded | null> {
    try {
      return await this.#options.load(id, false);
    } catch (error) {
      if (error instanceof TimeLimitError) throw error;
      return await this.#options.load(id, true);
    }
  }

  async #loadLate(place: Place<Loaded>): Promise<void> {
    for (const wait of this.#options.retryAfter ?? RETRY_AFTER) {
      await pause(wait, this.#end.signal);
      if (this.#end.signal.aborted) return;
      try {
        const loaded = await within(this.#options.limits.retry, this.#options.load(place.id, true));
        this.#late.delete(place);
        this.#handOver(loaded, place.arrivedAt);
        return;
      } catch {
        // The next try follows.
      }
    }
    this.#late.delete(place);
    this.#options.onLost(place.arrivedAt);
  }

  #drain(): void {
    if (this.#draining) return;
    const turnEnds = performance.now() + TURN_MS;
    for (let head = this.#line[0]; head && head.state.kind !== 'loading'; head = this.#line[0]) {
      if (performance.now() > turnEnds) {
        this.#drainLater();
        return;
      }
      this.#line.shift();
      if (head.state.kind === 'loaded') this.#handOver(head.state.loaded, head.arrivedAt);
    }
  }

  #drainLater(): void {
    this.#draining = true;
    setImmediate(() => {
      this.#draining = false;
      this.#drain();
    });
  }

  #handOver(loaded: Loaded | null, arrivedAt: UtcMs): void {
    if (loaded !== null && !this.#end.signal.aborted) this.#options.handOver(loaded, arrivedAt);
  }
}
