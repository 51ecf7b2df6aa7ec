import type { When } from './job.ts';
import type { UtcMs } from './time.ts';

/**
 * The moment by which the worker should have been there: reminders, 没来 and expiry count from it.
 *
 * @returns the start where a clock time or "now" was said; the end of the window where a part of a day, days or a deadline
 * were said; null where nothing was said, or nothing with an instant (每周六, 过两天).
 */
export function agreedTime(when: When): UtcMs | null {
  switch (when.kind) {
    case 'at':
    case 'now':
      return when.start;
    case 'part':
    case 'day':
    case 'deadline':
      return when.end;
    case 'none':
    case 'recurring':
    case 'vague':
      return null;
  }
}

/** The first moment at which the work may begin; null where none was said. */
export function earliestStart(when: When): UtcMs | null {
  switch (when.kind) {
    case 'at':
    case 'now':
    case 'part':
    case 'day':
      return when.start;
    case 'deadline':
    case 'none':
    case 'recurring':
    case 'vague':
      return null;
  }
}
