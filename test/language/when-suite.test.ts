import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isoShanghai } from '../../src/domain/time.ts';
import { readTime } from '../../src/language/recognizers/when/read-time.ts';

const cases = process.env.CASES_DIR;

interface Case {
  readonly id: number;
  readonly text: string;
  /** Shanghai wall time without an offset. */
  readonly ref: string;
}

function answer({ id, text, ref }: Case): string {
  const time = readTime(text, Date.parse(`${ref}+08:00`));
  const said = time && { start: isoShanghai(time.start), end: time.end === null ? null : isoShanghai(time.end) };
  return JSON.stringify({ id, time: said });
}

describe.skipIf(cases === undefined)('time cases of public suites (skipped where CASES_DIR is not set)', () => {
  test('at least 80 of 100 are read right', () => {
    const suites = join(cases ?? '', 'suites');
    const gold = join(suites, 'time.dev.jsonl');
    const folder = mkdtempSync(join(tmpdir(), 'time-cases-'));
    try {
      const lines = readFileSync(gold, 'utf8').split('\n');
      const answers = lines.filter((line) => line.trim() !== '').map((line) => answer(JSON.parse(line) as Case));
      const file = join(folder, 'answers.jsonl');
      writeFileSync(file, answers.join('\n'));
      const figures: unknown = JSON.parse(
        execFileSync(process.execPath, [join(suites, 'score-time.mjs'), gold, file], { encoding: 'utf8' }),
      );
      expect(figures).toMatchObject({ cases: answers.length });
      expect((figures as { right_percent: number }).right_percent).toBeGreaterThanOrEqual(80);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
