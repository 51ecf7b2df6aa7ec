import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { freePort } from '../support/free-port.ts';
import { type Gateway, startGateway } from '../support/gateway.ts';
import { healthAt } from '../support/health-of.ts';
import { SupervisedBot } from '../support/supervised-bot.ts';

const PATIENCE_MS = 60_000;
const MARKET = '零工市场';

/** Killed at any moment, it is there again, and the work goes on. */
describe('a bot that is started again whenever it dies', () => {
  let gateway: Gateway;
  let bot: SupervisedBot;
  let port: number;
  /** Beside the bot, as a script. */
  let store: Store;

  beforeAll(async () => {
    [gateway, port] = await Promise.all([startGateway(), freePort()]);
    bot = new SupervisedBot({ ...gateway.environment(), ADMIN_CONTACT_IDS: '糜主任', HEALTH_PORT: String(port) });
    for (const name of ['糜主任', '张阿姨', '师傅1', '师傅2']) await gateway.addPerson({ name });
    for (const room of [MARKET, '驿站工作群']) await gateway.addRoom({ name: room, members: ['糜主任', '张阿姨', '师傅1', '师傅2'] });
    bot.start();
    await hears();
    store = openStore({ file: join(bot.dataDir, 'station.sqlite'), now: Date.now });
    await gateway.say('糜主任', MARKET, '/绑定 零工市场');
    await gateway.say('糜主任', '驿站工作群', '/绑定 工作群');
    for (const setting of ['备案 不管', '安静开始 00:00', '安静结束 00:00']) await gateway.say('糜主任', '驿站工作群', `/设置 ${setting}`);
    await gateway.hears('安静结束', { room: '驿站工作群', within: PATIENCE_MS });
  });
  afterAll(async () => {
    store.close();
    await bot.dispose();
    await gateway.close();
  });

  const hears = (): Promise<void> =>
    vi.waitFor(async () => expect(await healthAt(port)).toMatchObject({ status: 200, body: { connected: true } }), {
      timeout: PATIENCE_MS,
      interval: 100,
    });
  const startsAgain = async (after: number): Promise<void> => {
    await vi.waitFor(() => expect(bot.starts).toBeGreaterThan(after), { timeout: PATIENCE_MS });
  };
  /** An order is posted, and taken by the first of two. */
  const works = async (number: number): Promise<void> => {
    await gateway.say('张阿姨', MARKET, `请师傅上门修洗衣机，明天上午，幸福路${number}号，80元`);
    await gateway.hears(`${number}号单 家电`, { room: MARKET, within: PATIENCE_MS });
    await gateway.say('师傅1', MARKET, `接${number}`);
    await gateway.say('师傅2', MARKET, `接${number}`);
    await gateway.hears(`${number}号单 师傅1`, { room: MARKET, within: PATIENCE_MS });
  };

  test('comes back after each kill: while idle, while it starts, while it answers', async () => {
    await works(101);
    bot.killBot();
    await startsAgain(1);
    // Hardly begun, and with the store perhaps just being opened.
    await new Promise((resolve) => setTimeout(resolve, 700));
    bot.killBot();
    await startsAgain(2);
    await hears();
    await works(102);
    await gateway.say('张阿姨', MARKET, '请师傅上门修洗衣机，明天上午，幸福路103号，80元');
    await gateway.hears('103号单 家电', { room: MARKET, within: PATIENCE_MS });
    await gateway.say('师傅2', MARKET, '接103');
    await vi.waitFor(() => expect(winnerOf(103)).toBe('师傅2'), { timeout: PATIENCE_MS, interval: 5 });
    bot.killBot();
    await hears();
    await works(104);

    expect(bot.printed).not.toMatch(/another bot|damaged|"level":"(?:error|fatal)"/);
    for (const number of [101, 102, 104]) expect(winnerLines(number)).toHaveLength(1);
    // The line may have been on its way: then it is not said again, but the order has its winner.
    expect(winnerLines(103).length).toBeLessThanOrEqual(1);
    expect([101, 102, 103, 104].map(winnerOf)).toEqual(['师傅1', '师傅1', '师傅2', '师傅1']);
  });

  test('ends with 0 when it is told to', async () => {
    await bot.stop();
    expect(bot.printed).toContain('the loop ends after 0');
    expect(await healthAt(port)).toBeNull();
  });

  const winnerLines = (number: number): readonly string[] =>
    gateway.posts
      .filter(({ room, text }) => room === MARKET && text.startsWith(`${number}号单 师傅`) && text.includes('用时'))
      .map(({ text }) => text);
  const winnerOf = (number: number): string | null => {
    const [holder] = store.orders.byNumber(number)?.holders ?? [];
    return holder ? store.people.byId(holder.person).name : null;
  };
});
