import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/domain/time.ts';
import type { StationWorld } from '../support/station-world.ts';
import { openCommandStation, type PlaceKind, rehearse, stateOfAll } from './command-station.ts';

let world: StationWorld;
let untouched: string;
beforeAll(async () => {
  world = await openCommandStation();
  untouched = stateOfAll(world);
});
afterAll(() => world.end());

type Row = readonly [by: string, place: PlaceKind, line: string];

describe('a mistyped name', () => {
  it.each<readonly [...Row, name: string]>([
    ['何嬢嬢', 'direct', '/帮住', '帮助'],
    ['何嬢嬢', 'direct', '/我的订单', '我的单'],
    ['何嬢嬢', 'direct', '/查询 101', '查'],
    ['何嬢嬢', 'direct', '/取消单 101', '取消'],
    ['何嬢嬢', 'direct', '/排名', '排行'],
    ['何嬢嬢', 'direct', '/删除我的资料', '删除我的信息'],
    ['何嬢嬢', 'direct', '/纠份 101 他没来', '纠纷'],
    ['何嬢嬢', 'direct', '/hlep', '帮助'],
    ['王师傅', 'direct', '/完城 102', '完成'],
    ['王师傅', 'market', '/完工 102', '完成'],
    ['王师傅', 'direct', '/退 102', '退单'],
    ['王师傅', 'direct', '/转但 102 @赵师傅', '转单'],
    ['王师傅', 'staff', '/再办', '在办'],
    ['杨网格', 'grid', '/派担 通下水道', '派单'],
    ['杨网格', 'grid', '、派担 通下水道', '派单'],
    ['杨网格', 'market', '/指排 101 @熊师傅', '指派'],
    ['杨网格', 'grid', '/撤 101 重复了', '撤单'],
    ['杨网格', 'staff', '/改单 101 价格 80', '改'],
    ['杨网格', 'staff', '/催单 101', '催'],
    ['杨网格', 'staff', '/师付 水电', '师傅'],
    ['杨网格', 'staff', '/登计 @小龚', '登记'],
    ['杨网格', 'staff', '/承诺书 @郑小工', '承诺'],
    ['杨网格', 'staff', '/停单 @王师傅 3', '停接'],
    ['杨网格', 'staff', '/日抱', '日报'],
    ['糜主任', 'grid', '/台帐 昨天', '台账'],
    ['糜主任', 'staff', '/exprot 昨天', '台账'],
    ['糜主任', 'staff', '/设制', '设置'],
    ['糜主任', 'staff', '/设脚色 @小龚 网格员 3', '设角色'],
    ['糜主任', 'staff', '/换邦 熊师傅 @新号', '换绑'],
    ['糜主任', 'staff', '/状太', '状态'],
  ])('%s, %s: %s', (by, place, line, name) => {
    const { said, state } = rehearse(world, by, line, place);
    expect(said).toEqual([expect.stringMatching(new RegExp(`: 没有这个命令，是不是：/${name}$`, 'u'))]);
    expect(state).toBe(untouched);
  });

  it.each<Row>([
    ['何嬢嬢', 'grid', '/帮住'],
    ['何嬢嬢', 'grid', '/取消单 101'],
    ['王师傅', 'grid', '/完城 102'],
    ['何嬢嬢', 'market', '/今天天气'],
    ['何嬢嬢', 'grid', '/捂脸'],
    ['何嬢嬢', 'grid', '、、今天好冷'],
    ['何嬢嬢', 'grid', '、帮住'],
    ['何嬢嬢', 'market', '、帮住'],
    ['何嬢嬢', 'grid', '、师傅，你来一下'],
    ['何嬢嬢', 'grid', '、师傅 你来一下'],
    ['何嬢嬢', 'grid', '、确认 好的'],
    ['何嬢嬢', 'grid', '、完成，谢谢'],
    ['王师傅', 'market', '、状态 不好'],
    ['王师傅', 'market', '、改 一下'],
    ['王师傅', 'market', '、渠道 不通'],
    ['王师傅', 'market', '、师傅来了没'],
    ['杨网格', 'grid', '、改天再说'],
    ['杨网格', 'grid', '、完了完了'],
    ['杨网格', 'grid', '、派单员辛苦了'],
    ['杨网格', 'grid', '、日报，晚点发'],
    ['杨网格', 'staff', '、催死了'],
    ['杨网格', 'staff', '、师傅，你来一下'],
    ['糜主任', 'market', '、今天开会'],
  ])('or just typing: %s, %s: %s is met with silence', (by, place, line) => {
    expect(rehearse(world, by, line, place)).toEqual({ said: [], rows: 1, state: untouched });
  });

  it('a stray 、 before a job does not swallow it', () => {
    const job = '师傅，厨房下水道堵了，请来通，明天下午，北山小区3栋，80元';
    expect(rehearse(world, '何嬢嬢', `、${job}`, 'grid').said[0]).toContain('106号单 已派出');
  });

  it('suggests nothing that the asker may not do', () => {
    expect(rehearse(world, '何嬢嬢', '/台帐', 'direct').said).toEqual(['何嬢嬢: 没有这个命令，发 /帮助 看能用哪些']);
    expect(rehearse(world, '王师傅', '/派担', 'direct').said).toEqual(['王师傅: 没有这个命令，发 /帮助 看能用哪些']);
  });

  it('/接101 is told how to claim, not to give back', () => {
    for (const line of ['/接101', '/接单 101', '/抢单 101', '/我接'])
      expect(rehearse(world, '赵师傅', line, 'market').said).toEqual(['赵师傅: 接单不用斜杠，直接回“接”加单号']);
  });
});

describe('odd lines', () => {
  it.each(['/', '／', '、', '//', '/ ', '/ /', '、、', '/:rose', '/\n', '/\u2005'])('%j is nothing', (line) => {
    for (const by of ['何嬢嬢', '王师傅', '糜主任'])
      for (const place of ['grid', 'market', 'staff', 'direct'] as const)
        expect(rehearse(world, by, line, place)).toEqual({ said: [], rows: 1, state: untouched });
  });

  it.each([
    '/催 101\n/催 105',
    '/催 101 /催 105',
    '/撤单 101 重复了\n/撤单 105 重复了',
    '/撤单 101 重复了 ／撤单 105 重复了',
    '/撤单 101 重复了\n、撤单 105 重复了',
    '/指派 101 @熊师傅\n/改 101 价格 90',
    '/派单 通下水道，松山小区，60元\n/派单 搬家，南山路，300元',
    '/纠纷 102 地板刮花了\n/查 102',
  ])('two commands in one message are carried out neither: %j', (line) => {
    const { said, state } = rehearse(world, '糜主任', line);
    expect(said).toEqual(['工作群: 一条消息只写一个命令，请分开发']);
    expect(state).toBe(untouched);
  });

  it('a slash in the words of a job is no second command', () => {
    const line = '/派单 通下水道\n松山小区3栋/2单元\n明天上午 /下午都行\n60元';
    expect(rehearse(world, '杨网格', line).said[0]).toContain('106号单 已派出');
  });

  it('a very long one is answered in one line, and what is kept of it is short', () => {
    const long = '堵'.repeat(20_000);
    expect(rehearse(world, '糜主任', `/查 ${long}`).said).toEqual(['工作群: 要写单号。这样写：/查 128']);
    expect(rehearse(world, '糜主任', `/${long}`).said).toHaveLength(1);
    expect(rehearse(world, '糜主任', `/指派 101 @${long}`).said[0]?.length).toBeLessThan(100);
    expect(rehearse(world, '糜主任', `/帮助 ${long}`).said[0]?.length).toBeLessThan(100);
    for (const line of [`/撤单 101 ${long}`, `/纠纷 102 ${long}`, `/派单 ${long}`, `/强制 101 @郑小工 ${'他\u2005'.repeat(9_000)}`]) {
      const { said, state } = rehearse(world, '糜主任', line);
      expect(state.length - untouched.length).toBeLessThan(8_000);
      for (const one of said) expect(one.length).toBeLessThan(1_500);
    }
  });

  it('over ten minutes late it is not carried out, and its sender is told', () => {
    const late = { sentAt: world.now() - 10 * MINUTE - 1 };
    for (const [by, place, line, name] of [
      ['杨网格', 'staff', '/撤单 101 重复了', '撤单'],
      ['杨网格', 'grid', '/派单 通下水道，松山小区，60元', '派单'],
      ['何嬢嬢', 'grid', '/取消 101', '取消'],
      ['王师傅', 'market', '/完成 102 收60', '完成'],
      ['糜主任', 'direct', '/设置 静默 开', '设置'],
    ] as const) {
      const { said, state } = rehearse(world, by, line, place, late);
      expect(said).toEqual([`${by}: “/${name}”到我这里晚了10多分钟，没有执行。还要的话请再发一次`]);
      expect(state).toBe(untouched);
    }
    expect(rehearse(world, '何嬢嬢', '/帮住', 'direct', late).said).toEqual([]);
    expect(rehearse(world, '何嬢嬢', '/台账', 'direct', late).said).toEqual(['何嬢嬢: 这个要站点工作人员用']);
    expect(rehearse(world, '杨网格', '/撤单 101 重复了', 'staff', { sentAt: world.now() - 10 * MINUTE }).state).not.toBe(untouched);
  });
});
