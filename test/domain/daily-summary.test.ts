import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, summarizeDay } from '../../src/domain/daily-summary.ts';
import type { Category } from '../../src/domain/glossary.ts';
import { messageId, orderId, orderNumber, type PersonId, personId } from '../../src/domain/ids.ts';
import type { Order, OrderEvent } from '../../src/domain/order.ts';
import type { OrderWithHistory } from '../../src/domain/order-outline.ts';
import { instant, SECOND, type UtcMs } from '../../src/domain/time.ts';

const TODAY = '2026-12-14';
const today = (hour: number, minute = 0, second = 0): UtcMs => instant(2026, 12, 14, hour, minute) + second * SECOND;
const yesterday = (hour: number): UtcMs => instant(2026, 12, 13, hour);
const tomorrow = (hour: number): UtcMs => instant(2026, 12, 15, hour);

const aunt = personId(1);
const wu = personId(11);
const feng = personId(12);

type Step = readonly [UtcMs, OrderEvent];
const posted = (at: UtcMs, headcount = 1): Step => [at, { kind: 'posted', headcount }];
const claimed = (at: UtcMs, person: PersonId, seconds: number | null = 20): Step => [at, { kind: 'claimed', person, seconds, late: false }];
const assigned = (at: UtcMs, person: PersonId): Step => [at, { kind: 'assigned', person, forced: false }];
const givenBack = (at: UtcMs, person: PersonId): Step => [at, { kind: 'given-back', person, mark: true, reason: 'worker' }];
const done = (at: UtcMs): Step => [at, { kind: 'reported-done', paidFen: null }];
const confirmed = (at: UtcMs): Step => [at, { kind: 'confirmed', rating: null, how: 'poster' }];
const cancelled = (at: UtcMs): Step => [at, { kind: 'cancelled', how: 'poster' }];

let orders = 0;

interface About {
  readonly category?: Category;
  readonly grid?: number | null;
  readonly postedBy?: PersonId;
}

/** The figures look at the history; of the order itself only at what never changes. */
function story(steps: readonly Step[], about: About = {}): OrderWithHistory {
  orders += 1;
  const order = {
    id: orderId(orders),
    number: orderNumber(100 + orders),
    postedAt: steps[0]?.[0] ?? 0,
    postedBy: about.postedBy ?? aunt,
    onBehalfOf: null,
    category: about.category ?? 'cleaning',
    grid: about.grid === undefined ? 3 : about.grid,
  } as unknown as Order;
  return { order, history: steps.map(([at, event]) => ({ event, at, by: null, message: messageId(`m${at}`) })) };
}

const figures = (...stories: readonly OrderWithHistory[]) => summarizeDay(TODAY, stories);

describe('a day is summed up', () => {
  it('counts what was posted, taken, done and withdrawn on it', () => {
    const summary = figures(
      story([posted(today(8)), claimed(today(8, 1), wu), done(today(10)), confirmed(today(11))]),
      story([posted(today(9)), claimed(today(9, 1), wu)]),
      story([posted(today(10)), cancelled(today(10, 5))]),
      story([posted(today(11))]),
    );
    expect(summary).toMatchObject({ posted: 4, claimed: 2, done: 1, cancelled: 1, expired: 0, elsewhere: 0 });
    expect(summary.open).toHaveLength(1);
  });

  it('leaves out of the share what was withdrawn before anybody had claimed, and only that', () => {
    const summary = figures(
      story([posted(today(8)), claimed(today(8, 1), wu)]),
      story([posted(today(9)), cancelled(today(9, 5))]),
      story([posted(today(9)), claimed(today(9, 1), wu), cancelled(today(9, 5))]),
      story([posted(today(9)), claimed(today(9, 1), wu), givenBack(today(9, 2), wu), cancelled(today(9, 5))]),
      story([posted(today(10))]),
    );
    expect(summary.share).toEqual({ claimed: 2, of: 4 });
  });

  it('counts a job of yesterday that was taken today, but not in the share of today', () => {
    const summary = figures(story([posted(yesterday(20)), claimed(today(7), wu)]), story([posted(today(8))]));
    expect(summary).toMatchObject({ posted: 1, claimed: 1, share: { claimed: 0, of: 1 } });
  });

  it('counts as open what was given back, and as taken what was taken again', () => {
    const back = [posted(today(8)), claimed(today(8, 1), wu), givenBack(today(8, 2), wu)];
    expect(figures(story(back))).toMatchObject({ claimed: 0, share: { claimed: 0, of: 1 } });
    expect(figures(story([...back, claimed(today(9), feng)]))).toMatchObject({ claimed: 1, open: [] });
  });

  it('counts an order for several when the last has come, and names what is missing until then', () => {
    const one = [posted(today(8), 2), claimed(today(8, 1), wu)];
    expect(figures(story(one))).toMatchObject({ claimed: 0, open: [{ missing: 1, started: true }] });
    expect(figures(story([...one, claimed(today(8, 5), feng)]))).toMatchObject({ claimed: 1, open: [] });
  });

  it('reads a past day as it stood at its end', () => {
    const summary = figures(story([posted(today(8)), claimed(tomorrow(9), wu), done(tomorrow(11))]), story([posted(tomorrow(8))]));
    expect(summary).toMatchObject({ posted: 1, claimed: 0, done: 0, open: [{ missing: 1 }] });
  });

  it('takes the middle of the seconds, of those who claimed themselves', () => {
    const summary = figures(
      story([posted(today(8)), claimed(today(8, 0, 5), wu, 5)]),
      story([posted(today(9)), claimed(today(9, 1, 40), wu, 100)]),
      story([posted(today(10)), claimed(today(10, 0, 7), wu, 7)]),
      story([posted(today(11)), assigned(today(11, 30), feng)]),
    );
    expect(summary.medianSeconds).toBe(7);
    expect(summary.claimed).toBe(4);
    expect(figures().medianSeconds).toBeNull();
  });

  it('splits the figures by category and by grid', () => {
    const summary = figures(
      story([posted(today(8)), claimed(today(8, 1), wu)], { category: 'moving', grid: 2 }),
      story([posted(today(9))], { category: 'moving', grid: 1 }),
      story([posted(today(9))], { category: 'care', grid: null }),
    );
    expect(summary.byCategory.map(({ category, posted: n, claimed: taken }) => [category, n, taken])).toEqual([
      ['moving', 2, 1],
      ['care', 1, 0],
    ]);
    expect(summary.byGrid.map(({ grid, posted: n }) => [grid, n])).toEqual([
      [1, 1],
      [2, 1],
      [null, 1],
    ]);
  });

  it('names the five who finished most, without those who worked for themselves', () => {
    const finished = (person: PersonId, postedBy = aunt) =>
      story([posted(today(8)), claimed(today(9), person), done(today(10))], { postedBy });
    const workers = [21, 22, 23, 24, 25, 26].map(personId);
    const summary = figures(...workers.map((one) => finished(one)), finished(personId(26)), finished(wu, wu));
    expect(summary.finishers[0]).toEqual({ person: personId(26), jobs: 2 });
    expect(summary.finishers).toHaveLength(5);
    expect(summary.finishers.some(({ person }) => person === wu)).toBe(false);
  });

  it('knows 好了 before the worker’s word as done, and what was found elsewhere as not', () => {
    const summary = figures(
      story([posted(today(8)), claimed(today(9), wu), confirmed(today(10))]),
      story([posted(today(8)), [today(12), { kind: 'placed-elsewhere' }]]),
      story([posted(yesterday(8)), [today(12), { kind: 'expired' }]]),
    );
    expect(summary).toMatchObject({ claimed: 1, done: 1, elsewhere: 1, expired: 1, open: [] });
  });
});

it('finds the middle value', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([1, 2, 3, 4])).toBe(3);
  expect(median([])).toBeNull();
});

it('never counts more taken than wanted, and every order that was posted stands somewhere', () => {
  const step = fc.constantFrom<(at: UtcMs) => Step>(
    (at) => claimed(at, wu),
    (at) => claimed(at, feng),
    (at) => givenBack(at, wu),
    (at) => done(at),
    (at) => confirmed(at),
    (at) => cancelled(at),
    (at) => [at, { kind: 'expired' }],
  );
  const stories = fc.array(fc.array(step, { maxLength: 8 }), { maxLength: 6 });
  fc.assert(
    fc.property(stories, (all) => {
      const told = all.map((steps) => story([posted(today(8)), ...steps.map((make, index) => make(today(9, index)))]));
      const summary = figures(...told);
      expect(summary.posted).toBe(told.length);
      expect(summary.share.claimed).toBeLessThanOrEqual(summary.share.of);
      expect(summary.done).toBeLessThanOrEqual(summary.claimed);
      expect(summary.claimed + summary.open.length + summary.cancelled + summary.expired).toBeGreaterThanOrEqual(told.length);
      expect(summary.byCategory.reduce((sum, { posted: n }) => sum + n, 0)).toBe(summary.posted);
    }),
    { numRuns: 300 },
  );
});
