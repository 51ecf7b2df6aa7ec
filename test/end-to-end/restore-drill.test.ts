import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { BotProcess } from '../support/bot-process.ts';
import { type Gateway, startGateway } from '../support/gateway.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const [GRID, MARKET, STAFF] = ['幸福3网格群', '幸福零工市场', '驿站工作群'];

let gateway: Gateway;
let bot: BotProcess;

beforeAll(async () => {
  gateway = await startGateway();
  bot = new BotProcess(gateway.environment());
  for (const name of ['糜主任', '张阿姨', '李婆婆', '何嬢嬢', '熊师傅']) await gateway.addPerson({ name });
  for (const name of [GRID, MARKET, STAFF]) await gateway.addRoom({ name, members: ['糜主任', '张阿姨', '李婆婆', '何嬢嬢', '熊师傅'] });
});
afterAll(async () => {
  await bot.dispose();
  await gateway.close();
});

async function script(name: string, ...args: readonly string[]): Promise<{ readonly code: number | null; readonly printed: string }> {
  const child = spawn(process.execPath, ['--import', 'tsx/esm', `scripts/${name}.ts`, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', DATA_DIR: bot.dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString('utf8');
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, printed };
}

async function bindsGroups(): Promise<void> {
  bot.start();
  const [, code = ''] = await bot.prints(/\/认领 (\d{6})/, 30_000);
  await bot.prints(/已登录/, 30_000);
  await gateway.say('糜主任', null, `/认领 ${code}`);
  await gateway.hears('站点人员', { to: '糜主任' });
  for (const [room, how] of [
    [GRID, '网格 3'],
    [MARKET, '零工市场'],
    [STAFF, '工作群'],
  ] as const) {
    await gateway.say('糜主任', room, `/绑定 ${how}`);
    await gateway.hears('绑成了', { room });
  }
  await gateway.say('糜主任', STAFF, '/设置 备案 不管');
  // The test runs at any hour of the day.
  await gateway.say('糜主任', STAFF, '/设置 安静开始 00:00');
  await gateway.say('糜主任', STAFF, '/设置 安静结束 00:00');
  await gateway.hears('安静结束', { room: STAFF });
}

/** A backup is made by the command while the groups talk. */
async function backsUpUnderWay(): Promise<string> {
  const backup = script('backup');
  let over = false;
  void backup.finally(() => {
    over = true;
  });
  for (let count = 0; !over; count += 1) {
    await gateway.say('何嬢嬢', GRID, `今天天气好哦 ${count}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const { code, printed } = await backup;
  expect({ code, printed }).toMatchObject({ code: 0, printed: expect.stringContaining('1 单，查过，完好') });
  return printed.split('\n', 1)[0] ?? '';
}

it('a drill: backup at work, the disk dies, restore, and the station goes on', async () => {
  await bindsGroups();
  await gateway.say('张阿姨', GRID, '厨房下水道堵了，请个师傅来通一下，后天上午，幸福路12号3栋2单元501，80元，电话13000000011');
  await gateway.hears('接单请回：接101', { room: MARKET });
  await gateway.say('熊师傅', MARKET, '接101');
  await gateway.hears('101号单 熊师傅接了', { room: MARKET });
  const backup = await backsUpUnderWay();

  // All this the backup does not know.
  await gateway.say('熊师傅', null, '完成101 收80');
  await gateway.say('张阿姨', GRID, '满意');
  await gateway.say('张阿姨', null, '/删除我的信息');
  await gateway.hears('电话、地址、原话都删了', { to: '张阿姨', within: 15_000 });
  expect(readFileSync(join(bot.dataDir, 'erasures.log'), 'utf8')).toMatch(/order \d{8}-101;\n/);
  await gateway.say('李婆婆', GRID, '请师傅上门修洗衣机，后天上午，幸福路7号');
  await gateway.hears('接单请回：接102', { room: MARKET });

  const file = join(bot.dataDir, 'station.sqlite');
  const whileRunning = await script('restore', backup);
  expect(whileRunning).toMatchObject({ code: 1, printed: expect.stringContaining('正在用') });
  await bot.kill();
  const before = gateway.posts.length;
  writeFileSync(file, Buffer.alloc(statSync(file).size, 7));
  rmSync(`${file}-wal`, { force: true });

  bot.start();
  await bot.prints(new RegExp(`DATA_DIR=${bot.dataDir} npm run restore -- ${backup}`), 30_000);
  expect(await bot.ends()).toBe(2);
  const { code, printed } = await script('restore');
  expect({ code, printed }).toMatchObject({ code: 0, printed: expect.stringContaining(backup) });
  expect(printed).toContain('新单从 301 号起');
  expect(printed).toContain('又删了 2 条');

  bot.start();
  await gateway.hears('数据恢复到了', { room: STAFF, after: before, within: 30_000 });
  await gateway.hears('断线', { room: STAFF, after: before, within: 15_000 });
  await gateway.say('李婆婆', GRID, '请师傅上门修洗衣机，后天上午，幸福路7号');
  await gateway.hears('接单请回：接301', { room: MARKET, after: before, within: 15_000 });
  const since = gateway.posts.slice(before).map(({ text }) => text);
  expect(since.filter((text) => /^10[12]号单/.test(text))).toEqual([]);
  await bot.kill('SIGTERM');

  const store = openStore({ file, now: Date.now });
  expect(store.orders.postedSince(0).map(({ number, state, phone, rawText }) => [number, state.kind, phone, rawText === null])).toEqual([
    [101, 'claimed', null, true],
    [301, 'open', null, false],
  ]);
  expect(store.journal.since('gap', 0)).toHaveLength(1);
  store.close();
  expect(readFileSync(file).includes('13000000011')).toBe(false);
});
