const DIGITS: Readonly<Record<string, number>> = {
  零: 0,
  〇: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100 };

/** One character of a Chinese number, for use inside a character class. */
export const NUMERAL = '零〇一二两三四五六七八九十廿卅百';
/** A number of hours, days or months: one or two digits, or up to three Chinese ones. Nothing is captured. */
export const SMALL = `(?:\\d{1,2}|[${NUMERAL}]{1,3})`;
/** A count: up to four digits with a decimal, or up to four Chinese ones. */
export const COUNT = `(?:\\d{1,4}(?:\\.\\d)?|[${NUMERAL}]{1,4})`;

/**
 * Reads a number below a thousand as people write dates, hours and counts: "28", "1.5", "十二", "廿三", "零五", "二〇二六".
 *
 * @returns null when the characters make no number ("十百", "")
 */
export function readNumeral(text: string): number | null {
  if (/^\d+(?:\.\d+)?$/.test(text)) return Number(text);
  const plain = text.replace('廿', '二十').replace('卅', '三十');
  if (/^[零〇一二两三四五六七八九]+$/.test(plain)) return readDigitByDigit(plain);
  return readWithUnits(plain);
}

function readDigitByDigit(text: string): number | null {
  const digits = [...text].map((character) => DIGITS[character] ?? 0);
  // "八九" is two guesses, not 89; only a year or a leading zero is read digit by digit.
  if (digits.length > 1 && digits.length < 4 && digits[0] !== 0) return null;
  return digits.reduce((sum, digit) => sum * 10 + digit, 0);
}

function readWithUnits(text: string): number | null {
  let total = 0;
  let digit: number | null = null;
  let lastUnit = 1000;
  for (const character of text) {
    const unit = TENS[character];
    const value = DIGITS[character];
    if (unit !== undefined) {
      if (unit >= lastUnit) return null;
      total += (digit ?? 1) * unit;
      lastUnit = unit;
      digit = null;
    } else if (value !== undefined) {
      if (digit !== null && digit !== 0) return null;
      digit = value;
    } else return null;
  }
  if (text === '') return null;
  // 一百五 is 150: the last digit counts in the unit below the one before it.
  const last = digit ?? 0;
  return lastUnit === 100 && !/[零〇]/.test(text) ? total + last * 10 : total + last;
}

const CHINESE = new RegExp(`[${NUMERAL}]`);

/** Whether the number that begins at `from` is the tail of a longer one ("2" of "12", "五" of "十五"); the 三 of 周三 is none. */
export function continuesNumber(text: string, from: number): boolean {
  const before = text.charAt(from - 1);
  if (/[\d.]/.test(before)) return /\d/.test(text.charAt(from));
  return CHINESE.test(before) && CHINESE.test(text.charAt(from)) && !/[周期拜]$/.test(text.charAt(from - 2));
}

/** "八九" (点), "十一二" (点), "两三" (天): two neighbours are one guess. */
export function guessedPair(text: string): readonly [number, number] | null {
  const match = /^(十?)([一二两三四五六七八九])([二两三四五六七八九十])$/.exec(text);
  if (text === '三五') return [3, 5];
  if (!match) return null;
  const tens = match[1] === '' ? 0 : 10;
  const [first, last] = [readNumeral(match[2] ?? ''), readNumeral(match[3] ?? '')];
  return first !== null && last !== null && last === first + 1 ? [tens + first, tens + last] : null;
}
