import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../../src/domain/order.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { type Desk, MORNING, openDesk } from './desk.ts';

describe('commands in general', () => {
  let desk: Desk;
  beforeEach(() => {
    desk = openDesk();
  });
  afterEach(() => {
    desk.close();
  });
  const lines = (result: ReturnType<Desk['says']>) => result.said.map(({ room, to, text }) => [room ?? to, text]);

  it('suggests the nearest command for a typo', () => {
    expect(lines(desk.says('熊师傅', '/完城 128', { room: desk.rooms.market }))).toEqual([['白云零工市场', '没有这个命令，是不是：/完成']]);
    expect(lines(desk.says('张阿姨', '/帮住'))).toEqual([['张阿姨', '没有这个命令，是不是：/帮助']]);
  });

  it("in a grid's group only to grid workers and staff", () => {
    const { grid } = desk.rooms;
    expect(desk.says('张阿姨', '/帮住', { room: grid })).toEqual({ taken: true, said: [] });
    expect(desk.says('熊师傅', '/帮住', { room: grid })).toEqual({ taken: true, said: [] });
    expect(lines(desk.says('杨网格', '/帮住', { room: grid }))).toEqual([['云岩3网格群', '没有这个命令，是不是：/帮助']]);
    expect(lines(desk.says('杨网格', '、派担 通下水道', { room: grid }))).toEqual([['云岩3网格群', '没有这个命令，是不是：/派单']]);
  });

  it('suggests only what the sender may do', () => {
    expect(lines(desk.says('张阿姨', '/台帐'))).toEqual([['张阿姨', '没有这个命令，发 /帮助 看能用哪些']]);
    expect(lines(desk.says('糜站长', '/台帐'))).toEqual([['糜站长', '没有这个命令，是不是：/台账']]);
  });

  it('leaves a line alone that begins with 、 and names no command', () => {
    for (const text of ['、、蒲大爷，今天停水哦', '、帮住', '、今天吃啥', '、通下水道 60元']) {
      expect(desk.says('张阿姨', text, { room: desk.rooms.grid })).toEqual({ taken: false, said: [] });
    }
    expect(desk.says('杨网格', '、今天开会', { room: desk.rooms.staff })).toEqual({ taken: false, said: [] });
    expect(desk.says('张阿姨', '早上好', { room: desk.rooms.grid })).toEqual({ taken: false, said: [] });
  });

  it('says nothing in public to a resident about an unknown command, and points a worker to the help by direct message', () => {
    expect(desk.says('张阿姨', '/今天天气', { room: desk.rooms.market })).toEqual({ taken: true, said: [] });
    expect(lines(desk.says('熊师傅', '/今天天气', { room: desk.rooms.market }))).toEqual([['熊师傅', '没有这个命令，发 /帮助 看能用哪些']]);
  });

  it('does not carry out a command that comes over ten minutes late, and says so', () => {
    const order = desk.posts();
    const late = { room: desk.rooms.staff, sentAt: MORNING - 11 * MINUTE };
    expect(lines(desk.says('杨网格', `/撤单 ${order.number} 重复`, late))).toEqual([['杨网格', expect.stringContaining('“/撤单”')]]);
    expect(desk.order(order).state.kind).toBe('open');
    desk.says('杨网格', `/撤单 ${order.number} 重复`, { ...late, sentAt: MORNING - 9 * MINUTE });
    expect(desk.order(order).state.kind).toBe('cancelled');
  });

  it('is silent about a late typo', () => {
    expect(desk.says('熊师傅', '/完城 128', { sentAt: MORNING - 11 * MINUTE })).toEqual({ taken: true, said: [] });
  });

  it('tells one person alone what is wrong with his command, where he writes in a public group', () => {
    const { market } = desk.rooms;
    expect(lines(desk.says('熊师傅', '/完成 999 收60', { room: market }))).toEqual([['熊师傅', '没有999号单，看清单号再发']]);
    expect(lines(desk.says('杨网格', '/指派 999 @熊师傅', { room: desk.rooms.staff }))).toEqual([
      ['白云工作群', '没有999号单，看清单号再发'],
    ]);
  });

  it('takes the order whose post is quoted where no number is written', () => {
    const order = desk.takes(desk.posts());
    const { said } = desk.says('熊师傅', '/完成 收60', { quotes: order.number });
    expect(desk.order(order).state).toMatchObject({ kind: 'done', paidFen: 6_000 });
    expect(said[0]?.to).toBe('熊师傅');
  });

  it('shows those who share a name instead of choosing one', () => {
    desk.worker('小王', { name: '王强', phone: '13800000002', team: '王家搬运', trades: ['moving'] });
    desk.worker('阿强', { name: '王强', phone: '13800000003', team: null, trades: ['moving'] });
    const order = desk.posts();
    const asked = desk.says('杨网格', `/指派 ${order.number} 王强`, { room: desk.rooms.staff });
    expect(asked.said[0]?.text).toContain('叫“王强”的有2位：王强(王家搬运 尾号0002)、王强(尾号0003)');
    expect(desk.order(order).holders).toEqual([]);
    desk.says('杨网格', `/指派 ${order.number} 13800000003`, { room: desk.rooms.staff });
    expect(desk.order(order).holders.map(({ person }) => desk.store.people.byId(person).name)).toEqual(['阿强']);
  });

  it('believes the platform about who is mentioned, before any name', () => {
    desk.worker('王师傅', { name: '王强', phone: '13800000002', team: null, trades: ['moving'] });
    desk.worker('王师傅2', { name: '王师傅', phone: '13800000003', team: null, trades: ['moving'] });
    const order = desk.posts();
    desk.says('杨网格', `/指派 ${order.number} @王师傅 `, { room: desk.rooms.staff, mentions: ['王师傅'] });
    expect(desk.order(order).holders.map(({ person }) => desk.store.people.byId(person).name)).toEqual(['王师傅']);
  });

  it('refuses in one line somebody who writes for the first time, and does not keep who it was', () => {
    const { said } = desk.says('没见过的人', '/派单 通下水道', { room: desk.rooms.grid });
    expect(said.map(({ room, text }) => [room, text])).toEqual([['云岩3网格群', '这个要网格员用']]);
    expect(desk.store.people.named('没见过的人')).toEqual([]);
  });

  it('does not take the bot for the one who is meant', () => {
    desk.worker('小王', { name: '王强', phone: '13800000002', team: null, trades: ['moving'] });
    const order = desk.posts();
    const options = { room: desk.rooms.staff, mentions: ['小王'], mentionsBot: true };
    desk.says('杨网格', `@派单助手\u2005/指派 ${order.number} @小王`, options);
    expect(desk.order(order).holders.map(({ person }) => desk.store.people.byId(person).name)).toEqual(['小王']);
  });

  it('knows the only one mentioned also by the alias that he has in the group', () => {
    desk.worker('小王', { name: '王强', phone: '13800000002', team: null, trades: ['moving'] });
    const order = desk.posts();
    desk.says('杨网格', `/指派 ${order.number} @搬家 老王\u2005`, { room: desk.rooms.staff, mentions: ['小王'] });
    expect(desk.order(order).holders.map(({ person }) => desk.store.people.byId(person).name)).toEqual(['小王']);
  });
});

describe('what is wrong is said in one line that shows how it is written', () => {
  let desk: Desk;
  let order: Order;
  beforeAll(() => {
    desk = openDesk();
    order = desk.posts();
  });
  afterAll(() => {
    desk.close();
  });

  it.each([
    ['/指派', '要写单号。这样写：/指派 128 @熊明祥'],
    ['/指派 128', '要写是哪个人'],
    ['/指派 128 @没有这人', '没有叫“没有这人”的人'],
    ['/指派 128 @熊师父', '是不是：熊明祥(熊家水电 尾号0001)'],
    ['/指派 128 13800009999', '没有登记过这个电话的人'],
    ['/撤单 128', '少了原因。这样写：/撤单 128 重复了'],
    ['/改 128', '要写改什么'],
    ['/改 128 颜色 红', '要写改什么'],
    ['/改 128 价格', '少了价格。这样写：/改 128 价格 80'],
    ['/改 128 价格 便宜点', '没看懂价格。这样写：/改 128 价格 80'],
    ['/改 128 时间 那个时候', '没看懂时间'],
    ['/改 128 人数 好多人', '没看懂人数'],
    ['/改 128 电话 12', '没看懂电话'],
    ['/改 128 内容 那个事情', '没看懂内容'],
    ['/师傅', '工种要写：搬家 配送 家电'],
    ['/师傅 火箭', '工种要写：搬家 配送 家电'],
    ['/派单', '少了活路。这样写：/派单'],
    ['/派单 代', '少了活路'],
    ['/派单 代 张阿姨', '少了活路'],
    ['/派单 代 我们楼上那户人家通下水道', '“代”后面要写名字'],
    ['/登记 @熊师傅', '要写：姓名 电话 团队 工种'],
    ['/登记 @熊师傅 熊明祥 13800000001 熊家水电', '少了工种'],
    ['/登记 @熊师傅 熊明祥 13800000001 熊家水电 修火箭', '工种要写'],
    ['/承诺', '要写是哪个人'],
    ['/承诺 @张阿姨', '张阿姨还没有登记'],
    ['/承诺 @熊师傅 哪天', '没看懂日期'],
    ['/承诺 @熊师傅 2026-13-01', '没有这一天'],
    ['/承诺 @熊师傅 2026-12-31', '这个日期还没到'],
    ['/证书 @熊师傅', '少了证书名'],
    ['/证书 @熊师傅 高处作业证', '有效期要写年月日'],
    ['/证书 @熊师傅 高处作业证 2020-01-01', '这个有效期已经过了'],
    ['/停接 @熊师傅', '少了天数'],
    ['/停接 @熊师傅 老是不来', '少了天数'],
    ['/恢复 @张阿姨', '张阿姨还没有登记'],
    ['/日报 下周', '没看懂日期'],
    ['/日报 2026-12-24', '这个日期还没到'],
    ['/排行 哪年', '没看懂，可以写：月、年、2026-11'],
    ['/排行 2027-01', '这个日期还没到'],
    ['/台账 那几天', '没看懂日期，可以写：昨天、本周、本月、2026-11'],
    ['/台账 2026-11-20 2026-11-18', '前后日期写反了'],
    ['/台账 2026-02-30', '没有这一天'],
    ['/台账 2027-01', '这个日期还没到'],
    ['/在办 那边', '网格要写数字'],
    ['/设角色 @熊师傅', '要写角色：网格员 3、站点、取消'],
    ['/设角色 @熊师傅 网格员', '少了网格号'],
    ['/设角色 @熊师傅 皇帝', '要写角色'],
    ['/绑定', '要写绑成什么群：网格 3、零工市场、工作群'],
    ['/绑定 网格', '少了网格号'],
    ['/换绑 @张阿姨 @熊师傅', '张阿姨还没有登记'],
    ['/设置 颜色 红', '没有这个设置。有：备案、承诺书'],
    ['/设置 接单上限 很多', '接单上限要写：0 到 99 的数'],
    ['/设置 日报时间 25:00', '日报时间要写：时间，如 20:00'],
    ['/强制 128 @熊师傅', '少了原因'],
    ['/渠道 128', '少了找到了谁'],
    ['/纠纷 128', '少了什么事'],
    ['/确认', '没有等确认的登记'],
    ['/确认 熊明祥', '没有熊明祥报上来的登记'],
    ['/帮助 飞天', '没有这个命令。这样写：/帮助 取消'],
  ])('%s', (text, problem) => {
    const { taken, said } = desk.says('糜站长', text.replace('128', String(order.number)), { room: desk.rooms.staff });
    expect(taken).toBe(true);
    expect(said).toHaveLength(1);
    expect(said[0]?.text).toContain(problem.split('。')[0]);
    expect(said[0]?.text).not.toContain('\n');
    expect(said[0]?.text).toMatch(/这样写：\/|报上来|没有等确认/u);
    expect(desk.order(order).state.kind).toBe('open');
  });
});
