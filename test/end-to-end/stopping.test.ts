import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { BotProcess } from '../support/bot-process.ts';
import { freePort } from '../support/free-port.ts';
import { type Gateway, startGateway } from '../support/gateway.ts';
import { healthAt } from '../support/health-of.ts';

/** Told to end, the process is gone after so long, whatever hangs. */
const LIMIT_MS = 5_000;
/** For whatever is not measured here. */
const PATIENCE_MS = 60_000;

describe('told to end, a bot on a real account', () => {
  let gateway: Gateway;
  let bot: BotProcess;
  let port: number;

  beforeAll(async () => {
    [gateway, port] = await Promise.all([startGateway(), freePort()]);
    bot = new BotProcess({
      ...gateway.environment(),
      ADMIN_CONTACT_IDS: '糜主任',
      HEALTH_PORT: String(port),
      SEND_SPACING_MS: '2000',
      LOG_LEVEL: 'info',
    });
    for (const name of ['糜主任', '张阿姨']) await gateway.addPerson({ name });
    await gateway.addRoom({ name: '零工市场', members: ['糜主任', '张阿姨'] });
    bot.start();
    await bot.prints(/已登录/, PATIENCE_MS);
    await gateway.say('糜主任', '零工市场', '/绑定 零工市场');
    await gateway.hears('绑成了', { room: '零工市场', within: PATIENCE_MS });
  });
  afterEach(() => gateway.thaw());
  afterAll(async () => {
    await bot.dispose();
    await gateway.close();
  });

  /** Starts it, if it does not run, and waits until it hears. A start takes seconds of work. */
  const runs = async (): Promise<void> => {
    if (!(await healthAt(port))) bot.start();
    await vi.waitFor(async () => expect(await healthAt(port)).toMatchObject({ status: 200, body: { connected: true } }), {
      timeout: PATIENCE_MS,
      interval: 100,
    });
  };
  const endsWell = async (): Promise<void> => {
    const told = Date.now();
    const end = bot.ends();
    bot.signal('SIGTERM');
    expect(await end).toBe(0);
    expect(Date.now() - told).toBeLessThan(LIMIT_MS);
    expect(existsSync(join(bot.dataDir, 'station.sqlite-wal'))).toBe(false);
    expect(bot.printed).not.toMatch(/"level":"(?:error|fatal)"/);
  };
  const answersIn = (...states: readonly string[]): number => {
    const db = new Database(join(bot.dataDir, 'station.sqlite'), { readonly: true });
    const lines = db.prepare<[], string>("SELECT state FROM outbox WHERE kind = 'answer'").pluck().all();
    db.close();
    return lines.filter((state) => states.includes(state)).length;
  };

  /** Three answers to one person, of which one is on its way to a gateway that is frozen. */
  const lineHangs = async (): Promise<void> => {
    const before = answersIn('waiting', 'sending', 'sent');
    const heard = gateway.posts.length;
    await gateway.say('张阿姨', null, '/帮助');
    await gateway.hears('/帮助', { to: '张阿姨', after: heard, within: PATIENCE_MS });
    for (const command of ['/我的单', '/排行']) await gateway.say('张阿姨', null, command);
    await vi.waitFor(() => expect(answersIn('waiting', 'sending', 'sent')).toBe(before + 3), { timeout: PATIENCE_MS });
    gateway.freeze();
    await vi.waitFor(() => expect(answersIn('sending')).toBeGreaterThan(0), { timeout: PATIENCE_MS });
  };

  test('ends well when nothing happens; until then it says that it is well, and names nobody', async () => {
    await runs();
    const health = await healthAt(port);
    expect(health).toMatchObject({ status: 200, body: { ok: true, connected: true, backlog: 0 } });
    expect(JSON.stringify(health)).not.toMatch(/糜主任|零工市场/);
    await endsWell();
    expect(await healthAt(port)).toBeNull();
  });

  test('ends while a line hangs on its way to a frozen gateway: that one is unsure at the next start, those behind it go out then', async () => {
    await runs();
    await lineHangs();
    await endsWell();
    expect(answersIn('sending')).toBeGreaterThan(0);
    gateway.thaw();
    bot.start();
    await vi.waitFor(() => expect([answersIn('unsure'), answersIn('waiting', 'sending')]).toEqual([1, 0]), {
      timeout: PATIENCE_MS,
      interval: 200,
    });
  });

  test('ends well in the middle of a flood', async () => {
    await runs();
    const flood = Array.from({ length: 300 }, (_, index) => gateway.say('张阿姨', '零工市场', `第${index}条闲话`));
    await Promise.all(flood.slice(0, 100));
    await endsWell();
    await Promise.all(flood);
  });

  test('ends at once when it is told a second time', async () => {
    await runs();
    await lineHangs();
    for (let count = 0; count < 2; count += 1) bot.signal('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const told = Date.now();
    const end = bot.ends();
    bot.signal('SIGINT');
    expect(await end).toBe(130);
    expect(Date.now() - told).toBeLessThan(1_000);
  });
});
