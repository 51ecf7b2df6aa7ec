import type { Clock } from './application/ports/clock.ts';
import type { UtcMs } from './domain/time.ts';

/** The machine's time, moved by `ahead`; set back, it stands still until the old time is reached again. */
export class ForwardClock implements Clock {
  #latest = 0;
  #ahead = 0;

  now(): UtcMs {
    this.#latest = Math.max(this.#latest, Date.now() + this.#ahead);
    return this.#latest;
  }

  /** Lets time pass (in simulation). @param milliseconds how far forward; negative values are ignored */
  advance(milliseconds: number): void {
    this.#ahead += Math.max(0, milliseconds);
  }

  /** Goes to that moment, if it lies ahead. */
  advanceTo(at: UtcMs): void {
    this.advance(at - this.now());
  }
}
