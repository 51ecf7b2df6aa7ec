import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/application/commands/table.ts';
import type { CommandName } from '../../src/application/replies/help-lines.ts';
import { mayDo, type Role, rolesOf } from '../../src/domain/permissions.ts';
import type { StationWorld } from '../support/station-world.ts';
import { ONE_OF, openCommandStation, PLACES, type PlaceKind, rehearse, stateOfAll, WORKING } from './command-station.ts';

let world: StationWorld;
let untouched: string;
beforeAll(async () => {
  world = await openCommandStation();
  untouched = stateOfAll(world);
});
afterAll(() => world.end());

const rolesNow = (name: string) => {
  const [person] = world.station.store.people.named(name);
  return rolesOf(person ?? null, false);
};

describe('/帮助', () => {
  it.each(Object.entries(ONE_OF))('lists just what a %s may do, by direct message, wherever he asks', (_, who) => {
    const may = COMMANDS.filter(({ listed, may: allowed }) => listed && mayDo(allowed, rolesNow(who))).map(({ name }) => name);
    for (const place of PLACES) {
      const { said } = rehearse(world, who, '/帮助', place);
      // In a group that is not bound nobody is answered.
      expect(said).toHaveLength(place === 'unbound' ? 0 : 1);
      if (place === 'unbound') continue;
      const [title, ...rows] = (said[0] ?? '').split('\n');
      expect(title).toBe(`${who}: 能用的命令：`);
      expect(rows.slice(0, -1).map((row) => /^\/(\S+)/u.exec(row)?.[1])).toEqual(may);
    }
  });

  it('what a row shows can be used: with a number where one is wanted', () => {
    const { said } = rehearse(world, '糜主任', '/帮助', 'direct');
    for (const row of (said[0] ?? '').split('\n').slice(1, -1)) expect(row).toMatch(/^\/\S+(?: 128)? \p{Script=Han}{2,}/u);
    expect(said[0]?.length).toBeLessThan(1_400);
  });

  it.each(COMMANDS.map(({ name }) => name))('/帮助 %s shows it to whoever may, and says who may to the others', (name) => {
    const command = COMMANDS.find((one) => one.name === name);
    for (const [role, who] of Object.entries(ONE_OF) as [Role, string][]) {
      const { said, state } = rehearse(world, who, `/帮助 ${name}`, 'direct');
      if (mayDo(command?.may ?? [], rolesNow(who)))
        expect(said, role).toEqual([`${who}: /${name} ${command?.help}\n例：${command?.example}`]);
      else expect(said, role).toEqual([expect.stringMatching(/: 这个要.{3,12}用$/u)]);
      expect(state).toBe(untouched);
    }
  });

  it('of a mistyped name shows the nearest that one may use', () => {
    expect(rehearse(world, '糜主任', '/帮助 台帐').said).toEqual(['工作群: 没有这个命令，是不是：/台账']);
    expect(rehearse(world, '何嬢嬢', '/帮助 台帐', 'direct').said).toEqual(['何嬢嬢: 没有这个命令。这样写：/帮助 取消']);
  });
});

/** For whom and about which order an example works, where it is not 101 and whoever else uses the command. */
const EXAMPLES_OF: Partial<Record<CommandName, { readonly by?: string; readonly number?: string; readonly place?: PlaceKind }>> = {
  纠纷: { number: '102' },
  完成: { number: '102' },
  退单: { number: '102' },
  转单: { number: '105', by: '赵师傅' },
  改: { number: '105' },
  绑定: { place: 'market' },
};
/** What is only looked up, or stands so already. */
const CHANGES_NOTHING: readonly string[] = [
  '帮助',
  '我的单',
  '查',
  '排行',
  '在办',
  '师傅',
  '日报',
  '台账',
  '状态',
  '恢复',
  '求职',
  '名册',
  '导入名册',
  '月报',
];

describe('an example of the help, sent as it stands', () => {
  it.each(COMMANDS.filter(({ name }) => name in WORKING).map(({ name, example }) => [example, name] as const))('%s', (example, name) => {
    const { by, place } = WORKING[name];
    const { number = '101', by: other, place: elsewhere } = EXAMPLES_OF[name] ?? {};
    const { said, state } = rehearse(world, other ?? by, example.replace('128', number), elsewhere ?? place);
    expect(said.length).toBeGreaterThan(0);
    expect(said.join()).not.toMatch(/这样写|没有这个|没有叫|看清|请站点用|这个要|改不了|不在|少了|还没有登记|换绑$/u);
    expect(state !== untouched).toBe(!CHANGES_NOTHING.includes(name));
  });
});
