import type { Category } from './glossary.ts';
import { MINUTE, SECOND, type UtcMs } from './time.ts';

/** For so long after an order was taken, a bare word of claiming by somebody else still means that one. */
const JUST_TAKEN = 10 * SECOND;
/** For so long after an order was taken, a claim may still mean it at all, if nothing else is open. */
export const LATELY_TAKEN = MINUTE;

/** What of an order the choice goes by. */
export interface Claimable {
  readonly id: number;
  readonly category: Category;
  readonly task: string;
}

/** Orders among which a claim chooses; those that the speaker cannot mean (his own, those he has) are left out. */
export interface Situation<Of extends Claimable> {
  /** The order whose number was said or whose post was quoted. */
  readonly pointedAt: Of | null;
  /** Open and known in the room: in a market group what is announced there, in a grid's group what was posted there. */
  readonly open: readonly Of[];
  /** Filled within `LATELY_TAKEN` in that room, youngest first. */
  readonly taken: readonly { readonly order: Of; readonly at: UtcMs }[];
  /** The work that the words name. */
  readonly trades: readonly Category[];
  readonly taskWords: readonly string[];
  /** What the speaker does by the register; empty: nothing is known. */
  readonly ownTrades: readonly Category[];
  readonly now: UtcMs;
}

export type ClaimTarget<Of extends Claimable> =
  | { readonly kind: 'order'; readonly order: Of }
  /** More than one can be meant, or the only one is not his work. */
  | { readonly kind: 'ask'; readonly orders: readonly Of[] }
  | { readonly kind: 'nothing' };

/**
 * Which order a claim means. Pure; it never guesses.
 *
 * number → quoted post → words that name the job → the order taken ten seconds ago, unless only another one is his work →
 * the only open one, if it is his work or nothing is known of him → the only open one of his work → ask.
 * With nothing open, the one taken within the last minute.
 */
export function claimTarget<Of extends Claimable>(situation: Situation<Of>): ClaimTarget<Of> {
  const { pointedAt, trades, taskWords } = situation;
  if (pointedAt) return only(pointedAt);
  return trades.length > 0 || taskWords.length > 0 ? byWords(situation) : byRoom(situation);
}

function byWords<Of extends Claimable>(situation: Situation<Of>): ClaimTarget<Of> {
  const { open, taken } = situation;
  const named = namedBy(situation, open);
  if (named.length > 0) return oneOf(named);
  const [late] = namedBy(
    situation,
    taken.map(({ order }) => order),
  );
  if (late) return only(late);
  return open.length > 0 ? { kind: 'ask', orders: open } : { kind: 'nothing' };
}

/** Those whose job line holds the words; failing that, those of the named kind of work. */
export function namedBy<Of extends Claimable>(
  { trades, taskWords }: { readonly trades: readonly Category[]; readonly taskWords: readonly string[] },
  orders: readonly Of[],
): readonly Of[] {
  const byTask = orders.filter(({ task }) => taskWords.some((word) => word !== '' && task.includes(word)));
  return byTask.length > 0 ? byTask : orders.filter(({ category }) => trades.includes(category));
}

function byRoom<Of extends Claimable>(situation: Situation<Of>): ClaimTarget<Of> {
  const { open, taken, ownTrades, now } = situation;
  const fits = ({ category }: Of): boolean => ownTrades.length === 0 || ownTrades.includes(category);
  const fitting = open.filter(fits);
  const [latest] = taken;
  if (latest && now - latest.at < JUST_TAKEN && (fits(latest.order) || fitting.length === 0)) return only(latest.order);
  if (open.length === 0) return latest ? only(latest.order) : { kind: 'nothing' };
  return fitting.length > 0 ? oneOf(fitting) : { kind: 'ask', orders: open };
}

function oneOf<Of extends Claimable>(orders: readonly Of[]): ClaimTarget<Of> {
  const [first, ...others] = orders;
  return first && others.length === 0 ? only(first) : { kind: 'ask', orders };
}

function only<Of extends Claimable>(order: Of): ClaimTarget<Of> {
  return { kind: 'order', order };
}
