import { describe, expect, test } from 'vitest';
import { DAY, MINUTE, SECOND, startOfDay } from '../../src/domain/time.ts';
import { nextAllowed, retryDelay, type SendPolicy } from '../../src/outbox/send-policy.ts';

const NOON = Date.parse('2026-12-07T12:00:00+08:00');
const POLICY: SendPolicy = { spacingMs: 1000, perMinute: 3, perDay: 5 };
const at = (seconds: number, target = 'room:a') => ({ target, at: NOON + seconds * SECOND });

describe('how fast the bot may speak', () => {
  test('the first line goes at once', () => {
    expect(nextAllowed('room:a', [], 0, POLICY, NOON, 0)).toBe(NOON);
  });

  test('the next one to the same room waits for the spacing, and a little more by chance', () => {
    expect(nextAllowed('room:a', [at(0)], 1, POLICY, NOON, 0)).toBe(NOON + 1000);
    expect(nextAllowed('room:a', [at(0)], 1, POLICY, NOON, 0.9)).toBe(NOON + 1300);
  });

  test('another room does not wait for it', () => {
    expect(nextAllowed('room:b', [at(0)], 1, POLICY, NOON, 0)).toBe(NOON);
  });

  test('a full minute lets the next go when its first line is a minute old', () => {
    const sent = [at(-50, 'room:b'), at(-40, 'room:c'), at(-30, 'room:d')];
    expect(nextAllowed('room:a', sent, 3, POLICY, NOON, 0)).toBe(NOON + 10 * SECOND);
  });

  test('a used-up day lets nothing go before midnight', () => {
    expect(nextAllowed('room:a', [], 5, POLICY, NOON, 0)).toBe(startOfDay(NOON) + DAY);
  });

  test('without limits everything goes at once', () => {
    expect(nextAllowed('room:a', [at(0), at(0)], 999, { spacingMs: 0, perMinute: 0, perDay: 0 }, NOON, 1)).toBe(NOON);
  });

  test('what failed is tried again after growing times, of five minutes at most', () => {
    expect([0, 1, 2].map(retryDelay)).toEqual([2 * SECOND, 4 * SECOND, 8 * SECOND]);
    expect(retryDelay(50)).toBe(5 * MINUTE);
  });
});
