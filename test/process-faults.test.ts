import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs the lines in a process that watches over its faults. */
async function run(lines: string): Promise<{ readonly code: number; readonly log: string }> {
  const script = `
    import { openLog } from './src/logging.ts';
    import { watchProcessFaults } from './src/process-faults.ts';
    watchProcessFaults(openLog('info'));
    ${lines}`;
  const child = spawn(process.execPath, ['--import', 'tsx/esm', '--input-type=module', '-e', script], {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString('utf8');
  });
  const [code] = (await once(child, 'close')) as [number];
  return { code, log };
}

test('an exception that nobody catches ends the process with 1; the log says where, and nothing that was said', async () => {
  const { code, log } = await run(`
    function readSomething() { throw Object.assign(new TypeError('张阿姨 13800000001\\nat 幸福路12号'), { code: 'ERR_X' }); }
    setTimeout(readSomething, 10);
    setTimeout(() => process.exit(0), 5_000);`);
  expect(code).toBe(1);
  expect(log).toMatch(/"level":"fatal".*"event":"process.uncaught".*"why":"TypeError ERR_X".*readSomething/);
  expect(log).not.toMatch(/张阿姨|13800000001|幸福路/);
});

test('a rejection that nobody catches is logged, and the process goes on', async () => {
  const { code, log } = await run(`
    void Promise.reject(new Error('13800000001'));
    setTimeout(() => process.exit(0), 50);`);
  expect(code).toBe(0);
  expect(log).toContain('process.unhandled');
  expect(log).not.toContain('13800000001');
});
