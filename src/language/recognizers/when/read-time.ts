import type { UtcMs } from '../../../domain/time.ts';
import { mondayOf } from './calendar.ts';
import { findExpressions } from './engine.ts';
import type { Expression } from './expression.ts';
import { type Hours, type Resolved, resolve } from './resolve.ts';

/**
 * Reads a general time expression ("下周六下午3点", "从一月十日到20日", "过十周"): the most telling one of the text.
 *
 * @param sentAt from where relative expressions count
 * @returns the first instant and the end (exclusive for days and parts of days); null when there is none, or none with an instant
 *
 * Hours of a bare expression stand as they are written ("3点" is 03:00): there nobody orders work.
 */
export function readTime(text: string, sentAt: UtcMs): { readonly start: UtcMs; readonly end: UtcMs | null } | null {
  const normalised = text.normalize('NFKC');
  const resolved = findExpressions(normalised, sentAt)
    .map((expression) => resolve(expression, normalised, sentAt, hoursOf(expression, normalised)))
    .filter((entry) => entry !== null && entry.start !== null);
  const best = resolved.reduce<Resolved | null>(
    (chosen, entry) => (chosen === null || detail(entry) > detail(chosen) ? entry : chosen),
    null,
  );
  if (best === null || best.start === null) return null;
  return { start: THIS_WEEK.test(normalised) ? mondayOf(sentAt) : best.start, end: best.end };
}

/** Of "this week" an order means the days that are left; a bare expression means the week. */
const THIS_WEEK = /^[这本]一?个?(?:周|星期|礼拜)$/;

/** What may stand beside an expression that is all of a text. */
const BESIDE = /^[\s\p{P}]*(?:从|在|约|大约|大概|差不多|上午|下午)?[\s\p{P}]*$/u;

/** A bare expression is taken as it stands; in a sentence "三点开会" is the afternoon. The end of a range on a day of its own stands too. */
function hoursOf(expression: Expression, text: string): Hours {
  const beside = text.slice(0, expression.from) + text.slice(expression.to);
  const whole = BESIDE.test(beside);
  const farther = expression.kind === 'moment' && expression.until?.day != null;
  return whole || farther || expression.kind === 'single' ? 'literal' : 'working';
}

function detail(resolved: Resolved | null): number {
  if (resolved === null) return 0;
  return (resolved.saysDay ? 2 : 0) + (resolved.saysClock ? 1 : 0);
}
