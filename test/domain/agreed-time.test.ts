import { expect, it } from 'vitest';
import { agreedTime, earliestStart } from '../../src/domain/agreed-time.ts';
import type { When } from '../../src/domain/job.ts';
import { instant, type UtcMs } from '../../src/domain/time.ts';

const nine = instant(2026, 12, 14, 9);
const noon = instant(2026, 12, 14, 12);

const cases: readonly (readonly [string, When, UtcMs | null, UtcMs | null])[] = [
  ['上午9点', { kind: 'at', start: nine, end: null, text: '' }, nine, nine],
  ['9点到12点', { kind: 'at', start: nine, end: noon, text: '' }, nine, nine],
  ['马上', { kind: 'now', start: nine, text: '' }, nine, nine],
  ['上午', { kind: 'part', start: nine, end: noon, text: '' }, noon, nine],
  ['这两天', { kind: 'day', start: nine, end: noon, text: '' }, noon, nine],
  ['12点之前', { kind: 'deadline', end: noon, text: '' }, noon, null],
  ['每周六', { kind: 'recurring', text: '每周六' }, null, null],
  ['过两天', { kind: 'vague', text: '过两天' }, null, null],
  ['nothing', { kind: 'none' }, null, null],
];

it.each(cases)('%s is agreed for its start if a clock time was said, else for the end of the window', (_said, when, agreed, start) => {
  expect(agreedTime(when)).toBe(agreed);
  expect(earliestStart(when)).toBe(start);
});
