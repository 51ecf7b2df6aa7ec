import type { When } from '../../../domain/job.ts';
import { DAY, HOUR, MINUTE, SECOND, startOfDay, type UtcMs, wallTime } from '../../../domain/time.ts';
import { candidateDays, type Days, daysSinceLast, lastOf } from './calendar.ts';
import type { Expression, Moment, Relation } from './expression.ts';
import { PARTS } from './parts.ts';
import type { Clock, DayRef, Part, SinglePiece } from './pieces.ts';

/**
 * How an hour without a part of the day is taken. working: as somebody who orders work means it ("3点" is the afternoon,
 * a time of day that has passed is tomorrow's). literal: as it stands, of the day of speaking.
 */
export type Hours = 'working' | 'literal';

/** What an expression comes to. `start` and `end` as said, also where `when` has no instant; `end` exclusive for days. */
export interface Resolved {
  readonly when: When;
  /** It lay wholly before the moment of speaking. */
  readonly passed: boolean;
  readonly saysDay: boolean;
  readonly saysClock: boolean;
  readonly postponed: number;
  readonly start: UtcMs | null;
  readonly end: UtcMs | null;
}

/** A date that lay at most so many days back was meant as past ("11月3号买的"), not as next year's. */
const RECENT_DAYS = 60;
/** Somebody who says "9点" at 9:05 still means this morning. */
const GRACE = 10 * MINUTE;

export function resolve(expression: Expression, text: string, sentAt: UtcMs, hours: Hours): Resolved | null {
  const said = text.slice(expression.from, expression.to);
  return expression.kind === 'single'
    ? resolveSingle(expression.piece, expression.relation, said, sentAt, hours)
    : resolveMoments(expression, said, text.slice(expression.to, expression.to + 8), sentAt, hours);
}

function resolveSingle(piece: SinglePiece, relation: Relation, text: string, sentAt: UtcMs, hours: Hours): Resolved | null {
  switch (piece.kind) {
    case 'instant':
      return {
        when: { kind: 'at', start: piece.at, end: piece.until, text },
        passed: piece.past,
        saysDay: true,
        saysClock: true,
        postponed: 0,
        start: piece.at,
        end: piece.until,
      };
    case 'limit':
      return limited(piece.end, piece.end, text, sentAt);
    case 'loose':
      return piece.loose === 'era' && hours === 'working' && relation === 'in' ? null : resolveLoose(piece, relation, text, sentAt);
  }
}

function resolveLoose(piece: Extract<SinglePiece, { kind: 'loose' }>, relation: Relation, text: string, sentAt: UtcMs): Resolved {
  const { first, last, loose } = piece;
  if (relation === 'before' && first !== null) {
    // 月底前 ends with the month itself, 3月前 with the day before it.
    const end = /[底末尾]/.test(text) && last !== null ? last + DAY : first;
    return limited(end, end, text, sentAt);
  }
  if (relation === 'within' && last !== null) return limited(last + DAY - MINUTE, last + DAY, text, sentAt);
  if (loose === 'now')
    return {
      when: { kind: 'now', start: sentAt, text },
      passed: false,
      saysDay: false,
      saysClock: false,
      postponed: 0,
      start: sentAt,
      end: null,
    };
  return {
    when: { kind: loose === 'era' ? 'vague' : loose, text },
    passed: last !== null && last + DAY <= sentAt,
    saysDay: first !== null,
    saysClock: false,
    postponed: 0,
    start: first,
    end: last === null ? null : last + DAY,
  };
}

/** A limit of days. `last` is what the worker is told, `end` the bare end of the expression. */
function limited(last: UtcMs, end: UtcMs, text: string, sentAt: UtcMs): Resolved {
  return { when: { kind: 'deadline', end: last, text }, passed: false, saysDay: true, saysClock: false, postponed: 0, start: sentAt, end };
}

/** One end counted out: the window in which it lies; `from` = `to` for a clock time. */
interface Window {
  readonly from: UtcMs;
  readonly to: UtcMs;
  readonly days: Days;
}

/** Right of a day: it is told of, so that the last one is meant, not the coming one: 周一就来过一趟, 10月20号刚换过. */
const TOLD =
  /^(?:我|你|他|她|们|就|都|又|也|在|才)*(?:刚(?!好)|[来去]?[来打修买装换交弄搬做借请寄去找通洗叫喊发送]过(?![来去年])|[来打修买装换交弄搬做借请寄找叫喊发送]的(?!时候|话|人|师傅|那天))/;

function asTold(moment: Moment, behind: string, sentAt: UtcMs): Moment {
  if (moment.day === null || !TOLD.test(behind)) return moment;
  const last = lastOf(moment.day, sentAt);
  return last === null ? moment : { ...moment, day: { kind: 'fixed', ...last, past: true } };
}

function postponement({ day, part, clock }: Moment, until: Moment | null, opening: Window, hours: Hours): number {
  if (day !== null || part !== null || clock === null) return 0;
  const elsewhere = hoursMeant(clock, null, hours, false, until?.clock ?? null)[0] ?? clock.hour;
  return (wallTime(opening.from).hour - (elsewhere % 24)) * HOUR;
}

function resolveMoments(
  expression: Extract<Expression, { kind: 'moment' }>,
  text: string,
  behind: string,
  sentAt: UtcMs,
  hours: Hours,
): Resolved | null {
  const { until, relation } = expression;
  const start = asTold(expression.start, behind, sentAt);
  // 第二天 counts from the beginning of the range and names no day by itself.
  const saysDay = start.day !== null || (until?.day != null && until.day.kind !== 'next-day');
  const saysClock = start.clock !== null;
  const opening = openingWindow(start, sentAt, hours, until?.clock ?? null);
  if (opening === null) return null;
  if (start.check && hours === 'working' && !agrees(start.check, opening.days)) {
    return { when: { kind: 'vague', text }, passed: false, saysDay, saysClock, postponed: 0, start: null, end: null };
  }
  const end = until ? closingWindow(until, start, opening, sentAt, hours) : null;
  // "后天和明天": what lies before the beginning is not its end.
  const closing = end && end.to >= opening.to && end.days.last >= opening.days.last ? end : null;
  const window: Window = closing
    ? { from: opening.from, to: closing.to, days: { first: opening.days.first, last: closing.days.last } }
    : opening;
  const lastInstant = start.clock && !closing ? window.from + HOUR : window.to;
  const passed = lastInstant <= sentAt && relation !== 'after';
  const { when, start: first, end: last } = related(window, expression, text, sentAt, closing !== null);
  return { when, passed, saysDay, saysClock, postponed: postponement(start, until, opening, hours), start: first, end: last };
}

function related(
  window: Window,
  { start, relation, guess }: Extract<Expression, { kind: 'moment' }>,
  text: string,
  sentAt: UtcMs,
  range: boolean,
): Pick<Resolved, 'when' | 'start' | 'end'> {
  const exact = start.clock !== null;
  const end = range ? window.to : null;
  switch (relation) {
    case 'before': {
      const limit = start.part?.name === 'noon' && !exact ? window.from + HOUR : window.from;
      return { when: { kind: 'deadline', end: limit, text }, start: sentAt, end: limit };
    }
    case 'by': {
      const limit = exact ? window.from : lastMinute(window.to);
      return { when: { kind: 'deadline', end: limit, text }, start: sentAt, end: limit };
    }
    case 'after':
      if (exact) return { when: { kind: 'at', start: window.from, end, text }, start: window.from, end };
      // 周三以后: some day, but which was not said.
      if (!start.part) return { when: { kind: 'vague', text }, start: window.from, end: null };
      return { when: { kind: 'part', start: window.from, end: lastMinute(window.days.last + DAY), text }, start: window.from, end: null };
    case 'in':
    case 'within':
      if (exact) return { when: { kind: 'at', start: window.from, end, text }, start: window.from, end: guess ? null : end };
      if (start.part)
        return { when: { kind: 'part', start: window.from, end: lastMinute(window.to), text }, start: window.from, end: window.to };
      return { when: { kind: 'day', start: window.from, end: window.to - MINUTE, text }, start: window.from, end: window.to };
  }
}

/** The evening ends at 23:59, so that it is still the same day; noon and such end on the hour. */
function lastMinute(end: UtcMs): UtcMs {
  return end === startOfDay(end) ? end - MINUTE : end;
}

function agrees(check: DayRef, days: Days): boolean {
  if (check.kind !== 'weekday') return true;
  return (wallTime(days.first).weekday || 7) === check.first;
}

function openingWindow(moment: Moment, sentAt: UtcMs, hours: Hours, until: Clock | null): Window | null {
  const today = startOfDay(sentAt);
  if (moment.day === null) {
    const windows = windowsOn({ first: today, last: today }, moment, hours, true, until);
    if (hours === 'working') windows.push(...windowsOn({ first: today + DAY, last: today + DAY }, moment, hours, false, until));
    return firstAhead(windows, sentAt);
  }
  if (hours === 'working' && (daysSinceLast(moment.day, sentAt) ?? RECENT_DAYS) < RECENT_DAYS && moment.day.kind === 'date') {
    const past = candidateDays(moment.day, sentAt - RECENT_DAYS * DAY)[0];
    return past ? (windowsOn(past, moment, hours, false, until)[0] ?? null) : null;
  }
  const { kind } = moment.day;
  const windows: Window[] = [];
  for (const days of candidateDays(moment.day, sentAt))
    windows.push(...windowsOn(days, moment, hours, days.first === today && kind !== 'weekday', until));
  const fixed = kind === 'fixed';
  return firstAhead(windows, sentAt) ?? (fixed ? (windows.at(-1) ?? null) : (windows[0] ?? null));
}

function firstAhead(windows: readonly Window[], sentAt: UtcMs): Window | null {
  if (windows.length === 1) return windows[0] ?? null;
  return windows.find(({ from, to }) => (from === to ? from > sentAt - GRACE : to > sentAt)) ?? null;
}

/** The windows that a moment may mean on given days, the likeliest first. */
function windowsOn(days: Days, { part, clock }: Moment, hours: Hours, today: boolean, until: Clock | null): Window[] {
  if (clock) {
    return hoursMeant(clock, part, hours, today, until).map((hour) => {
      const at = clockOn(days.first, hour, clock);
      return { from: at, to: at, days };
    });
  }
  if (part) return [{ from: days.first + part.from * MINUTE, to: days.last + part.to * MINUTE, days }];
  return [{ from: days.first, to: days.last + DAY, days }];
}

/** The instant of a clock's minute and second in another hour of a day. */
function clockOn(day: UtcMs, hour: number, { minute, second }: Clock): UtcMs {
  return day + hour * HOUR + minute * MINUTE + second * SECOND;
}

/** 24 and more: of the next day (晚上12点, 夜里2点). */
function hoursMeant(clock: Clock, part: Part | null, hours: Hours, today: boolean, until: Clock | null): readonly number[] {
  const { hour, exact } = clock;
  if (part) return [hourInPart(hour, part)];
  if (exact || hours === 'literal' || hour === 12) return [hour];
  // 5点半-12点, 6:00-14:30: a range up to a later morning hour, or one of 24, begins in the morning.
  if (hour <= 6) return until && until.hour > (until.exact ? 12 : 8) && until.hour >= hour ? [hour] : [hour + 12];
  // 9点, said in the afternoon, is tonight; 8点到5点 are a day's hours all the same.
  const evening = today && hour <= 9 && (until === null || (until.hour > hour && until.hour <= 10));
  return evening ? [hour, hour + 12] : [hour];
}

function hourInPart(hour: number, part: Part): number {
  switch (part.name) {
    case 'dawn':
      return hour === 12 ? 0 : hour;
    case 'morning':
      return hour;
    case 'noon':
      return hour <= 4 ? hour + 12 : hour;
    case 'afternoon':
    case 'dusk':
    case 'daylight':
      return hour < 12 && (part !== PARTS.daylight || hour < 7) ? hour + 12 : hour;
    case 'evening':
      if (hour === 12) return 24;
      return hour < 5 ? hour + 24 : hour < 12 ? hour + 12 : hour;
  }
}

function closingWindow(until: Moment, start: Moment, opening: Window, sentAt: UtcMs, hours: Hours): Window {
  const base = until.day ? laterDays(until.day, opening, sentAt) : { first: opening.days.first, last: opening.days.first };
  if (until.clock) {
    const at = closingInstant(until.clock, until, start, base.first, opening.from, hours);
    return { from: at, to: at, days: base };
  }
  const part = until.part ?? (until.day ? null : start.part);
  if (part) {
    // 晚上到早上: the morning after.
    const by = until.day === null && base.first + part.to * MINUTE <= opening.from ? DAY : 0;
    return {
      from: base.first + by + part.from * MINUTE,
      to: base.last + by + part.to * MINUTE,
      days: { first: base.first + by, last: base.last + by },
    };
  }
  return { from: base.first, to: base.last + DAY, days: base };
}

/** The day on which a range ends: the first of its kind that does not lie before the beginning. */
function laterDays(day: DayRef, opening: Window, sentAt: UtcMs): Days {
  // A week that was named counts from the moment of speaking, everything else from the beginning of the range.
  const from = day.kind === 'weekday' && day.week ? sentAt : opening.days.first;
  const candidates = candidateDays(day, from);
  return candidates.find((days) => days.first >= opening.days.first) ?? candidates[0] ?? opening.days;
}

/** The end of "2点到5点", "晚上9点到早上7点": the first such hour after the beginning. */
function closingInstant(clock: Clock, until: Moment, start: Moment, day: UtcMs, begin: UtcMs, hours: Hours): UtcMs {
  if (until.part) {
    const said = clockOn(day, hourInPart(clock.hour, until.part), clock);
    return said > begin || until.day ? said : said + DAY;
  }
  if (until.day) return clockOn(day, start.part && hours === 'working' ? hourInPart(clock.hour, start.part) : clock.hour, clock);
  const said = clockOn(day, clock.hour, clock);
  if (clock.exact) return said > begin ? said : said + DAY;
  for (let halfDays = 0; halfDays < 4; halfDays += 1) if (said + halfDays * 12 * HOUR > begin) return said + halfDays * 12 * HOUR;
  return said;
}
