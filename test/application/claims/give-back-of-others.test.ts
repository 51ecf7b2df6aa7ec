import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../../src/domain/order.ts';
import type { Person } from '../../../src/domain/people.ts';
import { at, MarketWorld } from './market-world.ts';

let world: MarketWorld;
let zhang: Person;
let xiong: Person;
let wang: Person;
let order: Order;

beforeEach(() => {
  world = new MarketWorld(at(9));
  zhang = world.resident('张阿姨');
  xiong = world.worker('熊大');
  wang = world.worker('王二');
  order = world.post(zhang);
  world.says(xiong, '接101');
  world.pass(60_000);
  world.heardElsewhere();
});
afterEach(() => world.dispose());

describe('Giving back a job that one does not have', () => {
  it.each(['退单 101 车坏了', '退101'])('%s gets the line of the command, alone', (words) => {
    for (const where of ['私信', '市场'] as const) {
      world.says(wang, words, where);
      expect(world.heardElsewhere()).toEqual(['王二: 101号单 不在您手上，看清单号再发']);
    }
    expect(world.holders(order)).toEqual(['熊大']);
  });

  it('a number that no order has is said to be none', () => {
    world.says(wang, '退单 777', '私信');
    expect(world.heardElsewhere()).toEqual(['王二: 没有777号单，看清单号再回']);
  });

  it('one’s own that is done cannot come back', () => {
    world.says(xiong, '完成101', '私信');
    world.heardElsewhere();
    world.says(xiong, '退101', '私信');
    expect(world.heardElsewhere()).toEqual(['熊大: 101号单 做完了，改不了了']);
  });

  it('said in the group by one who cannot be written to is answered there', () => {
    world.says(world.worker('周姐', { friend: false }), '退101');
    expect(world.heardElsewhere()).toEqual(['市场: 101号单 @周姐 不在您手上，看清单号再发']);
  });

  it('from a resident in a group it is talk, and from the poster something else', () => {
    world.says('过路人', '退101', '网格群');
    world.says(zhang, '退101', '网格群');
    expect(world.heardElsewhere()).toEqual([]);
    expect(world.holders(order)).toEqual(['熊大']);
  });
});
