import { DAY, startOfDay, type UtcMs, wallTime } from '../../../domain/time.ts';
import { DAY_NAMES, type DayName, LUNAR_FEASTS, NUMBER_LIKE, ONLY_AS_DAY } from './day-names.ts';
import { coming, comingDayOfLunarMonth, lunarDay } from './lunar.ts';
import { NUMERAL, readNumeral } from './numerals.ts';
import { type Found, group, type Piece, pieceParser, type Read } from './pieces.ts';

/** Left of such a name: it is the end of a longer number, or of a weekday. */
const NUMBER_GOES_ON = new RegExp(`[${NUMERAL}\\d第周期]`);
/** A sign of each name, the rarest where there is a choice. */
const SIGNS = '旦节八五六七十双庆夜诞年龙宵端夕秋阳清冬春夏谷蛰芒暑霜雨满露雪寒';
const NAMES = Object.keys(DAY_NAMES).sort((a, b) => b.length - a.length);

/** 今年, 明年, 2027年: the year said before a day that comes once a year. */
const YEAR = '(?:(?<year>今|明|后|去|前|(?:19|20)\\d{2})年的?)?';
/** The same on the left of a name, or 过完: behind the pattern of all names, so that the pattern begins with their signs. */
const YEAR_BEFORE = /(?:(?<year>今|明|后|去|前|(?:19|20)\d{2})年的?)$/;
const OVER_BEFORE = /(?:过完|过了|忙完)$/;
const LONGEST_YEAR = 6;
/** 前一天, 后两天: days counted from the named one. */
const BESIDE = '(?:的?(?<side>前|头|后)(?<far>一|两|二|三|[123])天)?';
/** 前几天, 那几天, 过后: near it, but which day was not said. */
const NEAR = /^(?:的?[前后头那这]几天|前后几天|前后|左右|以?后几天|那[段阵]时间)/;

/** Right of a name these make it a place, a dish, a picture, a shop. */
const ELSEWHERE =
  /^(?:[路街巷村大社广公酒饭超菜桥镇苑粑糕粥蒜]|小(?:区|学|镇|卖|吃|院)|园(?!林)|花(?:园|苑|城|都|开)|新城|上河图|高速|医院|中学|牌|(?:师傅|老师|老板|嬢嬢|娘娘|叔|哥|姐|伯|总)(?![节来到要把给请]))/;
/** Of these names there are people, when a surname stands before: 李国庆, 王立春. */
const SURNAMES =
  '赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许吕张孔曹严魏陶姜谢邹苏潘葛范彭鲁韦马苗俞任袁柳鲍唐罗薛贺汤滕毕郝邬安龙段雷侯邵孟汪毛禹狄戴宋熊纪舒屈项祝董梁杜阮蓝闵席季贾江郭梅林钟徐邱骆高夏蔡田樊胡凌霍虞万柯卢莫经房丁邓郁';
const MAY_BE_PERSON = new Set([
  '国庆',
  '元旦',
  '立春',
  '立夏',
  '立秋',
  '立冬',
  '清明',
  '中秋',
  '重阳',
  '冬至',
  '谷雨',
  '小满',
  '小雪',
  '端午',
  '元宵',
]);
/** "五一到五三": days of May that are said like its feast. */
const DAYS_OF_MAY = /^(?:到|至|-|~)五(?<last>[二三四五六七])(?![\d号楼栋])/;
const AS_DAY = /^(?:之?[前后]|那[天日几]|当[天日]|这[天日]|节气|的?前|以[前后]|过后|左右|来|到)/;

const fixed = (first: UtcMs, last: UtcMs, sentAt: UtcMs): Piece => ({
  kind: 'day',
  day: { kind: 'fixed', first, last, past: last < startOfDay(sentAt) },
  weak: false,
});
const near = (first: UtcMs, last: UtcMs): Piece => ({ kind: 'loose', loose: 'vague', first, last });

/** The day of a name: of the year that was said, else the coming one. */
function dayOfYear(dayOf: DayName, said: string, sentAt: UtcMs): UtcMs | null {
  if (said === '') return coming(sentAt, dayOf);
  const now = wallTime(sentAt).year;
  const named = /^\d/.test(said) ? Number(said) : now + ['前', '去', '今', '明', '后'].indexOf(said) - 2;
  const day = dayOf(named);
  // Of what falls into the winter 今年 is the coming one: the lunar year ends in January or February.
  const beforeNewYear = said === '今' && day !== null && wallTime(day).year > now;
  return beforeNewYear ? coming(sentAt, dayOf) : day;
}

/** The piece for a named day with the words behind it: itself, 前一天, 那几天. */
function beside(day: UtcMs, { match, sentAt }: Found): Piece {
  const far = group(match, 'far');
  if (far === '') return fixed(day, day, sentAt);
  const days = (readNumeral(far) ?? 0) * DAY;
  return group(match, 'side') === '后' ? fixed(day + DAY, day + days, sentAt) : fixed(day - days, day - DAY, sentAt);
}

/** Right of 五一, 十一 and such these make a day of the number. */
const HELD_UP =
  /^(?:当[天晚]|那[天几]|[之节]?前|期间|以前|过后|放|假|[到至~-]五[二三四五]|早上|上午|中午|下午|晚上|[去来要想回搬请](?!的)|开业|结婚|办酒|收假|出[去游门])/;

function isPlainNumber(name: string, { match, before, text, to }: Found): boolean {
  if (!NUMBER_LIKE.has(name)) return false;
  if (NUMBER_GOES_ON.test(before)) return true;
  if (group(match, 'festival') !== '' || group(match, 'stretch') !== '') return false;
  return !HELD_UP.test(text.slice(to, to + 4));
}

function isOtherThing(name: string, { match, before, text, to }: Found): boolean {
  if (name === '年三十' && /[今去明后前\d]/.test(before)) return true;
  const bare = group(match, 'festival') === '' && group(match, 'far') === '';
  if (!bare) return false;
  const rest = text.slice(to, to + 4);
  if (ELSEWHERE.test(rest)) return true;
  if (MAY_BE_PERSON.has(name) && before !== '' && SURNAMES.includes(before) && !AS_DAY.test(rest)) return true;
  return ONLY_AS_DAY.has(name) && !AS_DAY.test(rest);
}

/** 元旦, 国庆节, 冬至, 除夕, 中秋那天, 明年端午, 清明前一天; 过完元旦 and 国庆那几天 are no certain day. */
export const holidayParser = pieceParser(
  SIGNS,
  new RegExp(`(?<name>${NAMES.join('|')})(?<festival>节(?!气))?(?<stretch>期间|假期|长假|放假|收假)?${BESIDE}`),
  (found): Read => {
    const { match, text, to, sentAt } = found;
    const name = group(match, 'name');
    const dayOf = DAY_NAMES[name];
    const { year, over, from } = wordsBefore(found);
    if (dayOf === undefined || (year === '' && isPlainNumber(name, found)) || isOtherThing(name, found)) return null;
    const day = dayOfYear(dayOf, year, sentAt);
    if (day === null) return null;
    if (group(match, 'stretch') !== '') return { piece: near(day, day + 6 * DAY), from };
    const may = name === '五一' ? DAYS_OF_MAY.exec(text.slice(to, to + 4)) : null;
    if (may) return { piece: fixed(day, day + ((readNumeral(may.groups?.last ?? '') ?? 1) - 1) * DAY, sentAt), to: to + may[0].length };
    const behind = group(match, 'far') === '' ? NEAR.exec(text.slice(to, to + 8)) : null;
    if (behind) return { piece: near(day - 3 * DAY, day + 3 * DAY), from, to: to + behind[0].length };
    return over ? { piece: near(day, day + 6 * DAY), from } : { piece: beside(day, found), from };
  },
);

/** The year said before a name, or that the day will be over. */
function wordsBefore({ text, from }: Found): { readonly year: string; readonly over: boolean; readonly from: number } {
  const left = text.slice(Math.max(0, from - LONGEST_YEAR), from);
  const said = YEAR_BEFORE.exec(left);
  const over = OVER_BEFORE.exec(left);
  return { year: said?.groups?.year ?? '', over: over !== null, from: from - (said ?? over ?? [''])[0].length };
}

const IN_NUMBER = new RegExp(`[${NUMERAL}\\d]`);
const MONTHS: Readonly<Record<string, number>> = { 正: 1, 冬: 11, 腊: 12 };

/** 腊月二十三, 正月初八, 农历三月初三, 冬月十五, 腊月廿八, 今年正月初六. */
export const lunarDateParser = pieceParser(
  // A month by its number and a bare day are no lunar date for sure.
  '正冬腊历初廿年',
  new RegExp(
    `${YEAR}(?<label>农历|阴历|古历|旧历|老历)?的?(?:(?<month>正|冬|腊|[${NUMERAL}]{1,2}|(?<=历)\\d{1,2})月|年(?=二十[三四五六七八九]|廿[三四五六七八九]))(?:(?<day>初[一二三四五六七八九十\\d]|[${NUMERAL}]{1,3}|(?<=月)\\d{1,2})(?:日|号)?${BESIDE}|(?<stretch>[间里头初中尾底末])?(?![\\d半个]))`,
  ),
  (found): Read => {
    const { match, sentAt, before, text, to } = found;
    const word = group(match, 'month');
    // 年二十八: of the month that ends with the year.
    const named = word === '' ? 12 : MONTHS[word];
    if (word === '' && /[今明去后前每多几半]/.test(before)) return null;
    const monthOnly = group(match, 'day') === '';
    const day = monthOnly ? 1 : readNumeral(group(match, 'day').replace('初', ''));
    const month = named ?? readNumeral(word);
    const certain = named !== undefined || group(match, 'label') !== '' || /^初|廿/.test(group(match, 'day'));
    if (!certain || month === null || day === null || month < 1 || month > 12 || day < 1 || day > 30 || IN_NUMBER.test(before)) return null;
    if (/^[几多]/.test(text.slice(to, to + 1))) return { piece: { kind: 'loose', loose: 'vague', first: null, last: null } };
    const at = dayOfYear((year) => lunarDay(year, month, day), group(match, 'year'), sentAt);
    if (at === null) return null;
    return { piece: monthOnly ? lunarMonth(at, group(match, 'stretch')) : beside(at, found) };
  },
);

/** 腊月间, 正月头: days of a lunar month that begins on `first`. */
function lunarMonth(first: UtcMs, stretch: string): Piece {
  if (/[头初]/.test(stretch)) return near(first, first + 9 * DAY);
  return near(/[尾底末]/.test(stretch) ? first + 20 * DAY : first, first + 28 * DAY);
}

/** 七月半, 三月三, 四月八: feasts that are said by month and day, on the lunar calendar. */
export const lunarFeastParser = pieceParser(
  '月',
  new RegExp(`${YEAR}(?<name>${Object.keys(LUNAR_FEASTS).join('|')})(?![日号\\d${NUMERAL}个])`),
  (found): Read => {
    const { match, before, sentAt } = found;
    const date = LUNAR_FEASTS[group(match, 'name')];
    if (date === undefined || /[\d十]/.test(before)) return null;
    const at = dayOfYear((year) => lunarDay(year, date[0], date[1]), group(match, 'year'), sentAt);
    return at === null ? null : { piece: fixed(at, at, sentAt) };
  },
);

/** Right of 初一, 初二, 初三: the classes of a school. */
const SCHOOL =
  /^(?:年级|学生|[数语英物化历地政]|的?(?:娃|学|儿|姑娘|女儿|老师|班|题|作业|书|课)|补|毕业|[上下]册|上学期|下学期|[((]|班|到高)/;
const SCHOOL_BEFORE = /[读上念教高是从在考]$/;

/** 大年初八, 初六, 初六初七, 初一到初三: the coming ones, of 正月 after 大年. */
export const lunarDayParser = pieceParser(
  '初历',
  /(?:农历|阴历|古历|旧历|老历)的?(?<alone>(?:廿|二?十)[一二三四五六七八九]?|三十)(?!月)|(?<great>大年|年)?初(?<day>[一二三四五六七八九十])(?:(?:到|至|-|~|、)?初(?<last>[二三四五六七八九十]))?(?:日|号)?/,
  (found): Read => {
    const { match, text, to, before, sentAt } = found;
    if (/[月最起当]/.test(before)) return null;
    const great = group(match, 'great') !== '';
    const day = readNumeral(group(match, 'day') || group(match, 'alone')) ?? 0;
    const last = readNumeral(group(match, 'last')) ?? day;
    if (!great && day <= 3 && (SCHOOL.test(text.slice(to, to + 5)) || SCHOOL_BEFORE.test(before))) return null;
    const first = great ? coming(sentAt, (year) => lunarDay(year, 1, day)) : comingDayOfLunarMonth(sentAt, day);
    if (first === null) return null;
    return { piece: fixed(first, first + Math.max(0, last - day) * DAY, sentAt) };
  },
);
