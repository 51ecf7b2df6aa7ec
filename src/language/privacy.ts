import { chineseDigit, NUMERAL } from './numerals.ts';
import { findPhones } from './recognizers/phone.ts';
import { simplify } from './words/traditional.ts';

const NUM = '(?:\\d{1,4}|[零〇一二两三四五六七八九十百]{1,5})';
/** 3栋, A3栋2单元1802, 三栋, 5号楼, B座1107: what stands behind it belongs to it. */
const BUILDING = `(?![一两]座)(?:[A-Za-z]?${NUM}|[A-Za-z甲乙丙丁])\\s?(?:栋|幢|号楼|单元|号院|#楼|座(?!山|桥|位|城|谈))(?:\\s?\\d{1,2}[-–—]\\d{1,4}|\\s?[-–—]?(?:[A-Za-z]?\\d{3,4}(?![\\d元块])(?:室|号|房)?|[零〇一二三四五六七八九]{3,4}(?:室|号)?|\\d{1,2}(?:室|号(?!单))))?`;
/** "两室一厅" is the size of a flat, "101室" a door. */
const ROOM = '(?:\\d{3,4}|[零〇一二三四五六七八九]{3,4})(?:室|号?房(?!屋|子|间|租))';
const HOUSE_NUMBER = `(?<=[路街巷道村寨湾坝]|老街|大院|巷子|胡同)\\s?${NUM}(?:-\\d{1,3})?号(?!单|线)(?:附\\s?${NUM}号?)?|附\\s?${NUM}号`;
/** 5-2-903; not a date (four digits first) and not a ledger number. */
const THREE_PARTS = '(?<![\\d-])[A-Za-z]?\\d{1,3}[-–—]\\d{1,2}[-–—]\\d{1,4}(?![\\d-])';
const TWO_PARTS = /(?<![\d.:/-])([A-Za-z]?\d{1,2})[-–—](\d{3,4})(?![\d.:/-]|\s?(?:元|块|[/每]))/gu;
/** B-501, C1203. */
const LETTERED = '(?<![A-Za-z\\d])[A-Za-z](?:[-–—]\\d{2,4}|\\d{3,4})(?![\\d元块])';
const SHOP_NUMBER = `${NUM}号(?:铺|门面|商铺|摊|档口|店面)`;
const BED = '(?<=[楼科区部室房])\\s?[加+]?\\d{1,3}(?:号|病)?床';
/** 3#, 3#501, 3#2-501 */
const NUMBER_SIGN = '(?<![\\dA-Za-z])\\d{1,3}\\s?#(?:\\s?\\d{1,4}(?:[-–—]\\d{1,4}){0,2}(?![\\d元块]))?';
/** 门牌302, 502号, 5楼502, 5楼1号; not "128号单" and not "6楼 150元". */
const PLATE =
  '门牌(?:号码?)?[是为:： ]{0,2}\\d{1,4}号?|(?<!\\d)\\d{3,4}号(?!单|线|培训)|(?<=\\d楼)(?:\\d{3,4}(?![\\d元块到至~-])(?:号|室)?|\\d{1,3}号(?!单|线))';
const DOORS = new RegExp(
  `${BUILDING}|${NUMBER_SIGN}|${PLATE}|${ROOM}|${HOUSE_NUMBER}|${THREE_PARTS}|${LETTERED}|${SHOP_NUMBER}|${BED}`,
  'gu',
);

/** Whatever stands before it ("101号单 139…": a nickname may be a telephone number): nothing of this shape belongs into a group. */
const NUMBERS = ['(?<!\\d)1[3-9]\\d{9}(?!\\d)', '(?<!\\d)0(?:10|2\\d|[3-9]\\d{2})[-–— ]?\\d{7,8}(?!\\d)'];
/** What is no letter, no number and no part of a time. */
const SIGN = '[^\\p{L}\\p{N}:]';
/**
 * A mobile made unreadable for machines on purpose: each digit by itself ("1、3、8、0 …"), the usual groups with signs or
 * single letters between, letters that look like digits.
 */
const DISGUISED = [
  `(?<!\\d)1${SIGN}{1,3}[3-9](?:${SIGN}{1,3}\\d){9}(?!\\d)`,
  `(?<!\\d)1[3-9]\\d(?:${SIGN}{0,3}|[A-Za-z])\\d{4}(?:${SIGN}{0,3}|[A-Za-z])\\d{4}(?![\\d元块])`,
  '(?<![A-Za-z\\d])[1lI][3-9][\\doOlI]{9}(?![A-Za-z\\d])',
];
/** Another way to somebody than by the bot: a WeChat or QQ number, a page, a mail address. */
const ELSEWHERE = [
  'wxid_\\w+',
  '(?:微信|威信|薇信|[Vv]信|[Vv][Xx]|[Ww][Xx]|[Ww]e[Cc]hat|[Ww]ei[Xx]in|[Qq][Qq]|扣扣)(?:号码?)?[是为加:： ]{0,3}[A-Za-z\\d][\\w-]{4,30}',
  '(?:https?://|www\\.)[^\\s\\p{Script=Han}]+',
  '[\\w.+-]{1,40}@[\\w-]{1,40}(?:\\.[\\w-]{1,20}){1,3}',
  '(?<![\\w.])(?:[A-Za-z\\d-]{1,40}\\.){1,3}(?:com|cn|net|org|cc|top|xyz|vip|me|io|shop|club|info)(?![A-Za-z])[^\\s\\p{Script=Han}]*',
];
const CONTACTS = new RegExp([...NUMBERS, ...DISGUISED, ...ELSEWHERE].join('|'), 'gu');

interface Hidden {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether a line holds what no group may read: a telephone number or a door (栋, 单元, 室, 号楼, 座, 5-2-903, a house number
 * in a road, a bed in a ward), Chinese numerals too. The last line of defence before a line is sent.
 *
 * @param allowed telephone numbers that may stand, digits only: the station's own
 */
export function hidesDoor(text: string, allowed: readonly string[] = []): boolean {
  return findHidden(text, allowed).length > 0;
}

/** The line without what `hidesDoor` finds. */
export function publicText(text: string, allowed: readonly string[] = []): string {
  let shown = '';
  let at = 0;
  for (const { from, to } of findHidden(text, allowed)) {
    shown += text.slice(at, Math.max(at, from));
    at = Math.max(at, to);
  }
  return shown + text.slice(at);
}

/** Whatever hides a door or a telephone holds a digit, a letter, a numeral or a 甲: most names need no closer look. */
const MAY_HIDE = new RegExp(`[^\\u3400-\\u9fff]|[${NUMERAL}幺壹贰叁肆伍陆柒捌玖拾佰甲乙丙丁]`, 'u');
const NOTHING: readonly Hidden[] = [];

function findHidden(text: string, allowed: readonly string[]): readonly Hidden[] {
  if (!MAY_HIDE.test(text)) return NOTHING;
  const { folded, from, to } = fold(text);
  const phones = findPhones(folded).filter((phone) => !allowed.includes(phone.value));
  const own = findPhones(folded).filter((phone) => allowed.includes(phone.value));
  const digits = withDigits(folded);
  const contacts = spansOf(digits.matchAll(CONTACTS)).filter(
    (span) => !allowed.includes(digits.slice(span.from, span.to).replace(/\D/gu, '')),
  );
  const doors = spansOf(folded.matchAll(DOORS)).filter((span) => !own.some((one) => one.from < span.to && span.from < one.to));
  const pairs = spansOf([...folded.matchAll(TWO_PARTS)].filter(isDoorPair)).filter(
    (span) => !own.some((one) => one.from < span.to && span.from < one.to),
  );
  return [...phones, ...contacts, ...doors, ...pairs]
    .map((span) => ({ from: from[span.from] ?? 0, to: to[span.to - 1] ?? 0 }))
    .sort((a, b) => a.from - b.from);
}

/** Numerals as digits, one for one: behind "101号单 " a row of them is a telephone too. */
function withDigits(folded: string): string {
  return folded.replace(/[零〇一二三四五六七八九幺]/gu, (sign) => String(chineseDigit(sign) ?? sign));
}

function spansOf(matches: Iterable<RegExpExecArray>): readonly Hidden[] {
  return [...matches].map((match) => ({ from: match.index, to: match.index + match[0].length }));
}

/** A text as it is meant, and of each of its signs where it begins and ends in what was written. */
interface Folded {
  readonly folded: string;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

/** Seen by nobody: joiners, direction marks, variation selectors, the key cap round a digit. */
const INVISIBLE = /^[\p{Cf}\p{Mn}\p{Me}]$/u;
/** ❶, ➀, ➊: NFKC leaves them; ⓿ and ⓵ it leaves too. */
const DINGBATS = [0x2776, 0x2780, 0x278a, 0x24f5].map((first) => ({ first, value: 1 }));
const RECEIPT_DIGITS = new Map([...'壹贰叁肆伍陆柒捌玖拾佰'].map((sign, index) => [sign, '一二三四五六七八九十百'.charAt(index)]));

/** Digits of every script and shape, full-width and traditional signs: what is read as one of the plain ones becomes it. */
function fold(text: string): Folded {
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = foldSign(sign);
    for (let index = 0; index < plain.length; index += 1) {
      from.push(at);
      to.push(at + sign.length);
    }
    folded += plain;
    at += sign.length;
  }
  return { folded, from, to };
}

function foldSign(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x80) return sign;
  if (code >= 0x3400 && code <= 0x9fff) return RECEIPT_DIGITS.get(sign) ?? simplify(sign);
  if (INVISIBLE.test(sign)) return '';
  const dingbat = DINGBATS.find(({ first }) => code >= first && code < first + 9);
  if (dingbat) return String(code - dingbat.first + dingbat.value);
  if (code === 0x24ff) return '0';
  // "⒈" is "1." then: the stop belongs to the sign.
  const plain = sign.normalize('NFKC').replace(/^[(]?(.+?)[.)]?$/u, '$1');
  return /^\p{Nd}$/u.test(plain) ? digitOf(plain) : plain;
}

/** The digits of a script follow one another from its zero on. */
function digitOf(sign: string): string {
  const code = sign.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return String(value);
}

/** "5-802" is a door, "80-120" a range of prices: a room's number is many times its building's. */
function isDoorPair(match: RegExpExecArray): boolean {
  const building = Number((match[1] ?? '').replace(/\D/gu, ''));
  const room = Number(match[2]);
  return room >= building * 5;
}
