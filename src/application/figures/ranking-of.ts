import { isSuspended, nameOf } from '../../domain/people.ts';
import { periodBounds, type RankedWorker, type RankingPeriod, rankWorkers } from '../../domain/ranking.ts';
import type { UtcMs } from '../../domain/time.ts';
import type { Store } from '../ports/store.ts';

export interface Ranking {
  readonly period: RankingPeriod;
  readonly rows: readonly (RankedWorker & { readonly name: string })[];
  /** Active workers on the register, and how many of them finished nothing in the period. */
  readonly registered: number;
  readonly without: number;
}

/** Who finished most in a month or a year. @param now whoever may claim by then again counts as active */
export function rankingOf(store: Store, period: RankingPeriod, now: UtcMs): Ranking {
  const bounds = periodBounds(period);
  // Whatever was finished in the period had this event then; the domain looks at the time once more.
  const finished = store.orders.withEventBetween(['reported-done', 'confirmed'], bounds.from, bounds.to);
  const rows = rankWorkers(finished, bounds).map((row) => ({ ...row, name: nameOf(store.people.byId(row.person)) }));
  const ranked = new Set(rows.map(({ person }) => person));
  const active = store.register.entries().filter(({ worker }) => !isSuspended(worker, now));
  const without = active.filter(({ person }) => person === null || !ranked.has(person.id)).length;
  return { period, rows, registered: active.length, without };
}
