import { afterEach, beforeEach, expect, it } from 'vitest';
import { ClockWorld, heardBy, on } from '../../support/clock-world.ts';

let world: ClockWorld;

beforeEach(() => {
  world = new ClockWorld(on(14, 8));
});
afterEach(() => world.dispose());

const market = '零工市场';
const staff = '工作群';

it('announces an order again, once, when nobody has come for ten minutes', () => {
  const order = world.post(world.resident('张阿姨'));
  expect(world.pass(on(14, 8, 9))).toEqual([]);
  const said = world.pass(on(14, 8, 29));
  expect(said).toHaveLength(1);
  expect(said[0]).toMatchObject({ to: market, cause: null, at: on(14, 8, 10) });
  expect(said[0]?.text).toMatch(new RegExp(`^${order.number}号单 .*还没人接`, 's'));
});

it('is not announced again in the same breath, when it was down in the morning in which both were due', () => {
  world.pass(on(14, 23));
  world.post(world.resident('张阿姨'));
  const said = world.isDownUntil(on(15, 9)).filter(({ to, text }) => to === market && text.includes('号单'));
  expect(said).toHaveLength(1);
});

it('calls the grid workers of that grid and the workers of the trade after half an hour', () => {
  world.gridWorker('杨网格', 3);
  world.gridWorker('李网格', 1);
  world.worker('吴师傅', ['unclogging'], '13800000007');
  world.worker('赵大力', ['moving'], '13800000003');
  const order = world.post(world.resident('张阿姨'));
  world.pass(on(14, 8, 29));
  const [line, ...more] = heardBy(world.pass(on(14, 8, 31)), staff);
  expect(more).toEqual([]);
  expect(line).toContain(`${order.number}号单 没人接，请多渠道找人`);
  expect(line).toContain('@杨网格');
  expect(line).not.toContain('李网格');
  expect(line).toContain('吴师傅 13800000007');
  expect(line).not.toContain('赵大力');
  expect(line).toContain('2栋5单元');
});

it('names nobody in the call who would be refused', () => {
  world.worker('吴师傅', ['unclogging']);
  const unsigned = world.resident('郑小工');
  world.store.register.enrol(unsigned.id, { name: '郑小工', phone: null, team: null, trades: ['unclogging'] });
  const suspended = world.worker('钱师傅', ['unclogging']);
  world.store.register.suspend(suspended.id, on(20, 0), null);
  world.post(world.resident('张阿姨'));
  const [line] = heardBy(world.pass(on(14, 8, 31)), staff);
  expect(line).toContain('吴师傅');
  expect(line).not.toContain('郑小工');
  expect(line).not.toContain('钱师傅');
});

it('names in the call also those whom it only knows from the list, the least busy first', () => {
  const busy = world.worker('吴师傅', ['unclogging'], '13800000007');
  world.takes(busy, world.post(world.resident('何孃'), { category: 'moving', task: '搬家' }));
  world.store.register.importEntry({
    name: '钱师傅',
    phone: '13800000017',
    team: null,
    trades: ['unclogging'],
    certificates: [],
    pledge: { signedOn: '2026-01-05', version: '2026' },
    active: true,
  });
  world.post(world.resident('张阿姨'));
  expect(heardBy(world.pass(on(14, 8, 31)), staff)).toEqual([
    expect.stringContaining('能做的师傅：钱师傅 13800000017、吴师傅 13800000007'),
  ]);
});

it('goes faster for what is urgent, also at night; but the hourly line waits for the morning', () => {
  world.pass(on(14, 23));
  const order = world.post(world.resident('张阿姨'), { urgent: true });
  expect(heardBy(world.pass(on(14, 23, 4)), market)).toHaveLength(1);
  expect(heardBy(world.pass(on(14, 23, 11)), staff)).toHaveLength(1);
  expect(heardBy(world.pass(on(15, 6, 59)), market)).toEqual([]);
  expect(heardBy(world.pass(on(15, 7)), market)).toEqual([expect.stringContaining(`还没人接：${order.number}`)]);
});

it('lists what is still open in one line an hour, from an hour after the call', () => {
  const first = world.post(world.resident('张阿姨'));
  world.pass(on(14, 8, 20));
  const second = world.post(world.resident('何孃'), { category: 'care', task: '陪护' });
  expect(heardBy(world.pass(on(14, 9, 29)), market).filter((text) => text.startsWith('还没人接'))).toEqual([]);
  const hourly = world.pass(on(14, 11, 45)).filter(({ text }) => text.startsWith('还没人接'));
  expect(hourly.map(({ at }) => at)).toEqual([on(14, 9, 30), on(14, 10, 30), on(14, 11, 30)]);
  expect(hourly[0]?.text).toContain(`：${first.number}\n`);
  expect(hourly[1]?.text).toContain(`：${first.number}、${second.number}\n`);
  expect(hourly.every(({ to }) => to === market)).toBe(true);
});

it('keeps an hour between two lines although the staff room is called for another in between', () => {
  world.post(world.resident('张阿姨'));
  world.pass(on(14, 8, 20));
  world.post(world.resident('何孃'), { category: 'care', task: '陪护' });
  world.pass(on(14, 9, 10));
  world.post(world.resident('罗大爷'), { category: 'moving', task: '搬家' });
  const hourly = world.pass(on(14, 12)).filter(({ text }) => text.startsWith('还没人接'));
  expect(hourly.map(({ at, text }) => [at, text.split('\n')[0]])).toEqual([
    [on(14, 9, 30), '还没人接：101'],
    [on(14, 10, 30), '还没人接：101、102'],
    [on(14, 11, 30), '还没人接：101、102、103'],
  ]);
});

it('says nothing more once somebody has come', () => {
  const order = world.post(world.resident('张阿姨'));
  world.pass(on(14, 9, 31));
  world.takes(world.worker('吴师傅', ['unclogging']), order);
  expect(world.pass(on(14, 12))).toEqual([]);
});

it('says how many are still missing, until the work begins', () => {
  const order = world.post(world.resident('张阿姨'), { headcount: 3, when: { kind: 'at', start: on(14, 10), end: null, text: '' } });
  world.takes(world.worker('吴师傅', ['unclogging']), order);
  const hourly = world.pass(on(14, 12)).filter(({ text }) => text.startsWith('还没人接'));
  expect(hourly.map(({ at, text }) => [at, text.split('\n')[0]])).toEqual([[on(14, 9, 30), `还没人接：${order.number}(差2人)`]]);
});

it('counts anew from the moment an order comes back', () => {
  const worker = world.worker('吴师傅', ['unclogging']);
  const order = world.post(world.resident('张阿姨'));
  world.takes(worker, order);
  world.pass(on(14, 11));
  world.givesBack(worker, order);
  expect(heardBy(world.pass(on(14, 11, 9)), market)).toEqual([]);
  expect(heardBy(world.pass(on(14, 11, 29)), market)).toHaveLength(1);
  expect(heardBy(world.pass(on(14, 11, 30)), staff)).toHaveLength(1);
  expect(heardBy(world.pass(on(14, 12, 29)), market)).toEqual([]);
  expect(heardBy(world.pass(on(14, 12, 30)), market)).toEqual([expect.stringContaining('还没人接')]);
});

it('does not climb while a stand-by is being asked', () => {
  const order = world.post(world.resident('张阿姨'));
  const worker = world.worker('吴师傅', ['unclogging']);
  const next = world.worker('冯师傅', ['unclogging']);
  world.takes(worker, order);
  world.turn((turn) =>
    turn.store.orders.record(order, { event: { kind: 'queued', person: next.id, first: false }, at: turn.now, by: null, message: null }),
  );
  world.givesBack(worker, order);
  world.turn((turn) =>
    turn.store.orders.record(order, { event: { kind: 'standby-called', person: next.id }, at: turn.now, by: null, message: null }),
  );
  expect(world.pass(on(14, 9))).toEqual([]);
});

it('stops at night and counts from the morning', () => {
  world.pass(on(14, 21, 55));
  const order = world.post(world.resident('张阿姨'));
  expect(world.pass(on(15, 7, 9))).toEqual([]);
  expect(world.pass(on(15, 7, 29)).map(({ to, at }) => [to, at])).toEqual([[market, on(15, 7, 10)]]);
  expect(world.pass(on(15, 7, 30)).map(({ to }) => to)).toEqual([staff]);
  expect(heardBy(world.pass(on(15, 8, 30)), market)).toEqual([expect.stringContaining(String(order.number))]);
});

it('has the hourly line rest from ten at night to an hour after seven', () => {
  world.pass(on(14, 20));
  world.post(world.resident('张阿姨'), { when: { kind: 'at', start: on(16, 9), end: null, text: '' } });
  const hourly = world.pass(on(15, 9, 30)).filter(({ text }) => text.startsWith('还没人接'));
  expect(hourly.map(({ at }) => at)).toEqual([on(14, 21, 30), on(15, 8), on(15, 9)]);
});

it('announces in the morning, on account of the message, what came at night', () => {
  world.pass(on(14, 23));
  const order = world.post(world.resident('张阿姨'));
  expect(world.pass(on(15, 6, 59))).toEqual([]);
  const said = world.pass(on(15, 7));
  expect(said).toEqual([expect.objectContaining({ to: market, cause: order.message, at: on(15, 7) })]);
  expect(world.pass(on(15, 7, 10))).toHaveLength(1);
});

it('holds a step that the bot slept through until the morning, and takes it at once by day', () => {
  world.pass(on(14, 21, 40));
  world.post(world.resident('张阿姨'));
  expect(world.isDownUntil(on(14, 23))).toEqual([]);
  expect(world.pass(on(15, 7, 30)).map(({ to, at }) => [to, at])).toEqual([
    [market, on(15, 7, 10)],
    [staff, on(15, 7, 30)],
  ]);
  world.post(world.resident('何孃'));
  expect(heardBy(world.isDownUntil(on(15, 12)), staff)).toHaveLength(1);
});

it('announces a far-off order once more on the morning before', () => {
  const order = world.post(world.resident('张阿姨'), { when: { kind: 'at', start: on(19, 10), end: null, text: '' } });
  const near = world.post(world.resident('何孃'), {
    when: { kind: 'at', start: on(17, 8), end: null, text: '' },
    category: 'care',
    task: '陪护',
  });
  const posts = world.pass(on(18, 12)).filter(({ text }) => text.includes('接单请回'));
  expect(posts.filter(({ text }) => text.startsWith(`${order.number}号单`)).map(({ at }) => at)).toEqual([on(14, 8, 10), on(18, 8)]);
  expect(posts.filter(({ text }) => text.startsWith(`${near.number}号单`)).map(({ at }) => at)).toEqual([on(14, 8, 10)]);
});
