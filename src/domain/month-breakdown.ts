import { gridsOf } from './daily-summary.ts';
import { CATEGORIES, type Category } from './glossary.ts';
import type { MonthFigures } from './month-figures.ts';
import { type MonthOrder, TALLIED, type Tally, tally } from './month-orders.ts';
import type { GridNumber } from './people.ts';

interface BreakdownFigures {
  /** Before the names of its figures, a slash between, it makes their keys. */
  readonly prefix: string;
  readonly figures: Readonly<Record<keyof Tally, number | null>>;
}

/** The month's orders of one category, or of one grid. */
export type BreakdownRow = BreakdownFigures &
  (
    | { readonly by: 'category'; readonly category: Category }
    /** Null: ordered by direct message or in the market. */
    | { readonly by: 'grid'; readonly grid: GridNumber | null }
  );

const categoryPrefix = (category: Category): string => `category/${category}`;
const gridPrefix = (grid: GridNumber | null): string => `grid/${grid ?? 'none'}`;

/** The figures by category and by grid, for those that had any. */
export function breakdown(orders: readonly MonthOrder[]): MonthFigures {
  const active = orders.filter((one) => one.posted || one.taken || one.done || one.cancelled);
  const parts = [
    ...CATEGORIES.map((category) => [categoryPrefix(category), active.filter(({ order }) => order.category === category)] as const),
    ...gridsOf(active).map((grid) => [gridPrefix(grid), active.filter(({ order }) => order.grid === grid)] as const),
  ];
  return Object.fromEntries(
    parts
      .filter(([, some]) => some.length > 0)
      .flatMap(([prefix, some]) => Object.entries(tally(some)).map(([name, value]) => [`${prefix}/${name}`, value])),
  );
}

/** The rows that the figures hold: categories first, then grids, those of no grid last. */
export function breakdownRows(figures: MonthFigures): readonly BreakdownRow[] {
  const grids = Object.keys(figures).flatMap((key) => /^grid\/(\d+)\/posted$/.exec(key)?.[1] ?? []);
  const numbers = grids.map(Number).toSorted((a, b) => a - b);
  return [
    ...CATEGORIES.map((category) => ({ by: 'category' as const, category, prefix: categoryPrefix(category) })),
    ...[...numbers, null].map((grid) => ({ by: 'grid' as const, grid, prefix: gridPrefix(grid) })),
  ].flatMap((row) => (`${row.prefix}/posted` in figures ? [{ ...row, figures: tallied(figures, `${row.prefix}/`) }] : []));
}

/** @param prefix '' for the whole month */
export function tallied(figures: MonthFigures, prefix: string): BreakdownRow['figures'] {
  return Object.fromEntries(TALLIED.map((name) => [name, figures[prefix + name] ?? null])) as BreakdownRow['figures'];
}
