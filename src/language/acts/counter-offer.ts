import type { Act } from '../meaning.ts';
import { readChineseNumber } from '../numerals.ts';
import { anyOf } from '../patterns.ts';
import type { Utterance } from './utterance.ts';

const SUM = '(\\d{1,5}(?:\\.\\d)?|[一二两三四五六七八九十百千]{2,5})';
const UNIT = '(?:块钱|块|元钱|元|/[个人天次台])?';
const GO = '(?:去|接|来|干|做|搞|弄|修|通|搬|跑(?!腿)|拉|送|打扫)';

const PATTERNS = [
  // 180我就去, 给150我就接, 加到100就干
  new RegExp(
    `(?<![\\d楼号])(?:加到|给到?|出|要|至少|最少|最低)?${SUM}${UNIT}(?:以上)?,?\\s?(?:我们?|俺)?(?:就|才|马上|立马|立刻)+(?:可以|能|肯|愿意|考虑)?${GO}`,
  ),
  // 80块我接, 150元我来
  new RegExp(`(?:加到|给到?|出|要)?(\\d{1,5})(?:块钱|块|元),?\\s?(?:我|俺)(?:可以|能)?${GO}(?:了|嘛|吧|哈)*$`),
  // 给200我去, 加到150我接
  new RegExp(`(?:加到|给到?|涨到)${SUM}${UNIT},?\\s?(?:我|俺)?(?:可以|能|就)?${GO}`),
  // 少了150不去, 低于150不干
  new RegExp(`(?:少了|少于|低于|不到|没得|没有)${SUM}${UNIT}(?:我)?(?:就)?(?:不|没法)${GO}`),
  // 最低150, 至少要150
  new RegExp(`^(?:这个|这单|我)?(?:最低|最少|至少|起码)要?${SUM}${UNIT}(?:才(?:行|得行|去|做|干))?$`),
  new RegExp(`${SUM}${UNIT}(?:可以不|行不|得行不|干不干|要不要得|可不可以|行吗|可以吗|得行吗)[,。]?(?:可以|行|得行)?我(?:就)?${GO}?`),
];

const ANY = anyOf(PATTERNS);
const NUMERAL = /[\d一二两三四五六七八九十百千]/;

/** Reads the price at which a worker would go; a number that is an order's is not it. */
export function readCounterOffer({ text, numbers }: Utterance): Extract<Act, { kind: 'counter-offer' }> | null {
  if (text.length > 40 || !NUMERAL.test(text)) return null;
  const said = text.replace(/^#?\d{3,6}\s?(?:号单|号|单)?[ ,:](?=\s?\d)/, '').replace(/(?:接|抢)?\d{1,6}\s?(?:号单|单)/g, '');
  if (!ANY.test(said)) return null;
  for (const pattern of PATTERNS) {
    const match = pattern.exec(said);
    const yuan = match ? readChineseNumber(match[1] ?? '') : null;
    if (yuan !== null && yuan >= 5)
      return { kind: 'counter-offer', numbers: numbers.filter((number) => number !== yuan || text !== said), fen: Math.round(yuan * 100) };
  }
  return null;
}
