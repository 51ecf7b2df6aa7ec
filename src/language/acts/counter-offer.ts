import type { Act } from '../meaning.ts';
import { readChineseNumber } from '../numerals.ts';
import { anyOf } from '../patterns.ts';
import type { Utterance } from './utterance.ts';

const SUM = '(\\d{1,5}(?:\\.\\d)?|[一二两三四五六七八九十百千]{2,5})';
const SAID_SUM = '(\\d{1,5}(?:\\.\\d)?(?=块|元)|[一二两三四五六七八九]百[一二三四五六七八九]?|[一二两三四五六七八九]?十(?=块|元))';
const UNIT = '(?:块钱|块|元钱|元|/[个人天次台])?';
/** 油钱, 工钱: what the sum is for. */
const FOR = '(?:的?(?:油钱|工钱|路费|烟钱|辛苦费|人工|车费))?';
const GO = '(?:去|接|来|干|做|搞|弄|修|通|搬|跑(?!腿)|拉|送|打扫|上|出发|过去|过来|动身|抬|背|装|换)';
const I = '(?:我们?|俺)';
const RIGHT_AWAY = '(?:就|才|马上|立马|立刻|现在)';

const PATTERNS = [
  // 180我就去, 给150我就接, 加到100就干
  new RegExp(
    `(?<![\\d楼号])(?:加到|给到?|出|要|至少|最少|最低)?${SUM}${UNIT}(?:以上)?,?\\s?${I}?${RIGHT_AWAY}+(?:可以|能|肯|愿意|考虑)?${GO}`,
  ),
  // 80块我接, 150元我来, 一百六我马上过来, 一百八我和我媳妇两个来
  new RegExp(
    `(?:加到|给到?|出|要)?${SAID_SUM}${UNIT},?\\s?${I}(?:[和跟][^,。]{1,6}?)?(?:可以|能|马上|两个|一起)*${GO}(?:了|嘛|吧|哈)*(?=$|,)`,
  ),
  // 给200我去, 加到150我接, 加50我马上出发, 加五十块油钱我跑一趟
  new RegExp(`(?:再?加到?|给到?|多给|涨到?|添)${SUM}${UNIT}${FOR},?\\s?${I}?(?:可以|能|就|马上)*${GO}`),
  // 150我去，行不行
  new RegExp(`^${SUM}${UNIT},?${I}(?:可以|能|就|马上)*${GO},?(?:行不行|行不|得行不|得不得行|可以不|可不可以|要不要得|要得不|干不干)`),
  // 少了150不去, 低于150不干
  new RegExp(`(?:少了|少于|低于|不到|没得|没有)${SUM}${UNIT}(?:我)?(?:就)?(?:不|没法)${GO}`),
  // 最低150, 至少要150
  new RegExp(`^(?:这个|这单|我)?(?:最低|最少|至少|起码)要?${SUM}${UNIT}(?:才(?:行|得行|去|做|干))?$`),
  new RegExp(`${SUM}${UNIT}(?:可以不|行不|得行不|干不干|要不要得|可不可以|行吗|可以吗|得行吗)[,。]?(?:可以|行|得行)?我(?:就)?${GO}?`),
];
/** Under the post of an order its number need not be said: a round number there is a price ("300我上"). */
const UNDER_A_POST = new RegExp(`^${SUM}${UNIT},?\\s?${I}(?!接)${GO}(?:了|嘛|吧|哈)*$`);

const ANY = anyOf(PATTERNS);
const NUMERAL = /[\d一二两三四五六七八九十百千]/;

const LONGEST_OFFER = 40;

/** False where `readCounterOffer` finds nothing, in a message that names no order. */
export function mayNamePrice({ text, quotes }: Utterance): boolean {
  return text.length <= LONGEST_OFFER && NUMERAL.test(text) && (quotes || ANY.test(text));
}

/** Reads the price at which a worker would go; a number that is an order's is not it. */
export function readCounterOffer({ text, numbers, quotes }: Utterance): Extract<Act, { kind: 'counter-offer' }> | null {
  if (text.length > LONGEST_OFFER || !NUMERAL.test(text)) return null;
  const said = text.replace(/^#?\d{3,6}\s?(?:号单|号|单)?[ ,:](?=\s?\d)/, '').replace(/(?:接|抢)?\d{1,6}\s?(?:号单|单)/g, '');
  const round = quotes ? sumOf(UNDER_A_POST, said) : null;
  if (round !== null && round % 10 === 0) return offerOf(round, numbers, text !== said);
  if (!ANY.test(said)) return null;
  for (const pattern of PATTERNS) {
    const yuan = sumOf(pattern, said);
    if (yuan !== null && yuan >= 5) return offerOf(yuan, numbers, text !== said);
  }
  return null;
}

function sumOf(pattern: RegExp, said: string): number | null {
  return readChineseNumber(pattern.exec(said)?.[1] ?? '');
}

function offerOf(yuan: number, numbers: readonly number[], numbered: boolean): Extract<Act, { kind: 'counter-offer' }> {
  return { kind: 'counter-offer', numbers: numbers.filter((number) => number !== yuan || numbered), fen: Math.round(yuan * 100) };
}
