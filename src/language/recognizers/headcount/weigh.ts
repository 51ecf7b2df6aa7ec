import { clauseAfter, clauseBefore } from '../clauses.ts';
import type { Talk } from './talk.ts';

const SEEKS =
  /(?:需要?|要|找|请|缺|差|招|聘|喊|叫|派|来|求|雇|得|用|再加|加|凑|约|限|招满|名额|喊上|叫上|最好|至少|起码|最少)(?:得|再|个|到|了|有|大概|约|至少|起码|我|你们?|男|女|[: ]){0,3}$/u;
/** So one asks for people and seldom for things: what follows may stay unnamed ("差5个", "请两个手脚轻的"). */
const SEEKS_PEOPLE = /(?:缺|差|招|聘|雇|请|喊|下力|人手)(?:得|再|个|到|了|有|大概|约|至少|起码|我|[: ]){0,3}$/u;
const MAY_SEEK_PEOPLE = /(?:要|找|来|得|求|约|需要?|凑)(?:得|再|个|到|了|有|大概|约|至少|起码|[: ]){0,3}$/u;
const SEEKS_NOTHING = /(?:不|没|莫|别|未|无)(?:需要?|要|找|请|缺|差|招|来|用)$/u;
/** Somebody is described and not named: "两个胆子大点的", "四个和水泥的", "三个壮的帮忙"; or does something: "四个拉管子". */
const DESCRIBED = /^[\u4e00-\u9fff]{1,9}?的(?:$|[\s]|来|去|帮|头天|搭|干|做|搬|抬|师傅|师父|工人|妹|阿姨|大姐|嬢|孃|小伙|人(?!家))/u;
const DESCRIBED_WORKER = /^[\u4e00-\u9fff]{1,9}?的(?:师傅|师父|工人|妹|阿姨|大姐|嬢|孃|小伙)/u;
const PEOPLES_TRAIT =
  /^[\u4e00-\u9fff]{0,6}(?:胆子|胆大|力气|有劲|劲大|壮|个子|手脚|手轻|勤快|年轻|麻利|利索|能干|老实|细心|经验|熟手|做过|干过|身体|体力|有证|男|女|[会肯懂敢能]\S|[洗切端抬搬背扛按串看守收割摘栽砍挖挑拉递打扫抹刷贴铺焊砌和拌装卸]\S{1,5}的|有(?:电?三轮|车|货车|机器|工具))/u;
/** The poster's own people, patients, guests: not those who are to come. */
const OTHER_PEOPLE =
  /(?:家里|家头|屋头|屋里|家中|住了?|我们|我和\S{1,3}|我|他们|她们|咱|老两口|老人|姊妹|夫妻|照顾|陪|带|看|就|只有|住的?有|坐|客|吃饭的?|一家|全家|一行|学生|孩子|娃娃?|给|替|为|病人|患者|残疾人|教师|老师|乘客|旅客|游客|业主|户主|同学)\s?$/u;
const CANNOT =
  /^[^,，。!！\n]{0,4}(?:不动|不了|不来|不起|不赢|搞不|整不|弄不|抬不|搬不|在家|住|吃|的(?:东西|饭|量|衣|行李|家|房)|过生|合租|轮流|睡)/u;
const DOES =
  /^\s?(?:去|来|就|帮|一起|同时|应该|大概|估计|怕|可能|差不多|也|都)?(?:干|搬|抬|做|弄|帮|足?够|足矣|即可|可以|成|得行|行|起|扛|卸|装|打扫|挖|砌|收|割|各|分\d|分[一二两三四五六七八九]|半天|一天|两天|半日|[\d一二两三四五六七八九]{1,2}(?:个?小时|天))/u;
const PRICE_AFTER = /^\s?(?:[\d¥]|每|一天|一百|两百|[一二两三四五六七八九]百)/u;
/** Work that a bare number of people does: "外墙清洗3人", "发传单4人". */
const WORK_BEFORE =
  /(?:[搬装卸下上]货|洗|搬|运|卸|装|扫|洁|除|拆|砌|挖|抬|扛|修|剪|摘|收|割|传单|陪护|看护|分拣|打包|切菜|传菜|端菜|端盘|服务|帮厨|下力|帮忙|帮工|干活|护理|种|栽|挑|背|刷|抹|焊|守|贴|维修|疏通|打杂|除草|清运|保安|劳力|杂务|[擦洗搬抬扛拆砌挖剪摘收割栽挑背刷抹铺贴卸装][\u4e00-\u9fff]{1,2})\s?$/u;
/** Own words of their own clause that sum up: "共6人". */
const IN_ALL = /^\s?(?:一?共|总共|合计|共计)(?:要|需要?|请|招)?\s?$/u;

/** "小工两名": the trade, then how many. */
export function weighNounFirst({ text }: Talk, match: RegExpExecArray): number {
  const before = clauseBefore(text, match.index, 8);
  return OTHER_PEOPLE.test(before) ? 0 : 4;
}

/** "招夫妻两个", "要一对夫妻"; not "我们夫妻两个". */
export function weighCouple({ text }: Talk, match: RegExpExecArray): number {
  return SEEKS.test(clauseBefore(text, match.index, 8)) ? 4 : 0;
}

/** "两个小工": how many, then who. */
export function weighCountFirst(talk: Talk, match: RegExpExecArray): number {
  const { text } = talk;
  const { noun, measure } = match.groups ?? {};
  if (!noun && !measure) return 0;
  const before = clauseBefore(text, match.index, 10);
  const after = clauseAfter(text, match.index + match[0].length, 12);
  if (SEEKS_NOTHING.test(before) || CANNOT.test(after) || /[\d元块]\s?$/u.test(before)) return 0;
  if (noun || measure === '名' || measure === '位') return weighNamed({ talk, match, before, after });
  return measure === '个' ? weighUnnamed({ talk, match, before, after }) : 0;
}

interface Counting {
  readonly talk: Talk;
  readonly match: RegExpExecArray;
  readonly before: string;
  readonly after: string;
}

/** People are said: "2名", "三位", "4个人", "五个孃孃". */
function weighNamed({ talk, match, before, after }: Counting): number {
  const { noun, measure } = match.groups ?? {};
  if (!noun && /^\s?[\u4e00-\u9fff]/u.test(after) && !DOES.test(after) && !DESCRIBED.test(after)) return 0;
  const seeks = SEEKS.test(before) || (noun !== undefined && noun !== '人' && /带\s?$/u.test(before));
  const isOne = /^(?:1|一)\s?人?$/u.test(match[0]);
  if (!seeks && (OTHER_PEOPLE.test(before) || (isOne && PRICE_AFTER.test(after)))) return 0;
  if (IN_ALL.test(before) && talk.told().workers) return 6;
  if (!seeks && (isOne || (ONE_PERSON.test(match[0]) && !DOES.test(after)))) return 0;
  let weight = 0;
  if (seeks) weight += 3;
  if (noun && noun !== '人') weight += 1;
  if (measure === '名') weight += /[\u4e00-\u9fff]\s?$/u.test(before) && after.trim() === '' ? 2 : 1;
  if (standsAlone(before, after) || DOES.test(after) || WORK_BEFORE.test(before)) weight += 2;
  return weight;
}

const ONE_PERSON = /^(?:1|一)\s?个?人$/u;

/** Between commas or blanks: "两个劳力 一百五一天", "发传单 4个人 周六". */
function standsAlone(before: string, after: string): boolean {
  const opens = before.trim() === '' || before.endsWith(' ');
  return opens && (after.trim() === '' || after.startsWith(' ') || DOES.test(after));
}

/** Only "N个": people where they are sought, described or paid by the head. */
function weighUnnamed({ talk, match, before, after }: Counting): number {
  const surely = SEEKS_PEOPLE.test(before);
  if (isRoll(talk, before, after)) return 2;
  if (!surely && !MAY_SEEK_PEOPLE.test(before)) return 0;
  // A trait that belongs to people ("年轻点的") was read with the number.
  if (match[0].endsWith('的')) return 3;
  if (after.trim() === '' || after.startsWith(' ') || NOT_CHOOSY.test(after))
    return (surely && SEEKS_NOT_THINGS.test(before)) || talk.told().byHead || talk.told().hires ? 3 : 0;
  if (DESCRIBED_WORKER.test(after) || (DESCRIBED.test(after) && (surely || PEOPLES_TRAIT.test(after)))) return 3;
  return COMES.test(after) && (surely || talk.told().byHead) ? 3 : 0;
}

const SEEKS_NOT_THINGS = /[招聘雇]|人手|下力|[还现]?[缺差]/u;
const NOT_CHOOSY = /^(?:男女|不限)/u;
const COMES = /^(?:来|去|帮)/u;

/** "串肉的3个": who does it, then how many; "点工,五六个". */
function isRoll(talk: Talk, before: string, after: string): boolean {
  if (after.trim() !== '') return false;
  return DOER_BEFORE.test(before) || (before === '' && talk.told().labour);
}

const DOER_BEFORE = /(?:^|\s)[\u4e00-\u9fff]{2,6}的(?:要|需要?|差|缺|得)?$/u;
