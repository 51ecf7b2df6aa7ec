import { describe, expect, it } from 'vitest';
import { DAY, HOUR, instant, MINUTE, SECOND, type UtcMs } from '../src/domain/time.ts';
import { ForwardClock } from '../src/forward-clock.ts';

const NOON = instant(2026, 12, 7, 12, 0);

/** A machine whose clock can be set and which can sleep. */
class Machine {
  truth = NOON;
  #slept = 0;
  #set = 0;
  readonly clock: ForwardClock;

  constructor(set = 0) {
    this.#set = set;
    this.clock = this.starts();
  }

  starts(): ForwardClock {
    return new ForwardClock({
      host: () => this.truth + this.#set,
      steady: () => this.truth - this.#slept - 5_000_000.5,
      uptime: () => this.truth - 4_000_000,
    });
  }

  /** How far its clock is ahead. */
  set(lead: number): void {
    this.#set = lead;
  }

  /** Somebody looks at the time every half minute. */
  runs(milliseconds: number, meanwhile: () => void = () => undefined): void {
    for (const until = this.truth + milliseconds; this.truth < until; ) {
      this.truth = Math.min(until, this.truth + 30 * SECOND);
      this.clock.now();
      meanwhile();
    }
  }

  sleeps(milliseconds: number): void {
    this.truth += milliseconds;
    this.#slept += milliseconds;
  }

  error(): number {
    return this.clock.now() - this.truth;
  }
}

const nearly = (error: number) => expect(Math.abs(error)).toBeLessThan(2 * SECOND);
const gotMessage = (machine: Machine, held = 0): UtcMs => machine.clock.heard(machine.truth - held, machine.clock.now());

describe('a clock that is set', () => {
  it('forth by an hour and back a minute later moves nothing', () => {
    const machine = new Machine();
    machine.set(HOUR);
    nearly(machine.error());
    machine.runs(MINUTE);
    nearly(machine.error());
    machine.set(0);
    machine.runs(MINUTE);
    nearly(machine.error());
  });

  it('back by a day does not make time stand still', () => {
    const machine = new Machine();
    machine.set(-DAY);
    machine.runs(10 * MINUTE, () => gotMessage(machine));
    nearly(machine.error());
  });

  it('for good, forth or back, is not followed as long as messages say otherwise', () => {
    const machine = new Machine();
    for (const lead of [HOUR, -HOUR, 26 * HOUR]) {
      machine.set(lead);
      machine.runs(5 * HOUR, () => gotMessage(machine, 3 * SECOND));
      nearly(machine.error());
    }
  });

  it('a thousand times is never seen', () => {
    const machine = new Machine();
    let last = 0;
    for (let move = 0; move < 1_000; move += 1) {
      machine.set(((move * 7_919) % 481) * MINUTE - 4 * HOUR);
      machine.runs(MINUTE);
      nearly(machine.error());
      expect(machine.clock.now()).toBeGreaterThan(last);
      last = machine.clock.now();
    }
  });
});

describe('a clock that was wrong at the start', () => {
  it('and is set right is followed forth after ten minutes, when messages bear it out', () => {
    const machine = new Machine(-90 * SECOND);
    machine.set(0);
    machine.runs(9 * MINUTE, () => gotMessage(machine, SECOND));
    expect(machine.error()).toBe(-90 * SECOND);
    machine.runs(2 * MINUTE, () => gotMessage(machine, SECOND));
    nearly(machine.error());
  });

  it('is followed at once when a message seems to come from the future', () => {
    const machine = new Machine(-8 * HOUR);
    machine.set(0);
    expect(gotMessage(machine, HOUR)).toBe(machine.truth);
    nearly(machine.error());
  });

  it('is followed after an hour in which nobody says anything', () => {
    const machine = new Machine(-8 * HOUR);
    machine.set(0);
    machine.runs(HOUR - MINUTE);
    expect(machine.error()).toBe(-8 * HOUR);
    machine.runs(2 * MINUTE);
    nearly(machine.error());
  });

  it('is followed back by going slower, never backward', () => {
    const machine = new Machine(HOUR);
    machine.set(0);
    let last = machine.clock.now();
    machine.runs(4 * HOUR + 15 * MINUTE, () => {
      gotMessage(machine);
      expect(machine.clock.now()).toBeGreaterThan(last);
      last = machine.clock.now();
    });
    nearly(machine.error());
  });
});

describe('a machine that sleeps', () => {
  it('wakes to the right time, before anything is judged by it', () => {
    const machine = new Machine();
    machine.runs(MINUTE);
    machine.sleeps(8 * HOUR);
    nearly(machine.error());
    machine.runs(MINUTE);
    machine.sleeps(HOUR);
    nearly(machine.error());
  });

  it('wakes to the right time although its clock was set meanwhile', () => {
    const machine = new Machine();
    machine.runs(MINUTE);
    machine.sleeps(8 * HOUR);
    machine.set(3 * HOUR);
    nearly(machine.error());
  });
});

describe('after a restart', () => {
  it('time goes on from the last that was written down', () => {
    const machine = new Machine();
    machine.set(-HOUR);
    const again = machine.starts();
    again.resumeFrom(NOON);
    expect(again.now()).toBe(NOON);
    machine.truth += MINUTE;
    expect(again.now()).toBe(NOON + MINUTE);
  });

  it('a time that was written down years ahead is not believed', () => {
    const again = new Machine().starts();
    again.resumeFrom(NOON + 400 * DAY);
    nearly(again.now() - NOON);
  });

  it('it is believed rather than a clock that has lost its battery', () => {
    const machine = new Machine();
    machine.set(-20 * 365 * DAY);
    const again = machine.starts();
    again.resumeFrom(NOON);
    expect(again.now()).toBe(NOON);
  });
});

it('in simulation time is far ahead of the machine, and stays so', () => {
  const machine = new Machine();
  machine.clock.advanceTo(NOON + 3 * DAY);
  machine.clock.advance(-HOUR);
  machine.runs(3 * HOUR);
  nearly(machine.error() - 3 * DAY);
});
