import fc from 'fast-check';
import { expect, it } from 'vitest';
import { play } from './play.ts';
import { prepareStation } from './prepared.ts';
import { parametersFor } from './size.ts';
import { Tally } from './tally.ts';
import { message } from './words/steps.ts';

const { runs, steps, timeout, ...parameters } = parametersFor('FUZZ_MESSAGES', 1_500, 60);

it(`${runs * steps} messages of every kind do no harm (FUZZ_SEED=${parameters.seed})`, { timeout }, () => {
  const prepared = prepareStation();
  const tally = new Tally();
  const run = fc.noBias(fc.array(message, { minLength: 1, maxLength: 2 * steps, size: 'max' }));
  fc.assert(
    fc.property(run, (said) => play(prepared, said, tally)),
    { ...parameters, numRuns: runs },
  );
  if (process.env.FUZZ_MESSAGES !== undefined) console.info(tally.report());
  expect(tally.of('posted')).toBeGreaterThan(runs);
});
