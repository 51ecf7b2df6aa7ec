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

/** Right of a month: a wage, a nurse, a cake, a flower, a wild fruit. */
const NO_MONTH = /[薪嫂饼季票子兰瓜泡婆梅竹花]/;

/** 月底, 下个月, 下月初, 12月中旬, 十二月月底, 本月, 3月份: said, but no instant. */
export const monthParser = pieceParser(
  '月',
  new RegExp(
    `(?:(?:(?<year>(?:19|20)\\d{2}|[今明后去前])年的?)?(?<month>元|${SMALL})月份?(?:[到至~-](?<last>${SMALL})月份?(?!\\d|[一二三四五六七八九十初]))?|(?<ahead>上{1,2}|下{1,2}|这|本)(?:一?个)?月)(?:的?月?(?<name>上旬|中旬|下旬|初|中|底|末|尾))?|月(?<bare>上旬|中旬|下旬|初|中|底|末|尾)`,
  ),
  ({ match, text, from, before, after, sentAt }): Read => {
    if (/[./个]/.test(before) || continuesNumber(text, from)) return null;
    const now = wallTime(sentAt);
    if (group(match, 'bare') !== '')
      return after === '月' || /[满岁正腊冬每]/.test(before) ? null : loose(section(now.year, now.month, group(match, 'bare')));
    const ahead = group(match, 'ahead');
    if (ahead !== '') {
      const away = ahead.startsWith('下') ? ahead.length : ahead.startsWith('上') ? -ahead.length : 0;
      return loose(section(now.year, now.month + away, group(match, 'name')));
    }
    const month = group(match, 'month') === '元' ? 1 : readNumeral(group(match, 'month'));
    if (month === null || month < 1 || month > 12 || NO_MONTH.test(after)) return null;
    const said = group(match, 'year');
    const year =
      said === '' ? now.year + (month < now.month ? 1 : 0) : /^\d/.test(said) ? Number(said) : now.year + (YEARS_FROM_NOW[said] ?? 0);
    const last = group(match, 'last') === '' ? null : readNumeral(group(match, 'last'));
    if (last !== null && last >= 1 && last <= 12) return loose(months(year, month, last < month ? last + 12 : last));
    return loose(section(year, month, group(match, 'name')));
  },
);

const UNFINISHED_NUMBER = /[\d十一二三四五六七八九每多几往半整]/;
const YEARS_FROM_NOW: Readonly<Record<string, number>> = { 大前: -3, 前: -2, 去: -1, 今: 0, 明: 1, 后: 2, 大后: 3 };
/** Months, first and last. */
const SECTIONS_OF_YEAR: Readonly<Record<string, readonly [number, number]>> = {
  底: [12, 12],
  末: [12, 12],
  尾: [12, 12],
  初: [1, 1],
  头: [1, 1],
  中: [6, 6],
  上半年: [1, 6],
  下半年: [7, 12],
  春天: [3, 5],
  夏天: [6, 8],
  秋天: [9, 11],
  // Into the next year.
  冬天: [12, 14],
  第一季度: [1, 3],
  第二季度: [4, 6],
  第三季度: [7, 9],
  第四季度: [10, 12],
};

const months = (year: number, first: number, last: number) => ({ first: instant(year, first, 1), last: instant(year, last + 1, 0) });

/** 年底, 明年初, 明年, 今年下半年, 第三季度, 前年, 80年代. */
export const yearParser = pieceParser(
  '年季',
  /(?<year>大?[前后]|今|明|去|(?:19|20)\d{2}|二[零〇][零〇一二三四五六七八九]{2})年(?!级|纪|龄|轻|糕|货|检|味|画|会|代)(?<name>底|末|尾|初|头|中(?!秋|元)|上半年|下半年|[春夏秋冬]天|第[一二三四]季度)?|年(?<bare>底|末|尾|初(?![一二三四五六七八九十]))|(?<half>[上下]半年)|(?<quarter>第[一二三四]季度)|(?<century>上(?:个)?世纪)?(?<decade>(?:19|20)\d0|[1-9]0|[二三四五六七八九]十)年代(?<third>初|中期|末)?/,
  ({ match, before, sentAt }): Read => {
    if (UNFINISHED_NUMBER.test(before)) return null;
    if (group(match, 'decade') !== '') return decade(match);
    const said = group(match, 'year');
    const now = wallTime(sentAt).year;
    const year = /^(?:\d|二[零〇])/.test(said) ? (readNumeral(said) ?? now) : now + (YEARS_FROM_NOW[said] ?? 0);
    const name = group(match, 'name') || group(match, 'bare') || group(match, 'half') || group(match, 'quarter');
    if (/[以目之从提午]/.test(before) && /^[前后]$/.test(said)) return null;
    const days = months(year, ...(SECTIONS_OF_YEAR[name] ?? ([1, 12] as const)));
    if (year < now) return { piece: { kind: 'day', day: { kind: 'fixed', ...days, past: true }, weak: false } };
    return said === '今' && name === '' ? { piece: { kind: 'loose', loose: 'era', ...days } } : loose(days);
  },
);

/** "80年代": of the last century, but for the years since 2000. */
function decade(match: RegExpMatchArray): Read {
  const tens = readNumeral(group(match, 'decade')) ?? 0;
  const first = tens >= 1900 ? tens : (group(match, 'century') === '' && tens <= 20 ? 2000 : 1900) + tens;
  return { piece: { kind: 'loose', loose: 'era', first: instant(first, 1, 1), last: instant(first + 10, 1, 0) } };
}
