import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStationWorld, type StationWorld } from '../support/station-world.ts';
import { expectSilence, orderCount, orderOf } from './telling.ts';

let world: StationWorld;
beforeEach(async () => {
  world = await openStationWorld();
});
afterEach(() => world.end());

describe('what the first message left out', () => {
  it.each(['后天早上，从北山路8号3栋搬到南山路，电话13900000011', '从北山路8号3栋搬到南山路，后天早上，电话13900000011'])(
    '%s: is added to the order, both ends of the way',
    async (words) => {
      await world.grid(3).from('张阿姨', '请人搬家');
      await expectSilence(world, () => world.grid(3).from('张阿姨', words));
      expect(orderCount(world)).toBe(1);
      expect(orderOf(world, 101)).toMatchObject({ phone: '13900000011', when: { kind: 'part' } });
      expect(orderOf(world, 101).place?.full).toContain('北山路8号3栋');
      expect(orderOf(world, 101).otherPlace?.full).toContain('南山路');
      await world.passes(5);
      await world.market.from('王师傅', '接101');
      await world.with('王师傅').from('王师傅', '/在办');
      world.with('王师傅').hears('您手上1单', '到南山路');
    },
  );

  it('要会做饭的: what the worker should know is no second job', async () => {
    await world.grid(3).from('张阿姨', '找保姆照顾老人，住家，一个月4500，北山路9号');
    await expectSilence(world, () => world.grid(3).from('张阿姨', '要会做饭的'));
    expect(orderCount(world)).toBe(1);
    expect(orderOf(world, 101).requirements).toEqual(['能住家', '会做饭']);
  });

  it('said in the same words again, with nothing new, it is still pointed at', async () => {
    await world.grid(3).from('张阿姨', '请人搬家，后天早上，从北山路搬到南山路');
    await world.grid(3).from('张阿姨', '请人搬家，后天早上，从北山路搬到南山路');
    world.grid(3).hears('101号单 已有，一样的不重复派');
  });
});
