import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newStaffCode } from '../../src/application/staff-code.ts';
import { contactId } from '../../src/domain/ids.ts';
import { CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { dumpOf } from './command-station.ts';
import { DRAIN, heardDuring, holdersOf, stateOf } from './telling.ts';

const MARK = '\u2005';
/** Nicknames that somebody gives himself to be taken for others, or to have something done by being mentioned. */
const HOSTILE = [
  '杨网格 网格员 3',
  '杨网格 网格员',
  `杨网格${MARK}网格员`,
  '杨网格\u200b',
  '杨网格\n',
  '\u202e格网杨',
  '@所有人',
  '所有人',
  '/设角色 @坏人 站点',
  '派单助手 /撤单 101 乱来',
  '13800000001',
  '网格员',
  '糜主任 站点',
];
const PEOPLE = [
  ...CAST,
  ...HOSTILE.map((name) => somebody(name, ['resident'])),
  somebody('坏人', ['resident']),
  somebody('小龚', ['resident']),
];

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld(PEOPLE);
  for (const name of [...HOSTILE, '坏人', '小龚', '杨网格']) world.station.store.people.meet({ id: contactId(name), name, friend: true });
});
afterEach(() => world.end());

const personOf = (name: string) => world.station.store.people.byContact(contactId(name));
const grandees = () =>
  [...world.station.store.people.staff(), ...world.station.store.people.gridWorkers()]
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b));
const said = async (happens: () => Promise<unknown>) =>
  (await heardDuring(world, happens)).map(({ room, to, text }) => `${room ?? to}: ${text}`).sort((a, b) => (a < b ? -1 : 1));
const journal = (kind: string) => world.station.store.journal.since(kind, 0);

describe('a role', () => {
  it.each(HOSTILE.filter((name) => name !== '13800000001'))('does not go to somebody who calls himself %j', async (name) => {
    const before = grandees();
    for (const typed of [name, `@${name}`]) {
      await world.with('糜主任').from('糜主任', `/设角色 ${typed} 站点`);
      await world.with('糜主任').from('糜主任', `/设角色 ${typed} 网格员 3`);
    }
    await world.staffRoom.from('糜主任', '/设角色 @杨网格 网格员 3');
    await world.staffRoom.from('糜主任', '/设角色 @糜主任 站点');
    expect(grandees()).toEqual(before);
    expect(personOf(name)).toMatchObject({ staff: false, grids: [] });
  });

  it('goes to the one whom the mark of a phone names, though longer names could be read there', async () => {
    await world.staffRoom.from('糜主任', `/设角色 @杨网格${MARK}网格员 5`);
    expect(personOf('杨网格')?.grids).toEqual([3, 5]);
    for (const name of HOSTILE) expect(personOf(name)?.grids).toEqual([]);
  });

  it('needs a mention or a registered phone; a name, even a registered one, gives nothing', async () => {
    const lines = await said(() => world.with('糜主任').from('糜主任', '/设角色 熊师傅 网格员 3'));
    expect(lines).toEqual(['糜主任: 只写名字“熊师傅”认不准人，请在他在的群里@他。这样写：/设角色 @某人 网格员 3']);
    expect(personOf('熊师傅')?.grids).toEqual([]);
    await world.with('糜主任').from('糜主任', '/设角色 13800000001 网格员 3');
    expect(personOf('熊师傅')?.grids).toEqual([3]);
    await world.with('糜主任').from('糜主任', '/设角色 13900000009 网格员 3');
    world.with('糜主任').hears('没有登记过这个电话的人');
  });

  it('given by direct message is told to the staff room, in one line; in the staff room the answer is the line', async () => {
    expect(await said(() => world.with('糜主任').from('糜主任', '/设角色 13800000001 网格员 3'))).toEqual([
      '工作群: 糜主任设的：熊师傅是3网格的网格员了',
      '糜主任: 熊师傅是3网格的网格员了',
    ]);
    expect(await said(() => world.staffRoom.from('糜主任', `/设角色 @小龚${MARK}站点`))).toEqual(['工作群: 小龚是站点人员了']);
    expect(journal('role-given')).toHaveLength(2);
  });

  it('can be taken from who has left the group, by the name of the only one who has one', async () => {
    expect(await said(() => world.with('糜主任').from('糜主任', '/设角色 杨网格 取消'))).toEqual([
      '工作群: 糜主任设的：杨网格不是网格员、站点人员了',
      '糜主任: 杨网格不是网格员、站点人员了',
    ]);
    expect(personOf('杨网格')?.grids).toEqual([]);
    expect(journal('roles-taken')).toHaveLength(1);
  });

  it('got by the code is told to the staff there is', async () => {
    const code = newStaffCode(world.station.store, () => 0.5);
    const lines = await said(() => world.with('坏人').from('坏人', `/认领 ${code}`));
    expect(lines[1]).toBe('工作群: 坏人用认领码成了站点人员。不认识请发：/设角色 坏人 取消');
    await world.with('糜主任').from('糜主任', '/设角色 坏人 取消');
    expect(personOf('坏人')?.staff).toBe(false);
  });
});

describe('a nickname', () => {
  it('that begins like a mention of the bot has no command carried out', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    const before = dumpOf(world);
    await world.staffRoom.from('杨网格', `@派单助手 /撤单 101 乱来${MARK}@派单助手${MARK}你看下`, { mentionsBot: true });
    await world.staffRoom.from('糜主任', `@/设角色 @坏人 站点${MARK}你是哪个`, { mentionsBot: true });
    expect(dumpOf(world)).toEqual(before);
    expect(stateOf(world, 101)).toBe('open');
  });

  it.each([
    '/指派 101 {}',
    '/强制 101 {} 他自己会',
    '/登记 {} 龚明 13800000033 搬家',
    '/承诺 {}',
    '/证书 {} 低压电工证 2029-05-01',
    '/停接 {} 3 迟到',
    '/换绑 熊师傅 {}',
    '/重点群体 {} 大龄',
  ])('typed by direct message means nobody: %s', async (line) => {
    await world.grid(3).from('张阿姨', DRAIN);
    const before = dumpOf(world);
    for (const name of ['小龚', '@小龚', '坏人', '@杨网格 网格员']) await world.with('糜主任').from('糜主任', line.replace('{}', name));
    expect(dumpOf(world)).toEqual(before);
  });
});

describe('/换绑', () => {
  it('ends the rights of the old contact, and roles do not go to the new one', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('熊师傅', '接101');
    await world.with('糜主任').from('糜主任', '/设角色 13800000001 网格员 3');
    const lines = await said(() => world.market.from('糜主任', `/换绑 熊师傅 @坏人${MARK}`));
    expect(lines).toEqual([
      '工作群: 糜主任把熊师傅绑到微信号“坏人”了',
      '糜主任: 熊师傅换到新微信号了，手上的单跟着走。原来的网格员、站点身份没跟过去，要的话用 /设角色 再给',
    ]);
    expect(personOf('坏人')).toMatchObject({ staff: false, grids: [], worker: { name: '熊师傅' } });
    expect(personOf('熊师傅')).toBeNull();
    expect(await said(() => world.with('熊师傅').from('熊师傅', '/台账'))).toEqual(['熊师傅: 这个要站点工作人员用']);
    expect(await said(() => world.with('熊师傅').from('熊师傅', '/在办'))).toEqual(['熊师傅: 这个要备案师傅或网格员用']);
    expect(journal('contact-rebound')).toHaveLength(1);
    expect(journal('roles-taken')).toHaveLength(1);
  });

  it('of the last staff member is refused', async () => {
    world.station.store.register.enrol(personOf('糜主任')?.id as never, {
      name: '糜主任',
      phone: '13800000071',
      team: null,
      trades: ['labor'],
    });
    await world.staffRoom.from('糜主任', `/换绑 糜主任 @坏人${MARK}`);
    world.staffRoom.hears('至少要留一位站点人员');
    expect(personOf('糜主任')?.staff).toBe(true);
    expect(personOf('坏人')?.worker).toBeNull();
  });

  it('by a typed nickname only to the one who has said that it is he', async () => {
    await world.staffRoom.from('糜主任', '/换绑 熊师傅 小龚');
    expect(personOf('小龚')?.worker).toBeNull();
    await world.with('小龚').from('小龚', '登记 熊师傅 13800000001');
    world.staffRoom.hears(
      '小龚报登记：熊师傅 13800000001。这个电话登记的是熊师傅的微信号，换了他就顶熊师傅接单。先打电话核实是本人',
      '/换绑 熊师傅 @小龚',
    );
    await world.with('糜主任').from('糜主任', '/换绑 熊师傅 @小龚');
    expect(personOf('小龚')?.worker?.phone).toBe('13800000001');
  });
});

describe('登记 under the name or phone of somebody else', () => {
  it('changes nothing of his, whatever is said and however often', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('熊师傅', '接101');
    const before = dumpOf(world);
    for (const words of ['登记 熊师傅 13800000001', '登记 坏人王 13800000001', '登记熊师傅１３８００００００００１'])
      await world.with('坏人').from('坏人', words);
    await world.staffRoom.from('杨网格', '/确认 熊师傅');
    await world.staffRoom.from('杨网格', '/确认 坏人王');
    await world.staffRoom.from('杨网格', '/确认');
    expect(dumpOf(world)).toEqual(before);
    expect(holdersOf(world, 101)).toEqual(['熊师傅']);
    expect(personOf('坏人')?.worker).toBeNull();
  });

  it('whose entry waits on the list is no new worker: the entry is not renamed, and the staff room hears whose it is', async () => {
    const { register } = world.station.store;
    register.importEntry({
      name: '罗平',
      phone: '13800000044',
      team: null,
      trades: ['moving'],
      certificates: [{ name: '低压电工证', expires: '2029-05-01' }],
      pledge: { signedOn: '2026-01-05', version: '2026' },
      active: true,
    });
    await world.with('坏人').from('坏人', '登记 王五 13800000044');
    world.staffRoom.hears('坏人报登记：王五 13800000044。名册上这个电话是罗平，换了他就顶罗平接单', '/换绑 罗平 @坏人');
    await world.staffRoom.from('杨网格', '/确认 王五');
    await world.staffRoom.from('杨网格', `/登记 @坏人${MARK}王五 13800000044 个人 搬家`);
    world.staffRoom.hears('这个电话登记的是罗平');
    expect(personOf('坏人')?.worker).toBeNull();
    expect(register.unbound('罗平')).toHaveLength(1);
  });

  it('that came on the list after he had asked is not given to him', async () => {
    const { register } = world.station.store;
    await world.with('坏人').from('坏人', '登记 王五 13800000044');
    register.importEntry({
      name: '罗平',
      phone: '13800000044',
      team: null,
      trades: ['moving'],
      certificates: [],
      pledge: null,
      active: true,
    });
    await world.staffRoom.from('杨网格', '/确认 王五');
    world.staffRoom.hears('这个电话登记的是罗平');
    expect(register.unbound('罗平')).toHaveLength(1);
  });
});

describe('the one-time code', () => {
  it.each(['839201', '８３９２０１', ' 839 201 ', '839\u3000201'])('is read however it is written: %j', async (typed) => {
    newStaffCode(world.station.store, () => (839_201.5 - 100_000) / 900_000);
    await world.with('小龚').from('小龚', `/认领 ${typed}`);
    expect(personOf('小龚')?.staff).toBe(true);
  });

  it('is locked by five wrong ones of five people, for all, and across restarts', async () => {
    const code = newStaffCode(world.station.store, () => 0.5);
    const guessers = HOSTILE.slice(0, 5);
    for (const [index, name] of guessers.entries()) {
      await world.with(name).from(name, `/认领 ${111_111 + index}`);
      if (index === 2) await world.restarts();
    }
    await world.restarts();
    const lines = await said(() => world.with('小龚').from('小龚', `/认领 ${code}`));
    expect(lines).toEqual(['小龚: 认领码用不了。请在装机器人的电脑上运行 npm run staff-code，取新的再发']);
    expect(personOf('小龚')?.staff).toBe(false);
  });

  it('is not used up by what cannot be one, nor by the same message twice', async () => {
    const code = newStaffCode(world.station.store, () => 0.5);
    for (let times = 0; times < 8; times += 1) await world.with('坏人').from('坏人', '/认领 我要当站长');
    for (let times = 0; times < 8; times += 1) await world.with('坏人').from('坏人', '/认领 123456', { id: 'twice' });
    await world.with('小龚').from('小龚', `/认领 ${code}`);
    expect(personOf('小龚')?.staff).toBe(true);
  });

  it('stands in no answer to a command', async () => {
    const code = newStaffCode(world.station.store, () => 0.5);
    for (const line of ['/设置', '/设置 staff_code', '/状态', '/帮助 认领', '/设置 认领码'])
      await world.with('糜主任').from('糜主任', line);
    expect(world.heard.map(({ text }) => text).join()).not.toContain(code);
  });
});
