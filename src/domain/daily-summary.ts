import { CATEGORIES, type Category } from './glossary.ts';
import type { OrderNumber, PersonId } from './ids.ts';
import { isPoster, placesLeft } from './order.ts';
import { type OrderWithHistory, type Outline, outlineAt } from './order-outline.ts';
import type { GridNumber } from './people.ts';
import { DAY, type Day, dayStart, type UtcMs } from './time.ts';

/** What happened with the orders on one day; an order is counted in each figure at most once. */
export interface Figures {
  /** Posted that day. */
  readonly posted: number;
  /** Taken that day (the last of its workers came) and not given back by its end; also if done since. */
  readonly claimed: number;
  /** The work was finished that day, by a worker of ours. */
  readonly done: number;
  readonly cancelled: number;
}

export interface DailySummary extends Figures {
  readonly day: Day;
  readonly expired: number;
  /** Somebody was found by another channel. */
  readonly elsewhere: number;
  /** Of the orders posted that day, less those withdrawn before anybody had claimed: how many were taken. */
  readonly share: { readonly claimed: number; readonly of: number };
  /** From posting (or reopening) to the claim, of the orders taken that day; null if none was. */
  readonly medianSeconds: number | null;
  readonly byCategory: readonly (Figures & { readonly category: Category })[];
  /** `grid` null: ordered by direct message or in the market. */
  readonly byGrid: readonly (Figures & { readonly grid: GridNumber | null })[];
  /** Who finished most, at most five. */
  readonly finishers: readonly { readonly person: PersonId; readonly jobs: number }[];
  /** Still open at the end of the day, whenever posted; oldest first. */
  readonly open: readonly { readonly number: OrderNumber; readonly missing: number; readonly started: boolean }[];
}

/**
 * Sums up a day from histories alone, so that a day long past reads as it stood at its end.
 *
 * @param orders at least all that had an event on the day or were open at its end
 */
export function summarizeDay(day: Day, orders: readonly OrderWithHistory[]): DailySummary {
  const from = dayStart(day);
  const until = from + DAY;
  const outlines = orders.flatMap((one) => outlineAt(one, until) ?? []);
  const isToday = (at: UtcMs | null): boolean => at !== null && at >= from && at < until;
  const count = (some: readonly Outline[]): Figures => ({
    posted: some.filter(({ order }) => isToday(order.postedAt)).length,
    claimed: some.filter(({ takenAt }) => isToday(takenAt)).length,
    done: some.filter(({ doneAt }) => isToday(doneAt)).length,
    cancelled: some.filter(({ life: { state } }) => state.kind === 'cancelled' && isToday(state.at)).length,
  });
  const active = outlines.filter((outline) => Object.values(count([outline])).some((figure) => figure > 0));
  const wanted = outlines.filter(({ order, life, touched }) => isToday(order.postedAt) && (touched || life.state.kind !== 'cancelled'));
  return {
    day,
    ...count(outlines),
    expired: outlines.filter(({ life: { state } }) => state.kind === 'expired' && isToday(state.at)).length,
    elsewhere: outlines.filter(({ life: { state } }) => state.kind === 'closed' && state.elsewhere && isToday(state.at)).length,
    share: { claimed: wanted.filter(({ takenAt }) => takenAt !== null).length, of: wanted.length },
    medianSeconds: median(outlines.flatMap(({ takenAt, seconds }) => (isToday(takenAt) && seconds !== null ? [seconds] : []))),
    byCategory: CATEGORIES.flatMap((category) => {
      const some = active.filter(({ order }) => order.category === category);
      return some.length > 0 ? [{ category, ...count(some) }] : [];
    }),
    byGrid: gridsOf(active).map((grid) => ({ grid, ...count(active.filter(({ order }) => order.grid === grid)) })),
    finishers: topFinishers(outlines.filter(({ doneAt }) => isToday(doneAt))),
    open: outlines
      .filter(({ life }) => life.state.kind === 'open')
      .toSorted((a, b) => a.order.number - b.order.number)
      .map(({ order, life }) => ({ number: order.number, missing: placesLeft(life), started: life.holders.length > 0 })),
  };
}

/** The middle value; of an even number the mean of the two in the middle, rounded. Null of nothing. */
export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  return upper === undefined || lower === undefined ? null : Math.round((upper + lower) / 2);
}

/** The grids of these orders, in their order; null, the last, for those of none. */
export function gridsOf(outlines: readonly Pick<Outline, 'order'>[]): readonly (GridNumber | null)[] {
  const grids = new Set(outlines.map(({ order }) => order.grid));
  return [...grids].toSorted((a, b) => (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER));
}

const TOP = 5;

/** One's own orders do not count. */
function topFinishers(finished: readonly Outline[]): DailySummary['finishers'] {
  const jobs = new Map<PersonId, number>();
  for (const { order, life } of finished) {
    for (const { person } of life.holders) if (!isPoster(order, person)) jobs.set(person, (jobs.get(person) ?? 0) + 1);
  }
  return [...jobs]
    .map(([person, count]) => ({ person, jobs: count }))
    .toSorted((a, b) => b.jobs - a.jobs || a.person - b.person)
    .slice(0, TOP);
}
