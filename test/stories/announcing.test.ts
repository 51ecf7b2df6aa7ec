import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, DRAIN, FRIDGE, heardDuring, orderOf, publicLines } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

describe('an announcement', () => {
  it('is short, begins with the number and ends with the words to reply', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    const [line] = world.heard.filter(({ room }) => room === '零工市场');
    const parts = line?.text.split('\n') ?? [];
    expect(parts[0]).toBe('101号单 管道疏通');
    expect(parts.at(-1)).toBe('接单请回：接101');
    expect(parts.length).toBeLessThanOrEqual(7);
    for (const part of parts) expect([...part].length).toBeLessThanOrEqual(20);
  });

  it('reads a relative date back with its weekday', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    world.market.hears('101号单', '明天(周二)上午');
  });

  it('after midnight 明天 is the day after the one that has begun', async () => {
    await world.until('23:59');
    await world.until('00:30');
    await world.grid(3).from('张阿姨', '家里漏水了，明天上午9点来人修，松山路松山小区3栋');
    await world.until('07:01');
    world.market.hears('101号单', '明天(周三)上午9点');
  });

  it('what is not said is 待定, never invented', async () => {
    await world.grid(3).from('张阿姨', '找人搬个冰箱');
    world.market.hears('101号单', '地点待定', '时间待定');
    expect(orderOf(world, 101)).toMatchObject({ price: null, phone: null, when: { kind: 'none' }, place: null });
  });

  it('numbers count up from 101 and stand in the ledger with the day', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.grid(1).from('何嬢嬢', CLEANING);
    expect([101, 102].map((number) => orderOf(world, number).ledgerId)).toEqual(['20261207-101', '20261207-102']);
  });

  it('posted in the market it is also the answer; in a grid’s group there is a short receipt', async () => {
    const market = await heardDuring(world, () => world.market.from('张阿姨', FRIDGE));
    expect(publicLines(market)).toHaveLength(1);
    const grid = await heardDuring(world, () => world.grid(1).from('何嬢嬢', CLEANING));
    expect(grid.filter(({ room }) => room === '1网格群').map(({ text }) => text)).toEqual([
      '102号单 已派出。改动直接说，不要了回“取消102”',
    ]);
  });

  it.each([
    ['闻到好大一股煤气味，快来人看看，松山路松山小区3栋', '关气'],
    ['插座冒火花了，快点来人，松山路松山小区3栋', '119'],
    ['老人摔倒了起不来，快找人来帮忙扶一下，松山路', '120'],
    ['我妈喘不上气，麻烦来个人搭把手送医院', '120'],
    ['我被困在电梯里了，快来人，松山路松山小区3栋', '119'],
    ['厨房油锅起火了，快来人帮忙，松山路松山小区3栋', '119'],
  ])('where life is in danger the receipt says first whom to call: %s', async (words, whom) => {
    await world.grid(3).from('张阿姨', words);
    const receipt = world.heard.find(({ room }) => room === '3网格群')?.text ?? '';
    expect(receipt).toMatch(new RegExp(`^101号单 [^\\n]*${whom}`, 'u'));
  });

  it('so does the doubtful question, and by night the receipt of what can wait', async () => {
    await world.grid(3).from('张阿姨', '卧室插座冒过一次火花，有点怕');
    world.grid(3).hears('张阿姨', '先拉电闸', '要找师傅吗');
    await world.until('22:30');
    await world.grid(3).from('何嬢嬢', '厨房插座漏电，明天下午请电工来看，松山路松山小区3栋');
    world.grid(3).hears('101号单', '先拉电闸', '取消101');
  });

  it('the whole way of an order costs each group two lines at most, the poster’s thanks none', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.until('15:40');
    await world.market.from('王师傅', '完成101 收60');
    await world.grid(3).from('张阿姨', '满意');
    await world.passes(24 * 60);
    const lines = (room: string) => world.heard.filter((line) => line.room === room && line.text.startsWith('101号单')).length;
    expect([lines('3网格群'), lines('零工市场')]).toEqual([2, 2]);
  });

  it('the resident hears who comes, of which team, and how to reach the station', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    world.grid(3).hears('已派出');
    world.grid(3).hears('101号单', '王师傅', '王师傅的队', '0851-20000000');
  });

  it('with two market groups it stands in both, and the winner too', async () => {
    const second = world.elsewhere('二号零工市场');
    await second.from('糜主任', '/绑定 零工市场');
    second.hears('零工市场');
    await world.grid(3).from('张阿姨', FRIDGE);
    second.hears('101号单', '接101');
    world.market.hears('101号单', '接101');
    await second.from('王师傅', '接101');
    second.hears('101号单', '王师傅', '接了');
    world.market.hears('101号单', '王师傅', '接了');
  });
});

describe('the details', () => {
  it('go to the worker; who is no contact is asked to become one, and the grid worker gets them', async () => {
    await world.grid(3).from('张阿姨', CLEANING);
    await world.market.from('周姐', '接101');
    world.market.hears('101号单', '接101');
    world.market.hears('周姐', '加我好友');
    world.with('杨网格').hears('101号单', '13900000013', '丽景小区5栋');
    expect(publicLines(world.heard).join()).not.toMatch(/13900000013|5栋/);
  });

  it('if a direct message turns out to be impossible, the same', async () => {
    world.answers('刘孃', { kind: 'refused', why: 'no friend' });
    await world.grid(3).from('张阿姨', CLEANING);
    await world.market.from('刘孃', '接101');
    await world.passes(2);
    world.with('杨网格').hears('101号单', '13900000013');
    expect(publicLines(world.heard).join()).toContain('加我好友');
  });

  it('without a grid worker who can be written to, they go to the staff room', async () => {
    await world.with('张阿姨').from('张阿姨', CLEANING);
    await world.market.from('周姐', '接101');
    world.staffRoom.hears('101号单', '13900000013');
  });

  it('floors and lifts are part of the work and stand in the group, the rest of what is told does not', async () => {
    await world.grid(3).from('张阿姨', '找人搬家，3楼搬到6楼没电梯，我妈一个人在家，钥匙在门口垫子下，松山路松山小区3栋2单元302，明天上午');
    const line = world.heard.find(({ room }) => room === '零工市场')?.text ?? '';
    expect(line).toMatch(/3楼/);
    expect(line).not.toMatch(/钥匙|一个人|垫子|302|单元|3栋/);
  });
});
