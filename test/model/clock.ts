import { DAY, HOUR, MINUTE, startOfDay } from '../../src/domain/time.ts';
import type { Happening } from './life.ts';
import { type Model, type OrderModel, orderOf } from './model.ts';

/** How long after its time a thing must have happened: the seconds that the test lets pass at once. */
const SLACK = MINUTE;
const QUIET_TO = 7 * HOUR;

export function isNight({ rules }: Model, at: number): boolean {
  const time = at - startOfDay(at);
  return time >= rules.quietFrom * HOUR || time < QUIET_TO;
}

/** The time itself, or the next morning. */
export function morningAfter(model: Model, at: number): number {
  if (!isNight(model, at)) return at;
  const morning = startOfDay(at) + QUIET_TO;
  return morning > at ? morning : morning + DAY;
}

const waits = (model: Model, order: OrderModel, at: number): number => (order.job.urgent ? at : morningAfter(model, at));

/** The end of the search: a day after the agreed time, two days after the posting where there is none. */
function searchEnds({ agreed, postedAt }: OrderModel): number {
  return agreed === null ? postedAt + 2 * DAY : agreed + DAY;
}

/** Why the clock may not do this of itself; null: it may. */
export function clockFault(model: Model, { order: number, kind, who, data, at }: Happening): string | null {
  const order = orderOf(model, number);
  const { life } = order;
  const isOpen = life.state === 'open';
  switch (kind) {
    case 'announced':
      if (!isOpen) return 'announces what is not open';
      // What was said in pieces just before the night corrects the announcement just after its beginning.
      return !order.job.urgent && isNight(model, at) && at > order.postedAt + 3 * MINUTE ? 'announces at night' : null;
    case 'standby-passed':
      if (life.called !== who || order.calledAt === null) return 'passes somebody who was not called';
      return at < order.calledAt + 5 * MINUTE ? 'did not give him five minutes' : null;
    case 'standby-called':
      if (!isOpen || (life.called !== null && life.called !== who)) return 'calls somebody while another is called';
      return life.standby.includes(who ?? '') && (life.called === who || life.standby[0] === who) ? null : 'calls somebody out of order';
    case 'given-back':
      return data.reason === 'no-show' && order.missed.some((one) => one.who === who && one.until <= at) ? null : 'takes a job away';
    case 'expired':
      if (!isOpen || life.holders.length > 0) return 'ends what is not open, or what somebody has';
      return at < searchEnds(order) ? 'ends before its time' : null;
    case 'confirmed':
      if (data.how !== 'time' || data.rating !== null) return 'closes what it may not close';
      return order.doneAt === null || at < order.doneAt + DAY ? 'closes before a day has passed' : null;
    case 'amended':
      if (!isOpen || life.holders.length === 0 || data.headcount !== life.holders.length) return 'changes an order';
      return at < (order.agreed ?? order.postedAt + 2 * DAY) ? 'gives up the search before its time' : null;
    default:
      return `does what only people do: ${kind}`;
  }
}

/** What should have happened by now and has not; null: nothing. */
export function overdue(model: Model, order: OrderModel): string | null {
  const { life, calledAt, doneAt, missed, openSince } = order;
  const { now } = model;
  const nightsAreKnown = model.quietChangedAt < order.postedAt;
  const since = (at: number): number => now - at - SLACK;
  if (
    life.called !== null &&
    calledAt !== null &&
    nightsAreKnown &&
    since(Math.max(waits(model, order, calledAt), model.startedAt) + 5 * MINUTE) > 0
  ) {
    return `${life.called} is called since ${now - calledAt} ms`;
  }
  const gone = missed.find(({ who, until, unsure }) => !unsure && life.holders.includes(who) && since(until) > 0);
  if (gone && (life.state === 'open' || life.state === 'claimed')) return `${gone.who} has not said where he is`;
  if (life.state === 'done' && doneAt !== null && since(Math.max(doneAt, order.contestedAt ?? doneAt) + DAY) > 0)
    return 'done for a day and not closed';
  const end = Math.max(searchEnds(order), openSince > searchEnds(order) ? openSince + DAY : 0);
  if (life.state === 'open' && life.holders.length === 0 && life.called === null && since(end) > DAY) return 'open after its time';
  return null;
}
