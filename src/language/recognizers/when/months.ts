import { DAY, instant, type UtcMs, wallTime } from '../../../domain/time.ts';
import { daysOfMonth } from './calendar.ts';
import { continuesNumber, readNumeral, SMALL } from './numerals.ts';
import { group, pieceParser, type Read } from './pieces.ts';

/** Days of a month, first and last; 31 stands for its end. */
const SECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  初: [1, 5],
  上旬: [1, 10],
  中旬: [11, 20],
  中: [10, 20],
  下旬: [21, 31],
  底: [25, 31],
  末: [25, 31],
  尾: [25, 31],
};

function section(year: number, month: number, name: string): { readonly first: UtcMs; readonly last: UtcMs } {
  const whole = daysOfMonth(year, month);
  const [from, to] = SECTIONS[name] ?? [1, 31];
  return { first: whole.first + (from - 1) * DAY, last: Math.min(whole.first + (to - 1) * DAY, whole.last) };
}

const loose = (days: { readonly first: UtcMs; readonly last: UtcMs }): Read => ({ piece: { kind: 'loose', loose: 'vague', ...days } });

/** 月底, 下个月, 下月初, 12月中旬, 十二月月底, 本月, 3月份: said, but no instant. */
export const monthParser = pieceParser(
  '月',
  new RegExp(
    `(?:(?:(?<year>(?:19|20)\\d{2}|[今明])年)?(?<month>${SMALL})月份?|(?<ahead>下{1,2}|这|本|上)(?:一?个)?月)(?:的?月?(?<name>上旬|中旬|下旬|初|中|底|末|尾))?|月(?<bare>上旬|中旬|下旬|初|中|底|末|尾)`,
  ),
  ({ match, text, from, before, after, sentAt }): Read => {
    if (/[./个]/.test(before) || continuesNumber(text, from)) return null;
    const now = wallTime(sentAt);
    if (group(match, 'bare') !== '')
      return after === '月' || /[满岁正腊冬每]/.test(before) ? null : loose(section(now.year, now.month, group(match, 'bare')));
    const ahead = group(match, 'ahead');
    if (ahead !== '') {
      const months = ahead.startsWith('下') ? ahead.length : ahead === '上' ? -1 : 0;
      return loose(section(now.year, now.month + months, group(match, 'name')));
    }
    const month = readNumeral(group(match, 'month'));
    if (month === null || month < 1 || month > 12 || /[薪嫂饼季票子]/.test(after)) return null;
    const said = group(match, 'year');
    const year =
      said === '' ? (month < now.month ? now.year + 1 : now.year) : said === '今' ? now.year : said === '明' ? now.year + 1 : Number(said);
    return loose(section(year, month, group(match, 'name')));
  },
);

/** 年底, 明年初, 明年, 今年下半年. */
export const yearParser = pieceParser(
  '年',
  /(?<year>今|明|后|去|(?:19|20)\d{2})年(?<name>底|末|初|中|上半年|下半年)?|年(?<bare>底|末|初)/,
  ({ match, before, sentAt }): Read => {
    if (/[\d十一二三四五六七八九每多几往半整]/.test(before)) return null;
    const said = group(match, 'year');
    // 今年 alone says nothing of when.
    if (said === '今' && group(match, 'name') === '') return null;
    const now = wallTime(sentAt).year;
    const year = /^\d/.test(said) ? Number(said) : now + ({ 明: 1, 后: 2, 去: -1 }[said] ?? 0);
    const name = group(match, 'name') || group(match, 'bare');
    const [from, to] = { 底: [12, 12], 末: [12, 12], 初: [1, 1], 中: [6, 6], 上半年: [1, 6], 下半年: [7, 12] }[name] ?? [1, 12];
    const days = { first: instant(year, from ?? 1, 1), last: instant(year, (to ?? 12) + 1, 0) };
    if (said === '去') return { piece: { kind: 'day', day: { kind: 'fixed', ...days, past: true }, weak: false } };
    return loose(days);
  },
);
