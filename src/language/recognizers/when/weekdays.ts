import { DAY, startOfDay, type UtcMs } from '../../../domain/time.ts';
import { mondayOf } from './calendar.ts';
import { COUNT, NUMERAL, readNumeral } from './numerals.ts';
import { type DayRef, group, type Piece, pieceParser } from './pieces.ts';

const WEEK = '(?:周|星期|礼拜)';
const NUMBERS: Readonly<Record<string, number>> = { 一: 1, 二: 2, 三: 3, 四: 4, 五: 5, 六: 6, 日: 7, 天: 7 };

const weekday = (name: string): number => NUMBERS[name] ?? Number(name);

/** 这/本 0, 下 1, 下下 2, 上 -1; null where nothing was said. */
function weeksAhead(prefix: string): number | null {
  const bare = prefix.replace('个', '');
  if (bare === '') return null;
  if (/^下+$/.test(bare)) return bare.length;
  if (/^上+$/.test(bare)) return -bare.length;
  return 0;
}

/** 四周一片, 三周一次, 每周三 are no weekdays (the last recurs). */
const COUNTED = new RegExp(`[${NUMERAL}\\d几半每逢个]`);
/** … but 周六周日 are two. */
const LISTED_BEFORE = /(?:周|期|拜)[一二三四五六]$/;

/** Right of a list these take its last number away: 周五三个人, 周六一点, 周三五楼. */
const COUNT_BEHIND = /[点时号月楼个人天次名位层台元块百千十万]/;

/** Right of "周三" these make a person of it, when what follows speaks of one: 周三强在不在, 周一凡师傅. */
const PERSON =
  /^[强军伟华明平凡民丰福红英芳梅兰贵才发财刚勇毅涛峰云飞龙虎鹏宝国文武斌彬杰辉](?:在不在|师傅|老师|老板|[哥叔姐孃嬢]|家|电话|的(?:电话|号码|微信|店)|你|接了|是哪|人呢|[,。?!:]|$)/;

/** 周三, 下下周日, 这个星期天, 下周周六, 周六日, 周一三五 (which recurs). */
export const weekdayParser = pieceParser(
  '周期拜',
  new RegExp(
    `(?<prefix>(?:上{1,3}|下{1,3}|这|本|今)个?)?${WEEK}(?:的?${WEEK})?(?<first>[一二三四五六日天1-7])(?<list>(?:[、,]?[二三四五六日天]){0,4})`,
  ),
  ({ match, from, to, before, after, text }) => {
    const prefix = group(match, 'prefix');
    if (prefix === '' && COUNTED.test(before) && !LISTED_BEFORE.test(text.slice(Math.max(0, from - 3), from))) return null;
    const listed = listedDays(group(match, 'list'), weekday(group(match, 'first')), after);
    const first = weekday(group(match, 'first'));
    const end = listed.length === 0 ? to - group(match, 'list').length : to;
    const next = text.charAt(end);
    if (/[年次趟遍]/.test(next) || (/\d$/.test(match[0]) && /[\d.个]/.test(next)) || next === '点') return null;
    if (prefix === '' && match[0].startsWith('周') && PERSON.test(text.slice(end, end + 6))) return null;
    const week = weeksAhead(prefix);
    const last = listed.at(-1) ?? first;
    if (last - first === listed.length) return { piece: dayPiece({ kind: 'weekday', first, last, week }), to: end };
    return week === null ? { piece: RECURRING, to: end } : { piece: dayPiece({ kind: 'weekday', first, last: first, week }), to: end };
  },
);

const RECURRING: Piece = { kind: 'loose', loose: 'recurring', first: null, last: null };

/** The further days of "周二三四"; none where they do not ascend or are the beginning of something else. */
function listedDays(list: string, first: number, after: string): readonly number[] {
  const days = [...list.replace(/[、,]/g, '')].map(weekday);
  const ascends = days.every((day, index) => day > (days[index - 1] ?? first));
  return ascends && !COUNT_BEHIND.test(after) ? days : [];
}

const dayPiece = (day: DayRef): Piece => ({ kind: 'day', day, weak: false });

/** 周末, 下周末, 这个周末: Saturday and Sunday. */
export const weekendParser = pieceParser('末双', /(?<prefix>(?:上{1,3}|下{1,3}|这|本)个?)?(?:周末|双休[日天])/, ({ match, before }) => {
  if (/[每逢]/.test(before)) return null;
  return { piece: dayPiece({ kind: 'weekday', first: 6, last: 7, week: weeksAhead(group(match, 'prefix')) }) };
});

/** 下周, 这个星期, 下下礼拜: the days of that week, of this one those that are left. */
export const weekParser = pieceParser(
  '周期拜',
  new RegExp(`(?<prefix>(?:上{1,3}|下{1,3}|这|本)(?:一?个)?)${WEEK}(?!的?${WEEK}|[一二三四五六日天末1-7边围])`),
  ({ match, sentAt }) => {
    const week = weeksAhead(group(match, 'prefix').replace('一', '')) ?? 0;
    return { piece: dayPiece(wholeWeek(week, sentAt)) };
  },
);

function wholeWeek(week: number, sentAt: UtcMs): DayRef {
  const monday = mondayOf(sentAt) + week * 7 * DAY;
  return { kind: 'fixed', first: week === 0 ? startOfDay(sentAt) : monday, last: monday + 6 * DAY, past: week < 0 };
}

/** 3周后的周一, 两个星期后的周五. */
export const laterWeekdayParser = pieceParser(
  '后',
  new RegExp(`(?<count>${COUNT})个?${WEEK}(?:之|以)?后的?${WEEK}(?<day>[一二三四五六日天])`),
  ({ match }) => {
    const count = readNumeral(group(match, 'count'));
    const day = weekday(group(match, 'day'));
    if (count === null || !Number.isInteger(count) || count === 0) return null;
    return { piece: dayPiece({ kind: 'weekday', first: day, last: day, week: count }) };
  },
);
