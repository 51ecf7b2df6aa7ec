/** The answer did not come in time: what became of the call is unknown. */
export class TimeLimitError extends Error {
  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`);
    this.name = 'TimeLimitError';
  }
}

/**
 * Waits for a call, but no longer than the limit; a late rejection is swallowed.
 *
 * @throws TimeLimitError when the limit has passed
 */
export async function within<Answer>(milliseconds: number, call: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimeLimitError(milliseconds)), milliseconds);
  });
  try {
    return await Promise.race([call, limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Of the limit, what one look at the clock counts at most. */
const SLICE = 1 / 20;

/**
 * As `within`, but time in which this process itself stood still (a burst of work, a machine that does other things beside)
 * counts hardly: the answer has come meanwhile, and only has not been read yet.
 *
 * @throws TimeLimitError when the limit has passed
 */
export async function withinWaking<Answer>(milliseconds: number, call: Promise<Answer>): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_, reject) => {
    let left = 1 / SLICE;
    // An interval that is overdue several times over fires once.
    timer = setInterval(() => {
      left -= 1;
      if (left <= 0) reject(new TimeLimitError(milliseconds));
    }, milliseconds * SLICE);
  });
  try {
    return await Promise.race([call, limit]);
  } finally {
    clearInterval(timer);
  }
}

/** Sleeps; wakes early, without an error, when the signal says so. */
export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) {
      resolve();
      return;
    }
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal?.addEventListener('abort', wake, { once: true });
  });
}
