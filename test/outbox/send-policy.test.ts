import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Precedence } from '../../src/application/lanes.ts';
import { pausedUntil, type SlowDown, slowDownAfter, slownessAt, slowUntil } from '../../src/domain/slow-down.ts';
import { DAY, HOUR, MINUTE, SECOND, startOfDay } from '../../src/domain/time.ts';
import { isDayFull, isHopeless, nextAllowed, retryDelay, type SendPolicy, type Traffic } from '../../src/outbox/send-policy.ts';

const NOON = Date.parse('2026-12-07T12:00:00+08:00');
const POLICY: SendPolicy = { spacingMs: 1000, perMinute: 10, perDay: 100 };
const NOTHING: Traffic = { lastHere: null, lately: [], today: 0 };
const at = (seconds: number) => ({ at: NOON + seconds * SECOND });
const full = (count: number) => Array.from({ length: count }, (_, index) => at(index - count));
const next = (traffic: Partial<Traffic>, precedence: Precedence = 'awaited', slowDown: SlowDown | null = null, policy = POLICY) =>
  nextAllowed({ ...NOTHING, ...traffic }, precedence, policy, slowDown, NOON);

describe('how fast the bot may speak', () => {
  test('the first line goes at once', () => {
    expect(next({})).toBe(NOON);
  });

  test('the next one to the same room waits for the spacing, and a little more by chance', () => {
    expect(next({ lastHere: { at: NOON, chance: 0 } })).toBe(NOON + 1000);
    expect(next({ lastHere: { at: NOON, chance: 0.9 } })).toBe(NOON + 1300);
  });

  test('a full minute lets the next go when its first line is a minute old', () => {
    expect(next({ lately: [...full(9), at(-50)] }, 'urgent')).toBe(NOON + 10 * SECOND);
  });

  test('of the minute a little is left for what is more pressing', () => {
    expect(next({ lately: full(8) }, 'rest')).toBeGreaterThan(NOON);
    expect(next({ lately: full(8) }, 'awaited')).toBe(NOON);
    expect(next({ lately: full(9) }, 'awaited')).toBeGreaterThan(NOON);
    expect(next({ lately: full(9) }, 'urgent')).toBe(NOON);
  });

  test('and of the day: first the rest must wait for midnight, then what is awaited, at last all', () => {
    const midnight = startOfDay(NOON) + DAY;
    expect((['rest', 'awaited', 'urgent'] as const).map((one) => next({ today: 79 }, one))).toEqual([NOON, NOON, NOON]);
    expect((['rest', 'awaited', 'urgent'] as const).map((one) => next({ today: 80 }, one))).toEqual([midnight, NOON, NOON]);
    expect((['rest', 'awaited', 'urgent'] as const).map((one) => next({ today: 95 }, one))).toEqual([midnight, midnight, NOON]);
    expect(next({ today: 100 }, 'urgent')).toBe(midnight);
    expect(isDayFull(100, 'urgent', 0)).toBe(false);
  });

  test('the smallest budgets let something go', () => {
    for (const one of ['rest', 'awaited', 'urgent'] as const) {
      expect(next({}, one, null, { spacingMs: 0, perMinute: 1, perDay: 1 })).toBe(NOON);
    }
  });

  test('without limits everything goes at once', () => {
    expect(
      next({ lastHere: { at: NOON, chance: 1 }, lately: full(500), today: 999 }, 'rest', null, { spacingMs: 0, perMinute: 0, perDay: 0 }),
    ).toBe(NOON);
  });

  test('what failed is tried again after growing times, of five minutes at most', () => {
    expect([0, 1, 2].map(retryDelay)).toEqual([2 * SECOND, 4 * SECOND, 8 * SECOND]);
    expect(retryDelay(50)).toBe(5 * MINUTE);
  });

  test('what fails again and again is given up while others go out, and after a day in any case', () => {
    const made = NOON - HOUR;
    expect(isHopeless(11, made, NOON, NOON)).toBe(false);
    expect(isHopeless(12, made, NOON - MINUTE, NOON)).toBe(true);
    expect(isHopeless(12, made, NOON - HOUR, NOON)).toBe(false);
    expect(isHopeless(12, made, null, NOON)).toBe(false);
    expect(isHopeless(1, NOON - DAY, null, NOON)).toBe(true);
  });
});

describe('after 操作过于频繁', () => {
  const first = slowDownAfter(null, NOON);
  const minutes = (slowDown: SlowDown, urgent: boolean) => (pausedUntil(slowDown, urgent) - slowDown.at) / MINUTE;

  test('nothing goes out for a minute, urgent lines for a quarter of it', () => {
    expect(next({}, 'awaited', first)).toBe(NOON + MINUTE);
    expect(next({}, 'urgent', first)).toBe(NOON + MINUTE / 4);
  });

  test('each further asking within the hour doubles the pause, up to half an hour', () => {
    let slowDown = first;
    const pauses = [minutes(slowDown, false)];
    for (let times = 1; times < 8; times += 1) {
      slowDown = slowDownAfter(slowDown, slowDown.at + 40 * MINUTE);
      pauses.push(minutes(slowDown, false));
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 30, 30, 30]);
    expect(minutes(slowDown, true)).toBe(7.5);
  });

  test('the same word once more within seconds is no further asking; an hour later it is a first one', () => {
    expect(slowDownAfter(first, NOON + 9 * SECOND)).toBe(first);
    expect(slowDownAfter(first, NOON + HOUR)).toEqual({ at: NOON + HOUR, level: 1 });
  });

  test('the pace is lower for the rest of the hour, also where none was set', () => {
    const before = { at: NOON - 10 * MINUTE, level: 1 };
    expect(next({ lastHere: { at: NOON, chance: 0 } }, 'awaited', before)).toBe(NOON + 2 * SECOND);
    expect(next({ lately: full(5) }, 'urgent', before)).toBeGreaterThan(NOON);
    const unlimited = { spacingMs: 0, perMinute: 0, perDay: 0 };
    expect(next({ lastHere: { at: NOON, chance: 0 } }, 'awaited', before, unlimited)).toBe(NOON + 2 * SECOND);
    expect(next({ lately: full(18) }, 'awaited', before, unlimited)).toBeGreaterThan(NOON);
    expect([slownessAt(before, NOON), slownessAt({ at: NOON, level: 9 }, NOON), slownessAt(before, slowUntil(before))]).toEqual([2, 8, 1]);
  });
});

/** Lines come at random moments to a few rooms; each time what may go first goes. */
const PLAY = fc.record({
  policy: fc.record({
    spacingMs: fc.integer({ min: 0, max: 5_000 }),
    perMinute: fc.integer({ min: 1, max: 20 }),
    perDay: fc.integer({ min: 30, max: 60 }),
  }),
  lines: fc.array(
    fc.record({
      after: fc.integer({ min: 0, max: 20_000 }),
      lane: fc.integer({ min: 0, max: 3 }),
      precedence: fc.constantFrom<Precedence>('urgent', 'awaited', 'rest'),
      chance: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { minLength: 1, maxLength: 50 },
  ),
  asked: fc.array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 3 }),
});

interface Gone {
  readonly at: number;
  readonly lane: number;
  readonly precedence: Precedence;
}

function play({ policy, lines, asked }: typeof PLAY extends fc.Arbitrary<infer Value> ? Value : never): readonly Gone[] {
  const gone: Gone[] = [];
  let now = NOON;
  let slowDown: SlowDown | null = null;
  const askings = asked.toSorted((a, b) => a - b).map((after) => NOON + after);
  for (const { after, lane, precedence, chance } of lines) {
    now += after;
    for (;;) {
      while (askings[0] !== undefined && askings[0] <= now) slowDown = slowDownAfter(slowDown, askings.shift() ?? now);
      const here = gone.findLast((one) => one.lane === lane);
      const today = gone.filter(({ at }) => at >= startOfDay(now)).length;
      const allowed = nextAllowed(
        { lastHere: here ? { at: here.at, chance } : null, lately: gone, today },
        precedence,
        policy,
        slowDown,
        now,
      );
      if (allowed <= now) break;
      now = allowed;
    }
    gone.push({ at: now, lane, precedence });
  }
  return gone;
}

describe('whatever comes', () => {
  test('the budgets of the minute and of the day are never exceeded, and the spacing of a room is kept', () => {
    fc.assert(
      fc.property(PLAY, (game) => {
        const gone = play(game);
        for (const [index, { at, lane }] of gone.entries()) {
          const before = gone.slice(0, index);
          expect(before.filter((one) => one.at > at - MINUTE).length).toBeLessThan(game.policy.perMinute);
          expect(before.filter((one) => one.at >= startOfDay(at)).length).toBeLessThan(game.policy.perDay);
          const last = before.findLast((one) => one.lane === lane);
          if (last) expect(at - last.at).toBeGreaterThanOrEqual(game.policy.spacingMs);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('nothing waits beyond the next midnight on account of others, and an urgent line never longer than another would', () => {
    const traffic = fc.record({
      lastHere: fc.option(
        fc.record({ at: fc.integer({ min: NOON - 5_000, max: NOON }), chance: fc.double({ min: 0, max: 1, noNaN: true }) }),
      ),
      lately: fc.array(fc.record({ at: fc.integer({ min: NOON - 90_000, max: NOON }) }), { maxLength: 30 }),
      today: fc.integer({ min: 0, max: 120 }),
    });
    const asked = fc.option(fc.record({ at: fc.integer({ min: NOON - 2 * HOUR, max: NOON }), level: fc.integer({ min: 1, max: 8 }) }));
    fc.assert(
      fc.property(traffic, asked, (before, slowDown) => {
        const [urgent, awaited, rest] = (['urgent', 'awaited', 'rest'] as const).map((one) => next(before, one, slowDown));
        expect(urgent).toBeLessThanOrEqual(awaited as number);
        expect(awaited).toBeLessThanOrEqual(rest as number);
        expect(rest).toBeLessThanOrEqual(startOfDay(NOON) + DAY);
      }),
      { numRuns: 500 },
    );
  });
});
