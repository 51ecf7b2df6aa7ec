import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';

let folder: string;
const HEADER = ['姓名', '电话', '团队', '工种', '证书及有效期', '承诺书日期', '状态'];
const XIONG = ['熊明祥', 13800000001, '熊师傅水电队', '水电', '低压电工证 2029-05-01', new Date('2026-01-05T00:00:00Z'), '正常'];
const WANG = ['王师傅', '13800000002', '王家搬运', '搬家 配送', null, null, null];
const NOBODY = ['某人', '138', null, '水电', null, null, null];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'scripts-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(script: string, ...args: readonly string[]) {
  const result = spawnSync(process.execPath, ['--import', 'tsx', `scripts/${script}.ts`, ...args], {
    env: { ...process.env, DATA_DIR: join(folder, 'data') },
    encoding: 'utf8',
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

async function list(name: string, rows: readonly (readonly (string | number | Date | null)[])[]): Promise<string> {
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet('名册');
  for (const row of [HEADER, ...rows]) sheet.addRow([...row]);
  const path = join(folder, name);
  await workbook.xlsx.writeFile(path);
  return path;
}

function register() {
  const store = openStore({ file: join(folder, 'data', 'station.sqlite'), now: Date.now });
  const entries = store.register.entries().map(({ worker }) => worker);
  store.close();
  return entries;
}

describe('a list of workers', () => {
  it('is imported whole or not at all, and every bad row is named', async () => {
    const path = await list('bad.xlsx', [XIONG, NOBODY, ['赵大力', '13800000003', null, '算命', null, null, null]]);
    const { code, err } = run('import-workers', path);
    expect(code).toBe(2);
    expect(err).toContain('第3行 电话：138 不是手机号');
    expect(err).toContain('第4行 工种：算命 不认识');
    expect(err).toContain('--skip-bad');
    expect(register()).toEqual([]);
  });

  it('is imported without its bad rows when told so, and again without doubling anybody', async () => {
    const path = await list('mixed.xlsx', [XIONG, NOBODY, WANG]);
    expect(run('import-workers', path, '--skip-bad')).toMatchObject({ code: 0, out: expect.stringContaining('新增2人，更新0人，跳过1行') });
    expect(run('import-workers', await list('good.xlsx', [XIONG, WANG]))).toMatchObject({
      code: 0,
      out: expect.stringContaining('新增0人，更新2人，跳过0行'),
    });
    expect(register()).toEqual([
      expect.objectContaining({
        name: '熊明祥',
        phone: '13800000001',
        team: '熊师傅水电队',
        trades: ['plumbing_electric'],
        certificates: [{ name: '低压电工证', expires: '2029-05-01' }],
        pledge: { signedOn: '2026-01-05', version: '2026' },
      }),
      expect.objectContaining({ name: '王师傅', trades: ['moving', 'delivery'], pledge: null }),
    ]);
  });

  it('that is no workbook, or not there, is refused in one line', () => {
    const path = join(folder, 'list.txt');
    writeFileSync(path, '姓名,电话\n');
    for (const file of [path, join(folder, 'nowhere.xlsx')]) {
      const { code, err } = run('import-workers', file);
      expect(code).toBe(2);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).not.toContain('    at ');
    }
  });
});

describe('the ledger from the shell', () => {
  it('is written where it is wanted, for its owner alone, and the export is on record', () => {
    const out = join(folder, 'ledger.csv');
    expect(run('ledger', '--date', '2026-12-01', '--to', '2026-12-31', '--format', 'csv', '--masked', '--out', out)).toMatchObject({
      code: 0,
      out: `${out}\n`,
    });
    expect(statSync(out).mode & 0o777).toBe(0o600);
    const store = openStore({ file: join(folder, 'data', 'station.sqlite'), now: Date.now });
    expect(store.journal.since('ledger-exported', 0).map(({ data }) => data)).toEqual([
      { from: '2026-12-01', to: '2026-12-31', masked: true },
    ]);
    store.close();
  });

  it.each([
    [['--date', '2026-02-30'], '2026-12-01'],
    [['--date', '2026-12-02', '--to', '2026-12-01'], '对调'],
    [['--date', '2026-12-02', '--format', 'pdf'], 'xlsx, csv'],
    [[], '--date'],
    [['--date', '2026-12-02', '--out', '/nowhere/at/all.xlsx'], '请检查路径'],
  ])('refuses %j and says what to write', (args, remedy) => {
    const { code, err } = run('ledger', ...args);
    expect(code).toBe(2);
    expect(err).toContain(remedy);
    expect(err).not.toContain('    at ');
  });

  it('explains itself', () => {
    const { code, out } = run('ledger', '--help');
    expect(code).toBe(0);
    expect(out).toContain('--masked');
    expect(existsSync(join(folder, 'data'))).toBe(true);
  });

  it('is not written over the station itself, and then nothing is on record as exported', () => {
    const { code, err } = run('ledger', '--date', '2026-12-01', '--out', join(folder, 'data', 'station.sqlite'));
    expect(code).toBe(2);
    expect(err).toContain('这是驿站的数据，写上去就没了，请换一个文件名');
    expect(register().length).toBeGreaterThan(0);
  });
});
