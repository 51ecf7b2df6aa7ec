import { Bench } from 'tinybench';

/** What was measured, beside what, and how many times as fast it is. */
export interface Comparison {
  readonly what: string;
  readonly perSecond: number;
  readonly baseline: string;
  readonly baselinePerSecond: number;
  readonly ratio: number;
}

/** So many turns of both, one after the other: a machine that is busy for a while slows both. */
const TURNS = 9;
const TURN_MS = 250;
const WARM_UP_MS = 800;

/**
 * Runs two functions in turns and compares them by the median of the turns' ratios.
 *
 * @param items how many things one call handles: the figures are of things a second
 */
export async function sideBySide(
  what: string,
  run: () => void,
  baseline: string,
  runBaseline: () => void,
  items: number,
): Promise<Comparison> {
  await speedOf(run, WARM_UP_MS);
  await speedOf(runBaseline, WARM_UP_MS);
  const turns: { readonly own: number; readonly other: number }[] = [];
  for (let turn = 0; turn < TURNS; turn += 1) turns.push({ own: await speedOf(run, TURN_MS), other: await speedOf(runBaseline, TURN_MS) });
  return {
    what,
    perSecond: items * median(turns.map(({ own }) => own)),
    baseline,
    baselinePerSecond: items * median(turns.map(({ other }) => other)),
    ratio: median(turns.map(({ own, other }) => own / other)),
  };
}

/** Calls a second. */
async function speedOf(run: () => void, time: number): Promise<number> {
  const bench = new Bench({ time, iterations: 2, warmup: false });
  bench.add('run', run);
  await bench.run();
  const result = bench.tasks[0]?.result;
  if (!result || !('throughput' in result)) throw new Error('a turn of the bench failed');
  return result.throughput.mean;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
