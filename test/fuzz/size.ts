/**
 * How many runs of how many steps, and from which seed: the same ones in every ordinary run, others in a long one.
 *
 * FUZZ_SEED and FUZZ_PATH play again what a failure has printed.
 */
export function parametersFor(variable: string, ordinary: number, steps: number) {
  const asked = process.env[variable];
  const count = Number(asked ?? ordinary);
  const seed = Number(process.env.FUZZ_SEED ?? (asked === undefined ? 20261207 : Date.now() % 2 ** 31));
  const path = process.env.FUZZ_PATH;
  const timeout = 120_000 + count * 60;
  return { runs: Math.max(1, Math.round(count / steps)), steps, timeout, seed, ...(path === undefined ? {} : { path }) };
}
