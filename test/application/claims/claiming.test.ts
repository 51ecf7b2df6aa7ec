import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '../../../src/domain/people.ts';
import { MINUTE, SECOND } from '../../../src/domain/time.ts';
import { at, clockTime, MarketWorld } from './market-world.ts';

let world: MarketWorld;
let zhang: Person;
let xiong: Person;
let li: Person;

beforeEach(() => {
  world = new MarketWorld(at(9));
  zhang = world.resident('张阿姨');
  xiong = world.worker('熊大', { trades: ['plumbing_electric'], team: '水电一队' });
  li = world.worker('李二', { trades: ['plumbing_electric', 'unclogging'] });
});
afterEach(() => world.dispose());

describe('the first who claims', () => {
  it('has the job: the market hears who and how fast, the poster who comes, he where and whom to call', () => {
    const order = world.post(zhang, { when: clockTime(at(15)) });
    world.pass(5 * SECOND);
    world.says(xiong, '接');
    expect(world.heard('市场')).toEqual([`${order.number}号单 熊大师傅接了，用时5秒`]);
    expect(world.heard('网格群')).toEqual([`${order.number}号单 熊大师傅来\n水电一队\n有事找驿站`]);
    const [details, ...more] = world.heard('熊大');
    expect(details).toContain('13800000077');
    expect(details).toContain('5栋3单元201');
    expect(details).toContain('今天(周二)下午3点');
    expect(more).toEqual([]);
    expect(world.heardElsewhere()).toEqual([]);
    expect(world.order(order).state.kind).toBe('claimed');
    expect(world.order(order).holders[0]?.seconds).toBe(5);
  });

  it('reads team and station with the winner, where the order was posted in the market itself', () => {
    world.post(zhang, {}, '市场');
    world.says(xiong, '我接');
    expect(world.heard('市场')).toEqual(['101号单 熊大师傅接了，用时0秒\n水电一队\n有事找驿站']);
    world.heard('熊大');
    expect(world.heardElsewhere()).toEqual([]);
  });

  it('is told to the poster by direct message, where he ordered so', () => {
    world.post(zhang, {}, '私信');
    world.says(xiong, '接101', '私信');
    expect(world.heard('市场')).toEqual(['101号单 熊大师傅接了，用时0秒']);
    expect(world.heard('张阿姨')).toEqual(['101号单 熊大师傅来\n水电一队\n有事找驿站']);
  });

  it('is told also to her for whom a grid worker posted it', () => {
    const yang = world.gridWorker('杨网格');
    world.post(yang, {}, '网格群', zhang);
    world.says(xiong, '接');
    expect(world.heard('网格群')).toHaveLength(1);
    expect(world.heard('张阿姨')).toEqual(['101号单 熊大师傅来\n水电一队\n有事找驿站']);
  });

  it('may say it in a grid group, if he says the number', () => {
    const order = world.post(zhang);
    world.says(xiong, '接101', '网格群');
    expect(world.holders(order)).toEqual(['熊大']);
  });

  it('cannot be the one who posted it', () => {
    const order = world.post(xiong, {}, '市场');
    world.says(xiong, '接101');
    world.says(xiong, '接');
    expect(world.holders(order)).toEqual([]);
    expect(world.heard('市场')).toEqual([]);
  });

  it('does not claim twice', () => {
    const order = world.post(zhang);
    const id = world.says(xiong, '接101');
    world.heardElsewhere();
    world.says(xiong, '接101', '市场', { id });
    expect(world.heardElsewhere()).toEqual([]);
    world.says(xiong, '接101');
    expect(world.heardElsewhere()).toEqual(['熊大: 101号单 已经是您的了']);
    expect(world.holders(order)).toEqual(['熊大']);
    expect(world.standby(order)).toEqual([]);
  });
});

describe('who comes too late', () => {
  it('is stand-by, and all of them are told in one line, five seconds after the first', () => {
    const order = world.post(zhang);
    const wang = world.worker('王三');
    world.says(xiong, '接');
    world.heardElsewhere();
    world.pass(2 * SECOND);
    world.says(li, '接');
    world.pass(3 * SECOND);
    world.says(wang, '+1');
    world.pass(SECOND);
    expect(world.heardElsewhere()).toEqual([]);
    world.pass(SECOND);
    expect(world.heardElsewhere()).toEqual(['市场: 101号单 熊大师傅接了。候补：李二、王三']);
    expect(world.standby(order)).toEqual(['李二', '王三']);
    world.pass(MINUTE);
    expect(world.heardElsewhere()).toEqual([]);
  });

  it('is told by direct message alone, if he claimed so', () => {
    world.post(zhang);
    world.says(xiong, '接');
    world.heardElsewhere();
    world.says(li, '接101', '私信');
    world.pass(MINUTE);
    expect(world.heardElsewhere()).toEqual(['李二: 101号单 熊大师傅接了，您是候补第1位']);
  });

  it('is not heard any more after a minute, if he says no number', () => {
    const order = world.post(zhang);
    world.says(xiong, '接');
    world.heardElsewhere();
    world.pass(61 * SECOND);
    world.says(li, '接');
    world.says(li, '1');
    world.pass(MINUTE);
    expect(world.heardElsewhere()).toEqual([]);
    world.says(li, '接101');
    world.pass(MINUTE);
    expect(world.standby(order)).toEqual(['李二']);
  });

  it('hears how things stand, if the order is over', () => {
    world.post(zhang);
    world.says(zhang, '取消101', '网格群');
    world.heardElsewhere();
    world.says(li, '接101');
    expect(world.heardElsewhere()).toEqual(['市场: 101号单 已取消，不用接了']);
  });
});

describe('a message that was caught up after an outage', () => {
  it('takes what is still open, and says so', () => {
    const order = world.post(zhang);
    world.pass(5 * MINUTE);
    world.says(xiong, '接', '市场', { delay: 240 });
    expect(world.heard('市场')).toEqual([`${order.number}号单 熊大师傅接了(补记)，用时5分钟`]);
  });

  it('is first stand-by against who has the job, even if it was sent before', () => {
    const order = world.post(zhang);
    const wang = world.worker('王三');
    world.pass(60 * SECOND);
    world.says(xiong, '接');
    world.pass(MINUTE);
    world.says(wang, '接101');
    world.pass(4 * MINUTE);
    world.says(li, '接', '市场', { delay: 310 });
    expect(world.holders(order)).toEqual(['熊大']);
    expect(world.standby(order)).toEqual(['李二', '王三']);
  });

  it('means nothing that was posted after it', () => {
    world.pass(5 * MINUTE);
    const order = world.post(zhang);
    world.says(xiong, '接', '市场', { delay: 240 });
    expect(world.holders(order)).toEqual([]);
    expect(world.heardElsewhere()).toEqual([]);
  });

  it('does not silently take what somebody had meanwhile: he is asked', () => {
    const order = world.post(zhang);
    world.pass(60 * SECOND);
    world.says(xiong, '接');
    world.pass(60 * SECOND);
    world.says(xiong, '退101');
    world.heardElsewhere();
    world.pass(MINUTE);
    world.says(li, '接101', '市场', { delay: 170 });
    expect(world.holders(order)).toEqual([]);
    expect(world.heard('市场')).toEqual(['101号单 空出来了，先问候补 @李二 接吗？5分钟内回“接”']);
    world.says(li, '好');
    expect(world.holders(order)).toEqual(['李二']);
  });
});

describe('words of every day', () => {
  it('count from a registered worker in the market while an order is open', () => {
    for (const words of ['1', '+1', '我去', '可以', '要得，我去', '我来']) {
      const order = world.post(zhang);
      world.says(xiong, words);
      expect(world.holders(order), words).toEqual(['熊大']);
      world.says(xiong, `完成${order.number}`);
      world.pass(2 * MINUTE);
    }
  });

  it('mean nothing from him in a grid group, but under the post of an order they do', () => {
    const order = world.post(zhang);
    world.says(xiong, '我去', '网格群');
    world.says(xiong, '1', '网格群');
    expect(world.holders(order)).toEqual([]);
    world.says(xiong, '可以', '网格群', { quoting: order });
    expect(world.holders(order)).toEqual(['熊大']);
  });

  it('mean nothing from somebody who is not on the register, unless no registration is asked for', () => {
    const order = world.post(zhang);
    world.says('小龚', '1');
    world.says('小龚', '我去');
    expect(world.heardElsewhere()).toEqual([]);
    world.set('claim_register', 'off');
    world.says('小龚', '1');
    expect(world.holders(order)).toEqual(['小龚']);
  });

  it('go on with a list for ten minutes: a bare 1 means nothing then, a 接 does', () => {
    const order = world.post(zhang);
    world.says(li, '#接龙\n年底聚餐\n1. 李二\n2. 周姐');
    world.says(xiong, '1');
    world.says(xiong, '+1');
    world.pass(9 * MINUTE);
    world.says(xiong, '1');
    expect(world.holders(order)).toEqual([]);
    world.says(xiong, '接');
    expect(world.holders(order)).toEqual(['熊大']);
  });

  it('mean nothing when nothing is open', () => {
    world.says(xiong, '好');
    world.says(xiong, '1');
    expect(world.heardElsewhere()).toEqual([]);
  });
});

describe('which order is meant', () => {
  it('is asked once, and the answer counts when it is given', () => {
    const first = world.post(zhang);
    const second = world.post(world.resident('罗叔'), { task: '换阀门' });
    world.says(xiong, '接单');
    expect(world.heard('市场')).toEqual([`@熊大 您接哪一单？回：接${first.number} 或 接${second.number}`]);
    world.says(xiong, '接单');
    world.says(xiong, '我接');
    expect(world.heardElsewhere()).toEqual([]);
    world.says(li, `接${second.number}`);
    world.says(xiong, `${second.number}`);
    expect(world.holders(second)).toEqual(['李二']);
    expect(world.standby(second)).toEqual(['熊大']);
    world.says(xiong, `接${first.number}`);
    expect(world.holders(first)).toEqual(['熊大']);
  });

  it('may be answered by the words of the job', () => {
    world.post(zhang);
    const drain = world.post(world.resident('罗叔'), { task: '通下水道', category: 'unclogging' });
    world.says(li, '接单');
    world.says(li, '通下水道的我接');
    expect(world.holders(drain)).toEqual(['李二']);
  });

  it('is told by a quoted post', () => {
    const first = world.post(zhang);
    world.post(world.resident('罗叔'));
    world.says(xiong, '接', '市场', { quoting: first });
    expect(world.holders(first)).toEqual(['熊大']);
  });

  it('is not guessed where the only one is not his work', () => {
    const order = world.post(zhang);
    const mover = world.worker('王三', { trades: ['moving'] });
    world.says(mover, '接');
    expect(world.heard('市场')).toEqual([`${order.number}号单 您接这单吗？回：接${order.number} @王三`]);
    expect(world.holders(order)).toEqual([]);
  });

  it('is what was posted there, in a grid group', () => {
    const here = world.post(zhang);
    world.post(world.resident('罗叔'), {}, '私信');
    world.says(xiong, '我接', '网格群');
    expect(world.holders(here)).toEqual(['熊大']);
  });

  it('cannot be told where the number does not exist', () => {
    world.post(zhang);
    world.says(xiong, '接999');
    expect(world.heard('市场')).toEqual(['没有999号单，看清单号再回']);
    world.says('小龚', '接999', '网格群');
    expect(world.heardElsewhere()).toEqual([]);
  });
});

describe('who may not', () => {
  it('hears the reason by direct message, the group only whom to turn to, and the order stays open', () => {
    const order = world.post(zhang);
    const zheng = world.worker('郑工', { pledge: false });
    world.says(zheng, '接101');
    expect(world.heard('市场')).toEqual(['101号单 郑工请找网格员']);
    expect(world.heard('郑工')).toEqual(['101号单 现在还接不了：\n您还没签承诺书，请找网格员签']);
    expect(world.order(order).state.kind).toBe('open');
  });

  it('hears it only by direct message, if he claimed so', () => {
    world.post(zhang);
    world.worker('郑工', { pledge: false });
    world.says('郑工', '接101', '私信');
    expect(world.heard('市场')).toEqual([]);
    expect(world.heard('郑工')).toHaveLength(1);
  });

  it('is turned away in the market for a plain word, if he is not on the register, and not heard in a grid group', () => {
    const order = world.post(zhang);
    world.says('小龚', '接', '网格群');
    expect(world.heardElsewhere()).toEqual([]);
    for (const words of ['接', '我接', '接单', '接101']) {
      world.says('小龚', words);
      expect(world.heard('市场'), words).toEqual([`${order.number}号单 小龚请找网格员`]);
      expect(world.heard('小龚').join(), words).toMatch(/登记/);
    }
    expect(world.standby(order)).toEqual([]);
  });

  it('does not become stand-by either, if he is not on the register', () => {
    const order = world.post(zhang);
    world.says(xiong, '接');
    world.says('小龚', '接101');
    expect(world.standby(order)).toEqual([]);
    expect(world.heard('市场')).toContain('101号单 小龚请找网格员');
  });

  it('is held to the limit of unfinished jobs, of whatever day', () => {
    for (let count = 0; count < 3; count++) {
      const order = world.post(world.resident(`住户${count}`), { when: clockTime(at(9) + count * 48 * 60 * MINUTE) });
      world.says(xiong, `接${order.number}`);
    }
    const fourth = world.post(zhang);
    world.heardElsewhere();
    world.says(xiong, '接104');
    expect(world.heard('市场')).toEqual(['104号单 熊大请找网格员']);
    expect(world.heard('熊大').join()).toContain('3单没做完');
    world.says(xiong, '完成102');
    world.says(xiong, '接104');
    expect(world.holders(fourth)).toEqual(['熊大']);
  });

  it('is only warned where the station wants no more: he, and the staff, but no group', () => {
    world.set('claim_certificate', 'warn');
    const order = world.post(zhang, { certificates: ['低压电工证'] });
    world.says(xiong, '接');
    expect(world.holders(order)).toEqual(['熊大']);
    expect(world.heard('工作群')).toEqual(['101号单 熊大师傅接了，但没有低压电工证，请跟进']);
    expect(world.heard('熊大').at(-1)).toContain('低压电工证');
    expect([...world.heard('市场'), ...world.heard('网格群')].join()).not.toContain('证');
  });

  it('is sent away by an expired certificate, not by a valid one under another name', () => {
    const order = world.post(zhang, { certificates: ['低压电工证'] });
    const old = world.worker('冯四', { certificates: [{ name: '低压电工证', expires: '2026-06-30' }] });
    const good = world.worker('孙五', { certificates: [{ name: '电工证', expires: '2029-05-01' }] });
    world.says(old, '接101');
    expect(world.heard('冯四').join()).toContain('过期');
    world.says(good, '接101');
    expect(world.holders(order)).toEqual(['孙五']);
  });
});

describe('an order for several', () => {
  it('takes that many; each has the details at once, the market hears how many are missing', () => {
    const order = world.post(zhang, { headcount: 2 }, '市场');
    world.says(xiong, '接');
    expect(world.heard('市场')[0]).toContain('熊大师傅接了，用时0秒，还差1人');
    expect(world.heard('熊大').join()).toContain('13800000077');
    world.says(xiong, '接');
    expect(world.heardElsewhere()).toEqual([]);
    world.says(li, '+1');
    expect(world.heard('市场')[0]).not.toContain('还差');
    expect(world.heard('李二').join()).toContain('13800000077');
    expect(world.order(order).state.kind).toBe('claimed');
    expect(world.holders(order)).toEqual(['熊大', '李二']);
  });
});

describe('a winner whom the bot cannot write to', () => {
  it('is asked in the winner line to add the bot, and the grid worker gets the details', () => {
    const yang = world.gridWorker('杨网格');
    world.post(zhang);
    const zhou = world.worker('周姐', { friend: false });
    world.says(zhou, '我接');
    expect(world.heard('市场')).toEqual(['101号单 周姐接了，用时0秒\n@周姐 请加我好友领取电话地址']);
    expect(world.heard(yang.name).join()).toContain('13800000077');
    expect(world.heard('网格群').join()).not.toContain('13800000077');
    expect(world.heardElsewhere()).toEqual([]);
  });

  it('has his details in the staff room where no grid worker can be reached', () => {
    world.post(zhang);
    world.says(world.worker('周姐', { friend: false }), '我接');
    expect(world.heard('工作群').join()).toContain('5栋3单元201');
  });
});
