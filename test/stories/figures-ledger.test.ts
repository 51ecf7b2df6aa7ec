import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeLedgerFile } from '../../src/export/ledger-file.ts';
import { type LedgerLine, openLedger, readCsv } from '../support/month/ledger-files.ts';
import { aWorker, CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { CLEANING, DRAIN, FRIDGE, heardDuring, MOVING, orderOf, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const FOR_TWO = '明天上午9点搬家，要2个人，从北山路丽景小区4栋1802搬到南山路，400元，电话13900000015';

/** The files that somebody's words bring, by where they go. */
async function files(words: string, room: 'alone' | 'staff' | 'market' = 'alone') {
  const place = { alone: world.with('糜主任'), staff: world.staffRoom, market: world.market }[room];
  const heard = await heardDuring(world, () => place.from('糜主任', words));
  return heard.flatMap(({ file, room: group, to, text }) => (file ? [{ to: group ?? to, name: text, file }] : []));
}

async function rows(period = ''): Promise<readonly LedgerLine[]> {
  return (await openLedger((await files(`/台账 ${period}`))[0]?.file ?? null)).rows;
}

async function maskedRows(): Promise<readonly LedgerLine[]> {
  const sent = (await files('/台账', 'staff')).find(({ to }) => to === '工作群');
  return (await openLedger(sent?.file ?? null)).rows;
}

describe('a row tells an order from posting to the end', () => {
  it('that went well', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.passes(0.1);
    await world.market.from('王师傅', '接101');
    await world.until('16:10');
    await world.with('王师傅').from('王师傅', '/完成 101 收60.5');
    await world.grid(3).from('张阿姨', '满意');
    expect(await rows()).toEqual([
      {
        序号: 1,
        单号: '20261207-101',
        日期时间: new Date('2026-12-07T08:00:00Z'),
        网格: 3,
        来源: '网格群',
        发单人: '张阿姨',
        联系电话: '13900000011',
        类别: '搬家搬运',
        内容: orderOf(world, 101).task,
        地点: '松山路松山小区3栋2单元',
        预约时间: new Date('2026-12-07T15:00:00Z'),
        人数: 1,
        价格: 60,
        派单网格员: null,
        接单人: '王师傅',
        团队: '王师傅的队',
        接单人电话: '13800000003',
        接单时间: new Date('2026-12-07T08:00:06Z'),
        '接单用时(秒)': 6,
        完成时间: new Date('2026-12-07T16:10:00Z'),
        实收: 60.5,
        状态: '已办结',
        评价: '满意',
        '未对接原因/其他渠道': null,
        备注: null,
      },
    ]);
  });

  it.each([
    ['/完成 101 收60', 60, null],
    ['/完成 101 没收钱', 0, '爱心单'],
    ['/完成 101', null, null],
  ])('with what was paid: %s', async (words, paid, remark) => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.with('王师傅').from('王师傅', words);
    expect(await rows()).toMatchObject([{ 实收: paid, 状态: '已完成', 备注: remark }]);
  });

  it('for several: all who did it, once each, and the claim of the last', async () => {
    await world.market.from('田哥', FOR_TWO);
    await world.passes(1);
    await world.market.from('王师傅', '接101');
    await world.passes(1);
    await world.market.from('赵师傅', '接101');
    expect(await rows()).toMatchObject([
      {
        来源: '零工市场',
        网格: null,
        人数: 2,
        接单人: '王师傅、赵师傅',
        团队: '王师傅的队、赵师傅的队',
        接单人电话: '13800000003、13800000004',
        '接单用时(秒)': 120,
        状态: '已接单',
      },
    ]);
  });

  it('that came back: who has it now, since when, and why the other did not', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.passes(10);
    await world.with('王师傅').from('王师傅', '/退单 101 车坏了');
    expect(await rows()).toMatchObject([
      { 接单人: null, 接单时间: null, '接单用时(秒)': null, 状态: '待接单', '未对接原因/其他渠道': '车坏了' },
    ]);
    await world.passes(0.5);
    await world.market.from('赵师傅', '接101');
    expect(await rows()).toMatchObject([{ 接单人: '赵师傅', '接单用时(秒)': 30, 状态: '已接单' }]);
  });

  it('that nobody of ours did: withdrawn, expired, found elsewhere', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.grid(1).from('何嬢嬢', CLEANING);
    await world.with('小蒲').from('小蒲', DRAIN);
    await world.staffRoom.from('杨网格', '/撤单 101 老人家侄儿来了');
    await world.staffRoom.from('杨网格', '/渠道 102 隔壁的李木匠');
    for (let day = 0; day < 3; day += 1) await world.until('20:00');
    expect(stateOf(world, 103)).toBe('expired');
    expect(await rows('2026-12-07')).toMatchObject([
      { 来源: '网格群', 状态: '已取消', 接单人: null, 完成时间: null, '未对接原因/其他渠道': '老人家侄儿来了' },
      { 网格: 1, 状态: '其他渠道', 接单人: null, 完成时间: null, '未对接原因/其他渠道': '隔壁的李木匠' },
      { 来源: '私信', 网格: null, 状态: '已过期', '未对接原因/其他渠道': '没人接，过期' },
    ]);
  });

  it('that was withdrawn from somebody who had it still says who that was', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.grid(3).from('张阿姨', '取消101');
    expect(await rows()).toMatchObject([{ 接单人: '王师傅', 完成时间: null, 实收: null, 状态: '已取消' }]);
  });

  it('in dispute, urgent, with a picture, forced: the remarks say so', async () => {
    await world.grid(3).from('张阿姨', '水管爆了到处漏水，请师傅马上来修，松山路松山小区3栋2单元，80元，电话13900000012');
    await world.grid(3).picture('张阿姨');
    await world.staffRoom.from('糜主任', '/强制 101 @郑小工 只有他在附近');
    await world.grid(3).from('张阿姨', '/纠纷 101 乱要价');
    const [row] = await rows();
    for (const remark of ['急', '有纠纷', '有图', '只有他在附近']) expect(row?.备注).toContain(remark);
    // What they quarrel about is for staff, not for a table that is filed.
    expect(JSON.stringify(row)).not.toContain('乱要价');
  });

  it('names the grid worker who posted it for somebody, or who gave it away', async () => {
    await world.staffRoom.from('杨网格', '/派单 代 曾婆婆 13900000015 换水龙头，松山路粮站宿舍2栋1单元302，今天下午3点，60元');
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.staffRoom.from('李网格', '/指派 102 @王师傅');
    await world.grid(1).from('何嬢嬢', CLEANING);
    expect((await rows()).map((row) => [row.来源, row.发单人, row.联系电话, row.派单网格员, row['接单用时(秒)']])).toEqual([
      ['网格员代发', '曾婆婆', '13900000015', '杨网格', null],
      ['网格群', '张阿姨', '13900000011', '李网格', null],
      ['网格群', '何嬢嬢', '13900000013', null, null],
    ]);
  });

  it('names nobody as having given it away when it came back and somebody claimed it himself', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.staffRoom.from('李网格', '/指派 101 @王师傅');
    await world.with('王师傅').from('王师傅', '/转单 101 @赵师傅');
    await world.with('赵师傅').from('赵师傅', '好');
    expect(await rows()).toMatchObject([{ 派单网格员: '李网格', 接单人: '赵师傅' }]);
    await world.with('赵师傅').from('赵师傅', '退101');
    await world.market.from('王师傅', '接101');
    expect(await rows()).toMatchObject([{ 派单网格员: null, 接单人: '王师傅' }]);
  });

  it('with the price that was agreed upon at last', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '101 80块我就去');
    await world.grid(3).from('张阿姨', '同意');
    expect(await rows()).toMatchObject([{ 价格: 80, 接单人: '王师傅' }]);
  });
});

describe('the days of a ledger', () => {
  it('begin and end at midnight in Shanghai', async () => {
    await world.until('23:59:59');
    await world.grid(3).from('张阿姨', FRIDGE.replace('今天下午3点', '后天下午3点'));
    await world.until('00:00');
    await world.grid(1).from('何嬢嬢', CLEANING);
    const numbers = async (period: string) => (await rows(period)).map((row) => row.单号);
    expect(await numbers('昨天')).toEqual(['20261207-101']);
    expect(await numbers('')).toEqual(['20261208-102']);
    expect(await numbers('本周')).toEqual(['20261207-101', '20261208-102']);
    expect(await numbers('2026-12')).toEqual(['20261207-101', '20261208-102']);
    expect(await numbers('2026-11')).toEqual([]);
    expect(await numbers('12月8日')).toEqual(['20261208-102']);
  });

  it('are counted from one, whatever came before', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.until('20:01');
    await world.until('08:00');
    await world.grid(1).from('何嬢嬢', CLEANING);
    expect(await rows()).toMatchObject([{ 序号: 1, 单号: '20261208-102' }]);
  });
});

describe('who gets it', () => {
  it('whole by direct message, masked in the staff room, nothing elsewhere; every file is on record', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    expect((await files('/台账', 'market')).map(({ to, name }) => [to, name])).toEqual([['糜主任', '台账20261207.xlsx']]);
    expect((await files('/台账 本周', 'staff')).map(({ to, name }) => [to, name]).sort()).toEqual([
      ['工作群', '台账20261207(脱敏).xlsx'],
      ['糜主任', '台账20261207.xlsx'],
    ]);
    const kept = world.station.store.journal.since('ledger-exported', 0);
    const mi = world.station.store.people.staff()[0]?.id;
    expect(kept.every(({ by }) => by === mi)).toBe(true);
    expect(kept.map(({ room, data }) => `${room} ${data.masked}`).sort()).toEqual(['null false', 'null false', '工作群 true'].sort());
    expect(kept[0]?.data).toMatchObject({ from: '2026-12-07', to: '2026-12-07' });
  });

  it('masked it holds no phone and no door, wherever somebody has written one', async () => {
    await world.end();
    world = await openStationWorld([
      ...CAST.filter(({ name }) => name !== '王师傅'),
      aWorker('王师傅', ['moving', 'labor'], { phone: '13800000003', team: '王家搬运13800000093' }),
      somebody('三栋2单元501张姐', ['resident']),
      somebody('网格员小陈13900000077', ['gridworker'], { grid: 3 }),
    ]);
    await world.grid(3).from('三栋2单元501张姐', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.with('王师傅').from('王师傅', '/退单 101 门牌是5栋1单元302，打13900000044没人接');
    await world.market.from('王师傅', '接101');
    await world.market.from('田哥', MOVING);
    await world.staffRoom.from('杨网格', '/渠道 102 找了3栋的老李，13900000055');
    await world.staffRoom.from('网格员小陈13900000077', '/派单 代 曾婆婆 13900000015 换水龙头，松山路粮站宿舍2栋1单元302，60元');
    const masked = await maskedRows();
    expect(JSON.stringify(masked)).not.toMatch(/1[38]\d{9}|\d栋|三栋|单元|1802|501|302/u);
    expect(masked[0]).toMatchObject({ 联系电话: '139****0011', 接单人电话: '138****0003', 团队: '王家搬运', 地点: '松山路松山小区' });
    expect(masked[2]?.派单网格员).toBe('网格员小陈');
    expect(masked[1]?.['未对接原因/其他渠道']).toContain('老李');
    expect(masked[1]?.地点).toContain('南山路');
    // Whole it still says all of it.
    expect((await rows())[0]).toMatchObject({ 联系电话: '13900000011', 地点: '松山路松山小区3栋2单元', 发单人: '三栋2单元501张姐' });
  });
});

describe('what people write is text and nothing else', () => {
  const FORMULA = /^\s*[=+\-@＝＋－＠]/u;
  const NAMES = ['=HYPERLINK("http://a.cn","点我")', '+8613900000000', '-2+3', '@SUM(A1:A9)', '＝1+1', '\t=1+1'];

  it.each(NAMES)('a nickname of %j is no formula, in the workbook and in the CSV', async (name) => {
    await world.grid(3).from(name, FRIDGE);
    await world.staffRoom.from('杨网格', '/撤单 101 =1+1');
    const [row] = await rows();
    for (const cell of Object.values(row ?? {})) expect(String(cell)).not.toMatch(FORMULA);
    expect(row?.['未对接原因/其他渠道']).toBe("'=1+1");
    const spec = { kind: 'ledger', from: '2026-12-07', to: '2026-12-07', masked: false, format: 'csv' } as const;
    const { bytes } = await makeLedgerFile(world.station.store, spec);
    const [line] = readCsv(new TextDecoder().decode(bytes));
    for (const cell of Object.values(line ?? {})) expect(cell).not.toMatch(FORMULA);
  });

  it('commas, quotes and line breaks stay in their cell', async () => {
    await world.grid(3).from('张"阿姨",3', FRIDGE);
    await world.staffRoom.from('杨网格', '/撤单 101 她说“不用了”,改天;再说\n真的');
    const spec = { kind: 'ledger', from: '2026-12-07', to: '2026-12-07', masked: false, format: 'csv' } as const;
    const { bytes } = await makeLedgerFile(world.station.store, spec);
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    expect(text.startsWith('\ufeff序号,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(3);
    const [line] = readCsv(text.slice(1));
    expect(line).toMatchObject({ 发单人: '张"阿姨",3', '未对接原因/其他渠道': expect.stringMatching(/改天;再说/u), 状态: '已取消' });
  });
});

it('an erased order keeps its figures', async () => {
  await world.with('小蒲').from('小蒲', FRIDGE);
  await world.market.from('王师傅', '接101');
  await world.with('王师傅').from('王师傅', '/完成 101 收60');
  await world.with('小蒲').from('小蒲', '满意');
  await world.with('小蒲').from('小蒲', '/删除我的信息');
  expect(await rows()).toMatchObject([
    {
      单号: '20261207-101',
      发单人: null,
      联系电话: null,
      地点: '松山路松山小区',
      类别: '搬家搬运',
      接单人: '王师傅',
      实收: 60,
      评价: '满意',
    },
  ]);
  const said = await heardDuring(world, () => world.staffRoom.from('糜主任', '/日报'));
  expect(said[0]?.text).toContain('发单1 接单1 完成1');
  await world.with('何嬢嬢').from('何嬢嬢', '/排行');
  world.with('何嬢嬢').hears('王师傅 1单 60元');
});
