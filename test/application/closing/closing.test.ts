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

function claimed(job: Parameters<MarketWorld['post']>[1] = {}, poster: Person = zhang): Order {
  const order = world.post(poster, job);
  world.says(xiong, `接${order.number}`);
  world.pass(10 * MINUTE);
  world.heardElsewhere();
  return order;
}

describe('a worker who has done the job', () => {
  it('says so, with what he was paid; no group hears of it, the poster is asked for a word', () => {
    const order = claimed();
    world.says(xiong, '弄好了，收80');
    expect(world.order(order).state).toMatchObject({ kind: 'done', paidFen: 8000 });
    expect(world.heardElsewhere()).toEqual([
      '熊大: 101号单 记下了，做完了，收80元',
      '张阿姨: 101号单 熊大师傅说做完了，收80元。怎么样？回：满意 或 一般 或 不满意',
    ]);
  });

  it('may have done it for nothing', () => {
    const order = claimed();
    world.says(xiong, '完成101 没收钱');
    expect(world.order(order).state).toMatchObject({ kind: 'done', paidFen: 0 });
    expect(world.heard('熊大').join()).toContain('爱心单');
  });

  it('is asked which, where he speaks, if he has several and says no number; what he was paid is kept', () => {
    const first = claimed();
    const second = claimed({ task: '换灯' }, world.resident('罗叔'));
    world.says(xiong, '弄好了 收50', '私信');
    expect(world.heardElsewhere()).toEqual(['熊大: 做完的是哪一单？回：完成101 或 完成102']);
    world.says(xiong, '102', '私信');
    expect(world.order(first).state.kind).toBe('claimed');
    expect(world.order(second).state).toMatchObject({ kind: 'done', paidFen: 5000 });
  });

  it('may tell which by the words of the work', () => {
    claimed();
    const drain = claimed({ task: '通下水道', category: 'unclogging' }, world.resident('罗叔'));
    world.says(xiong, '下水道通好了');
    expect(world.order(drain).state.kind).toBe('done');
  });

  it('need not fit his words where he has only one', () => {
    const order = claimed({ category: 'labor', task: '抬冰箱下楼' });
    world.says(xiong, '搬完了');
    expect(world.order(order).state.kind).toBe('done');
  });

  it('has to have it: a wrong number is told to him alone', () => {
    const order = claimed();
    const li = world.worker('李二');
    world.says(li, '完成101');
    expect(world.order(order).state.kind).toBe('claimed');
    expect(world.heardElsewhere()).toEqual(['李二: 101号单 不在您手上，看清单号再回']);
  });

  it('wakes nobody for a rating', () => {
    const order = claimed();
    world.pass(at(22, 30) - world.now);
    world.heardElsewhere();
    world.says(xiong, '完成101');
    expect(world.order(order).state.kind).toBe('done');
    expect(world.heard('张阿姨')).toEqual([]);
  });

  it('is talk from somebody who has no job', () => {
    world.says(xiong, '弄好了');
    world.says('何嬢', '弄好了', '网格群');
    expect(world.heardElsewhere()).toEqual([]);
  });
});

describe('the poster', () => {
  it('closes it with her word, which no group hears', () => {
    const order = claimed();
    world.says(xiong, '完成101');
    world.heardElsewhere();
    world.says(zhang, '满意', '网格群');
    expect(world.order(order).state).toMatchObject({ kind: 'closed', rating: '满意' });
    expect(world.heardElsewhere()).toEqual(['张阿姨: 101号单 记下了，谢谢']);
  });

  it('closes it with 一般 too', () => {
    const order = claimed();
    world.says(xiong, '完成101');
    world.says(zhang, '一般', '私信');
    expect(world.order(order).state).toMatchObject({ kind: 'closed', rating: '一般' });
  });

  it('is heard by the staff, and by nobody else, when she is not content', () => {
    const order = claimed();
    world.says(xiong, '完成101');
    world.heardElsewhere();
    world.says(zhang, '不满意', '网格群');
    expect(world.order(order).state).toMatchObject({ kind: 'closed', rating: '不满意' });
    expect(world.heard('工作群')).toEqual(['101号单 张阿姨不满意（熊大师傅），请回访']);
    expect(world.heard('张阿姨')).toHaveLength(1);
    expect(world.heardElsewhere()).toEqual([]);
  });

  it('may be quicker than the worker: done and closed, and he is told', () => {
    const order = claimed();
    world.says(zhang, '好了', '网格群');
    expect(world.order(order).state).toMatchObject({ kind: 'closed', rating: null, doneAt: world.now });
    expect(world.heard('熊大')).toEqual(['101号单 发单人说做好了，这单完成了。辛苦了']);
  });

  it('is not taken at her word right after the claim, nor for a job of another day', () => {
    const order = world.post(zhang);
    world.says(xiong, '接');
    world.says(zhang, '好了', '网格群');
    expect(world.order(order).state.kind).toBe('claimed');
    world.says(zhang, '取消101', '网格群');
    const tomorrow = claimed({ when: clockTime(at(9) + DAY) });
    world.says(zhang, '好了', '网格群');
    expect(world.order(tomorrow).state.kind).toBe('claimed');
  });

  it('is asked which, if several may be meant', () => {
    const first = claimed();
    const second = claimed({ task: '换灯' });
    world.says(zhang, '满意', '网格群');
    expect(world.heardElsewhere()).toEqual(['网格群: @张阿姨 说的是哪一单？回单号：102 或 101']);
    world.says(zhang, '101', '网格群');
    expect(world.order(first).state).toMatchObject({ kind: 'closed', rating: '满意' });
    expect(world.order(second).state.kind).toBe('claimed');
  });

  it('is the only one whose everyday words count', () => {
    const order = claimed();
    world.says('何嬢', '好了', '网格群');
    world.says('何嬢', '满意', '网格群');
    world.says(xiong, '满意');
    expect(world.order(order).state.kind).toBe('claimed');
    expect(world.heardElsewhere()).toEqual([]);
  });

  it('need not say anything: after a day it is closed in silence', () => {
    const order = claimed();
    world.says(xiong, '完成101');
    world.heardElsewhere();
    world.pass(DAY - 1);
    expect(world.order(order).state.kind).toBe('done');
    world.pass(1);
    expect(world.order(order).state).toMatchObject({ kind: 'closed', rating: null });
    expect(world.heard('熊大')).toEqual([]);
    expect(world.heard('张阿姨')).toEqual([]);
  });
});

describe('a worker who has not come', () => {
  const overdue = () => {
    const order = claimed({ when: clockTime(at(10)) });
    world.pass(at(10, 20) - world.now);
    world.heardElsewhere();
    return order;
  };

  it('is asked; nobody can claim meanwhile, and what is said in the group shames nobody', () => {
    const order = overdue();
    world.says(zhang, '师傅没来', '网格群');
    expect(world.heard('熊大')).toEqual(['101号单 约的今天(周二)上午10点，您到了没？10分钟内回“到了”或“马上到”']);
    expect(world.heard('张阿姨')).toEqual(['101号单 正在联系师傅，10分钟没回话就另找']);
    world.says(world.worker('李二'), '接101');
    expect(world.holders(order)).toEqual(['熊大']);
    expect([...world.heard('市场'), ...world.heard('网格群')].join()).not.toContain('没来');
  });

  it('keeps the job by his word, and the poster hears of it', () => {
    const order = overdue();
    world.says(zhang, '没来', '网格群');
    world.heardElsewhere();
    world.says(xiong, '10分钟到', '私信');
    expect(world.heardElsewhere()).toEqual(['张阿姨: 101号单 熊大师傅说到了或马上到', '熊大: 101号单 好，告诉发单人了']);
    world.pass(HOUR);
    expect(world.holders(order)).toEqual(['熊大']);
  });

  it('loses it after ten minutes without a word: it is open again, and it counts', () => {
    const order = overdue();
    world.says(zhang, '没来', '网格群');
    world.heardElsewhere();
    world.pass(10 * MINUTE);
    expect(world.order(order).state).toMatchObject({ kind: 'open', since: world.now });
    expect(world.heard('市场').join()).toContain('接单请回：接101');
    expect(world.heard('网格群')).toEqual(['101号单 师傅来不了，正在另找，找到就告诉您']);
    expect(world.store.orders.history(order.id).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ kind: 'given-back', mark: true, reason: 'no-show' }),
    );
    world.says(world.worker('李二'), '接101');
    expect(world.holders(order)).toEqual(['李二']);
  });

  it('may say that he does not come', () => {
    const order = overdue();
    world.says(zhang, '没来', '网格群');
    world.says(xiong, '来不了了', '私信');
    expect(world.holders(order)).toEqual([]);
  });

  it('may have done it meanwhile', () => {
    const order = overdue();
    world.says(zhang, '没来', '网格群');
    world.says(xiong, '弄好了', '私信');
    expect(world.order(order).state.kind).toBe('done');
  });

  it('is not asked before the agreed time', () => {
    claimed({ when: clockTime(at(15)) });
    world.says(zhang, '师傅没来', '网格群');
    expect(world.heardElsewhere()).toEqual(['张阿姨: 101号单 约的是今天(周二)下午3点，还没到。急就找网格员']);
  });

  it('is asked once, however often she says so', () => {
    overdue();
    world.says(zhang, '没来', '网格群');
    world.heardElsewhere();
    world.says(zhang, '师傅还没来', '网格群');
    expect(world.heard('熊大')).toEqual([]);
  });

  it('is only asked about by the poster', () => {
    overdue();
    world.says('何嬢', '没来', '网格群');
    expect(world.heardElsewhere()).toEqual([]);
  });

  it('is one of several: who answers keeps his place', () => {
    const li = world.worker('李二');
    const order = world.post(zhang, { headcount: 2, when: clockTime(at(10)) });
    world.says(xiong, '接101');
    world.says(li, '接101');
    world.pass(at(10, 20) - world.now);
    world.says(zhang, '没来', '网格群');
    world.says(li, '到了', '私信');
    world.pass(10 * MINUTE);
    expect(world.holders(order)).toEqual(['李二']);
    expect(world.order(order).state.kind).toBe('open');
  });
});
