import type { UtcMs } from '../../../src/domain/time.ts';
import type { MonthWorld } from './month-world.ts';

/** Somebody's doings: yields the moment until which he waits. */
export type Doings = AsyncGenerator<UtcMs, void, void>;

interface Waiting {
  readonly at: UtcMs;
  readonly turn: number;
  readonly doings: Doings;
}

/** Many people's doings on one clock, each in its moment; of two in the same moment the one that began to wait earlier. */
export class Agenda {
  readonly #waiting: Waiting[] = [];
  readonly #world: MonthWorld;
  #turns = 0;
  #meantFor = 0;

  constructor(world: MonthWorld) {
    this.#world = world;
  }

  /** The moment for which what happens now was meant; earlier than now where the bot was away then. */
  get meantFor(): UtcMs {
    return this.#meantFor;
  }

  /** @param at when they begin */
  add(at: UtcMs, doings: Doings): void {
    this.#turns += 1;
    const entry = { at, turn: this.#turns, doings };
    const place = this.#waiting.findLastIndex((other) => other.at <= at);
    this.#waiting.splice(place + 1, 0, entry);
  }

  /** Lets the world run until then; what waits for longer goes on waiting. */
  async runTo(until: UtcMs): Promise<void> {
    for (let next = this.#waiting[0]; next && next.at <= until; next = this.#waiting[0]) {
      this.#waiting.shift();
      await this.#world.passTo(next.at);
      this.#meantFor = next.at;
      const { done, value } = await next.doings.next();
      if (!done) this.add(Math.max(value, this.#world.now()), next.doings);
    }
    await this.#world.passTo(until);
  }
}
