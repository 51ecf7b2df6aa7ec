import type { UtcMs } from '../../domain/time.ts';
import { findExpressions } from './when/engine.ts';
import { resolve } from './when/resolve.ts';
import type { WhenSpan } from './when/when-span.ts';

export { chooseWhen } from './when/choose-when.ts';
export type { WhenSpan } from './when/when-span.ts';

/** Longest text that is read, in UTF-16 units; what lies behind is not looked at. */
const LONGEST_TEXT = 20_000;

/**
 * All time expressions of a message, past ones too, in order and not overlapping.
 *
 * @param text normalised (NFKC)
 * @param sentAt from where relative dates count
 */
export function findWhen(text: string, sentAt: UtcMs): readonly WhenSpan[] {
  const read = text.slice(0, LONGEST_TEXT);
  const spans: WhenSpan[] = [];
  for (const expression of findExpressions(read, sentAt)) {
    const resolved = resolve(expression, read, sentAt, 'working');
    if (resolved === null) continue;
    const { from, to } = expression;
    const { when, passed, saysDay, saysClock, postponed } = resolved;
    spans.push({ from, to, text: read.slice(from, to), value: when, passed, saysDay, saysClock, postponed });
  }
  return spans;
}
