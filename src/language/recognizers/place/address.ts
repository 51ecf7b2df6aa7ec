import type { Place } from '../../../domain/job.ts';
import type { Span } from '../../span.ts';
import { codeAt, isDigit, isHan, isLetter, isOneOf, signSet } from '../signs.ts';
import type { Atom, AtomKind } from './atoms.ts';
import type { Gazetteer } from './gazetteer.ts';
import { isVeil, type Masked } from './mask.ts';
import { knownRoadAt } from './names.ts';
import { openPart } from './open-part.ts';
import { NAMED, readAtoms } from './read-atoms.ts';
import { wordAt } from './word-table.ts';

/** Words after which even a weak word is a place. */
const LEADS = /(?:在|到|从|去|住|至|往|回|来|送|搬|位于|📍|[:])\s?$/u;
const CLAUSE_EDGE = /^$|[\s,，。;；!！?？\n、()（）【】「」:①-⑳]/u;
/** A digit behind one of these is in the middle of a number, a time or a fraction. */
const NUMBER_GOES_ON = signSet('.:/-');

/** The address that begins at `at`, if one does. */
export function readAddress(masked: Masked, at: number, words: Gazetteer): Span<Place> | null {
  const { text, strict } = masked;
  if (!mayBegin(strict, at, words)) return null;
  const atoms = readAtoms(masked, at, words);
  const last = atoms.at(-1);
  if (!last || knownInside(atoms[0], strict, words) || !isAddress(text, atoms)) return null;
  const full = text.slice(at, last.to);
  return { from: at, to: last.to, text: full, value: { full, open: openPart(atoms) } };
}

/** "李四洗马路": where a known road begins inside an unknown name, the name is somebody's or a verb; the address begins there. */
function knownInside(first: Atom | undefined, masked: string, words: Gazetteer): boolean {
  if (!first || first.kind === 'area' || first.kind === 'door' || wordAt(words.landmark, masked, first.from) > 0) return false;
  for (let at = first.from + 1; at < first.to - 1; at += 1) if (isKnown(masked, at, words)) return true;
  return false;
}

/** A name begins where no name goes on, or with a word that is known. */
function mayBegin(masked: string, at: number, words: Gazetteer): boolean {
  const code = codeAt(masked, at);
  if (!isHanOrLetter(code) && !isDigit(code)) return false;
  // What begins an address has two signs at least.
  if (isVeil(codeAt(masked, at + 1))) return false;
  const before = codeAt(masked, at - 1);
  const isFree = isDigit(code) ? !isDigit(before) && !isOneOf(NUMBER_GOES_ON, masked, at - 1) : true;
  return isFree && (!isHanOrLetter(before) || isKnown(masked, at, words));
}

function isHanOrLetter(code: number): boolean {
  return isHan(code) || isLetter(code);
}

/** Two signs are too few to be sure of an area in the middle of a word. */
function isKnown(masked: string, at: number, words: Gazetteer): boolean {
  return wordAt(words.area, masked, at) > 2 || wordAt(words.landmark, masked, at) > 0 || knownRoadAt(masked, at) > 0;
}

const KINDS =
  '小区|社区|本?小区|大?楼|楼房|宿舍|医院|学校|市场|菜市场|超市|商场|公司|工地|仓库|门面|门店|餐馆|饭店|火锅店|酒店|宾馆|驿站|车站|公园|广场|银行|派出所|幼儿园|小学|中学|老家|老屋|老房子?|新房|新屋|自建房|老街|街上|路口|院|院子|老院子|大院|院坝|坝子|店|厂|村|镇|乡|街|路|所|站|馆|场|行|组|摊|中心|社区卫生服务中心|快递站|快递点|快递柜|菜鸟驿站|办公室|会议室|教室|停车场|车库|地下室|水井|鱼塘|大棚|空地|别墅|门卫室?|保安亭';
/** These can be found with the kind alone, there is one in reach; but where a name stands too, that is the place. */
const FINDABLE_KINDS =
  '社区医院|菜场|水果市场|旧货市场|花鸟市场|夜市|转盘|水果店|药店|大药房|理发店|奶茶店|五金店|修理铺|修理厂|垃圾站|垃圾房|废品站|加油站|物流园|养老院|敬老院|食堂|活动室|茶馆|网吧|晒坝|地铁口|立交桥|天桥';
/** Place words that name no place by themselves: "小区门口", "火锅店", "三楼". */
const GENERIC = new RegExp(`^(?:${KINDS})$`, 'u');
const KIND_ONLY = new RegExp(
  `^(?:[我本这那旧新老]?(?:${KINDS}|${FINDABLE_KINDS})[外里内]?){1,2}(?:那边|门口|旁边?|对面|背后|里面|里头|楼[上下]|附近)?$`,
  'u',
);

/** "垃圾站", "商场外广场": what kind of place it is, not which. */
export function namesKindOnly(full: string): boolean {
  return KIND_ONLY.test(full);
}

/** Of the one-sign words only these make a place of a clause of their own; "下次旅行" ends in 行. */
const NAMED_ALONE =
  /(?:[村寨湾堡寺厂桥坝坪铺坡苑轩]|[\u4e00-\u9fff]{2}[园城府郡]|国际|半岛|印象|时代|学府|[\u4e00-\u9fff](?:公司|大楼|饭店|餐馆|鱼庄|酒楼|超市|商场|仓库|工地|基地|会所|农庄|停车场|车库|门面|粉|面|米皮|豆花|烙锅|包子铺?))$/u;

/** What makes a place of a weak name that has its clause to itself: 迎红桥下面, 茅坡组12号. */
const EXACT: ReadonlySet<AtomKind> = new Set(['relation', 'number', 'floor', 'way', 'household']);

function isAddress(text: string, atoms: readonly Atom[]): boolean {
  const first = atoms[0];
  const last = atoms.at(-1);
  if (!first || !last) return false;
  // Behind a name the kind of house is no longer general: "茅坝" and then "小学".
  const named = atoms.filter((atom, place) => NAMED.has(atom.kind) && (place > 0 || !GENERIC.test(atom.text)));
  const hasDoor = atoms.some((atom) => atom.kind === 'door');
  if (named.length === 0) return hasDoor || (first.kind === 'floor' && atoms.some((atom) => atom.kind === 'household'));
  if (hasDoor || named.some((atom) => atom.kind === 'site' || atom.kind === 'area')) return true;
  if (atoms.some((atom) => atom.kind === 'road')) return true;
  const isExact = atoms.some((atom) => EXACT.has(atom.kind)) || NAMED_ALONE.test(named.at(-1)?.text ?? '');
  const ends = last.kind === 'relation' || CLAUSE_EDGE.test(text.charAt(last.to));
  const alone = isExact && ends && CLAUSE_EDGE.test(text.charAt(first.from - 1));
  const houses = named.filter((atom) => atom.kind !== 'tail');
  return alone || houses.length > 1 || LEADS.test(text.slice(Math.max(0, first.from - 3), first.from));
}
