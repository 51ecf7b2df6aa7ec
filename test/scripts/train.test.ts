import { describe, expect, test } from 'vitest';
import { type Example, predict, train } from '../../scripts/reading/train.ts';

const OPTIONS = { classes: 2, rarest: 1, epochs: 10, rate: 0.1, decay: 1e-4, dropped: 0 };
const examples: readonly Example[] = Array.from({ length: 40 }, (_, at) => ({
  features: [at % 2 === 0 ? 'asks' : 'tells', `noise${at % 7}`],
  target: at % 2,
}));

describe('the trainer', () => {
  test('learns which feature tells the classes apart', () => {
    const weights = train(examples, OPTIONS);
    expect(predict(weights, ['asks', 'noise3'], 2)[0]).toBeGreaterThan(0.9);
    expect(predict(weights, ['tells', 'noise3'], 2)[1]).toBeGreaterThan(0.9);
  });

  test('gives the same weights for the same lines', () => {
    expect([...train(examples, OPTIONS)]).toEqual([...train(examples, OPTIONS)]);
  });

  test('leaves out what is too rare', () => {
    const weights = train([...examples, { features: ['once'], target: 0 }], { ...OPTIONS, rarest: 2 });
    expect(weights.has('once')).toBe(false);
  });
});
