import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { When } from '../../../src/domain/job.ts';
import { isQuiet } from '../../../src/domain/quiet-hours.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { at, ClockWorld, during, on } from '../../support/clock-world.ts';

const NIGHT = { quietFrom: 22 * 60, quietTo: 7 * 60 };

type Deed =
  | { readonly kind: 'post'; readonly when: When; readonly headcount: number }
  | { readonly kind: 'claim' | 'give-back' | 'restart' };

const hour = fc.integer({ min: 0, max: 23 });
const when: fc.Arbitrary<When> = fc.oneof(
  fc.constant<When>({ kind: 'none' }),
  fc.tuple(fc.integer({ min: 14, max: 20 }), hour).map(([day, start]) => at(on(day, start))),
  fc.integer({ min: 14, max: 20 }).map((day) => during(on(day, 12), on(day, 19))),
);
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant('post' as const), when, headcount: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constantFrom('claim' as const, 'give-back' as const, 'restart' as const) }),
);
const days = fc.array(fc.record({ deed, wait: fc.integer({ min: 1, max: 9 * 60 }) }), { minLength: 3, maxLength: 14 });

it('keeps the night and the hour, whatever comes on whatever day, and always comes to an end', () => {
  fc.assert(
    fc.property(days, (steps) => {
      const world = new ClockWorld(on(14, 8));
      try {
        const aunt = world.resident('张阿姨');
        const wu = world.worker('吴师傅', ['unclogging']);
        const said = steps.flatMap(({ deed: what, wait }) => {
          act(world, what, aunt, wu);
          return world.pass(world.now + wait * MINUTE);
        });
        said.push(...world.pass(on(28, 12)));

        expect(said.filter((line) => isQuiet(line.at, NIGHT))).toEqual([]);
        const hourly = said.filter(({ text }) => text.startsWith('还没人接：')).map((line) => line.at);
        expect(hourly.every((time, index) => index === 0 || time - (hourly[index - 1] ?? 0) >= HOUR)).toBe(true);
        const summaries = said.filter(({ text, to }) => text.startsWith('日报') && to === '零工市场').map((line) => line.at);
        expect(summaries.length).toBe(new Set(summaries).size);
        expect(world.store.orders.open().every(({ holders }) => holders.length > 0)).toBe(true);
      } finally {
        world.dispose();
      }
    }),
    { numRuns: 12, endOnFailure: true },
  );
}, 120_000);

function act(world: ClockWorld, what: Deed, aunt: ReturnType<ClockWorld['resident']>, wu: ReturnType<ClockWorld['resident']>): void {
  const [open] = world.store.orders.open().filter(({ holders }) => holders.length === 0);
  const [held] = world.store.orders.heldBy(wu.id, ['open', 'claimed']);
  if (what.kind === 'post') world.post(aunt, { when: what.when, headcount: what.headcount });
  else if (what.kind === 'claim' && open) world.takes(wu, open);
  else if (what.kind === 'give-back' && held) world.givesBack(wu, held);
  else if (what.kind === 'restart') world.restart();
}
