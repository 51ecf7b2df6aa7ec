import type { JobFields } from '../../domain/job.ts';
import type { Act } from '../meaning.ts';
import { blankOut, chooseFields, type FieldFinder, type FoundFields } from '../read-fields.ts';
import type { Utterance } from './utterance.ts';

/** Words of changing. A label before a value (电话139…) is a piece of an order; a price by itself is a change of mind. */
const CHANGE =
  /改主意了?|改(?:成|到|为|一下|在|下|个|天|期|时间|价|地址|约|\d|[今明后上下周星])|换成|换到|换个时间|提前|推迟|推到|延[到后]|调[到整]|加到|涨到|降到|加钱|(?:价格|价钱|工钱|工价)(?:是|改|换|变|加|涨|降|:|\s|为|就)?|(?:时间|地址|地点|电话|人数|手机号?|号码|位置)(?:是|改|换|变|加|错|写|为)|更正|补充|写错|打错|说错|搞错|发错|不对|不是[^,。]{1,8},是|应该是|(?:还是|那就|就|要|再|约)(?:约|在|等|改)?(?:今|明|后|大后|周|星期|下周|上午|下午|晚上)|(?:晚|早)点(?:来|到|过来)|改约/;
const EVERY_CHANGE = new RegExp(CHANGE.source, 'g');
const MAY_BE_FIELD =
  /\d|[一二三四五六七八九十两百半]{1,4}(?:点|块|元|百|个人|千|楼|栋|号|单元|位|毛|人)|[今明后]天|上午|下午|早上|晚上|中午|[周星]期?[一二三四五六日天末]|马上|现在|路|街|栋|小区|单元|楼|村|巷|苑|园|城|门口|对面|面议/;
/** Words of talk: what holds them is more than fields. Looked at before the recognisers, which cost much more. */
const TALK =
  /[吗呢呀你他她它哈嘿么说想爱觉我了过很太把被让看听吃玩真谁谢接抢啊《》~!?这那也还]|吧.|喜欢|不是|没有|师傅|好的|哪|(?:19|20)\d\d年|一[个种部直样些起]|是[的一]|最|因为|所以|以及|、第/;
const ASKS = /[吗呢]|谁|哪|什么|怎么|多少/;
const OWN_PLACE = /^(?:我家|我们家|我们|我)?(?:住|是)?在?/;
const FILLER =
  /从|搬[到去至]?|电话|手机号?|号码|联系(?:方式|人|我|电话)?|地址|地点|位置|时间|价格|价钱|工钱|人工|预算|我家|我们?|住|是在?|就?在|的|打|给|就|大概|左右|可以|都行|都可以|都在家|在家|门牌号?|出|价|姓.|叫.{1,3}|和|到|有电梯|没电梯|没得电梯|要|一共|总共|个人|过来|来|早点|尽量|钱|这里|这边|那边|[一二两三四五六]室(?:[一二两三]厅)?(?:[一二两]卫)?|[一二两三四五六]房[一二两]厅|\d{1,4}(?:个平方|平方米?|平米?)|[,。:、;!?\s\-—~()#+]/g;

const LONGEST_CHANGE = 45;

/** Reads a change of an order: words of changing with fields, or a message of nothing but fields. */
export function readAmend(utterance: Utterance, findFields: FieldFinder): Extract<Act, { kind: 'amend' }> | null {
  const { text, numbers } = utterance;
  const explicit = CHANGE.test(text) && !ASKS.test(text);
  if (text.length > LONGEST_CHANGE || !MAY_BE_FIELD.test(text) || (!explicit && TALK.test(text.replace(OWN_PLACE, '')))) return null;
  const said = withoutNumber(text, numbers).replace(/[改换][成为到]/g, ' ');
  const found = findFields(said);
  const fields = chooseFields(found);
  if (!saysAnything(fields)) return null;
  const namesWork = utterance.clauses.some((clause) => clause.items.some((item) => item.strength !== 'thing'));
  if (explicit && (!namesWork || /改|更正/.test(text)) && isChangeTalk(text, found))
    return { kind: 'amend', numbers, explicit: true, fields };
  return isOnlyFields(found) ? { kind: 'amend', numbers, explicit: false, fields } : null;
}

/** The number of the order in front would be read as a sum. */
function withoutNumber(text: string, numbers: readonly number[]): string {
  const match = /^#?(\d{1,6})\s?(?:号单|号|单)?[\s,:]*/.exec(text);
  return match && numbers.includes(Number(match[1])) ? text.slice(match[0].length) : text.replace(/\d{1,6}\s?号单/g, '');
}

function saysAnything({ when, price, negotiable, place, headcount, phone }: JobFields): boolean {
  return when.kind !== 'none' || price !== null || negotiable || place !== null || headcount !== null || phone !== null;
}

/** Besides its fields and the words of changing a change says little. */
function isChangeTalk(text: string, found: FoundFields): boolean {
  const rest = leftOver(found)
    .replace(EVERY_CHANGE, '')
    .replace(/[哈嘛吧哦了啊]|麻烦|师傅|帮我|不好意思|行不|得行|可以|加|元|块|那个|单子?|把|N|我的|这单/g, '');
  return rest.length <= 8 && !/谁|哪个|什么|怎么|为|吗/.test(text);
}

function isOnlyFields(found: FoundFields): boolean {
  return leftOver(found) === '' && !/^\d{1,6}$/.test(found.text);
}

function leftOver(found: FoundFields): string {
  const spans = [...found.phones, ...found.whens, ...found.places, ...found.prices, ...(found.headcount ? [found.headcount] : [])];
  return blankOut(found.text, spans)
    .replace(/□/g, '')
    .replace(FILLER, '')
    .replace(/[块元哈了吧嘛哦啊]/g, '');
}
