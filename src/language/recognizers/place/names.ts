import { NUMERAL } from '../../numerals.ts';
import { NEEDS_DEED, THINGS } from '../../words/things.ts';
import { codeAt, isDigit, isHan, isLetter, isOneOf, lengthAt, matchLength, signSet, sticky } from '../signs.ts';
import { DIGITS, NUM, PASSING, STOREY, WAY_BY_NUMBER } from './atoms.ts';
import { NO_STREET_BEFORE } from './everyday-words.ts';
import { ROADS } from './gazetteer.ts';
import { SURNAME, SURNAMES } from './people.ts';
import { EATERIES, RELATIONS, STRONG_SUFFIXES, WAYS, WEAK_SUFFIXES } from './place-words.ts';
import { type WordTable, wordAt, wordTable } from './word-table.ts';

// The names of roads, estates, houses and shops: some signs and then a word such as 路 or 小区. Every function gives the length
// of what it finds at `at`, 0 for nothing; `reach` is what `nameReach` gives for the same place.

const MOST_SIGNS = 7;
const MOST_ROAD_SIGNS = 4;

/** A name does not reach over the words that say where at a place; those in this list may be part of one. */
const MAY_BE_IN_NAME = new Set(
  '路口 巷口 桥头 河边 街上 北门 南门 东门 西门 里面 外面 前面 进口 出口 转角 拐角 一带 大门 村口 街口 入口 江边 水边 塘边 中间 桥边 坡上 坡脚 镇上 村上 寨上 上面 下面 尽头 上坡 下坡 底层 脚下 左手 右手 右边 左边'.split(
    ' ',
  ),
);
const NO_NAME_OVER = wordTable([...RELATIONS, ...WAYS].filter((word) => word.length > 1 && !MAY_BE_IN_NAME.has(word)));
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
  if (isHan(code)) return wordAt(NO_NAME_OVER, text, at) === 0 && lengthAt(STOREY, text, at) === 0;
  return isLetter(code) && !isOneOf(DOOR_BEHIND, text, at + 1);
}

/** 路口 belongs to the road's name only where no further name begins ("上海路口袋面馆"). */
const STREET = `路(?!口(?:$|[^\\u3400-\\u9fff]|对|旁|边|等|附|那|这))|路口(?=$|[^\\u3400-\\u9fff]|对|旁|边|等|附|那|这)|大道|大街|街(?!道|坊|上)|巷(?![口子])|环线`;
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
    if (street > 0 && isStreet(text, at, signs)) return signs + street;
  }
  return 0;
}

const ONE_SIGN_STREETS = signSet('东西南北中正老新横后前环上下');
const NO_STREET_WORD = /路[过滑灯况程费人痴障费遇数]|路边(?!上)|路面(?!馆|店|粉)|路线(?!路)/uy;

/** 坡路, 走不动路, 路灯 are no streets; of one sign only those that say which (正街, 北巷). */
function isStreet(text: string, at: number, signs: number): boolean {
  if (isOneOf(NO_STREET, text, at + signs - 1) || matchLength(NO_STREET_WORD, text, at + signs) > 0) return false;
  return signs > 1 || isOneOf(ONE_SIGN_STREETS, text, at);
}

/** "三楼" is a floor, 楼道 a stairway: no houses with a name. */
const NO_SUFFIX: Readonly<Record<string, RegExp>> = {
  楼: new RegExp(`(?<![${NUMERAL}上下顶高几爬到])楼(?!道|梯|上|下|顶|板|房|层|盘|主|市)`, 'uy'),
  院: /院(?!子|坝里)/uy,
  市: /(?<![房股楼上城都夜早门超])市(?!场|区|面|民)/uy,
  居: /(?<![独定邻旧同群移迁蜗隐故寄客分行])居(?!民|委|住|然|家|多|士|高|心)/uy,
  行: /(?<=[农工建商招交支浦])行(?!业|驶|动|人)/uy,
  场: /(?<![现救收退入撤冷赶当全散专立])场(?!地|合|景|面|次|所)/uy,
  摊: /摊(?!牌|开|手)/uy,
  岭: /岭(?!南)/uy,
  期: /(?<=[一二三四五六])期/uy,
};
const STRONG = wordTable(STRONG_SUFFIXES);
const WEAK = wordTable(WEAK_SUFFIXES);
const WEAK_OR_EATERY = wordTable([...WEAK_SUFFIXES, ...EATERIES]);
const BARE = wordTable([...STRONG_SUFFIXES, ...WEAK_SUFFIXES, ...EATERIES].filter((word) => word.length > 1));

/** The shortest name with one of the words behind it. */
function suffixedAt(suffixes: WordTable, text: string, at: number, reach: number): number {
  for (let signs = 1; signs <= reach; signs += 1) {
    const suffix = suffixAt(suffixes, text, at + signs);
    if (suffix > 0) return signs + suffix + lastSignAt(text, at + signs + suffix);
  }
  return 0;
}

/** 学府苑, 国际城: one more sign at the very end of a name. */
const LAST_SIGNS = signSet('苑园城府庭邸里轩阁湾郡居');
/** 水坝村, 茅坡组: also where the address goes on. */
const VILLAGE = sticky('[村组](?![口委里头民长上部公])|镇(?!上|政府)', '村组镇');

function lastSignAt(text: string, at: number): number {
  if (isOneOf(LAST_SIGNS, text, at)) return isHan(codeAt(text, at + 1)) ? 0 : 1;
  return lengthAt(VILLAGE, text, at);
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

/** The name behind a road, of which the words of everyday speech are part: 工人文化宫. Only longer suffixes are sure enough. */
export function looseSiteAt(loose: string, at: number): number {
  const length = suffixedAt(BARE, loose, at, nameReach(loose, at));
  return length > 3 ? length : 0;
}

const PHASE_OR_GROUP = sticky(`[一二三四五六1-6]期|${NUM}组`, DIGITS + NUMERAL);

/** 周记羊肉粉, 老李包子: somebody's name before the dish makes an eatery of it. */
const SOMEBODYS_EATERY = sticky(`(?:${SURNAME}|[老阿])[\\u3400-\\u9fff]{1,2}(?:${EATERIES.join('|')})铺?`, `${SURNAMES}老阿`);

/** As `siteAt`, by words that make a place only in company; behind a name an eatery is called after its dish. */
export function weakSiteAt(text: string, at: number, reach: number, named: boolean): number {
  return (
    suffixedAt(named ? WEAK_OR_EATERY : WEAK, text, at, reach) || lengthAt(PHASE_OR_GROUP, text, at) || lengthAt(SOMEBODYS_EATERY, text, at)
  );
}

/** After a place, the kind of place alone is enough: 董公寺(街上)农村信用社, 老车站宿舍. */
export function bareSiteAt(text: string, at: number): number {
  const length = wordAt(BARE, text, at);
  return length > 0 ? length + lastSignAt(text, at + length) : 0;
}

const AREA_END = sticky(
  '镇上?(?!政府|中学|小学|医院|卫生院)|乡(?!政府|下|村|亲|里)|街道(?!办)|[区县](?!政府|医院)|村(?!口|委|小|民|里|长|部|公所)',
  '镇乡街区县村',
);

/** Behind a known area: 枫香镇, 汇川区; a village's name may be that of an area too. */
export function areaEndAt(text: string, at: number): number {
  return lengthAt(AREA_END, text, at);
}

const WAY_WORDS = wordTable(WAYS);

/** 右手边, 第三家, 过了小学. */
export function wayAt(text: string, masked: string, at: number): number {
  return wordAt(WAY_WORDS, masked, at) || lengthAt(WAY_BY_NUMBER, masked, at) || lengthAt(PASSING, text, at);
}

const RELATION_WORDS = wordTable(RELATIONS);

/** 桥头, 河边: behind a name that ends with the first of the two signs. */
const EDGE_OF = /(?<=[桥河街巷路坡山坝湾村寨塘沟])(?:[头边脚尾]|[口下上里](?=$|[^\u3400-\u9fff]|[等第]))/uy;
/** "桥头组" is a part of a village. */
const PART_OF_VILLAGE = /[组村寨](?!上)/uy;

/** 对面, 的背后, (狮子桥)头. */
export function relationAt(text: string, at: number): number {
  const particle = text.charAt(at) === '的' ? 1 : 0;
  const relation = wordAt(RELATION_WORDS, text, at + particle);
  const end = relation > 0 ? at + particle + relation : at + matchLength(EDGE_OF, text, at);
  return matchLength(PART_OF_VILLAGE, text, end) > 0 ? 0 : end - at;
}

const THING_WORDS = wordTable(
  THINGS.filter(({ kind }) => !NEEDS_DEED.has(kind))
    .flatMap(({ words }) => words.flatMap((line) => line.split(' ')))
    .filter((word) => word.length > 1),
);

/** Whether something that is mended, carried or cleaned stands there: "香港路防盗门" is a job in a road, no house. */
export function namesThing(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at += 1) {
    const length = wordAt(THING_WORDS, text, at);
    if (length > 0 && at + length <= to) return true;
  }
  return false;
}
