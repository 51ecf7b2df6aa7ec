import exceljs from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { monthReportOf } from '../../src/application/figures/month-report-of.ts';
import { reportInFull, reportInShort } from '../../src/application/replies/month-lines.ts';
import type { MonthReport } from '../../src/domain/month-report.ts';
import { instant } from '../../src/domain/time.ts';
import { attachmentsOf } from '../../src/export/attachments.ts';
import { ClockWorld, on } from '../support/clock-world.ts';
import { finishedJob } from './examples.ts';

let world: ClockWorld;

beforeEach(() => {
  world = new ClockWorld(on(14, 8, 20));
});
afterEach(() => world.dispose());

const decemberAt = (now: number): MonthReport => world.store.transact(() => monthReportOf(world.store, '2026-12', now, null));

async function opened(report: MonthReport) {
  const { name, bytes } = await attachmentsOf(world.store).make({ kind: 'month-report', report });
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const rowsOf = (sheet: string): readonly (readonly unknown[])[] =>
    (workbook.getWorksheet(sheet)?.getSheetValues() ?? []).slice(1).map((row) => (row as unknown[]).slice(1));
  return { name, workbook, figures: rowsOf('月报'), parts: rowsOf('类别网格') };
}

describe('the monthly report as a workbook', () => {
  it('says of which months it is, how each figure is counted, and has a frozen header and a filter', async () => {
    finishedJob(world);
    const { name, workbook, figures } = await opened(decemberAt(instant(2027, 1, 3, 9, 5)));
    expect(name).toBe('月报202612.xlsx');
    expect(figures[0]).toEqual([
      '分类',
      '指标',
      '单位',
      '2026年12月(1月3日 9:05存档)',
      '其中',
      '总数',
      '上月(2026年11月)',
      '去年同月(2025年12月)',
      '怎么算',
    ]);
    for (const sheet of workbook.worksheets) {
      expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
      expect(sheet.autoFilter).toBeTruthy();
    }
  });

  it('says until when the running month goes, in its name too', async () => {
    finishedJob(world);
    const { name, figures } = await opened(decemberAt(on(14, 15, 20)));
    expect(name).toBe('月报202612(截至20261214).xlsx');
    expect(figures[0]?.[3]).toBe('2026年12月(截至 12月14日 15:20)');
  });

  it('holds numbers as numbers, yuan and not fen, each share with its two numbers, and nothing where nothing is known', async () => {
    finishedJob(world);
    world.post(world.resident('何孃'));
    const { figures, parts } = await opened(decemberAt(instant(2027, 1, 3)));
    const row = (title: string) => figures.find((one) => one[1] === title)?.slice(2, 8);
    expect(row('实收')).toEqual(['元', 80.5, undefined, undefined, undefined, undefined]);
    expect(row('接单率')).toEqual(['%', 50, 1, 2, undefined, undefined]);
    expect(row('满意率')).toEqual(['%', undefined, 0, 0, undefined, undefined]);
    expect(parts).toEqual([
      ['统计', '名称', '发单(单)', '接单(单)', '完成(单)', '取消(单)', '服务人次(人次)', '服务人数(人)', '实收(元)'],
      ['按类别', '管道疏通', 2, 1, 1, 0, 1, 1, 80.5],
      ['按网格', '3网格', 2, 1, 1, 0, 1, 1, 80.5],
      ['合计', '全部', 2, 1, 1, 0, 1, 1, 80.5],
    ]);
  });

  it('tells the same figures as the shell and the chat', async () => {
    finishedJob(world);
    const report = decemberAt(instant(2027, 1, 3));
    const { figures } = await opened(report);
    const lines = reportInFull(report).split('\n');
    for (const [, title, unit, value] of figures.slice(1)) {
      const shown = value === undefined ? '没有数' : `${String(value)}${String(unit)}`;
      expect(lines.find((line) => line.startsWith(`${String(title)} `))).toMatch(new RegExp(`^\\S+ ${shown.replace('.', '\\.')}[，（]`));
    }
    const value = (title: string) => String(figures.find((one) => one[1] === title)?.[3]);
    expect(reportInShort(report)).toContain(`发单${value('发单')}单 派单${value('派单')}单 接单${value('接单')}单 完成${value('完成')}单`);
    expect(reportInShort(report)).toContain(`实收${value('实收')}元`);
  });
});
