import { continuesNumber, guessedPair, NUMERAL, readNumeral, SMALL } from './numerals.ts';
import { type Clock, type Found, group, pieceParser, type Read } from './pieces.ts';

const valid = (hour: number, minute: number): boolean => Number.isInteger(hour) && hour <= 24 && minute < 60 && (hour < 24 || minute === 0);

function clockOf(hour: number | null, minute: number, second = 0, exact = false): Clock | null {
  if (hour === null || !valid(hour, minute) || second > 59) return null;
  return { hour, minute, second, exact: exact || hour > 12 || hour === 0 };
}

/** 8:30, 13:00, 06:42:02, 3:15pm. */
export const colonClockParser = pieceParser(
  ':',
  /(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2}))?(?:\s?(?<half>[ap])\.?(?:m\.?)?(?![a-z]))?/i,
  ({ match, before, after }) => {
    if (/[\d:.]/.test(before) || /\d/.test(after)) return null;
    const hour = Number(group(match, 'hour'));
    const clock = withHalf(
      hour,
      group(match, 'half'),
      Number(group(match, 'minute')),
      Number(group(match, 'second')),
      group(match, 'hour').startsWith('0'),
    );
    return clock && { piece: { kind: 'clock', clock, until: null, guess: false, weak: false } };
  },
);

/** Left of "2.30": a part of a day, or the beginning of a range that stands behind one. */
const PART_BEFORE =
  /(?:早上|早晨|清早|上午|中午|下午|傍晚|晚上|晚间|夜里|凌晨|[早晚])[\s:的在约]?(?:\d{1,2}(?:[.:点]\d{2}|点)半?\s?(?:到|至|-|~|—)\s?)?$/;
/** Right of it: a measure or a price. */
const DOT_UNIT = /^\s?(?:[元块米匹斤吨升寸亩度折%]|公[里斤分]|平[方米]|[kK][gG]|[mM])/;

/** 下午2.30, 早上8.30-11.30: with a point where others write a colon; alone it would be a date or a price. */
export const dotClockParser = pieceParser('.', /(?<hour>\d{1,2})\.(?<minute>[0-5]\d)(?!\d)分?/, ({ match, text, from, to, before }) => {
  if (/[\d.]/.test(before) || !PART_BEFORE.test(text.slice(Math.max(0, from - 14), from)) || DOT_UNIT.test(text.slice(to, to + 3)))
    return null;
  const clock = clockOf(Number(group(match, 'hour')), Number(group(match, 'minute')));
  return clock && { piece: { kind: 'clock', clock, until: null, guess: false, weak: false } };
});

/** 3pm, 11 AM, pm3:30, am9点. */
export const latinClockParser = pieceParser(
  'aApP',
  /(?<hour>\d{1,2})\s?(?<half>[ap])\.?m\.?(?![a-z\d])|(?<lead>[ap])m\s?(?<hourBehind>\d{1,2})(?:[:点](?<minute>\d{2})|点(?<thirty>半)?|(?![\d:.]))/i,
  ({ match, before }) => {
    const lead = group(match, 'lead');
    if ((lead === '' ? /[\d:.]/ : /[a-z]/i).test(before)) return null;
    const minute = group(match, 'thirty') === '' ? Number(group(match, 'minute')) : 30;
    const clock = withHalf(Number(group(match, 'hour') || group(match, 'hourBehind')), group(match, 'half') || lead, minute, 0, false);
    return clock && { piece: { kind: 'clock', clock, until: null, guess: false, weak: false } };
  },
);

function withHalf(hour: number, half: string, minute: number, second: number, zero: boolean): Clock | null {
  if (half === '') return clockOf(hour, minute, second, zero);
  if (hour > 12) return null;
  return clockOf((hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0), minute, second, true);
}

const PATTERN = new RegExp(
  `(?<first>${SMALL})(?:\\s?(?:到|至|-|~|—|–|、|或)\\s?(?<second>${SMALL}))?\\s?(?<unit>点|时)(?<rest>半|整|正|过(?<past>\\d{1,2}|[${NUMERAL}]{1,3})分|(?<quarter>[一二两三123])刻|(?<minute>\\d{1,2}|[${NUMERAL}]{1,3})(?<mark>分)?(?:(?<seconds>\\d{1,2}|[${NUMERAL}]{1,3})秒)?)?(?<tail>多钟|来钟|过钟|钟|多|过(?![来去户年后])|许)?`,
);

/** Right of "两点" these make it points of a talk or a decimal (三点五公里). */
const POINTS = /^(?:建议|要求|注意|说明|意见|原因|问题|疑问|补充|希望|一线|水|点|心|[^,，。]{0,1}都[不没])/;
/** Right of minutes without 分 these make the number a count: 六点20个人, 8点50块. */
const COUNTED = /^(?:来|多|几)?(?:[个人名位台间块元次斤袋箱件张平米万岁楼号栋层桶车趟户度匹吨棵根条双]|分钟|小时|公里)/;
const LITTLE = /[快慢早晚轻大小多少好坏高低近远有差便宜贵稍整老这那一麻松紧重软热冷等]/;

/** 8点, 八点半, 9-11点, 八九点钟, 16时40分50秒, 九点过; never 两点建议, 早一点, 24小时. */
export const dianClockParser = pieceParser('点时', PATTERN, (found): Read => {
  const { match, before, text, from } = found;
  if (/[:第]/.test(before) || continuesNumber(text, from)) return null;
  if (!isClockWord(found)) return null;
  const second = group(match, 'second');
  if (isDecimal(found)) return null;
  const minutes = minutesOf(found);
  const to = minutes.to;
  const firstText = group(match, 'first');
  const pair = second === '' ? guessedPair(firstText) : null;
  if (pair) {
    const [first, last] = [clockOf(pair[0], 0), clockOf(pair[1], 59)];
    return first && last && { piece: { kind: 'clock', clock: first, until: last, guess: true, weak: false }, to };
  }
  const clock = clockOf(
    readNumeral(firstText),
    second === '' ? minutes.minute : 0,
    second === '' ? minutes.second : 0,
    /^0\d/.test(firstText),
  );
  if (clock === null) return null;
  const until = second === '' ? null : clockOf(readNumeral(second), minutes.minute, minutes.second);
  if (second !== '' && until === null) return null;
  const bareOne = firstText === '一' && second === '' && text.slice(from, to) === '一点';
  if (bareOne && LITTLE.test(before)) return null;
  return {
    piece: { kind: 'clock', clock, until, guess: false, weak: bareOne || (group(match, 'unit') === '时' && group(match, 'minute') === '') },
    to,
  };
});

function isClockWord({ match, text, before }: Found): boolean {
  const end = (match.index ?? 0) + match[0].length;
  const bare = group(match, 'rest') === '' && group(match, 'tail') === '';
  const rest = text.slice(end, end + 4);
  if (bare && POINTS.test(rest)) return false;
  if (bare && /[提这那讲]/.test(before) && group(match, 'unit') === '点') return false;
  return !(group(match, 'unit') === '时' && /^[间候常节尚代髦装速效差光刻令局期段]/.test(rest));
}

/** 差一刻三点, 差5分8点; 三点差五分. */
export const lackingClockParser = pieceParser(
  '差',
  new RegExp(`差(?<less>${SMALL}分|一刻)钟?(?<hour>${SMALL})点|(?<hour2>${SMALL})点差(?<less2>${SMALL}分|一刻)`),
  ({ match, text, from }) => {
    if (continuesNumber(text, from)) return null;
    const less = group(match, 'less') || group(match, 'less2');
    const hour = readNumeral(group(match, 'hour') || group(match, 'hour2'));
    const minutes = less === '一刻' ? 15 : readNumeral(less.slice(0, -1));
    if (hour === null || hour < 1 || minutes === null || minutes < 1 || minutes > 59) return null;
    const clock = clockOf(hour - 1, 60 - minutes);
    return clock && { piece: { kind: 'clock', clock, until: null, guess: false, weak: false } };
  },
);

/** 三点五公里, 一点五匹. */
function isDecimal({ match, text, to }: Found): boolean {
  const written = group(match, 'minute');
  return (
    written.length === 1 &&
    group(match, 'mark') === '' &&
    /^(?:公里|千米|厘米|毫米|米|匹|倍|吨|升|折|平|万|斤|寸|%)/.test(text.slice(to, to + 2))
  );
}

/** "8点20" is 8:20, but of "8点20个人" and "六点两个人" only the hour is time. */
function minutesOf({ match, text, from, to }: Found): { readonly minute: number; readonly second: number; readonly to: number } {
  const rest = group(match, 'rest');
  if (rest === '半') return { minute: 30, second: 0, to };
  const quarter = group(match, 'quarter');
  if (quarter !== '') return { minute: (readNumeral(quarter) ?? 0) * 15, second: 0, to };
  const past = readNumeral(group(match, 'past'));
  if (past !== null && past < 60) return { minute: past, second: 0, to };
  const written = group(match, 'minute');
  if (written === '') return { minute: 0, second: 0, to };
  const minute = readNumeral(written);
  const marked = group(match, 'mark') !== '';
  const certain = marked || (written.length > 1 && !COUNTED.test(text.slice(to, to + 4)) && !/^\d/.test(text.slice(to, to + 1)));
  const hourEnd = from + match[0].indexOf(group(match, 'unit')) + 1;
  if (minute === null || minute > 59 || !certain) return { minute: 0, second: 0, to: hourEnd };
  return { minute, second: readNumeral(group(match, 'seconds')) ?? 0, to };
}
