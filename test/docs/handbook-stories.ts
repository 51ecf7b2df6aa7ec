import { noteGap, noteStart } from '../../src/application/outage.ts';
import { newStaffCode } from '../../src/application/staff-code.ts';
import { MINUTE } from '../../src/domain/time.ts';
import type { CommunityPerson } from '../../src/replay/input.ts';
import { aWorker, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { workbookOf } from '../support/workbook.ts';
import type { Stage } from './stage.ts';

const CHENG = aWorker('郑小工', ['plumbing_electric'], { phone: '13800000007', team: null, pledge: null });

/** The people of the handbook. */
export const PEOPLE: readonly CommunityPerson[] = [
  somebody('杨站长', ['staff']),
  somebody('杨网格', ['gridworker'], { grid: 3, phone: '13900000301' }),
  ...['张阿姨', '李大爷', '小龚', '熊小明', '老熊新号'].map((name) => somebody(name, ['resident'])),
  CHENG,
  aWorker('熊明祥', ['plumbing_electric', 'unclogging'], {
    phone: '13800000001',
    team: '熊师傅水电队',
    certificates: [{ name: '低压电工证', expires: '2027-01-05' }],
  }),
  aWorker('王师傅', ['moving', 'unclogging'], { phone: '13800000003', team: '王家搬运队' }),
  aWorker('李明光', ['labor'], { phone: '13800000009', team: '李家班' }),
  aWorker('周师傅', ['moving'], { phone: '13800000006', team: null, friend: false }),
];

/** Those of the first day: nobody is staff yet, and hardly anybody on the register. */
const NEWCOMERS: readonly CommunityPerson[] = [
  ...['杨站长', '杨网格', '熊小明', '老李', '阿强'].map((name) => somebody(name, ['resident'])),
  CHENG,
];

const A_DAY = 24 * 60;
const SECONDS = 1 / 60;

const LIST_HEADER = ['姓名', '电话', '团队', '工种', '证书及有效期', '承诺书日期', '状态', '重点群体'];
const DRAIN = '厨房下水道堵了，请个师傅来通一下，明天上午，洗马路12号2单元401，60块，电话13800000011';
const TAP = '请人修水管，今天下午3点，洗马路12号2单元401，60块，电话13800000011';
const FRIDGE = '找2个人抬冰箱下楼，今天下午5点，洗马路12号2单元401，60元，电话13800000011';
const BRICKS = '找个小工搬砖，洗马路3号，150元，电话13800000012';

/** The first day: a code, groups, roles, the register. Nobody is staff yet. */
async function theFirstDay({ world, alone, at, market, staffRoom, happens }: Stage): Promise<void> {
  newStaffCode(world.station.store, () => (839_201.5 - 100_000) / 900_000);
  await alone('杨站长', '/认领 839201');
  await at('幸福三网格')('杨站长', '/绑定 网格 3');
  await staffRoom('杨站长', '/设角色 @杨网格 网格员 3');
  await staffRoom('杨网格', '/登记 @熊小明 熊小明 13800000005 熊师傅水电队 水电 疏通');
  await staffRoom('杨网格', '/承诺 @熊小明');
  await staffRoom('杨网格', '/证书 @郑小工 低压电工证 2029-05-01');
  const list = await workbookOf([
    LIST_HEADER,
    ['李明光', '13800000009', '李家班', '小工、搬家', null, '2026-01-05', '正常', '脱贫'],
    ['王强', '无', '王家搬运队', '搬家', null, '2026-01-05', '正常', null],
    ['赵四', '1380000', '个人', '搬家', null, null, '正常', null],
    ['钱家', '13800000018', '个人', '力气活', null, null, '正常', null],
  ]);
  await happens(() => world.staffRoom.file('杨站长', '名册.xlsx', list));
  await staffRoom('杨站长', '/导入名册');
  await staffRoom('杨站长', '/导入名册 跳过错行');
  await alone('老李', '登记 李明光 13800000009');
  await staffRoom('杨网格', '/确认 李明光');
  await market('杨站长', '/换绑 王强 @阿强');
  await staffRoom('杨站长', '/重点群体 @熊小明 大龄');
  await staffRoom('杨网格', '/师傅 水电');
}

/** One order from the first word to the last. */
async function oneOrder({ grid, market, alone, staffRoom, passes }: Stage): Promise<void> {
  await grid('张阿姨', DRAIN);
  await passes(5 * SECONDS);
  await market('熊明祥', '接101');
  await market('王师傅', '接101');
  await passes(1);
  await staffRoom('杨网格', '/查 101');
  await grid('张阿姨', '101号单有人接没');
  await grid('张阿姨', '改成后天上午');
  await staffRoom('杨网格', '/改 101 价格 80 时间 后天下午3点');
  await grid('张阿姨', '价格60');
  await passes(A_DAY);
  await market('熊明祥', '退101 车坏了');
  await market('王师傅', '接');
  await passes(2 * A_DAY);
  await alone('王师傅', '完成101 收80');
  await grid('张阿姨', '只给了60');
  await staffRoom('杨网格', '/改 101 实收 60');
  await grid('张阿姨', '不满意');
  await grid('张阿姨', '/纠纷 101 地板刮花了');
  await staffRoom('杨网格', '/纠纷');
  await staffRoom('杨站长', '/纠纷 101 了结 师傅赔了50');
  await alone('张阿姨', '/删除我的信息');
  await alone('熊明祥', '/上报 6栋王奶奶两天没出门');
  await staffRoom('杨网格', '/上报');
  await staffRoom('杨网格', '/上报 1 了结');
}

/** A day with many orders, its evening and the night. */
async function aDay({ world, grid, market, alone, staffRoom, passes, happens }: Stage): Promise<void> {
  noteStart(world.station, world.now(), '0.1.0');
  await staffRoom('杨网格', '/派单 代 张阿姨 13900000001 通下水道，洗马路12号2单元401，明天上午，60元');
  await staffRoom('杨网格', '/指派 101 @郑小工');
  await market('熊明祥', '接101');
  await grid('李大爷', BRICKS);
  await passes(1);
  await grid('李大爷', '明天上午9点');
  await passes(3);
  await grid('张阿姨', TAP);
  await passes(1);
  await market('熊明祥', '接103');
  await grid('张阿姨', FRIDGE);
  await passes(1);
  await market('王师傅', '104 80块我就去');
  await grid('张阿姨', '同意');
  await market('周师傅', '接104');
  await grid('张阿姨', FRIDGE);
  await grid('李大爷', '家里插座冒火花，快来个电工，洗马路3号，电话13800000012');
  await market('郑小工', '接105');
  await grid('李大爷', '帮忙找人去讨债，事成给两千');
  await passes(40);
  await staffRoom('杨网格', '/渠道 102 物业的李师傅去了');
  await staffRoom('杨网格', '/在办 3');
  await market('小龚', '本人做保洁八年，有活的联系我');
  await market('小龚', '是');
  await staffRoom('杨站长', '/求职');
  await staffRoom('杨站长', '/培训 发布 12月12日下午2点 驿站二楼 月嫂培训 免费');
  await market('小龚', '报名1');
  await staffRoom('杨站长', '/状态');
  await staffRoom('杨网格', '/停接 @郑小工 一周 失约两次');
  await happens(() => world.until('15:10'));
  await grid('张阿姨', '师傅没来');
  await market('熊明祥', '马上到');
  await happens(() => world.until('17:30'));
  await alone('熊明祥', '完成103 收60');
  await happens(() => world.until('20:01'));
  await staffRoom('杨站长', '/换绑 熊明祥 @老熊新号');
  await happens(async () =>
    noteGap(world.station, { since: world.now() - 12 * MINUTE, until: world.now(), now: world.now(), heard: null }),
  );
  await happens(() => world.until('22:30'));
  await grid('李大爷', '明天下午找人搬家，从洗马路3号搬到富民路，200元，电话13800000012');
}

/** What goes otherwise than it should. */
async function mishaps({ world, grid, market, staffRoom, passes, happens }: Stage): Promise<void> {
  await grid('张阿姨', '我家灯不亮了，咋个整');
  await grid('张阿姨', '是');
  await passes(2);
  await market('熊明祥', '接单');
  await grid('张阿姨', '换一个');
  await grid('李大爷', BRICKS);
  await passes(5);
  await grid('李大爷', TAP);
  await passes(3);
  await market('李明光', '接102', { sentAt: world.now() - 3 * MINUTE });
  await market('熊明祥', '接103');
  await happens(() => world.until('15:05'));
  await grid('李大爷', '103号单师傅没来');
  await passes(11);
  await staffRoom('杨网格', '/停接 @熊明祥 三天 失约');
  await staffRoom('杨网格', '/登记 @熊小明 熊小明 13800000005 熊师傅水电队 水电 疏通');
  await staffRoom('杨网格', '/承诺 @熊小明');
  const list = await workbookOf([LIST_HEADER, ['孙大力', '13800000010', '孙家班', '水电', null, '2026-01-05', '正常', null]]);
  await happens(() => world.staffRoom.file('杨站长', '名册.xlsx', list));
  await staffRoom('杨站长', '/导入名册');
  await staffRoom('杨网格', '/师傅 水电');
  await passes(3 * A_DAY);
}

/** A month, filed after its end. */
async function aMonth({ world, grid, market, alone, happens, passes }: Stage): Promise<void> {
  await grid('张阿姨', '厨房下水道堵了，请个师傅来通一下，今天上午10点，洗马路12号2单元401，60块，电话13800000011');
  await passes(5 * SECONDS);
  await market('熊明祥', '接101');
  await happens(() => world.until('11:00'));
  await alone('熊明祥', '完成101 收80');
  await grid('张阿姨', '满意');
  await happens(() => world.untilDay('2027-01-04', '09:30'));
  await alone('杨站长', '/月报');
  await alone('杨站长', '/改 101 实收 60');
  await alone('杨站长', '/月报 2026-12');
}

interface Story {
  readonly people: readonly CommunityPerson[];
  readonly tell: (stage: Stage) => Promise<void>;
}

/** Whatever the handbook puts into the bot's mouth is said in one of these. */
export const STORIES: readonly Story[] = [
  { people: NEWCOMERS, tell: theFirstDay },
  { people: PEOPLE, tell: oneOrder },
  { people: PEOPLE, tell: aDay },
  { people: PEOPLE, tell: mishaps },
  { people: PEOPLE, tell: aMonth },
];

/** A station in which what the handbook shows as a command finds what it speaks of: 101 with 熊明祥, 102 and 103 open. */
export async function openHandbookStation(): Promise<StationWorld> {
  const world = await openStationWorld(PEOPLE);
  await world.grid(3).from('张阿姨', DRAIN);
  await world.market.from('熊明祥', '接101');
  await world.grid(3).from('李大爷', BRICKS);
  await world.grid(3).from('张阿姨', TAP);
  await world.staffRoom.from('杨网格', '/登记 @熊小明 熊小明 13800000005 熊师傅水电队 水电 疏通');
  await world.staffRoom.from('杨站长', '/培训 发布 12月12日下午2点 驿站二楼 月嫂培训 免费');
  await world.passes(5);
  return world;
}
