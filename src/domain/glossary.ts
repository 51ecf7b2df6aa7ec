import type { KeyGroup } from './people.ts';

/**
 * The field's words, in one place: what the code calls a thing and what people here call it.
 *
 * | code              | 中文            | what it is |
 * |-------------------|-----------------|------------|
 * | station           | 零工驿站        | the community's office for gig work; runs one bot |
 * | grid              | 网格            | a part of the community, numbered; has a group and grid workers |
 * | grid worker       | 网格员          | looks after a grid; posts for residents, assigns workers |
 * | staff             | 站点人员        | runs the station; binds groups, gives roles, exports the ledger |
 * | market            | 零工市场        | the group in which workers take jobs |
 * | staff room        | 工作群          | the group of grid workers and staff |
 * | order             | 订单, 单        | one job that somebody wants done |
 * | post / poster     | 发单 / 发单人   | to ask for a job / who did |
 * | dispatch          | 派单            | to announce a job; a grid worker's `/派单` |
 * | claim             | 接单            | a worker takes a job |
 * | assign            | 指派            | a grid worker gives it to one directly |
 * | stand-by          | 候补            | who claimed later and is asked if the winner gives back |
 * | give back         | 退单            | a worker returns a job |
 * | hand over         | 转单            | a worker passes it on, with consent |
 * | withdraw          | 撤单, 取消      | the poster does not want it any more |
 * | counter-offer     | 还价            | a worker names another price |
 * | register          | 备案, 名册      | the list of the workers who may claim |
 * | pledge            | 承诺书          | the service pledge that a worker signs |
 * | certificate       | 证书            | what some jobs ask for (低压电工证 …), with an expiry |
 * | team / trade      | 团队 / 工种     | whom a worker works with / what he does |
 * | suspension        | 停接            | a worker may not claim for a while |
 * | key group         | 重点群体        | whom a community counts apart in its reports; only staff see the mark |
 * | job seeker        | 求职            | who offered himself for work and wants to be registered |
 * | course / sign up  | 培训 / 报名     | training that the station offers by a number / to say that one comes |
 * | observation       | 上报            | somebody needs help; reported to the staff room alone |
 * | dispute           | 纠纷            | people cannot agree about a job; its data stay until it is settled |
 * | settle            | 了结            | to end a dispute or an observation |
 * | objection         | 金额不对        | the poster says that the amount reported is not what she paid |
 * | ledger            | 台账            | the table of all orders that staff file |
 * | daily summary     | 日报            | the day's figures, posted in the evening |
 * | monthly report    | 月报            | the figures that a community files upwards, persons (人) and services (人次) apart |
 * | adjustment        | 调整            | what is counted otherwise after a month was reported |
 * | ranking           | 接单大王, 排行  | who finished most |
 * | no-show           | 没来            | the worker did not come |
 * | other channels    | 其他渠道        | found elsewhere than in the market group |
 * | charity job       | 爱心单          | done without pay |
 */

/** What kind of work; the value stands in the store, the key of `TRADES` gives its Chinese names. */
export const CATEGORIES = [
  'moving',
  'delivery',
  'appliance',
  'plumbing_electric',
  'housekeeping',
  'cleaning',
  'care',
  'locksmith',
  'unclogging',
  'renovation',
  'errand',
  'labor',
  'gardening',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** `short`: what people type in commands; `title`: what stands in an announcement; `also`: other spellings in lists. */
export const TRADES: Readonly<Record<Category, { readonly short: string; readonly title: string; readonly also: readonly string[] }>> = {
  moving: { short: '搬家', title: '搬家搬运', also: ['搬运', '搬家搬运'] },
  delivery: { short: '配送', title: '配送拉货', also: ['送货', '拉货', '配送拉货'] },
  appliance: { short: '家电', title: '家电维修', also: ['家电维修', '电器', '电器维修'] },
  plumbing_electric: { short: '水电', title: '水电维修', also: ['水电维修', '水电工', '电工', '水工'] },
  housekeeping: { short: '家政', title: '家政帮工', also: ['保姆', '钟点工', '家政服务', '家政帮工'] },
  cleaning: { short: '保洁', title: '保洁打扫', also: ['清洁', '打扫', '保洁打扫'] },
  care: { short: '护工', title: '护工陪护', also: ['护理', '陪护', '月嫂', '护工陪护'] },
  locksmith: { short: '开锁', title: '开锁换锁', also: ['换锁', '锁匠', '开锁换锁'] },
  unclogging: { short: '疏通', title: '管道疏通', also: ['通下水道', '管道疏通', '下水道'] },
  renovation: { short: '装修', title: '装修修补', also: ['维修', '泥水', '木工', '油漆', '装修修补'] },
  errand: { short: '跑腿', title: '跑腿代办', also: ['代办', '代买', '跑腿代办'] },
  labor: { short: '小工', title: '小工力工', also: ['力工', '杂工', '零工', '小工力工'] },
  gardening: { short: '园艺', title: '园艺绿化', also: ['绿化', '花工', '园艺绿化'] },
  other: { short: '其他', title: '其他活路', also: ['其它', '杂活'] },
};

/** The category that a word in a command or a list names; null when it names none. */
export function categoryNamed(word: string): Category | null {
  const wanted = word.trim();
  return (
    CATEGORIES.find((category) => {
      const { short, title, also } = TRADES[category];
      return wanted === category || wanted === short || wanted === title || also.includes(wanted);
    }) ?? null
  );
}

/** `name`: what stands in the list of workers; `also`: other words for it. */
const KEY_GROUP_WORDS: Readonly<Record<KeyGroup, { readonly name: string; readonly also: readonly string[] }>> = {
  older: { name: '大龄', also: ['高龄', '大龄人员', '大龄劳动者'] },
  disabled: { name: '残疾', also: ['残疾人', '残障'] },
  'lifted-from-poverty': { name: '脱贫', also: ['脱贫户', '脱贫人口', '脱贫劳动力', '脱贫人员'] },
  'hard-to-employ': { name: '就业困难', also: ['就业困难人员', '困难人员', '就困'] },
};

export const KEY_GROUP_NAMES: readonly string[] = Object.values(KEY_GROUP_WORDS).map(({ name }) => name);

export function keyGroupName(group: KeyGroup): string {
  return KEY_GROUP_WORDS[group].name;
}

/** The key group that a word in a command or a list names; null when it names none. */
export function keyGroupNamed(word: string): KeyGroup | null {
  const groups = Object.keys(KEY_GROUP_WORDS) as KeyGroup[];
  return groups.find((group) => word === KEY_GROUP_WORDS[group].name || KEY_GROUP_WORDS[group].also.includes(word)) ?? null;
}
