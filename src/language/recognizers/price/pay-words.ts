import { clauseAfter } from '../clauses.ts';
import type { Amount } from './amounts.ts';
import type { Setting } from './setting.ts';
import { hasUnit } from './units.ts';

/** What a price may include: "80包安装", "300包干"; other words behind 包 are things in bags. */
const INCLUDED =
  '括|含|吃|住|饭|中|晚|午|早|餐|三|两|一[顿餐]|车|送|安|装|上|下|通|干|工|料|材|配|运|拆|搬|接|来|烟|完|清|修|满|好|会|支|税|油|酒|路|往|给|夜|治|换|刷|打';
const FILLER =
  '(?:是|为|就|都|只|给|付|出|另外?|这个|大概|大约|差不多|约|按|在|要|我|你们?|您|师傅|他|她|了|个|也|可以?|能|最多|最高|不超过|不高于|顶多|至少|最低|不低于|起码|一共|总共|合计|共|整|[:=：~ ])';
/** Words that say outright that the amount is the pay. */
const PAY_NOUN =
  '工钱|工价|工资|工费|人工费?|价格|价钱|价位|单价|总价|报价|费用|报酬|酬劳|酬金|薪资|薪水|日薪|月薪|时薪|底薪|保底|待遇|预算|辛苦钱|辛苦费|跑腿费|跑路费|安装费|手工费|运费|搬运费|搬家费|服务费|劳务费?|检查费|上门费|清洗费|维修费|修理费|疏通费|开锁费|加工费|车费|代办费|代驾费|陪护费|护理费|工时费|打包费|小费|红包|跑腿|跑路钱?|路费|油钱|烟钱|茶钱|酒钱|水钱|茶水费|力钱|脚钱|工夫钱|手续费|加急费|代买费|代取费|陪诊费|早饭钱|润笔|谢礼|谢仪|人头费|人工钱|搬工|料工费|上门|包吃包?住|管吃管?住|包吃|包两餐|包三餐|一口价|包干价?|打包价|全包|包工包料|包料|总共|一共|(?<![\\u4e00-\\u9fff])共|合计|共计|统共|💰|💴|💵|💲|🧧';
const PAY_VERB =
  '给|出(?!门)|付|开|拿|收|收到|得|算|喊价|愿出|包干|包|价|费|钱|酬谢|感谢费?|谢|现金|转|转账|转给|封|奖励|酬劳|改成|改为|加到|涨到|降到|至多';
const LEAD_NOUN = new RegExp(`(?:${PAY_NOUN})${FILLER}{0,4}$`, 'u');
const LEAD_VERB = new RegExp(`(?:${PAY_VERB}|最多|最高|不超过|不高于|顶多|至少|最低|不低于|起码|封顶|只有|手头有)${FILLER}{0,4}$`, 'u');
const CHECK_TAIL = new RegExp(
  `^\\s?(?:左右|上下|以内|之内|以下|以上|之间|差不多|都可以|都行|都得|都要得|不少(?!人)|少不少|起步?(?![来床])|一起|全包|包(?=${INCLUDED})|一口价|封顶|打底|保底|得行|要得|得不得行?|要不要得|行不行?|可不可以|可以(?:不|吗|没)|能不能行|成不成?|好不好|[干做接来去][不吗](?=\\s|$)|干不干|做不做|来不来|接不接|定不定|有人(?:接|干|来|做|去)|就行|够|往上|朝上|\\+(?=\\s|$|提成|[餐饭烟酒茶午晚早中])|行(?![李人业驶情])|可否|的话|包括|含(?!糖)|打包|[外再另](?:带|加)|不能再|看情况|\\/(?:8|10|12|半)个?(?:小时|天)|内(?![墙衣科部容外存])|出头|开外|不到|半天|怎么样|咋样|如何|工钱|${PAY_NOUN}|不还价|不讲价|不议价|现结|现付|日结|周结|月结|结账|结清|当场|当天结|当日结|完工|做完|搞完|弄完|现金|微信|转账|走人|管(?=饭|吃|住|烟|酒|[一两三]?[顿餐])|加(?=[一两三]?[包顿餐条瓶斤]|饭|烟|酒)|我就?(?:去|来|接|干|定)|(?:的)?(?:辛苦|感谢|人工|工钱|跑腿)|[吧嘛哈])`,
  'u',
);

/** "一周300", "包月600", "一年3000". */
const FOR_A_WHILE = new RegExp(`(?:(?:[一每按]个?|包|(?:^|\\s)(?=月))(?:周|星期|礼拜|月|季度?|学期|年|[寒暑]假)|各)${FILLER}{0,2}$`, 'u');
/** "80请个专业的": the sum opens the clause, and somebody is sought for it. */
const SEEKS_FOR_IT = /^\s?(?:元|块钱?)?(?:请|找|喊|求|招)(?:个|人|师傅|一)/u;

/**
 * How much speaks for the amount at being the pay: 0 nothing, 1 a weak hint, 2 to 5 plain words.
 */
export function payEvidence(setting: Setting): number {
  const { text, amount, before, after } = setting;
  const countsThings = !amount.currency && (COUNTER.test(after) || SPACED_COUNTER.test(after));
  const nounBefore = before !== '' && LEAD_NOUN.test(before);
  let weight = 0;
  // "换一块", "两块": so little is a slab or a piece, unless more speaks for it.
  if (amount.currency && isSurelyMoney(text, amount)) weight += 2;
  if (hasUnit(setting) && plausibleUnit(amount)) weight += 2;
  if (countsThings) return (weight >= 2 && !hasUnit(setting)) || !nounBefore ? 0 : weight;
  if (nounBefore) weight += 3;
  else if (before !== '' && (LEAD_VERB.test(before) || FOR_A_WHILE.test(before))) weight += 2;
  if (before === '' && SEEKS_FOR_IT.test(after)) weight += 2;
  if (CHECK_TAIL.test(after)) weight += amount.chinese && amount.lowYuan < 10 ? 0 : 2;
  return weight;
}

function isSurelyMoney(text: string, amount: Amount): boolean {
  const words = text.slice(amount.from, amount.to);
  // 一角 and 三角 are corners and shapes more often than money.
  if (words.endsWith('角') && amount.chinese) return false;
  return amount.lowYuan >= 5 || !amount.chinese || /[毛角]|块[钱\d]/u.test(words);
}

/** "一个一台", "两人一间": a small Chinese numeral before a unit is a count of things. */
function plausibleUnit(amount: Amount): boolean {
  return amount.currency || !amount.chinese || amount.lowYuan >= 10;
}

/** Counts something: 12斤, 55寸, 3号楼, 20年, 6-8名, 12平米, 6包. "80一台" has a 一 before the word and is no count. */
const COUNTER = new RegExp(
  `^(?:多|来|几|余)?(?:[个台张条只件间套扇袋箱桶斤吨层楼栋幢座号室单点时分秒岁年月日周星天人名位次趟桌床匹寸升瓦度米平回户口元旦级度世班排组代届袋盏瓶碗段本页份样头棵株根亩捆车罐双对副片支枝颗堆筐家孔洞处把床篓]|公斤|千克|公里|公分|厘米|毫米|平方|小时|分钟|钟头|来?岁|瓦|包(?!${INCLUDED})|师傅|工人|阿姨|提成|积分|股|kg|KG|cm|mm|ml|L|W|w|V|%|℃)`,
  'u',
);
/** Behind a blank only what begins no word of its own: "20 袋", but not "80 周六", "30 药钱", "15 天晴来". */
const SPACED_COUNTER =
  /^\s(?:个|斤|袋|台|号|楼|栋|单元|平方|平米|米|公斤|次|天(?=$|[\s(])|小时|分钟|kg|KG|cm|mm|人(?!民|工)|名|岁|寸|匹|桶|箱|吨|块(?!钱))/u;

const NOT_PAY_BEFORE =
  /(?:人数|数量|名额|件数|(?<!包工?包?)(?:材料费?|配件费?|零件)|成本|进价|押金|定金|订金|保证金|违约金|中介费|原价|原来|以前|上次|上回|去年|前年|昨天|平时|买成|买的?时?候?|花了?|收了我|要了我|网上|超市|房租|租金|租|水费|电费|话费|电话费|物业费|停车费|过路费|挂号费|医药费|药费|学费|气费|燃气费|转让费|会费|餐费|菜钱|饭钱|货款|本金|欠|赔|罚款?|充值?|存|交|缴|取|值|报销|退|借|卖|补贴|奖金?|中奖|面值|另?加收?|再加|多加|提|抽成?|满|减|扣|团购价|优惠价|定价|标价|售价|促销价|(?<!最)多[给付出]|外加|补|超重|每层加|别家|人家|他们?要|说要)(?:是|大概|要|都|就|的|得|了|才|只|我|给|付|出|收|花|[:： ]){0,3}$/u;
const NOT_PAY_AFTER =
  /^\s?(?:押金|定金|订金|提成|话费|油费|材料|本钱|学费|会员|优惠|代金|红包雨|满减|券|股|[/一每][\u4e00-\u9fff]{1,2}的(?!工钱|工资|价)[\u4e00-\u9fff]|的(?!工钱|工资|人工|辛苦|跑腿|话|费|价|活|事|样子|报酬|酬劳|安装|单|上门)[\u4e00-\u9fff])/u;
/** What somebody else asks or asked: "商家装一次要280", "别人收200", "上次修给了80". */
const ASKED_ELSEWHERE =
  /(?:商家|厂家|店家|店里|店头|店铺|人家|别家|别人|别个|外头|外面|网上|淘宝|京东|拼多多|物业|上次|上回|上一次|上个月|之前|以前|原来|原先|去年|前年|那家|有家|有个师傅|前头)[^,\d这今现]{0,10}(?:[要收给报喊卖花才开]|开价|开口)(?:了|我|的|都|就|价|个|过|到){0,2}\s?$/u;
/** Goods that are bought on the way: "买20块豆腐". */
const GOODS_BEFORE = /(?:买|捎|带|称|割|打)(?:点|个|些)?\s?$/u;

/** A treat and money on top of it are the pay: "请喝酒外加50". */
const TREAT = /[茶酒烟饭糖水粉肉汤面](?:另|外)加\s?$/u;

/** Money that changes hands, but not for the work. */
export function isNotPay(setting: Setting): boolean {
  const before = setting.before.slice(-10);
  const after = setting.after.slice(0, 10);
  if (/(?:另|外)加\s?$/u.test(before) && (TREAT.test(before) || /(?:人工|工钱|工资)/u.test(after))) return false;
  if (NOT_PAY_AFTER.test(after)) return true;
  return before !== '' && (NOT_PAY_BEFORE.test(before) || GOODS_BEFORE.test(before) || ASKED_ELSEWHERE.test(setting.before));
}

const MOST_BEFORE =
  /(?:[不莫别]超过?|不[要能得可]超过?|莫高过|别高过|最多|最高|顶多|不高于|不能超过|上限|封顶|至多|不到)(?:给|出|是|到|付|只|能|[: ]){0,2}$/u;
const MOST_AFTER = /^\s?(?:块钱?|元)?(?:以内|之内|以下|封顶|顶天|内(?!墙|衣|科)|到顶|为限|不到)/u;
const LEAST_BEFORE = /(?:至少|最低|最少|起码|不低于|不少于|起价|起步价?)(?:给|要|是|得|[: ]){0,2}$/u;
const LEAST_AFTER = /^\s?(?:块钱?|元)?(?:起步?(?![来床])|以上|往上|朝上|开外|打底|保底|\+(?=\s|$))/u;

/** "不超过", "以内": only the upper end is meant; "起", "以上": only the lower. `to`: where amount and unit end. */
export function boundOf(setting: Setting, to: number): 'most' | 'least' | null {
  const before = setting.before.slice(-8);
  const after = clauseAfter(setting.text, to, 8);
  if (MOST_BEFORE.test(before) || MOST_AFTER.test(after)) return 'most';
  if (LEAST_BEFORE.test(before) || LEAST_AFTER.test(after)) return 'least';
  return null;
}

/** Between two amounts: the second takes the first one's place. */
export const SELF_CORRECTION = /不对|不是|更正|改成|改为|说错|打错|写错|应该是|哦不|算了|[,，]不[,，]|纠正|加到/u;
