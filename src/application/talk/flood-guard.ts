import type { ContactId } from '../../domain/ids.ts';
import { MINUTE, type UtcMs } from '../../domain/time.ts';
import type { Store } from '../ports/store.ts';

/** So many messages of one person that lead to something (an order, an answer …) are taken within this time. */
const TALK_WITHIN = 10 * MINUTE;
export const MOST_OF_ANYBODY = 30;
export const MOST_OF_GRID_WORKERS = 120;
/** So many of one person are read at all within this time: reading is what costs. */
const READ_WITHIN = MINUTE;
export const MOST_READ = 60;
/** People whose last message is older than both spans are forgotten once so many are remembered. */
const REMEMBERED = 5_000;

/** What is to be done with a message: read it, or not; `warn`: and tell its sender, once. */
export type Hearing = { readonly kind: 'read' } | { readonly kind: 'warn'; readonly until: UtcMs } | { readonly kind: 'ignore' };

interface Talker {
  /** Arrivals of what led to something, oldest first. */
  led: readonly UtcMs[];
  minute: { readonly since: UtcMs; readonly count: number };
  warnedAt: UtcMs;
}

/**
 * Keeps one person from taking the bot's time and the groups' quiet from all others. Whoever floods is told so once, then
 * his messages lead to nothing until enough of the span has passed; nobody else is counted with him.
 *
 * The counts are kept in memory: the inbox holds no senders (ordinary chat is not to be traceable), and a restart that gives
 * a flooder a new allowance does no harm. Only arrivals count, so that a replay decides as the day itself did.
 */
export class FloodGuard {
  readonly #talkers = new Map<ContactId, Talker>();

  /** What is to be done with a message that arrives now; counts nothing. */
  judge(sender: ContactId, now: UtcMs, most: number): Hearing {
    const talker = this.#talkers.get(sender);
    if (!talker) return { kind: 'read' };
    const until = this.#deafUntil(talker, now, most);
    if (until === null) return { kind: 'read' };
    // Who has never been answered gets no line for it either.
    const tell = talker.led.length > 0 && now - talker.warnedAt >= TALK_WITHIN;
    return tell ? { kind: 'warn', until } : { kind: 'ignore' };
  }

  /** Counts a message, once all that follows from it is written down. */
  note(sender: ContactId, now: UtcMs, { kind }: Hearing, led: boolean): void {
    // Whom the gateway could not name is nobody in particular.
    if (sender === '') return;
    const talker = this.#talkers.get(sender) ?? { led: [], minute: { since: now, count: 0 }, warnedAt: Number.NEGATIVE_INFINITY };
    const { minute } = talker;
    talker.minute = now - minute.since < READ_WITHIN ? { ...minute, count: minute.count + 1 } : { since: now, count: 1 };
    if (kind === 'warn') talker.warnedAt = now;
    if (kind === 'read' && led) talker.led = [...recent(talker.led, now), now];
    this.#talkers.set(sender, talker);
    if (this.#talkers.size > REMEMBERED) this.#forget(now);
  }

  #deafUntil({ led, minute }: Talker, now: UtcMs, most: number): UtcMs | null {
    const counted = recent(led, now);
    const first = counted.at(-most);
    if (first !== undefined) return first + TALK_WITHIN;
    return minute.count >= MOST_READ && now - minute.since < READ_WITHIN ? minute.since + READ_WITHIN : null;
  }

  #forget(now: UtcMs): void {
    for (const [sender, { led, minute, warnedAt }] of this.#talkers) {
      if (now - Math.max(led.at(-1) ?? 0, minute.since, warnedAt) >= TALK_WITHIN) this.#talkers.delete(sender);
    }
  }
}

function recent(times: readonly UtcMs[], now: UtcMs): readonly UtcMs[] {
  return times.filter((at) => now - at < TALK_WITHIN);
}

const guards = new WeakMap<Store, FloodGuard>();

/** The guard of the station whose store it is, for as long as the process has it open. */
export function floodGuardOf(store: Store): FloodGuard {
  const guard = guards.get(store) ?? new FloodGuard();
  guards.set(store, guard);
  return guard;
}
