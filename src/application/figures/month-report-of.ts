import type { PersonId } from '../../domain/ids.ts';
import { type Month, monthBounds, monthOf, monthsBefore } from '../../domain/month.ts';
import { MONTH_FIGURES, type MonthFigures } from '../../domain/month-figures.ts';
import { adjustments, fadedFigures, type MonthFacts, type MonthReport, monthFigures } from '../../domain/month-report.ts';
import { FIRST_NUMBER, type OrderEventKind } from '../../domain/order.ts';
import type { OrderWithHistory } from '../../domain/order-outline.ts';
import type { UtcMs } from '../../domain/time.ts';
import type { Store } from '../ports/store.ts';

/** Events that a figure of the month can hang on. */
const TELLING: readonly OrderEventKind[] = [
  'posted',
  'announced',
  'amended',
  'claimed',
  'assigned',
  'given-back',
  'standby-passed',
  'handed-over',
  'reported-done',
  'confirmed',
  'cancelled',
  'expired',
  'placed-elsewhere',
  'disputed',
  'dispute-settled',
];

/** Why there is no report of a month. */
export type NoReport =
  | { readonly kind: 'no-orders-yet' }
  | { readonly kind: 'before-first'; readonly first: Month }
  | { readonly kind: 'to-come'; readonly last: Month };

/** Null: there is one. */
export function whyNoReport(store: Store, month: Month, now: UtcMs): NoReport | null {
  const first = firstMonth(store);
  if (first === null) return { kind: 'no-orders-yet' };
  const { from, to } = monthBounds(month);
  if (from > now) return { kind: 'to-come', last: monthOf(now) };
  return to <= monthBounds(first).from ? { kind: 'before-first', first } : null;
}

/** The last complete month; the running one in the station's first month. */
export function monthToReport(store: Store, now: UtcMs): Month {
  const last = monthsBefore(monthOf(now), 1);
  return whyNoReport(store, last, now) === null ? last : monthOf(now);
}

/**
 * The report of a month for which `whyNoReport` knows no reason. A complete month that is asked for the first time is filed
 * so, and from then on is as it was filed; what would now be counted otherwise stands beside it. To be called in a transaction.
 *
 * @param by who asks; null: from the shell
 */
export function monthReportOf(store: Store, month: Month, now: UtcMs, by: PersonId | null): MonthReport {
  const station = stationFacts(store);
  const orders = ordersOf(store, month);
  const counted = monthFigures(month, { ...station, orders });
  const beside = {
    month,
    at: now,
    lastMonth: figuresToCompare(store, station, monthsBefore(month, 1)),
    sameMonthLastYear: figuresToCompare(store, station, monthsBefore(month, 12)),
  };
  if (now < monthBounds(month).to) return { ...beside, filedAt: null, figures: counted, adjustments: [] };
  store.reports.file({ month, at: now, by, figures: counted });
  const filed = store.reports.filed(month) ?? { at: now, figures: counted };
  const differences = adjustments(filed.figures, counted, fadedFigures(month, orders, station.courses));
  return { ...beside, filedAt: filed.at, figures: filed.figures, adjustments: differences };
}

/** As filed, else as they can be counted. */
function figuresToCompare(store: Store, station: Omit<MonthFacts, 'orders'>, month: Month): MonthFigures | null {
  const first = firstMonth(store);
  if (first === null || month < first) return null;
  const figures = store.reports.filed(month)?.figures ?? monthFigures(month, { ...station, orders: ordersOf(store, month) });
  return Object.fromEntries(MONTH_FIGURES.map(({ key }) => [key, figures[key] ?? null]));
}

function firstMonth(store: Store): Month | null {
  const first = store.orders.byNumber(FIRST_NUMBER);
  return first === null ? null : monthOf(first.postedAt);
}

function ordersOf(store: Store, month: Month): readonly OrderWithHistory[] {
  const { from, to } = monthBounds(month);
  return store.orders.withEventBetween(TELLING, from, to).map((order) => ({ order, history: store.orders.history(order.id) }));
}

/** What does not hang on the month: read once for all three. */
function stationFacts(store: Store): Omit<MonthFacts, 'orders'> {
  return {
    workers: store.register.entries().map(({ person, worker, enrolledAt, keyGroups }) => ({
      person: person?.id ?? null,
      team: worker.team,
      enrolledAt,
      keyGroups,
    })),
    seekers: store.seekers.all(),
    courses: store.courses
      .publishedBetween(0, Number.MAX_SAFE_INTEGER)
      .map(({ number, at, text }) => ({ at, isFaded: text === '', signUps: store.courses.signUps(number) })),
  };
}
