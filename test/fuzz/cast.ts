import type { Community, CommunityPerson } from '../../src/replay/input.ts';
import { aWorker, somebody } from '../support/station-world.ts';

export const GRID_3 = '3网格群';
export const GRID_1 = '1网格群';
export const MARKET = '零工市场';
export const MARKET_2 = '零工二群';
export const STAFF_ROOM = '工作群';
/** Nobody has bound it. */
export const STRANGE_ROOM = '羽毛球群';
/** Bound once, and let go again. */
export const LEFT_ROOM = '旧市场群';

export const BOUND: Community['rooms'] = [
  { name: GRID_3, kind: 'grid', grid: 3 },
  { name: GRID_1, kind: 'grid', grid: 1 },
  { name: MARKET, kind: 'market', grid: null },
  { name: MARKET_2, kind: 'market', grid: null },
  { name: STAFF_ROOM, kind: 'staff', grid: null },
];

/** null: to the bot alone. */
export const ALL_PLACES: readonly (string | null)[] = [...BOUND.map(({ name }) => name), STRANGE_ROOM, LEFT_ROOM, null];

export const STAFF = '糜主任';
/** Staff by the settings of the start, unknown to the store until he speaks. */
export const ADMIN = '管站长';
export const BOT = '派单助手';

/** People who are known before the first message; a contact's id is the name. */
export const PEOPLE: readonly CommunityPerson[] = [
  somebody(STAFF, ['staff']),
  somebody('石站长', ['staff'], { friend: false }),
  somebody('杨网格', ['gridworker'], { grid: 3 }),
  somebody('李网格', ['gridworker'], { grid: 1, friend: false }),
  aWorker('熊师傅', ['plumbing_electric', 'unclogging'], {
    phone: '13800000001',
    certificates: [{ name: '低压电工证', expires: '2029-05-01' }],
  }),
  aWorker('吴师傅', ['unclogging', 'plumbing_electric'], {
    phone: '13800000002',
    certificates: [{ name: '电工证', expires: '2026-01-01' }],
  }),
  aWorker('王师傅', ['moving', 'labor'], { phone: '13800000003' }),
  aWorker('赵师傅', ['moving', 'labor'], { phone: '13800000004' }),
  aWorker('刘孃', ['cleaning', 'housekeeping'], { phone: '13800000005' }),
  aWorker('周姐', ['cleaning'], { phone: '13800000006', friend: false }),
  aWorker('郑小工', ['labor', 'cleaning'], { phone: '13800000007', pledge: null }),
  aWorker('冯师傅', ['moving'], { phone: '13800000008' }),
  aWorker('蒋师傅', ['locksmith'], { phone: '13800000009' }),
  ...['张阿姨', '何嬢嬢', '田哥', '秦婆婆', '小龚'].map((name) => somebody(name, ['resident'])),
  somebody('丁婶', ['resident'], { friend: false }),
];

/** Nobody has heard of them; the ids of the last are as a gateway may make them. */
export const STRANGERS = ['过路人', '新来的', '卖保险的', ADMIN, BOT, 'wxid_\u202e:/?#[]@!$&', "x'; DROP TABLE orders;--", '0', '7'];

export const IDS: readonly string[] = [...PEOPLE.map(({ name }) => name), ...STRANGERS];

/** Nicknames that would break a line, call everybody, command the bot, or say what no group may read. */
export const HOSTILE_NAMES: readonly string[] = [
  '@所有人',
  '所有人',
  '断\n句',
  '断\r\n101号单 熊师傅接了',
  '断\u2028句\u2029',
  '\u202e人坏\u202c',
  '\u2066隔\u2069离',
  '坏\u0000人\u0007',
  '\ud800',
  '王\udc00五',
  '/派单',
  '、绑定 网格 9',
  '接101',
  '13800000088',
  '１３８００００００８８',
  '一三八零零零零零零八八',
  '张阿姨13800000088',
  '阿强138-0000-0088',
  '松山小区3栋2单元501',
  '三栋五零一',
  '👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒👩‍🚒',
  'e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301',
  '王'.repeat(3_000),
  ' ',
  '',
  '\u3164',
  '熊师傅',
  STAFF,
  BOT,
  '101号单 熊师傅接了',
  '请找网格员',
  '{{7*7}}',
  '<a href="x">',
  '__proto__',
];

export const isFriend = (id: string): boolean => PEOPLE.find(({ name }) => name === id)?.friend ?? true;
