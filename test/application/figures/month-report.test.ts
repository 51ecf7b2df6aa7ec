import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { confirmOrder } from '../../../src/application/closing/confirm-order.ts';
import { monthReportOf, monthToReport, whyNoReport } from '../../../src/application/figures/month-report-of.ts';
import { rankingOf } from '../../../src/application/figures/ranking-of.ts';
import { summaryOf } from '../../../src/application/figures/summary-of.ts';
import { reportInShort } from '../../../src/application/replies/month-lines.ts';
import type { MonthReport } from '../../../src/domain/month-report.ts';
import type { Order } from '../../../src/domain/order.ts';
import type { Person } from '../../../src/domain/people.ts';
import { DAY, dayOf, HOUR, instant, type UtcMs } from '../../../src/domain/time.ts';
import { ClockWorld, on } from '../../support/clock-world.ts';

let world: ClockWorld;
let aunt: Person;
let wu: Person;
let feng: Person;

beforeEach(() => {
  world = new ClockWorld(on(14, 8));
  aunt = world.resident('张阿姨');
  wu = world.worker('吴师傅', ['unclogging'], '13800000007');
  feng = world.worker('冯小明', ['unclogging'], '13800000009');
});
afterEach(() => world.dispose());

const JANUARY_3 = instant(2027, 1, 3, 9);

const reportOf = (month: string, now: UtcMs = world.now): MonthReport =>
  world.store.transact(() => monthReportOf(world.store, month, now, aunt.id));

function finished(worker: Person, paidFen: number | null = null): Order {
  const order = world.post(aunt);
  world.now += 5_000;
  world.takes(worker, order);
  world.completes(worker, order, paidFen);
  return order;
}

describe('a month of the station', () => {
  it('agrees with its days and its ranking', () => {
    for (const day of [14, 15, 20, 31]) {
      world.now = on(day, 8);
      finished(wu, 6000);
      const both = world.post(aunt, { headcount: 2 });
      world.takes(wu, both);
      world.takes(feng, both);
      world.completes(feng, both, 9000);
      world.post(aunt);
    }
    const { figures } = reportOf('2026-12', JANUARY_3);
    const days = Array.from({ length: 31 }, (_, index) => summaryOf(world.store, dayOf(on(1, 12) + index * DAY)));
    for (const figure of ['posted', 'done', 'cancelled', 'elsewhere'] as const) {
      expect(figures[figure]).toBe(days.reduce((sum, one) => sum + one[figure], 0));
    }
    const ranked = rankingOf(world.store, { kind: 'month', year: 2026, month: 12 }, JANUARY_3).rows;
    expect(figures).toMatchObject({ posted: 12, done: 8, services: 12, persons: 2, paid: 60000, posters: 1, dispatched: 12 });
    expect(ranked.reduce((sum, { jobs }) => sum + jobs, 0)).toBe(12);
    expect(ranked.reduce((sum, { fen }) => sum + fen, 0)).toBe(60000);
  });

  it('counts who looks for work, who learns, and who is new on the register', () => {
    finished(wu);
    const { seekers, courses } = world.store;
    seekers.note({ person: aunt.id, at: world.now, trades: [], text: '我会打扫', message: world.order(finished(wu)).message });
    const { message } = world.post(aunt);
    const course = courses.publish({ text: '低压电工', by: aunt.id, at: world.now, message });
    courses.signUp(course.number, { person: wu.id, at: world.now, message });
    courses.signUp(course.number, { person: feng.id, at: instant(2027, 1, 2), message });
    expect(reportOf('2026-12', JANUARY_3).figures).toMatchObject({
      'seekers-new': 1,
      'seekers-all': 1,
      courses: 1,
      'sign-ups': 1,
      trainees: 1,
      'workers-new': 2,
      'workers-all': 2,
    });
    expect(reportOf('2027-01', JANUARY_3).figures).toMatchObject({
      'seekers-new': 0,
      'seekers-all': 1,
      courses: 0,
      trainees: 1,
      'workers-new': 0,
    });
  });

  it('is filed once, by whoever asked first, and stays so', () => {
    const job = finished(wu, 6000);
    const first = reportOf('2026-12', JANUARY_3);
    expect(first).toMatchObject({ filedAt: JANUARY_3, adjustments: [] });
    world.now = JANUARY_3 + DAY;
    world.turn((turn) => confirmOrder(turn, turn.store.orders.byId(job.id), '满意', aunt, 'poster'));
    const second = reportOf('2026-12');
    expect(second.figures).toEqual(first.figures);
    expect(second.filedAt).toBe(JANUARY_3);
    expect(second.adjustments).toEqual([
      { key: 'rated', reported: 0, now: 1 },
      { key: 'rated-good', reported: 0, now: 1 },
      { key: 'good-share', reported: null, now: 100 },
    ]);
    expect(reportInShort(second)).toContain('调整：有评价0单→1单、满意0单→1单、满意率没有数→100%');
    expect(world.store.reports.filed('2026-12')).toMatchObject({ at: JANUARY_3, by: aunt.id, figures: first.figures });
  });

  it('is undone with the transaction in which it was asked for', () => {
    finished(wu);
    expect(() =>
      world.store.transact(() => {
        monthReportOf(world.store, '2026-12', JANUARY_3, null);
        throw new Error('the machine is gone');
      }),
    ).toThrow('the machine is gone');
    expect(world.store.reports.filed('2026-12')).toBeNull();
  });

  it('loses nothing, and finds no adjustment, when names and phones are blanked', () => {
    const job = finished(wu, 6000);
    reportOf('2026-12', JANUARY_3);
    world.store.orders.erase(job.id, JANUARY_3);
    expect(reportOf('2026-12', JANUARY_3 + DAY).adjustments).toEqual([]);
  });

  it('stands beside months as they were filed, and beside none before the first order', () => {
    finished(wu, 6000);
    reportOf('2026-12', JANUARY_3);
    world.now = instant(2027, 2, 2);
    finished(wu, 100);
    const january = reportOf('2027-01');
    expect(january.lastMonth).toMatchObject({ posted: 1, paid: 6000 });
    expect(january.sameMonthLastYear).toBeNull();
    const december = reportOf('2027-12', instant(2028, 1, 1));
    expect(december.lastMonth).toMatchObject({ posted: 0, paid: 0, 'workers-all': 2 });
    expect(december.sameMonthLastYear).toMatchObject({ posted: 1 });
    expect(Object.keys(december.lastMonth ?? {}).some((key) => key.includes('/'))).toBe(false);
  });

  it('says a short word in a chat', () => {
    finished(wu, 6000);
    const text = reportInShort(reportOf('2026-12', JANUARY_3));
    expect(text.split('\n').length).toBeLessThanOrEqual(17);
    expect(text.split('\n').every((line) => line.length <= 45)).toBe(true);
  });
});

describe('which month there is', () => {
  it('is none without an order, none before the first, and none to come', () => {
    expect(whyNoReport(world.store, '2026-12', world.now)).toEqual({ kind: 'no-orders-yet' });
    finished(wu);
    expect(whyNoReport(world.store, '2026-12', world.now)).toBeNull();
    expect(whyNoReport(world.store, '2026-11', world.now)).toEqual({ kind: 'before-first', first: '2026-12' });
    expect(whyNoReport(world.store, '2027-01', world.now)).toEqual({ kind: 'to-come', last: '2026-12' });
    expect(whyNoReport(world.store, '2027-01', instant(2027, 1, 1))).toBeNull();
  });

  it('is the last complete one, if nothing is said, and the first one as long as it runs', () => {
    finished(wu);
    expect(monthToReport(world.store, world.now)).toBe('2026-12');
    expect(monthToReport(world.store, instant(2027, 1, 31, 23))).toBe('2026-12');
    expect(monthToReport(world.store, instant(2027, 2, 1))).toBe('2027-01');
  });
});

describe('a month of 1,200 orders', () => {
  it('is counted well within a second', () => {
    world.store.transact(() => {
      for (let count = 0; count < 1200; count += 1) {
        world.now = on(1 + (count % 28), 8) + Math.floor(count / 28) * (HOUR / 6);
        const order = world.post(aunt, { category: count % 2 === 0 ? 'moving' : 'care' });
        world.takes(wu, order);
        world.completes(wu, order, 6000);
      }
    });
    const begun = performance.now();
    expect(reportOf('2026-12', JANUARY_3).figures).toMatchObject({ posted: 1200, done: 1200, paid: 7_200_000 });
    expect(performance.now() - begun).toBeLessThan(1000);
  });
});
