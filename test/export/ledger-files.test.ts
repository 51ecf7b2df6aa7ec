import exceljs from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerSpec } from '../../src/application/ports/outbox.ts';
import { attachmentsOf } from '../../src/export/attachments.ts';
import { harmless } from '../../src/export/cells.ts';
import { at, ClockWorld, during, on } from '../support/clock-world.ts';
import { addNoteFor, finishedJob } from './examples.ts';

let world: ClockWorld;

beforeEach(() => {
  world = new ClockWorld(on(14, 8, 20));
});
afterEach(() => world.dispose());

const DAY: LedgerSpec = { kind: 'ledger', from: '2026-12-14', to: '2026-12-14', masked: false, format: 'xlsx' };

async function opened(spec: LedgerSpec = DAY) {
  const { name, bytes } = await attachmentsOf(world.store).make(spec);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const [orders, sums] = workbook.worksheets;
  if (!orders || !sums) throw new Error('two sheets are wanted');
  const column = (title: string) => (orders.getRow(1).values as string[]).indexOf(title);
  return { name, orders, sums, cell: (row: number, title: string) => orders.getRow(row).getCell(column(title)) };
}

async function csv(spec: Partial<LedgerSpec> = {}): Promise<readonly string[]> {
  const { bytes } = await attachmentsOf(world.store).make({ ...DAY, ...spec, format: 'csv' });
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).split('\r\n');
}

describe('the workbook', () => {
  it('has the columns that are filed, a frozen header, a filter and widths', async () => {
    finishedJob(world);
    const { name, orders, sums } = await opened();
    expect(name).toBe('台账20261214.xlsx');
    expect((orders.getRow(1).values as string[]).slice(1).join(' ')).toBe(
      '序号 单号 日期时间 网格 来源 发单人 联系电话 类别 内容 地点 预约时间 人数 价格 派单网格员 接单人 团队 接单人电话 接单时间 接单用时(秒) 完成时间 实收 状态 评价 未对接原因/其他渠道 备注',
    );
    for (const sheet of [orders, sums]) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.autoFilter).toBeTruthy();
      expect(sheet.getColumn(2).width).toBeGreaterThan(5);
    }
    expect(orders.autoFilter).toBe('A1:Y2');
  });

  it('holds dates as dates on the clock of Shanghai, and numbers as numbers', async () => {
    finishedJob(world, { when: at(on(14, 10, 30)) });
    const { cell } = await opened();
    expect(cell(2, '日期时间').value).toEqual(new Date('2026-12-14T08:20:00Z'));
    expect(cell(2, '日期时间').numFmt).toContain('yyyy');
    expect(cell(2, '预约时间').value).toEqual(new Date('2026-12-14T10:30:00Z'));
    expect(cell(2, '接单时间').value).toEqual(new Date('2026-12-14T08:20:05Z'));
    expect(cell(2, '接单用时(秒)').value).toBe(5);
    expect(cell(2, '实收').value).toBe(80.5);
    expect(cell(2, '价格').value).toBe(60);
    expect(cell(2, '人数').value).toBe(1);
    expect(cell(2, '单号').value).toBe('20261214-101');
    expect(cell(2, '状态').value).toBe('已完成');
    expect(cell(2, '联系电话').value).toBe('13800000002');
  });

  it('says in words what is no single time or price', async () => {
    world.post(world.resident('张阿姨'), {
      when: during(on(15, 6), on(15, 12)),
      price: { minFen: 5000, maxFen: 8000, unit: 'hour' },
    });
    const { cell } = await opened();
    expect(cell(2, '预约时间').value).toBe('12月15日(周二)上午');
    expect(cell(2, '价格').value).toBe('50-80元/小时');
    expect(cell(2, '接单人').value).toBeNull();
  });

  it('leaves empty what nobody said', async () => {
    world.post(world.resident('张阿姨'), { price: null, place: null, phone: null });
    const { cell } = await opened();
    for (const title of ['价格', '地点', '联系电话', '预约时间', '评价', '实收']) expect(cell(2, title).value).toBeNull();
  });

  it('lets no name or note become a formula', async () => {
    const order = world.post(world.resident('=HYPERLINK("http://a.cn","点我")'));
    addNoteFor(world, order, '+86 打不通');
    const { cell } = await opened();
    const poster = cell(2, '发单人');
    expect(poster.type).toBe(exceljs.ValueType.String);
    expect(poster.formula).toBeUndefined();
    expect(String(poster.value)).toMatch(/^'=/);
    expect(String(cell(2, '未对接原因/其他渠道').value)).toMatch(/^'\+/);
  });

  it('sums the period up on the second sheet, by category, by grid and in all', async () => {
    finishedJob(world);
    world.post(world.resident('何孃'), { category: 'care', task: '陪护' }, 'direct');
    const { sums } = await opened();
    const lines = sums
      .getSheetValues()
      .slice(1)
      .map((row) => (row as unknown[]).slice(1).join(' '));
    expect(lines).toEqual([
      '统计 名称 发单 接单 完成 其他渠道 取消 过期 待接单 实收(元)',
      '按类别 护工陪护 1 0 0 0 0 0 1 0',
      '按类别 管道疏通 1 1 1 0 0 0 0 80.5',
      '按网格 3网格 1 1 1 0 0 0 0 80.5',
      '按网格 未分网格 1 0 0 0 0 0 1 0',
      '合计 全部 2 1 1 0 0 0 1 80.5',
    ]);
  });

  it('hides phones and doors where it is masked', async () => {
    finishedJob(world);
    const { name, cell } = await opened({ ...DAY, masked: true });
    expect(name).toBe('台账20261214(脱敏).xlsx');
    expect(cell(2, '联系电话').value).toBe('138****0002');
    expect(cell(2, '接单人电话').value).toBe('138****0007');
    expect(cell(2, '地点').value).toBe('团结路幸福里');
  });

  it('can be opened when there was no order at all', async () => {
    const { name, orders } = await opened({ ...DAY, from: '2026-11-01', to: '2026-11-30' });
    expect(name).toBe('台账20261101-20261130.xlsx');
    expect(orders.rowCount).toBe(1);
  });
});

describe('the CSV', () => {
  it('is UTF-8 with a byte order mark, one line an order, ended by CRLF', async () => {
    finishedJob(world);
    const lines = await csv();
    expect(lines[0]?.startsWith('\ufeff序号,单号,日期时间')).toBe(true);
    expect(lines).toHaveLength(3);
    expect(lines[1]).toContain('1,20261214-101,2026-12-14 08:20:00,3,网格群,张阿姨,13800000002');
    expect(lines[1]).toContain('2026-12-14 08:20:05,5,');
    expect(lines[1]).toContain(',80.5,已完成,');
  });

  it('quotes what would break a line or a cell, and disarms formulas', async () => {
    const order = world.post(world.resident('张阿姨'));
    addNoteFor(world, order, '他说"不来了",换人\n再说');
    addNoteFor(world, order, '@所有人');
    const [, line] = await csv();
    expect(line).toContain('"他说""不来了"",换人 再说、@所有人"');
    const other = world.post(world.resident('-2+3'));
    expect(other.posterName).toBe('-2+3');
    expect((await csv())[2]).toContain(",'-2+3,");
  });
});

it.each([
  ['=1+1', "'=1+1"],
  ['+86', "'+86"],
  ['-x', "'-x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "' =1"],
  ['＝1', "'＝1"],
  ['3=3', '3=3'],
  ['张阿姨', '张阿姨'],
  ['坏\u0000字\ud800', '坏 字 '],
])('%j stands harmless in a cell', (text, expected) => {
  expect(harmless(text)).toBe(expected);
});
