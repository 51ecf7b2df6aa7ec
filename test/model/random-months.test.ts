import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR } from '../../src/domain/time.ts';
import { openLanguage } from '../../src/language/read-message.ts';
import { CHANGING_HANDS } from './commands/changing-hands.ts';
import { CLAIMING } from './commands/claiming.ts';
import { CLOSING } from './commands/closing.ts';
import { GRID_WORK } from './commands/grid-work.ts';
import { PASSING } from './commands/passing.ts';
import { POSTING } from './commands/posting.ts';
import { FIRST_MORNING, JOBS, phoneOf, placeOf } from './jobs.ts';
import { newModel } from './model.ts';
import { RealStation } from './station.ts';

/** How many months, and which: a long run takes others than the last. */
const RUNS = Number(process.env.MODEL_RUNS ?? 60);
const SEED = Number(process.env.MODEL_SEED ?? (process.env.MODEL_RUNS === undefined ? 20261207 : Date.now() % 2 ** 31));
const MINUTES = Number(process.env.MODEL_MINUTES ?? 8);

describe('the words of the months', () => {
  const language = openLanguage();
  const at = FIRST_MORNING + 3 * HOUR;
  it.each(JOBS.map((job, index) => ({ job, words: job.words(placeOf(index + 1), phoneOf(index + 1), at) })))(
    'are read as they are meant: $words',
    ({ job, words }) => {
      for (const room of ['grid', 'market', 'direct'] as const) {
        const reading = language.readMessage(words, { sentAt: at, room, sender: 'resident' });
        expect(reading.decision).toBe('make');
        expect(reading.jobs).toHaveLength(1);
        const [read] = reading.jobs;
        expect(read).toMatchObject({ category: job.category, urgent: job.urgent, certificates: job.certificates });
        expect(read?.headcount ?? 1).toBe(job.headcount);
        expect(read?.place === null).toBe(!job.hasPlace);
      }
    },
  );
});

it(`${RUNS} months come out as they should (MODEL_SEED=${SEED})`, { timeout: (MINUTES + 2) * 60_000 }, () => {
  // Without bias: it would prefer months in which next to nothing happens.
  const month = fc.noBias(
    fc.commands([...POSTING, ...CLAIMING, ...CHANGING_HANDS, ...CLOSING, ...GRID_WORK, ...PASSING], { maxCommands: 130, size: 'max' }),
  );
  fc.assert(
    fc.property(month, (commands) => {
      const real = new RealStation();
      try {
        const model = newModel(real.now);
        fc.modelRun(() => ({ model, real }), commands);
      } finally {
        real.end();
      }
    }),
    { seed: SEED, numRuns: RUNS, interruptAfterTimeLimit: MINUTES * 60_000 },
  );
});
