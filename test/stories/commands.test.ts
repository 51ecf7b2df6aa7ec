import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { DRAIN, expectSilence, FRIDGE, heardDuring, holdersOf, orderCount, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

describe('a line that begins with a slash', () => {
  it.each(['/派单', '／派单', '、派单', '/ 派单'])('%s is the same to a grid worker', async (slash) => {
    await world.staffRoom.from('杨网格', `${slash} 通下水道，松山小区3栋，明天上午，60元`);
    expect(stateOf(world, 101)).toBe('open');
  });

  it('is refused in one line to whoever may not, with who may', async () => {
    await world.grid(3).from('何嬢嬢', '/派单 修水龙头，松山小区3栋，50元');
    world.grid(3).hears('网格员');
    await world.market.from('王师傅', '/台账');
    world.market.hears('站点');
    await world.with('杨网格').from('杨网格', '/设置 静默 开');
    world.with('杨网格').hears('站点');
    expect(orderCount(world)).toBe(0);
  });

  it('with a typo gets the nearest command, but not a resident in a group', async () => {
    await expectSilence(world, () => world.grid(3).from('何嬢嬢', '/帮住'));
    await world.with('何嬢嬢').from('何嬢嬢', '/帮住');
    world.with('何嬢嬢').hears('/帮助');
    await world.grid(3).from('杨网格', '/派但 修水龙头');
    world.grid(3).hears('/派单');
    expect(orderCount(world)).toBe(0);
  });

  it.each(['、、今天好冷', '/', '//', '、', '/ 哈哈', '/捂脸', '、那个哪个晓得'])(
    '%s of a resident in a group is just typing',
    async (line) => {
      await expectSilence(world, () => world.grid(3).from('何嬢嬢', line));
    },
  );

  it('delivered twice is carried out once', async () => {
    const id = await world.staffRoom.from('杨网格', '/派单 通下水道，松山小区3栋，明天上午，60元');
    await expectSilence(world, () => world.staffRoom.from('杨网格', '/派单 通下水道，松山小区3栋，明天上午，60元', { id }));
    expect(orderCount(world)).toBe(1);
  });
});

describe('help', () => {
  it('lists what the asker may do, and nothing else', async () => {
    const asked = async (name: string) => {
      await world.with(name).from(name, '/帮助');
      return world.heard.at(-1)?.text ?? '';
    };
    const resident = await asked('何嬢嬢');
    expect(resident).toMatch(/\/我的单(?:.|\n)*\/取消/);
    expect(resident).not.toMatch(/\/派单|\/台账|\/绑定|\/退单/);
    expect(await asked('王师傅')).toMatch(/\/退单/);
    expect(await asked('杨网格')).toMatch(/\/派单/);
    expect(await asked('杨网格')).not.toMatch(/\/强制|\/设角色/);
    expect(await asked('糜主任')).toMatch(/\/强制/);
  });

  it('/帮助 派单 shows it with an example, /help and /status work in Latin', async () => {
    await world.with('杨网格').from('杨网格', '/帮助 派单');
    world.with('杨网格').hears('/派单', '例');
    await world.with('何嬢嬢').from('何嬢嬢', '/help');
    world.with('何嬢嬢').hears('/我的单');
    await world.with('糜主任').from('糜主任', '/status');
    world.with('糜主任').hears('没人接');
  });
});

describe('a grid worker at work', () => {
  it('posts, changes, urges and withdraws', async () => {
    await world.staffRoom.from('杨网格', '/派单 通下水道，松山小区3栋，明天上午，60元');
    await world.staffRoom.from('李网格', '/改 101 价格 90');
    expect(orderOf(world, 101).price).toMatchObject({ minFen: 9000 });
    await world.staffRoom.from('杨网格', '/改 １０１号 时间 后天上午9点');
    expect(orderOf(world, 101).when).toMatchObject({ kind: 'at' });
    const urged = await heardDuring(world, () => world.staffRoom.from('杨网格', '/催 101'));
    expect(publicLines(urged)).toEqual([expect.stringMatching(/^101号单 /)]);
    await world.staffRoom.from('杨网格', '/撤单 101 住户说不用了');
    expect(stateOf(world, 101)).toBe('cancelled');
  });

  it('sees a trade’s workers; a resident does not', async () => {
    await world.staffRoom.from('杨网格', '/师傅 水电');
    world.staffRoom.hears('熊师傅', '吴师傅');
    await world.grid(3).from('何嬢嬢', '/师傅 水电');
    world.grid(3).hears('网格员');
    expect(publicLines(world.heard).join()).not.toMatch(/1380000/);
  });

  it('registers somebody, who then may claim', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('小龚', '接101');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.staffRoom.from('杨网格', '/登记 @小龚 龚明 13800000033 龚家队 搬家 小工', { mentions: ['小龚'] });
    await world.market.from('小龚', '接101');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.staffRoom.from('杨网格', '/承诺 @小龚', { mentions: ['小龚'] });
    await world.market.from('小龚', '接101');
    expect(holdersOf(world, 101)).toEqual(['小龚']);
    world.grid(3).hears('101号单', '龚明', '龚家队');
  });

  it('suspends and resumes', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.staffRoom.from('杨网格', '/停接 @王师傅 3 迟到');
    await world.market.from('王师傅', '接101');
    expect(holdersOf(world, 101)).toEqual([]);
    await world.staffRoom.from('杨网格', '/恢复 @王师傅');
    await world.market.from('王师傅', '接101');
    expect(holdersOf(world, 101)).toEqual(['王师傅']);
  });

  it('cannot make anything of forbidden work', async () => {
    const lines = await heardDuring(world, () => world.staffRoom.from('杨网格', '/派单 找人刷单，先垫付后返，一单20元'));
    expect(publicLines(lines)).toEqual([]);
    expect(orderCount(world)).toBe(0);
  });
});

it('who cannot be written to is answered in the group, in a line that begins with the number', async () => {
  await world.grid(3).from('张阿姨', FRIDGE);
  const lines = await heardDuring(world, () => world.market.from('周姐', '退101'));
  expect(publicLines(lines)).toEqual([expect.stringMatching(/^101号单 @周姐 /)]);
});

describe('numbers in commands', () => {
  it.each(['/取消 101.5', '/改 101 价格 -5'])('%s is not read as something near it', async (line) => {
    await world.grid(3).from('张阿姨', DRAIN);
    const order = orderOf(world, 101);
    await world.with('糜主任').from('糜主任', line);
    expect(orderOf(world, 101)).toEqual(order);
  });
});

describe('what anybody may look up', () => {
  it('/我的单 by direct message, /查 without what is private', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('熊师傅', '接101');
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', '/我的单'));
    expect(publicLines(lines)).toEqual([]);
    world.with('张阿姨').hears('101', '熊师傅');
    await world.grid(1).from('何嬢嬢', '/查 101');
    world.grid(1).hears('101号单', '熊师傅');
    expect(publicLines(world.heard).join()).not.toMatch(/139|3栋/);
  });

  it('/取消 101 of one’s own, never of another’s', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(3).from('何嬢嬢', '/取消 101');
    expect(stateOf(world, 101)).toBe('open');
    await world.with('张阿姨').from('张阿姨', '/取消 101');
    expect(stateOf(world, 101)).toBe('cancelled');
  });

  it('/排行 counts what was done, not what was cancelled', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.market.from('王师傅', '完成101 收60');
    await world.grid(1).from('何嬢嬢', DRAIN.replace('13900000012', '13900000019'));
    await world.market.from('熊师傅', '接102');
    await world.grid(1).from('何嬢嬢', '取消102');
    await world.with('何嬢嬢').from('何嬢嬢', '/排行');
    const ranking = world.heard.at(-1)?.text ?? '';
    expect(ranking).toMatch(/王师傅.*1单/);
    expect(ranking).not.toMatch(/熊师傅/);
  });
});

describe('settings', () => {
  it('staff change a rule and it holds from the next message on, also after a restart', async () => {
    await world.staffRoom.from('糜主任', '/设置 备案 off');
    await world.restarts();
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('小龚', '我去');
    expect(holdersOf(world, 101)).toEqual(['小龚']);
  });

  it('an unknown key or value changes nothing and says what may be written', async () => {
    await world.staffRoom.from('糜主任', '/设置 接单上限 很多');
    await world.staffRoom.from('糜主任', '/设置 月亮 开');
    expect(world.station.store.settings.all()).toEqual({});
    expect(world.heard).toHaveLength(2);
  });
});

describe('binding', () => {
  it('staff bind a new group, which gets one notice; unbound again it is deaf', async () => {
    const group = world.elsewhere('4网格群');
    await expectSilence(world, () => group.from('王师傅', '/绑定 网格 4'));
    await group.from('糜主任', '/绑定 网格 4');
    group.hears('4网格');
    group.hearsNothing();
    await group.from('何嬢嬢', DRAIN);
    group.hears('101号单');
    await group.from('糜主任', '/解绑');
    await expectSilence(world, () => group.from('何嬢嬢', '取消101'));
    expect(stateOf(world, 101)).toBe('open');
  });
});

describe('one’s own data', () => {
  it('/删除我的信息 erases what is finished and keeps what is open', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.grid(3).from('张阿姨', '取消101');
    await world.grid(3).from('张阿姨', DRAIN);
    await world.with('张阿姨').from('张阿姨', '/删除我的信息');
    expect(orderOf(world, 101)).toMatchObject({ phone: null, rawText: null });
    expect(orderOf(world, 102)).toMatchObject({ phone: '13900000012' });
  });

  it('while a dispute is open it is refused with the reason', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.until('15:30');
    await world.market.from('王师傅', '完成101 收90');
    await world.grid(3).from('张阿姨', '/纠纷 101 说好60他要了90');
    await world.with('张阿姨').from('张阿姨', '/删除我的信息');
    world.with('张阿姨').hears('纠纷', '101');
    expect(orderOf(world, 101)).toMatchObject({ phone: '13900000011' });
  });
});
