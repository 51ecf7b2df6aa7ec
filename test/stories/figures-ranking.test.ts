import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aWorker, CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { CLEANING, DRAIN, FRIDGE, heardDuring, orderOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld([...CAST, aWorker('钱师傅', ['moving'], { phone: '13800000008' }), somebody('田哥', ['resident'])]);
});
afterEach(() => world.end());

const FOR_THREE = '明天上午9点搬家，要3个人，从北山路丽景小区4栋1802搬到南山路，400元，电话13900000015';

async function ranking(period = ''): Promise<string> {
  const lines = await heardDuring(world, () => world.with('何嬢嬢').from('何嬢嬢', `/排行 ${period}`));
  return lines.map(({ text }) => text).join('\n');
}

async function fridgeIsDone(worker: string, words = '收60'): Promise<void> {
  await world.grid(3).from('张阿姨', FRIDGE);
  const number = Math.max(...world.station.store.orders.postedSince(0).map((order) => order.number));
  await world.market.from(worker, `接${number}`);
  await world.with(worker).from(worker, `/完成 ${number} ${words}`);
}

describe('the money of a job for several', () => {
  it('is shared so that the parts are the whole: what is over goes to who came first', async () => {
    await world.market.from('田哥', FOR_THREE);
    for (const worker of ['王师傅', '赵师傅', '钱师傅']) await world.market.from(worker, '接101');
    await world.with('赵师傅').from('赵师傅', '/完成 101 收100');
    const text = await ranking();
    expect(text).toContain('1. 王师傅 1单 33.34元');
    expect(text).toContain('2. 赵师傅 1单 33.33元');
    expect(text).toContain('3. 钱师傅 1单 33.33元');
  });

  it('belongs to those who did it: not to one who gave it back or handed it over', async () => {
    await world.market.from('田哥', FOR_THREE.replace('3个人', '2个人'));
    for (const worker of ['王师傅', '赵师傅']) await world.market.from(worker, '接101');
    await world.with('王师傅').from('王师傅', '/转单 101 @钱师傅');
    await world.with('钱师傅').from('钱师傅', '好');
    await world.with('赵师傅').from('赵师傅', '/完成 101 收300');
    const text = await ranking();
    expect(text).toMatch(/赵师傅 1单 150元/u);
    expect(text).toMatch(/钱师傅 1单 150元/u);
    expect(text).not.toContain('王师傅');
  });
});

describe('what counts', () => {
  it('is what was done: not what was withdrawn, has expired, or somebody elsewhere did', async () => {
    await fridgeIsDone('赵师傅');
    await world.grid(1).from('何嬢嬢', CLEANING);
    await world.market.from('刘孃', '接102');
    await world.grid(1).from('何嬢嬢', '取消102');
    await world.grid(3).from('张阿姨', DRAIN);
    await world.staffRoom.from('杨网格', '/渠道 103 她侄儿');
    expect([stateOf(world, 102), stateOf(world, 103)]).toEqual(['cancelled', 'closed']);
    expect(await ranking()).toMatch(/^接单大王 2026年12月\n1\. 赵师傅 1单 60元[^\n]*\n8位师傅里，7位还没做成单$/u);
  });

  it('is also what is in dispute, and the poster’s 好了 before the worker’s own word', async () => {
    await fridgeIsDone('赵师傅');
    await world.grid(3).from('张阿姨', '/纠纷 101 说好的价钱变了');
    await world.grid(1).from('何嬢嬢', CLEANING.replace('后天上午9点', '今天下午2点'));
    await world.market.from('刘孃', '接102');
    await world.until('15:00');
    await world.grid(1).from('何嬢嬢', '好了');
    expect(await ranking()).toMatch(/1\. 赵师傅 1单 60元[^\n]*\n2\. 刘孃 1单 /u);
  });

  it('is of the month in which it was done, whenever it was posted', async () => {
    for (let day = 7; day < 31; day += 1) await world.until('20:30');
    await world.grid(3).from('张阿姨', CLEANING);
    await world.market.from('刘孃', '接101');
    await world.until('07:00');
    await world.until('23:59:59');
    expect(await ranking()).toContain('2026年12月\n还没有做完的单');
    await world.until('00:00');
    await world.with('刘孃').from('刘孃', '/完成 101 收100');
    expect(await ranking()).toContain('2027年1月\n1. 刘孃 1单 100元');
    expect(await ranking('上月')).toContain('2026年12月\n还没有做完的单');
    expect(await ranking('年')).toContain('2027年\n1. 刘孃 1单 100元');
    expect(await ranking('去年')).toContain('2026年\n还没有做完的单');
  });

  it('of praise is 满意 out of all that was rated; silence is no rating, and no money no amount', async () => {
    await fridgeIsDone('赵师傅', '没收钱');
    await world.grid(3).from('张阿姨', '满意');
    expect(await ranking()).toMatch(/1\. 赵师傅 1单 一半在0秒内接单 好评100%（1评）/u);
    await fridgeIsDone('赵师傅');
    await world.grid(3).from('张阿姨', '一般');
    await fridgeIsDone('赵师傅');
    await world.grid(3).from('张阿姨', '好了');
    await fridgeIsDone('赵师傅');
    await world.until('20:01');
    await world.until('09:00');
    expect(orderOf(world, 104).state).toMatchObject({ kind: 'closed', rating: null });
    expect(await ranking()).toMatch(/1\. 赵师傅 4单 180元 一半在0秒内接单 好评50%（2评）/u);
  });
});

describe('how many had none', () => {
  it('counts those who may work: who is suspended does not count, who was suspended until lately does', async () => {
    expect(await ranking()).toContain('还没有做完的单');
    await fridgeIsDone('王师傅');
    expect(await ranking()).toContain('8位师傅里，7位还没做成单');
    await world.staffRoom.from('杨网格', '/停接 @赵师傅 2 两次没去');
    expect(await ranking()).toContain('7位师傅里，6位还没做成单');
    for (let day = 0; day < 3; day += 1) await world.until('20:00');
    expect(await ranking()).toContain('8位师傅里，7位还没做成单');
    await world.staffRoom.from('杨网格', '/停接 @赵师傅 60 又没去');
    expect(await ranking()).toContain('7位师傅里，6位还没做成单');
    await world.staffRoom.from('杨网格', '/恢复 @赵师傅');
    expect(await ranking()).toContain('8位师傅里，7位还没做成单');
  });
});
