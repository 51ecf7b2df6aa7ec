import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contactId, messageId } from '../../src/domain/ids.ts';
import { monthOf, monthsBefore } from '../../src/domain/month.ts';
import { instant, MINUTE } from '../../src/domain/time.ts';
import { openStore } from '../../src/store/open-store.ts';

let folder: string;
const POSTED = instant(2026, 3, 14, 9);

function open() {
  return openStore({ file: join(folder, 'data', 'station.sqlite'), now: () => POSTED });
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'));
  mkdirSync(join(folder, 'data'));
  const store = open();
  const aunt = store.people.meet({ id: contactId('aunt'), name: '张阿姨', friend: true });
  const wu = store.people.meet({ id: contactId('wu'), name: '吴师傅', friend: true });
  const order = store.orders.create({
    draft: {
      category: 'unclogging',
      task: '通下水道',
      when: { kind: 'none' },
      price: null,
      negotiable: false,
      place: null,
      otherPlace: null,
      headcount: null,
      phone: '13900000001',
      requirements: [],
      urgent: false,
      danger: null,
      certificates: [],
    },
    postedAt: POSTED,
    source: 'grid',
    message: messageId('m1'),
    part: 1,
    room: null,
    grid: 3,
    postedBy: aunt.id,
    onBehalfOf: null,
    posterName: '张阿姨',
    rawText: '通下水道',
  });
  const message = messageId('m2');
  const claim = { kind: 'claimed', person: wu.id, seconds: 60, late: false } as const;
  store.orders.record(order, { event: claim, at: POSTED + MINUTE, by: wu.id, message });
  store.orders.record(order, { event: { kind: 'reported-done', paidFen: 8050 }, at: POSTED + 2 * MINUTE, by: wu.id, message });
  store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function report(...args: readonly string[]) {
  const result = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/report.ts', ...args], {
    env: { ...process.env, DATA_DIR: join(folder, 'data') },
    encoding: 'utf8',
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

describe('the monthly report from the shell', () => {
  it('is written where it is wanted, printed with the same figures, filed, and on record', async () => {
    const path = join(folder, 'march.xlsx');
    const { code, out, err } = report('--month', '2026-03', '--out', path);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('月报 2026年3月');
    expect(out).toContain('实收 80.5元');
    expect(out).toContain('接单用时中位数 60秒');
    expect(out).not.toMatch(/张阿姨|吴师傅|139/);
    expect(out.trimEnd().split('\n').at(-1)).toBe(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    const workbook = new exceljs.Workbook();
    await workbook.xlsx.readFile(path);
    const figures = workbook.getWorksheet('月报')?.getSheetValues() ?? [];
    for (const row of figures.slice(2) as unknown[][]) {
      const [, , title, unit, value] = row;
      expect(out).toContain(`\n${String(title)} ${value === undefined ? '没有数' : `${String(value)}${String(unit)}`}`);
    }
    const store = open();
    expect(store.reports.filed('2026-03')).toMatchObject({ by: null, figures: { paid: 8050, done: 1 } });
    expect(store.journal.since('report-exported', 0).map(({ data }) => data)).toEqual([{ month: '2026-03', complete: true }]);
    store.close();
  });

  it.each([
    [['--month', '2026-13'], '2026-12'],
    [['--month', '三月'], '2026-12'],
    [['--month', '2999-01'], `--month ${monthOf(Date.now())}`],
    [['--month', monthsBefore('2026-03', 1)], '--month 2026-03'],
    [[], '--month'],
    [['--month', '2026-03', '--out', '/nowhere/at/all.xlsx'], '请检查路径'],
  ])('refuses %j and says what to write', (args, remedy) => {
    const { code, out, err } = report(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(remedy);
    expect(err).not.toContain('    at ');
  });

  it('explains itself', () => {
    const { code, out } = report('--help');
    expect(code).toBe(0);
    expect(out).toContain('--out');
  });
});
