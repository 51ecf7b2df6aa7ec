import Database from 'better-sqlite3';
import { TRADES } from '../../../src/domain/glossary.ts';

/**
 * The figures once more, by plain counting over the bare history: nothing here asks the program's own figures, or its
 * table of transitions, so that the two can be held against each other. (Of the program only the short names of the trades.)
 */

interface Step {
  readonly kind: string;
  readonly at: number;
  readonly person?: number;
  readonly from?: number;
  readonly to?: number;
  readonly headcount?: number;
  readonly seconds?: number | null;
}

export interface Story {
  readonly number: number;
  readonly postedAt: number;
  readonly trade: string;
  readonly grid: number | null;
  readonly posters: readonly (number | null)[];
  readonly steps: readonly Step[];
}

/** Everything that ever happened to the orders, and how the people are called. */
export interface History {
  readonly stories: readonly Story[];
  readonly names: ReadonlyMap<number, string>;
}

export function readHistory(file: string): History {
  const db = new Database(file, { readonly: true });
  try {
    const all = <Row>(sql: string): Row[] => db.prepare(sql).all() as Row[];
    const steps = new Map<number, Step[]>();
    for (const row of all<{ order_id: number; kind: string; at: number; data: string }>(
      'SELECT * FROM order_events ORDER BY order_id, seq',
    )) {
      steps.set(row.order_id, [...(steps.get(row.order_id) ?? []), { ...(JSON.parse(row.data) as object), kind: row.kind, at: row.at }]);
    }
    type OrderRow = Record<'id' | 'number' | 'posted_at' | 'posted_by', number> & {
      category: keyof typeof TRADES;
      grid: number | null;
      on_behalf_of: number | null;
    };
    const stories = all<OrderRow>('SELECT * FROM orders ORDER BY number').map((row) => ({
      number: row.number,
      postedAt: row.posted_at,
      trade: TRADES[row.category].short,
      grid: row.grid,
      posters: [row.posted_by, row.on_behalf_of],
      steps: steps.get(row.id) ?? [],
    }));
    const names = new Map(
      all<{ person_id: number; name: string }>('SELECT person_id, name FROM workers').map((row) => [row.person_id, row.name]),
    );
    return { stories, names };
  } finally {
    db.close();
  }
}

/** An order as it stood at some moment. */
export interface Stand {
  readonly state: 'open' | 'claimed' | 'done' | 'closed' | 'cancelled' | 'expired' | 'elsewhere';
  /** When it came into that state, as far as it is an end. */
  readonly endedAt: number | null;
  /** When the last of its workers came; null while one is missing. */
  readonly takenAt: number | null;
  readonly seconds: number | null;
  readonly doneAt: number | null;
  /** Whether anybody had ever claimed it. */
  readonly touched: boolean;
  readonly missing: number;
  readonly holders: readonly { readonly person: number; readonly seconds: number | null }[];
}

const UNTOUCHED: Stand = {
  state: 'open',
  endedAt: null,
  takenAt: null,
  seconds: null,
  doneAt: null,
  touched: false,
  missing: 1,
  holders: [],
};

/** @param until what happens from then on is not looked at; null: not posted yet */
export function standAt({ steps }: Story, until: number): Stand | null {
  const past = steps.filter(({ at }) => at < until);
  return past.length === 0 ? null : past.reduce(afterStep, UNTOUCHED);
}

function afterStep(stand: Stand, step: Step): Stand {
  const { kind, at, person = -1, seconds = null } = step;
  const wanted = stand.holders.length + stand.missing;
  const others = stand.holders.filter((holder) => holder.person !== person);
  switch (kind) {
    case 'posted':
      return { ...UNTOUCHED, missing: step.headcount ?? 1 };
    case 'claimed':
    case 'assigned':
      return settled({ ...stand, touched: true, holders: [...stand.holders, { person, seconds }] }, wanted, at);
    case 'given-back':
      return settled({ ...stand, holders: others }, wanted, at);
    case 'handed-over':
      return {
        ...stand,
        holders: stand.holders.map((holder) => (holder.person === step.from ? { person: step.to ?? -1, seconds: null } : holder)),
      };
    case 'amended':
      return settled(stand, Math.max(step.headcount ?? 1, stand.holders.length, 1), at);
    case 'reported-done':
      // With somebody missing: now it shows that no more were to come.
      return { ...settled(stand, stand.holders.length, at), state: 'done', doneAt: at };
    case 'confirmed':
      return { ...stand, state: 'closed', doneAt: stand.doneAt ?? at };
    case 'cancelled':
    case 'expired':
      return { ...stand, state: kind, endedAt: at };
    case 'placed-elsewhere':
      return { ...stand, state: 'elsewhere', endedAt: at };
    default:
      return stand;
  }
}

/** Taken when nobody is missing, free when somebody is. */
function settled(stand: Stand, wanted: number, at: number): Stand {
  const missing = wanted - stand.holders.length;
  if (missing > 0) return { ...stand, state: 'open', missing, takenAt: null, seconds: null };
  if (stand.state === 'claimed') return { ...stand, missing: 0 };
  return { ...stand, state: 'claimed', missing: 0, takenAt: at, seconds: stand.holders.at(-1)?.seconds ?? null };
}

/** A day's figures in the form in which a summary says them. */
export interface DayFigures {
  readonly posted: number;
  readonly claimed: number;
  readonly done: number;
  readonly cancelled: number;
  readonly expired: number;
  readonly elsewhere: number;
  readonly share: { readonly percent: number; readonly claimed: number; readonly of: number } | null;
  /** As it is said: above an hour without the seconds. */
  readonly medianSeconds: number | null;
  readonly byTrade: Readonly<Record<string, number>>;
  readonly byGrid: Readonly<Record<string, string>>;
  /** How many jobs those did who did most, at most five. */
  readonly most: readonly number[];
  readonly open: readonly string[];
}

/** @param until the moment of looking: the day's end, or the one in which it was said */
export function figuresOf({ stories }: History, midnight: number, until: number): DayFigures {
  const all = stories.flatMap((story) => {
    const stand = standAt(story, until);
    return stand ? [{ story, stand }] : [];
  });
  const isToday = (at: number | null): boolean => at !== null && at >= midnight;
  const posted = all.filter(({ story }) => isToday(story.postedAt));
  const claimed = all.filter(({ stand }) => isToday(stand.takenAt));
  const done = all.filter(({ stand }) => isToday(stand.doneAt));
  const ended = (state: Stand['state']) => all.filter(({ stand }) => stand.state === state && isToday(stand.endedAt));
  const wanted = posted.filter(({ stand }) => stand.state !== 'cancelled' || stand.touched);
  const got = wanted.filter(({ stand }) => stand.takenAt !== null);
  const touchedToday = new Set([...posted, ...claimed, ...done, ...ended('cancelled')].map(({ story }) => story.grid));
  const inGrid = (some: typeof all, grid: number | null): number => some.filter(({ story }) => story.grid === grid).length;
  return {
    posted: posted.length,
    claimed: claimed.length,
    done: done.length,
    cancelled: ended('cancelled').length,
    expired: ended('expired').length,
    elsewhere: ended('elsewhere').length,
    share: wanted.length === 0 ? null : { percent: Math.round((100 * got.length) / wanted.length), claimed: got.length, of: wanted.length },
    medianSeconds: asSaid(middle(claimed.flatMap(({ stand }) => stand.seconds ?? []))),
    byTrade: tally(posted.map(({ story }) => story.trade)),
    byGrid: Object.fromEntries(
      [...touchedToday].map((grid) => [
        grid === null ? '其他' : `${grid}网格`,
        `${inGrid(posted, grid)} ${inGrid(claimed, grid)} ${inGrid(done, grid)}`,
      ]),
    ),
    most: Object.values(jobsDone(done))
      .sort((a, b) => b - a)
      .slice(0, 5),
    open: all
      .filter(({ stand }) => stand.state === 'open')
      .map(({ story, stand }) => (stand.holders.length > 0 ? `${story.number}(差${stand.missing}人)` : String(story.number))),
  };
}

/** How many jobs each worker (by his key) finished that day. */
export function jobsOfDay({ stories }: History, midnight: number, until: number): Readonly<Record<string, number>> {
  const all = stories.flatMap((story) => {
    const stand = standAt(story, until);
    return stand?.doneAt != null && stand.doneAt >= midnight ? [{ story, stand }] : [];
  });
  return jobsDone(all);
}

function jobsDone(done: readonly { readonly story: Story; readonly stand: Stand }[]): Readonly<Record<string, number>> {
  return tally(
    done.flatMap(({ story, stand }) =>
      stand.holders.filter(({ person }) => !story.posters.includes(person)).map(({ person }) => String(person)),
    ),
  );
}

export function tally(words: readonly string[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** The middle one, or the rounded mean of the two. */
export function middle(numbers: readonly number[]): number | null {
  if (numbers.length === 0) return null;
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = 0, high = 0] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return Math.round((low + high) / 2);
}

/** What is left of so many seconds when they are said. */
export function asSaid(seconds: number | null): number | null {
  return seconds !== null && seconds >= 3600 ? seconds - (seconds % 60) : seconds;
}
