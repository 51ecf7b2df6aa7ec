import Database from 'better-sqlite3';
import type { AttachmentSpec } from '../../src/application/ports/outbox.ts';
import type { CommandName } from '../../src/application/replies/help-lines.ts';
import { newStaffCode } from '../../src/application/staff-code.ts';
import { handleMessage } from '../../src/application/talk/handle-message.ts';
import { findMentions } from '../../src/channels/wechaty/mentions.ts';
import { contactId, messageId, roomId } from '../../src/domain/ids.ts';
import { aWorker, type Besides, CAST, openStationWorld, type Place, type StationWorld, somebody } from '../support/station-world.ts';
import { CLEANING, DRAIN, FRIDGE, MOVING } from './telling.ts';

/** Where somebody may write. */
export const PLACES = ['grid', 'market', 'staff', 'unbound', 'direct'] as const;
export type PlaceKind = (typeof PLACES)[number];
const ROOMS: Readonly<Record<PlaceKind, string | null>> = {
  grid: '3网格群',
  market: '零工市场',
  staff: '工作群',
  unbound: '别的群',
  direct: null,
};

/** One of each: `nobody` has never been seen, `suspended` may not claim for some days. */
export const ONE_OF = {
  nobody: '过路人',
  resident: '何嬢嬢',
  worker: '王师傅',
  suspended: '刘孃',
  gridworker: '杨网格',
  staff: '糜主任',
} as const;

/** A line that works as it stands, and who writes it where. */
export interface Working {
  readonly by: string;
  readonly line: string;
  readonly place?: PlaceKind;
}

/** One of every command, for the station of `openCommandStation`. */
export const WORKING: Readonly<Record<CommandName, Working>> = {
  帮助: { by: '何嬢嬢', line: '/帮助 取消' },
  我的单: { by: '何嬢嬢', line: '/我的单' },
  查: { by: '何嬢嬢', line: '/查 101' },
  取消: { by: '何嬢嬢', line: '/取消 101' },
  排行: { by: '何嬢嬢', line: '/排行 月' },
  纠纷: { by: '张阿姨', line: '/纠纷 102 地板刮花了' },
  删除我的信息: { by: '张阿姨', line: '/删除我的信息', place: 'direct' },
  认领: { by: '何嬢嬢', line: '/认领 839201', place: 'direct' },
  在办: { by: '王师傅', line: '/在办' },
  完成: { by: '王师傅', line: '/完成 102 收60' },
  退单: { by: '王师傅', line: '/退单 102 车坏了' },
  转单: { by: '王师傅', line: '/转单 102 @赵师傅' },
  上报: { by: '王师傅', line: '/上报 老人不舒服', place: 'direct' },
  派单: { by: '杨网格', line: '/派单 代 张阿姨 13900000099 通下水道，洗马路，明天上午，60元' },
  指派: { by: '杨网格', line: '/指派 101 @熊师傅' },
  改: { by: '杨网格', line: '/改 101 价格 90' },
  撤单: { by: '杨网格', line: '/撤单 101 重复了' },
  催: { by: '杨网格', line: '/催 101' },
  渠道: { by: '杨网格', line: '/渠道 101 物业的李师傅去了' },
  师傅: { by: '杨网格', line: '/师傅 水电' },
  登记: { by: '杨网格', line: '/登记 @小龚 龚明 13800000033 龚家队 搬家 小工' },
  确认: { by: '杨网格', line: '/确认 罗平' },
  承诺: { by: '杨网格', line: '/承诺 @郑小工 2026-11-23' },
  证书: { by: '杨网格', line: '/证书 @吴师傅 低压电工证 2029-05-01' },
  停接: { by: '杨网格', line: '/停接 @王师傅 7 失约两次' },
  恢复: { by: '杨网格', line: '/恢复 @刘孃' },
  日报: { by: '杨网格', line: '/日报 昨天' },
  绑定: { by: '糜主任', line: '/绑定 网格 4', place: 'grid' },
  解绑: { by: '糜主任', line: '/解绑', place: 'grid' },
  设角色: { by: '糜主任', line: '/设角色 @小龚 网格员 3' },
  换绑: { by: '糜主任', line: '/换绑 熊明祥 @小龚' },
  台账: { by: '糜主任', line: '/台账 本月' },
  强制: { by: '糜主任', line: '/强制 101 @郑小工 已当面签承诺书' },
  设置: { by: '糜主任', line: '/设置 接单上限 5' },
  状态: { by: '糜主任', line: '/状态' },
  名册: { by: '糜主任', line: '/名册' },
  导入名册: { by: '糜主任', line: '/导入名册' },
  重点群体: { by: '糜主任', line: '/重点群体 @郑小工 大龄' },
  月报: { by: '糜主任', line: '/月报' },
  求职: { by: '糜主任', line: '/求职' },
  培训: { by: '糜主任', line: '/培训 名单 1' },
};

/**
 * The station of the examples with something for every command: 101 open, 102 with 王师傅, 103 closed, 104 cancelled,
 * 105 for two of whom one has come; two people registered as 陈勇, one with a blank in the nickname, one who waits to be
 * confirmed, one suspended, 小龚 of whom nothing is known but the name, and everybody who stands in the examples of the help.
 */
export async function openCommandStation(): Promise<StationWorld> {
  const world = await openStationWorld([...CAST, ...MORE_PEOPLE]);
  const { store } = world.station;
  store.transact(() => {
    for (const [name, phone] of WAITING)
      store.register.importEntry({ name, phone, team: null, trades: ['labor'], certificates: [], pledge: null, active: true });
    for (const [contact, phone] of [
      ['陈队', '13800000021'],
      ['陈哥', '13800000022'],
    ] as const)
      store.register.enrol(met(world, contact), { name: '陈勇', phone, team: `${contact}的队`, trades: ['moving'] });
    store.register.enrol(met(world, '熊师傅'), { ...XIONG, team: '熊师傅的队', trades: ['plumbing_electric', 'unclogging'] });
    store.register.enrol(met(world, '阿强 搬家'), { name: '王强', phone: '13800000023', team: null, trades: ['moving'] });
    newStaffCode(store, () => (839_201.5 - 100_000) / 900_000);
  });
  await world.grid(3).from('何嬢嬢', DRAIN);
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接102');
  await world.grid(1).from('张阿姨', CLEANING);
  await world.market.from('刘孃', '接103');
  await world.market.from('刘孃', '完成103 收100');
  await world.grid(1).from('张阿姨', '满意');
  await world.grid(1).from('孙大姐', '找人打扫卫生，后天下午2点，北山路丽景小区6栋，120元，电话13900000016');
  await world.grid(1).from('孙大姐', '取消104');
  await world.grid(1).from('孙大姐', `${MOVING}，要两个人`);
  await world.market.from('赵师傅', '接105');
  await world.with('罗平').from('罗平', '登记 罗平 13800000044');
  await world.with('熊二').from('熊二', '登记 熊明祥 13800000045');
  await world.staffRoom.from('杨网格', '/停接 刘孃 3 迟到');
  await world.staffRoom.from('糜主任', '/培训 发布 12月12日下午2点 驿站二楼 月嫂培训');
  await world.market.from('王师傅', '报名1');
  await world.passes(5);
  return world;
}

/** On the register, but no contact is bound to them yet. */
const WAITING = [
  ['罗平', '13800000044'],
  ['熊明祥', '13800000045'],
] as const;
const XIONG = { name: '熊明祥', phone: '13800000061' };
const MORE_PEOPLE = [
  somebody('何嬢嬢', ['resident']),
  somebody('张阿姨', ['resident']),
  somebody('孙大姐', ['resident']),
  somebody('小龚', ['resident']),
  somebody('罗平', ['resident']),
  somebody('熊二', ['resident']),
  somebody('新号', ['resident']),
  somebody('龙网格', ['gridworker'], { grid: 1, friend: false }),
  aWorker('某人', ['labor'], { pledge: null }),
  aWorker('陈队', ['moving']),
  aWorker('陈哥', ['moving']),
  aWorker('阿强 搬家', ['moving']),
];

function met(world: StationWorld, name: string) {
  return world.station.store.people.meet({ id: contactId(name), name, friend: null }).id;
}

export function placeOf(world: StationWorld, place: PlaceKind, name: string): Place {
  const room = ROOMS[place];
  return room === null ? world.with(name) : world.elsewhere(room);
}

/** What would be said, and how everything would then stand. */
export interface Rehearsed {
  /** "零工市场: 101号单 …", "糜主任: …" */
  readonly said: readonly string[];
  /** Orders with their histories, register, roles, groups, settings, open questions. */
  readonly state: string;
  /** Rows that were written, whatever the table. */
  readonly rows: number;
}

/** Whose "@name" stands in a text written in a group. */
function mentionedIn(text: string): readonly string[] {
  const members = [...CAST, ...MORE_PEOPLE].map(({ name }) => ({ id: name, names: [name] }));
  return findMentions(text, members).map(({ name }) => name);
}

class Undone extends Error {}

/** What the line would lead to; all of it is undone again, so that the next one finds the same station. */
export function rehearse(world: StationWorld, name: string, text: string, place: PlaceKind = 'staff', more: Besides = {}): Rehearsed {
  // A store of its own for the flood guard: what is undone is not counted either.
  const station = { ...world.station, store: { ...world.station.store } };
  let outcome: Rehearsed | null = null;
  const room = ROOMS[place];
  const id = messageId('rehearsed');
  const mentions = (more.mentions ?? (room === null ? [] : mentionedIn(text))).map((one) => ({
    id: contactId(one),
    name: one,
    friend: true,
  }));
  const quote = more.quote === undefined ? null : { from: '派单助手', text: more.quote };
  try {
    station.store.transact(() => {
      const before = station.store.rowsWritten();
      handleMessage(
        station,
        {
          id,
          room: room === null ? null : { id: roomId(room), name: room },
          sender: { id: contactId(name), name, friend: station.store.people.byContact(contactId(name))?.friend ?? true },
          sentAt: more.sentAt ?? world.now(),
          content: { kind: 'text', text, quote, mentions, mentionsBot: more.mentionsBot ?? false },
        },
        world.now(),
      );
      outcome = { said: linesOf(world, id), state: stateOfAll(world), rows: station.store.rowsWritten() - before };
      throw new Undone();
    });
  } catch (error) {
    if (!(error instanceof Undone)) throw error;
  }
  if (!outcome) throw new Error('nothing was rehearsed');
  return outcome;
}

function linesOf({ station: { store }, now }: StationWorld, id: ReturnType<typeof messageId>): readonly string[] {
  return store.outbox.waitingBecauseOf(id, now()).map(({ target, content }) => {
    const where = target.kind === 'room' ? String(target.room) : store.people.byId(target.person).name;
    const what = content.kind === 'text' ? content.text : specText(content.spec);
    return `${where}: ${what}`;
  });
}

/** "2026-12-01..2026-12-31 masked" of a ledger, else the kind of the file. */
function specText(spec: AttachmentSpec): string {
  const what = spec.kind === 'ledger' ? `${spec.from}..${spec.to}` : spec.kind;
  return 'masked' in spec && spec.masked ? `${what} masked` : what;
}

export function stateOfAll({ station: { store }, now }: StationWorld): string {
  const orders = store.orders.postedSince(0);
  return JSON.stringify({
    orders,
    histories: orders.map(({ id }) => [store.orders.history(id), store.orders.notes(id), store.questions.about(id, now())]),
    register: store.register.entries(),
    roles: [store.people.staff(), store.people.gridWorkers()],
    rooms: (['grid', 'market', 'staff'] as const).map((kind) => store.rooms.ofKind(kind)),
    settings: store.settings.all(),
    courses: store.courses.publishedBetween(0, now() + 1),
    observations: store.observations.open(),
  });
}

/** Every row of every table but those that note what came, what goes out and that it did. */
export function dumpOf(world: StationWorld): Readonly<Record<string, readonly string[]>> {
  const db = new Database(world.file, { readonly: true });
  try {
    const tables = db.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").pluck().all() as string[];
    const kept = tables.filter((table) => !['inbox', 'outbox', 'journal'].includes(table));
    return Object.fromEntries(
      kept.map((table) => [
        table,
        db
          .prepare(`SELECT * FROM "${table}"`)
          .all()
          .map((row) => JSON.stringify(row)),
      ]),
    );
  } finally {
    db.close();
  }
}
