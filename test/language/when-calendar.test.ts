import { describe, expect, test } from 'vitest';
import { dayOf, isoShanghai, type UtcMs } from '../../src/domain/time.ts';
import { DAY_NAMES, LUNAR_FEASTS, NUMBER_LIKE, ONLY_AS_DAY } from '../../src/language/recognizers/when/day-names.ts';
import { comingDayOfLunarMonth, lunarDay, newYearsEve, solarTerm } from '../../src/language/recognizers/when/lunar.ts';
import { readTime } from '../../src/language/recognizers/when/read-time.ts';

const at = (iso: string): UtcMs => Date.parse(`${iso}:00+08:00`);

/** The first day of what a text means; null where it names no time. */
function firstDay(text: string, sentAt = '2026-11-25T10:00'): string | null {
  const time = readTime(text, at(sentAt));
  return time && dayOf(time.start);
}

const date = (day: UtcMs | null): string | null => (day === null ? null : dayOf(day));

describe('the calendars', () => {
  test('days of the lunar calendar, also where a leap month stands before', () => {
    expect(date(lunarDay(2026, 12, 8))).toBe('2027-01-15');
    expect(date(lunarDay(2027, 1, 1))).toBe('2027-02-06');
    expect(date(lunarDay(2025, 8, 15))).toBe('2025-10-06');
    expect(date(lunarDay(2060, 5, 5))).toBe('2060-06-03');
  });

  test('a month of 29 days has no 30th', () => {
    expect(lunarDay(2026, 12, 30)).toBeNull();
    expect(date(newYearsEve(2026))).toBe('2027-02-05');
  });

  test('solar terms belong to the year in which they lie', () => {
    expect(date(solarTerm(2026, '冬至'))).toBe('2026-12-22');
    expect(date(solarTerm(2027, '小寒'))).toBe('2027-01-05');
    expect(date(solarTerm(2027, '清明'))).toBe('2027-04-05');
  });

  test('a day without its month is the coming one', () => {
    expect(date(comingDayOfLunarMonth(at('2027-02-08T09:00'), 6))).toBe('2027-02-11');
    expect(date(comingDayOfLunarMonth(at('2027-02-12T09:00'), 6))).toBe('2027-03-13');
  });
});

describe('names of days', () => {
  // Guards the list of first signs too: a name without one of them would not be looked for.
  const alone = [...Object.keys(DAY_NAMES), ...Object.keys(LUNAR_FEASTS)].filter(
    (name) => !NUMBER_LIKE.has(name) && !ONLY_AS_DAY.has(name),
  );
  test.each(alone)('%s is found alone', (name) => {
    expect(firstDay(name)).not.toBeNull();
  });
  test.each([...NUMBER_LIKE, ...ONLY_AS_DAY])('%s needs a word that makes a day of it', (name) => {
    expect(firstDay(name)).toBeNull();
    expect(firstDay(`${name}那天`)).not.toBeNull();
  });

  test.each([
    ['冬至那天', '2026-12-22'],
    ['冬至前一天', '2026-12-21'],
    ['清明节后一天', '2027-04-06'],
    ['大寒前', '2026-11-25'],
    ['明年中秋', '2027-09-15'],
    ['去年冬至买的', '2025-12-21'],
    ['今年除夕', '2027-02-05'],
    ['2028年春节', '2028-01-26'],
    ['五一到五四', '2027-05-01'],
    ['十一上午', '2027-10-01'],
    ['三月三', '2027-04-09'],
    ['三月三号', '2027-03-03'],
    ['七月半', '2027-08-16'],
    ['年二十八', '2027-02-04'],
    ['大年初八', '2027-02-13'],
    ['农历2月初2', '2027-03-09'],
    ['初五初六', '2026-12-13'],
  ])('%s', (text, expected) => {
    expect(firstDay(text)).toBe(expected);
  });

  test.each(['外面下大雪了', '王立春师傅', '清明上河图', '元宵小区', '端午粑', '我家娃读初三', '初二数学家教', '五一路12号', '一百五一晚'])(
    '%s names no day',
    (text) => {
      expect(firstDay(text)).toBeNull();
    },
  );
});

describe('months, quarters and decades', () => {
  const saidAt = Date.parse('2026-11-23T09:00:00+08:00');
  const read = (text: string) => {
    const time = readTime(text, saidAt);
    return time && [isoShanghai(time.start).slice(0, 10), time.end === null ? null : isoShanghai(time.end).slice(0, 10)];
  };

  test.each([
    ['上上个月', '2026-09-01', '2026-10-01'],
    ['2027年5月至7月', '2027-05-01', '2027-08-01'],
    ['今年第三季度', '2026-07-01', '2026-10-01'],
    ['第四季度', '2026-10-01', '2027-01-01'],
    ['2010年代', '2010-01-01', '2020-01-01'],
    ['这周', '2026-11-23', '2026-11-30'],
  ])('%s', (text, start, end) => {
    expect(read(text)).toEqual([start, end]);
  });

  test('a range of days in two months is one of days', () => {
    expect(read('12月28号到1月3号')).toEqual(['2026-12-28', '2027-01-04']);
  });
});
