import { readSheet } from 'read-excel-file/node';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactId } from '../../src/domain/ids.ts';
import type { Person } from '../../src/domain/people.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { expectSilence, FRIDGE, heardDuring, holdersOf, orderCount, publicLines } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const OFFER = '本人做保洁八年，有活的联系我';

const listed = () => world.station.store.seekers.all().map(({ person }) => world.station.store.people.byId(person).name);

describe('who offers himself in a market group', () => {
  it('is asked once whether he wants to be registered; 是 puts him on the list of staff', async () => {
    await world.market.from('小龚', OFFER);
    world.market.hears('@小龚', '登记', '是');
    world.market.hearsNothing();
    await world.market.from('小龚', '是');
    expect(listed()).toEqual(['小龚']);
    world.with('小龚').hears('网格员');
    world.staffRoom.hears('小龚', '保洁八年', '/登记 @小龚');
    await world.staffRoom.from('糜主任', '/求职');
    world.staffRoom.hears('求职登记1人', '已备案0人', '小龚', '12月7日', '保洁');
  });

  it.each(['要的', '要得', '登记', '我想登记', '对'])('%s is a yes, by direct message too', async (words) => {
    await world.market.from('小龚', OFFER);
    await world.with('小龚').from('小龚', words);
    expect(listed()).toEqual(['小龚']);
  });

  it('不用 ends it, and he is never asked again', async () => {
    await world.market.from('小龚', OFFER);
    await expectSilence(world, () => world.market.from('小龚', '不用'));
    await world.passes(3 * 24 * 60);
    await expectSilence(world, () => world.market.from('小龚', OFFER));
    expect(listed()).toEqual([]);
  });

  it('silence ends it too: a 是 of the next day is something else', async () => {
    await world.market.from('小龚', OFFER);
    await world.passes(90);
    await expectSilence(world, () => world.market.from('小龚', '是'));
    expect(listed()).toEqual([]);
  });

  it('somebody else’s 是 is not his', async () => {
    await world.market.from('小龚', OFFER);
    await expectSilence(world, () => world.market.from('老万', '是'));
    await expectSilence(world, () => world.grid(3).from('小龚', '是'));
    expect(listed()).toEqual([]);
  });

  it('a worker of the register, a grid’s group and an offer that came late get silence', async () => {
    await expectSilence(world, () => world.market.from('刘孃', OFFER));
    await expectSilence(world, () => world.grid(3).from('小龚', OFFER));
    await expectSilence(world, () => world.market.from('小龚', OFFER, { sentAt: world.now() - 10 * 60_000 }));
  });

  it('of a crowd only three are asked a day', async () => {
    for (const name of ['小龚', '老万', '小汪', '老冉', '小涂']) await world.market.from(name, OFFER);
    expect(publicLines(world.heard)).toHaveLength(3);
  });

  it('once registered he counts as such, and his words are erased in time', async () => {
    await world.market.from('小龚', OFFER);
    await world.market.from('小龚', '是');
    await world.staffRoom.from('杨网格', '/登记 @小龚 龚小华 13800000031 个人 保洁', { mentions: ['小龚'] });
    await world.with('糜主任').from('糜主任', '/求职');
    world.with('糜主任').hears('求职登记1人', '已备案1人');
    await world.passes(181 * 24 * 60);
    expect(world.station.store.seekers.all()[0]).toMatchObject({ text: null, trades: ['cleaning'] });
  });

  it('/删除我的信息 erases what he wrote', async () => {
    await world.market.from('小龚', OFFER);
    await world.market.from('小龚', '是');
    await world.with('小龚').from('小龚', '/删除我的信息');
    expect(world.station.store.seekers.all()).toMatchObject([{ text: null }]);
    world.with('小龚').hears('求职的话删了');
  });

  it('/求职 is for staff, and tells nothing in a group of others', async () => {
    await world.market.from('小龚', OFFER);
    await world.market.from('小龚', '是');
    await world.with('杨网格').from('杨网格', '/求职');
    world.with('杨网格').hears('站点');
    const lines = await heardDuring(world, () => world.market.from('糜主任', '/求职'));
    expect(publicLines(lines)).toEqual([]);
    world.with('糜主任').hears('小龚');
  });
});

describe('training', () => {
  const COURSE = '/培训 发布 12月12日下午2点 驿站二楼 月嫂培训 免费';
  const signedUp = (number = 1) =>
    world.station.store.courses.signUps(number).map(({ person }) => world.station.store.people.byId(person).name);

  it('is announced with a number in the market group; 报名 1 signs up, once', async () => {
    await world.staffRoom.from('糜主任', COURSE);
    world.market.hears('1号培训', '月嫂培训', '报名1');
    world.staffRoom.hears('1号培训', '/培训 名单 1');
    const lines = await heardDuring(world, async () => {
      await world.market.from('刘孃', '报名 1');
      await world.market.from('刘孃', '报名1');
    });
    expect(publicLines(lines)).toEqual([]);
    world.with('刘孃').hears('1号培训', '报上名了', '取消报名1');
    world.with('刘孃').hears('已经报过名');
    expect(signedUp()).toEqual(['刘孃']);
  });

  it.each(['报名1', '报名 1号', '我要报名1', '1号培训我报名', '报名１', '参加1号培训', '报名1号培训。'])(
    '%s is a sign-up',
    async (words) => {
      await world.staffRoom.from('糜主任', COURSE);
      await world.grid(3).from('张阿姨', words);
      expect(signedUp()).toEqual(['张阿姨']);
    },
  );

  it('报名 under the post is one too', async () => {
    await world.staffRoom.from('糜主任', COURSE);
    await world.market.from('刘孃', '我报名', { quote: '1号培训 12月12日下午2点' });
    expect(signedUp()).toEqual(['刘孃']);
  });

  it.each(['报名', '报名接龙', '我报名参加元旦聚餐', '报名2', '怎么报名'])('%s means something else', async (words) => {
    await world.staffRoom.from('糜主任', COURSE);
    await expectSilence(world, () => world.market.from('刘孃', words));
    expect(signedUp()).toEqual([]);
  });

  it('after a list of names 报名1 belongs to the list', async () => {
    await world.staffRoom.from('糜主任', COURSE);
    await world.market.from('周姐', '#接龙\n元旦聚餐报名\n1. 周姐\n2. 王师傅');
    await expectSilence(world, () => world.market.from('刘孃', '报名1'));
    await world.passes(11);
    await world.market.from('刘孃', '报名1');
    expect(signedUp()).toEqual(['刘孃']);
  });

  it('who cannot come takes it back; who has no friend in the bot is answered in the group', async () => {
    await world.staffRoom.from('糜主任', COURSE);
    await world.market.from('刘孃', '报名1');
    await world.market.from('刘孃', '取消报名1');
    world.with('刘孃').hears('报上名了');
    world.with('刘孃').hears('取消了');
    await world.market.from('刘孃', '取消报名1');
    world.with('刘孃').hears('没报名');
    await world.market.from('周姐', '报名1');
    world.market.hears('@周姐', '报上名了');
    expect(signedUp()).toEqual(['周姐']);
  });

  it('the same message twice, and a restart in between, make one sign-up', async () => {
    await world.staffRoom.from('糜主任', COURSE, { id: 'c1' });
    await world.staffRoom.from('糜主任', COURSE, { id: 'c1' });
    await world.market.from('刘孃', '报名1', { id: 's1' });
    await world.restarts();
    await world.market.from('刘孃', '报名1', { id: 's1' });
    expect(signedUp()).toEqual(['刘孃']);
    expect(world.heard.filter(({ text }) => text.includes('号培训'))).toHaveLength(3);
  });

  it('staff close it; later sign-ups are told so', async () => {
    await world.staffRoom.from('糜主任', COURSE);
    await world.market.from('刘孃', '报名1');
    await world.staffRoom.from('糜主任', '/培训 结束 1');
    world.staffRoom.hears('停止报名', '一共1人');
    await world.market.from('王师傅', '报名1');
    world.with('王师傅').hears('1号培训', '停止报名');
    expect(signedUp()).toEqual(['刘孃']);
  });

  it('neither makes an order nor claims one', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.staffRoom.from('糜主任', COURSE);
    await world.market.from('王师傅', '报名1');
    expect(orderCount(world)).toBe(1);
    expect(holdersOf(world, 101)).toEqual([]);
  });

  it.each([
    ['/培训 发布', '少了培训内容'],
    ['/培训 名单 9', '没有9号培训'],
    ['/培训 结束', '少了培训的号'],
    ['/培训 开会', '要写：发布'],
    ['/培训', '还没有培训'],
  ])('%s: one line that says what is wrong', async (words, answer) => {
    await world.staffRoom.from('糜主任', words);
    world.staffRoom.hears(answer);
    world.staffRoom.hearsNothing();
    world.market.hearsNothing();
  });

  it('is for staff, and by day', async () => {
    await world.staffRoom.from('杨网格', COURSE);
    world.staffRoom.hears('站点');
    await world.until('23:00');
    await world.staffRoom.from('糜主任', COURSE);
    world.staffRoom.hears('早上再发布');
    expect(world.station.store.courses.byNumber(1)).toBeNull();
  });

  it('a phone in its words does not get into the group', async () => {
    await world.staffRoom.from('糜主任', `${COURSE} 联系13900000301`);
    expect(publicLines(world.heard).join()).not.toContain('13900000301');
  });
});

describe('/培训 名单', () => {
  const fileTo = (name: string) => world.heard.findLast(({ to, room, file }) => file !== null && (to ?? room) === name)?.file ?? null;
  const rowsOf = async (name: string) => readSheet(Buffer.from(fileTo(name) ?? []));

  beforeEach(async () => {
    await world.staffRoom.from('糜主任', '/培训 发布 12月12日下午2点 驿站二楼 月嫂培训 免费');
    await world.market.from('刘孃', '报名1');
    await world.grid(3).from('=张阿姨', '报名1');
  });

  it('sends the names in full to staff, masked to the staff room', async () => {
    await world.staffRoom.from('糜主任', '/培训 名单 1');
    expect(await rowsOf('糜主任')).toMatchObject([
      ['序号', '姓名', '电话', '团队', '工种', '报名时间'],
      [1, '刘孃', '13800000005', '刘孃的队', '保洁', expect.any(Date)],
      [2, "'=张阿姨", null, null, null, expect.any(Date)],
    ]);
    expect((await rowsOf('工作群'))[1]).toContain('138****0005');
  });

  it('asked for in another group it goes to no group', async () => {
    await world.market.from('糜主任', '/培训 名单');
    expect(fileTo('糜主任')).not.toBeNull();
    expect(world.heard.filter(({ room, file }) => room !== null && file !== null)).toEqual([]);
  });

  it('who cannot be written to hears once what to do', async () => {
    const { people } = world.station.store;
    people.grantStaff((people.byContact(contactId('周姐')) as Person).id);
    const lines = await heardDuring(world, () => world.market.from('周姐', '/培训 名单 1'));
    expect(lines).toHaveLength(1);
  });
});
