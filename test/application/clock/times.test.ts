import { describe, expect, it } from 'vitest';
import { askDoneAt, reminderAt } from '../../../src/application/clock/times.ts';
import { at, during, on } from '../../support/clock-world.ts';

const NIGHT = { quietFrom: 22 * 60, quietTo: 7 * 60 };

describe('a worker is reminded', () => {
  it.each([
    ['half an hour before a clock time', at(on(15, 14)), on(15, 13, 30)],
    ['the evening before, where that lies in the night', at(on(15, 7)), on(14, 21, 30)],
    ['the same evening before work that begins late at night', at(on(15, 22, 45)), on(15, 21, 30)],
    ['the evening before work that begins after midnight', at(on(15, 0, 30)), on(14, 21, 30)],
    ['just before the night, too', at(on(15, 22, 20)), on(15, 21, 50)],
    ['the evening before a part of a day', during(on(15, 12), on(15, 19)), on(14, 21, 30)],
    ['the evening before a day', { kind: 'day', start: on(15, 0), end: on(16, 23, 59), text: '' } as const, on(14, 21, 30)],
    ['of nothing that is to be done by some time', { kind: 'deadline', end: on(15, 18), text: '' } as const, null],
    ['of nothing that he goes to at once', { kind: 'now', start: on(14, 9), text: '' } as const, null],
    ['of nothing without a time', { kind: 'none' } as const, null],
  ])('%s', (_what, when, expected) => {
    expect(reminderAt(when, false, NIGHT)).toBe(expected);
  });

  it('at night only of what is urgent', () => {
    expect(reminderAt(at(on(15, 1)), true, NIGHT)).toBe(on(15, 0, 30));
  });

  it('before the night begins, where it begins early', () => {
    expect(reminderAt(at(on(15, 7)), false, { quietFrom: 21 * 60, quietTo: 8 * 60 })).toBe(on(14, 20, 30));
  });

  it('at any hour where no night is kept', () => {
    expect(reminderAt(at(on(15, 3)), false, { quietFrom: 0, quietTo: 0 })).toBe(on(15, 2, 30));
  });
});

it('asks two hours after the agreed time whether it is done, or two hours after a late claim', () => {
  expect(askDoneAt(at(on(15, 14)), on(14, 9))).toBe(on(15, 16));
  expect(askDoneAt(at(on(15, 14)), on(15, 15, 30))).toBe(on(15, 16));
  expect(askDoneAt(at(on(15, 14)), on(15, 18))).toBe(on(15, 20));
  expect(askDoneAt({ kind: 'vague', text: '过两天' }, on(15, 18))).toBeNull();
});
