import { describe, expect, test } from 'vitest';
import { Presence } from '../../../src/channels/wechaty/presence.ts';

function presenceAt(start: number) {
  const time = { now: start };
  const waiting: { since: number | null } = { since: null };
  const told: string[] = [];
  const presence = new Presence(
    {
      onMessage: () => undefined,
      onAlive: (at) => told.push(`alive ${at}`),
      onGap: (since, until) => told.push(`gap ${since}-${until}`),
      onLost: () => undefined,
    },
    { now: () => time.now },
    () => waiting.since,
  );
  return { presence, told, time, waiting };
}

describe('what the application is told of the connection', () => {
  test('the first connection ends a gap whose beginning only the application knows', () => {
    const { presence, told } = presenceAt(1_000);
    presence.sign();
    presence.goUp();
    expect(told).toEqual(['gap null-1000', 'alive 1000']);
  });

  test('a gap lasts from the last sign of life to the next login', () => {
    const { presence, told, time } = presenceAt(1_000);
    presence.goUp();
    time.now = 5_000;
    presence.sign();
    time.now = 40_000;
    presence.goDown();
    time.now = 50_000;
    presence.sign();
    time.now = 60_000;
    presence.goUp();
    expect(told).toEqual(['gap null-1000', 'alive 1000', 'alive 5000', 'gap 5000-60000', 'alive 60000']);
  });

  test('a burst says once that it lives', () => {
    const { presence, told, time } = presenceAt(1_000);
    presence.goUp();
    for (time.now = 1_100; time.now < 2_100; time.now += 100) presence.sign();
    expect(told).toEqual(['gap null-1000', 'alive 1000', 'alive 2000']);
  });

  test('what has come in but is not handed over yet is not called received', () => {
    const { presence, told, time, waiting } = presenceAt(1_000);
    presence.goUp();
    waiting.since = 4_000;
    time.now = 9_000;
    presence.sign();
    expect(told.at(-1)).toBe('alive 4000');
  });
});
