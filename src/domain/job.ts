import type { Category } from './glossary.ts';
import type { Fen } from './money.ts';
import type { UtcMs } from './time.ts';

/**
 * When the work is wanted, as precisely as it was said and no more.
 *
 * `text` is the piece of the message that says it.
 */
export type When =
  /** Nothing was said. */
  | { readonly kind: 'none' }
  /** A clock time; `end` where a range was said ("9点到11点"). */
  | { readonly kind: 'at'; readonly start: UtcMs; readonly end: UtcMs | null; readonly text: string }
  /** "马上", "现在": `start` is the moment of speaking. */
  | { readonly kind: 'now'; readonly start: UtcMs; readonly text: string }
  /** A part of a day (早上/上午 06–12, 中午 11–14, 下午 12–19, 晚上 18–24, 凌晨 00–06): any moment in it. */
  | { readonly kind: 'part'; readonly start: UtcMs; readonly end: UtcMs; readonly text: string }
  /** A day or a range of days: from 00:00 of the first to 23:59 of the last. */
  | { readonly kind: 'day'; readonly start: UtcMs; readonly end: UtcMs; readonly text: string }
  /** Until `end`, any time before ("周五之前"). */
  | { readonly kind: 'deadline'; readonly end: UtcMs; readonly text: string }
  /** "每周六", "每天": no single instant. */
  | { readonly kind: 'recurring'; readonly text: string }
  /** "过两天", "尽快", "月底": said, but no instant. */
  | { readonly kind: 'vague'; readonly text: string };

export const WHEN_KINDS = ['none', 'at', 'now', 'part', 'day', 'deadline', 'recurring', 'vague'] as const satisfies readonly When['kind'][];

export const PRICE_UNITS = ['job', 'hour', 'day', 'person', 'month', 'piece'] as const;
/** What the amount is paid for; a wage per person and day is `day`, 一台/一个/一斤 is `piece`, 一次/一趟 is `job`. */
export type PriceUnit = (typeof PRICE_UNITS)[number];

/** One price: min = max. "不超过": only max. "起": only min. */
export interface Price {
  readonly minFen: Fen | null;
  readonly maxFen: Fen | null;
  readonly unit: PriceUnit;
}

/** Where the worker goes first (moving: from; delivery: to). */
export interface Place {
  /** As written, door number included: only for the worker who has the job, the poster, grid workers and staff. */
  readonly full: string;
  /** Without 栋/单元/室/门牌号: may stand in a group. Null when nothing is left. */
  readonly open: string | null;
}

/** A danger to life in the words of the message: whom to call first stands in the receipt. */
export const DANGERS = ['gas', 'fire', 'electric', 'person'] as const;
export type Danger = (typeof DANGERS)[number];

/** The fields of a job; what was not said is null, never invented. */
export interface JobFields {
  readonly when: When;
  readonly price: Price | null;
  /** 面议, 看着给, or the poster asks for a price. */
  readonly negotiable: boolean;
  readonly place: Place | null;
  /** The other end of a way: 搬到…, or where a delivery is fetched. */
  readonly otherPlace: Place | null;
  readonly headcount: number | null;
  /** 11 digits, or a landline with its area code; digits only. */
  readonly phone: string | null;
  /** Said demands that may be shown in a group (自带工具, 有证, 会做饭 …), in recognised words. Sex only for personal care. */
  readonly requirements: readonly string[];
}

/** A job as it was read out of a message. */
export interface JobDraft extends JobFields {
  readonly category: Category;
  /** The line that names the job in a group: recognised task words only, never cut from the raw text ("通下水道", "搬家 3楼到6楼 没电梯"). */
  readonly task: string;
  readonly urgent: boolean;
  readonly danger: Danger | null;
  /** Certificates that the order's words ask for, by their names in the rules ("低压电工证"). */
  readonly certificates: readonly string[];
}
