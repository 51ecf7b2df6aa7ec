import fc from 'fast-check';
import { expect, it } from 'vitest';
import { play } from './play.ts';
import { prepareStation } from './prepared.ts';
import { parametersFor } from './size.ts';
import { Tally } from './tally.ts';
import { commandStep } from './words/commands.ts';

const { runs, steps, timeout, ...parameters } = parametersFor('FUZZ_COMMANDS', 600, 30);

it(`${runs * steps} commands with every argument by everybody do no harm (FUZZ_SEED=${parameters.seed})`, { timeout }, () => {
  const prepared = prepareStation();
  const tally = new Tally();
  const run = fc.noBias(fc.array(commandStep, { minLength: 1, maxLength: 2 * steps, size: 'max' }));
  fc.assert(
    fc.property(run, (said) => play(prepared, said, tally)),
    { ...parameters, numRuns: runs },
  );
  if (process.env.FUZZ_COMMANDS !== undefined) console.info(tally.report());
  expect(tally.of('assigned')).toBeGreaterThan(0);
});
