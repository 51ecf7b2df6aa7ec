import fc from 'fast-check';
import { DAY, HOUR, MINUTE, SECOND } from '../../../src/domain/time.ts';
import { passes, type StationCommand, settle } from '../deed.ts';
import { holdTo } from '../invariants.ts';
import type { Model } from '../model.ts';
import type { RealStation } from '../station.ts';
import { pick, weighed } from './choose.ts';

class Waits implements StationCommand {
  constructor(readonly ms: number) {}
  check = (): boolean => true;
  run(model: Model, real: RealStation): void {
    passes(model, real, model.now + this.ms);
  }
  toString = (): string => `… ${this.ms / MINUTE} min`;
}

/** The process ends and starts again on the same file, at once or after a while. */
class Restarts implements StationCommand {
  constructor(readonly down: number) {}
  check = (): boolean => true;
  run(model: Model, real: RealStation): void {
    const before = real.historyLength();
    real.restart(this.down);
    model.startedAt = real.now;
    settle(model, real);
    holdTo(real.historyLength() >= before, 'the history shrank');
  }
  toString = (): string => `restart after ${this.down / MINUTE} min`;
}

/** A message that has come before, once more: from the platform, or after a restart. */
class ComesAgain implements StationCommand {
  #shown = '';
  constructor(readonly die: number) {}
  check = ({ said }: Readonly<Model>): boolean => said.length > 0;
  run(model: Model, real: RealStation): void {
    const again = pick(model.said.slice(-12), this.die);
    if (!again) return;
    this.#shown = `${again.id} comes again`;
    real.hear(again);
    const events = real.newEvents();
    const lines = real.newLines();
    holdTo(events.length === 0, `${again.id} “${again.text}” came again and led to ${events.map(({ kind }) => kind).join()}`);
    holdTo(lines.length === 0, `${again.id} “${again.text}” came again and was answered: ${lines.map(({ text }) => text).join(' ¶ ')}`);
  }
  toString = (): string => this.#shown;
  [fc.cloneMethod](): ComesAgain {
    return new ComesAgain(this.die);
  }
}

const moments = fc.constantFrom(4 * SECOND, 9 * SECOND, 50 * SECOND, 2 * MINUTE);
const whiles = fc.constantFrom(4 * MINUTE, 6 * MINUTE, 11 * MINUTE, 31 * MINUTE, 70 * MINUTE);
const hours = fc.constantFrom(3 * HOUR, 7 * HOUR, 13 * HOUR, DAY + HOUR, 3 * DAY);
const down = fc.constantFrom(0, 0, 0, MINUTE, 20 * MINUTE, 9 * HOUR);

export const PASSING: readonly fc.Arbitrary<StationCommand>[] = weighed(
  [1, moments.map((ms) => new Waits(ms))],
  [2, whiles.map((ms) => new Waits(ms))],
  [3, hours.map((ms) => new Waits(ms))],
  [1, down.map((ms) => new Restarts(ms))],
  [2, fc.nat(99).map((die) => new ComesAgain(die))],
);
