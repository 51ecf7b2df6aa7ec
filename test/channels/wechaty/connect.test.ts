import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { SimulatedPuppet } from '../../../src/channels/simulator/puppet.ts';
import { World, type WorldOptions } from '../../../src/channels/simulator/world.ts';
import { type ContactId, contactId, type RoomId, roomId } from '../../../src/domain/ids.ts';
import { type ListeningChannel, listen, textOf } from '../heard.ts';

vi.setConfig({ testTimeout: 20_000, hookTimeout: 30_000 });

/** A gateway whose answers can be made to come slowly, once, or not at all. */
class MoodyPuppet extends SimulatedPuppet {
  beforeMessage: (id: string) => Promise<void> = async () => undefined;
  beforeContact: (id: string) => Promise<void> = async () => undefined;
  beforeSending: () => Promise<void> = async () => undefined;
  beforeFile: () => Promise<void> = async () => undefined;

  override async messageRawPayload(id: string) {
    await this.beforeMessage(id);
    return super.messageRawPayload(id);
  }

  override async contactRawPayload(id: string) {
    await this.beforeContact(id);
    return super.contactRawPayload(id);
  }

  override async messageFile(id: string) {
    await this.beforeFile();
    return super.messageFile(id);
  }

  override async messageSendText(...args: Parameters<SimulatedPuppet['messageSendText']>) {
    await this.beforeSending();
    return super.messageSendText(...args);
  }
}

const never = () => new Promise<void>(() => undefined);
const takes = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
const text = (words: string, mentions: readonly ContactId[] = []) => ({ kind: 'text', text: words, mentions }) as const;

let world: World;
let puppet: MoodyPuppet;
let bot: ListeningChannel;
let zhang: ContactId;
let xiong: ContactId;
let market: RoomId;

async function open(options: Partial<WorldOptions> = {}): Promise<void> {
  world = new World({ now: () => Date.now(), ...options });
  zhang = world.addPerson({ name: '张阿姨' });
  xiong = world.addPerson({ name: '熊师傅' });
  market = world.addRoom({ name: '零工市场', members: [zhang, xiong] });
  puppet = new MoodyPuppet(world);
  bot = listen(puppet, { hold: 300, members: 100, fileHold: 100, file: 200, send: 200 });
  await bot.channel.start();
  await bot.channel.ready();
}

const heard = (count: number) => vi.waitFor(() => expect(bot.messages).toHaveLength(count), { timeout: 5_000, interval: 5 });

beforeEach(() => open());
afterEach(() => bot.channel.stop());

describe('order of arrival', () => {
  test('the first 接 stays the first, though its sender is new and his payload slow', async () => {
    puppet.beforeContact = (id) => (id === xiong ? takes(150) : Promise.resolve());
    world.say(zhang, market, '早');
    world.say(xiong, market, '接');
    world.say(zhang, market, '我接');
    await heard(3);
    expect(bot.texts()).toEqual(['早', '接', '我接']);
  });

  test('a burst whose payloads come at random is in order', async () => {
    puppet.beforeMessage = () => takes(Math.random() * 100);
    const said = Array.from({ length: 300 }, (_, i) => `第${i}句`);
    for (const words of said) world.say(zhang, market, words);
    await heard(300);
    expect(bot.texts()).toEqual(said);
  });

  test('one that hangs does not hold up the rest, and comes late with its own id and time of arrival', async () => {
    let calls = 0;
    puppet.beforeMessage = () => {
      calls += 1;
      return calls === 1 ? never() : Promise.resolve();
    };
    const stuck = world.say(zhang, market, '接');
    world.say(xiong, market, '我接');
    await vi.waitFor(() => expect(bot.texts()).toEqual(['我接']), { timeout: 2_000 });
    await vi.waitFor(() => expect(bot.texts()).toEqual(['我接', '接']), { timeout: 3_000 });
    expect(bot.messages[1]?.id).toBe(stuck);
    expect(bot.arrivals[1]).toBeLessThanOrEqual(bot.arrivals[0] ?? 0);
  });

  test('a sender whom the platform does not know any more is still heard', async () => {
    puppet.beforeContact = (id) => (id === xiong ? Promise.reject(new Error('no such contact')) : Promise.resolve());
    world.say(xiong, market, '接');
    await heard(1);
    expect(bot.messages[0]?.sender).toEqual({ id: xiong, name: '', friend: null });
  });

  test('a repeat is handed over again: who keeps the ids decides', async () => {
    const id = world.say(zhang, market, '接');
    world.repeat(id);
    await heard(2);
    expect(bot.messages.map((message) => message.id)).toEqual([id, id]);
  });

  test('the bot does not hear itself', async () => {
    await bot.channel.send({ kind: 'room', room: market }, text('128号单'));
    world.say(zhang, market, '好');
    await heard(1);
    expect(bot.texts()).toEqual(['好']);
  });

  test('an application that throws is no reason to stop', async () => {
    vi.spyOn(bot.messages, 'push').mockImplementationOnce(() => {
      throw new Error('disk full');
    });
    world.say(zhang, market, '一');
    world.say(zhang, market, '二');
    await heard(1);
    expect(bot.texts()).toEqual(['二']);
  });
});

describe('files that people send', () => {
  const sendsFile = (bytes = new Uint8Array(1_000)) => world.say(zhang, market, '名册.xlsx', { file: { name: '名册.xlsx', bytes } });
  const fileHeard = () => bot.messages.map(({ content }) => content).find(({ kind }) => kind === 'file');

  test('are read before they are handed over, in their place', async () => {
    sendsFile();
    world.say(zhang, market, '/导入名册');
    await heard(2);
    expect(bot.texts()).toEqual(['<file>', '/导入名册']);
    expect(fileHeard()).toEqual({ kind: 'file', name: '名册.xlsx', list: { kind: 'sheet', sheet: [], others: [] } });
  });

  test('hold nobody up when they come slowly, and come late', async () => {
    let calls = 0;
    puppet.beforeFile = () => {
      calls += 1;
      return calls === 1 ? never() : Promise.resolve();
    };
    sendsFile();
    world.say(xiong, market, '接');
    await vi.waitFor(() => expect(bot.texts()).toEqual(['接']), { timeout: 2_000 });
    await heard(2);
    expect(fileHeard()).toMatchObject({ list: { kind: 'sheet' } });
  });

  test.each([
    ['never come', never],
    ['cannot be had', () => Promise.reject(new Error('gone'))],
  ])('are handed over as not loaded when they %s', async (_why, mood) => {
    puppet.beforeFile = mood;
    sendsFile();
    world.say(xiong, market, '接');
    await heard(2);
    expect(fileHeard()).toEqual({ kind: 'file', name: '名册.xlsx', list: { kind: 'unreadable', why: 'not-loaded' } });
  });

  test('are not taken into memory when they are too large', async () => {
    sendsFile(new Uint8Array(3_000_000));
    await heard(1);
    expect(fileHeard()).toMatchObject({ list: { kind: 'unreadable', why: 'too-large' } });
    expect(bot.files).toEqual([]);
  });

  test('are quoted by their names', async () => {
    const id = sendsFile();
    world.say(zhang, market, '/导入名册', { quote: id });
    await heard(2);
    expect(textOf(bot.messages[1])).toMatchObject({ text: '/导入名册', quote: { from: '张阿姨', text: '[文件]名册.xlsx' } });
  });
});

describe('what a message is', () => {
  test('a direct message has no room', async () => {
    world.say(zhang, null, '在吗');
    await heard(1);
    expect(bot.messages[0]).toMatchObject({ room: null, sender: { id: zhang, name: '张阿姨', friend: true } });
  });

  test('a quoted reply is taken apart', async () => {
    const order = world.say(zhang, market, '通下水道\n洗马路');
    world.say(xiong, market, '我接', { quote: order, mentions: [world.bot] });
    await heard(2);
    expect(textOf(bot.messages[1])).toMatchObject({
      text: '@派单助手\u2005我接',
      quote: { from: '张阿姨', text: '通下水道\n洗马路' },
      mentionsBot: true,
      mentions: [],
    });
  });

  test('a recall names what is taken back, a nudge is nothing', async () => {
    const id = world.say(zhang, market, '找人搬家');
    world.say(xiong, market, '', { type: 'pat' });
    world.recall(id);
    await heard(3);
    expect(bot.messages.map((message) => message.content)).toEqual([
      expect.objectContaining({ kind: 'text' }),
      { kind: 'unsupported' },
      { kind: 'recall', recalls: id },
    ]);
  });

  test('voice, pictures, places and the platform’s warning are told apart', async () => {
    for (const type of ['voice', 'image', 'location', 'slow-down'] as const) world.say(zhang, market, '', { type });
    await heard(4);
    expect(bot.texts()).toEqual(['<voice>', '<image>', '<unsupported>', '<slow-down>']);
  });

  test('somebody who writes the warning’s words is only writing', async () => {
    world.say(zhang, market, '操作过于频繁');
    await heard(1);
    expect(bot.texts()).toEqual(['操作过于频繁']);
  });

  test('times in seconds and in milliseconds are the same time', async () => {
    const at = Date.UTC(2026, 10, 23, 1, 12);
    world.say(zhang, market, '毫秒', { at });
    world.say(zhang, market, '秒', { at: at / 1_000 });
    await heard(2);
    expect(bot.messages.map((message) => message.sentAt)).toEqual([at, at]);
  });
});

describe('mentions', () => {
  test('come from the platform’s list', async () => {
    world.say(zhang, market, '来', { mentions: [xiong, world.bot] });
    await heard(1);
    expect(textOf(bot.messages[0])).toMatchObject({ mentions: [{ id: xiong, name: '熊师傅' }], mentionsBot: true });
  });

  describe('without such a list', () => {
    beforeEach(async () => {
      await bot.channel.stop();
      await open({ mentionLists: false });
    });

    test('are read from the text, by name and by alias in the room', async () => {
      world.setAlias(xiong, market, '熊师傅 水电');
      world.say(zhang, market, '来', { mentions: [xiong] });
      world.say(zhang, market, '几点了', { mentions: [world.bot] });
      world.say(zhang, market, '@熊师傅 在不在');
      await heard(3);
      expect(bot.messages.map((message) => textOf(message).mentions.map(({ id }) => id))).toEqual([[xiong], [], [xiong]]);
      expect(textOf(bot.messages[1]).mentionsBot).toBe(true);
    });

    test('of a name that two members bear mean nobody', async () => {
      world.join(world.addPerson({ id: 'other', name: '熊师傅' }), market);
      world.say(zhang, market, '@熊师傅\u2005来');
      await heard(1);
      expect(textOf(bot.messages[0])).toMatchObject({ mentions: [], mentionsBot: false });
    });

    test('of a newcomer are found too', async () => {
      world.say(zhang, market, '@熊师傅 早');
      await heard(1);
      world.join(world.addPerson({ name: '王师傅' }), market);
      world.say(zhang, market, '@王师傅 早');
      await heard(2);
      expect(textOf(bot.messages[1]).mentions).toMatchObject([{ name: '王师傅' }]);
    });

    test('wait for no member list that does not come', async () => {
      vi.spyOn(puppet, 'roomMemberList').mockReturnValue(new Promise(() => undefined));
      world.say(zhang, market, '@熊师傅 早');
      await heard(1);
      expect(textOf(bot.messages[0])).toMatchObject({ text: '@熊师傅 早', mentions: [] });
    });
  });
});

describe('sending', () => {
  const toMarket = (words: string) => bot.channel.send({ kind: 'room', room: market }, text(words));

  test('goes out as written, with real mentions', async () => {
    expect(await bot.channel.send({ kind: 'room', room: market }, text('@张阿姨 好', [zhang]))).toEqual({ kind: 'sent' });
    expect(world.posts).toMatchObject([{ text: '@张阿姨 好', mentions: [zhang], to: { kind: 'room', room: market } }]);
  });

  test('to somebody who is no contact is refused', async () => {
    world.setFriend(xiong, false);
    expect(await bot.channel.send({ kind: 'person', contact: xiong }, text('电话'))).toMatchObject({ kind: 'refused' });
    expect(world.posts).toEqual([]);
  });

  test('to a room that does not exist is refused', async () => {
    expect(await bot.channel.send({ kind: 'room', room: roomId('没有的群') }, text('好'))).toMatchObject({ kind: 'refused' });
  });

  test('without an answer in time is unsure', async () => {
    puppet.beforeSending = never;
    expect(await toMarket('好')).toMatchObject({ kind: 'unsure' });
  });

  test('that the platform rejects has failed', async () => {
    puppet.beforeSending = () => Promise.reject(new Error('busy'));
    expect(await toMarket('好')).toEqual({ kind: 'failed', why: 'busy' });
  });

  test('whose connection breaks on the way is unsure', async () => {
    puppet.beforeSending = () => Promise.reject(Object.assign(new Error('14 UNAVAILABLE: Connection dropped'), { code: 14 }));
    expect(await toMarket('好')).toMatchObject({ kind: 'unsure' });
  });

  test('with no connection has failed', async () => {
    await bot.channel.stop();
    expect(await toMarket('好')).toEqual({ kind: 'failed', why: 'not connected' });
  });

  test('that gave up before it was handed over never goes out', async () => {
    world.setFriend(xiong, false);
    puppet.beforeContact = () => takes(400);
    expect(await bot.channel.send({ kind: 'person', contact: xiong }, text('电话'))).toMatchObject({ kind: 'failed' });
    world.setFriend(xiong, true);
    await takes(600);
    expect(world.posts).toEqual([]);
  });
});

describe('the account', () => {
  test('whoever asks to be one becomes one, and is known as one', async () => {
    world.setFriend(xiong, false);
    world.say(xiong, market, '接128');
    await heard(1);
    expect(bot.messages[0]?.sender.friend).toBe(false);
    world.askForFriendship(xiong);
    await vi.waitFor(() => expect(world.person(xiong).friend).toBe(true));
    world.say(xiong, market, '加了');
    await heard(2);
    expect(bot.messages[1]?.sender.friend).toBe(true);
  });

  test('errors that the gateway reports end nothing', async () => {
    puppet.emit('error', { gerror: JSON.stringify({ code: 2, message: 'room sync failed' }) });
    world.say(zhang, market, '还在吗');
    await heard(1);
    expect(bot.channel.connected()).toBe(true);
  });

  test('an account that is logged out and in again has a gap', async () => {
    await puppet.logout('kicked');
    expect(await bot.channel.send({ kind: 'person', contact: contactId(zhang) }, text('好'))).toMatchObject({ kind: 'failed' });
    puppet.login(world.bot);
    await vi.waitFor(() => expect(bot.channel.connected()).toBe(true));
    expect(bot.gaps).toHaveLength(1);
  });
});
