import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../../src/domain/order.ts';
import type { Person } from '../../../src/domain/people.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';
import { at, clockTime, MarketWorld } from '../claims/market-world.ts';

let world: MarketWorld;
let zhang: Person;
let xiong: Person;

beforeEach(() => {
  world = new MarketWorld(at(9));
  zhang = world.resident('张阿姨');
  xiong = world.worker('熊大');
});
afterEach(() => world.dispose());

function taken(job: Parameters<MarketWorld['post']>[1] = {}): Order {
  const order = world.post(zhang, job);
  world.says(xiong, `接${order.number}`);
  world.pass(10 * MINUTE);
  world.heardElsewhere();
  return order;
}

describe('没来, when the worker says that he has done it', () => {
  function reportedDone(): Order {
    const order = taken();
    world.says(xiong, `完成${order.number}`, '私信');
    world.heardElsewhere();
    return order;
  }

  it('is for staff to find out; she is answered alone, the groups hear nothing', () => {
    const order = reportedDone();
    world.says(zhang, '师傅没来', '网格群');
    expect(world.heardElsewhere()).toEqual([
      '工作群: 101号单 熊大师傅说做完了，张阿姨说没来，请核实',
      '张阿姨: 101号单 记下了，驿站会联系您',
    ]);
    expect(world.order(order).state.kind).toBe('done');
    expect(world.holders(order)).toEqual(['熊大']);
  });

  it('said twice is answered twice, and told to staff once', () => {
    reportedDone();
    world.says(zhang, '师傅没来', '网格群');
    world.heardElsewhere();
    world.says(zhang, '101没来', '私信');
    expect(world.heardElsewhere()).toEqual(['张阿姨: 101号单 记下了，驿站会联系您']);
  });

  it('is asked about where another of her jobs has a worker who may not have come', () => {
    reportedDone();
    const other = taken({ task: '通下水道', category: 'unclogging' });
    world.says(zhang, '师傅没来', '网格群');
    expect(world.heard('网格群')).toEqual([expect.stringMatching(/说的是哪一单？回单号：.*101/)]);
    world.says(zhang, '101', '网格群');
    expect(world.heard('工作群')).toEqual(['101号单 熊大师傅说做完了，张阿姨说没来，请核实']);
    expect(world.order(other).state.kind).toBe('claimed');
  });

  it('is nothing to a stranger’s word', () => {
    reportedDone();
    world.says('过路人', '师傅没来', '网格群');
    expect(world.heardElsewhere()).toEqual([]);
  });
});

describe('满意, before the day of the work', () => {
  const tomorrow = () => clockTime(world.now + DAY);

  it('closes nothing that is still to come: in a group it is talk', () => {
    const order = taken({ when: tomorrow() });
    world.says(zhang, '很满意', '网格群');
    expect(world.heardElsewhere()).toEqual([]);
    expect(world.order(order).state.kind).toBe('claimed');
  });

  it('closes the job that is done, not the one to come', () => {
    const later = taken({ when: tomorrow() });
    const done = taken({ task: '通下水道', category: 'unclogging' });
    world.says(xiong, `完成${done.number}`, '私信');
    world.says(zhang, '满意', '网格群');
    expect(world.order(done).state).toMatchObject({ kind: 'closed', rating: '满意' });
    expect(world.order(later).state.kind).toBe('claimed');
  });

  it('said to the bot alone is asked about, as he may have come before his day', () => {
    const order = taken({ when: tomorrow() });
    world.says(zhang, '满意', '私信');
    expect(world.heardElsewhere()).toEqual(['张阿姨: 说的是哪一单？回单号：101']);
    world.says(zhang, '101', '私信');
    expect(world.order(order).state).toMatchObject({ kind: 'closed', rating: '满意' });
  });

  it('with the number is believed', () => {
    const order = taken({ when: tomorrow() });
    world.says(zhang, '101满意', '网格群');
    expect(world.order(order).state.kind).toBe('closed');
  });
});

describe('a job that is reported done at night', () => {
  function doneAtNight(): Order {
    const order = taken();
    world.pass(at(23) - world.now);
    world.heardElsewhere();
    world.says(xiong, '弄好了，收80', '私信');
    return order;
  }

  it('is rated in the morning: nobody is woken for it', () => {
    doneAtNight();
    expect(world.heardElsewhere()).toEqual(['熊大: 101号单 记下了，做完了，收80元']);
    world.pass(8 * HOUR - MINUTE);
    expect(world.heard('张阿姨')).toEqual([]);
    world.pass(2 * MINUTE);
    expect(world.heard('张阿姨')).toEqual(['101号单 熊大师傅说做完了，收80元。怎么样？回：满意 或 一般 或 不满意']);
  });

  it('is not asked about any more when she has said it before', () => {
    doneAtNight();
    world.says(zhang, '满意', '私信');
    world.heardElsewhere();
    world.pass(12 * HOUR);
    expect(world.heard('张阿姨')).toEqual([]);
  });
});
