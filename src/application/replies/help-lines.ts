import type { Role } from '../../domain/permissions.ts';

/** What a command does and how it is written: one line and one example each. */
export const HELP = {
  帮助: { help: '看能用的命令', example: '/帮助 取消' },
  我的单: { help: '看自己发的单', example: '/我的单' },
  查: { help: '看一个单到哪一步了', example: '/查 128' },
  取消: { help: '取消自己发的单', example: '/取消 128' },
  排行: { help: '看接单排行', example: '/排行 月' },
  纠纷: { help: '这单有纠纷，报给站点', example: '/纠纷 128 地板刮花了' },
  删除我的信息: { help: '删掉办完的单里的电话、地址、原话', example: '/删除我的信息' },
  认领: { help: '用认领码做站点人员', example: '/认领 839201' },
  在办: { help: '看手上没做完的单', example: '/在办' },
  完成: { help: '报做完，写收了多少', example: '/完成 128 收60' },
  退单: { help: '接了去不成，退回', example: '/退单 128 车坏了' },
  转单: { help: '转给别的师傅', example: '/转单 128 @王师傅' },
  上报: { help: '有人要帮忙，报给站点（请私信）', example: '/上报 6栋王奶奶两天没出门' },
  派单: { help: '帮居民发单', example: '/派单 代 张阿姨 13900000001 通下水道，洗马路，明天上午，60元' },
  指派: { help: '直接派给师傅', example: '/指派 128 @熊明祥' },
  改: { help: '改单：价格、时间、地点、人数、电话、内容、实收', example: '/改 128 价格 80' },
  撤单: { help: '撤掉一个单', example: '/撤单 128 重复了' },
  催: { help: '问师傅进度，没人接就再喊一次', example: '/催 128' },
  渠道: { help: '别处找到人了，记下并办结', example: '/渠道 128 物业的李师傅去了' },
  师傅: { help: '看这个工种的师傅', example: '/师傅 水电' },
  登记: { help: '登记师傅', example: '/登记 @某人 熊明祥 13800000001 熊师傅水电队 水电 疏通' },
  确认: { help: '确认师傅自己报的登记', example: '/确认 熊明祥' },
  承诺: { help: '记下签了承诺书', example: '/承诺 @某人 2026-11-23' },
  证书: { help: '记下证书和有效期', example: '/证书 @某人 低压电工证 2029-05-01' },
  停接: { help: '停接几天', example: '/停接 @某人 7 失约两次' },
  恢复: { help: '恢复接单', example: '/恢复 @某人' },
  日报: { help: '看一天的数字', example: '/日报 昨天' },
  绑定: { help: '绑定这个群', example: '/绑定 网格 3' },
  解绑: { help: '解绑这个群', example: '/解绑' },
  设角色: { help: '给角色：网格员、站点、取消', example: '/设角色 @某人 网格员 3' },
  换绑: { help: '师傅换了微信号', example: '/换绑 熊明祥 @新号' },
  台账: { help: '导出台账', example: '/台账 本月' },
  强制: { help: '写明原因强制派单', example: '/强制 128 @某人 已当面签承诺书' },
  求职: { help: '看想登记做零工的人', example: '/求职' },
  培训: { help: '发布培训、看报名名单、停止报名', example: '/培训 发布 12月5日下午2点 驿站二楼 月嫂培训 免费' },
  设置: { help: '看和改设置', example: '/设置 接单上限 3' },
  状态: { help: '看机器人好不好', example: '/状态' },
  名册: { help: '导出名册', example: '/名册' },
  导入名册: { help: '发了名册文件(.xlsx)，再发这个', example: '/导入名册 跳过错行' },
  重点群体: { help: '记下重点群体，只有站点看得到', example: '/重点群体 @某人 大龄 脱贫' },
  月报: { help: '导出月报，不写月份是上个月', example: '/月报 2026-12' },
} as const satisfies Readonly<Record<string, { readonly help: string; readonly example: string }>>;
export type CommandName = keyof typeof HELP;

/** The number that stands in the examples. */
const EXAMPLE_NUMBER = /\b128\b/;

/** The example with the number of the asker's own order, where he has written one. */
export function exampleFor(example: string, number: number | null): string {
  return number === null ? example : example.replace(EXAMPLE_NUMBER, String(number));
}

interface HelpRow {
  readonly name: string;
  readonly help: string;
  readonly example: string;
}

export function helpList(rows: readonly HelpRow[]): string {
  return ['能用的命令：', ...rows.map(helpRow), '看写法，如：/帮助 我的单'].join('\n');
}

/** "/查 128 看一个单到哪一步了": that it wants a number shows. */
function helpRow({ name, help, example }: HelpRow): string {
  const number = EXAMPLE_NUMBER.exec(example)?.[0];
  return [`/${name}`, ...(number === undefined ? [] : [number]), help].join(' ');
}

export function helpOf({ name, help, example }: HelpRow): string {
  return `/${name} ${help}\n例：${example}`;
}

/** To who may not report: somebody may be in need all the same. */
export function mayNotReport(allowed: readonly Role[]): string {
  return `${whoMay(allowed)}。人有危险先打120、110`;
}

/** Who may, for whoever may not. */
export function whoMay(allowed: readonly Role[]): string {
  if (allowed.includes('worker')) return allowed.includes('gridworker') ? '这个要备案师傅或网格员用' : '这个要备案师傅用';
  return allowed.includes('gridworker') ? '这个要网格员用' : '这个要站点工作人员用';
}

export function onlyByDirectMessage(): string {
  return '这个请私信我发';
}

export function onlyInRoom(): string {
  return '这个要在群里发';
}

export function oneCommandOnly(): string {
  return '一条消息只写一个命令，请分开发';
}

/** "/派单通下水道" */
export function wantsBlank(name: string): string {
  return `/${name}后面空一格再写`;
}

export function claimWithoutSlash(): string {
  return '接单不用斜杠，直接回“接”加单号';
}

export function didYouMean(name: string): string {
  return `没有这个命令，是不是：/${name}`;
}

export function noSuchCommand(): string {
  return '没有这个命令，发 /帮助 看能用哪些';
}

export function commandTooLate(name: string): string {
  return `“/${name}”到我这里晚了10多分钟，没有执行。还要的话请再发一次`;
}

/** Where what was asked for may not stand in the group and cannot be sent. */
export function addMeFirst(): string {
  return '请先加我好友，我私信给您';
}
