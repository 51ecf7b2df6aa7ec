import { DAY, instant, type UtcMs, wallTime } from '../../../domain/time.ts';
import { lunarDay, newYearsEve, solarTerm } from './lunar.ts';

/** Midnight of a day that comes once a year, in a given one; of the lunar calendar in that lunar year. */
export type DayName = (year: number) => UtcMs | null;

const solar =
  (month: number, day: number): DayName =>
  (year) =>
    instant(year, month, day);
const lunar =
  (month: number, day: number): DayName =>
  (year) =>
    lunarDay(year, month, day);
/** The nth weekday (0: Sunday) of a month. */
const nth =
  (month: number, weekday: number, count: number): DayName =>
  (year) =>
    instant(year, month, 1 + ((7 + weekday - wallTime(instant(year, month, 1)).weekday) % 7) + (count - 1) * 7);
const term =
  (name: string): DayName =>
  (year) =>
    solarTerm(year, name);
/** 寒食: the day before 清明. */
const coldFood: DayName = (year) => {
  const day = solarTerm(year, '清明');
  return day === null ? null : day - DAY;
};

const SOLAR: Readonly<Record<string, DayName>> = {
  元旦: solar(1, 1),
  情人节: solar(2, 14),
  妇女节: solar(3, 8),
  三八妇女节: solar(3, 8),
  三八: solar(3, 8),
  植树节: solar(3, 12),
  愚人节: solar(4, 1),
  五一劳动节: solar(5, 1),
  五一: solar(5, 1),
  劳动节: solar(5, 1),
  五四青年节: solar(5, 4),
  青年节: solar(5, 4),
  护士节: solar(5, 12),
  母亲节: nth(5, 0, 2),
  六一儿童节: solar(6, 1),
  六一: solar(6, 1),
  儿童节: solar(6, 1),
  父亲节: nth(6, 0, 3),
  七一: solar(7, 1),
  建党节: solar(7, 1),
  八一建军节: solar(8, 1),
  八一: solar(8, 1),
  建军节: solar(8, 1),
  教师节: solar(9, 10),
  十一国庆: solar(10, 1),
  国庆: solar(10, 1),
  十一: solar(10, 1),
  万圣节: solar(10, 31),
  记者节: solar(11, 8),
  光棍节: solar(11, 11),
  双十一: solar(11, 11),
  双11: solar(11, 11),
  感恩节: nth(11, 4, 4),
  双十二: solar(12, 12),
  双12: solar(12, 12),
  平安夜: solar(12, 24),
  圣诞: solar(12, 25),
  跨年夜: solar(12, 31),
};

const LUNAR: Readonly<Record<string, DayName>> = {
  春节: lunar(1, 1),
  新年初一: lunar(1, 1),
  大年初一: lunar(1, 1),
  破五: lunar(1, 5),
  元宵: lunar(1, 15),
  龙抬头: lunar(2, 2),
  端午: lunar(5, 5),
  端阳: lunar(5, 5),
  七夕: lunar(7, 7),
  中元节: lunar(7, 15),
  鬼节: lunar(7, 15),
  中秋: lunar(8, 15),
  团圆节: lunar(8, 15),
  重阳: lunar(9, 9),
  老人节: lunar(9, 9),
  寒衣节: lunar(10, 1),
  下元节: lunar(10, 15),
  腊八: lunar(12, 8),
  北方小年: lunar(12, 23),
  小年: lunar(12, 23),
  除夕: newYearsEve,
  大年三十: newYearsEve,
  年三十: newYearsEve,
  大年夜: newYearsEve,
};

const TERM_NAMES =
  '立春 雨水 惊蛰 春分 清明 谷雨 立夏 小满 芒种 夏至 小暑 大暑 立秋 处暑 白露 秋分 寒露 霜降 立冬 小雪 大雪 冬至 小寒 大寒'.split(' ');
const TERMS: Readonly<Record<string, DayName>> = Object.fromEntries(TERM_NAMES.map((name) => [name, term(name)]));

/** Names of days of the year. */
export const DAY_NAMES: Readonly<Record<string, DayName>> = { ...SOLAR, ...LUNAR, ...TERMS, 寒食节: coldFood };

/** Also plain numbers: they need 节, a day word or a relation behind them. */
export const NUMBER_LIKE: ReadonlySet<string> = new Set(['三八', '五一', '六一', '七一', '八一', '十一', '双11', '双12']);

/** Also weather, water and people: they need 节气, a day word or a relation behind them. */
export const ONLY_AS_DAY: ReadonlySet<string> = new Set('雨水 小满 小暑 大暑 白露 寒露 小雪 大雪 小寒 大寒'.split(' '));

/** Feasts that are named by their month and day, of the lunar calendar; 三月三号 is another day. */
export const LUNAR_FEASTS: Readonly<Record<string, readonly [number, number]>> = {
  正月半: [1, 15],
  二月二: [2, 2],
  三月三: [3, 3],
  四月八: [4, 8],
  五月五: [5, 5],
  六月六: [6, 6],
  七月半: [7, 15],
  八月半: [8, 15],
  九月九: [9, 9],
};
