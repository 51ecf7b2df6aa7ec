import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/application/commands/table.ts';
import type { CommandName } from '../../../src/application/replies/help-lines.ts';
import type { Role } from '../../../src/domain/permissions.ts';
import { type Desk, openDesk } from './desk.ts';

/** Whoever has the role on the left may use the commands on the right. */
const ALLOWED: Readonly<Record<Role, readonly CommandName[]>> = {
  resident: ['帮助', '我的单', '查', '取消', '排行', '纠纷', '删除我的信息', '认领'],
  worker: ['在办', '完成', '退单', '转单', '上报'],
  gridworker: [
    '派单',
    '指派',
    '改',
    '撤单',
    '催',
    '在办',
    '转单',
    '师傅',
    '登记',
    '承诺',
    '证书',
    '停接',
    '恢复',
    '渠道',
    '日报',
    '确认',
    '上报',
  ],
  staff: ['绑定', '解绑', '设角色', '换绑', '台账', '名册', '导入名册', '重点群体', '求职', '培训', '月报', '设置', '强制', '状态'],
};
/** Staff may do all that grid workers may; everybody may what residents may. */
const ROLES: Readonly<Record<Role, readonly Role[]>> = {
  resident: ['resident'],
  worker: ['resident', 'worker'],
  gridworker: ['resident', 'gridworker'],
  staff: ['resident', 'gridworker', 'staff'],
};
const PLACES = ['direct', 'grid', 'market', 'staff'] as const;
const REFUSALS = [
  '这个要备案师傅用',
  '这个要备案师傅或网格员用。人有危险先打120、110',
  '这个要备案师傅或网格员用',
  '这个要网格员用',
  '这个要站点工作人员用',
];

const isAllowed = (role: Role, name: CommandName): boolean => ROLES[role].some((one) => ALLOWED[one].includes(name));

describe('who may use which command, and where', () => {
  let desk: Desk;
  beforeAll(() => {
    desk = openDesk();
  });
  afterAll(() => {
    desk.close();
  });

  it('has a place for every command in the table above', () => {
    const placed = new Set(Object.values(ALLOWED).flat());
    expect(new Set(COMMANDS.map(({ name }) => name))).toEqual(placed);
  });

  for (const role of Object.keys(ALLOWED) as Role[]) {
    for (const place of PLACES) {
      for (const command of COMMANDS) {
        const may = isAllowed(role, command.name);
        it(`/${command.name} by a ${role}, ${place === 'direct' ? 'by direct message' : `in a ${place} group`}: ${may ? 'heard' : 'refused in one line'}`, () => {
          const room = place === 'direct' ? undefined : desk.rooms[place];
          const before = desk.store.orders.postedSince(0).length;
          const { taken, said } = desk.says(desk.people[role].name, `/${command.name}`, room ? { room } : {});
          expect(taken).toBe(true);
          const refusals = said.filter(({ text }) => REFUSALS.includes(text));
          expect(refusals).toHaveLength(may ? 0 : 1);
          if (may) expect(said.length + (command.name === '解绑' ? 1 : 0)).toBeGreaterThan(0);
          else {
            expect(said).toHaveLength(1);
            expect(said[0]?.room).toBe(room?.name ?? null);
            expect(desk.store.orders.postedSince(0)).toHaveLength(before);
          }
          if (command.name === '解绑' && may && room) desk.store.rooms.bind(room, null, 0);
        });
      }
    }
  }

  it('says the same in a group that a resident uses for the first time', () => {
    const { said } = desk.says('没见过的人', '/派单 通下水道', { room: desk.rooms.grid });
    expect(said.map(({ room, text }) => [room, text])).toEqual([['云岩3网格群', '这个要网格员用']]);
    expect(desk.store.people.named('没见过的人')).toEqual([]);
  });

  it('lets somebody who has a job in hand use the commands of workers, though he is not on the register', () => {
    const visitor = desk.meet('外来师傅');
    const order = desk.takes(desk.posts(), visitor);
    const { said } = desk.says('外来师傅', `/完成 ${order.number} 收60`);
    expect(said.some(({ text }) => REFUSALS.includes(text))).toBe(false);
    expect(desk.order(order).state.kind).toBe('done');
  });
});
