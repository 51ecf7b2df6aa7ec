import { NUMERAL } from '../../numerals.ts';
import { sticky } from '../signs.ts';
import { HONORIFIC, SURNAME, SURNAMES } from './people.ts';

/**
 * A piece of an address.
 *
 * area, road: known or by its word (董公寺, 香港路); site: an estate, a house with a name, a shop, a hospital; tail: a name
 * without any such word at the end of an address; number: a house number in a road (12号, 附3号); door: 栋, 单元, 室,
 * 5-2-903; floor; ward: inside a hospital; relation: 对面, 背后; way: 进去, 第三家, 右手边; inside: 会议室; household: "王家", "张阿姨家", "我家老屋".
 */
export type AtomKind =
  | 'area'
  | 'road'
  | 'site'
  | 'weak-site'
  | 'tail'
  | 'number'
  | 'door'
  | 'floor'
  | 'ward'
  | 'relation'
  | 'way'
  | 'inside'
  | 'household';
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
/** No amount, measure or clock time, and no longer number. */
const NO_MORE = '(?![\\d元块.:/个斤平米号月年天点台人-])';
const EDGE = '(?=$|[\\s,，。;；!！?？\\n、()（）])';
/** 5-2-903, 5-802; only behind a name, where it is no range of prices or of people. */
export const DOOR_BY_HYPHENS = sticky(
  '[A-Za-z甲乙丙丁]?\\d{1,3}[-–—#]\\d{1,3}[-–—#]\\d{1,4}(?![\\d元块/-])(?:室|号|房)?|[A-Za-z]?\\d{1,2}[-–—#]\\d{3,4}(?![\\d元块/-])(?:室|号|房)?',
  `${LETTERS}${DIGITS}甲乙丙丁`,
);
/** C12, B-501, 2-5 where the clause ends; only glued to what is a place for sure. */
export const SHORT_DOOR = sticky(`[A-Za-z][-–—#]?\\d{1,4}(?:室|号|房)?${NO_MORE}|\\d{1,2}[-–—#]\\d{1,2}${EDGE}`, LETTERS + DIGITS);
/** A区, C馆, 水果区: a part of a market or an estate; then its number. */
export const PART = sticky(
  '(?:[A-Za-z甲乙丙丁一二三四五]|水果|蔬菜|冻品|干货|调料|水产|海鲜|鲜肉|肉类|五金|建材|灯饰|家具|服装|副食|粮油|日杂|花卉|批发|零售|熟食)区|[A-Za-z甲乙丙丁](?:馆|厅|塔|座|幢|栋)',
  `${LETTERS}甲乙丙丁一二三四五水蔬冻干调海鲜肉五建灯家服副粮日花批零熟`,
);
export const ROOM_ALONE = new RegExp(`\\s?${ROOM}`, 'uy');
/** 汇川大厦1403: a room right behind a house with a name; 100 and 150 are prices. */
export const ROOM_BEHIND_NAME = sticky('[A-Za-z]?\\d{1,2}(?:0[1-9]|1[0-6])(?![\\d元块.:/个斤平米号月年一多])', LETTERS + DIGITS);
const UNIT_BEHIND_NUMBER = '(?:铺面?|门面|商铺|摊位?|厅|病房|档口|仓库|库房?|厂房|店面?)?';
export const NUMBER = sticky(
  `附${NUM}号?|${NUM}(?:-\\d{1,3})?号(?:附${NUM}号?)?(?!单|线|早|上午|下午|中午|晚)${UNIT_BEHIND_NUMBER}`,
  `附${DIGITS}${NUMERAL}`,
);
export const FLOOR = sticky(
  `(?:负|第)?${NUM}(?:楼|层)(?:大厅|[ABab]区)?|顶楼|底楼|楼顶|地下室|负一层|大厅`,
  `负第顶底楼地大${DIGITS}${NUMERAL}`,
);
/** Where a name ends though no veil stands there: 三楼, 二栋, 1单元. */
export const STOREY = sticky(`[${NUMERAL}]{1,3}(?:楼|层|栋|幢|单元|号楼)`, NUMERAL);
/** What lies in a house: behind a floor or the house itself. */
export const INSIDE_HOUSE =
  /大?(?:会议室|办公室|活动室|教室|药房|药店|食堂|后厨|前台|大厅|门卫室|门卫亭|门卫|保安室|保安亭|值班室|传达室|收发室|库房|仓库|机房|展厅|包间|包房|宴会厅|多功能厅|护士站|窗口|柜台|超市|网吧|茶楼|门面|铺面|摊位|档口|营业厅|输液室|检验科|放射科|体检中心|收货区|收费处|挂号处|取药处|服务台|服务大厅|停车场|车库|天台|露台|平台|空地|操场|球场|花园|健身房|客房部|电梯口|楼梯口)|[\u3400-\u9fff]{0,3}(?:摊|窗口|会议室|办公室|教室|实验室|图书室|餐厅|面馆|粉馆|火锅店|理发店|服装店)/uy;
/** 过了小学, 过桥: which way on, where a door or a hand is named behind it. */
export const PASSING = sticky('过了?[\\u3400-\\u9fff]{1,4}?(?=右|左|第|往|那|上坡|下坡|进去)', '过');
/** 第三家, 出来一百米. */
export const WAY_BY_NUMBER = sticky(
  `第${NUM}(?:家|户|栋|间|排|幢|个门|个院子)|(?:出来|进去|往前|上去|下去)?(?:${NUM}|[一二两三四五六七八九]百)米(?:处|左右)?`,
  `第出进往上下${DIGITS}${NUMERAL}`,
);

export const WARD =
  /(?:(?:(?:骨|内|外|儿|妇产?|产|神经|心内|呼吸|消化|肿瘤|康复|眼|口腔|急诊|泌尿|普外|胸外|老年病?|感染|肾|肝胆|皮肤|耳鼻喉|重症|疼痛|中医|血液|心血管|脑外?)(?:内|外)?科)|住院(?:大?楼|部)|门诊(?:部|大?楼)|急诊(?:室|楼)?|ICU|重症(?:监护)?(?:室|病房)?|普通病房|病房|病区|手术室|[加+]?\d{1,3}(?:病)?床|[ABCD]区|抢救室|[\u3400-\u9fff]{0,6}?(?:科室?|病区|病房|病室|门诊|诊室))/uy;
/** 我家老屋, 他外婆屋头. */
export const OWN_HOUSE = sticky(
  '(?:我们?|他们?|她们?)(?:(?:爸妈?|妈|爷爷|奶奶|外公|外婆|姐|哥|弟|妹|姨|舅|叔|伯|公婆|丈母娘|老丈人|老人|老妈|老爸|姑娘|儿子)(?:家|屋头|屋里)|(?:家|屋头)?(?:的?(?:老屋|老家|老房子|新房子|自建房|院坝|老宅|坝子)))',
  '我他她',
);
export const HOUSEHOLD = sticky(`${SURNAME}[\\u3400-\\u9fff]{0,2}?(?:${HONORIFIC})?(?:家|屋头)(?![属园具居乐电])`, SURNAMES);
