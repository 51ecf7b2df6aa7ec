import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { ensureStandingJobs } from '../../src/application/clock/standing-jobs.ts';
import { roomId } from '../../src/domain/ids.ts';
import { DAY, dayStart, HOUR, MINUTE, SECOND } from '../../src/domain/time.ts';
import { seedCommunity } from '../../src/replay/seed-community.ts';
import { openStore } from '../../src/store/open-store.ts';
import { BOUND, GRID_1, GRID_3, LEFT_ROOM, MARKET, PEOPLE, STAFF, STAFF_ROOM } from './cast.ts';
import { FOLDER, FuzzStation } from './fuzz-station.ts';
import type { Step } from './step.ts';
import { installWatch } from './watch.ts';

const FIRST_MORNING = dayStart('2026-12-07') + 8 * HOUR;

type Spoken = readonly [
  from: string,
  room: string | null,
  text: string,
  more?: { readonly mentions?: readonly string[]; readonly after?: number },
];

/** What has been said before the first message of a run: orders in every state, and questions that wait for their answers. */
const BEFORE: readonly Spoken[] = [
  ['杨网格', STAFF_ROOM, '/停接 冯师傅 30 失约'],
  ['张阿姨', GRID_3, '找人把旧冰箱抬下楼，明天上午9点，松山路松山小区3栋2单元1802，60元，电话13900000011'],
  ['何嬢嬢', GRID_1, '厨房下水道堵了，请师傅来通，明天上午，洗马路洗马小区5栋1107，80元，电话13900000012'],
  ['熊师傅', MARKET, '接102'],
  ['吴师傅', MARKET, '接102'],
  ['张阿姨', GRID_3, '找阿姨来打扫卫生，今天上午9点，松山路12号，100元，电话13900000013', { after: 10 * MINUTE }],
  ['刘孃', MARKET, '接103'],
  ['刘孃', null, '完成103 收100', { after: 2 * HOUR }],
  ['田哥', MARKET, '找个人帮忙搬家，北山路丽景花园B座1107，200元，电话13900000014'],
  ['王师傅', MARKET, '接104'],
  ['王师傅', null, '完成104 收200', { after: HOUR }],
  ['田哥', MARKET, '满意104'],
  ['丁婶', GRID_3, '找人清洗油烟机，后天，富民佳苑7号楼903室，120元'],
  ['丁婶', GRID_3, '取消105'],
  [
    '杨网格',
    STAFF_ROOM,
    '/派单 代 @秦婆婆\u2005找3个小工搬砖，后天下午2点，粮站宿舍2栋903，一个人150元，电话13900000016',
    { mentions: ['秦婆婆'] },
  ],
  ['赵师傅', MARKET, '接106'],
  ['秦婆婆', null, '客厅插座没电了，请电工来修，明天上午10点，松山路松山小区9栋903，50元，电话13900000017'],
  ['张阿姨', GRID_3, '找护工陪床，明天，市医院住院部8楼12床，一天200元，电话13900000018'],
  [STAFF, STAFF_ROOM, '/培训 发布 12月15日下午2点 驿站二楼 月嫂培训 免费'],
  ['小龚', null, '登记 龚建国 13800000055'],
  ['王师傅', MARKET, '101 90块我就去'],
  ['熊师傅', MARKET, '/转单 102 @吴师傅', { mentions: ['吴师傅'] }],
  ['过路人', GRID_1, '水管好像坏了，咋个办哦'],
  ['田哥', MARKET, '找个人帮忙搬家，北山路丽景花园B座1107，200元，电话13900000014'],
  ['何嬢嬢', GRID_1, '/纠纷 102 说好的时间变了'],
  ['杨网格', STAFF_ROOM, '/上报 6栋王奶奶两天没出门'],
];

/** The file of a station in the middle of its work; made once, copied for every run. */
export function prepareStation(): { readonly file: string; readonly now: number } {
  const folder = mkdtempSync(join(FOLDER, 'fuzz-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const empty = join(folder, 'empty.sqlite');
  seed(empty);
  const station = new FuzzStation(empty, FIRST_MORNING);
  ensureStandingJobs(station.station, station.now);
  BEFORE.forEach((spoken, index) => {
    for (const _ of station.passes(spoken[3]?.after ?? 5 * SECOND, false)) station.delivers('sent');
    station.hears(stepFrom(spoken), `prepared-${index}`);
    station.delivers('sent');
  });
  const file = join(folder, 'prepared.sqlite');
  station.saveTo(file);
  const { now } = station;
  station.end();
  return { file, now };
}

function seed(file: string): void {
  const store = openStore({ file, now: () => FIRST_MORNING - DAY });
  seedCommunity(store, { station: '幸福社区零工驿站', rooms: BOUND, people: PEOPLE, settings: {} }, FIRST_MORNING - DAY);
  store.rooms.bind({ id: roomId(LEFT_ROOM), name: LEFT_ROOM, kind: 'market', grid: null }, null, FIRST_MORNING - DAY);
  store.rooms.unbind(roomId(LEFT_ROOM));
  store.close();
  const database = new Database(file);
  installWatch(database);
  database.close();
}

function stepFrom([from, room, text, more = {}]: Spoken): Step {
  const says = { kind: 'text', text, quote: null, mentions: more.mentions ?? [], mentionsBot: false, mark: null } as const;
  return { waits: 0, asleep: false, from, name: from, room, says, sent: { ago: 0 }, id: 'new', net: 'sent' };
}
