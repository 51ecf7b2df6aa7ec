import exceljs from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CAST, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { DRAIN, FRIDGE, heardDuring, orderOf, publicLines } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const A_DAY = 24 * 60;

/** 张阿姨's refrigerator, carried down by 王师傅 for 60 元. */
async function fridgeIsCarried(): Promise<void> {
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.passes(1);
  await world.market.from('王师傅', '接101');
  await world.passes(60);
  await world.market.from('王师傅', '完成101 收60');
}

const untilJanuary = (): Promise<void> => world.passes(25 * A_DAY);

function texts(): readonly string[] {
  return world.heard.filter(({ file }) => file === null).map(({ text }) => text);
}

async function sheetsOf(file: Uint8Array | null): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> {
  const workbook = new exceljs.Workbook();
  if (!file) throw new Error('no file was sent');
  await workbook.xlsx.load(file as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  return new Map(
    workbook.worksheets.map((sheet) => [
      sheet.name,
      sheet
        .getSheetValues()
        .slice(1)
        .map((row) => (row as unknown[]).slice(1)),
    ]),
  );
}

async function lastSheets() {
  return sheetsOf(world.heard.findLast(({ file }) => file !== null)?.file ?? null);
}

/** The value of a figure in the first sheet. */
async function figure(title: string): Promise<unknown> {
  return (await lastSheets()).get('月报')?.find((row) => row[1] === title)?.[3];
}

describe('/月报', () => {
  it('tells the running month until now, and files nothing', async () => {
    await fridgeIsCarried();
    await world.with('糜主任').from('糜主任', '/月报 2026-12');
    world
      .with('糜主任')
      .hears('月报 2026年12月（截至 12月7日 9:01）', '发单1单 派单1单 接单1单 完成1单', '实收60元', '接单率100%（1单里接了1单');
    world.with('糜主任').hears('月报202612(截至20261207).xlsx');
    expect(world.station.store.reports.filed('2026-12')).toBeNull();
    expect(await figure('完成')).toBe(1);
    expect(await figure('实收')).toBe(60);
  });

  it('files a complete month when it is first asked for; what is corrected then is an adjustment', async () => {
    await fridgeIsCarried();
    await untilJanuary();
    await world.with('糜主任').from('糜主任', '/月报 12月');
    world.with('糜主任').hears('月报 2026年12月（1月1日 9:01存档）', '实收60元');
    world.with('糜主任').hears('月报202612.xlsx');
    expect([...(await lastSheets()).keys()]).toEqual(['月报', '类别网格']);

    await world.passes(A_DAY);
    const { store } = world.station;
    store.orders.record(orderOf(world, 101), {
      event: { kind: 'payment-corrected', paidFen: 8050 },
      at: world.now(),
      by: null,
      message: null,
    });
    await world.with('糜主任').from('糜主任', '/月报 2026-12');
    world.with('糜主任').hears('1月1日 9:01存档', '实收60元', '调整：实收60元→80.5元');
    expect(await figure('实收')).toBe(60);
    expect((await lastSheets()).get('调整')).toEqual([
      ['指标', '单位', '原报', '现在', '相差'],
      ['实收', '元', 60, 80.5, 20.5],
      ['搬家搬运 实收', '元', 60, 80.5, 20.5],
      ['3网格 实收', '元', 60, 80.5, 20.5],
    ]);
  });

  it('without a month is the last complete one; in the station’s first month the running one', async () => {
    await fridgeIsCarried();
    await world.with('糜主任').from('糜主任', '/月报');
    world.with('糜主任').hears('月报 2026年12月（截至');
    await untilJanuary();
    await world.with('糜主任').from('糜主任', '/月报');
    world.with('糜主任').hears('月报 2026年12月（1月1日');
    await world.with('糜主任').from('糜主任', '/帮助 月报');
    world.with('糜主任').hears('上个月', '/月报 2026-12');
  });

  it('stands beside the month before, as that was filed, and says where there was no station yet', async () => {
    await fridgeIsCarried();
    await untilJanuary();
    await world.with('糜主任').from('糜主任', '/月报');
    await world.grid(3).from('张阿姨', DRAIN);
    await world.with('糜主任').from('糜主任', '/月报 本月');
    world.with('糜主任').hears('月报 2027年1月（截至', '发单1单', '上月：发单1单 接单1单 完成1单', '去年同月：没有数');
    const [header, ...rows] = (await lastSheets()).get('月报') ?? [];
    expect(header?.slice(6, 8)).toEqual(['上月(2026年12月)', '去年同月(2026年1月)']);
    expect(rows.find((row) => row[1] === '完成')?.slice(3, 8)).toEqual([0, undefined, undefined, 1, undefined]);
  });

  it.each([
    ['/月报 2027-03', '/月报 2026-12'],
    ['/月报 2026-10', '/月报 2026-12'],
    ['/月报 上个月', '/月报 2026-12'],
    ['/月报 2026-13', '/月报 2026-12'],
    ['/月报 随便', '/月报 2026-12'],
    ['/月报 0001-01', '/月报 2026-12'],
  ])('%s is answered in one line with what to write', async (line, remedy) => {
    await fridgeIsCarried();
    const heard = await heardDuring(world, () => world.with('糜主任').from('糜主任', line));
    expect(heard.map(({ text }) => text)).toEqual([expect.stringContaining(remedy)]);
    expect(heard[0]?.text).not.toContain('\n');
  });

  it('before any order says that there is none yet', async () => {
    const heard = await heardDuring(world, () => world.with('糜主任').from('糜主任', '/月报'));
    expect(heard.map(({ text }) => text)).toEqual([expect.stringContaining('还没有单')]);
  });

  it.each(['/月报2026-12', '、月报本月', '/月报 今年12月', '／月报　１２月', '/月报 2026年12月'])('is understood as %s', async (line) => {
    await fridgeIsCarried();
    await world.with('糜主任').from('糜主任', line);
    world.with('糜主任').hears('月报 2026年12月');
  });

  it('goes to the staff room where it was asked for there, and to no other group', async () => {
    await fridgeIsCarried();
    const inStaffRoom = await heardDuring(world, () => world.staffRoom.from('糜主任', '/月报'));
    expect(inStaffRoom.map(({ room, to, file }) => [room ?? to, file !== null])).toEqual(
      expect.arrayContaining([
        ['工作群', false],
        ['工作群', true],
        ['糜主任', true],
      ]),
    );
    expect(inStaffRoom).toHaveLength(3);
    for (const place of [world.market, world.grid(3)]) {
      const heard = await heardDuring(world, () => place.from('糜主任', '/月报'));
      expect(heard.map(({ room, to, file }) => [room ?? to, file !== null])).toEqual([
        ['糜主任', false],
        ['糜主任', true],
      ]);
    }
  });

  it('files nothing for somebody to whom it cannot be sent', async () => {
    await world.end();
    world = await openStationWorld([...CAST.slice(1), somebody('秦站长', ['staff'], { friend: false })]);
    await fridgeIsCarried();
    await untilJanuary();
    const heard = await heardDuring(world, () => world.market.from('秦站长', '/月报'));
    expect(heard.map(({ room, text }) => [room, text])).toEqual([['零工市场', '请先加我好友，我私信给您']]);
    expect(world.station.store.reports.filed('2026-12')).toBeNull();
    await world.staffRoom.from('秦站长', '/月报');
    world.staffRoom.hears('月报202612.xlsx');
  });

  it('is for staff alone, and each export is on record', async () => {
    await fridgeIsCarried();
    await world.staffRoom.from('杨网格', '/月报');
    world.staffRoom.hears('这个要站点工作人员用');
    const exported = () => world.station.store.journal.since('report-exported', 0).map(({ room, data }) => [room, data.month]);
    expect(exported()).toEqual([]);
    await world.staffRoom.from('糜主任', '/月报');
    expect(exported()).toEqual([
      [null, '2026-12'],
      ['工作群', '2026-12'],
    ]);
  });

  it('holds no name and no phone, and nothing of it stands in a public group', async () => {
    await fridgeIsCarried();
    await world.staffRoom.from('杨网格', '/派单 代 何孃 13900000033 通下水道，松山小区3栋，明天上午，60元');
    await world.staffRoom.from('糜主任', '/月报');
    const names = /张阿姨|何孃|王师傅|杨网格|糜主任|的队|1[39]\d{9}|松山/;
    expect(JSON.stringify([...(await lastSheets())])).not.toMatch(names);
    expect(texts().find((text) => text.startsWith('月报'))).not.toMatch(names);
    expect(publicLines(world.heard).some((text) => text.includes('月报'))).toBe(false);
  });

  it('counts key groups, in the file by group, and no human twice', async () => {
    await fridgeIsCarried();
    const { store } = world.station;
    const wang = store.people.named('王师傅')[0];
    if (!wang) throw new Error('there is no such worker');
    store.register.setKeyGroups(wang.id, ['older', 'disabled']);
    await world.with('糜主任').from('糜主任', '/月报');
    world.with('糜主任').hears('做活1人1人次');
    expect(await figure('大龄做活人数')).toBe(1);
    expect(await figure('残疾做活人次')).toBe(1);
    expect(await figure('重点群体做活人数')).toBe(1);
  });

  it('holds the figures of the moment at which it was asked for, though it is sent later', async () => {
    await fridgeIsCarried();
    world.answers('糜主任', { kind: 'failed', why: 'the platform is away' });
    await world.with('糜主任').from('糜主任', '/月报');
    await world.grid(3).from('何嬢嬢', DRAIN);
    // It arrives, though nobody can say so for sure.
    world.answers('糜主任', { kind: 'unsure', why: 'no answer' });
    await world.passes(10);
    await world.restarts();
    world.with('糜主任').hears('截至 12月7日 9:01', '发单1单');
    expect(await figure('发单')).toBe(1);
  });

  it('asked twice by the same message is exported once', async () => {
    await fridgeIsCarried();
    const id = await world.with('糜主任').from('糜主任', '/月报');
    expect(await heardDuring(world, () => world.with('糜主任').from('糜主任', '/月报', { id }))).toEqual([]);
  });
});
