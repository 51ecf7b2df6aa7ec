import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { BotProcess } from '../support/bot-process.ts';

describe('npm start without an account and without a terminal', () => {
  const bot = new BotProcess({});
  afterAll(() => bot.dispose());

  test('plays a morning through the real bot, writes the ledger, and ends well', async () => {
    bot.start();
    expect(await bot.ends()).toBe(0);
    expect(bot.printed).toMatch(/101号单 熊明祥师傅接了，用时5秒/);
    expect(bot.printed).toMatch(/日报/);
    const [ledger = ''] = readdirSync(join(bot.dataDir, 'files'));
    expect(ledger).toMatch(/^台账.*\.xlsx$/);
    expect(bot.printed).not.toMatch(/\[幸福[^\]]*\] 派单助手: .*(?:13000000|3栋2单元)/);
  });

  test('says what stands in the README', () => {
    const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
    const picture = readme.split('```').find((block) => block.includes('8:20 [')) ?? '';
    const lines = picture.split('\n').filter((line) => line.trim() !== '');
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.map(anyWeekday).filter((line) => !anyWeekday(bot.printed).includes(line))).toEqual([]);
  });

  test('goes on with the same orders when it is started again', async () => {
    bot.start();
    expect(await bot.ends()).toBe(0);
    expect(bot.printed).toContain('接着上次：一共 4 单');
    const store = openStore({ file: join(bot.dataDir, 'station.sqlite'), now: Date.now });
    expect(store.orders.postedSince(0).map(({ number }) => Number(number))).toEqual([101, 102, 103, 104]);
    store.close();
  });

  test('does not let a real account onto simulated data', async () => {
    const real = new BotProcess({
      WECHATY_PUPPET: 'wechaty-puppet-service',
      WECHATY_PUPPET_SERVICE_TOKEN: 'insecure_test',
      DATA_DIR: bot.dataDir,
    });
    real.start();
    expect(await real.ends()).toBe(2);
    expect(real.printed).toContain('DATA_DIR=');
    await real.dispose();
    expect(existsSync(join(bot.dataDir, 'station.sqlite'))).toBe(true);
  });
});

/** The demo's day is whatever day it is. */
function anyWeekday(text: string): string {
  return text.replace(/\(周.\)/gu, '');
}
