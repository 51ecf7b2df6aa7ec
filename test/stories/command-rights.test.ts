import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../src/application/commands/table.ts';
import type { CommandName } from '../../src/application/replies/help-lines.ts';
import type { Role } from '../../src/domain/permissions.ts';
import type { StationWorld } from '../support/station-world.ts';
import { ONE_OF, openCommandStation, PLACES, type PlaceKind, rehearse, stateOfAll, WORKING } from './command-station.ts';

/** Whoever is what stands on the left may use the commands on the right. */
const ALLOWED: Readonly<Record<Role, readonly CommandName[]>> = {
  resident: ['帮助', '我的单', '查', '取消', '排行', '纠纷', '删除我的信息', '认领'],
  worker: ['在办', '完成', '退单', '转单', '上报'],
  gridworker: [
    ...(['派单', '指派', '改', '撤单', '催', '渠道', '在办', '转单', '上报'] as const),
    ...(['师傅', '登记', '确认', '承诺', '证书', '停接', '恢复', '日报'] as const),
  ],
  staff: [
    ...(['绑定', '解绑', '设角色', '换绑', '设置', '强制', '状态'] as const),
    ...(['台账', '名册', '导入名册', '重点群体', '求职', '培训', '月报'] as const),
  ],
};
/** Staff may do all that grid workers may; everybody may what residents may; who is suspended may still finish what he has. */
const MAY: Readonly<Record<keyof typeof ONE_OF, readonly Role[]>> = {
  nobody: ['resident'],
  resident: ['resident'],
  worker: ['resident', 'worker'],
  suspended: ['resident', 'worker'],
  gridworker: ['resident', 'gridworker'],
  staff: ['resident', 'gridworker', 'staff'],
};
const WHO_MAY = /^这个要(?:备案师傅|备案师傅或网格员|网格员|站点工作人员)用(?:。人有危险先打120、110)?$/u;
/** Their lines name somebody by his nickname: by direct message, where there are no mentions, it means nobody. */
const ONLY_BY_MENTION: readonly CommandName[] = ['指派', '登记', '设角色', '换绑'];
const WHERE_IT_MAY = /^这个(?:请私信我发|要在群里发)$/u;
const ROOM_OF: Readonly<Record<PlaceKind, string>> = {
  grid: '3网格群',
  market: '零工市场',
  staff: '工作群',
  unbound: '别的群',
  direct: '',
};
const PRIVATE = /1[38]\d{9}|3栋|2单元|1802|尾号/u;
/** What every message writes: its id, and the line that answers it. */
const ROWS_OF_AN_ANSWER = 2;

const CASES = COMMANDS.filter(({ name }) => name in WORKING).flatMap((command) =>
  (Object.keys(ONE_OF) as (keyof typeof ONE_OF)[]).flatMap((role) =>
    PLACES.map((place) => [command.name as CommandName, role, place] as const),
  ),
);

describe('who may use a command, and where', () => {
  let world: StationWorld;
  let untouched: string;
  beforeAll(async () => {
    world = await openCommandStation();
    untouched = stateOfAll(world);
  });
  afterAll(() => world.end());

  it('has a place for every command in the table above', () => {
    expect(new Set(COMMANDS.map(({ name }) => name))).toEqual(new Set(Object.values(ALLOWED).flat()));
    expect(new Set(Object.keys(WORKING))).toEqual(new Set(COMMANDS.map(({ name }) => name)));
  });

  it.each(CASES)('/%s by a %s, %s', (name, role, place) => {
    const command = COMMANDS.find((one) => one.name === name);
    if (!command) throw new Error(`there is no ${name}`);
    const who = ONE_OF[role];
    const { said, state, rows } = rehearse(world, who, WORKING[name].line, place);
    const words = said.map((line) => line.slice(line.indexOf(': ') + 2));
    const inItsPlace = `${place === 'direct' ? who : ROOM_OF[place]}: `;
    // Somebody never seen is written down to be answered alone.
    const answered = ROWS_OF_AN_ANSWER + (role === 'nobody' && place === 'direct' ? 1 : 0);
    // In a public group no phone and no door number is said, whoever asks for what.
    for (const line of said) if (/^(?:\d网格群|零工市场|别的群): /u.test(line)) expect(line).not.toMatch(PRIVATE);
    if (place === 'unbound') {
      const isBinding = name === '绑定' && role === 'staff';
      expect([said.length, rows === 0, state === untouched]).toEqual(isBinding ? [1, false, false] : [0, true, true]);
      return;
    }
    if (!MAY[role].some((one) => ALLOWED[one].includes(name))) {
      expect(said).toEqual([expect.stringMatching(new RegExp(`^${inItsPlace}这个要.{3,12}用(?:。人有危险先打120、110)?$`, 'u'))]);
      expect(words[0]).toMatch(WHO_MAY);
      expect([state, rows]).toEqual([untouched, answered]);
      return;
    }
    expect(said.length).toBeGreaterThan(0);
    if (place === 'direct' && ONLY_BY_MENTION.includes(name)) {
      expect(said).toEqual([expect.stringMatching(/认不准人，请(?:在他在的群里)?@他/u)]);
      expect([state, rows]).toEqual([untouched, answered]);
      return;
    }
    expect(words.join()).not.toMatch(/这样写|没有这个命令/u);
    if (command.where === (place === 'direct' ? 'room' : 'direct')) {
      expect(said).toEqual([`${inItsPlace}${words[0]}`]);
      expect(words[0]).toMatch(WHERE_IT_MAY);
      expect([state, rows]).toEqual([untouched, answered]);
    } else expect(words.join()).not.toMatch(WHERE_IT_MAY);
  });

  it('what only its asker needs to read does not stand in a public group', () => {
    for (const [name, { by, line }] of Object.entries(WORKING))
      for (const place of ['grid', 'market'] as const) {
        if (['上报', '查', '排行', '日报', '取消', '撤单', '绑定', '解绑', '派单', '删除我的信息', '认领'].includes(name)) continue;
        const answers = rehearse(world, by, line, place).said.filter((one) => one.startsWith(`${ROOM_OF[place]}: `));
        // What all in the market wait for: who has the job, and that it stands again.
        expect(answers.filter((one) => !/派给|想转给|接单请回|不用接了|^3网格群: 10\d号单 .*(?:来|找)/u.test(one))).toEqual([]);
      }
  });

  it('a job in hand gives the rights of a worker, though its holder is not on the register', async () => {
    await world.staffRoom.from('糜主任', '/强制 101 @新号 他自己会');
    const { said } = rehearse(world, '新号', '/在办', 'direct');
    expect(said).toEqual([expect.stringContaining('101号单')]);
    expect(rehearse(world, '小龚', '/在办', 'direct').said).toEqual(['小龚: 这个要备案师傅或网格员用']);
  });

  it('people of one name are told apart by their phones only where not everybody reads it', () => {
    const names = '叫“陈勇”的有2位：陈勇(陈队的队)、陈勇(陈哥的队)。请@他，或写电话。这样写：/指派 101 @熊明祥';
    expect(rehearse(world, '龙网格', '/指派 101 陈勇', 'grid').said).toEqual([`3网格群: @龙网格 ${names}`]);
    expect(rehearse(world, '龙网格', '/指派 101 陈勇', 'staff').said.join()).toContain('尾号0021');
  });

  it('a nickname grants nothing', () => {
    expect(rehearse(world, '网格员站点人员', '/台账 本月', 'direct').said).toEqual(['网格员站点人员: 这个要站点工作人员用']);
  });
});
