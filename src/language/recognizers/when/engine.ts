import { Chrono, type Component, type ParsingResult, zh } from 'chrono-node';
import { HOUR, instant, MINUTE, type UtcMs } from '../../../domain/time.ts';
import { holdsOneOf, signSet, signsIn, signTable } from '../signs.ts';
import { colonClockParser, dianClockParser, dotClockParser, lackingClockParser, latinClockParser } from './clocks.ts';
import { countedDaysParser, dayOfMonthParser, monthDayParser, monthsAheadParser, numericDateParser, shortDateParser } from './dates.ts';
import { dayWordParser } from './day-words.ts';
import type { Expression } from './expression.ts';
import { holidayParser, lunarDateParser, lunarDayParser, lunarFeastParser } from './holidays.ts';
import { joinPieces } from './join-pieces.ts';
import { beforeNewYearParser, habitLimitParser, nowParser, recurringParser, vagueParser, withinWeekParser } from './loose-words.ts';
import { monthParser, yearParser } from './months.ts';
import { nextUnitsParser, offsetParser } from './offsets.ts';
import { partParser } from './parts.ts';
import { PieceResult } from './pieces.ts';
import { laterWeekdayParser, weekdayParser, weekendParser, weekParser } from './weekdays.ts';

type Refiner = Chrono['refiners'][number];

/**
 * Of chrono's own zh.hans parsers only the ISO format stays. The others read the clock of the process (a zone of the
 * machine would change answers), drop dates before 下午, take 明天 for today after midnight, and ZHHansDateParser needs
 * cubic time on a run of blanks; ours give all that they gave.
 */
const KEPT_PARSERS = ['ISOFormatParser'];

const OWN_PARSERS = [
  dotClockParser,
  // Before the dates: 三月三 is a feast, 三月三号 a date.
  lunarFeastParser,
  numericDateParser,
  monthDayParser,
  monthsAheadParser,
  dayOfMonthParser,
  shortDateParser,
  lunarDateParser,
  holidayParser,
  lunarDayParser,
  countedDaysParser,
  dayWordParser,
  withinWeekParser,
  laterWeekdayParser,
  weekdayParser,
  weekendParser,
  weekParser,
  recurringParser,
  habitLimitParser,
  beforeNewYearParser,
  offsetParser,
  nextUnitsParser,
  monthParser,
  yearParser,
  colonClockParser,
  latinClockParser,
  lackingClockParser,
  dianClockParser,
  partParser,
  nowParser,
  vagueParser,
];

/** Chrono's own results as pieces, so that one joiner handles all. */
const toPieces: Refiner = {
  refine: (context, results) =>
    results.map((result) =>
      result instanceof PieceResult ? result : new PieceResult(context, result.index, result.index + result.text.length, isoPiece(result)),
    ),
};

function isoPiece({ start }: ParsingResult): PieceResult['piece'] {
  const value = (name: Component): number => start.get(name) ?? 0;
  const day = instant(value('year'), value('month'), value('day'));
  if (!start.isCertain('hour')) return { kind: 'day', day: { kind: 'fixed', first: day, last: day, past: false }, weak: false };
  const offset = start.isCertain('timezoneOffset') ? (8 * 60 - value('timezoneOffset')) * MINUTE : 0;
  return { kind: 'instant', at: day + value('hour') * HOUR + value('minute') * MINUTE + offset, until: null, past: false };
}

const ISO_PARSERS = zh.hans.casual.parsers.filter((parser) => KEPT_PARSERS.includes(parser.constructor.name));
const PARSERS = [...OWN_PARSERS, ...ISO_PARSERS];
const SIGNS = signTable([...OWN_PARSERS.map(({ signs }) => signs), ...ISO_PARSERS.map(() => '-')]);

const [removeOverlaps] = zh.hans.casual.refiners;
if (removeOverlaps === undefined) throw new Error('chrono has no overlap remover');
// What joins pieces must stand right after the first overlap remover; it is `joinPieces`, outside chrono, since a
// chrono result cannot hold a deadline, a part of a day or a vague time.
const REFINERS = [removeOverlaps, toPieces];

/** Chrono with those parsers alone that may find something in the text; null where there are none. */
function engineFor(text: string): Chrono | null {
  const signs = signsIn(text, SIGNS);
  const parsers = PARSERS.filter((_, bit) => (signs & (1 << bit)) !== 0);
  return parsers.length === 0 ? null : new Chrono({ parsers, refiners: REFINERS });
}

/** Signs of the traditional script in words of time; each has one unit in both scripts, so that offsets stay. */
const TRADITIONAL = '點鐘鍾時號兩週禮後個過間內開現馬隨這幾節國慶聖誕陽歷曆臘農陰舊從來對';
const SIMPLIFIED = '点钟钟时号两周礼后个过间内开现马随这几节国庆圣诞阳历历腊农阴旧从来对';
const TRADITIONAL_SIGNS = signSet(TRADITIONAL);
const IN_TRADITIONAL = new RegExp(`[${TRADITIONAL}]`, 'g');

function simplified(text: string): string {
  if (!holdsOneOf(TRADITIONAL_SIGNS, text)) return text;
  return text.replace(IN_TRADITIONAL, (sign) => SIMPLIFIED.charAt(TRADITIONAL.indexOf(sign)));
}

/** All time expressions of a normalised text, in order, not overlapping. */
export function findExpressions(written: string, sentAt: UtcMs): readonly Expression[] {
  const text = simplified(written);
  const results = engineFor(text)?.parse(text, { instant: new Date(sentAt), timezone: 480 }) ?? [];
  const pieces = results.filter((result) => result instanceof PieceResult);
  return joinPieces(text, pieces, sentAt);
}
