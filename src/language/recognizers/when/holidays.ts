import { DAY, instant, startOfDay, type UtcMs, wallTime } from '../../../domain/time.ts';
import { comingLunarDay, comingNewYearsEve } from './lunar.ts';
import { NUMERAL, readNumeral } from './numerals.ts';
import { group, type Piece, pieceParser, type Read } from './pieces.ts';

type Coming = (sentAt: UtcMs) => UtcMs | null;

const solar =
  (month: number, day: number): Coming =>
  (sentAt) => {
    const { year } = wallTime(sentAt);
    return [year, year + 1].map((y) => instant(y, month, day)).find((at) => at >= startOfDay(sentAt)) ?? null;
  };
const lunar =
  (month: number, day: number): Coming =>
  (sentAt) =>
    comingLunarDay(sentAt, month, day);
/** The nth Sunday of a month. */
const sunday =
  (month: number, nth: number): Coming =>
  (sentAt) => {
    const { year } = wallTime(sentAt);
    const of = (y: number): UtcMs => instant(y, month, 1 + ((7 - wallTime(instant(y, month, 1)).weekday) % 7) + (nth - 1) * 7);
    return [of(year), of(year + 1)].find((at) => at >= startOfDay(sentAt)) ?? null;
  };
/** Solar terms of 2001–2099: day = ⌊y·0.2422 + c⌋ − ⌊y/4⌋ with the two-digit year (寿星公式); January and February count leap days of the year before. */
const term =
  (month: number, constant: number): Coming =>
  (sentAt) => {
    const of = (y: number): UtcMs => {
      const short = y % 100;
      return instant(y, month, Math.floor(short * 0.2422 + constant) - Math.floor((month < 3 ? short - 1 : short) / 4));
    };
    const { year } = wallTime(sentAt);
    return [of(year), of(year + 1)].find((at) => at >= startOfDay(sentAt)) ?? null;
  };

/** Names of days; `short` ones need 节, a day word or a relation behind them, since they are also plain numbers (五一). */
const HOLIDAYS: Readonly<Record<string, Coming>> = {
  元旦: solar(1, 1),
  情人节: solar(2, 14),
  妇女节: solar(3, 8),
  三八: solar(3, 8),
  植树节: solar(3, 12),
  愚人节: solar(4, 1),
  五一: solar(5, 1),
  劳动节: solar(5, 1),
  青年节: solar(5, 4),
  母亲节: sunday(5, 2),
  六一: solar(6, 1),
  儿童节: solar(6, 1),
  父亲节: sunday(6, 3),
  七一: solar(7, 1),
  建党节: solar(7, 1),
  八一: solar(8, 1),
  建军节: solar(8, 1),
  教师节: solar(9, 10),
  国庆: solar(10, 1),
  十一: solar(10, 1),
  光棍节: solar(11, 11),
  双十一: solar(11, 11),
  双十二: solar(12, 12),
  平安夜: solar(12, 24),
  圣诞: solar(12, 25),
  春节: lunar(1, 1),
  大年初一: lunar(1, 1),
  元宵: lunar(1, 15),
  端午: lunar(5, 5),
  七夕: lunar(7, 7),
  中元: lunar(7, 15),
  中秋: lunar(8, 15),
  重阳: lunar(9, 9),
  腊八: lunar(12, 8),
  小年: lunar(12, 23),
  除夕: comingNewYearsEve,
  大年三十: comingNewYearsEve,
  年三十: comingNewYearsEve,
  大年夜: comingNewYearsEve,
  清明: term(4, 4.81),
  冬至: term(12, 21.94),
  立春: term(2, 3.87),
  夏至: term(6, 21.37),
  立冬: term(11, 7.438),
};
/** Left of such a name: it is the end of a longer number, or of a weekday. */
const NUMBER_GOES_ON = new RegExp(`[${NUMERAL}\\d第周期]`);
const NUMBER_LIKE = new Set(['三八', '五一', '六一', '七一', '八一', '十一']);
/** A sign of each name, the rarest where there is a choice. */
const SIGNS = '旦节八一二庆夜诞年宵端夕元秋阳清冬春夏';
const NAMES = Object.keys(HOLIDAYS).sort((a, b) => b.length - a.length);

const dayPiece = (day: UtcMs, days = 1): Piece => ({
  kind: 'day',
  day: { kind: 'fixed', first: day, last: day + (days - 1) * DAY, past: false },
  weak: false,
});

/** 元旦, 国庆节, 冬至, 除夕, 中秋那天: the coming one. */
export const holidayParser = pieceParser(
  SIGNS,
  new RegExp(`(?<name>${NAMES.join('|')})(?<festival>节)?(?<stretch>期间|假期|长假|放假)?`),
  (found): Read => {
    const { match, before, text, to, sentAt } = found;
    const name = group(match, 'name');
    const rest = text.slice(to, to + 2);
    if (
      NUMBER_LIKE.has(name) &&
      (NUMBER_GOES_ON.test(before) || (group(match, 'festival') === '' && !/^(?:当天|那天|之?前|期间|以前|假)/.test(rest)))
    )
      return null;
    if (name === '年三十' && /[今去明后前\d]/.test(before)) return null;
    if (/^(?:[路街巷村小大社广公酒饭超菜桥镇园苑花]|新城)/.test(rest)) return null;
    const day = HOLIDAYS[name]?.(sentAt) ?? null;
    if (day === null) return null;
    const week = group(match, 'stretch') !== '';
    return week ? { piece: { kind: 'loose', loose: 'vague', first: day, last: day + 6 * DAY } } : { piece: dayPiece(day) };
  },
);

const IN_NUMBER = new RegExp(`[${NUMERAL}\\d]`);
const MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

/** 腊月二十三, 正月初八, 农历三月初三, 冬月十五, 腊月廿八. */
export const lunarDateParser = pieceParser(
  // A month by its number and a bare day are no lunar date for sure.
  '正冬腊历初廿',
  new RegExp(
    `(?<label>农历|阴历|古历|旧历)?(?<month>正|冬|腊|[${NUMERAL}]{1,2})月(?<day>初[一二三四五六七八九十]|[${NUMERAL}]{1,3})(?:日|号)?`,
  ),
  ({ match, sentAt, before }): Read => {
    const word = group(match, 'month');
    const named = MONTHS[word];
    const day = readNumeral(group(match, 'day').replace('初', ''));
    const month = named ?? readNumeral(word);
    const certain = named !== undefined || group(match, 'label') !== '' || /^初|廿/.test(group(match, 'day'));
    if (!certain || month === null || day === null || month > 12 || day > 30 || IN_NUMBER.test(before)) return null;
    const at = comingLunarDay(sentAt, month, day);
    return at === null ? null : { piece: dayPiece(at) };
  },
);
