import { describe, expect, test, vi } from 'vitest';
import { SimulatedPuppet } from '../../../src/channels/simulator/puppet.ts';
import { World } from '../../../src/channels/simulator/world.ts';
import { contactId } from '../../../src/domain/ids.ts';

function market() {
  const world = new World({ now: () => 1_000 });
  const zhang = world.addPerson({ name: '张阿姨' });
  const xiong = world.addPerson({ name: '熊师傅', friend: false });
  const room = world.addRoom({ name: '零工市场', members: [zhang, xiong] });
  return { world, zhang, xiong, room };
}

vi.setConfig({ testTimeout: 20_000 });

describe('the simulated WeChat', () => {
  test('flattens a quote as phones do', () => {
    const { world, zhang, xiong, room } = market();
    const order = world.say(zhang, room, '通下水道');
    const reply = world.say(xiong, room, '接', { quote: order, mentions: [zhang] });
    expect(world.speech(reply).text).toBe('「张阿姨：通下水道」\n- - - - - - - - - - - - - - -\n@张阿姨\u2005接');
  });

  test('calls a quoted picture a picture', () => {
    const { world, zhang, xiong, room } = market();
    const picture = world.say(zhang, room, '', { type: 'image' });
    expect(world.speech(world.say(xiong, room, '这个好修', { quote: picture })).text).toContain('「张阿姨：图片」');
  });

  test('writes a mention by the alias of the room', () => {
    const { world, zhang, xiong, room } = market();
    world.setAlias(xiong, room, '熊师傅水电');
    expect(world.speech(world.say(zhang, room, '来', { mentions: [xiong] })).text).toBe('@熊师傅水电\u2005来');
  });

  test('lets only members speak, and the bot write only to friends', () => {
    const { world, xiong, room } = market();
    const stranger = world.addPerson({ name: '王师傅' });
    expect(() => world.say(stranger, room, '在吗')).toThrow('not in');
    expect(() => world.post(xiong, { text: '电话' })).toThrow('not a friend');
    expect(() => world.post('没有的群', { text: '好' })).toThrow('no such');
    expect(world.posts).toEqual([]);
  });

  test('shows what the bot posts, and no longer what it takes back', () => {
    const { world, room } = market();
    const seen: string[] = [];
    const stop = world.onPost((post) => seen.push(post.text));
    const id = world.post(room, { text: '128号单' });
    stop();
    world.post(room, { text: '129号单' });
    expect(seen).toEqual(['128号单']);
    expect(world.recallPost(id)).toBe(true);
    expect(world.posts.map((post) => post.text)).toEqual(['129号单']);
  });

  test('gives ids that no other run gives', () => {
    const one = market();
    const other = market();
    expect(one.world.say(one.zhang, one.room, '早')).not.toBe(other.world.say(other.zhang, other.room, '早'));
  });
});

describe('the simulated puppet', () => {
  test('logs in anew at every start, and hears nothing while it is stopped', async () => {
    const { world, zhang, room } = market();
    const puppet = new SimulatedPuppet(world);
    const heard: string[] = [];
    const logins: string[] = [];
    puppet.on('message', ({ messageId }) => {
      heard.push(messageId);
    });
    puppet.on('login', (event) => {
      logins.push(event.contactId);
    });
    await puppet.start();
    const first = world.say(zhang, room, '早');
    await puppet.stop();
    world.say(zhang, room, '有人吗');
    await puppet.start();
    const last = world.say(zhang, room, '晚');
    await puppet.stop();
    expect(heard).toEqual([first, last]);
    expect(logins).toEqual([world.bot, world.bot]);
  });

  test('answers a ding', async () => {
    const puppet = new SimulatedPuppet(market().world);
    const answered = new Promise((resolve) => puppet.once('dong', resolve));
    puppet.ding('alive');
    expect(await answered).toEqual({ data: 'alive' });
  });

  test('says by name what it cannot do', async () => {
    const puppet = new SimulatedPuppet(market().world);
    await expect(puppet.roomCreate()).rejects.toThrow('roomCreate');
    await expect(puppet.contactRawPayload(contactId('谁'))).rejects.toThrow('no such contact');
  });
});
