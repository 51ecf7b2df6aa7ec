import { readChineseNumber } from '../numerals.ts';
import type { Span } from '../span.ts';
import { clauseAfter, clauseBefore, overlaps, type Taken } from './clauses.ts';
import { isOneOf, type SignSet, signSet } from './signs.ts';

const NUMBER = '(?:\\d{1,3}|[一二两俩仨三四五六七八九十]{1,4})(?:来|几|多)?';
const RANGE = `(?<number>${NUMBER})(?:\\s?(?:[-~—–到至])\\s?${NUMBER})?`;
/** Who works, as people call them. */
const WORKERS =
  '工人|师傅|师付|小工|大工|力工|杂工|普工|男工|女工|零工|帮工|临时工|短工|日结工|钟点工|电工|水工|木工|泥水?工|瓦工|漆工|油漆工|焊工|花工|抬工|搬运工?|装卸工?|清洁工|保洁员?|保洁阿姨|阿姨|嬢嬢|孃孃|大姐|护工|保姆|月嫂|育儿嫂|服务员|传菜员?|洗碗工?|洗菜工?|厨师|帮厨|配菜|收银员?|保安|司机|壮劳力|劳动?力|小伙子?|年轻人|男的|女的|男生|女生|男人|帮手|人手|棒棒|志愿者|发单员|有力气的?|力气大的?|会\\S{1,4}?的|能干的?|促销员?|礼仪|工(?![具钱资作程地])';
const PEOPLE = '人(?!份|工|家|均|民)';
const COUNT_FIRST = new RegExp(
  `(?<![\\d.第每\\-:/~])${RANGE}\\s?(?<measure>个|名|位|口)?(?:年轻点?的?|壮点?的?|熟练的?|[男女](?=性|师))?(?<noun>${WORKERS}|${PEOPLE})?`,
  'uy',
);
const NOUN_FIRST = new RegExp(`(?:${WORKERS})(?:\\s?[:：]?\\s?)(?<![\\d.])${RANGE}\\s?(?:名|个|位|人)`, 'uy');
const LABELLED = new RegExp(`(?:人数|用工|👥|👤|👨|需要人手|人员)\\s?[:：是]?\\s?${RANGE}`, 'uy');

/** A number with its measure, the end of NOUN_FIRST. */
const COUNTED = /[\d一二两俩仨三四五六七八九十](?:来|几|多)?\s?[名个位人]/u;

const SEEKS =
  /(?:需要?|要|找|请|缺|差|招|聘|喊|叫|派|来|求|雇|得|用|再加|加|凑)(?:得|再|个|到|了|有|大概|约|至少|起码|我|你们?|男|女|[: ]){0,3}$/u;
const SEEKS_NOTHING = /(?:不|没|莫|别|未|无)(?:需要?|要|找|请|缺|差|招|来|用)$/u;
/** The poster's own people, patients, guests: not those who are to come. */
const OTHER_PEOPLE =
  /(?:家里|家头|屋头|屋里|家中|住了?|我们|我和\S{1,3}|我|他们|她们|咱|老两口|老人|姊妹|夫妻|照顾|陪|带|看|就|只有|住的?有|坐|客|吃饭的?|一家)\s?$/u;
const CANNOT =
  /^[^,，。!！\n]{0,4}(?:不动|不了|不来|不起|不赢|搞不|整不|弄不|抬不|搬不|在家|住|吃|的(?:东西|饭|量|衣|行李|家|房)|过生|合租|轮流|睡)/u;
const DOES =
  /^\s?(?:去|来|就|帮|一起|同时)?(?:干|搬|抬|做|弄|帮|够|就够|就行|起|扛|卸|装|打扫|挖|半天|一天|两天|半日|[\d一二两三四五六七八九十]{1,2}(?:个?小时|天))/u;
const PRICE_AFTER = /^\s?(?:[\d¥]|每|一天|一百|两百|[一二两三四五六七八九]百)/u;

/**
 * The number of workers that a message asks for: "2名工人", "需男工6-8名" (6), "差3个洗碗的", "👥4位"; of a range the lower.
 *
 * Not people who live there, are looked after or cannot do it themselves ("我一个人住"), nor "每人80", "一人150".
 *
 * @param taken what has been read as time, phone or place
 */
export function findHeadcount(text: string, taken: readonly Taken[]): Span<number> | null {
  let best: Weighed | null = null;
  for (const way of WAYS) {
    if (!way.hint.test(text)) continue;
    for (let match = nextMatch(way, text, 0); match; match = nextMatch(way, text, match.index + match[0].length)) {
      if (overlaps(taken, match.index, match.index + match[0].length)) continue;
      const value = readChineseNumber(match.groups?.number ?? '');
      if (value === null || value < 1 || value > 200 || !Number.isInteger(value)) continue;
      const weight = way.weigh(text, match);
      if (weight >= 2 && (!best || weight > best.weight)) best = { span: spanOf(match, value), weight };
    }
  }
  return best?.span ?? null;
}

interface Weighed {
  readonly span: Span<number>;
  readonly weight: number;
}

/** A way to say how many are needed. */
interface Way {
  /** Stands wherever the pattern matches. */
  readonly hint: RegExp;
  /** With what a match begins. */
  readonly firsts: SignSet;
  /** Sticky. */
  readonly pattern: RegExp;
  readonly weigh: (text: string, match: RegExpExecArray) => number;
}

const WAYS: readonly Way[] = [
  { hint: /人数|用工|👥|👤|👨|人手|人员/u, firsts: signSet('人用需👥👤👨'), pattern: LABELLED, weigh: () => 5 },
  { hint: COUNTED, firsts: signSet(WORKERS.split('|').map(firstSign).join('')), pattern: NOUN_FIRST, weigh: weighNounFirst },
  {
    hint: /[\d一二两俩仨三四五六七八九十]/u,
    firsts: signSet('0123456789一二两俩仨三四五六七八九十'),
    pattern: COUNT_FIRST,
    weigh: weighCountFirst,
  },
];

function firstSign(word: string): string {
  return word.charAt(0);
}

function nextMatch({ firsts, pattern }: Way, text: string, from: number): RegExpExecArray | null {
  for (let at = from; at < text.length; at += 1) {
    if (!isOneOf(firsts, text, at)) continue;
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    if (match) return match;
  }
  return null;
}

function spanOf(match: RegExpExecArray, value: number): Span<number> {
  return { from: match.index, to: match.index + match[0].length, text: match[0], value };
}

function weighNounFirst(text: string, match: RegExpExecArray): number {
  const before = clauseBefore(text, match.index, 8);
  return OTHER_PEOPLE.test(before) ? 0 : 4;
}

function weighCountFirst(text: string, match: RegExpExecArray): number {
  const { noun, measure } = match.groups ?? {};
  if (!noun && measure !== '名' && measure !== '位') return 0;
  const before = clauseBefore(text, match.index, 10);
  const after = clauseAfter(text, match.index + match[0].length, 12);
  if (SEEKS_NOTHING.test(before) || CANNOT.test(after)) return 0;
  if (!noun && /^\s?[\u4e00-\u9fff]/u.test(after) && !DOES.test(after)) return 0;
  const seeks = SEEKS.test(before);
  const isOne = /^(?:1|一)\s?人?$/u.test(match[0]);
  if (!seeks && (OTHER_PEOPLE.test(before) || (isOne && PRICE_AFTER.test(after)))) return 0;
  const ownClause = before.trim() === '' && (after.trim() === '' || DOES.test(after));
  let weight = 0;
  if (seeks) weight += 3;
  if (noun && noun !== '人') weight += 1;
  if (measure === '名') weight += 1;
  if (ownClause || DOES.test(after)) weight += 2;
  if (/[\d元块]\s?$/u.test(before) || (isOne && !seeks)) return 0;
  return weight;
}
