import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAST, openStationWorld, type StationWorld, somebody } from '../../support/station-world.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld([...CAST, somebody('张阿姨', ['resident']), somebody('何嬢嬢', ['resident'], { friend: false })]);
});
afterEach(() => world.end());

const marketLines = () => world.heard.filter(({ room }) => room === '零工市场').map(({ text }) => text.split('\n')[0] ?? '');
const orderOf = (number: number) => world.station.store.orders.byNumber(number);

describe('what is said in pieces', () => {
  it('is not corrected where the order is announced again in that minute', async () => {
    await world.grid(3).from('张阿姨', '水管爆了，家里到处是水，快来个师傅');
    await world.passes(2);
    await world.grid(3).from('张阿姨', '松山路松山小区3栋2单元');
    await world.passes(2);
    expect(orderOf(101)?.urgent).toBe(true);
    expect(marketLines()).toHaveLength(2);
    expect(marketLines().join()).not.toContain('更正');
    expect(world.heard.filter(({ room }) => room === '零工市场').at(-1)?.text).toContain('松山小区');
  });

  it('is corrected once where it is not', async () => {
    await world.grid(3).from('张阿姨', '找个师傅通下水道');
    await world.passes(1);
    await world.grid(3).from('张阿姨', '松山路松山小区3栋2单元');
    await world.grid(3).from('张阿姨', '明天上午9点');
    await world.passes(3);
    expect(marketLines().filter((line) => line.includes('更正'))).toHaveLength(1);
  });
});

describe('an order by direct message', () => {
  it('belongs to the grid in whose group she posted last', async () => {
    await world.grid(1).from('张阿姨', '找个师傅通下水道，明天上午，北山路8号，80元');
    await world.grid(3).from('张阿姨', '找人搬家，后天上午9点，松山路3号，300元');
    await world.with('张阿姨').from('张阿姨', '找个阿姨打扫卫生，后天下午，松山路3号，100元');
    expect([101, 102, 103].map((number) => orderOf(number)?.grid)).toEqual([1, 3, 3]);
  });

  it('belongs to none if she never did', async () => {
    await world.with('张阿姨').from('张阿姨', '找个阿姨打扫卫生，后天下午，松山路3号，100元');
    expect(orderOf(101)?.grid).toBeNull();
  });
});

describe('an order that a grid worker dispatches for somebody', () => {
  it('comes to the worker in the words of the job, without the command and her phone beside it', async () => {
    await world.staffRoom.from('杨网格', '/派单 代 张阿姨 13900000011 厨房下水道堵了要通，明天上午，松山路3号，80元');
    await world.market.from('吴师傅', '接101');
    const details = world.heard.find(({ to, text }) => to === '吴师傅' && text.includes('归您了'))?.text ?? '';
    expect(details).toContain('原话：厨房下水道堵了要通');
    expect(details).not.toContain('/派单');
    expect(details).toContain('电话：13900000011');
    expect(details).toContain('发单人：张阿姨');
  });
});

describe('words', () => {
  it('a time that nobody has said is to be agreed with the poster', async () => {
    await world.grid(3).from('张阿姨', '找个师傅通下水道，松山路3号，80元，电话13900000011');
    await world.market.from('吴师傅', '接101');
    world.with('吴师傅').hears('时间：还没定，跟发单人约', '地址：松山路3号');
  });

  it('a receipt at night says which morning', async () => {
    await world.until('22:30');
    await world.grid(3).from('张阿姨', '找个师傅通下水道，后天上午，松山路3号，80元');
    world.grid(3).hears('101号单 记下了，明早7点发到零工市场');
    await world.until('1:00');
    await world.grid(3).from('何嬢嬢', '找人搬家，后天上午9点，松山路9号，300元');
    world.grid(3).hears('102号单 记下了，今早7点发到零工市场');
  });

  it('who is not wanted by the poster hears that, and not that somebody else has it', async () => {
    await world.grid(3).from('张阿姨', '找个师傅通下水道，明天上午，松山路3号，80元');
    await world.market.from('吴师傅', '接101');
    await world.grid(3).from('张阿姨', '换一个师傅');
    world.with('吴师傅').hears('101号单 发单人想换一位，您不用去了');
  });
});
