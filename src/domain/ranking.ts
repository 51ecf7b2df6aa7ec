import { median } from './daily-summary.ts';
import type { PersonId } from './ids.ts';
import type { Fen } from './money.ts';
import { isPoster, type Order, type Rating } from './order.ts';
import { instant, type UtcMs } from './time.ts';

export type RankingPeriod =
  | { readonly kind: 'month'; readonly year: number /** 1–12 */; readonly month: number }
  | { readonly kind: 'year'; readonly year: number };

/** From the first instant to before the last. */
export function periodBounds(period: RankingPeriod): { readonly from: UtcMs; readonly to: UtcMs } {
  switch (period.kind) {
    case 'month':
      return { from: instant(period.year, period.month, 1), to: instant(period.year, period.month + 1, 1) };
    case 'year':
      return { from: instant(period.year, 1, 1), to: instant(period.year + 1, 1, 1) };
  }
}

/** What one worker did in a period. */
export interface RankedWorker {
  readonly person: PersonId;
  readonly jobs: number;
  /** Money said to be paid; of a job of several his equal part. */
  readonly fen: Fen;
  /** From posting to his claim; null if every job was given to him. */
  readonly medianSeconds: number | null;
  /** 满意, out of all of his jobs that were rated. */
  readonly good: number;
  readonly rated: number;
}

/** When the work was finished by a worker of ours; null if it was not. */
export function finishedAt({ state }: Order): UtcMs | null {
  if (state.kind === 'done') return state.at;
  return state.kind === 'closed' && !state.elsewhere ? state.doneAt : null;
}

/** Ranks by jobs done, then money; orders from oneself do not count. */
export function rankWorkers(orders: readonly Order[], { from, to }: { readonly from: UtcMs; readonly to: UtcMs }): readonly RankedWorker[] {
  const finished = orders.filter((order) => {
    const at = finishedAt(order);
    return at !== null && at >= from && at < to;
  });
  const jobs = new Map<PersonId, Job[]>();
  for (const order of finished) {
    for (const [place, { person, seconds }] of order.holders.entries()) {
      if (isPoster(order, person)) continue;
      const own = jobs.get(person) ?? [];
      own.push({ fen: partOf(order, place), seconds, rating: order.state.kind === 'closed' ? order.state.rating : null });
      jobs.set(person, own);
    }
  }
  return [...jobs].map(([person, own]) => rank(person, own)).toSorted((a, b) => b.jobs - a.jobs || b.fen - a.fen || a.person - b.person);
}

interface Job {
  readonly fen: Fen;
  readonly seconds: number | null;
  readonly rating: Rating | null;
}

function rank(person: PersonId, jobs: readonly Job[]): RankedWorker {
  return {
    person,
    jobs: jobs.length,
    fen: jobs.reduce((sum, { fen }) => sum + fen, 0),
    medianSeconds: median(jobs.flatMap(({ seconds }) => seconds ?? [])),
    good: jobs.filter(({ rating }) => rating === '满意').length,
    rated: jobs.filter(({ rating }) => rating !== null).length,
  };
}

/** What cannot be shared equally goes to those who came first, a fen each: the parts sum up to what was paid. */
function partOf({ state, holders }: Order, place: number): Fen {
  const paid = state.kind === 'done' || state.kind === 'closed' ? (state.paidFen ?? 0) : 0;
  return Math.floor(paid / holders.length) + (place < paid % holders.length ? 1 : 0);
}
