import { afterEach, beforeEach, expect, it } from 'vitest';
import { scheduleClaimed } from '../../../src/application/clock/schedule.ts';
import type { Person } from '../../../src/domain/people.ts';
import { at, ClockWorld, during, heardBy, on } from '../../support/clock-world.ts';

let world: ClockWorld;
let aunt: Person;
let wu: Person;

beforeEach(() => {
  world = new ClockWorld(on(14, 8));
  aunt = world.resident('张阿姨');
  wu = world.worker('吴师傅', ['unclogging']);
});
afterEach(() => world.dispose());

it('reminds the worker half an hour before, by direct message alone, with address and phone', () => {
  const order = world.post(aunt, { when: at(on(14, 15)) });
  world.takes(wu, order);
  expect(world.pass(on(14, 14, 29))).toEqual([]);
  const said = world.pass(on(14, 14, 31));
  expect(said.map(({ to, cause }) => [to, cause])).toEqual([['→吴师傅', null]]);
  expect(said[0]?.text).toMatch(new RegExp(`^${order.number}号单 .*下午3点.*2栋5单元.*13800000002`, 's'));
});

it('asks two hours after the agreed time whether it is done, once', () => {
  const order = world.post(aunt, { when: at(on(14, 9)) });
  world.takes(wu, order);
  expect(heardBy(world.pass(on(14, 10, 59)), '→吴师傅')).toHaveLength(1);
  expect(heardBy(world.pass(on(14, 20)), '→吴师傅')).toEqual([expect.stringContaining(`${order.number}号单 做完了吗？`)]);
});

it('does not ask who has said that it is done', () => {
  const order = world.post(aunt, { when: at(on(14, 9)) });
  world.takes(wu, order);
  world.pass(on(14, 10));
  world.completes(wu, order);
  expect(heardBy(world.pass(on(14, 19)), '→吴师傅')).toEqual([]);
});

it('puts off to the morning the question about work of the evening', () => {
  const order = world.post(aunt, { when: at(on(14, 21)) });
  world.takes(wu, order);
  world.pass(on(14, 20, 31));
  expect(world.pass(on(15, 6, 59)).filter(({ to }) => to.startsWith('→'))).toEqual([]);
  expect(heardBy(world.pass(on(15, 7)), '→吴师傅')).toHaveLength(1);
});

it('reminds in the evening of work in the early morning', () => {
  world.takes(wu, world.post(aunt, { when: at(on(15, 7)) }));
  const said = world.pass(on(15, 8)).filter(({ to }) => to === '→吴师傅');
  expect(said.map(({ at }) => at)).toEqual([on(14, 21, 30)]);
});

it('does not remind of a part of today: the details have just said it', () => {
  world.takes(wu, world.post(aunt, { when: during(on(14, 12), on(14, 19)) }));
  expect(heardBy(world.pass(on(14, 20)), '→吴师傅')).toEqual([]);
});

it('says nothing in a group to a worker whom it cannot write to', () => {
  const shut = world.resident('周姐', false);
  world.store.register.enrol(shut.id, { name: '周姐', phone: null, team: null, trades: ['unclogging'] });
  world.takes(shut, world.post(aunt, { when: at(on(14, 15)) }));
  expect(world.pass(on(14, 17, 30))).toEqual([]);
});

it('follows a change of the time', () => {
  const order = world.post(aunt, { when: at(on(14, 15)) });
  world.takes(wu, order);
  world.turn((turn) => {
    turn.store.orders.saveFields(order.id, { when: at(on(14, 11)) });
    scheduleClaimed(turn, turn.store.orders.byId(order.id));
  });
  expect(
    world
      .pass(on(14, 15))
      .filter(({ to }) => to === '→吴师傅')
      .map((line) => line.at),
  ).toEqual([on(14, 10, 30), on(14, 13)]);
});

it('reminds whoever has the job at that time, and nobody who has given it back', () => {
  const feng = world.worker('冯师傅', ['unclogging']);
  const order = world.post(aunt, { when: at(on(14, 15)) });
  world.takes(wu, order);
  world.givesBack(wu, order);
  world.takes(feng, order);
  expect(
    world
      .pass(on(14, 15))
      .filter(({ text }) => text.includes('别忘了'))
      .map(({ to }) => to),
  ).toEqual(['→冯师傅']);
});

it('tells sender and staff when the time comes and some are missing, and those who came stay', () => {
  const order = world.post(aunt, { when: at(on(14, 15)), headcount: 3 });
  world.takes(wu, order);
  world.takes(world.worker('冯师傅', ['unclogging']), order);
  const said = world.pass(on(14, 15));
  const missing = said.filter(({ text }) => text.includes('要3人，找到2人'));
  expect(new Set(missing.map(({ to }) => to))).toEqual(new Set(['→张阿姨', '工作群']));
  expect(world.order(order).holders).toHaveLength(2);
  expect(said.filter(({ text }) => text.includes('别忘了')).map(({ to }) => to)).toEqual(['→吴师傅', '→冯师傅']);
});

it('does not remind of what has begun while it was down', () => {
  world.takes(wu, world.post(aunt, { when: at(on(14, 9)) }));
  expect(world.isDownUntil(on(14, 9, 10)).filter(({ to }) => to === '→吴师傅')).toEqual([]);
});

it('keeps a missed evening reminder for the morning where the work begins later', () => {
  world.pass(on(14, 20));
  world.takes(wu, world.post(aunt, { when: during(on(15, 12), on(15, 19)) }));
  expect(world.isDownUntil(on(14, 23))).toEqual([]);
  expect(heardBy(world.pass(on(15, 7)), '→吴师傅')).toHaveLength(1);
});
