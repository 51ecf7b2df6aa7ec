import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { contactId, roomId } from '../../../src/domain/ids.ts';
import { type Gateway, startGateway } from '../../support/gateway.ts';
import { type ListeningChannel, listen, textOf } from '../heard.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

/** As in use, but quicker where only a test waits. */
const BRISK = { probeEvery: 200, askAfter: 700, deadAfter: 1_500, firstHeartbeat: 3_000 };

let gateway: Gateway;
let bot: ListeningChannel;
let zhang: string;
let market: string;

async function connect(options: { tls?: boolean; limits?: Parameters<typeof listen>[1] } = {}): Promise<void> {
  const tls = options.tls ?? true;
  gateway = await startGateway({ tls });
  zhang = await gateway.addPerson({ name: '张阿姨' });
  market = await gateway.addRoom({ name: '零工市场', members: [zhang] });
  bot = listen({ token: gateway.token, endpoint: gateway.endpoint, tls }, options.limits);
  await bot.channel.start();
  await bot.channel.ready();
}

const text = (words: string) => ({ kind: 'text', text: words, mentions: [] }) as const;
const heardBy = (listening: ListeningChannel, words: string) =>
  vi.waitFor(() => expect(listening.texts()).toContain(words), { timeout: 5_000, interval: 10 });

async function disconnect(): Promise<void> {
  await bot.channel.stop();
  await gateway.close();
}

describe('over gRPC', () => {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  beforeAll(async () => {
    vi.stubEnv('HOME', home);
    await connect();
  });
  beforeEach(() => {
    bot.messages.length = 0;
    gateway.posts.length = 0;
  });
  afterAll(async () => {
    vi.unstubAllEnvs();
    await disconnect();
    rmSync(home, { recursive: true });
  });

  test('what people say arrives, and what the bot says is heard', async () => {
    const id = await gateway.say(zhang, market, '下水道堵了，找个师傅');
    await heardBy(bot, '下水道堵了，找个师傅');

    expect(bot.messages[0]).toMatchObject({
      id,
      room: { id: market, name: '零工市场' },
      sender: { id: zhang, name: '张阿姨', friend: true },
    });
    expect(await bot.channel.send({ kind: 'room', room: roomId(market) }, text('128号单 水电维修'))).toEqual({ kind: 'sent' });
    expect(await gateway.hears('128号单')).toMatchObject({ room: market, text: '128号单 水电维修' });
  });

  test('a burst from two hundred members is handed over in the order of arrival', async () => {
    const members: string[] = [];
    for (let i = 0; i < 200; i += 1) members.push(await gateway.addPerson({ name: `居民${i}` }));
    const room = await gateway.addRoom({ name: '洗马3网格群', members });
    await Promise.all(members.map((member, i) => gateway.say(member, room, `接${i}`)));
    await vi.waitFor(() => expect(bot.messages).toHaveLength(200), { timeout: 10_000 });

    expect(bot.texts()).toEqual(members.map((_, i) => `接${i}`));
    expect(bot.messages.map((message) => message.sender.name)).toEqual(members.map((_, i) => `居民${i}`));
  });

  test('a mention is real on both sides', async () => {
    await gateway.say(zhang, market, '要的', { mentions: ['bot'] });
    await vi.waitFor(() => expect(bot.messages).toHaveLength(1));
    expect(textOf(bot.messages[0])).toMatchObject({ text: '@派单助手\u2005要的', mentionsBot: true });

    await bot.channel.send({ kind: 'room', room: roomId(market) }, { kind: 'text', text: '@张阿姨 几点？', mentions: [contactId(zhang)] });
    expect((await gateway.hears('几点')).mentions).toEqual([zhang]);
  });

  test.each([9_000, 700_000])('a file of %d bytes arrives whole, and once', async (size) => {
    const bytes = new Uint8Array(randomBytes(size));
    expect(await bot.channel.send({ kind: 'room', room: roomId(market) }, { kind: 'file', name: '台账.xlsx', bytes })).toEqual({
      kind: 'sent',
    });

    const post = await gateway.hears('台账.xlsx');
    expect(Buffer.from(post.file?.bytes ?? []).equals(Buffer.from(bytes))).toBe(true);
    expect(gateway.posts).toHaveLength(1);
  });

  test('a file that somebody sends is loaded before its message is handed over', async () => {
    const bytes = new Uint8Array(randomBytes(50_000));
    await gateway.say(zhang, market, '名单.xlsx', { file: { name: '名单.xlsx', bytes } });
    await vi.waitFor(() => expect(bot.messages).toHaveLength(1));

    const content = bot.messages[0]?.content;
    if (content?.kind !== 'file') throw new Error('no file came');
    expect(content.name).toBe('名单.xlsx');
    expect(Buffer.from(bot.files[0] ?? []).equals(Buffer.from(bytes))).toBe(true);
  });

  test('who is no contact gets no direct message until he has become one', async () => {
    const xiong = await gateway.addPerson({ name: '熊师傅', friend: false });
    const directly = () => bot.channel.send({ kind: 'person', contact: contactId(xiong) }, text('电话13800000001'));
    expect(await directly()).toMatchObject({ kind: 'refused' });

    await gateway.askForFriendship(xiong);
    await vi.waitFor(async () => expect(await directly()).toEqual({ kind: 'sent' }), { timeout: 3_000 });
    expect(await gateway.hears('13800000001')).toMatchObject({ to: xiong });
  });

  test('a room that is renamed has its new name', async () => {
    await gateway.say(zhang, market, '早');
    await heardBy(bot, '早');
    await gateway.renameRoom(market, '洗马零工市场');
    await vi.waitFor(async () => {
      await gateway.say(zhang, market, '晚');
      await heardBy(bot, '晚');
      expect(bot.messages.at(-1)?.room?.name).toBe('洗马零工市场');
    });
  });

  test('the bot can leave and come back without the account being logged out', async () => {
    await bot.channel.stop();
    bot = listen({ token: gateway.token, endpoint: gateway.endpoint });
    await bot.channel.start();
    await bot.channel.ready();
    await gateway.say(zhang, market, '还在吗');
    await heardBy(bot, '还在吗');
  });

  test('nobody’s name is left in the home folder', () => {
    expect(readdirSync(home)).toEqual([]);
  });
});

test('it works without TLS', async () => {
  await connect({ tls: false });
  await gateway.say(zhang, market, '修水管');
  await heardBy(bot, '修水管');
  await disconnect();
});

describe('a gateway that fails', () => {
  afterEach(disconnect);

  test('that is killed is noticed at once, and things go on within five seconds of its return', async () => {
    await connect();
    await gateway.say(zhang, market, '第一句');
    await heardBy(bot, '第一句');
    await gateway.kill();
    await vi.waitFor(() => expect(bot.channel.connected()).toBe(false), { timeout: 2_000 });
    expect(await bot.channel.send({ kind: 'room', room: roomId(market) }, text('有人吗'))).toMatchObject({ kind: 'failed' });

    for (let round = 0; round < 2; round += 1) {
      await gateway.kill();
      await gateway.start();
      const back = Date.now();
      await vi.waitFor(() => expect(bot.channel.connected()).toBe(true), { timeout: 5_000 });
      expect(Date.now() - back).toBeLessThan(5_000);
      await gateway.say(zhang, market, `又来${round}`);
      await heardBy(bot, `又来${round}`);
      expect(await bot.channel.send({ kind: 'room', room: roomId(market) }, text(`听到${round}`))).toEqual({ kind: 'sent' });
    }
    expect(bot.gaps).toHaveLength(2);
    expect(bot.gaps.every(({ since, until }) => since <= until)).toBe(true);
  });

  test('that is frozen is noticed, and things go on when it thaws', async () => {
    await connect({ limits: { ...BRISK, send: 1_000 } });
    gateway.freeze();
    expect(await bot.channel.send({ kind: 'room', room: roomId(market) }, text('冻住了'))).toMatchObject({ kind: 'unsure' });
    await vi.waitFor(() => expect(bot.channel.connected()).toBe(false), { timeout: 4_000 });
    // Long enough for several new connections that the frozen port takes and does not answer.
    await new Promise((resolve) => setTimeout(resolve, 4_000));

    gateway.thaw();
    const thawed = Date.now();
    await vi.waitFor(() => expect(bot.channel.connected()).toBe(true), { timeout: 5_000 });
    expect(Date.now() - thawed).toBeLessThan(5_000);
    await gateway.say(zhang, market, '解冻了');
    await heardBy(bot, '解冻了');
    expect(bot.gaps).toHaveLength(1);
  });

  test('that is quiet but alive is kept', async () => {
    await connect({ limits: BRISK });
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    expect(bot.channel.connected()).toBe(true);
    expect(bot.gaps).toEqual([]);
  });

  test('that still serves a client whose line was cut is made to let go of it', async () => {
    await connect({ limits: { takeOverAfter: Number.POSITIVE_INFINITY } });
    const cutOff = bot;
    bot = listen({ token: gateway.token, endpoint: gateway.endpoint }, { ...BRISK, takeOverAfter: 3 });
    await bot.channel.start();
    await bot.channel.ready();
    await gateway.say(zhang, market, '还在吗');
    await heardBy(bot, '还在吗');
    await cutOff.channel.stop();
  });

  test('that is not there yet when the bot starts is waited for', async () => {
    await connect();
    await bot.channel.stop();
    await gateway.kill();
    bot = listen({ token: gateway.token, endpoint: gateway.endpoint });
    await bot.channel.start();
    await gateway.start();
    await bot.channel.ready();
    await gateway.say(zhang, market, '开门了');
    await heardBy(bot, '开门了');
    expect(bot.gaps).toEqual([]);
  });
});
