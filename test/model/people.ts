import type { Community, CommunityPerson } from '../../src/replay/input.ts';
import { aWorker, CAST, somebody } from '../support/station-world.ts';

export const MARKET = '零工市场';
export const STAFF_ROOM = '工作群';
export const ROOMS: Community['rooms'] = [
  { name: '1网格群', kind: 'grid', grid: 1 },
  { name: '3网格群', kind: 'grid', grid: 3 },
  { name: MARKET, kind: 'market', grid: null },
  { name: STAFF_ROOM, kind: 'staff', grid: null },
];

/** Where each resident writes; null: to the bot alone. */
export const POSTERS: readonly { readonly name: string; readonly room: string | null }[] = [
  { name: '张阿姨', room: '3网格群' },
  { name: '何嬢嬢', room: '1网格群' },
  { name: '丁婶', room: '3网格群' },
  { name: '田哥', room: MARKET },
  { name: '秦婆婆', room: null },
  { name: '王师傅', room: MARKET },
];
export const GRID_WORKERS: readonly string[] = ['杨网格', '李网格'];
export const STAFF = '糜主任';

export const PEOPLE: readonly CommunityPerson[] = [
  ...CAST,
  aWorker('钱师傅', ['moving', 'labor', 'appliance'], { phone: '13800000008' }),
  ...['张阿姨', '何嬢嬢', '田哥', '秦婆婆', '小龚'].map((name) => somebody(name, ['resident'])),
  somebody('丁婶', ['resident'], { friend: false }),
];

/** On the register or, as 小龚, not. */
export const WORKERS: readonly string[] = ['王师傅', '赵师傅', '钱师傅', '熊师傅', '吴师傅', '刘孃', '周姐', '郑小工', '小龚'];

export function personNamed(name: string): CommunityPerson {
  const person = PEOPLE.find((one) => one.name === name);
  if (!person) throw new Error(`nobody is called ${name}`);
  return person;
}

export const isFriend = (name: string): boolean => personNamed(name).friend;
export const isRegistered = (name: string): boolean => personNamed(name).roles.includes('worker');
