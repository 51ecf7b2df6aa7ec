import type { Clock, DayRef, Part, SinglePiece } from './pieces.ts';

/** One end of a time expression, put together from its pieces. */
export interface Moment {
  readonly day: DayRef | null;
  /** A weekday said beside the date, "12月11号(周五)", to be held against it. */
  readonly check: DayRef | null;
  readonly part: Part | null;
  readonly clock: Clock | null;
}

export const EMPTY: Moment = { day: null, check: null, part: null, clock: null };

/**
 * before: 周五前 · by: 最晚周五 · after: 两点以后 · within: 今天之内 · in: nothing of the kind.
 */
export type Relation = 'in' | 'before' | 'by' | 'after' | 'within';

/** A whole time expression of the text, not yet counted out. `to` exclusive. */
export type Expression = { readonly from: number; readonly to: number; readonly relation: Relation } & (
  | { readonly kind: 'moment'; readonly start: Moment; readonly until: Moment | null; readonly guess: boolean }
  | { readonly kind: 'single'; readonly piece: SinglePiece }
);
