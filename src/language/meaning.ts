import type { Category } from '../domain/glossary.ts';
import type { JobDraft, JobFields } from '../domain/job.ts';
import type { Fen } from '../domain/money.ts';
import type { UtcMs } from '../domain/time.ts';

/** What a message is, taken by itself: one open job in the room is supposed. */
export const LABELS = ['order', 'claim', 'complete', 'cancel', 'decline', 'question', 'seek', 'other', 'command'] as const;
export type Label = (typeof LABELS)[number];

/** make: an order is made; ask: the doubtful question; quiet: no order (it may still be a claim and so on). */
export type Decision = 'make' | 'ask' | 'quiet';

/** What the reading needs to know of the message besides its text. */
export interface ReadContext {
  /** When it was sent: relative dates count from here. */
  readonly sentAt: UtcMs;
  readonly room: 'grid' | 'market' | 'staff' | 'direct';
  /** The most that the sender is: staff counts as grid worker. */
  readonly sender: 'resident' | 'worker' | 'gridworker';
}

/**
 * Something that the message may do to an order that exists. A message can hold several ("好" is consent, a claim and a
 * yes): which one it is, the state of the orders and the speaker decide, not the language.
 *
 * `numbers`: order numbers said ("接128", "128号单 我接"); empty when none.
 */
export type Act =
  /**
   * 接, 我接, 抢, 接128 (`plain`) or everyday words that count only in the right place: 1, +1, 我去, 可以, 好 (`everyday`).
   * `trades`: the work that the words name ("通下水道的我接"); `taskWords`: those words as they stand in job lines.
   */
  | {
      readonly kind: 'claim';
      readonly numbers: readonly number[];
      readonly force: 'plain' | 'everyday';
      readonly trades: readonly Category[];
      readonly taskWords: readonly string[];
    }
  /** "128 80块我就去", "180我就去" */
  | { readonly kind: 'counter-offer'; readonly numbers: readonly number[]; readonly fen: Fen }
  /** 弄好了, 完成128, 搬完了; `paidFen` where he says what he got (收60), 0 for 没收钱; `trades`/`taskWords` as above. */
  | {
      readonly kind: 'complete';
      readonly numbers: readonly number[];
      readonly paidFen: Fen | null;
      readonly trades: readonly Category[];
      readonly taskWords: readonly string[];
    }
  /** 好了, 满意, 一般, 不满意: the poster's word; rating null for a bare 好了. */
  | { readonly kind: 'satisfied'; readonly numbers: readonly number[]; readonly rating: '满意' | '一般' | '不满意' | null }
  /** 没来, 师傅没来, 还没到 */
  | { readonly kind: 'no-show'; readonly numbers: readonly number[] }
  /** 取消, 不用了, 修好了不用来, 撤了: the poster withdraws. */
  | { readonly kind: 'withdraw'; readonly numbers: readonly number[]; readonly reason: string | null }
  /** 退单, 退128, 来不了, 去不成了: the worker gives back. */
  | { readonly kind: 'give-back'; readonly numbers: readonly number[]; readonly reason: string | null }
  /** 换一个, 换个师傅: the poster wants another worker. */
  | { readonly kind: 'another-worker'; readonly numbers: readonly number[] }
  /** "改成明天下午3点", "价格80", "地址是…", or nothing but fields: `explicit` when a word of changing stands there. */
  | { readonly kind: 'amend'; readonly numbers: readonly number[]; readonly explicit: boolean; readonly fields: JobFields }
  /** 是, 对, 要的, 嗯, 好 */
  | { readonly kind: 'yes'; readonly numbers: readonly number[] }
  /** 不是, 不用, 不要 */
  | { readonly kind: 'no'; readonly numbers: readonly number[] }
  /** 同意, 可以, 行, 好 */
  | { readonly kind: 'agree'; readonly numbers: readonly number[] }
  /** A question that names an order number: "128号单有人接了没？" */
  | { readonly kind: 'ask-state'; readonly numbers: readonly number[] };
export type ActKind = Act['kind'];

/** Work that must not be brokered, by kind; `null`: nothing of that kind. */
export type Forbidden =
  | 'gambling'
  | 'prepay-scam'
  | 'surrogacy'
  | 'debt-collection'
  | 'identity'
  | 'child-labour'
  | 'sex'
  | 'drugs'
  | 'other-crime';

/** What a message means. */
export interface Reading {
  readonly label: Label;
  readonly decision: Decision;
  /** 0 to 1: that it is an order. */
  readonly confidence: number;
  /** The jobs it asks for: one, or two; empty unless the label is `order` (`ask` included). */
  readonly jobs: readonly JobDraft[];
  /** What else it may do, the likeliest first. */
  readonly acts: readonly Act[];
  readonly forbidden: { readonly kind: Forbidden; readonly advertisement: boolean } | null;
  /** A 接龙 list or a vote: for ten minutes a bare "1" means nothing. */
  readonly solitaire: boolean;
}
