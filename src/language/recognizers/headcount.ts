import { readChineseNumber } from '../numerals.ts';
import type { Span } from '../span.ts';
import { overlaps, type Taken } from './clauses.ts';
import { Talk } from './headcount/talk.ts';
import { weighCountFirst, weighCouple, weighNounFirst } from './headcount/weigh.ts';
import { ANY_TRADE, PEOPLE, TRAIT, WORKERS, WORKERS_FIRSTS } from './headcount/workers.ts';
import { isOneOf, type SignSet, signSet, signsIn, signTable } from './signs.ts';

const NUMBER = '(?:\\d{1,3}|[一二两俩仨三四五六七八九十]{1,4})(?:来|几|多)?';
const RANGE = `(?<number>${NUMBER})(?:\\s?(?:[-~—–到至])\\s?${NUMBER})?`;
const COUNT_FIRST = new RegExp(
  `(?<![\\d.第每\\-:/~])${RANGE}\\s?(?<measure>个|名|位|口)?(?:年轻点?的?|壮点?的?|熟练的?|${TRAIT}的?|[男女](?=性|师))?(?<noun>(?=[${WORKERS_FIRSTS}人])(?:${WORKERS}|${PEOPLE})|${ANY_TRADE})?`,
  'uy',
);
const NOUN_FIRST = new RegExp(`(?<role>${WORKERS})(?:\\s?[:：]?\\s?)(?<![\\d.])${RANGE}\\s?(?:名|个|位|人)`, 'uy');
const LABELLED = new RegExp(`(?:人数|用工|👥|👤|👨|👷|👩|🧑|需要人手|人员)\\s?[:：是]?\\s?${RANGE}`, 'uy');
/** Both sexes counted apart: "3男2女", "一男一女", "男女各2名". */
const BY_SEX =
  /男女各(?<each>\d|[一二两三四五六七八九])|(?<men>\d|[一二两三四五六七八九])个?男[工的生]?[,、和 ]?(?<women>\d|[一二两三四五六七八九])个?女[工的生]?/uy;
/** A couple that is hired together. */
const COUPLE = /夫妻(?:俩|两个|两人|二人|工|档)|两口子|一对夫妻|一对夫妇/uy;

/** A number with its measure, the end of NOUN_FIRST. */
const COUNTED = /[\d一二两俩仨三四五六七八九十](?:来|几|多)?\s?[名个位人]/u;

/**
 * The number of workers that a message asks for: "2名工人", "需男工6-8名" (6), "差3个洗碗的", "👥4位"; of a range the lower.
 *
 * Not people who live there, are looked after or cannot do it themselves ("我一个人住"), nor "每人80", "一人150".
 *
 * @param taken what has been read as time, phone or place
 */
export function findHeadcount(text: string, taken: readonly Taken[]): Span<number> | null {
  const signs = signsIn(text, NEEDED);
  const talk = new Talk(text);
  let best: Weighed | null = null;
  for (const [bit, way] of WAYS.entries()) {
    if ((signs & (1 << bit)) === 0 || !way.hint.test(text)) continue;
    for (let match = nextMatch(way, text, 0); match; match = nextMatch(way, text, match.index + match[0].length)) {
      if (overlaps(taken, match.index, match.index + match[0].length)) continue;
      const found = weighed(way, talk, match);
      if (found) best = best ? better(best, found) : found;
    }
  }
  return best?.span ?? null;
}

function weighed(way: Way, talk: Talk, match: RegExpExecArray): Weighed | null {
  const value = way.count(match);
  if (value === null || value < 1 || value > 200 || !Number.isInteger(value)) return null;
  const weight = way.weigh(talk, match);
  return weight < 2 ? null : { span: spanOf(match, value), weight, role: match.groups?.role };
}

function better(best: Weighed, found: Weighed): Weighed {
  if (found.weight > best.weight) return found;
  return isNextTrade(best, found) ? { ...found, span: { ...best.span, value: best.span.value + found.span.value } } : best;
}

/** The next trade of a list: "大工1个小工2个" are three. */
function isNextTrade(best: Weighed, found: Weighed): boolean {
  return found.role !== undefined && best.role !== undefined && found.role !== best.role && found.weight === best.weight;
}

interface Weighed {
  readonly span: Span<number>;
  readonly weight: number;
  /** Of a list by trades ("男工2名,女工3名") the last one that was counted. */
  readonly role: string | undefined;
}

/** A way to say how many are needed. */
interface Way {
  /** One of these signs stands wherever the pattern matches: asked before anything else. */
  readonly needs: string;
  /** Stands wherever the pattern matches. */
  readonly hint: RegExp;
  /** With what a match begins. */
  readonly firsts: SignSet;
  /** Sticky. */
  readonly pattern: RegExp;
  readonly count: (match: RegExpExecArray) => number | null;
  readonly weigh: (talk: Talk, match: RegExpExecArray) => number;
}

const DIGITS = '0123456789一二两俩仨三四五六七八九十';
const WAYS: readonly Way[] = [
  {
    needs: '人用👥🧑',
    hint: /人数|用工|👥|👤|👨|👷|👩|🧑|人手|人员/u,
    firsts: signSet('人用需👥👤👨👷👩🧑'),
    pattern: LABELLED,
    count: numberOf,
    weigh: () => 5,
  },
  {
    needs: '名个位人',
    hint: COUNTED,
    firsts: signSet(WORKERS_FIRSTS),
    pattern: NOUN_FIRST,
    count: numberOf,
    weigh: weighNounFirst,
  },
  {
    needs: DIGITS,
    hint: /[\d一二两俩仨三四五六七八九十]/u,
    firsts: signSet(DIGITS),
    pattern: COUNT_FIRST,
    count: numberOf,
    weigh: weighCountFirst,
  },
  { needs: '女', hint: /男.{0,4}女/u, firsts: signSet(`男${DIGITS}`), pattern: BY_SEX, count: sumOfSexes, weigh: () => 5 },
  { needs: '夫口', hint: /夫妻|夫妇|两口子/u, firsts: signSet('夫两一'), pattern: COUPLE, count: () => 2, weigh: weighCouple },
];
const NEEDED = signTable(WAYS.map(({ needs }) => needs));

function numberOf(match: RegExpExecArray): number | null {
  return readChineseNumber(match.groups?.number ?? '');
}

function sumOfSexes({ groups }: RegExpExecArray): number | null {
  if (groups?.each) return 2 * (readChineseNumber(groups.each) ?? 0);
  return (readChineseNumber(groups?.men ?? '') ?? 0) + (readChineseNumber(groups?.women ?? '') ?? 0);
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
