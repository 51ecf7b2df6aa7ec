import { median } from './daily-summary.ts';
import type { PersonId } from './ids.ts';
import { type Month, monthBounds } from './month.ts';
import { breakdown } from './month-breakdown.ts';
import { ANY_GROUP, MONTH_FIGURES, type MonthFigures, ofKey, partKey } from './month-figures.ts';
import { type MonthOrder, monthOrder, posters, servicesOf, tally } from './month-orders.ts';
import type { OrderWithHistory } from './order-outline.ts';
import { KEY_GROUPS, type KeyGroup } from './people.ts';
import type { SignUp } from './services.ts';
import type { UtcMs } from './time.ts';

/** What a month's figures are made of. */
export interface MonthFacts {
  /** At least all that had an event in the month. */
  readonly orders: readonly OrderWithHistory[];
  /** The whole register, as it is today: it keeps no history. */
  readonly workers: readonly RegisteredWorker[];
  /** When each of those who look for work was noted. */
  readonly seekers: readonly { readonly at: UtcMs }[];
  /** `isFaded`: who had signed up is deleted by now. */
  readonly courses: readonly {
    readonly at: UtcMs;
    readonly isFaded?: boolean;
    readonly signUps: readonly Pick<SignUp, 'person' | 'at'>[];
  }[];
}

export interface RegisteredWorker {
  /** null: no contact is bound to the entry yet. */
  readonly person: PersonId | null;
  readonly team: string | null;
  readonly enrolledAt: UtcMs;
  readonly keyGroups: readonly KeyGroup[];
}

/**
 * Counts a month from histories, so that a month long past reads as it stood at its end. Only what is said later of a job
 * done in it (the amount corrected, the rating) counts still, and marks of the register as they are today.
 *
 * The sum of the days' summaries (`summarizeDay`) is the month's: posted, done, cancelled, elsewhere. Services, persons and
 * ratings are those of the month's ranking (`rankWorkers`).
 */
export function monthFigures(month: Month, { orders, workers, seekers, courses }: MonthFacts): MonthFigures {
  const { from, to } = monthBounds(month);
  const span: Span = { isIn: (at) => at >= from && at < to, isBefore: (at) => at < to };
  const told = orders.flatMap((one) => monthOrder(one, from, to) ?? []);
  const registered = workers.filter(({ enrolledAt }) => span.isBefore(enrolledAt));
  const services = servicesOf(told.filter(({ done }) => done));
  return {
    'seekers-new': seekers.filter(({ at }) => span.isIn(at)).length,
    'seekers-all': seekers.filter(({ at }) => span.isBefore(at)).length,
    'workers-new': registered.filter(({ enrolledAt }) => span.isIn(enrolledAt)).length,
    'workers-all': registered.length,
    ...teamFigures(registered, services),
    ...tally(told),
    ...takenFigures(told),
    ...otherOrderFigures(told),
    ...groupFigures(registered, services),
    ...trainingFigures(courses, span),
    ...ratingFigures(told),
    ...breakdown(told),
  };
}

/**
 * Figures that depend on names and phones, which are blanked after a while, or on sign-ups, which are deleted: recomputed
 * then, they say less than they did.
 */
export function fadedFigures(month: Month, orders: readonly OrderWithHistory[], courses: MonthFacts['courses'] = []): readonly string[] {
  const { from, to } = monthBounds(month);
  const isErased = orders.some(({ order }) => order.posterName === null && order.postedAt >= from && order.postedAt < to);
  const isDeleted = courses.some(({ at, isFaded }) => isFaded && at < to);
  return [...(isErased ? ['posters'] : []), ...(isDeleted ? ['sign-ups', 'trainees'] : [])];
}

/** What a recomputation of a filed month finds otherwise. */
export interface Adjustment {
  readonly key: string;
  readonly reported: number | null;
  readonly now: number | null;
}

/** Only of figures that were reported: what is counted since a later version was not wrong before. */
export function adjustments(reported: MonthFigures, now: MonthFigures, faded: readonly string[]): readonly Adjustment[] {
  const keys = [...MONTH_FIGURES.map(({ key }) => key), ...Object.keys(reported).filter((key) => /^(?:category|grid)\//.test(key))];
  return keys.flatMap((key) => {
    const [before, after] = [reported[key], now[key]];
    if (before === undefined || after === undefined || before === after || faded.includes(key)) return [];
    return [{ key, reported: before, now: after }];
  });
}

/** A month's report as it is handed out: plain data, so that every form of it tells the same. */
export interface MonthReport {
  readonly month: Month;
  readonly at: UtcMs;
  /** When it was filed, from which on it stays as it was; null: the month is still running. */
  readonly filedAt: UtcMs | null;
  readonly figures: MonthFigures;
  /** Without categories and grids. Null: the station had no orders then. */
  readonly lastMonth: MonthFigures | null;
  readonly sameMonthLastYear: MonthFigures | null;
  readonly adjustments: readonly Adjustment[];
}

interface Span {
  readonly isIn: (at: UtcMs) => boolean;
  readonly isBefore: (at: UtcMs) => boolean;
}

function teamFigures(registered: readonly RegisteredWorker[], services: readonly PersonId[]): MonthFigures {
  const worked = new Set(services);
  const teamsOf = (some: readonly RegisteredWorker[]): number => new Set(some.flatMap(({ team }) => team ?? [])).size;
  return {
    teams: teamsOf(registered),
    'teams-working': teamsOf(registered.filter(({ person }) => person !== null && worked.has(person))),
  };
}

function takenFigures(orders: readonly MonthOrder[]): MonthFigures {
  const taken = orders.filter((one) => one.taken);
  const services = servicesOf(taken);
  const seconds = taken.flatMap((one) => one.seconds ?? []);
  const wanted = orders.filter(({ posted, touched, life }) => posted && (touched || life.state.kind !== 'cancelled'));
  return {
    'taken-services': services.length,
    'taken-persons': new Set(services).size,
    ...share('taken-share', wanted.filter(({ takenAt }) => takenAt !== null).length, wanted.length),
    'median-seconds': median(seconds),
    'mean-seconds': seconds.length === 0 ? null : Math.round(seconds.reduce((sum, one) => sum + one, 0) / seconds.length),
  };
}

function otherOrderFigures(orders: readonly MonthOrder[]): MonthFigures {
  const posted = orders.filter((one) => one.posted);
  const count = (isCounted: (one: MonthOrder) => boolean): number => orders.filter(isCounted).length;
  return {
    posters: posters(posted).size,
    dispatched: count((one) => one.dispatched),
    'posted-by-command': posted.filter(({ order }) => order.source === 'command').length,
    expired: count((one) => one.expired),
    elsewhere: count((one) => one.elsewhere),
    'no-shows': orders.reduce((sum, { noShows }) => sum + noShows, 0),
    charity: count(({ paidFen }) => paidFen === 0),
    'disputes-opened': count((one) => one.disputeOpened),
    'disputes-settled': count((one) => one.disputeSettled),
  };
}

/** Of each key group, and of all of them: who has two marks is there still one human. */
function groupFigures(registered: readonly RegisteredWorker[], services: readonly PersonId[]): MonthFigures {
  const figuresOf = (key: string, marked: readonly RegisteredWorker[]): MonthFigures => {
    const people = new Set(marked.map(({ person }) => person));
    const own = services.filter((person) => people.has(person));
    return { [`${key}-registered`]: marked.length, [`${key}-persons`]: new Set(own).size, [`${key}-services`]: own.length };
  };
  const ofGroup = (group: KeyGroup): readonly RegisteredWorker[] => registered.filter(({ keyGroups }) => keyGroups.includes(group));
  return Object.assign(
    figuresOf(
      ANY_GROUP,
      registered.filter(({ keyGroups }) => keyGroups.length > 0),
    ),
    ...KEY_GROUPS.map((group) => figuresOf(group, ofGroup(group))),
  ) as MonthFigures;
}

function trainingFigures(courses: MonthFacts['courses'], { isIn }: Span): MonthFigures {
  const signUps = courses.flatMap((course) => course.signUps).filter(({ at }) => isIn(at));
  return {
    courses: courses.filter(({ at }) => isIn(at)).length,
    'sign-ups': signUps.length,
    trainees: new Set(signUps.map(({ person }) => person)).size,
  };
}

function ratingFigures(orders: readonly MonthOrder[]): MonthFigures {
  const ratings = orders.flatMap(({ rating }) => rating ?? []);
  const good = ratings.filter((rating) => rating === '满意').length;
  return {
    rated: ratings.length,
    'rated-good': good,
    'rated-fair': ratings.filter((rating) => rating === '一般').length,
    'rated-poor': ratings.filter((rating) => rating === '不满意').length,
    ...share('good-share', good, ratings.length),
  };
}

/** In percent, to a tenth; none of nothing. */
function share(key: string, part: number, of: number): MonthFigures {
  return { [key]: of === 0 ? null : Math.round((1000 * part) / of) / 10, [partKey(key)]: part, [ofKey(key)]: of };
}
