import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { type Arrival, usualDelay } from '../../src/domain/usual-delay.ts';

const NOON = 1_000 * HOUR;

/** One message every so often, each so long after it was sent; youngest first. */
function every(gap: number, delays: readonly number[], until = NOON): readonly Arrival[] {
  return delays.map((delay, place) => ({ arrivedAt: until - place * gap, sentAt: until - place * gap - delay }));
}
const of = (count: number, delay: number) => Array.from({ length: count }, (_, place) => delay + (place % 3) * SECOND);

describe('the usual delay', () => {
  it('is that of messages that come at the pace at which they were sent', () => {
    expect(usualDelay(every(2 * MINUTE, of(5, HOUR)))).toBe(HOUR);
    expect(usualDelay(every(2 * MINUTE, of(5, -HOUR)))).toBe(-HOUR);
    expect(usualDelay(every(2 * MINUTE, of(5, SECOND)))).toBe(SECOND);
  });

  it('is learned anew when the clock was set between two runs', () => {
    const before = every(MINUTE, of(20, SECOND), NOON - 10 * MINUTE);
    expect(usualDelay([...every(2 * MINUTE, of(5, HOUR)), ...before])).toBe(HOUR);
  });

  it.each([
    ['nothing came yet', []],
    ['too few', every(3 * MINUTE, of(3, HOUR))],
    ['too short a time', every(SECOND, of(60, HOUR))],
    // An hour's messages, caught up within a minute.
    [
      'an outage is caught up',
      Array.from({ length: 60 }, (_, place) => ({ arrivedAt: NOON - place * SECOND, sentAt: NOON - place * MINUTE })),
    ],
    // The same, but it takes ten minutes.
    [
      'it is caught up slowly',
      Array.from({ length: 60 }, (_, place) => ({ arrivedAt: NOON - place * 10 * SECOND, sentAt: NOON - place * MINUTE })),
    ],
    ['one was held up', [{ arrivedAt: NOON + MINUTE, sentAt: NOON - 20 * MINUTE }, ...every(2 * MINUTE, of(30, SECOND))]],
    [
      'those of one place are always held up',
      every(
        MINUTE,
        Array.from({ length: 30 }, (_, place) => (place % 3 === 0 ? 20 * MINUTE : SECOND)),
      ),
    ],
  ])('is not to be told when %s', (_, arrivals) => {
    expect(usualDelay(arrivals)).toBeNull();
  });
});
