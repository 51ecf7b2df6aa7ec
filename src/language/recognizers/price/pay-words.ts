import { clauseAfter } from '../clauses.ts';
import type { Amount } from './amounts.ts';
import type { Setting } from './setting.ts';
import { hasUnit } from './units.ts';

const FILLER =
  '(?:是|为|就|都|只|大概|大约|差不多|约|按|在|要|我|你们?|您|师傅|他|她|了|个|也|可以?|能|最多|最高|不超过|不高于|顶多|至少|最低|不低于|起码|一共|总共|合计|共|整|[:=：~ ])';
/** Words that say outright that the amount is the pay. */
const PAY_NOUN =
  '工钱|工价|工资|工费|人工费?|价格|价钱|价位|单价|总价|报价|费用|报酬|酬劳|酬金|薪资|薪水|日薪|月薪|时薪|待遇|预算|辛苦钱|辛苦费|跑腿费|跑路费|安装费|手工费|运费|搬运费|搬家费|服务费|劳务费?|检查费|上门费|清洗费|维修费|修理费|疏通费|开锁费|加工费|车费|代办费|代驾费|陪护费|护理费|工时费|打包费|小费|红包|一口价|包干价?|打包价|全包|包工包料|包料|总共|一共|(?<![\\u4e00-\\u9fff])共|合计|共计|统共|💰|💴|💵|💲|🧧';
const PAY_VERB = '给|出(?!门)|付|开|拿|收|收到|得|算|喊价|愿出|包干|包|价|费|钱|酬谢|感谢费?|谢|现金|改成|改为|加到|涨到|降到|至多';
const LEAD_NOUN = new RegExp(`(?:${PAY_NOUN})${FILLER}{0,4}$`, 'u');
const LEAD_VERB = new RegExp(`(?:${PAY_VERB}|最多|最高|不超过|不高于|顶多|至少|最低|不低于|起码|封顶)${FILLER}{0,4}$`, 'u');
const CHECK_TAIL = new RegExp(
  `^\\s?(?:左右|上下|以内|之内|以下|以上|之间|起步?(?![来床])|一起|全包|包(?!子|裹|袋)|一口价|封顶|打底|保底|得行|要得|行不|可以不|干不干|做不做|来不来|有人(?:接|干|来|做|去)|就行|够不|够吗|怎么样|咋样|如何|工钱|${PAY_NOUN}|不还价|不讲价|不议价|现结|日结|结账|当场|完工|做完|现金|微信|转账|管饭|我就?(?:去|来|接|干)|(?:的)?(?:辛苦|感谢|人工|工钱|跑腿)|[吧嘛哈])`,
  'u',
);

/**
 * How much speaks for the amount at being the pay: 0 nothing, 1 a weak hint, 2 to 5 plain words.
 */
export function payEvidence(setting: Setting): number {
  const { text, amount, before, after } = setting;
  const countsThings = !amount.currency && COUNTER.test(after);
  const nounBefore = before !== '' && LEAD_NOUN.test(before);
  let weight = 0;
  // "换一块", "两块": so little is a slab or a piece, unless more speaks for it.
  if (amount.currency && isSurelyMoney(text, amount)) weight += 2;
  if (hasUnit(setting) && plausibleUnit(amount)) weight += 2;
  if (countsThings) return (weight >= 2 && !hasUnit(setting)) || !nounBefore ? 0 : weight;
  if (nounBefore) weight += 3;
  else if (before !== '' && LEAD_VERB.test(before)) weight += 2;
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

/** Counts something: 12斤, 55寸, 3号楼, 20年, 6-8名, 12平米. "80一台" has a 一 before the word and is no count. */
const COUNTER =
  /^\s?(?:多|来|几|余)?(?:[个台张条只件间套扇袋箱桶斤吨层楼栋幢座号室单点时分秒岁年月日周星天人名位次趟桌床匹寸升瓦度米平回户口元旦级度世班排组代届袋盏瓶碗段本页份样头棵株根亩捆车罐双对副片支枝颗堆筐家孔洞处把床]|公斤|千克|公里|公分|厘米|毫米|平方|小时|分钟|钟头|来?岁|瓦|师傅|工人|阿姨|提成|积分|股|kg|KG|cm|mm|ml|L|W|w|V|%|℃)/u;

const NOT_PAY_BEFORE =
  /(?:(?<!包工?包?)(?:材料费?|配件费?|零件)|成本|进价|押金|定金|订金|保证金|违约金|中介费|原价|原来|以前|上次|上回|去年|前年|昨天|平时|买成|买的?时?候?|花了?|收了我|要了我|网上|超市|房租|租金|租|水费|电费|话费|电话费|物业费|停车费|过路费|挂号费|医药费|药费|学费|气费|燃气费|转让费|会费|餐费|菜钱|饭钱|货款|本金|欠|赔|罚款?|充值?|存|交|缴|取|值|报销|退|借|卖|补贴|奖金?|中奖|面值|另?加收?|再加|多加|外加|补|超重|每层加|别家|人家|他们?要|说要)(?:是|大概|要|都|就|的|得|了|才|只|我|给|付|出|[:： ]){0,3}$/u;
const NOT_PAY_AFTER =
  /^\s?(?:押金|定金|订金|提成|话费|油费|材料|本钱|学费|会员|优惠|代金|红包雨|满减|券|股|[/一每][\u4e00-\u9fff]{1,2}的(?!工钱|工资|价)[\u4e00-\u9fff]|的(?!工钱|工资|人工|辛苦|跑腿|话|费|价|活|样子|报酬|酬劳|安装|单|上门)[\u4e00-\u9fff])/u;
/** Goods that are bought on the way: "买20块豆腐". */
const GOODS_BEFORE = /(?:买|捎|带|称|割|打)(?:点|个|些)?\s?$/u;

/** Money that changes hands, but not for the work. */
export function isNotPay(setting: Setting): boolean {
  const before = setting.before.slice(-10);
  const after = setting.after.slice(0, 10);
  if (/(?:另|外)加\s?$/u.test(before) && /(?:人工|工钱|工资)/u.test(after)) return false;
  return (before !== '' && (NOT_PAY_BEFORE.test(before) || GOODS_BEFORE.test(before))) || NOT_PAY_AFTER.test(after);
}

const MOST_BEFORE = /(?:不超过|别超过|不要超过|最多|最高|顶多|不高于|不能超过|上限|封顶|至多)(?:给|出|是|到|付|只|能|[: ]){0,2}$/u;
const MOST_AFTER = /^\s?(?:块钱?|元)?(?:以内|之内|以下|封顶|顶天|内(?!墙|衣|科))/u;
const LEAST_BEFORE = /(?:至少|最低|最少|起码|不低于|不少于|起价|起步价?)(?:给|要|是|得|[: ]){0,2}$/u;
const LEAST_AFTER = /^\s?(?:块钱?|元)?(?:起步?(?![来床])|以上|往上|打底|保底|\+)/u;

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
