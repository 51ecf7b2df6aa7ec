import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Reads a handful of times in a process of its own, whose machine stands in another zone. */
function readIn(zone: string): string {
  const program = `
    import { chooseWhen, findWhen } from './src/language/recognizers/when.ts';
    const texts = ['今天', '明早八点半', '周末', '28号下午', '12/8 14:00-18:00', '半小时后', '2026-12-03T08:00', '元旦', '周五前'];
    const moments = ['2026-11-25T00:30:00+08:00', '2026-03-08T15:10:00+08:00', '2026-11-01T13:30:00+08:00'];
    const answers = moments.flatMap((said) => texts.map((text) => chooseWhen(findWhen(text, Date.parse(said)), text)));
    process.stdout.write(JSON.stringify(answers));
  `;
  return execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, TZ: zone },
  });
}

test('the zone of the machine changes no answer', () => {
  const shanghai = readIn('Asia/Shanghai');
  expect(shanghai).toContain('"kind":"at"');
  expect(readIn('America/New_York')).toBe(shanghai);
}, 120_000);
