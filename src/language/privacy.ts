import { NUMERAL } from './numerals.ts';
import { findPhones } from './recognizers/phone.ts';

const NUM = '(?:\\d{1,4}|[零〇一二两三四五六七八九十百]{1,5})';
/** 3栋, A3栋2单元1802, 三栋, 5号楼, B座1107: what stands behind it belongs to it. */
const BUILDING = `(?![一两]座)(?:[A-Za-z]?${NUM}|[A-Za-z甲乙丙丁])\\s?(?:栋|幢|号楼|单元|号院|#楼|座(?!山|桥|位|城|谈))(?:\\s?[-–—]?(?:[A-Za-z]?\\d{3,4}(?![\\d元块])(?:室|号|房)?|[零〇一二三四五六七八九]{3,4}(?:室|号)?|\\d{1,2}(?:室|号(?!单))))?`;
/** "两室一厅" is the size of a flat, "101室" a door. */
const ROOM = '(?:\\d{3,4}|[零〇一二三四五六七八九]{3,4})(?:室|号?房(?!屋|子|间|租))';
const HOUSE_NUMBER = `(?<=[路街巷道村寨湾坝]|老街|大院|巷子|胡同)\\s?${NUM}(?:-\\d{1,3})?号(?!单|线)(?:附\\s?${NUM}号?)?|附\\s?${NUM}号`;
/** 5-2-903; not a date (four digits first) and not a ledger number. */
const THREE_PARTS = '(?<![\\d-])[A-Za-z]?\\d{1,3}[-–—]\\d{1,2}[-–—]\\d{1,4}(?![\\d-])';
const TWO_PARTS = /(?<![\d.:/-])([A-Za-z]?\d{1,2})[-–—](\d{3,4})(?![\d.:/-]|\s?(?:元|块|[/每]))/gu;
/** B-501, C1203. */
const LETTERED = '(?<![A-Za-z\\d])[A-Za-z](?:[-–—]\\d{2,4}|\\d{3,4})(?![\\d元块])';
const SHOP_NUMBER = `${NUM}号(?:铺|门面|商铺|摊|档口|店面)`;
const BED = '(?<=[楼科区部室房])\\s?[加+]?\\d{1,3}(?:号|病)?床';
const DOORS = new RegExp(`${BUILDING}|${ROOM}|${HOUSE_NUMBER}|${THREE_PARTS}|${LETTERED}|${SHOP_NUMBER}|${BED}`, 'gu');

/** What is part of no telephone, unit by unit so that offsets stay. */
const NO_PHONE_SIGN = /[^\d零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖 \u00a0\-–—.·(),、/_+]/g;

/** ０ to ９, Ａ, －: one sign each, so that offsets stay (NFKC as a whole would move them). */
const FULL_WIDTH = /[\uff01-\uff5e]/gu;

interface Hidden {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether a line holds what no group may read: a telephone number or a door (栋, 单元, 室, 号楼, 座, 5-2-903, a house number
 * in a road, a bed in a ward), Chinese numerals too. The last line of defence before a line is sent.
 *
 * @param allowed telephone numbers that may stand, digits only: the station's own
 */
export function hidesDoor(text: string, allowed: readonly string[] = []): boolean {
  return findHidden(text, allowed).length > 0;
}

/** The line without what `hidesDoor` finds. */
export function publicText(text: string, allowed: readonly string[] = []): string {
  let shown = '';
  let at = 0;
  for (const { from, to } of findHidden(text, allowed)) {
    shown += text.slice(at, Math.max(at, from));
    at = Math.max(at, to);
  }
  return shown + text.slice(at);
}

/** Whatever hides a door or a telephone holds a digit, a letter, a numeral or a 甲: most names need no closer look. */
const MAY_HIDE = new RegExp(`[^\\u3400-\\u9fff]|[${NUMERAL}幺壹贰叁肆伍陆柒捌玖拾佰甲乙丙丁]`, 'u');
const NOTHING: readonly Hidden[] = [];

function findHidden(text: string, allowed: readonly string[]): readonly Hidden[] {
  if (!MAY_HIDE.test(text)) return NOTHING;
  const folded = text.replace(FULL_WIDTH, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0));
  // Whatever words stand round it ("101号单 一三九…": a nickname may be a telephone): nothing of this shape belongs into a group.
  const bare = folded.replace(NO_PHONE_SIGN, '。');
  const phones = [...findPhones(folded), ...findPhones(bare)].filter((phone) => !allowed.includes(phone.value));
  const doors = [...folded.matchAll(DOORS)].map((match) => ({ from: match.index, to: match.index + match[0].length }));
  const pairs = [...folded.matchAll(TWO_PARTS)]
    .filter(isDoorPair)
    .map((match) => ({ from: match.index, to: match.index + match[0].length }));
  return [...phones, ...doors, ...pairs].sort((a, b) => a.from - b.from);
}

/** "5-802" is a door, "80-120" a range of prices: a room's number is many times its building's. */
function isDoorPair(match: RegExpExecArray): boolean {
  const building = Number((match[1] ?? '').replace(/\D/gu, ''));
  const room = Number(match[2]);
  return room >= building * 5;
}
