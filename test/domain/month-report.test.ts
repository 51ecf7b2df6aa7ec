import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarizeDay } from '../../src/domain/daily-summary.ts';
import type { Category } from '../../src/domain/glossary.ts';
import { messageId, orderId, orderNumber, type PersonId, personId } from '../../src/domain/ids.ts';
import { monthBounds, monthOf, monthsBefore } from '../../src/domain/month.ts';
import { breakdownRows } from '../../src/domain/month-breakdown.ts';
import { figuresListed, MONTH_FIGURES } from '../../src/domain/month-figures.ts';
import { adjustments, fadedFigures, type MonthFacts, monthFigures, type RegisteredWorker } from '../../src/domain/month-report.ts';
import type { Order, OrderEvent, OrderSource, Rating } from '../../src/domain/order.ts';
import { type OrderWithHistory, outlineAt } from '../../src/domain/order-outline.ts';
import { rankWorkers } from '../../src/domain/ranking.ts';
import { DAY, dayOf, instant, SECOND, type UtcMs } from '../../src/domain/time.ts';

const DECEMBER = '2026-12';
const on = (day: number, hour = 8, minute = 0): UtcMs => instant(2026, 12, day, hour, minute);

const aunt = personId(1);
const wu = personId(11);
const feng = personId(12);
const zhao = personId(13);

type Step = readonly [UtcMs, OrderEvent];
const posted = (at: UtcMs, headcount = 1): Step => [at, { kind: 'posted', headcount }];
const announced = (at: UtcMs): Step => [at, { kind: 'announced' }];
const claimed = (at: UtcMs, person: PersonId, seconds: number | null = 20): Step => [at, { kind: 'claimed', person, seconds, late: false }];
const assigned = (at: UtcMs, person: PersonId): Step => [at, { kind: 'assigned', person, forced: false }];
const givenBack = (at: UtcMs, person: PersonId, reason: 'worker' | 'no-show' = 'worker'): Step => [
  at,
  { kind: 'given-back', person, mark: true, reason },
];
const done = (at: UtcMs, paidFen: number | null = null): Step => [at, { kind: 'reported-done', paidFen }];
const rated = (at: UtcMs, rating: Rating | null = null): Step => [at, { kind: 'confirmed', rating, how: 'poster' }];
const cancelled = (at: UtcMs): Step => [at, { kind: 'cancelled', how: 'poster' }];
const expired = (at: UtcMs): Step => [at, { kind: 'expired' }];
const elsewhere = (at: UtcMs): Step => [at, { kind: 'placed-elsewhere' }];
const corrected = (at: UtcMs, paidFen: number): Step => [at, { kind: 'payment-corrected', paidFen }];
const disputed = (at: UtcMs): Step => [at, { kind: 'disputed' }];
const settled = (at: UtcMs): Step => [at, { kind: 'dispute-settled' }];

let orders = 0;

interface About {
  readonly category?: Category;
  readonly grid?: number | null;
  readonly postedBy?: PersonId;
  readonly onBehalfOf?: PersonId;
  readonly source?: OrderSource;
  readonly posterName?: string | null;
  readonly phone?: string | null;
}

function story(steps: readonly Step[], about: About = {}): OrderWithHistory {
  orders += 1;
  const order = {
    id: orderId(orders),
    number: orderNumber(100 + orders),
    postedAt: steps[0]?.[0] ?? 0,
    postedBy: about.postedBy ?? aunt,
    onBehalfOf: about.onBehalfOf ?? null,
    source: about.source ?? 'grid',
    posterName: about.posterName === undefined ? '张阿姨' : about.posterName,
    phone: about.phone ?? null,
    category: about.category ?? 'cleaning',
    grid: about.grid === undefined ? 3 : about.grid,
  } as unknown as Order;
  const history = steps.map(([at, event]) => ({ event, at, by: null, message: messageId(`m${at}`) }));
  return { order: { ...order, ...outlineAt({ order, history }, Number.MAX_SAFE_INTEGER)?.life }, history };
}

const finished = (person: PersonId, paidFen: number | null = null, about: About = {}): OrderWithHistory =>
  story([posted(on(3)), announced(on(3)), claimed(on(3, 9), person), done(on(3, 12), paidFen)], about);

const nobody: Omit<MonthFacts, 'orders'> = { workers: [], seekers: [], courses: [] };
const december = (...stories: readonly OrderWithHistory[]) => monthFigures(DECEMBER, { ...nobody, orders: stories });

function enrolled(person: PersonId | null, more: Partial<RegisteredWorker> = {}): RegisteredWorker {
  return { person, team: null, enrolledAt: instant(2026, 10, 1), keyGroups: [], ...more };
}

describe('the orders of a month', () => {
  it('are counted as posted, dispatched, taken, done, cancelled, expired and found elsewhere', () => {
    const figures = december(
      finished(wu),
      story([posted(on(9)), announced(on(9)), claimed(on(9, 9), wu)]),
      story([posted(on(10)), assigned(on(10, 9), feng)]),
      story([posted(on(10)), announced(on(10)), cancelled(on(10, 9))]),
      story([posted(on(11)), announced(on(11)), expired(on(13))]),
      story([posted(on(11)), announced(on(11)), elsewhere(on(12))]),
      story([posted(on(31, 23, 30))]),
    );
    expect(figures).toMatchObject({ posted: 7, dispatched: 6, taken: 3, done: 1, cancelled: 1, expired: 1, elsewhere: 1 });
  });

  it('count services and persons apart: a job of three workers is three', () => {
    const team = [posted(on(3), 3), claimed(on(3, 9), wu), claimed(on(3, 10), feng), claimed(on(3, 11), zhao), done(on(4))];
    const figures = december(story(team), finished(wu));
    expect(figures).toMatchObject({ done: 2, services: 4, persons: 3, taken: 2, 'taken-services': 4, 'taken-persons': 3 });
  });

  it('leave out of services what somebody did for himself', () => {
    expect(december(finished(wu, 6000, { postedBy: wu }))).toMatchObject({ done: 1, services: 0, persons: 0 });
  });

  it('have a share taken with what it is a share of', () => {
    const figures = december(
      finished(wu),
      story([posted(on(4)), claimed(on(4, 9), wu), givenBack(on(4, 10), wu)]),
      story([posted(on(5)), cancelled(on(5, 9))]),
      story([posted(on(5)), claimed(on(5, 9), wu), cancelled(on(5, 10))]),
    );
    const share = figuresListed(figures).find(({ key }) => key === 'taken-share');
    expect(share).toMatchObject({ title: '接单率', unit: '%', value: 66.7, share: { part: 2, of: 3 } });
    expect(december()).toMatchObject({ 'taken-share': null, 'taken-share/of': 0, 'median-seconds': null, 'mean-seconds': null });
  });

  it('have the middle and the mean of the seconds of those who claimed themselves', () => {
    const taken = (seconds: number) => story([posted(on(3)), claimed(on(3, 9), wu, seconds)]);
    const figures = december(taken(5), taken(7), taken(300), story([posted(on(3)), assigned(on(3, 9), wu)]));
    expect(figures).toMatchObject({ taken: 4, 'median-seconds': 7, 'mean-seconds': 104 });
  });

  it('sum up what was paid, and count what was done for nothing', () => {
    expect(december(finished(wu, 8050), finished(wu, 0), finished(feng))).toMatchObject({ paid: 8050, charity: 1, done: 3 });
  });

  it('belong to the month by the clock of Shanghai, from its first instant to before its last', () => {
    const last = instant(2027, 1, 1) - 1;
    const figures = december(
      story([posted(instant(2026, 12, 1) - 1), claimed(on(1, 0), wu), done(last)]),
      story([posted(last), claimed(instant(2027, 1, 1), wu)]),
    );
    expect(figures).toMatchObject({ posted: 1, taken: 1, done: 1, 'taken-share/part': 0, 'taken-share/of': 1 });
  });

  it('read as they stood at the end of the month, whatever came after it', () => {
    const steps = [posted(on(31)), claimed(on(31, 9), wu)];
    const then = december(story(steps));
    expect(december(story([...steps, givenBack(instant(2027, 1, 2), wu), cancelled(instant(2027, 1, 3))]))).toEqual(then);
  });

  it('count a worker who did not come', () => {
    expect(december(story([posted(on(3)), claimed(on(3, 9), wu), givenBack(on(3, 12), wu, 'no-show')]))).toMatchObject({
      'no-shows': 1,
      taken: 0,
    });
  });

  it('count an order with a dispute once, when it was opened and when it was settled', () => {
    const twice = [disputed(on(4)), disputed(on(5)), settled(on(6)), settled(on(7))];
    const early = [posted(instant(2026, 11, 20)), disputed(instant(2026, 11, 25)), settled(on(2))];
    expect(december(story([posted(on(3)), ...twice]), story(early))).toMatchObject({ 'disputes-opened': 1, 'disputes-settled': 2 });
  });

  it('have the ratings of the jobs done in the month, also when they came after it', () => {
    const job = [posted(on(31)), claimed(on(31, 9), wu), done(on(31, 20), 6000)];
    const figures = december(
      story([...job, rated(instant(2027, 1, 1, 9), '满意')]),
      story([...job, rated(on(31, 21), '不满意')]),
      story(job),
    );
    expect(figures).toMatchObject({ rated: 2, 'rated-good': 1, 'rated-fair': 0, 'rated-poor': 1, 'good-share': 50, 'good-share/of': 2 });
  });
});

describe('posters', () => {
  const yang = personId(2);
  const forSomebody = (about: About): OrderWithHistory => story([posted(on(5))], { postedBy: yang, source: 'command', ...about });

  it('are counted once each, those whom a grid worker posted for as themselves', () => {
    const figures = december(
      finished(wu),
      finished(wu),
      forSomebody({ onBehalfOf: aunt }),
      forSomebody({ posterName: '何孃', phone: '13900000007' }),
      forSomebody({ posterName: '何嬢嬢', phone: '13900000007' }),
      forSomebody({ posterName: '刘大爷' }),
      forSomebody({ posterName: '刘大爷', grid: 1 }),
    );
    expect(figures).toMatchObject({ posted: 7, posters: 4, 'posted-by-command': 5 });
  });

  it('are told by a phone with which they have posted themselves', () => {
    expect(december(finished(wu, null, { phone: '13900000001' }), forSomebody({ phone: '13900000001' }))).toMatchObject({ posters: 1 });
  });

  it('fade when names are blanked: that is no correction', () => {
    const before = [forSomebody({ posterName: '何孃' }), forSomebody({ posterName: '刘大爷' })];
    const after = before.map(({ order, history }) => ({ order: { ...order, posterName: null }, history }));
    const [reported, now] = [december(...before), december(...after)];
    expect(now.posters).toBeLessThan(reported.posters ?? 0);
    expect(fadedFigures(DECEMBER, before)).toEqual([]);
    expect(adjustments(reported, now, fadedFigures(DECEMBER, after))).toEqual([]);
  });
});

describe('people', () => {
  it('on the register and looking for work are counted new and in all, until the end of the month', () => {
    const times = [instant(2026, 11, 30, 23), on(1, 0), on(31, 23), instant(2027, 1, 1)];
    const figures = monthFigures(DECEMBER, {
      ...nobody,
      orders: [],
      workers: times.map((enrolledAt) => enrolled(null, { enrolledAt })),
      seekers: times.map((at) => ({ at })),
    });
    expect(figures).toMatchObject({ 'workers-new': 2, 'workers-all': 3, 'seekers-new': 2, 'seekers-all': 3 });
  });

  it('of key groups are counted in each of theirs, and once in all of them', () => {
    const figures = monthFigures(DECEMBER, {
      ...nobody,
      orders: [finished(wu), finished(wu), finished(feng), finished(zhao)],
      workers: [
        enrolled(wu, { keyGroups: ['older', 'disabled'] }),
        enrolled(feng, { keyGroups: ['older'] }),
        enrolled(zhao),
        enrolled(null, { keyGroups: ['hard-to-employ'] }),
      ],
    });
    expect(figures).toMatchObject({
      'older-registered': 2,
      'older-persons': 2,
      'older-services': 3,
      'disabled-registered': 1,
      'disabled-persons': 1,
      'disabled-services': 2,
      'hard-to-employ-registered': 1,
      'hard-to-employ-persons': 0,
      'lifted-from-poverty-registered': 0,
      'key-groups-registered': 3,
      'key-groups-persons': 2,
      'key-groups-services': 3,
      services: 4,
    });
  });

  it('stand in teams, of which some had work', () => {
    const workers = [
      enrolled(wu, { team: '水电队' }),
      enrolled(feng, { team: '水电队' }),
      enrolled(zhao, { team: '搬运队' }),
      enrolled(null),
    ];
    expect(monthFigures(DECEMBER, { ...nobody, workers, orders: [finished(wu)] })).toMatchObject({ teams: 2, 'teams-working': 1 });
  });

  it('sign up for courses: every sign-up of the month, and every human once', () => {
    const courses = [
      {
        at: instant(2026, 11, 20),
        signUps: [
          { person: wu, at: instant(2026, 11, 21) },
          { person: feng, at: on(2) },
        ],
      },
      {
        at: on(5),
        signUps: [
          { person: feng, at: on(6) },
          { person: wu, at: instant(2027, 1, 1) },
        ],
      },
    ];
    expect(monthFigures(DECEMBER, { ...nobody, orders: [], courses })).toMatchObject({ courses: 1, 'sign-ups': 2, trainees: 1 });
  });
});

describe('a month that was reported', () => {
  it('keeps its figures; what is corrected later is an adjustment', () => {
    const job = [posted(on(3)), claimed(on(3, 9), wu), done(on(3, 12), 6000)];
    const reported = december(story(job));
    const now = december(story([...job, corrected(instant(2027, 1, 5), 8000)]));
    expect(adjustments(reported, now, [])).toEqual([
      { key: 'paid', reported: 6000, now: 8000 },
      { key: 'category/cleaning/paid', reported: 6000, now: 8000 },
      { key: 'grid/3/paid', reported: 6000, now: 8000 },
    ]);
    expect(adjustments(reported, reported, [])).toEqual([]);
  });

  it('is not held against figures that were counted only later', () => {
    const { charity: _, ...reported } = december();
    expect(adjustments(reported, december(finished(wu, 0)), []).some(({ key }) => key === 'charity')).toBe(false);
  });
});

describe('every figure', () => {
  it('is counted, named, and explained in one sentence', () => {
    const figures = december();
    for (const { key, title, definition } of MONTH_FIGURES) {
      expect(figures).toHaveProperty([key]);
      expect(title).not.toBe('');
      expect(definition).toMatch(/^[^。]{5,60}$/);
    }
    expect(new Set(MONTH_FIGURES.map(({ key }) => key)).size).toBe(MONTH_FIGURES.length);
    expect(new Set(MONTH_FIGURES.map(({ title }) => title)).size).toBe(MONTH_FIGURES.length);
  });
});

describe('categories and grids', () => {
  it('have rows of their own, those that had anything', () => {
    const figures = december(finished(wu, 6000, { category: 'moving', grid: 12 }), finished(wu, 100, { category: 'care', grid: null }));
    const rows = breakdownRows(figures).map((row) => [row.by === 'category' ? row.category : row.grid, row.figures.done, row.figures.paid]);
    expect(rows).toEqual([
      ['moving', 1, 6000],
      ['care', 1, 100],
      [12, 1, 6000],
      [null, 1, 100],
    ]);
  });
});

describe('months', () => {
  it('follow one another over the year', () => {
    expect(monthsBefore('2027-01', 1)).toBe('2026-12');
    expect(monthsBefore('2026-12', 12)).toBe('2025-12');
    expect(monthOf(instant(2027, 1, 1) - 1)).toBe('2026-12');
    expect(monthBounds('2026-02').to).toBe(instant(2026, 3, 1));
  });

  it.each(['2026-13', '2026-00', '2026-1', '26-12', '', '0026-12', '2026-12-01'])('%j is none', (text) => {
    expect(() => monthBounds(text)).toThrow(RangeError);
  });
});

/** Lives of orders from the middle of November into January, in any order of events. */
const lives = (() => {
  const kinds: readonly ((at: UtcMs, person: PersonId) => Step)[] = [
    announced,
    claimed,
    claimed,
    assigned,
    givenBack,
    (at) => done(at, 5000),
    (at) => rated(at, '满意'),
    cancelled,
    expired,
    elsewhere,
    (at) => corrected(at, 7000),
    disputed,
    (at) => [at, { kind: 'amended', fields: ['headcount'], headcount: 1 }],
  ];
  const step = fc.record({
    make: fc.constantFrom(...kinds),
    person: fc.constantFrom(wu, feng, zhao, aunt),
    after: fc.integer({ min: 0, max: 12 * 24 * 3600 }),
  });
  const life = fc.record({
    start: fc.integer({ min: instant(2026, 11, 15) / SECOND, max: instant(2027, 1, 3) / SECOND }),
    headcount: fc.integer({ min: 1, max: 3 }),
    grid: fc.constantFrom(1, 3, null),
    category: fc.constantFrom<Category>('moving', 'care'),
    steps: fc.array(step, { maxLength: 8 }),
  });
  return fc.array(life, { maxLength: 12 }).map((all) =>
    all.map(({ start, headcount, steps, ...about }) => {
      let at = start * SECOND;
      const told = steps.map(({ make, person, after }) => {
        at += after * SECOND;
        return make(at, person);
      });
      return story([posted(start * SECOND, headcount), ...told], about);
    }),
  );
})();

const DAYS = Array.from({ length: 31 }, (_, index) => dayOf(on(1) + index * DAY));

it('agrees with the days: what was posted, done, cancelled and found elsewhere is the sum of theirs', () => {
  fc.assert(
    fc.property(lives, (stories) => {
      const days = DAYS.map((day) => summarizeDay(day, stories));
      const month = december(...stories);
      for (const figure of ['posted', 'done', 'cancelled', 'elsewhere'] as const) {
        expect(month[figure]).toBe(days.reduce((sum, one) => sum + one[figure], 0));
      }
    }),
    { numRuns: 200 },
  );
});

it('agrees with the ranking: its jobs are the services, its workers the persons', () => {
  fc.assert(
    fc.property(lives, (stories) => {
      const ranked = rankWorkers(
        stories.map(({ order }) => order),
        monthBounds(DECEMBER),
      );
      const month = december(...stories);
      expect(month.services).toBe(ranked.reduce((sum, { jobs }) => sum + jobs, 0));
      expect(month.persons).toBe(ranked.length);
      const paid = ranked.reduce((sum, { fen }) => sum + fen, 0);
      // Parts are rounded, and work for oneself is in the sum alone.
      expect(month.paid ?? 0).toBeGreaterThanOrEqual(paid - stories.length * 3);
    }),
    { numRuns: 200 },
  );
});

it('adds up: categories and grids make the whole, and nobody is counted more often than he came', () => {
  fc.assert(
    fc.property(lives, (stories) => {
      const month = december(...stories);
      for (const by of ['category', 'grid'] as const) {
        for (const figure of ['posted', 'taken', 'done', 'cancelled', 'services', 'paid'] as const) {
          const rows = breakdownRows(month).filter((row) => row.by === by);
          expect(rows.reduce((sum, { figures }) => sum + (figures[figure] ?? 0), 0)).toBe(month[figure]);
        }
      }
      expect(month.persons).toBeLessThanOrEqual(month.services ?? 0);
      expect(month['taken-share/part']).toBeLessThanOrEqual(month['taken-share/of'] ?? 0);
      expect(month['taken-share/of']).toBeLessThanOrEqual(month.posted ?? 0);
      expect(month.posters).toBeLessThanOrEqual(month.posted ?? 0);
    }),
    { numRuns: 200 },
  );
});
