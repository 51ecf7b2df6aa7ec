import { NUMERAL } from '../../numerals.ts';
import { alternatives } from './alternatives.ts';
import { HONORIFIC, SURNAME } from './people.ts';
import { NO_STREET_BEFORE, RELATIONS, ROAD_NAMES, STRONG_SUFFIXES, WEAK_SUFFIXES } from './place-words.ts';

/**
 * A piece of an address.
 *
 * area, road: known or by its word (董公寺, 香港路); site: an estate, a house with a name, a shop, a hospital; tail: a name
 * without any such word at the end of an address; number: a house number in a road (12号, 附3号); door: 栋, 单元, 室,
 * 5-2-903; floor; ward: inside a hospital; relation: 对面, 背后; household: "王家", "张阿姨家".
 */
export type AtomKind = 'area' | 'road' | 'site' | 'weak-site' | 'tail' | 'number' | 'door' | 'floor' | 'ward' | 'relation' | 'household';
export interface Atom {
  readonly kind: AtomKind;
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

// "三楼" is a floor, 楼道 a stairway: no houses with a name.
const NO_NAME: Readonly<Record<string, string>> = {
  楼: `(?<![${NUMERAL}上下顶高几爬到])楼(?!道|梯|上|下|顶|板|房|层|盘|主|市)`,
  院: '院(?!子|坝里)',
  市: '市(?!场|区|面|民)',
  期: '(?<=[一二三四五六])期',
};
const suffixes = (words: readonly string[]): string => alternatives(words, (word) => NO_NAME[word] ?? word);
const NUM = `(?:\\d{1,4}|[${NUMERAL}]{1,4})`;
// A name does not reach over the words that say where at a place.
const NAME = '(?:(?!对面|后面|隔壁|旁边|门口|背后|附近|楼下)(?:[\\u3400-\\u9fff]|[A-Za-z](?![\\d栋幢座区])))';

/** 3栋, A3栋, B座, 5号楼, 2单元, 三栋; then the room: 1802, 501室. */
const DOOR_UNIT = `(?![一两]座)(?:[A-Za-z]?${NUM}|[A-Za-z东南西北甲乙丙丁]|[A-Za-z]区)\\s?(?:号楼|号院|栋|幢|座(?!位|机)|单元|号门(?!面|口)|组团|#楼?)`;
const ROOM = `(?:\\d{1,2}-\\d{1,2}(?!\\d)|[A-Za-z]?\\d{3,4}[A-Za-z]?(?![\\d元块.:：/])(?:室|号房?|房)?|[零〇一二三四五六七八九]{3,4}室?|(?:\\d{1,2}|[一二三四五六七八九十]{1,2})(?:室|号(?!单)))`;
/** 3栋2单元, 三栋; may stand without a name. */
export const DOOR = new RegExp(`${DOOR_UNIT}(?:[-–—]?${ROOM})?`, 'uy');
/** 5-2-903, 5-802; only behind a name, where it is no range of prices or of people. */
export const DOOR_BY_HYPHENS =
  /[A-Za-z]?\d{1,3}[-–—#]\d{1,3}[-–—#]\d{1,4}(?![\d元块/-])(?:室|号|房)?|[A-Za-z]?\d{1,2}[-–—#]\d{3,4}(?![\d元块/-])(?:室|号|房)?/uy;
export const ROOM_ALONE = new RegExp(`\\s?${ROOM}`, 'uy');
/** 汇川大厦1403: a room right behind a house with a name; 100 and 150 are prices. */
export const ROOM_BEHIND_NAME = /[A-Za-z]?\d{1,2}(?:0[1-9]|1[0-6])(?![\d元块.:/个斤平米号月年一多])/uy;
export const NUMBER = new RegExp(`(?:附${NUM}号?|${NUM}(?:-\\d{1,3})?号(?:附${NUM}号?)?(?!单|线|早|上午|下午|中午|晚))`, 'uy');
export const FLOOR = new RegExp(`(?:负|第)?${NUM}(?:楼|层)(?:大厅|[ABab]区)?|顶楼|底楼|楼顶|地下室|负一层|大厅`, 'uy');
export const WARD =
  /(?:(?:(?:骨|内|外|儿|妇产?|产|神经|心内|呼吸|消化|肿瘤|康复|眼|口腔|急诊|泌尿|普外|胸外|老年病?|感染|肾|肝胆|皮肤|耳鼻喉|重症|疼痛|中医|血液|心血管|脑外?)(?:内|外)?科)|住院(?:大?楼|部)|门诊(?:部|大?楼)|急诊(?:室|楼)?|ICU|重症(?:监护)?(?:室|病房)?|普通病房|病房|病区|手术室|[加+]?\d{1,3}(?:病)?床|[ABCD]区|抢救室|[\u3400-\u9fff]{0,6}?(?:科室?|病区|病房|病室|门诊|诊室))/uy;
export const HOUSEHOLD = new RegExp(`${SURNAME}[\\u3400-\\u9fff]{0,2}?(?:${HONORIFIC})?(?:家|屋头)(?![属园具居乐电])`, 'uy');
export const RELATION = new RegExp(`(?:的)?(?:${alternatives(RELATIONS)})`, 'uy');
/** 路口 belongs to the road's name only where no further name begins ("上海路口袋面馆"). */
const STREET = `路(?!口(?:$|[^\\u3400-\\u9fff]|对|旁|边|等|附|那|这))|路口(?=$|[^\\u3400-\\u9fff]|对|旁|边|等|附|那|这)|大道|大街|街(?!道|坊|上)|巷(?!口)|环线`;
export const ROAD = new RegExp(`(?:${alternatives(ROAD_NAMES)})(?:东|西|南|北|中)?(?:${STREET})(?:东段|西段|南段|北段|中段)?`, 'uy');
export const NAMED_ROAD = new RegExp(`${NAME}{1,4}?(?<![${NO_STREET_BEFORE}])(?:${STREET})(?:东段|西段|南段|北段|中段)?`, 'uy');
export const SITE = new RegExp(
  `\\d{3,4}(?:厂|医院|信箱|地质队)|${NAME}{1,7}?(?:${suffixes(STRONG_SUFFIXES)})|[\\u3400-\\u9fff]{0,3}(?:[一二三四五六七八九十]{1,3}|\\d{1,2})(?:中|小)(?!区|学|时|孩|工|心|午|间|旬)`,
  'uy',
);
export const WEAK_SITE = new RegExp(`(?:${NAME}{1,7}?(?:${suffixes(WEAK_SUFFIXES)})|(?:一|二|三|四|五|六)期|${NUM}组)`, 'uy');
/** After a place, the kind of place alone is enough: 董公寺(街上)农村信用社, 老车站宿舍. */
export const BARE_SITE = new RegExp(`(?:${suffixes([...STRONG_SUFFIXES, ...WEAK_SUFFIXES].filter((word) => word.length > 1))})`, 'uy');
export const TAIL = new RegExp(`${NAME}{1,7}`, 'uy');
