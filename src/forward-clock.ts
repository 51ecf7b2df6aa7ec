import { uptime } from 'node:os';
import type { Clock } from './application/ports/clock.ts';
import { DAY, HOUR, MINUTE, SECOND, type UtcMs } from './domain/time.ts';

/** Where the time comes from; a simulation has its own. All in milliseconds. */
export interface TimeSources {
  /** The machine's clock, which anybody may set. */
  readonly host: () => UtcMs;
  /** Runs evenly from some moment on, whatever the clock is set to; may stand while the machine sleeps. */
  readonly steady: () => number;
  /** As `steady`, but does not stand. Dear to ask. */
  readonly uptime: () => number;
}

const MACHINE: TimeSources = { host: () => Date.now(), steady: () => performance.now(), uptime: () => uptime() * SECOND };

/** By so little a clock may differ from another that is right. */
const SAME = SECOND;
/** So far a message's time and a clock may lie apart and still agree: a message is on its way for a while. */
const AGREES = 2 * MINUTE;
/** So long the machine's clock must have stood as it stands before it is followed: with messages that bear it out, and without any. */
const FOLLOWED_AFTER = { borneOut: 10 * MINUTE, unheard: HOUR } as const;
/** Ahead of the machine's clock, time goes at three quarters of its pace until it is no more. */
const SLOWED_BY = 1 / 4;
/** Of two times that lie further apart than this one is wrong altogether: nothing is gained by drawing near to it. */
const TOO_FAR = DAY;
/** A clock that shows less has lost its battery. */
const WRITTEN = Date.UTC(2026, 10, 1);

/**
 * The application's time: set by the machine's clock at start, it then runs by the steady one, so that a clock that is set
 * forth or back changes nothing. Only what lasts, and no message contradicts, is followed: forth in a leap, back by going
 * slower. See docs/adr/0009-time.md.
 */
export class ForwardClock implements Clock {
  readonly #sources: TimeSources;
  /** What the steady clock lacks to the application's time. */
  #base: number;
  #latest: UtcMs = 0;
  /** Simulation is so far ahead of the machine, and stays so. */
  #ahead = 0;
  #lastLook: number;
  #slept: number;
  /** How far the machine's clock is ahead, since when so, and how far, at the least, messages since then have shown the platform's to be. */
  #stands: { lead: number; since: number; shown: number | null } = { lead: 0, since: 0, shown: null };

  constructor(sources: TimeSources = MACHINE) {
    this.#sources = sources;
    this.#lastLook = sources.steady();
    this.#base = sources.host() - this.#lastLook;
    this.#slept = sources.uptime() - this.#lastLook;
    this.#stands.since = this.#lastLook;
  }

  now(): UtcMs {
    this.#look();
    this.#latest = Math.max(this.#latest, Math.floor(this.#sources.steady() + this.#base));
    return this.#latest;
  }

  heard(sentAt: UtcMs, arrivedAt: UtcMs): UtcMs {
    this.#look();
    const stands = this.#stands;
    stands.shown = Math.max(stands.shown ?? Number.NEGATIVE_INFINITY, sentAt - arrivedAt);
    // Nothing comes from the future: when the machine's clock says so too, the steady one has stood.
    const behind = stands.shown > AGREES && stands.lead > stands.shown - AGREES ? stands.lead : 0;
    this.#move(behind);
    return arrivedAt + behind;
  }

  /** After a restart: goes on from the last time that was written down, unless that was done under a clock that was wrong. */
  resumeFrom(kept: UtcMs): void {
    const now = this.now();
    if (kept > now && (kept - now <= TOO_FAR || now < WRITTEN)) this.#move(kept - now);
  }

  /** Lets time pass (in simulation). @param milliseconds how far forward; negative values are ignored */
  advance(milliseconds: number): void {
    const passed = Math.max(0, milliseconds);
    this.#ahead += passed;
    this.#base += passed;
  }

  /** Goes to that moment, if it lies ahead. */
  advanceTo(at: UtcMs): void {
    this.advance(at - this.now());
  }

  /** Looks whether the machine's clock has been set, whether the machine has slept, and whether it is time to follow. */
  #look(): void {
    const steady = this.#sources.steady();
    const passed = steady - this.#lastLook;
    this.#lastLook = steady;
    const lead = this.#sources.host() + this.#ahead - (steady + this.#base);
    if (Math.abs(lead - this.#stands.lead) > SAME) this.#stands = { lead: lead - this.#sleepSince(steady), since: steady, shown: null };
    else if (this.#mayFollow(steady)) this.#move(lead > 0 ? lead : Math.max(lead, -passed * SLOWED_BY));
  }

  /** How long the machine slept since this was asked last; time has gone on by so much. */
  #sleepSince(steady: number): number {
    const slept = this.#sources.uptime() - steady - this.#slept;
    if (slept < SAME) return 0;
    this.#slept += slept;
    this.#base += slept;
    return slept;
  }

  #mayFollow(steady: number): boolean {
    const { lead, since, shown } = this.#stands;
    if (Math.abs(lead) < SAME || lead < -TOO_FAR) return false;
    if (shown === null) return steady - since >= FOLLOWED_AFTER.unheard;
    return Math.abs(shown - lead) <= AGREES && steady - since >= FOLLOWED_AFTER.borneOut;
  }

  #move(by: number): void {
    this.#base += by;
    this.#stands.lead -= by;
    if (this.#stands.shown !== null) this.#stands.shown -= by;
  }
}
