import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseDay } from '../../src/replay/input.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const COMMUNITY = {
  station: '幸福社区零工驿站',
  rooms: [
    { name: '1网格群', kind: 'grid', grid: 1 },
    { name: '零工市场', kind: 'market' },
    { name: '工作群', kind: 'staff' },
  ],
  people: [
    { name: '糜主任', roles: ['staff'] },
    { name: '熊师傅', roles: ['worker'], phone: '13800000001', team: '熊家队', trades: ['unclogging'], pledge: '2026-01-05' },
    { name: '周师傅', roles: ['worker'], phone: '13800000002', trades: ['unclogging'], pledge: '2026-01-05', friend: false },
  ],
  settings: { quiet_from: '22:00' },
};

const POST = {
  id: 'p1',
  at: '2026-12-07T09:00:00+08:00',
  room: '1网格群',
  from: '张阿姨',
  text: '厕所堵了，请师傅来通一下，今天下午3点，银河路8号2栋1单元，80元，电话13000000011',
};

describe('npm run replay', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'replay-test-'));
    write('community.json', JSON.stringify(COMMUNITY));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const path = (name: string): string => join(folder, name);
  const write = (name: string, content: string): void => writeFileSync(path(name), content);
  const replay = (lines: readonly object[], ...more: readonly string[]): Promise<{ status: number; errors: string }> => {
    write('day.jsonl', lines.map((line) => JSON.stringify(line)).join('\n'));
    return run(
      '--community',
      path('community.json'),
      '--in',
      path('day.jsonl'),
      '--out',
      path('said.jsonl'),
      '--report',
      path('report.json'),
      ...more,
    );
  };
  const said = (): readonly { at: string; room: string | null; to: string | null; text: string; file?: string; cause: string | null }[] =>
    readFileSync(path('said.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line));
  const orders = (): readonly Record<string, unknown>[] => JSON.parse(readFileSync(path('report.json'), 'utf8')).orders;

  test('plays messages, the clock and a restart, and writes what was said and what became of it', async () => {
    const { status } = await replay([
      POST,
      { id: 'c1', at: '2026-12-07T09:00:05+08:00', room: '零工市场', from: '熊师傅', text: '接{n:p1}' },
      {
        id: 'c2',
        at: '2026-12-07T09:00:07+08:00',
        room: '零工市场',
        from: '周师傅',
        text: '接',
        quote: { from: '派单助手', text: '{said:p1}' },
      },
      { at: '2026-12-07T14:40:00+08:00', clock: true },
      { at: '2026-12-07T14:41:00+08:00', restart: true },
      { ...POST, at: '2026-12-07T14:42:00+08:00', repeat: true },
      { id: 'd1', at: '2026-12-07T16:00:00+08:00', room: null, from: '熊师傅', text: '/完成 {n:p1} 收80' },
      { id: 'l1', at: '2026-12-07T20:30:00+08:00', room: null, from: '糜主任', text: '/台账' },
      { orders: [{ source: 'p1' }] },
    ]);
    expect(status).toBe(0);
    expect(orders()).toEqual([
      expect.objectContaining({
        number: 101,
        ledger_id: '20261207-101',
        source: 'p1',
        state: 'done',
        poster: '张阿姨',
        start: '2026-12-07T15:00:00+08:00',
        phone: '13000000011',
        workers: ['熊师傅'],
        standby: ['周师傅'],
        seconds_to_claim: 5,
        done_at: '2026-12-07T16:00:00+08:00',
        paid_fen: 8000,
      }),
    ]);
    const reminder = said().find(({ to, at }) => to === '熊师傅' && at === '2026-12-07T14:30:00+08:00');
    expect(reminder?.cause).toBeNull();
    expect(said().filter(({ room, text }) => room === '零工市场' && text.includes('日报'))).toHaveLength(1);
    expect(said().filter(({ cause }) => cause === 'p1')).toHaveLength(2);
    const ledger = said().find(({ file }) => file);
    expect(ledger?.to).toBe('糜主任');
    expect(existsSync(path(ledger?.file ?? ''))).toBe(true);
  });

  test('keeps the database and goes on with it only when told to', async () => {
    const db = ['--db', path('day.sqlite')];
    expect((await replay([POST], ...db)).status).toBe(0);
    const again = await replay([POST], ...db);
    expect(again).toMatchObject({ status: 2, errors: expect.stringContaining('--resume') });
    expect(
      (await replay([{ id: 'c1', at: '2026-12-07T09:10:00+08:00', room: '零工市场', from: '熊师傅', text: '接101' }], ...db, '--resume'))
        .status,
    ).toBe(0);
    expect(orders()[0]).toMatchObject({ state: 'claimed', workers: ['熊师傅'] });
  });

  test('names a line that cannot be read, and writes nothing', async () => {
    write('day.jsonl', `${JSON.stringify(POST)}\n{"id":\n`);
    const { status, errors } = await run(
      '--community',
      path('community.json'),
      '--in',
      path('day.jsonl'),
      '--out',
      path('said.jsonl'),
      '--report',
      path('report.json'),
    );
    expect(status).toBe(2);
    expect(errors).toMatch(/day\.jsonl 第 2 行.*不是 JSON/);
    expect(existsSync(path('said.jsonl'))).toBe(false);
    expect(existsSync(path('report.json'))).toBe(false);
  });

  test('explains itself, and names a file that is not there', async () => {
    expect((await run('--help')).status).toBe(0);
    const { status, errors } = await run(
      '--community',
      path('nowhere.json'),
      '--in',
      path('day.jsonl'),
      '--out',
      path('o'),
      '--report',
      path('r'),
    );
    expect(status).toBe(2);
    expect(errors).toContain('nowhere.json');
  });
});

describe('a line of a day', () => {
  test.each([
    ['not JSON', '{"id":', '不是 JSON'],
    ['a time without an offset', JSON.stringify({ ...POST, at: '2026-12-07T09:01:00' }), 'at 不是带时区的时间'],
    ['nobody who says it', JSON.stringify({ ...POST, from: undefined }), '缺 from'],
    ['an earlier time', JSON.stringify({ ...POST, at: '2026-12-07T08:00:00+08:00' }), '时间比上一行早'],
    ['an unknown type', JSON.stringify({ ...POST, type: 'smell' }), 'type 不认识'],
    ['a recall of nothing', JSON.stringify({ ...POST, type: 'recall' }), '撤回要有 recalls'],
    ['a room that is a number', JSON.stringify({ ...POST, room: 3 }), 'room 要是群名或 null'],
  ])('that is %s is named', (_, line, reason) => {
    const read = (): unknown => parseDay('day.jsonl', `${JSON.stringify(POST)}\n${line}\n`);
    expect(read).toThrow(reason);
    expect(read).toThrow('第 2 行');
  });

  test('may hold expectations, which are not looked at', () => {
    const lines = parseDay('day.jsonl', `${JSON.stringify({ ...POST, expect: [{ silent: true }] })}\n{"orders":[],"order_count":1}\n`);
    expect(lines.map(({ kind }) => kind)).toEqual(['message']);
  });
});

function run(...args: readonly string[]): Promise<{ status: number; errors: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['--import', 'tsx', 'scripts/replay.ts', ...args], { cwd: ROOT }, (error, _stdout, stderr) =>
      resolve({ status: error ? Number(error.code) : 0, errors: stderr }),
    );
  });
}
