import { FuzzStation, type Outcome } from './fuzz-station.ts';
import { checkEvents } from './oracles/events.ts';
import { checkLines } from './oracles/lines.ts';
import { checkOrders } from './oracles/orders.ts';
import { checkRights } from './oracles/rights.ts';
import { checkForgotten, checkSilence, ledToNothing } from './oracles/silence.ts';
import type { Step } from './step.ts';
import type { Tally } from './tally.ts';

/** Plays a run on a station of its own and holds everything that comes of it to what must hold; throws a `Fault` where it does not. */
export function play(prepared: { readonly file: string; readonly now: number }, steps: readonly Step[], tally: Tally): void {
  const station = new FuzzStation(prepared.file, prepared.now);
  const forgotten: string[] = [];
  const check = (outcome: Outcome): void => {
    checkSilence(outcome);
    checkRights(outcome);
    checkLines(station.records, outcome);
    checkEvents(station.records, outcome);
    checkOrders(station.records, outcome);
    const mark = outcome.heard?.mark ?? null;
    if (mark !== null && ledToNothing(outcome)) forgotten.push(mark);
    tally.count(outcome);
  };
  try {
    steps.forEach((step, index) => {
      try {
        for (const outcome of station.passes(step.waits, step.asleep)) check(outcome);
        check(station.hears(step, `m${index}`));
        check(station.delivers(step.net));
      } catch (cause) {
        throw new Error(`message ${index}: ${cause instanceof Error ? cause.message : cause}`, { cause });
      }
    });
    checkForgotten(station, forgotten);
    tally.forgotten += forgotten.length;
  } finally {
    station.end();
  }
}
