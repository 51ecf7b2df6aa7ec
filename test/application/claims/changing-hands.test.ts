import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { assignOrder } from '../../../src/application/claims/assign-order.ts';
import { onDetailsUndelivered } from '../../../src/application/claims/details.ts';
import { offerHandOver } from '../../../src/application/claims/hand-over.ts';
import type { Incoming } from '../../../src/application/turn.ts';
import { messageId, roomId } from '../../../src/domain/ids.ts';
import type { Order } from '../../../src/domain/order.ts';
import type { Person } from '../../../src/domain/people.ts';
import { HOUR, MINUTE } from '../../../src/domain/time.ts';
import { at, clockTime, MarketWorld } from './market-world.ts';

let world: MarketWorld;
let zhang: Person;
let xiong: Person;
let li: Person;
let wang: Person;

beforeEach(() => {
  world = new MarketWorld(at(9));
  zhang = world.resident('张阿姨');
  xiong = world.worker('熊大', { team: '水电一队' });
  li = world.worker('李二');
  wang = world.worker('王三');
});
afterEach(() => world.dispose());

/** The order, claimed by the first, with the others waiting behind him. */
function taken(by: Person, ...waiting: readonly Person[]): Order {
  const order = world.post(zhang);
  for (const worker of [by, ...waiting]) world.says(worker, `接${order.number}`);
  world.pass(MINUTE);
  world.heardElsewhere();
  return world.order(order);
}

/** A command as it was given in the staff room, or where else it is said. */
function commandOf(person: Person, where: '工作群' | '市场' | '私信' = '工作群'): Incoming {
  const kinds = { 工作群: 'staff', 市场: 'market' } as const;
  return {
    id: messageId(`command of ${person.name}`),
    room: where === '私信' ? null : { id: roomId(where), name: where, kind: kinds[where], grid: null },
    known: person,
    meet: () => person,
    sentAt: world.now,
    spokenAt: world.now,
    late: false,
    text: '/',
    quotedNumber: null,
    quotedCourse: null,
    quotedFile: null,
    mentions: [],
    mentionsBot: false,
  };
}

describe('a job that is given back', () => {
  it('is open to all again where nobody waits, with one line in each group', () => {
    const order = taken(xiong);
    world.says(xiong, '退101');
    expect(world.heard('市场')).toHaveLength(1);
    expect(world.heard('网格群')).toEqual(['101号单 师傅来不了，正在另找，找到就告诉您']);
    expect(world.heard('熊大')).toEqual(['101号单 退了，不用去了']);
    expect(world.order(order).state).toMatchObject({ kind: 'open', since: world.now, reservedFor: null });
    world.pass(20_000);
    world.says(li, '接');
    expect(world.heard('市场')).toEqual(['101号单 李二师傅接了，用时20秒']);
  });

  it('goes to the next in line, if he says so within five minutes; who claims meanwhile queues', () => {
    const order = taken(xiong, li);
    world.says(xiong, '来不了');
    expect(world.heard('市场')).toEqual(['101号单 空出来了，先问候补 @李二 接吗？5分钟内回“接”']);
    world.heardElsewhere();
    world.says(wang, '接');
    world.pass(MINUTE);
    expect(world.heardElsewhere()).toEqual(['市场: 101号单 先问李二师傅。候补：王三']);
    world.says(li, '要得');
    expect(world.holders(order)).toEqual(['李二']);
    expect(world.standby(order)).toEqual(['王三']);
    expect(world.heard('网格群')).toEqual(['101号单 李二师傅来\n有事找驿站']);
  });

  it('passes to the one after, and then to all, when nobody answers', () => {
    const order = taken(xiong, li, wang);
    world.says(xiong, '退单');
    world.heardElsewhere();
    world.pass(5 * MINUTE);
    expect(world.heard('市场')).toEqual(['101号单 空出来了，先问候补 @王三 接吗？5分钟内回“接”']);
    world.pass(5 * MINUTE);
    expect(world.heard('市场').join()).toContain('接单请回：接101');
    expect(world.order(order).state).toMatchObject({ kind: 'open', reservedFor: null });
    expect(world.standby(order)).toEqual([]);
    world.says(li, '接');
    expect(world.holders(order)).toEqual(['李二']);
  });

  it('passes on at once, if the one who is asked says no', () => {
    taken(xiong, li, wang);
    world.says(xiong, '退101');
    world.heardElsewhere();
    world.says(li, '接不了');
    expect(world.heard('市场')).toEqual(['101号单 空出来了，先问候补 @王三 接吗？5分钟内回“接”']);
    world.says(wang, '好');
    expect(world.heard('市场')).toEqual(['101号单 王三师傅接了，用时0秒']);
  });

  it('is held against the rules when the next takes it, not when he lined up', () => {
    const order = taken(xiong, li, wang);
    world.store.register.suspend(li.id, null, '投诉');
    world.says(xiong, '退101');
    world.heardElsewhere();
    world.says(li, '接');
    expect(world.heard('市场')).toEqual(['101号单 李二请找网格员', '101号单 空出来了，先问候补 @王三 接吗？5分钟内回“接”']);
    world.says(wang, '接');
    expect(world.holders(order)).toEqual(['王三']);
  });

  it('is given back by a claim that is recalled within two minutes, without a mark', () => {
    const order = world.post(zhang);
    const claim = world.says(xiong, '接');
    world.pass(MINUTE);
    world.recalls(xiong, claim);
    expect(world.holders(order)).toEqual([]);
    expect(world.store.orders.history(order.id).map(({ event }) => event)).toContainEqual(
      expect.objectContaining({ kind: 'given-back', mark: false, reason: 'recalled' }),
    );
  });

  it('waits for the morning with its call, and is kept for the next in line through the night', () => {
    world.now = at(22, 30);
    const order = world.post(zhang, { when: clockTime(at(36)) }, '市场');
    world.says(xiong, '接101');
    world.says(li, '接101');
    world.pass(MINUTE);
    world.heardElsewhere();
    world.says(xiong, '退101');
    expect(world.heard('市场')).toEqual([]);
    world.pass(HOUR);
    world.says(wang, '接101');
    expect(world.holders(order)).toEqual([]);
    world.pass(at(31, 1) - world.now);
    expect(world.heard('市场')).toContain('101号单 空出来了，先问候补 @李二 接吗？5分钟内回“接”');
    world.says(li, '接');
    expect(world.holders(order)).toEqual(['李二']);
  });

  it('is asked for by number where a worker has several', () => {
    const first = world.post(zhang);
    const second = world.post(world.resident('罗叔'));
    world.says(xiong, `接${first.number}`);
    world.says(xiong, `接${second.number}`);
    world.heardElsewhere();
    world.says(xiong, '来不了了');
    expect(world.heardElsewhere()).toEqual(['市场: @熊大 退哪一单？回：退101 或 退102']);
    world.says(xiong, '102');
    expect(world.holders(first)).toEqual(['熊大']);
    expect(world.holders(second)).toEqual([]);
  });

  it('can be had no more by a stand-by who steps back', () => {
    const order = taken(xiong, li, wang);
    world.says(li, '退101');
    expect(world.standby(order)).toEqual(['王三']);
    expect(world.heardElsewhere()).toEqual(['李二: 101号单 您不候补了']);
  });

  it('leaves the call of the next in line standing, when another of several gives back too', () => {
    const order = world.post(zhang, { headcount: 2 });
    for (const worker of [xiong, li, wang]) world.says(worker, '接101');
    world.pass(MINUTE);
    world.says(xiong, '退101');
    world.heardElsewhere();
    world.says(li, '退101');
    expect(world.heard('市场')).toEqual([]);
    world.says(wang, '接');
    expect(world.holders(order)).toEqual(['王三']);
    expect(world.order(order).state).toMatchObject({ kind: 'open', reservedFor: null });
  });
});

describe('a poster who wants another worker', () => {
  it('gets the next in line; the first is told, without a mark, and cannot claim it again', () => {
    const order = taken(xiong, li);
    world.says(zhang, '换一个师傅', '网格群');
    expect(world.heard('熊大')).toEqual(['101号单 发单人想换一位，您不用去了']);
    expect(world.heard('网格群')).toEqual(['101号单 好，正在另找师傅，找到就告诉您']);
    expect(world.heard('市场').join()).toContain('@李二');
    expect(world.store.orders.history(order.id).find(({ event }) => event.kind === 'given-back')?.event).toMatchObject({ mark: false });
    world.says(li, '接不了');
    world.heardElsewhere();
    world.says(xiong, '接101');
    expect(world.holders(order)).toEqual([]);
    expect(world.heardElsewhere()).toEqual(['熊大: 101号单 发单人想换一位师傅，这单就不用接了']);
  });

  it('comes too late once the time has come', () => {
    const order = world.post(zhang, { when: clockTime(at(10)) });
    world.says(xiong, '接101');
    world.pass(2 * HOUR);
    world.heardElsewhere();
    world.says(zhang, '换一个', '网格群');
    expect(world.holders(order)).toEqual(['熊大']);
    expect(world.heard('网格群').join()).toContain('网格员');
  });

  it('must be the poster', () => {
    const order = taken(xiong);
    world.says('何嬢', '换一个', '网格群');
    expect(world.holders(order)).toEqual(['熊大']);
    expect(world.heardElsewhere()).toEqual([]);
  });
});

describe('handing over', () => {
  const offer = (order: Order, to: Person) => world.turn((turn) => offerHandOver(turn, order, xiong, to, commandOf(xiong, '市场')));

  it('is asked in the market and valid when the other says so; the poster is told who comes now', () => {
    const order = taken(xiong);
    offer(order, li);
    expect(world.heard('市场')).toEqual(['101号单 @李二 熊大师傅想转给您，接吗？10分钟内回“接”']);
    world.says(wang, '好');
    expect(world.heardElsewhere()).toEqual([]);
    world.says(li, '好');
    expect(world.holders(order)).toEqual(['李二']);
    expect(world.heard('市场')).toEqual(['101号单 转给李二师傅了']);
    expect(world.heard('网格群')).toEqual(['101号单 李二师傅来\n有事找驿站']);
    expect(world.heard('李二').join()).toContain('13800000077');
    expect(world.heard('熊大')).toEqual(['101号单 转给李二师傅了，您不用去了']);
  });

  it('may be answered by direct message, not in a grid group', () => {
    const order = taken(xiong);
    offer(order, li);
    world.says(li, '好', '网格群');
    expect(world.holders(order)).toEqual(['熊大']);
    world.says(li, '接', '私信');
    expect(world.holders(order)).toEqual(['李二']);
  });

  it('leaves the job where it is when he says no, or nothing for ten minutes', () => {
    const order = taken(xiong);
    offer(order, li);
    world.heardElsewhere();
    world.says(li, '接不了');
    expect(world.heard('熊大').join()).toContain('还是您的');
    offer(order, li);
    world.pass(10 * MINUTE);
    expect(world.heard('熊大').join()).toContain('还是您的');
    world.says(li, '好');
    expect(world.holders(order)).toEqual(['熊大']);
  });

  it('is not even asked of somebody who may not claim', () => {
    const order = taken(xiong);
    const zheng = world.worker('郑工', { pledge: false });
    offer(order, zheng);
    expect(world.heard('市场')).toEqual([]);
    expect(world.heard('熊大').join()).toContain('转不了郑工师傅');
  });

  it('holds the rules against him when he takes it', () => {
    const order = taken(xiong);
    offer(order, li);
    world.store.register.suspend(li.id, null, null);
    world.says(li, '好');
    expect(world.holders(order)).toEqual(['熊大']);
    expect(world.heard('市场')).toContain('101号单 李二请找网格员');
  });
});

describe('another price', () => {
  it('is passed on to the poster where she ordered; if she agrees the price changes and he has the job', () => {
    const order = world.post(zhang, {}, '私信');
    world.says(xiong, '101 80块我就去');
    expect(world.heard('张阿姨')).toEqual(['101号单 熊大师傅要80元，同意回“同意”']);
    expect(world.heard('市场')).toEqual([]);
    world.says(zhang, '同意', '私信');
    expect(world.heard('市场')).toEqual(['101号单 熊大师傅接了，80元，用时0秒']);
    expect(world.order(order).price).toEqual({ minFen: 8000, maxFen: 8000, unit: 'job' });
    expect(world.holders(order)).toEqual(['熊大']);
    expect(world.heard('熊大').at(-1)).toContain('80元');
  });

  it('lapses when somebody takes it at the asked price', () => {
    const order = world.post(zhang);
    world.says(xiong, '80块我就去');
    world.says(li, '接');
    world.heardElsewhere();
    world.says(zhang, '同意', '网格群');
    expect(world.holders(order)).toEqual(['李二']);
    expect(world.order(order).price?.minFen).toBe(6000);
    expect(world.heardElsewhere()).toEqual([]);
  });

  it('is kept for half an hour', () => {
    const order = world.post(zhang);
    world.says(xiong, '101 80块我就去');
    world.heardElsewhere();
    world.pass(30 * MINUTE);
    expect(world.heard('熊大')).toEqual(['101号单 对方没回话，还是60元。愿意去回：接101']);
    world.says(zhang, '同意', '网格群');
    expect(world.holders(order)).toEqual([]);
  });

  it('is refused to the worker alone', () => {
    world.post(zhang);
    world.says(xiong, '101 80块我就去');
    world.heardElsewhere();
    world.says(zhang, '不同意', '网格群');
    expect(world.heardElsewhere()).toEqual(['熊大: 101号单 没谈成，还是60元。愿意去回：接101']);
  });

  it('of two is asked about: a bare 同意 does not choose, a name or a price does', () => {
    const order = world.post(zhang);
    world.says(xiong, '101 80块我就去');
    world.says(li, '101 75块我就去');
    world.heardElsewhere();
    world.says(zhang, '同意', '网格群');
    expect(world.heard('网格群')).toEqual(['101号单 同意哪位？熊大师傅80元、李二师傅75元。回：同意加名字 @张阿姨']);
    expect(world.holders(order)).toEqual([]);
    world.says(zhang, '同意熊大', '网格群');
    expect(world.holders(order)).toEqual(['熊大']);
    expect(world.order(order).price?.minFen).toBe(8000);
  });

  it('of two orders is asked about by their numbers', () => {
    const first = world.post(zhang, {}, '私信');
    const second = world.post(zhang, { task: '换灯' }, '私信');
    world.says(xiong, '101 80块我就去');
    world.says(li, '102 90块我就去');
    world.heardElsewhere();
    world.says(zhang, '同意', '私信');
    expect(world.heard('张阿姨')).toEqual(['同意哪个？回：同意101 或 同意102']);
    world.says(zhang, '同意101', '私信');
    expect(world.holders(first)).toEqual(['熊大']);
    expect(world.holders(second)).toEqual([]);
  });

  it('that is the asked one is a claim', () => {
    const order = world.post(zhang);
    world.says(xiong, '101 60块我去');
    expect(world.holders(order)).toEqual(['熊大']);
  });

  it('is not heard from somebody unknown', () => {
    world.post(zhang);
    world.says('小龚', '80块我就去');
    expect(world.heardElsewhere()).toEqual([]);
  });
});

describe('giving an order directly', () => {
  const assign = (order: Order, worker: Person, by: Person, force: { reason: string } | null = null) =>
    world.turn((turn) => assignOrder(turn, world.order(order), worker, by, commandOf(by), force));

  it('tells the market, the poster and the worker, who may give it back', () => {
    const yang = world.gridWorker('杨网格');
    const order = world.post(zhang);
    assign(order, xiong, yang);
    expect(world.heard('市场')).toEqual(['101号单 派给熊大师傅了']);
    expect(world.heard('网格群')).toEqual(['101号单 熊大师傅来\n水电一队\n有事找驿站']);
    expect(world.heard('熊大').join()).toContain('退101');
    expect(world.heard('工作群')).toEqual(['101号单 派给熊大师傅了']);
    expect(world.order(order).holders[0]?.seconds).toBeNull();
    world.says(xiong, '退101');
    expect(world.holders(order)).toEqual([]);
  });

  it('is blocked by what the station requires, until staff give a reason, which is kept', () => {
    const director = world.staff('糜主任');
    const zheng = world.worker('郑工', { pledge: false });
    const order = world.post(zhang);
    assign(order, zheng, director);
    expect(world.heardElsewhere()).toEqual(['工作群: 101号单 郑工师傅没签承诺书，要派请站点用 /强制']);
    assign(order, zheng, director, { reason: '今天下午来签' });
    expect(world.holders(order)).toEqual(['郑工']);
    expect(world.store.orders.notes(order.id)).toMatchObject([{ kind: 'override', text: '今天下午来签' }]);
    expect(world.store.orders.history(order.id).at(-1)?.event).toMatchObject({ kind: 'assigned', forced: true });
  });

  it('is never done without the certificate on which a life hangs', () => {
    const director = world.staff('糜主任');
    const order = world.post(zhang, { certificates: ['低压电工证'] });
    assign(order, xiong, director, { reason: '急' });
    expect(world.holders(order)).toEqual([]);
    expect(world.heard('工作群').join()).toContain('没证不能派');
  });

  it('goes over who has it only by force; he is told and does not become stand-by, nor is anybody called', () => {
    const director = world.staff('糜主任');
    const order = taken(xiong, wang);
    assign(order, li, director);
    expect(world.heardElsewhere()).toEqual(['工作群: 101号单 已有人接了，要换成李二师傅请站点用 /强制']);
    assign(order, li, director, { reason: '居民指定' });
    expect(world.holders(order)).toEqual(['李二']);
    expect(world.standby(order)).toEqual(['王三']);
    expect(world.heard('熊大')).toEqual(['101号单 另派别人了，您不用去了']);
    expect(world.heard('市场')).toEqual(['101号单 派给李二师傅了']);
  });

  it('does not give her own order to the poster, nor an order that is over to anybody', () => {
    const yang = world.gridWorker('杨网格');
    const order = world.post(xiong);
    assign(order, xiong, yang);
    expect(world.heard('工作群').join()).toContain('自己发的');
    world.says(xiong, '取消101', '网格群');
    assign(order, li, yang);
    expect(world.heard('工作群').join()).toContain('已取消');
    expect(world.holders(order)).toEqual([]);
  });
});

describe('details that did not arrive', () => {
  it('are passed on by the grid worker, and the market asks him to add the bot', () => {
    const yang = world.gridWorker('杨网格');
    const order = taken(xiong);
    world.turn((turn) => onDetailsUndelivered(turn, order, xiong));
    expect(world.heard('市场')).toEqual(['101号单 @熊大 请加我好友领取电话地址']);
    expect(world.heard('杨网格').join()).toContain('13800000077');
    world.turn((turn) => onDetailsUndelivered(turn, order, yang));
    expect(world.heard('工作群').join()).toContain('13800000077');
  });

  it('are nobody any use when the order is over', () => {
    const order = taken(xiong);
    world.says(xiong, '完成101');
    world.heardElsewhere();
    world.turn((turn) => onDetailsUndelivered(turn, world.order(order), xiong));
    expect(world.heardElsewhere()).toEqual([]);
  });
});
