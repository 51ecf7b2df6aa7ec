import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Hearing } from '../../src/application/hearing.ts';
import { heardUntil } from '../../src/application/outage.ts';
import { MINUTE, SECOND } from '../../src/domain/time.ts';
import { ClockWorld, heardBy, on } from '../support/clock-world.ts';

let world: ClockWorld;
let waiting: number | null;
let hearing: Hearing;
const NINE = on(14, 9);

beforeEach(() => {
  world = new ClockWorld(NINE);
  waiting = null;
  hearing = startHearing();
});
afterEach(() => world.dispose());

function startHearing(): Hearing {
  return new Hearing(world.station, () => waiting);
}

const gaps = () =>
  world.store.journal
    .since('gap', 0)
    .map(({ data }) => [Number(data.since) - NINE, Number(data.until) - NINE])
    .reverse();

describe('what has been heard', () => {
  test('is no gap at the very first start', () => {
    expect(hearing.missed(null, NINE)).toBe(false);
  });

  test('reaches from the last sign of life of the last process to the first connection of this one', () => {
    hearing.alive(NINE);
    hearing = startHearing();
    hearing.missed(null, NINE + 5 * MINUTE);
    hearing.note(NINE + 5 * MINUTE);
    expect(gaps()).toEqual([[0, 5 * MINUTE]]);
    expect(heardUntil(world.station)).toBe(NINE + 5 * MINUTE);
  });

  test('never runs ahead of a message that is not written down', () => {
    hearing.alive(NINE);
    waiting = NINE + 20 * SECOND;
    hearing.alive(NINE + 40 * SECOND);
    expect(heardUntil(world.station)).toBe(NINE + 20 * SECOND);
  });

  test('nor ahead of a gap that is not: dying before it is, the next process tells of it', () => {
    hearing.alive(NINE);
    hearing.missed(NINE + 5 * SECOND, NINE + MINUTE);
    hearing.alive(NINE + 2 * MINUTE);
    expect(heardUntil(world.station)).toBe(NINE);
    hearing = startHearing();
    hearing.missed(null, NINE + 3 * MINUTE);
    hearing.note(NINE + 3 * MINUTE);
    expect(gaps()).toEqual([[0, 3 * MINUTE]]);
  });

  test('lacks messages that were given up: those of a moment are one gap', () => {
    hearing.lost(NINE + 3 * SECOND, NINE + MINUTE);
    hearing.lost(NINE + SECOND, NINE + MINUTE + SECOND);
    hearing.note(NINE + MINUTE + 2 * SECOND);
    expect(gaps()).toEqual([]);
    expect(hearing.nextAt()).toBe(NINE + MINUTE + 10 * SECOND);
    hearing.note(NINE + MINUTE + 10 * SECOND);
    expect(gaps()).toEqual([[SECOND, 3 * SECOND]]);
    expect(hearing.nextAt()).toBeNull();
  });
});

describe('staff', () => {
  const missed = (from: number, to: number) => {
    hearing.missed(NINE + from, NINE + to);
    hearing.note(NINE + to);
  };

  test('hear of each gap, however short', () => {
    missed(5 * SECOND, 8 * SECOND);
    expect(heardBy(world.pass(NINE + 10 * SECOND), '工作群')).toEqual([expect.stringContaining('9:00前后')]);
  });

  test('hear of a connection that comes and goes in one line', () => {
    for (let minute = 0; minute < 9; minute += 1) {
      world.pass(NINE + minute * MINUTE);
      missed(minute * MINUTE, minute * MINUTE + SECOND);
    }
    const said = heardBy(world.pass(NINE + 30 * MINUTE), '工作群');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('9:01前后');
    expect(said[0]).toContain('等8次');
  });

  test('are not woken by a gap in the night', () => {
    world.pass(on(14, 23));
    missed(14 * 60 * MINUTE, 14 * 60 * MINUTE + SECOND);
    expect(heardBy(world.pass(on(15, 6, 59)), '工作群')).toEqual([]);
    expect(heardBy(world.pass(on(15, 7, 1)), '工作群')).toEqual([expect.stringContaining('23:00前后')]);
  });
});
