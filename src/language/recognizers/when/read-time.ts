import type { UtcMs } from '../../../domain/time.ts';
import { findExpressions } from './engine.ts';
import { type Resolved, resolve } from './resolve.ts';

/**
 * Reads a general time expression ("下周六下午3点", "从一月十日到20日", "过十周"): the most telling one of the text.
 *
 * @param sentAt from where relative expressions count
 * @returns the first instant and the end (exclusive for days and parts of days); null when there is none, or none with an instant
 *
 * Hours stand as they are written ("3点" is 03:00): here nobody orders work.
 */
export function readTime(text: string, sentAt: UtcMs): { readonly start: UtcMs; readonly end: UtcMs | null } | null {
  const normalised = text.normalize('NFKC');
  const resolved = findExpressions(normalised, sentAt)
    .map((expression) => resolve(expression, normalised, sentAt, 'literal'))
    .filter((entry) => entry !== null && entry.start !== null);
  const best = resolved.reduce<Resolved | null>(
    (chosen, entry) => (chosen === null || detail(entry) > detail(chosen) ? entry : chosen),
    null,
  );
  return best === null || best.start === null ? null : { start: best.start, end: best.end };
}

function detail(resolved: Resolved | null): number {
  if (resolved === null) return 0;
  return (resolved.saysDay ? 2 : 0) + (resolved.saysClock ? 1 : 0);
}
