import type { When } from '../../../domain/job.ts';
import type { Span } from '../../span.ts';

/** A time expression of a text. */
export interface WhenSpan extends Span<When> {
  /** It lay wholly before the moment of speaking: 昨天, 今天上午 said in the evening. */
  readonly passed: boolean;
  /** Names a day (明天, 周三, 28号), so that it needs none from elsewhere in the message. */
  readonly saysDay: boolean;
  readonly saysClock: boolean;
  /** By how much a bare hour was put off because it has passed today (9点, said at noon, is tonight); else 0. */
  readonly postponed: number;
}
