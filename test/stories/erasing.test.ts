import { existsSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runDueJobs } from '../../src/application/clock/run-due-jobs.ts';
import { contactId } from '../../src/domain/ids.ts';
import { DAY, HOUR, MINUTE } from '../../src/domain/time.ts';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { workbookOf } from '../support/workbook.ts';
import { DRAIN, FRIDGE, orderOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

/** What of these stands in the bytes of the database, its log included. */
function found(secrets: readonly string[]): readonly string[] {
  const files = [world.file, `${world.file}-wal`].filter((file) => existsSync(file)).map((file) => readFileSync(file));
  return secrets.filter((secret) => files.some((bytes) => bytes.includes(Buffer.from(secret))));
}

function ask(text: string): readonly unknown[] {
  const db = new Database(world.file, { readonly: true });
  try {
    return db.prepare(text).raw().all();
  } finally {
    db.close();
  }
}

const nameOf = (contact: string) => world.station.store.people.byContact(contactId(contact))?.name;
const erase = async (name: string): Promise<string> => {
  await world.with(name).from(name, '/删除我的信息');
  return world.heard.findLast(({ to }) => to === name)?.text ?? '';
};

const LOOKS_FOR_WORK = '本人做保洁的，找活干，有事找我';

/** A life in the groups, with a secret in every place that keeps words. */
async function muchHappens(): Promise<readonly string[]> {
  await world.grid(3).from('张阿姨', FRIDGE);
  await world.market.from('王师傅', '接101');
  await world.until('15:30');
  await world.market.from('王师傅', '完成101 收90');
  await world.grid(3).from('张阿姨', '只给了60，多要的不认账');
  await world.grid(3).from('张阿姨', '/纠纷 101 说好六十他要了九十还踢门');
  await world.staffRoom.from('糜主任', '/纠纷 101 了结 师傅退了三十并道了歉');
  await world.grid(3).from('张阿姨', '满意');
  await world.grid(3).from('何嬢嬢', DRAIN);
  await world.staffRoom.from('杨网格', '/撤单 102 她儿子自己通好了');
  await world.grid(3).from('老万', '水管好像坏了，咋个办哦');
  await world.market.from('小龚', LOOKS_FOR_WORK);
  await world.market.from('小龚', '是');
  await world.staffRoom.from('糜主任', '/培训 发布 12月12日下午2点 驿站二楼 月嫂培训 找冉老师');
  await world.market.from('小龚', '报名 1');
  await world.with('熊师傅').from('熊师傅', '/上报 6栋王奶奶两天没出门');
  await world.staffRoom.from('杨网格', '/上报 1 了结');
  await world.staffRoom.from('杨网格', '/停接 @郑小工 3 喝了酒上门');
  await world.with('糜主任').file(
    '糜主任',
    '新来的.xlsx',
    await workbookOf([
      ['姓名', '电话'],
      ['冉秘密', '13900000066'],
    ]),
  );
  return [
    '13900000011',
    '13900000012',
    '13900000066',
    '3栋2单元',
    '找人把旧冰箱抬下楼',
    '厨房下水道堵了',
    '多要的不认账',
    '还踢门',
    '退了三十',
    '她儿子自己通好了',
    '水管好像坏了',
    '有事找我',
    '冉老师',
    '王奶奶',
    '喝了酒',
    '冉秘密',
  ];
}

describe('after its term', () => {
  it('nothing that somebody wrote or was called can be read in the bytes of the database or of its log', async () => {
    const secrets = await muchHappens();
    expect(found(secrets)).toEqual(secrets);
    await world.isDown((184 * DAY) / MINUTE);
    await world.until('04:00');
    expect(found(secrets)).toEqual([]);
    expect(nameOf('张阿姨')).toBe('');
    expect(nameOf('老万')).toBe('');
    expect(nameOf('小龚')).toBe('');
    expect([nameOf('王师傅'), nameOf('杨网格')]).toEqual(['王师傅', '杨网格']);
    // The figures stay.
    expect(orderOf(world, 101)).toMatchObject({ number: 101, task: '抬冰箱下楼', state: { kind: 'closed' } });
    expect(ask('SELECT count(*) FROM courses')).toEqual([[1]]);
    expect(ask('SELECT count(*) FROM course_sign_ups')).toEqual([[0]]);
    expect(ask('SELECT count(*) FROM job_seekers')).toEqual([[1]]);
  });

  it('a backlog of years goes in slices, and messages get in between', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    const { store } = world.station;
    const first = orderOf(world, 101);
    store.transact(() => {
      for (let more = 0; more < 450; more += 1) {
        const draft = { ...first, headcount: 1 };
        const order = store.orders.create({
          draft,
          postedAt: world.now(),
          source: 'grid',
          message: `m-${more}` as typeof first.message,
          part: 1,
          room: null,
          grid: null,
          postedBy: first.postedBy,
          onBehalfOf: null,
          posterName: '张阿姨',
          rawText: '帮忙搬一下',
        });
        store.orders.record(order, { event: { kind: 'cancelled', how: 'poster' }, at: world.now(), by: null, message: null });
      }
    });
    const left = () => world.station.store.orders.endedBefore(world.now() - 180 * DAY, 9_999).length;
    await world.isDown((200 * DAY) / MINUTE);
    expect(left()).toBe(250);
    await world.passes(1 / 60);
    expect(left()).toBe(50);
    await world.passes(1 / 60);
    expect(left()).toBe(0);
    expect(world.station.store.due.find('retention', null)?.at).toBeGreaterThan(world.now() + HOUR);
  });

  it('the reason of a suspension stays as long as it lasts', async () => {
    await world.staffRoom.from('杨网格', '/停接 @郑小工 300 喝了酒上门');
    await world.isDown((200 * DAY) / MINUTE);
    expect(found(['喝了酒上门'])).toEqual(['喝了酒上门']);
    await world.isDown((282 * DAY) / MINUTE);
    expect(found(['喝了酒上门'])).toEqual([]);
  });
});

describe('what is kept for a moment', () => {
  it('the text of a question goes when nobody answers it, without anybody saying anything', async () => {
    await world.grid(3).from('老万', '水管好像坏了，咋个办哦');
    expect(found(['水管好像坏了'])).toHaveLength(1);
    await world.passes(11);
    runDueJobs(world.station, world.now());
    expect(found(['水管好像坏了'])).toEqual([]);
  });

  it('a list that nobody takes in goes after an hour', async () => {
    await world.with('糜主任').file(
      '糜主任',
      '新来的.xlsx',
      await workbookOf([
        ['姓名', '电话'],
        ['冉秘密', '13900000066'],
      ]),
    );
    await world.passes(59);
    runDueJobs(world.station, world.now());
    expect(found(['冉秘密', '13900000066'])).toHaveLength(2);
    await world.passes(2);
    runDueJobs(world.station, world.now());
    expect(found(['冉秘密', '13900000066'])).toEqual([]);
  });

  it('while somebody reads the database its log is cut off a little later', async () => {
    await world.grid(3).from('老万', '水管好像坏了，咋个办哦');
    const reader = new Database(world.file, { readonly: true });
    reader.exec('BEGIN');
    reader.prepare('SELECT count(*) FROM questions').get();
    await world.passes(11);
    const began = performance.now();
    runDueJobs(world.station, world.now());
    expect(performance.now() - began).toBeLessThan(2_000);
    reader.close();
    await world.grid(3).from('何嬢嬢', '早上好');
    expect(found(['水管好像坏了'])).toEqual([]);
  });
});

describe('/删除我的信息', () => {
  it('erases at once, from the bytes too, all that is the person’s own', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.grid(3).from('张阿姨', '取消101');
    await world.grid(3).from('张阿姨', '水管好像坏了，咋个办哦');
    expect(await erase('张阿姨')).toBe('1个办完的单，电话、地址、原话都删了；刚才问答的话删了');
    expect(found(['13900000011', '3栋2单元', '找人把旧冰箱抬下楼', '水管好像坏了'])).toEqual([]);
    expect(nameOf('张阿姨')).toBe('');
    expect(await erase('张阿姨')).toBe('没有要删的');
    await world.grid(3).from('张阿姨', '是');
    expect(world.station.store.orders.byNumber(102)).toBeNull();
  });

  it('erases what he wrote when looking for work, and sign-ups to courses that are over', async () => {
    await world.market.from('小龚', LOOKS_FOR_WORK);
    await world.market.from('小龚', '是');
    await world.staffRoom.from('糜主任', '/培训 发布 12月12日下午2点 驿站二楼 月嫂培训');
    await world.market.from('小龚', '报名 1');
    expect(await erase('小龚')).toBe('求职的话删了。报了名的培训还没结束');
    expect(nameOf('小龚')).toBe('小龚');
    await world.staffRoom.from('糜主任', '/培训 结束 1');
    expect(await erase('小龚')).toBe('培训报名删了');
    expect(nameOf('小龚')).toBe('');
    expect(await erase('小龚')).toBe('没有要删的');
  });

  it('leaves an order that is under way, and one that is disputed, and says why of each', async () => {
    await world.grid(3).from('张阿姨', FRIDGE);
    await world.market.from('王师傅', '接101');
    await world.until('15:30');
    await world.market.from('王师傅', '完成101 收90');
    await world.grid(3).from('张阿姨', '/纠纷 101 说好60他要了90');
    await world.grid(3).from('张阿姨', DRAIN);
    expect(await erase('张阿姨')).toBe('没有要删的。102号单还没办完，办完了再发一遍。101号单有纠纷，了结后才能删');
    expect(found(['13900000011', '13900000012', '说好60他要了90'])).toHaveLength(3);
    await world.staffRoom.from('糜主任', '/纠纷 101 了结');
    await world.grid(3).from('张阿姨', '101满意');
    expect(await erase('张阿姨')).toContain('1个办完的单，电话、地址、原话都删了');
    expect(found(['13900000011', '说好60他要了90'])).toEqual([]);
  });

  it('of a worker the register stays, and his report until it is settled', async () => {
    await world.with('熊师傅').from('熊师傅', '/上报 6栋王奶奶两天没出门');
    expect(await erase('熊师傅')).toBe('没有要删的。上报的事还没了结，了结后才能删。师傅的登记是驿站要留的，想销请找驿站');
    await world.staffRoom.from('杨网格', '/上报 1 了结');
    expect(await erase('熊师傅')).toBe('上报的内容删了。师傅的登记是驿站要留的，想销请找驿站');
    expect(found(['王奶奶'])).toEqual([]);
    expect(nameOf('熊师傅')).toBe('熊师傅');
  });

  it('what a grid worker wrote for somebody who is known is not his to erase', async () => {
    await world.grid(3).from('张阿姨', DRAIN);
    await world.grid(3).from('张阿姨', '取消101');
    await world.staffRoom.from('杨网格', '/派单 代 @张阿姨 明天上午搬家，松山路松山小区4栋，200元', { mentions: ['张阿姨'] });
    await world.staffRoom.from('杨网格', '/撤单 102 不搬了');
    expect(orderOf(world, 102).onBehalfOf).not.toBeNull();
    await erase('杨网格');
    expect(orderOf(world, 102).rawText).not.toBeNull();
    await erase('张阿姨');
    expect(orderOf(world, 102).rawText).toBeNull();
  });
});
