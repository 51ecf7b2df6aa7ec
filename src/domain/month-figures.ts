import { keyGroupName } from './glossary.ts';
import { KEY_GROUPS } from './people.ts';

/** The figures of a month by their keys, in fen, seconds, percent or as counts; null where nothing could be measured. */
export type MonthFigures = Readonly<Record<string, number | null>>;

/** 元: kept in fen. */
export type Unit = '人' | '人次' | '单' | '元' | '秒' | '%' | '个' | '场';

export const TOPICS = ['求职备案', '发单接单', '完成', '重点群体', '培训', '纠纷评价'] as const;
export type Topic = (typeof TOPICS)[number];

/** What a figure is called, and how it is counted: who files it has to answer for it. */
export interface FigureDefinition {
  readonly key: string;
  readonly topic: Topic;
  readonly title: string;
  readonly unit: Unit;
  readonly definition: string;
}

/** A figure with its value; of a share how many out of how many. */
export interface Figure extends FigureDefinition {
  readonly value: number | null;
  readonly share: { readonly part: number; readonly of: number } | null;
}

/** Under which keys the two numbers of a share are kept. */
export const partKey = (key: string): string => `${key}/part`;
export const ofKey = (key: string): string => `${key}/of`;

const figure = (topic: Topic, key: string, title: string, unit: Unit, definition: string): FigureDefinition => ({
  topic,
  key,
  title,
  unit,
  definition,
});

/** Marked people on the register: all of them, and those of one group. */
function groupFigures(key: string, name: string, who: string): readonly FigureDefinition[] {
  return [
    figure('重点群体', `${key}-registered`, `${name}备案`, '人', `到月底在名册上的${who}`),
    figure('重点群体', `${key}-persons`, `${name}做活人数`, '人', `本月做完过活的${who}，一个人算一次`),
    figure('重点群体', `${key}-services`, `${name}做活人次`, '人次', `${who}本月做完的活，一个人做一单算一次`),
  ];
}

export const ANY_GROUP = 'key-groups';

/** All figures of the report, in the order in which they are filed. */
export const MONTH_FIGURES: readonly FigureDefinition[] = [
  figure('求职备案', 'seekers-new', '求职登记新增', '人', '本月在群里说想做零工、同意登记的人，一个人算一次'),
  figure('求职备案', 'seekers-all', '求职登记累计', '人', '到月底同意登记过的人，备案了的也算'),
  figure('求职备案', 'workers-new', '备案零工新增', '人', '本月上名册的人'),
  figure('求职备案', 'workers-all', '备案零工累计', '人', '到月底在名册上的人，停接的也算'),
  figure('求职备案', 'teams', '团队', '个', '到月底名册上有人的团队'),
  figure('求职备案', 'teams-working', '做了活的团队', '个', '本月有人做完活的团队'),
  figure('发单接单', 'posted', '发单', '单', '本月发的单，后来取消、过期的也算'),
  figure('发单接单', 'posters', '发单人', '人', '本月发过单的人，一个人算一次；网格员代发的算被代的人，按电话或名字认'),
  figure('发单接单', 'dispatched', '派单', '单', '本月第一次发到零工市场，或直接派给师傅的单'),
  figure('发单接单', 'posted-by-command', '网格员代发', '单', '本月网格员用“派单”发的单'),
  figure('发单接单', 'taken', '接单', '单', '本月人接齐了、到月底没退的单，做完的、接了又取消的也算'),
  figure('发单接单', 'taken-services', '接单人次', '人次', '这些单上的师傅，一个人接一单算一次；自己接自己发的不算'),
  figure('发单接单', 'taken-persons', '接单人数', '人', '这些单上的师傅，一个人算一次；自己接自己发的不算'),
  figure('发单接单', 'taken-share', '接单率', '%', '本月发的单里，到月底有人接的；没人接就取消的不算在内'),
  figure('发单接单', 'median-seconds', '接单用时中位数', '秒', '本月接单从发出（或重新放出）到接的时间，一半比它快；指派的不算'),
  figure('发单接单', 'mean-seconds', '接单用时平均', '秒', '本月接单从发出（或重新放出）到接的平均时间；指派的不算'),
  figure('发单接单', 'cancelled', '取消', '单', '本月取消的单'),
  figure('发单接单', 'expired', '过期', '单', '本月没人接、过期的单，后来从其他渠道找到人的不算'),
  figure('发单接单', 'elsewhere', '其他渠道', '单', '本月从零工市场以外找到人的单'),
  figure('发单接单', 'no-shows', '失约', '人次', '本月接了没来、收回的，一个人一单算一次'),
  figure('完成', 'done', '完成', '单', '本月由本站师傅做完的单'),
  figure('完成', 'services', '服务人次', '人次', '这些单上的师傅，三个人做一单算三次；自己做自己发的不算'),
  figure('完成', 'persons', '服务人数', '人', '本月做完过活的师傅，一个人算一次；自己做自己发的不算'),
  figure('完成', 'paid', '实收', '元', '本月做完的单实际收的钱，没报的不算'),
  figure('完成', 'charity', '爱心单', '单', '本月做完、没收钱的单'),
  ...groupFigures(ANY_GROUP, '重点群体', '重点群体（占几类的算一个人）'),
  ...KEY_GROUPS.flatMap((group) => groupFigures(group, keyGroupName(group), `${keyGroupName(group)}师傅`)),
  figure('培训', 'courses', '培训', '场', '本月发布的培训'),
  figure('培训', 'sign-ups', '培训报名人次', '人次', '本月报的名，一个人报一场算一次，取消的不算'),
  figure('培训', 'trainees', '培训报名人数', '人', '本月报过名的人，一个人算一次，取消的不算'),
  figure('纠纷评价', 'disputes-opened', '新增纠纷', '单', '本月登记了纠纷的单'),
  figure('纠纷评价', 'disputes-settled', '了结纠纷', '单', '本月了结了纠纷的单，以前登记的也算'),
  figure('纠纷评价', 'rated', '有评价', '单', '本月做完的单里，发单人给了评价的'),
  figure('纠纷评价', 'rated-good', '满意', '单', '本月做完的单里，评价“满意”的'),
  figure('纠纷评价', 'rated-fair', '一般', '单', '本月做完的单里，评价“一般”的'),
  figure('纠纷评价', 'rated-poor', '不满意', '单', '本月做完的单里，评价“不满意”的'),
  figure('纠纷评价', 'good-share', '满意率', '%', '有评价的单里，评价“满意”的'),
];

/** The figures in the order in which they are filed, each with its value. */
export function figuresListed(figures: MonthFigures): readonly Figure[] {
  return MONTH_FIGURES.map((definition) => {
    const [part, of] = [figures[partKey(definition.key)] ?? null, figures[ofKey(definition.key)] ?? null];
    return { ...definition, value: figures[definition.key] ?? null, share: part === null || of === null ? null : { part, of } };
  });
}
