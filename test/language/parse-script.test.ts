import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'parse-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function parse(input: string, ...options: string[]) {
  return parseIn('America/New_York', input, ...options);
}

function parseIn(zone: string, input: string, ...options: string[]) {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/parse.ts', ...options], {
    input,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
    env: { ...process.env, TZ: zone },
  });
}

const line = (id: string, text: string, more: object = {}) =>
  `${JSON.stringify({ id, text, room: 'grid', sender: 'resident', ref: '2026-12-08T09:00:00+08:00', ...more })}\n`;

// Each test starts processes, which on a busy machine takes its time.
const PATIENT = { timeout: 90_000 };

describe('the parse command', PATIENT, () => {
  test('answers line by line, in order, with times that carry the offset', () => {
    const { stdout, status } = parse(
      line('a', '明天上午10点请师傅修洗衣机，80元') + line('b', '早上好') + line('c', '接128', { sender: 'worker', room: 'market' }),
    );
    const answers = stdout
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text));
    expect(status).toBe(0);
    expect(answers).toMatchObject([
      {
        id: 'a',
        label: 'order',
        decision: 'make',
        orders: [
          {
            category: 'appliance',
            start: '2026-12-09T10:00:00+08:00',
            price_min_fen: 8000,
            price_unit: 'job',
            negotiable: false,
            phone: null,
          },
        ],
      },
      { id: 'b', label: 'other', decision: 'quiet', orders: [] },
      { id: 'c', label: 'claim', decision: 'quiet', orders: [] },
    ]);
  });

  test('names a line that it cannot read, and ends with 2', () => {
    const { stdout, stderr, status } = parse(`${line('a', '早上好')}{"id":`);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).toMatch(/^line 2: /);
    expect(status).toBe(2);
  });

  test.each([
    ['[]', 'no JSON object'],
    ['{"id":1,"ref":"2026-12-08T09:00:00+08:00"}', '"text" is missing'],
    ['{"id":1,"text":"好","ref":"gestern"}', '"ref" is no time'],
    ['{"id":1,"text":"好","ref":"2026-12-08T09:00:00+08:00","room":"kitchen"}', '"room" is none of'],
  ])('says what is wrong with %s', (input, reason) => {
    const { stderr, status } = parse(`${input}\n`);
    expect(stderr).toContain(`line 1: ${reason}`);
    expect(status).toBe(2);
  });

  test('reads times and phones alone', () => {
    const times = parse(`${JSON.stringify({ id: 1, text: '明天', ref: '2026-12-08T09:00:00' })}\n`, '--only', 'time');
    expect(JSON.parse(times.stdout)).toMatchObject({ id: 1, time: { start: '2026-12-09T00:00:00+08:00' } });
    const phones = parse(`${JSON.stringify({ id: 1, text: '电话 138-0000-0081' })}\n`, '--only', 'phone');
    expect(JSON.parse(phones.stdout)).toEqual({ id: 1, phones: ['13800000081'] });
  });

  test('explains itself to people', () => {
    const { stdout } = parse(line('a', '请师傅修洗衣机，80元'), '--explain');
    expect(stdout).toContain('ask.worker');
    expect(stdout).toContain('修洗衣机');
  });
});

const cases = process.env.CASES_DIR;

describe.skipIf(cases === undefined)('the corpus (skipped where CASES_DIR is not set)', PATIENT, () => {
  const corpus = join(cases ?? '', 'corpus');

  function figures(file: string, judge: string): Record<string, number> {
    const gold = join(corpus, file);
    const { stdout } = parse(readFileSync(gold, 'utf8'));
    const answers = join(folder, file);
    writeFileSync(answers, stdout);
    return JSON.parse(execFileSync(process.execPath, [join(corpus, judge), gold, answers], { encoding: 'utf8' })) as Record<string, number>;
  }

  test('orders are found, and little else', () => {
    const found = figures('messages.dev.jsonl', 'score.mjs');
    expect(found.order_precision).toBeGreaterThanOrEqual(95);
    expect(found.order_recall).toBeGreaterThanOrEqual(92);
    expect(found.label_accuracy).toBeGreaterThanOrEqual(85);
  });

  test('ordinary chat makes at most five orders in four thousand lines, and few questions', () => {
    const found = figures('chat.dev.jsonl', 'score-decisions.mjs');
    expect(found).toMatchObject({ lines: 4000, missing: 0 });
    expect(found.wrongly_made).toBeLessThanOrEqual(5);
    expect(found.wrongly_asked).toBeLessThanOrEqual(20);
  });

  test('where it is doubtful it asks', () => {
    expect(figures('doubt.dev.jsonl', 'score-decisions.mjs').right_percent).toBeGreaterThanOrEqual(80);
  });

  test('answers the same in every zone of the machine, byte for byte, at half past midnight too', () => {
    const lines =
      readFileSync('test/language/lines/tuning/spoken.jsonl', 'utf8') + readFileSync('test/language/lines/tuning/templates.jsonl', 'utf8');
    const late = lines.replace(/T\d\d:\d\d:00\+08:00/g, 'T00:30:00+08:00');
    const [utc, newYork, shanghai] = ['UTC', 'America/New_York', 'Asia/Shanghai'].map((zone) => parseIn(zone, lines + late));
    expect(shanghai?.status).toBe(0);
    expect(shanghai?.stdout).toContain('"label":"order"');
    expect(utc?.stdout).toBe(shanghai?.stdout);
    expect(newYork?.stdout).toBe(shanghai?.stdout);
  });

  test('explains how a line was read: what was found where, what speaks for an order and against it, and the decision', () => {
    const { stdout, status } = parse(line('a', '明天上午请个师傅修洗衣机，80元，电话13800000021，东门巷12号'), '--explain');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^a {2}order make [01]\.\d\d/);
    for (const kind of ['when', 'phone', 'price', 'place', 'work']) expect(stdout).toMatch(new RegExp(`^ {2}${kind} +\\d+-\\d+ `, 'm'));
    expect(stdout).toMatch(/^ {2}\+ +\d+\.\d\d e:ask\.worker$/m);
    expect(stdout).toMatch(/^ {2}job +appliance: 修洗衣机/m);
  });
});
