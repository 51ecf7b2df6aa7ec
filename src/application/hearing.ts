import { SECOND, type UtcMs } from '../domain/time.ts';
import { heardUntil, keepHeardUntil, noteGap } from './outage.ts';
import type { Station } from './station.ts';

const KEEP_EVERY = 10 * SECOND;
/** Messages are given up in bunches: they are told of together. */
const GATHER = 10 * SECOND;

interface Gap {
  readonly since: UtcMs;
  readonly until: UtcMs;
  /** Not before this time: more may be coming. */
  readonly noteAt: UtcMs;
}

/**
 * Keeps in the store up to when everything that was sent has been heard, and every gap in it.
 *
 * What is kept never runs ahead of what is safe: not past a message that is not written down yet, and not past a gap that is
 * not. So a process that dies at any moment leaves a time from which on messages may be missing.
 */
export class Hearing {
  readonly #station: Station;
  readonly #oldestWaiting: () => UtcMs | null;
  /** Up to where the last process had heard. */
  readonly #before: UtcMs | null;
  #kept: UtcMs;
  #gaps: Gap[] = [];

  /** @param oldestWaiting when the first message arrived that is not written down yet */
  constructor(station: Station, oldestWaiting: () => UtcMs | null) {
    this.#station = station;
    this.#oldestWaiting = oldestWaiting;
    this.#before = heardUntil(station);
    this.#kept = this.#before ?? Number.NEGATIVE_INFINITY;
  }

  /** There is a live connection, and what came in before that time was handed over. @throws errors of the store */
  alive(at: UtcMs): void {
    const safe = Math.min(at, this.#oldestWaiting() ?? at);
    if (this.#gaps.length > 0 || safe - this.#kept < KEEP_EVERY) return;
    keepHeardUntil(this.#station, safe);
    this.#kept = safe;
  }

  /** Nothing was heard in between. @param since null: since the last process @returns whether that is a gap at all */
  missed(since: UtcMs | null, until: UtcMs): boolean {
    const from = since ?? this.#before;
    // The very first start; or the clock of the machine was set back meanwhile.
    if (from === null) return false;
    this.#gaps.push({ since: Math.min(from, until), until, noteAt: until });
    return true;
  }

  /** A message that arrived then could not be read, and is given up now. */
  lost(arrivedAt: UtcMs, now: UtcMs): void {
    const gathering = this.#gaps.find(({ noteAt }) => noteAt > now);
    this.#gaps = this.#gaps.filter((gap) => gap !== gathering);
    this.#gaps.push({
      since: Math.min(arrivedAt, gathering?.since ?? arrivedAt),
      until: Math.max(arrivedAt, gathering?.until ?? arrivedAt),
      noteAt: gathering?.noteAt ?? now + GATHER,
    });
  }

  /** When the next gap is to be written down; null: none waits. */
  nextAt(): UtcMs | null {
    return this.#gaps.reduce<UtcMs | null>((next, { noteAt }) => Math.min(next ?? noteAt, noteAt), null);
  }

  /** Writes down what waits. @throws errors of the store; it waits on then */
  note(now: UtcMs): void {
    for (const gap of this.#gaps.filter(({ noteAt }) => noteAt <= now)) {
      const heard = this.#heardAfter(gap);
      noteGap(this.#station, { since: gap.since, until: gap.until, now, heard });
      this.#kept = heard ?? this.#kept;
      this.#gaps = this.#gaps.filter((one) => one !== gap);
    }
  }

  #heardAfter({ until }: Gap): UtcMs | null {
    const safe = Math.min(until, this.#oldestWaiting() ?? until);
    return this.#gaps.length === 1 && safe > this.#kept ? safe : null;
  }
}
