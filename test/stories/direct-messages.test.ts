import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { DRAIN, expectSilence, FRIDGE, heardDuring, MOVING } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接101');
});
afterEach(() => world.end());

const told = async (name: string, words: string) => {
  const lines = await heardDuring(world, () => world.with(name).from(name, words));
  expect(lines.map(({ room }) => room)).toEqual(lines.map(() => null));
  return lines.map(({ text }) => text).join('\n');
};

describe('said to the bot alone a command needs no sign', () => {
  it('帮助, 我的单, 查101, 删除我的信息', async () => {
    expect(await told('张阿姨', '帮助')).toContain('能用的命令');
    expect(await told('张阿姨', '我的单')).toContain('101号单');
    expect(await told('张阿姨', '查101')).toContain('王师傅 138');
    await world.grid(3).from('张阿姨', '取消101');
    expect(await told('张阿姨', '删除我的信息。')).toContain('都删了');
  });

  it('what a worker or grid worker has to report reaches the staff room, who may not hears whom to call', async () => {
    await world.with('杨网格').from('杨网格', '上报 6栋有位老人两天没出门');
    world.staffRoom.hears('6栋有位老人两天没出门');
    expect(await told('张阿姨', '上报 6栋有位老人两天没出门')).toBe('这个要备案师傅或网格员用。人有危险先打120、110');
  });

  it('in a group it is talk', async () => {
    for (const words of ['帮助', '我的单', '删除我的信息', '上报 6栋有位老人两天没出门'])
      await expectSilence(world, () => world.grid(3).from('张阿姨', words));
  });
});

describe('a worker who has lost what he was told', () => {
  it.each(['单号好多', '地址发我', '101的电话是好多', '忘了是哪家', '我的单号是多少？', '发单人电话没看到'])('%s', async (words) => {
    expect(await told('王师傅', words)).toMatch(/您手上1单：\n101号单 .*13900000011/);
  });

  it('nobody else, and not in a group', async () => {
    await expectSilence(world, () => world.market.from('王师傅', '地址发我'));
    await expectSilence(world, () => world.with('刘孃').from('刘孃', '地址发我'));
    await expectSilence(world, () => world.with('张阿姨').from('张阿姨', '电话是好多'));
  });
});

describe('who complains by direct message', () => {
  it('hears how, of the latest order', async () => {
    expect(await told('张阿姨', '我要投诉这个师傅，弄得到处是水')).toBe('101号单 要投诉请回：/纠纷 101 什么事');
  });

  it('in a group, or without an order, it is talk', async () => {
    await expectSilence(world, () => world.grid(3).from('张阿姨', '我要投诉这个师傅'));
    await expectSilence(world, () => world.with('何嬢嬢').from('何嬢嬢', '我要投诉物业'));
  });
});

it.each(['登记', '登记 龚小兵', '登记 龚小兵 1380000', '登记 13800000900'])(
  '%s: who has begun to register hears how it goes',
  async (words) => {
    expect(await told('何嬢嬢', words)).toBe('要登记做零工，这样发我：登记 姓名 11位电话');
    expect(await told('王师傅', words)).toContain('已经登记');
  },
);

it('a dispute’s history says how it is settled, and 查 says whose phone it is', async () => {
  await world.with('张阿姨').from('张阿姨', '/纠纷 101 说好60要80');
  world.staffRoom.hears('处理好了请站点发：/纠纷 101 了结');
  await world.staffRoom.from('杨网格', '/查 101');
  world.staffRoom.hears('师傅：王师傅 138');
});

describe('who has just got a job', () => {
  beforeEach(async () => {
    await world.grid(1).from('何嬢嬢', '请人把沙发抬上5楼，明天上午，北山路丽景小区2栋，100元，电话13900000015');
  });

  it('takes no other one by saying 好的', async () => {
    await world.market.from('王师傅', '接102');
    await world.grid(3).from('张阿姨', MOVING);
    for (const words of ['好的', '要得']) await expectSilence(world, () => world.market.from('王师傅', words));
    expect(world.station.store.orders.byNumber(103)?.state.kind).toBe('open');
    await world.market.from('王师傅', '我去');
    expect(world.station.store.orders.byNumber(103)?.state.kind).toBe('claimed');
  });

  it('is asked nothing when he names the job he has', async () => {
    await world.market.from('王师傅', '接102');
    await world.grid(1).from('何嬢嬢', DRAIN);
    await expectSilence(world, () => world.market.from('王师傅', '沙发的我来'));
  });
});

describe('as people here say it', () => {
  it.each(['101单咋个样了', '101号单有人接没得'])('%s: asks how it stands', async (words) => {
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', words));
    expect(lines.map(({ text }) => text)).toEqual(['101号单 王师傅接了']);
  });

  it('under the post of an order too', async () => {
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', '有人接没得', { quote: '101号单 已派出' }));
    expect(lines.map(({ text }) => text)).toEqual(['101号单 王师傅接了']);
  });

  it('我改主意了，后天上午来: the time is changed', async () => {
    await world.grid(3).from('张阿姨', '我改主意了，后天上午来');
    world.grid(3).hears('101号单 改好了');
  });

  it('人还是没来: the worker is asked', async () => {
    await world.until('15:30');
    await world.grid(3).from('张阿姨', '人还是没来');
    world.with('王师傅').hears('101号单 约的', '您到了没');
  });

  it('102要80才去: an offer for that one', async () => {
    await world.grid(1).from('何嬢嬢', DRAIN);
    const lines = await heardDuring(world, () => world.market.from('熊师傅', '102要90才去'));
    expect(lines[0]?.text).toContain('102号单 熊师傅要90元');
  });
});
