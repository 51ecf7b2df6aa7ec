import { NUMERAL } from '../../numerals.ts';
import { HONORIFIC, SURNAME, SURNAMES } from './people.ts';
import { sticky } from './signs.ts';

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

export const NUM = `(?:\\d{1,4}|[${NUMERAL}]{1,4})`;
export const DIGITS = '0123456789';
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** 3栋, A3栋, B座, 5号楼, 2单元, 三栋; then the room: 1802, 501室. */
const DOOR_UNIT = `(?![一两]座)(?:[A-Za-z]?${NUM}|[A-Za-z东南西北甲乙丙丁]|[A-Za-z]区)\\s?(?:号楼|号院|栋|幢|座(?!位|机)|单元|号门(?!面|口)|组团|#楼?)`;
const ROOM = `(?:\\d{1,2}-\\d{1,2}(?!\\d)|[A-Za-z]?\\d{3,4}[A-Za-z]?(?![\\d元块.:：/])(?:室|号房?|房)?|[零〇一二三四五六七八九]{3,4}室?|(?:\\d{1,2}|[一二三四五六七八九十]{1,2})(?:室|号(?!单)))`;
/** 3栋2单元, 三栋; may stand without a name. */
export const DOOR = sticky(`${DOOR_UNIT}(?:[-–—]?${ROOM})?`, `${LETTERS}${DIGITS}${NUMERAL}东南西北甲乙丙丁`);
/** 5-2-903, 5-802; only behind a name, where it is no range of prices or of people. */
export const DOOR_BY_HYPHENS = sticky(
  '[A-Za-z]?\\d{1,3}[-–—#]\\d{1,3}[-–—#]\\d{1,4}(?![\\d元块/-])(?:室|号|房)?|[A-Za-z]?\\d{1,2}[-–—#]\\d{3,4}(?![\\d元块/-])(?:室|号|房)?',
  LETTERS + DIGITS,
);
export const ROOM_ALONE = new RegExp(`\\s?${ROOM}`, 'uy');
/** 汇川大厦1403: a room right behind a house with a name; 100 and 150 are prices. */
export const ROOM_BEHIND_NAME = sticky('[A-Za-z]?\\d{1,2}(?:0[1-9]|1[0-6])(?![\\d元块.:/个斤平米号月年一多])', LETTERS + DIGITS);
export const NUMBER = sticky(`附${NUM}号?|${NUM}(?:-\\d{1,3})?号(?:附${NUM}号?)?(?!单|线|早|上午|下午|中午|晚)`, `附${DIGITS}${NUMERAL}`);
export const FLOOR = sticky(
  `(?:负|第)?${NUM}(?:楼|层)(?:大厅|[ABab]区)?|顶楼|底楼|楼顶|地下室|负一层|大厅`,
  `负第顶底楼地大${DIGITS}${NUMERAL}`,
);
export const WARD =
  /(?:(?:(?:骨|内|外|儿|妇产?|产|神经|心内|呼吸|消化|肿瘤|康复|眼|口腔|急诊|泌尿|普外|胸外|老年病?|感染|肾|肝胆|皮肤|耳鼻喉|重症|疼痛|中医|血液|心血管|脑外?)(?:内|外)?科)|住院(?:大?楼|部)|门诊(?:部|大?楼)|急诊(?:室|楼)?|ICU|重症(?:监护)?(?:室|病房)?|普通病房|病房|病区|手术室|[加+]?\d{1,3}(?:病)?床|[ABCD]区|抢救室|[\u3400-\u9fff]{0,6}?(?:科室?|病区|病房|病室|门诊|诊室))/uy;
export const HOUSEHOLD = sticky(`${SURNAME}[\\u3400-\\u9fff]{0,2}?(?:${HONORIFIC})?(?:家|屋头)(?![属园具居乐电])`, SURNAMES);
