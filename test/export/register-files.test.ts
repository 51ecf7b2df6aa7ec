import exceljs from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { attachmentsOf } from '../../src/export/attachments.ts';
import { readList } from '../../src/export/workers-xlsx.ts';
import { unpackedSize } from '../../src/export/zip-size.ts';
import { ClockWorld, on } from '../support/clock-world.ts';
import { workbookOf } from '../support/workbook.ts';

let world: ClockWorld;
beforeEach(() => {
  world = new ClockWorld(on(14, 8, 20));
});
afterEach(() => world.dispose());

async function opened(masked: boolean) {
  const { name, bytes } = await attachmentsOf(world.store).make({ kind: 'register', at: on(14, 9), masked });
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(bytes as unknown as Parameters<typeof workbook.xlsx.load>[0]);
  const [sheet] = workbook.worksheets;
  if (!sheet) throw new Error('a sheet is wanted');
  const titles = (sheet.getRow(1).values as string[]).slice(1);
  return { name, sheet, titles, cell: (row: number, title: string) => sheet.getRow(row).getCell(titles.indexOf(title) + 1) };
}

describe('the register as a file', () => {
  it('has the columns that are filed, a frozen header, a filter, widths and real dates', async () => {
    world.worker('吴师傅', ['unclogging'], '13800000007');
    const { name, sheet, titles, cell } = await opened(false);
    expect(name).toBe('名册20261214.xlsx');
    expect(titles.join(' ')).toBe('姓名 电话 团队 工种 证书及有效期 承诺书日期 状态 重点群体');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:H2');
    expect(sheet.getColumn(5).width).toBeGreaterThan(20);
    expect(cell(2, '承诺书日期').value).toEqual(new Date('2026-01-05T00:00:00Z'));
    expect(cell(2, '承诺书日期').numFmt).toBe('yyyy-mm-dd');
    expect(cell(2, '电话').type).toBe(exceljs.ValueType.String);
  });

  it('hides phones and leaves key groups out where it is masked', async () => {
    const wu = world.worker('吴师傅', ['unclogging'], '13800000007');
    world.worker('没电话的', ['errand']);
    world.store.register.setKeyGroups(wu.id, ['older']);
    const { name, titles, cell } = await opened(true);
    expect(name).toBe('名册20261214(脱敏).xlsx');
    expect(titles).not.toContain('重点群体');
    expect([cell(2, '电话').value, cell(3, '电话').value]).toEqual(['138****0007', '无']);
  });

  it('tells who is suspended at the time, not who was', async () => {
    const [wu, li, wang] = ['吴师傅', '李师傅', '王师傅'].map((name) => world.worker(name, ['unclogging']));
    if (wu) world.store.register.suspend(wu.id, on(14, 8), null);
    if (li) world.store.register.suspend(li.id, on(15, 8), null);
    if (wang) world.store.register.suspend(wang.id, null, '失约');
    const { cell } = await opened(false);
    expect([2, 3, 4].map((row) => cell(row, '状态').value)).toEqual(['正常', '停接', '停接']);
  });
});

describe('a workbook that came', () => {
  it('is refused when its directory says that it unpacks to more than a list can be', async () => {
    const bytes = await workbookOf([['姓名', '电话', '工种']]);
    const honest = unpackedSize(bytes) ?? 0;
    expect(honest).toBeGreaterThan(bytes.length);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const entry = Array.from({ length: bytes.length - 4 }, (_, at) => at).find((at) => view.getUint32(at, true) === 0x02014b50) ?? 0;
    view.setUint32(entry + 24, 21 * 1024 * 1024, true);
    expect(await readList(bytes)).toEqual({ kind: 'unreadable', why: 'too-large' });
    view.setUint32(entry + 24, 0xffffffff, true);
    expect(unpackedSize(bytes)).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    ['nothing at all', new Uint8Array()],
    ['a text', new TextEncoder().encode('姓名,电话,工种\n王强,13800000002,搬家')],
    ['a zip that breaks off', new Uint8Array([0x50, 0x4b, 5, 6, ...new Array(6).fill(0), 9, 0, ...new Array(10).fill(0xff)])],
    ['an empty zip', new Uint8Array([0x50, 0x4b, 5, 6, ...new Array(18).fill(0)])],
  ])('is refused when it is %s', async (_what, bytes) => {
    expect(await readList(bytes)).toEqual({ kind: 'unreadable', why: 'no-workbook' });
  });

  it('is refused with more than 5,000 rows, empty ones below not counted', async () => {
    const rows = (count: number) => [['姓名', '电话', '工种'], ...Array.from({ length: count }, () => ['王强', '13800000002', '搬家'])];
    expect(await readList(await workbookOf(rows(5_000)))).toEqual({ kind: 'unreadable', why: 'too-many-rows' });
    const padded = await readList(await workbookOf([...rows(3), ...Array.from({ length: 6_000 }, () => [null])]));
    expect(padded).toMatchObject({ kind: 'sheet', others: [] });
    expect(padded.kind === 'sheet' && padded.sheet).toHaveLength(4);
  });
});
