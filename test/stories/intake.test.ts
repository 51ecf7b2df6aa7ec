import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { CLEANING, DRAIN, expectSilence, FRIDGE, heardDuring, MOVING, orderCount, orderOf, publicLines, stateOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

const WASHER = '找个师傅修洗衣机';

describe('people write in pieces', () => {
  it('the pieces are added without a word, and the announcement is corrected once after three minutes', async () => {
    const { grid, market } = world;
    await grid(3).from('张阿姨', WASHER);
    grid(3).hears('101号单');
    market.hears('101号单', '修洗衣机');
    for (const piece of ['松山路12号3单元', '明天上午', '电话13900000011', '80块']) {
      await world.passes(0.5);
      await expectSilence(world, () => grid(3).from('张阿姨', piece));
    }
    const lines = await heardDuring(world, () => world.passes(2));
    expect(publicLines(lines)).toHaveLength(1);
    market.hears('101号单', '修洗衣机', '明天(周二)上午', '松山路', '80元');
    expect(publicLines(lines).join()).not.toMatch(/12号|3单元|139/);
    expect(orderOf(world, 101)).toMatchObject({ phone: '13900000011', price: { minFen: 8000 }, place: { full: '松山路12号3单元' } });
  });

  it('if the job is taken by then, the pieces go to the winner and not to the market', async () => {
    await world.grid(3).from('张阿姨', '找个师傅通下水道');
    await world.passes(0.1);
    await world.market.from('吴师傅', '接101');
    await expectSilence(world, () => world.grid(3).from('张阿姨', '松山路松山小区3栋2单元，明天上午，电话13900000011'));
    const lines = await heardDuring(world, () => world.passes(4));
    world.with('吴师傅').hears('101号单', '3栋2单元', '13900000011', '明天(周二)上午');
    expect(publicLines(lines)).toEqual([]);
  });

  it('pieces of somebody else, or from another room, are not added', async () => {
    await world.grid(3).from('张阿姨', WASHER);
    await world.grid(3).from('何嬢嬢', '松山路12号3单元');
    await world.grid(1).from('张阿姨', '明天上午');
    await world.passes(4);
    expect(orderOf(world, 101)).toMatchObject({ place: null, when: { kind: 'none' } });
  });

  it('bare fields long after are talk', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(9);
    await expectSilence(world, () => world.grid(3).from('张阿姨', '明天下午'));
    expect(orderOf(world, 101).when).toMatchObject({ text: '明天上午' });
  });
});

describe('pieces in everybody’s own words', () => {
  it('电话是… is a piece too', async () => {
    await world.grid(3).from('张阿姨', '找阿姨打扫卫生');
    await expectSilence(world, () => world.grid(3).from('张阿姨', '电话是13900000013哈'));
    await world.passes(4);
    expect(orderOf(world, 101).phone).toBe('13900000013');
  });

  it('the size of the flat beside a time does not hide the time', async () => {
    await world.grid(3).from('张阿姨', '找阿姨打扫卫生');
    await expectSilence(world, () => world.grid(3).from('张阿姨', '两室一厅，后天上午'));
    await world.passes(4);
    expect(orderOf(world, 101).when).toMatchObject({ text: '后天上午' });
  });

  it('who has just asked for an electrician is not asked whether he wants one, and his address is not lost', async () => {
    await world.grid(3).from('罗大爷', '麻烦帮我找个电工');
    await expectSilence(world, () => world.grid(3).from('罗大爷', '插座没电了'));
    await expectSilence(world, () => world.grid(3).from('罗大爷', '住松山苑5栋2单元'));
    await world.passes(4);
    expect(orderCount(world)).toBe(1);
    expect(orderOf(world, 101).place).toMatchObject({ full: '松山苑5栋2单元' });
  });
});

describe('what is missing', () => {
  it('a change of another order, whose post is quoted, is no answer to the question', async () => {
    await world.grid(3).from('张阿姨', '找个人帮忙搬家，松山路松山小区3栋2单元，200元');
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(5);
    await world.grid(3).from('张阿姨', '改成后天上午9点', { quote: '102号单 已派出。改动直接说，不要了回“取消102”' });
    expect(orderOf(world, 101).when.kind).toBe('none');
    expect(orderOf(world, 102).when.kind).toBe('at');
  });

  it('is asked for once, a minute after the last piece, in one line, for exactly that', async () => {
    await world.grid(3).from('张阿姨', '找个师傅修洗衣机，明天上午9点');
    world.grid(3).hears('101号单', '已派出');
    world.market.hears('101号单', '地点待定');
    await world.passes(0.9);
    world.grid(3).hearsNothing();
    await world.passes(0.2);
    world.grid(3).hears('101号单', '哪里', '张阿姨');
    await world.passes(8);
    world.grid(3).hearsNothing();
  });

  it('each piece puts the question off, and a full order is not asked about', async () => {
    await world.grid(3).from('张阿姨', WASHER);
    await world.passes(0.9);
    await world.grid(3).from('张阿姨', '明天上午');
    await world.passes(0.9);
    await world.grid(3).from('张阿姨', '松山路松山小区3栋');
    const lines = await heardDuring(world, () => world.passes(5));
    expect(lines.filter(({ text }) => text.includes('？'))).toEqual([]);
  });

  it('the answer counts also after the three minutes', async () => {
    await world.grid(3).from('张阿姨', '找个师傅修洗衣机，明天上午9点');
    await world.passes(6);
    await world.grid(3).from('张阿姨', '松山路松山小区3栋');
    expect(orderOf(world, 101).place).toMatchObject({ full: '松山路松山小区3栋' });
    world.market.hears('101号单', '更正', '松山小区');
  });

  it('by direct message it is asked there', async () => {
    await world.with('张阿姨').from('张阿姨', '找个师傅修洗衣机，松山路松山小区3栋');
    await world.passes(1.1);
    world.with('张阿姨').hears('101号单', '几点');
    await world.with('张阿姨').from('张阿姨', '明天下午3点');
    await world.passes(3);
    world.market.hears('101号单', '更正', '明天(周二)下午3点');
  });
});

describe('changing an order', () => {
  it.each([
    ['改成后天上午', '后天(周三)上午'],
    ['价格100', '100元'],
    ['地址是北山路丽景小区6栋', '北山路丽景小区'],
  ])('%s corrects the announcement', async (words, shown) => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(5);
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', words));
    world.market.hears('101号单', '更正', shown);
    expect(publicLines(lines).length).toBeLessThanOrEqual(2);
    expect(publicLines(lines).join()).not.toMatch(/6栋/);
  });

  it('counts by direct message too, and from nobody else', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(5);
    await world.with('张阿姨').from('张阿姨', '价格100');
    expect(orderOf(world, 101).price).toMatchObject({ minFen: 10000 });
    await expectSilence(world, () => world.grid(3).from('何嬢嬢', '价格20'));
    await expectSilence(world, () => world.grid(3).from('何嬢嬢', '101改成后天'));
    expect(orderOf(world, 101).price).toMatchObject({ minFen: 10000 });
  });

  it('after a claim it goes to the worker, with the way out', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('熊师傅', '接101');
    await world.passes(5);
    const lines = await heardDuring(world, () => world.grid(3).from('张阿姨', '改成后天下午'));
    world.with('熊师傅').hears('101号单', '改了', '后天(周三)下午', '退101');
    expect(lines.filter(({ room }) => room === '零工市场')).toEqual([]);
  });

  it('with several open she is asked which; a number or a quote says it at once', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(5);
    await world.grid(3).from('张阿姨', CLEANING);
    await world.passes(5);
    await world.grid(3).from('张阿姨', '价格90');
    world.grid(3).hears('101', '102', '哪');
    await world.grid(3).from('张阿姨', '102');
    expect([orderOf(world, 101).price?.minFen, orderOf(world, 102).price?.minFen]).toEqual([8000, 9000]);
    await world.grid(3).from('张阿姨', '101改成85元');
    expect(orderOf(world, 101).price?.minFen).toBe(8500);
    await world.grid(3).from('张阿姨', '改成后天下午', { quote: '101号单 已派出。改动直接说' });
    expect(orderOf(world, 101).when).toMatchObject({ text: '后天下午' });
  });
});

describe('a number in front of the field', () => {
  it.each([
    ['101价格改成85', { price: { minFen: 8500 } }],
    ['101 价格改成85', { price: { minFen: 8500 } }],
    ['101价格改到85元', { price: { minFen: 8500 } }],
    ['101地址改成北山路丽景小区6栋', { place: { full: '北山路丽景小区6栋' } }],
  ])('%s changes that order', async (words, fields) => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(3).from('张阿姨', CLEANING);
    await world.passes(5);
    await world.grid(3).from('张阿姨', words);
    expect(orderOf(world, 101)).toMatchObject(fields);
    expect(orderOf(world, 102).price).toMatchObject({ minFen: 10000 });
  });
});

describe('withdrawing', () => {
  it('two numbers in one line are two withdrawals', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(3).from('张阿姨', CLEANING);
    await world.passes(5);
    await world.grid(3).from('张阿姨', '取消101和102');
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['cancelled', 'cancelled']);
  });

  it.each(['取消', '取消101', '不用了，修好了', '撤了', '不要了'])('%s by the poster withdraws it', async (words) => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(5);
    await world.grid(3).from('张阿姨', words);
    expect(stateOf(world, 101)).toBe('cancelled');
    world.market.hears('101号单', '不用接了');
    world.grid(3).hears('101号单', '取消');
  });

  it('by anybody else it means nothing', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    for (const words of ['取消101', '不用了', '撤了']) await expectSilence(world, () => world.grid(3).from('何嬢嬢', words));
    expect(stateOf(world, 101)).toBe('open');
  });

  it('after a claim the worker is told by direct message, whether he is a contact or not', async () => {
    await world.grid(3).from('张阿姨', CLEANING);
    await world.market.from('刘孃', '接101');
    await world.grid(3).from('张阿姨', '取消101');
    world.with('刘孃').hears('101号单', '不用去');
    await world.grid(1).from('何嬢嬢', CLEANING.replace('5栋', '8栋').replace('013', '018'));
    await world.market.from('周姐', '接102');
    const lines = await heardDuring(world, () => world.grid(1).from('何嬢嬢', '取消102'));
    expect(lines.filter(({ text }) => text.includes('周姐')).map(({ text }) => text)).toEqual([expect.stringMatching(/^102号单 /)]);
  });

  it('several open: which one is asked, and the bare number answers', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(3).from('张阿姨', CLEANING);
    await world.passes(5);
    await world.grid(3).from('张阿姨', '取消');
    world.grid(3).hears('取消101', '取消102');
    await world.grid(3).from('张阿姨', '101');
    expect([stateOf(world, 101), stateOf(world, 102)]).toEqual(['cancelled', 'open']);
  });

  it('recalling the message withdraws what nobody has taken', async () => {
    const post = await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(3).recall('何嬢嬢', post);
    expect(stateOf(world, 101)).toBe('open');
    await world.grid(3).recall('张阿姨', post);
    expect(stateOf(world, 101)).toBe('cancelled');
    world.market.hears('101号单', '不用接了');
  });

  it('a taken one stays, and she is told how to cancel', async () => {
    const post = await world.grid(3).from('张阿姨', DRAIN);
    await world.market.from('熊师傅', '接101');
    await world.grid(3).recall('张阿姨', post);
    expect(stateOf(world, 101)).toBe('claimed');
    world.with('张阿姨').hears('101号单', '取消101');
  });

  it('recalling something else is nothing', async () => {
    const chat = await world.grid(3).from('张阿姨', '今天太阳好');
    await expectSilence(world, () => world.grid(3).recall('张阿姨', chat));
  });
});

describe('the same job twice', () => {
  it('from whichever room it is one order; 不是 makes the second', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(5);
    const lines = await heardDuring(world, () => world.with('张阿姨').from('张阿姨', '下水道堵了，找师傅来通'));
    world.with('张阿姨').hears('101号单', '已有', '不是');
    expect(publicLines(lines)).toEqual([]);
    expect(orderCount(world)).toBe(1);
    await world.with('张阿姨').from('张阿姨', '不是');
    expect(orderCount(world)).toBe(2);
  });

  it('another time or another place is another job', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(5);
    await world.grid(3).from('张阿姨', '厨房下水道堵了，请师傅来通，后天下午，松山路松山小区3栋2单元，80元');
    await world.passes(5);
    await world.grid(3).from('张阿姨', '下水道堵了，请师傅来通，明天上午，北山路丽景小区6栋，80元');
    expect(orderCount(world)).toBe(3);
  });

  it('another sender with the same phone, or the same kind at the same door, means the same job', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(3).from('何嬢嬢', '张阿姨屋头下水道堵了，喊个师傅来通，电话13900000012');
    await world.grid(3).from('罗大爷', '下水道堵了，喊个师傅来通，松山路松山小区3栋2单元');
    expect(orderCount(world)).toBe(1);
    await world.grid(3).from('曾婆婆', '下水道堵了，喊个师傅来通，松山路松山小区8栋');
    expect(orderCount(world)).toBe(2);
  });

  it('of two jobs in a message one may be there already; 不是 makes just that one', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.grid(3).from('张阿姨', '找人把旧冰箱抬下楼，今天下午3点，松山路松山小区3栋2单元，另外找阿姨打扫卫生，后天上午');
    const before = orderCount(world);
    await world.grid(3).from('张阿姨', '不是');
    expect([before, orderCount(world)]).toEqual([2, 3]);
  });

  it('after two hours, or when the first was withdrawn, it is a new one', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(3).from('张阿姨', '取消101');
    await world.grid(3).from('张阿姨', DRAIN);
    expect(orderCount(world)).toBe(2);
    await world.passes(119);
    await world.grid(3).from('张阿姨', DRAIN);
    expect(orderCount(world)).toBe(2);
    await world.passes(2);
    await world.grid(3).from('张阿姨', DRAIN);
    expect(orderCount(world)).toBe(3);
  });
});

describe('somebody in trouble who asks nobody', () => {
  const LEAK = '水管好像坏了，咋个办哦';

  it('is asked once, and 是 makes the order of his first message', async () => {
    const post = await world.grid(3).from('张阿姨', LEAK);
    world.grid(3).hears('张阿姨', '要找师傅吗', '是');
    world.market.hearsNothing();
    await expectSilence(world, () => world.grid(3).from('何嬢嬢', '是'));
    await expectSilence(world, () => world.with('张阿姨').from('张阿姨', '是'));
    await world.grid(3).from('张阿姨', '要的');
    expect(orderOf(world, 101)).toMatchObject({ message: post, rawText: LEAK, posterName: '张阿姨' });
    world.market.hears('101号单', '水管');
  });

  it('what he then says to a neighbour makes no order', async () => {
    await world.grid(3).from('张阿姨', LEAK);
    await expectSilence(world, () => world.grid(3).from('张阿姨', '晚上7点'));
    expect(orderCount(world)).toBe(0);
  });

  it.each(['是', '对', '要的', '嗯'])('%s within ten minutes is consent', async (yes) => {
    await world.grid(3).from('张阿姨', LEAK);
    await world.passes(9.9);
    await world.grid(3).from('张阿姨', yes);
    expect(orderCount(world)).toBe(1);
  });

  it('after ten minutes it is not', async () => {
    await world.grid(3).from('张阿姨', LEAK);
    await world.passes(10.1);
    await expectSilence(world, () => world.grid(3).from('张阿姨', '是'));
    expect(orderCount(world)).toBe(0);
  });

  it('不是 drops it, and he is not asked again that day', async () => {
    await world.grid(3).from('张阿姨', LEAK);
    await expectSilence(world, () => world.grid(3).from('张阿姨', '不是，我自己弄'));
    await expectSilence(world, () => world.grid(3).from('张阿姨', '洗衣机好像坏了，咋个办哦'));
    await expectSilence(world, () => world.grid(1).from('张阿姨', '洗衣机好像坏了，咋个办哦'));
    await world.until('07:30');
    await world.grid(3).from('张阿姨', '洗衣机好像坏了，咋个办哦');
    world.grid(3).hears('要找师傅吗');
    world.grid(3).hears('要找师傅吗');
  });

  it('who quotes the post of an order speaks of that, and has not answered', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.passes(5);
    await world.grid(3).from('张阿姨', '洗衣机好像坏了，咋个办哦');
    world.grid(3).hears('要找师傅吗');
    await world.grid(3).from('张阿姨', '好了', { quote: '101号单 已派出。改动直接说，不要了回“取消101”' });
    expect(orderCount(world)).toBe(1);
    await world.grid(3).from('张阿姨', '是');
    expect(orderCount(world)).toBe(2);
  });

  it('one a person and three a room in a day', async () => {
    for (const name of ['张阿姨', '何嬢嬢', '罗大爷']) {
      await world.grid(3).from(name, LEAK);
      world.grid(3).hears(name, '要找师傅吗');
      await expectSilence(world, () => world.grid(3).from(name, '洗衣机好像坏了，咋个办哦'));
    }
    await expectSilence(world, () => world.grid(3).from('曾婆婆', LEAK));
    await world.grid(1).from('邓姐', LEAK);
    world.grid(1).hears('邓姐', '要找师傅吗');
  });
});

describe('what else people send', () => {
  it('two jobs in a message are two orders', async () => {
    await world
      .grid(3)
      .from('张阿姨', '①厨房下水道堵了要疏通，80元 ②卧室灯坏了要换，50元 都在松山路松山小区3栋，今天下午4点，电话13900000011');
    expect(orderCount(world)).toBe(2);
    expect(orderOf(world, 101)).toMatchObject({ category: 'unclogging', part: 1, price: { minFen: 8000 }, phone: '13900000011' });
    expect(orderOf(world, 102)).toMatchObject({ category: 'plumbing_electric', part: 2, price: { minFen: 5000 }, phone: '13900000011' });
  });

  it('two jobs numbered 1、 and 2、 are two orders too', async () => {
    await world
      .grid(3)
      .from('张阿姨', '1、厨房下水道堵了要通，80元\n2、客厅灯坏了要换，50元\n都在松山路松山小区3栋，明天上午，电话13900000011');
    expect(orderCount(world)).toBe(2);
  });

  it('a voice message gets silence, with an open order one hint a day', async () => {
    await expectSilence(world, () => world.grid(3).voice('张阿姨'));
    await world.grid(3).from('张阿姨', DRAIN);
    const lines = await heardDuring(world, () => world.grid(3).voice('张阿姨'));
    expect(publicLines(lines)).toEqual([]);
    world.with('张阿姨').hears('打字');
    await expectSilence(world, () => world.grid(3).voice('张阿姨'));
    await world.until('22:00');
    await world.until('09:00');
    await world.grid(3).voice('张阿姨');
    world.with('张阿姨').hears('打字');
  });

  it('who has no order and speaks to the bot gets it too', async () => {
    await expectSilence(world, () => world.grid(3).voice('何嬢嬢'));
    await world.grid(3).voice('何嬢嬢', { mentionsBot: true });
    world.with('何嬢嬢').hears('语音听不懂');
    await expectSilence(world, () => world.grid(3).voice('何嬢嬢', { mentionsBot: true }));
  });

  it('a picture within three minutes is noted on the order, later it is not', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(3).from('何嬢嬢', CLEANING);
    await world.passes(2);
    await expectSilence(world, () => world.grid(3).picture('张阿姨'));
    await world.passes(2);
    await expectSilence(world, () => world.grid(3).picture('何嬢嬢'));
    expect([orderOf(world, 101).hasPicture, orderOf(world, 102).hasPicture]).toEqual([true, false]);
  });

  it.each(['找人帮忙刷单，一单10元，先垫付后返', '有没有人帮忙讨债，5万块，给两成', '找人代孕，20万', '借身份证办卡用一下，一张300元'])(
    '%s is not announced; staff are told',
    async (words) => {
      const lines = await heardDuring(world, () => world.grid(3).from('阿强', words));
      expect(publicLines(lines)).toEqual([]);
      world.staffRoom.hears('阿强');
      expect(orderCount(world)).toBe(0);
      world.with('阿强').hears('不能派');
    },
  );

  it('an advertisement of that kind gets silence, but for the staff room', async () => {
    const lines = await heardDuring(world, () => world.grid(3).from('阿强', '高薪招聘刷单员，日结500，加微信abc123'));
    expect(lines.map(({ room }) => room)).toEqual(['工作群']);
  });

  it.each([
    ['屋头煤气味好大，快来个师傅看看，松山路松山小区3栋2单元', '119'],
    ['插座冒火花了，快来个电工，松山路松山小区3栋', '119'],
  ])('%s: right behind the number stands whom to call first', async (words, call) => {
    await world.grid(3).from('张阿姨', words);
    const receipt = world.heard.find(({ room }) => room === '3网格群')?.text ?? '';
    expect(receipt.indexOf(call)).toBeGreaterThan(0);
    expect(receipt.indexOf(call)).toBeLessThan(receipt.indexOf('已派出'));
    expect(orderOf(world, 101).urgent).toBe(true);
  });

  it('a smell of gas is no work for cleaners', async () => {
    await world.grid(3).from('张阿姨', '屋头有煤气味，快来个师傅看看，松山路松山小区3栋2单元');
    expect(orderOf(world, 101).category).not.toBe('cleaning');
    expect(orderOf(world, 101).certificates).toContain('燃气资质');
  });

  it('questions between them get silence, those that name an order get its state', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await expectSilence(world, () => world.grid(3).from('张阿姨', '师傅几点到哦'));
    await world.grid(3).from('张阿姨', '101号单有人接了没？');
    world.grid(3).hears('101号单', '已派出');
    world.grid(3).hears('101号单', '没人接');
    await world.market.from('熊师傅', '接101');
    await world.with('张阿姨').from('张阿姨', '101号单有人接了没？');
    world.with('张阿姨').hears('101号单', '熊师傅');
    await world.grid(3).from('张阿姨', '哪个师傅接的？', { quote: '101号单 已派出。改动直接说' });
    world.grid(3).hears('101号单', '熊师傅来');
    world.grid(3).hears('101号单', '熊师傅接了');
  });

  it.each(['101单接了没'])('%s is such a question', async (words) => {
    await world.grid(3).from('张阿姨', DRAIN);
    world.grid(3).hears('已派出');
    await world.grid(3).from('张阿姨', words);
    world.grid(3).hears('101号单', '没人接');
  });

  it.each(['101号单有人接没得', '101号单还在不在'])('%s, as people here say it, is one too', async (words) => {
    await world.grid(3).from('张阿姨', DRAIN);
    world.grid(3).hears('已派出');
    await world.grid(3).from('张阿姨', words);
    world.grid(3).hears('101号单', '没人接');
  });
});

describe('quiet hours', () => {
  it('an ordinary order is received at once and announced in the morning; an urgent one at once', async () => {
    await world.until('22:30');
    await world.market.from('田哥', '今天晚上冷得很');
    const before = world.heard.length;
    await world.grid(3).from('张阿姨', DRAIN);
    world.grid(3).hears('101号单');
    expect(world.heard.slice(before).filter(({ room }) => room === '零工市场')).toEqual([]);
    await world.grid(1).from('何嬢嬢', '水管爆了，漏水漏到楼下了，快来个师傅，北山路丽景小区6栋');
    expect(
      world.heard
        .slice(before)
        .filter(({ room }) => room === '零工市场')
        .map(({ text }) => text),
    ).toEqual([expect.stringMatching(/^102号单/)]);
    await world.until('07:01');
    world.market.hears('101号单', '通下水道', '今天(周二)上午');
  });

  it('MOVING from the market is answered at night, though not announced anew', async () => {
    await world.until('22:30');
    const lines = await heardDuring(world, () => world.market.from('田哥', MOVING));
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every(({ text }) => text.startsWith('101号单'))).toBe(true);
  });
});
