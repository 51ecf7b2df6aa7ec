/** One decimal place of a spoken number; 两, 俩, 仨 and 幺 are everyday forms, 壹 … are those of receipts. */
const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  幺: 1,
  壹: 1,
  二: 2,
  两: 2,
  俩: 2,
  贰: 2,
  三: 3,
  仨: 3,
  叁: 3,
  四: 4,
  肆: 4,
  五: 5,
  伍: 5,
  六: 6,
  陆: 6,
  七: 7,
  柒: 7,
  八: 8,
  捌: 8,
  九: 9,
  玖: 9,
};
const UNITS: Readonly<Record<string, number>> = { 十: 10, 拾: 10, 百: 100, 佰: 100, 千: 1_000, 仟: 1_000, k: 1_000, 万: 10_000, w: 10_000 };

/** A source for a character class: everything of which a Chinese number may consist. */
export const NUMERAL = '零〇一二两三四五六七八九十百千万';
/** The decimal value of a Chinese digit that can stand in a telephone or a door number. */
export function chineseDigit(char: string): number | null {
  return char === '两' ? null : (DIGITS[char] ?? null);
}

const ROUGHLY = /^(?:大概|大约|约|近)/u;
const MORE_OR_LESS = /(?:[来多几余]|把)?(?:个|位|名|块|元|人)?$/u;
const ARABIC = /^(\d{1,9}(?:\.\d{1,4})?)(?:([百千万kw])([\d二三四五六七八九])?)?$/iu;
const DECIMAL = /^\d{1,9}(?:\.\d{1,4})?$/;
const THOUSANDS = /^\d{1,3}(?:,\d{3}){1,3}$/u;

/**
 * Reads a number as people write it: "12", "1,200", "3.5万", "一百五" (150), "两百" (200), "一千二" (1200), "十来个" (10), "半" (0.5).
 *
 * 一百五 is 150, not 105: a last digit counts in the unit below the one before it; 一百零五 is 105.
 * Of a rough pair ("三四百", "七八个") the lower is meant; `readNumberRange` gives both.
 *
 * @returns null when the text as a whole is no number
 */
export function readChineseNumber(text: string): number | null {
  return readNumberRange(text)?.low ?? null;
}

/** As `readChineseNumber`, with both ends of a rough pair: "三四百" is 300 to 400, "十七八" 17 to 18; otherwise low = high. */
export function readNumberRange(text: string): { readonly low: number; readonly high: number } | null {
  // Most numbers are plain digits and need none of what follows.
  if (DECIMAL.test(text)) return { low: Number(text), high: Number(text) };
  const bare = text.trim().replace(ROUGHLY, '');
  if (bare === '') return null;
  const exact = readHalf(bare);
  if (exact !== null) return { low: exact, high: exact };
  const number = bare.replace(MORE_OR_LESS, '');
  if (number === '' || number.length > 16) return null;
  const pair = roughPair(number);
  if (pair) return pair;
  const value = readPlain(number);
  return value === null ? null : { low: value, high: value };
}

/** "半", "一个半", "两半": halves. */
function readHalf(text: string): number | null {
  if (text === '半' || text === '半个') return 0.5;
  if (!text.endsWith('半')) return null;
  const whole = readPlain(text.slice(0, -1).replace(/个$/u, ''));
  return whole === null ? null : whole + 0.5;
}

/** Two digits side by side in one place are a guess: 三四百, 七八十, 两三, 三五; never with 零. */
function roughPair(text: string): { readonly low: number; readonly high: number } | null {
  if (text.length !== 2 && !hasUnit(text)) return null;
  for (let at = 0; at + 1 < text.length; at += 1) {
    const first = DIGITS[text.charAt(at)] ?? 0;
    const second = DIGITS[text.charAt(at + 1)] ?? 0;
    if (first === 0 || second === 0) continue;
    if (second !== first + 1 && !(first === 3 && second === 5)) return null;
    const low = readPlain(text.slice(0, at + 1) + text.slice(at + 2));
    const high = readPlain(text.slice(0, at) + text.slice(at + 1));
    return low === null || high === null ? null : { low, high };
  }
  return null;
}

function hasUnit(text: string): boolean {
  for (const char of text) if (UNITS[char] !== undefined) return true;
  return false;
}

function readPlain(text: string): number | null {
  const arabic = ARABIC.exec(text);
  if (arabic) return readArabic(Number(arabic[1]), arabic[2], arabic[3]);
  if (THOUSANDS.test(text)) return Number(text.replaceAll(',', ''));
  return text === '' ? null : (readDigits(text) ?? readWithUnits(text));
}

/** "三零一", digit by digit; null where anything but digits stands. */
function readDigits(text: string): number | null {
  let digits = '';
  for (const char of text) {
    const digit = DIGITS[char];
    if (digit === undefined) return null;
    digits += digit;
  }
  return Number(digits);
}

function decimal(digit: string): number {
  return DIGITS[digit] ?? Number(digit);
}

/** "3.5万", "1千2", "1千二" */
function readArabic(number: number, unit: string | undefined, tail: string | undefined): number {
  if (unit === undefined) return number;
  const size = UNITS[unit.toLowerCase()] ?? 1;
  return Math.round((number * size + (tail === undefined ? 0 : (decimal(tail) * size) / 10)) * 100) / 100;
}

function readWithUnits(text: string): number | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let afterZero = false;
  let lastUnit = 1;
  for (const char of text) {
    const value = DIGITS[char];
    const unit = UNITS[char];
    if (value !== undefined) {
      if (digit !== null) return null;
      if (value === 0) afterZero = true;
      else digit = value;
    } else if (unit === 10_000) {
      if (total > 0) return null;
      total = (section + (digit ?? (section === 0 ? 1 : 0))) * unit;
      section = 0;
      digit = null;
      afterZero = false;
      lastUnit = unit;
    } else if (unit !== undefined) {
      if (lastUnit !== 10_000 && lastUnit !== 1 && unit >= lastUnit) return null;
      section += (digit ?? 1) * unit;
      digit = null;
      afterZero = false;
      lastUnit = unit;
    } else {
      return null;
    }
  }
  const tail = digit === null ? 0 : digit * (afterZero || lastUnit <= 10 ? 1 : lastUnit / 10);
  return total + section + tail;
}
