import { CATEGORIES, type Category } from './glossary.ts';
import type { Price, When } from './job.ts';
import type { Fen } from './money.ts';
import type { OrderSource, OrderStateKind, Rating } from './order.ts';
import type { GridNumber } from './people.ts';
import type { UtcMs } from './time.ts';

/** One order as it stands in the ledger (台账); a value that is not known, or erased, is null. */
export interface LedgerRow {
  readonly sequence: number;
  readonly ledgerId: string;
  readonly postedAt: UtcMs;
  readonly grid: GridNumber | null;
  readonly source: OrderSource;
  readonly poster: string | null;
  readonly phone: string | null;
  readonly category: Category;
  readonly task: string;
  readonly place: string | null;
  readonly when: When;
  readonly headcount: number;
  readonly price: Price | null;
  readonly negotiable: boolean;
  /** The grid worker who posted it for somebody or gave it to a worker. */
  readonly dispatcher: string | null;
  readonly workers: readonly string[];
  readonly teams: readonly string[];
  readonly workerPhones: readonly string[];
  readonly claimedAt: UtcMs | null;
  readonly seconds: number | null;
  readonly doneAt: UtcMs | null;
  readonly paidFen: Fen | null;
  readonly state: OrderStateKind;
  readonly elsewhere: boolean;
  readonly rating: Rating | null;
  /** Why it came to nothing, or how somebody was found elsewhere, in the words of those who noted it. */
  readonly reasons: readonly string[];
  readonly urgent: boolean;
  readonly disputed: boolean;
  readonly hasPicture: boolean;
  /** Said demands, reasons for overriding a rule. */
  readonly remarks: readonly string[];
}

export interface LedgerSums {
  readonly posted: number;
  /** Taken by somebody of ours and not given back. */
  readonly claimed: number;
  readonly done: number;
  readonly elsewhere: number;
  readonly cancelled: number;
  readonly expired: number;
  readonly open: number;
  readonly paidFen: Fen;
}

export interface LedgerTotals {
  readonly byCategory: readonly (LedgerSums & { readonly category: Category })[];
  readonly byGrid: readonly (LedgerSums & { readonly grid: GridNumber | null })[];
  readonly all: LedgerSums;
}

/** Sums the rows up by category and by grid. */
export function ledgerTotals(rows: readonly LedgerRow[]): LedgerTotals {
  const grids = [...new Set(rows.map(({ grid }) => grid))].toSorted(
    (a, b) => (a ?? Number.MAX_SAFE_INTEGER) - (b ?? Number.MAX_SAFE_INTEGER),
  );
  return {
    byCategory: CATEGORIES.flatMap((category) => {
      const some = rows.filter((row) => row.category === category);
      return some.length > 0 ? [{ category, ...sums(some) }] : [];
    }),
    byGrid: grids.map((grid) => ({ grid, ...sums(rows.filter((row) => row.grid === grid)) })),
    all: sums(rows),
  };
}

function sums(rows: readonly LedgerRow[]): LedgerSums {
  const inState = (...states: readonly OrderStateKind[]): number =>
    rows.filter(({ state, elsewhere }) => !elsewhere && states.includes(state)).length;
  return {
    posted: rows.length,
    claimed: inState('claimed', 'done', 'closed'),
    done: inState('done', 'closed'),
    elsewhere: rows.filter(({ elsewhere }) => elsewhere).length,
    cancelled: inState('cancelled'),
    expired: inState('expired'),
    open: inState('open'),
    paidFen: rows.reduce((sum, { paidFen }) => sum + (paidFen ?? 0), 0),
  };
}

/** 13800000001 → "138****0001"; enough to recognise a number one knows, not to call one. */
export function maskPhone(phone: string): string {
  if (phone.length < 9) return `${'*'.repeat(Math.max(0, phone.length - 2))}${phone.slice(-2)}`;
  return `${phone.slice(0, 3)}${'*'.repeat(phone.length - 7)}${phone.slice(-4)}`;
}
