import { NUMERAL } from '../../numerals.ts';
import { DIGITS, NUM } from './atoms.ts';
import { ROADS } from './gazetteer.ts';
import { NO_STREET_BEFORE, RELATIONS, STRONG_SUFFIXES, WEAK_SUFFIXES } from './place-words.ts';
import { codeAt, isDigit, isHan, isLetter, isOneOf, lengthAt, matchLength, signSet, sticky } from './signs.ts';
import { type WordTable, wordAt, wordTable } from './word-table.ts';

// The names of roads, estates, houses and shops: some signs and then a word such as 路 or 小区. Every function gives the length
// of what it finds at `at`, 0 for nothing; `reach` is what `nameReach` gives for the same place.

const MOST_SIGNS = 7;
const MOST_ROAD_SIGNS = 4;

/** A name does not reach over the words that say where at a place. */
const NO_NAME_OVER = wordTable(['对面', '后面', '隔壁', '旁边', '门口', '背后', '附近', '楼下']);
/** "12B栋": a letter that belongs to a door. */
const DOOR_BEHIND = signSet(`${DIGITS}栋幢座区`);

/** How many signs of a name stand at `at`; more than a name has are not counted. */
export function nameReach(text: string, at: number): number {
  let reach = 0;
  while (reach < MOST_SIGNS && isNameSign(text, at + reach)) reach += 1;
  return reach;
}

function isNameSign(text: string, at: number): boolean {
  const code = codeAt(text, at);
  if (isHan(code)) return wordAt(NO_NAME_OVER, text, at) === 0;
  return isLetter(code) && !isOneOf(DOOR_BEHIND, text, at + 1);
}

/** 路口 belongs to the road's name only where no further name begins ("上海路口袋面馆"). */
const STREET = `路(?!口(?:$|[^\\u3400-\\u9fff]|对|旁|边|等|附|那|这))|路口(?=$|[^\\u3400-\\u9fff]|对|旁|边|等|附|那|这)|大道|大街|街(?!道|坊|上)|巷(?!口)|环线`;
const STREET_BEHIND = sticky(`(?:${STREET})(?:东段|西段|南段|北段|中段)?`, '路大街巷环');
const KNOWN_ROAD_END = new RegExp(`[东西南北中]?(?:${STREET})(?:东段|西段|南段|北段|中段)?`, 'uy');
const NO_STREET = signSet(NO_STREET_BEFORE);

/** A road of the city: 上海路, 香港路中段. */
export function knownRoadAt(text: string, at: number): number {
  const name = wordAt(ROADS, text, at);
  const end = name > 0 ? matchLength(KNOWN_ROAD_END, text, at + name) : 0;
  return end > 0 ? name + end : 0;
}

/** Any road, of the shortest name that makes one. */
export function roadAt(text: string, at: number, reach: number): number {
  for (let signs = 1; signs <= reach && signs <= MOST_ROAD_SIGNS; signs += 1) {
    const street = lengthAt(STREET_BEHIND, text, at + signs);
    if (street > 0 && !isOneOf(NO_STREET, text, at + signs - 1)) return signs + street;
  }
  return 0;
}

/** "三楼" is a floor, 楼道 a stairway: no houses with a name. */
const NO_SUFFIX: Readonly<Record<string, RegExp>> = {
  楼: new RegExp(`(?<![${NUMERAL}上下顶高几爬到])楼(?!道|梯|上|下|顶|板|房|层|盘|主|市)`, 'uy'),
  院: /院(?!子|坝里)/uy,
  市: /市(?!场|区|面|民)/uy,
  期: /(?<=[一二三四五六])期/uy,
};
const STRONG = wordTable(STRONG_SUFFIXES);
const WEAK = wordTable(WEAK_SUFFIXES);
const BARE = wordTable([...STRONG_SUFFIXES, ...WEAK_SUFFIXES].filter((word) => word.length > 1));

/** The shortest name with one of the words behind it. */
function suffixedAt(suffixes: WordTable, text: string, at: number, reach: number): number {
  for (let signs = 1; signs <= reach; signs += 1) {
    const suffix = suffixAt(suffixes, text, at + signs);
    if (suffix > 0) return signs + suffix;
  }
  return 0;
}

function suffixAt(suffixes: WordTable, text: string, at: number): number {
  const length = wordAt(suffixes, text, at);
  const stands = length === 1 ? NO_SUFFIX[text.charAt(at)] : undefined;
  return stands ? matchLength(stands, text, at) : length;
}

/** 061医院, 3537厂, 一中, 老城三小. */
const SITE_WITH_NUMBER =
  /\d{3,4}(?:厂|医院|信箱|地质队)|[\u3400-\u9fff]{0,3}(?:[一二三四五六七八九十]{1,3}|\d{1,2})(?:中|小)(?!区|学|时|孩|工|心|午|间|旬)/uy;

/** An estate, a house with a name, a shop, a hospital. */
export function siteAt(text: string, at: number, reach: number): number {
  return suffixedAt(STRONG, text, at, reach) || siteWithNumberAt(text, at);
}

/** A school has 中 or 小 behind three signs and three numerals at most; everything else begins with a digit. */
function siteWithNumberAt(text: string, at: number): number {
  const mayMatch = isDigit(codeAt(text, at)) || /[中小]/u.test(text.slice(at + 1, at + 7));
  return mayMatch ? matchLength(SITE_WITH_NUMBER, text, at) : 0;
}

const PHASE_OR_GROUP = sticky(`[一二三四五六]期|${NUM}组`, DIGITS + NUMERAL);

/** As `siteAt`, by words that make a place only in company. */
export function weakSiteAt(text: string, at: number, reach: number): number {
  return suffixedAt(WEAK, text, at, reach) || lengthAt(PHASE_OR_GROUP, text, at);
}

/** After a place, the kind of place alone is enough: 董公寺(街上)农村信用社, 老车站宿舍. */
export function bareSiteAt(text: string, at: number): number {
  return wordAt(BARE, text, at);
}

const RELATION_WORDS = wordTable(RELATIONS);

/** 对面, 的背后. */
export function relationAt(text: string, at: number): number {
  const particle = text.charAt(at) === '的' ? 1 : 0;
  const relation = wordAt(RELATION_WORDS, text, at + particle);
  return relation > 0 ? particle + relation : 0;
}
