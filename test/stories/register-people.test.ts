import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactId } from '../../src/domain/ids.ts';
import { CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { DRAIN, expectSilence, FRIDGE, heardDuring, holdersOf, orderCount, publicLines, textsKept } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const DAY = 24 * 60;
const workerOf = (name: string) => world.station.store.people.byContact(contactId(name))?.worker ?? null;
const lastLine = () => world.heard.at(-1)?.text ?? '';
const linesOf = async (happens: () => Promise<unknown>) =>
  (await heardDuring(world, happens)).map(({ room, to, text }) => `${room ?? to}: ${text}`);

/** An entry of an imported list, to which nobody is bound yet. */
function listed(name: string, phone: string, pledge: string | null = '2026-01-05'): void {
  world.station.store.register.importEntry({
    name,
    phone,
    team: null,
    trades: ['moving'],
    certificates: [],
    pledge: pledge === null ? null : { signedOn: pledge, version: '2026' },
    active: true,
  });
}

describe('登记 姓名 电话', () => {
  it('by direct message goes to the staff room, and /确认 makes him a worker who may claim', async () => {
    listed('龚明', '13800000033');
    expect(await linesOf(() => world.with('小龚').from('小龚', '登记 龚明 电话：138 0000 0033'))).toEqual([
      '工作群: 小龚报登记：龚明 13800000033。名册上有，确认了他就顶这个名字接单。先打电话核实是本人，再发：/确认 龚明',
      '小龚: 收到，网格员核实后就能接单',
    ]);
    expect(workerOf('小龚')).toBeNull();
    expect(await linesOf(() => world.staffRoom.from('杨网格', '/确认 龚明'))).toEqual([
      '工作群: 龚明确认好了',
      '小龚: 登记好了，可以接单了',
    ]);
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('小龚', '接101');
    expect(holdersOf(world, 101)).toEqual(['小龚']);
  });

  it('is told what is still lacking', async () => {
    listed('龚明', '13800000033', null);
    await world.with('小龚').from('小龚', '登记 龚明 13800000033');
    const lines = await linesOf(() => world.staffRoom.from('杨网格', '/确认 龚明'));
    expect(lines).toEqual([
      '工作群: 龚明确认好了。签了承诺书请发：/承诺 龚明',
      '小龚: 登记好了，现在还接不了：\n您还没签承诺书，请找网格员签',
    ]);
    await world.staffRoom.from('杨网格', '/承诺 龚明');
    expect(workerOf('小龚')?.pledge).toMatchObject({ signedOn: '2026-12-07' });
  });

  it('may be confirmed by his @ or his phone, but not by his nickname, which others may bear', async () => {
    listed('龚明', '13800000033');
    listed('龚强', '13800000034');
    await world.with('小龚').from('小龚', '登记 龚明 13800000033');
    await world.with('二龚').from('二龚', '登记 龚强 13800000034');
    await world.staffRoom.from('杨网格', '/确认 @小龚\u2005', { mentions: ['小龚'] });
    await world.with('李网格').from('李网格', '/确认 二龚');
    expect(lastLine()).toBe('没有二龚报上来的登记');
    await world.with('李网格').from('李网格', '/确认 13800000034');
    expect([workerOf('小龚')?.name, workerOf('二龚')?.name]).toEqual(['龚明', '龚强']);
  });

  it('of another is not confirmed by a nickname that is the name of somebody on the register', async () => {
    listed('龚明', '13800000033');
    listed('龚强', '13800000034');
    await world.with('小龚').from('小龚', '登记 龚明 13800000033');
    await world.with('龚明').from('龚明', '登记 龚强 13800000034');
    for (const _ of ['once', 'by a second grid worker too']) await world.staffRoom.from('杨网格', '/确认 龚明');
    expect(workerOf('小龚')?.name).toBe('龚明');
    expect(workerOf('龚明')).toBeNull();
  });

  it('said again and again is told to the staff room once', async () => {
    listed('龚明', '13800000033');
    await world.with('小龚').from('小龚', '登记 龚明 13800000033');
    expect(await linesOf(() => world.with('小龚').from('小龚', '登记 龚明 13800000033'))).toEqual(['小龚: 收到，网格员核实后就能接单']);
    const lines = await linesOf(async () => {
      for (let count = 0; count < 9; count += 1) await world.with('捣蛋的').from('捣蛋的', `登记 某人 1370000000${count}`);
    });
    expect(lines.filter((line) => line.startsWith('工作群'))).toHaveLength(3);
  });

  it('of somebody new leads to /登记, and he hears when it is done', async () => {
    await world.with('小龚').from('小龚', '登记 买买提·阿不都 13800000033');
    world.staffRoom.hears('名册上没有', '/登记 @小龚 买买提·阿不都 13800000033');
    const lines = await linesOf(() =>
      world.staffRoom.from('杨网格', '/登记 @小龚 买买提·阿不都 13800000033 小龚队 搬家', { mentions: ['小龚'] }),
    );
    expect(lines).toEqual([
      expect.stringMatching(/^工作群: 登记好了：买买提·阿不都 13800000033 小龚队 搬家。签了承诺书请发：\/承诺 @小龚$/),
      '小龚: 登记好了，现在还接不了：\n您还没签承诺书，请找网格员签',
    ]);
    expect(await linesOf(() => world.with('小龚').from('小龚', '登记 买买提·阿不都 13800000033'))).toEqual([
      '小龚: 这个微信号已经登记为买买提·阿不都',
    ]);
  });

  it.each(['/确认 龚明', '/确认', '/确认 @小龚'])(
    'of somebody new is confirmed with %s: he stands on the register, without trades',
    async (words) => {
      await world.with('小龚').from('小龚', '登记 龚明 13800000033');
      await world.staffRoom.from('杨网格', words, { mentions: words.includes('@') ? ['小龚'] : [] });
      world.staffRoom.hears('小龚报登记', '/确认 龚明');
      world.staffRoom.hears('龚明确认好了', '/承诺 龚明', '/登记 @小龚 龚明 13800000033');
      await world.staffRoom.from('杨网格', '/承诺 @小龚', { mentions: ['小龚'] });
      await world.grid(3).from('张阿姨', DRAIN);
      await world.market.from('小龚', '接101');
      expect(holdersOf(world, 101)).toEqual(['小龚']);
    },
  );

  it('of two who wait a bare /确认 confirms none, and a week later there is nothing to confirm', async () => {
    await world.with('小龚').from('小龚', '登记 龚明 13800000033');
    await world.with('老万').from('老万', '登记 万山 13800000034');
    await world.staffRoom.from('杨网格', '/确认');
    world.staffRoom.hears('小龚报登记');
    world.staffRoom.hears('老万报登记');
    world.staffRoom.hears('等确认的有', '龚明', '万山');
    await world.passes(8 * 24 * 60);
    await world.staffRoom.from('杨网格', '/确认 龚明');
    expect(world.heard.at(-1)?.text).toBe('没有龚明报上来的登记');
    await world.restarts();
    expect(textsKept(world)).not.toContain('13800000034');
  });

  it('under the phone of somebody else is never confirmed', async () => {
    await world.with('小龚').from('小龚', '登记 熊师傅 13800000001');
    world.staffRoom.hears('/换绑');
    await world.staffRoom.from('杨网格', '/确认 熊师傅');
    world.staffRoom.hears('没有熊师傅报上来的登记');
  });

  it('of a worker with a new account leads to /换绑: pledge, certificates and jobs go with it', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('熊师傅', '接101');
    await world.with('熊新号').from('熊新号', '登记 熊师傅 13800000001');
    world.staffRoom.hears('/换绑 熊师傅 @熊新号');
    await world.staffRoom.from('糜主任', '/换绑 熊师傅 @熊新号', { mentions: ['熊新号'] });
    expect(workerOf('熊新号')).toMatchObject({
      phone: '13800000001',
      certificates: [{ name: '低压电工证' }],
      pledge: { signedOn: '2026-01-05' },
    });
    expect(workerOf('熊师傅')).toBeNull();
    await world.with('熊新号').from('熊新号', '/在办');
    world.with('熊新号').hears('101');
    await world.market.from('熊新号', '完成101 收80');
    world.grid(3).hears('101号单');
  });

  it('in a group is no order, and nothing is told to the group', async () => {
    listed('龚明', '13800000033');
    const lines = await heardDuring(world, async () => {
      await world.market.from('小龚', '登记 龚明 13800000033');
      await world.grid(3).from('小龚', '登记 龚明 13800000033');
    });
    expect(publicLines(lines)).toEqual([]);
    expect(orderCount(world)).toBe(0);
  });
});

describe('/换绑', () => {
  it('binds an entry of the list to which nobody was bound', async () => {
    listed('龚明', '13800000033');
    await world.staffRoom.from('糜主任', '/换绑 龚明 @小龚', { mentions: ['小龚'] });
    world.staffRoom.hears('龚明师傅绑到这个微信号了');
    expect(workerOf('小龚')).toMatchObject({ name: '龚明', phone: '13800000033' });
  });

  it('not by a grid worker, and not to somebody who is on the register', async () => {
    await world.staffRoom.from('杨网格', '/换绑 熊师傅 @小龚', { mentions: ['小龚'] });
    world.staffRoom.hears('站点');
    listed('龚明', '13800000033');
    await world.staffRoom.from('糜主任', '/换绑 龚明 @熊师傅');
    world.staffRoom.hears('这个微信号已经登记为熊师傅');
    expect(workerOf('小龚')).toBeNull();
    expect(world.station.store.register.unbound('龚明')).toHaveLength(1);
  });
});

describe('/承诺 by version', () => {
  it('who signed an earlier version is refused as if he had not signed, until he signs the new one', async () => {
    await world.staffRoom.from('糜主任', '/设置 承诺书版本 2027-1');
    await world.grid(3).from('张阿姨', FRIDGE);
    const lines = await heardDuring(world, () => world.market.from('王师傅', '接101'));
    expect(publicLines(lines)).toEqual(['101号单 王师傅请找网格员']);
    world.with('王师傅').hears('承诺书换新版了，请找网格员重签');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.staffRoom.from('杨网格', '/指派 101 @王师傅');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.staffRoom.from('杨网格', '/师傅 搬家');
    expect(lastLine()).toContain('王师傅 13800000003 王师傅的队 没签承诺书');
    await world.staffRoom.from('杨网格', '/承诺 @王师傅');
    expect(workerOf('王师傅')?.pledge).toEqual({ signedOn: '2026-12-07', version: '2027-1' });
    await world.market.from('王师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('a version signed on the day of an older one counts', async () => {
    await world.staffRoom.from('杨网格', '/承诺 @王师傅');
    await world.staffRoom.from('糜主任', '/设置 承诺书版本 2027-1');
    await world.staffRoom.from('杨网格', '/承诺 @王师傅 2026-12-07');
    expect(workerOf('王师傅')?.pledge?.version).toBe('2027-1');
  });
});

describe('/证书', () => {
  const SOCKETS = '请电工来换个插座，今天下午3点，松山路松山小区3栋2单元，60元，电话13900000011';

  it('lets him take what asks for it; a later date replaces the earlier one', async () => {
    await world.grid(3).from('张阿姨', SOCKETS);
    await world.market.from('吴师傅', '接101');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.staffRoom.from('杨网格', '/证书 @吴师傅 低压电工证 2026-12-20');
    await world.staffRoom.from('杨网格', '/证书 @吴师傅 低压电工证 2029-05-01');
    expect(workerOf('吴师傅')?.certificates).toEqual([{ name: '低压电工证', expires: '2029-05-01' }]);
    await world.market.from('吴师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['吴师傅']);
  });

  it('whose name holds signs that part certificates in lists is kept without them', async () => {
    await world.staffRoom.from('杨网格', '/证书 @吴师傅 电工证（低压/高压） 2029-05-01');
    expect(workerOf('吴师傅')?.certificates).toEqual([{ name: '电工证低压高压', expires: '2029-05-01' }]);
  });

  it('that has ended is not taken', async () => {
    await world.staffRoom.from('杨网格', '/证书 @吴师傅 低压电工证 2020-05-01');
    world.staffRoom.hears('过了');
    expect(workerOf('吴师傅')?.certificates).toEqual([]);
  });
});

describe('/停接 and /恢复', () => {
  it('end by themselves when the days are over, also over a restart', async () => {
    await world.staffRoom.from('杨网格', '/停接 @王师傅 2');
    world.staffRoom.hears('王师傅停接到12月9日 8:00');
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    expect(publicLines(world.heard).join()).not.toMatch(/停接/);
    world.with('王师傅').hears('您现在停接');
    await world.restarts();
    await world.passes(2 * DAY + 1);
    await world.grid(3).from('何嬢嬢', FRIDGE.replace('今天', '明天').replace('3栋', '9栋'));
    await world.market.from('王师傅', '接102');
    expect(holdersOf(world, 102)).toEqual(['王师傅']);
  });

  it('without a number of days it is asked for', async () => {
    await world.staffRoom.from('杨网格', '/停接 @王师傅');
    world.staffRoom.hears('少了天数', '/停接 @某人 7');
    expect(workerOf('王师傅')?.suspension).toBeNull();
  });

  it('written in the market group it is not told there', async () => {
    const lines = await heardDuring(world, () => world.market.from('杨网格', '/停接 @王师傅 3 失约'));
    expect(publicLines(lines)).toEqual([]);
    expect(workerOf('王师傅')?.suspension?.reason).toBe('失约');
  });
});

describe('/师傅', () => {
  const doesNotCome = async (number: number) => {
    await world.market.from('王师傅', `接${number}`);
    await world.until('16:00');
    await world.with('张阿姨').from('张阿姨', `${number} 没来`);
    await world.passes(11);
  };

  it('tells grid workers who did not come lately, and no group of others', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await doesNotCome(101);
    expect(holdersOf(world, 101)).toEqual([]);
    await world.staffRoom.from('杨网格', '/师傅 搬家');
    expect(lastLine()).toBe('搬家师傅2位：\n王师傅 13800000003 王师傅的队 没来1次\n赵师傅 13800000004 赵师傅的队');
    const lines = await heardDuring(world, () => world.market.from('杨网格', '/师傅 搬家'));
    expect(publicLines(lines)).toEqual([]);
    world.with('杨网格').hears('没来1次');
    await world.with('赵师傅').from('赵师傅', '/师傅 搬家');
    world.with('赵师傅').hears('网格员');
    await world.passes(90 * DAY);
    await world.staffRoom.from('杨网格', '/师傅 搬家');
    expect(lastLine()).not.toContain('没来');
  });

  it('does not hold against him what he gave back in time', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '退单101');
    await world.staffRoom.from('杨网格', '/师傅 搬家');
    expect(lastLine()).not.toContain('没来');
  });

  it('shows whom one can call though nobody is bound, and last whoever may not claim', async () => {
    listed('龚明', '13800000033');
    await world.staffRoom.from('杨网格', '/停接 @王师傅 3');
    await world.staffRoom.from('杨网格', '/师傅 搬家');
    expect(lastLine().split('\n')).toEqual([
      '搬家师傅3位：',
      '赵师傅 13800000004 赵师傅的队',
      '龚明 13800000033 没绑微信',
      '王师傅 13800000003 王师傅的队 停接',
    ]);
  });
});

describe('certificates that end', () => {
  const told = () => world.heard.filter(({ text }) => text.startsWith('证书快到期')).map(({ room, text }) => `${room}: ${text}`);
  const certificate = (words: string) => world.staffRoom.from('杨网格', `/证书 ${words}`);

  it('are told to the staff room once, thirty days before, in one line for all', async () => {
    await certificate('@吴师傅 低压电工证 2027-01-20');
    await certificate('@王师傅 健康证 2027-01-20');
    await world.passes(13 * DAY);
    expect(told()).toEqual([]);
    await world.passes(DAY + 61);
    expect(told()).toEqual(['工作群: 证书快到期，请提醒换证：\n吴师傅 低压电工证 到2027-01-20\n王师傅 健康证 到2027-01-20']);
    await world.restarts();
    await world.passes(40 * DAY);
    expect(told()).toHaveLength(1);
  });

  it('are told again when they have a new date', async () => {
    await certificate('@吴师傅 低压电工证 2026-12-20');
    await world.until('09:01');
    expect(told()).toHaveLength(1);
    await certificate('@吴师傅 低压电工证 2027-02-01');
    await world.passes(60 * DAY);
    expect(told()).toEqual([expect.stringContaining('到2026-12-20'), expect.stringContaining('到2027-02-01')]);
  });

  it('are left alone when they never end, or ended before anybody could be told', async () => {
    await certificate('@吴师傅 健康证 长期');
    world.station.store.register.importEntry({
      name: '王师傅',
      phone: '13800000003',
      team: null,
      trades: [],
      certificates: [{ name: '高处作业证', expires: '2025-01-01' }],
      pledge: null,
      active: true,
    });
    await world.passes(10 * DAY);
    expect(told()).toEqual([]);
  });

  it('are told though they ended while the bot was down, and not at night', async () => {
    await certificate('@吴师傅 低压电工证 2027-02-01');
    await world.until('09:01');
    await world.isDown(70 * DAY + 14 * 60);
    expect(told()).toEqual([]);
    await world.until('09:30');
    expect(told()).toEqual(['工作群: 证书快到期，请提醒换证：\n吴师傅 低压电工证 2027-02-01过期了']);
  });

  it('more than fit into one line are told on the next mornings', async () => {
    for (let count = 10; count < 45; count += 1) {
      world.station.store.register.importEntry({
        name: `师傅${count}`,
        phone: `139000000${count}`,
        team: null,
        trades: ['moving'],
        certificates: [{ name: '健康证', expires: '2026-12-20' }],
        pledge: null,
        active: true,
      });
    }
    await world.until('09:01');
    await world.until('09:01');
    expect(told().map((text) => text.split('\n').length - 1)).toEqual([30, 5]);
  });
});

it('a station without a staff room hears of certificates all the same', async () => {
  await world.staffRoom.from('杨网格', '/证书 @吴师傅 低压电工证 2026-12-20');
  await world.staffRoom.from('糜主任', '/解绑');
  await world.until('09:01');
  world.with('糜主任').hears('证书快到期');
  await expectSilence(world, () => world.staffRoom.from('杨网格', '/师傅 水电'));
});

it('nobody but grid workers and staff can change the register', async () => {
  await world.end();
  world = await openStationWorld([...CAST, somebody('何嬢嬢', ['resident'])]);
  const before = world.station.store.register.entries();
  for (const line of [
    '/登记 @何嬢嬢 何某 13800000099 搬家',
    '/承诺 @郑小工',
    '/证书 @王师傅 健康证 长期',
    '/停接 @王师傅 3',
    '/恢复 @王师傅',
    '/确认 何某',
    '/重点群体 @王师傅 大龄',
  ]) {
    for (const name of ['何嬢嬢', '王师傅']) {
      const lines = await heardDuring(world, () => world.market.from(name, line));
      expect(lines.map(({ text }) => text)).toEqual([expect.stringMatching(/^这个要(?:网格员|站点工作人员)用$/)]);
    }
  }
  expect(world.station.store.register.entries()).toEqual(before);
});
