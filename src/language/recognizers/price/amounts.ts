import { readChineseNumber, readNumberRange } from '../../numerals.ts';
import { isOneOf, signSet, signTable } from '../signs.ts';

/** A number that can be money, with its currency word where one stands. */
export interface Amount {
  readonly from: number;
  readonly to: number;
  readonly lowYuan: number;
  readonly highYuan: number;
  /** A currency word or sign stands at it. */
  readonly currency: boolean;
  /** Written in Chinese numerals. */
  readonly chinese: boolean;
}

// 块 is also a slab, 毛 a towel's first sign, 角 a valve's, 元 a holiday's.
const CURRENCY =
  '(?:块钱|元钱|块(?!玻璃|木|板|瓷|砖|地|石|肉|表|布|牌|广告|电池|肥皂|香皂|豆|腊|门|窗|钢|毯|毛巾|泡沫|隔|纱|田|土|空|三合|铁|水泥|面积)|元(?!旦|宵|素|件|通)|圆(?!桌|形|的|管|凳|木)|塊|rmb|人民币|大洋|[¥$](?!\\s?\\d))';
const SMALL = '(?:毛(?!巾|毯|病|衣|坯|胚|线|裤|刷|孩|豆|肚|血|笔|玻璃|竹)|角(?!阀|钢|落|铁|尺|梯|形|磨|线|柜|架|度))';
const ARABIC = String.raw`(?<![\d.])(?!0\d)\d{1,6}(?:\.\d{1,2})?(?![\d])`;
// "一百八一天" is 180 a day, not 181: a 一 before a unit belongs to the unit; "十一天" and "二十一天" are numbers of days.
const PER_ONE =
  '一(?:天|个|台|次|人|位|名|晚|夜|趟|斤|平|方|米|小时|月|家|户|间|套|桌|车|扇|件|袋|根|棵|亩|副|张|块|条|针|把|层|班|场|车|桶|箱|盏|吨|头|只|孔|捆|筐)';
// "三十一共" is 30 in all: a 一 before 共 or 起 belongs to that.
const IN_ALL = '(?:[一二两三四五六七八九]?[十百千][〇零一二两三四五六七八九十百千]{0,5}?(?=一[共起]))';
const CHINESE = `(?:${IN_ALL}|(?:[一二两三四五六七八九十]{0,2}[百千万][〇零一二两三四五六七八九十百千]{0,5}?|[五六七八九]十)(?=${PER_ONE})|[〇零一二两三四五六七八九十百千万]{1,8}(?:来|多|几|把)?)`;
// "工资4,500": a comma stands inside of a number only where money is announced; elsewhere it parts two of them ("301,120元").
const THOUSANDS = String.raw`(?<=[¥$资薪价费酬钱给][ :]{0,2})[1-9]\d?,\d{3}(?![\d])`;
const NUMBER = `(?:${THOUSANDS}|${ARABIC}|${CHINESE})`;
// "1千2", "3百五", "300多": more behind the scale, or roughly that.
const SCALE = '(?:[百千万kw](?![A-Za-z])(?:[1-9二三四五六七八九](?![\\d十百千万多几]))?)?(?:[多来](?=块|元|左右))?';
const TO = String.raw`\s?(?:[-~—–至到]|--|——)\s?`;

// The half after 块 ("1块5", "三块五"): a digit that counts nothing else ("10块一次", "5块2斤").
const TAIL = '(?:一(?=$|[^\\u4e00-\\u9fff\\d])|[1-9二三四五六七八九](?=$|[^\\u4e00-\\u9fff\\d.]|一|每|钱|毛|角|左|包|的))';
const RANGE = new RegExp(
  `(?<sign>[¥$])?\\s?(?<low>${NUMBER})(?<lowScale>${SCALE})(?<lowCur>${CURRENCY})?${TO}(?<high>${NUMBER})(?<highScale>${SCALE})(?<highCur>${CURRENCY})?`,
  'iuy',
);
const SINGLE = new RegExp(
  `(?<sign>[¥$])?\\s?(?<low>${NUMBER})(?<scale>${SCALE})(?:(?<small>${SMALL})(?:(?<cents>${TAIL})分?|钱)?|(?<cur>${CURRENCY})(?:(?<tail>${TAIL})[毛角]?钱?)?)?`,
  'iuy',
);

/** What a sign may be in an amount; all in one table, since most signs of a text are none of it. */
const KINDS = signTable([
  '0123456789',
  '〇零一二两三四五六七八九十百千万',
  '¥$',
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
]);
const DIGIT = 1;
const NUMERAL = 2;
const CURRENCY_SIGN = 4;
const BLANK = 8;
/** Behind a lone Chinese numeral one of these must stand to make it money, or more than itself. */
const MAKES_MORE = signSet('〇零一二两三四五六七八九十百千万来多几把kKwW\u212a块元圆塊rR人大毛角');
/** What the connecting words of a range consist of. */
const CONNECTORS = /[-~—–至到]/gu;
/** Sign, blank, "123456.78", 万, 人民币, blank: farther behind its beginning no connecting word of a range stands. */
const LONGEST_LOW_END = 16;

/** Finds every number that could be an amount, ranges first; whether it is pay is judged elsewhere. */
export function findAmounts(text: string): readonly Amount[] {
  const ranges = findRanges(text);
  const singles = findSingles(text);
  if (ranges.length === 0) return singles.filter((amount) => !insideCode(text, amount));
  const covered = new Uint8Array(text.length);
  for (const { from, to } of ranges) covered.fill(1, from, to);
  const outside = singles.filter((amount) => covered[amount.from] === 0 && covered[amount.to - 1] === 0);
  return [...ranges, ...outside].filter((amount) => !insideCode(text, amount)).sort((a, b) => a.from - b.from);
}

function findRanges(text: string): readonly Amount[] {
  const ranges: Amount[] = [];
  let connector = -1;
  for (let at = nextStart(text, 0); at < text.length; ) {
    if (connector < at) connector = nextConnector(text, at);
    if (connector === text.length) break;
    const match = connector - at <= LONGEST_LOW_END ? matchAt(RANGE, text, at) : null;
    const range = match && readRange(match);
    if (range) ranges.push(range);
    at = nextStart(text, match ? at + match[0].length : at + 1);
  }
  return ranges;
}

/** The next place where a range may be connected; the end of the text where there is none. */
function nextConnector(text: string, from: number): number {
  CONNECTORS.lastIndex = from;
  return CONNECTORS.exec(text)?.index ?? text.length;
}

function findSingles(text: string): readonly Amount[] {
  const singles: Amount[] = [];
  for (let at = nextStart(text, 0); at < text.length; ) {
    const match = isLoneNumeral(text, at) ? null : matchAt(SINGLE, text, at);
    const single = match && readSingle(match);
    if (single) singles.push(single);
    at = nextStart(text, match ? at + match[0].length : at + 1);
  }
  return singles;
}

/** 一 of 一个 and such, which most Chinese numerals of a message are: no money. Of all single ones 十 alone could be. */
function isLoneNumeral(text: string, at: number): boolean {
  return kindAt(text, at) === NUMERAL && text.charAt(at) !== '十' && !isOneOf(MAKES_MORE, text, at + 1);
}

/** `pattern` is sticky. */
function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function kindAt(text: string, at: number): number {
  return at >= 0 && at < text.length ? (KINDS[text.charCodeAt(at)] as number) : 0;
}

/** The next place where an amount may begin, with its sign or a blank before its number; the end of the text where there is none. */
function nextStart(text: string, from: number): number {
  let at = from;
  while (at < text.length && !startsAmount(text, at)) at += 1;
  return at;
}

function startsAmount(text: string, at: number): boolean {
  if (kindAt(text, at) === 0) return false;
  let number = at;
  if (kindAt(text, number) === CURRENCY_SIGN) number += 1;
  if (kindAt(text, number) === BLANK) number += 1;
  const kind = kindAt(text, number);
  return kind === NUMERAL || (kind === DIGIT && startsNumber(text, number));
}

/** The first of at most six digits: no number begins inside of another, and telephones are no money. */
function startsNumber(text: string, at: number): boolean {
  if (kindAt(text, at - 1) === DIGIT || text.charAt(at - 1) === '.') return false;
  let end = at + 1;
  while (kindAt(text, end) === DIGIT) end += 1;
  return end - at <= 6;
}

function readRange(match: RegExpExecArray): Amount | null {
  const { low = '', high = '', lowScale = '', highScale = '', lowCur, highCur, sign } = match.groups ?? {};
  const highYuan = readChineseNumber(high + highScale);
  // "3-4百" is 300 to 400: the scale is said once.
  const lowYuan = readChineseNumber(low + (lowScale || (readable(low) < readable(high) ? highScale : '')));
  if (!isMoneyLike(low, Boolean(lowCur || highCur)) || !isMoneyLike(high, Boolean(lowCur || highCur))) return null;
  if (lowYuan === null || highYuan === null || lowYuan >= highYuan || lowYuan === 0) return null;
  return {
    from: numberStart(match),
    to: match.index + match[0].length,
    lowYuan,
    highYuan,
    currency: Boolean(lowCur || highCur || sign),
    chinese: !/\d/u.test(low),
  };
}

/** Bare Chinese numerals are money from ten upwards, with a unit inside: 八十, 一百五, but not 一, 九九, 百. */
function isMoneyLike(number: string, currency: boolean): boolean {
  return currency || /\d/u.test(number) || /^(?:十|[一二两三四五六七八九]{1,2}[十百千万])/u.test(number);
}

function readable(number: string): number {
  return readChineseNumber(number) ?? 0;
}

function readSingle(match: RegExpExecArray): Amount | null {
  const { low = '', scale = '', small, cur, tail, cents, sign } = match.groups ?? {};
  if (!isMoneyLike(low, Boolean(small || cur || sign))) return null;
  const range = readNumberRange(low + scale);
  if (!range || range.high === 0) return null;
  const part = small ? 0.1 : 1;
  const extra = (tenths(tail) + tenths(cents)) * part;
  return {
    from: numberStart(match),
    to: match.index + match[0].length,
    lowYuan: range.low * part + extra,
    highYuan: range.high * part + extra,
    currency: Boolean(small || cur || sign),
    chinese: !/\d/u.test(low),
  };
}

/** The half that is said behind the unit: "三块五", "一角五". */
function tenths(digit: string | undefined): number {
  return digit === undefined ? 0 : (readChineseNumber(digit) ?? 0) / 10;
}

/** Where the amount begins, behind a blank that matched with it. */
function numberStart(match: RegExpExecArray): number {
  return match.index + match[0].length - match[0].trimStart().length;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
// 几 and 数: "几十块" names no sum.
const CODE_BEFORE = signSet(`${LETTERS}0123456789#.*_第几数`);
const CODE_BEHIND = signSet(`${LETTERS}#*_%℃°`);
const LETTER_OR_DIGIT = signSet(`${LETTERS}0123456789`);
const DASHES = signSet('-/');
const DASHES_AND_COLON = signSet('-/:');

/** Part of a door number, a clock time, a date, a model or an order number: "2-2-602", "9:30", "12/4", "A12", "第3". */
function insideCode(text: string, { from, to, currency }: Amount): boolean {
  if (isOneOf(CODE_BEFORE, text, from - 1)) return true;
  if (isOneOf(DASHES, text, from - 1) && isOneOf(LETTER_OR_DIGIT, text, from - 2)) return true;
  if (text.charAt(from - 1) === ':' && kindAt(text, from - 2) === DIGIT) return true;
  if (currency) return false;
  return isOneOf(CODE_BEHIND, text, to) || (isOneOf(DASHES_AND_COLON, text, to) && kindAt(text, to + 1) === DIGIT);
}
