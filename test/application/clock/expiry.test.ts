import { afterEach, beforeEach, expect, it } from 'vitest';
import { scheduleUnclaimed } from '../../../src/application/clock/schedule.ts';
import type { Person } from '../../../src/domain/people.ts';
import { at, ClockWorld, heardBy, on } from '../../support/clock-world.ts';

let world: ClockWorld;
let aunt: Person;

beforeEach(() => {
  world = new ClockWorld(on(14, 9));
  aunt = world.resident('张阿姨');
});
afterEach(() => world.dispose());

it('ends an order a day after the agreed time and tells its sender, by direct message', () => {
  const order = world.post(aunt, { when: at(on(14, 15)) });
  expect(heardBy(world.pass(on(15, 14, 59)), '→张阿姨')).toEqual([]);
  expect(world.order(order).state.kind).toBe('open');
  const said = world.pass(on(15, 15)).filter(({ text }) => text.startsWith(`${order.number}号单`));
  expect(said.map(({ to }) => to)).toEqual(['→张阿姨']);
  expect(world.order(order).state).toEqual({ kind: 'expired', at: on(15, 15) });
  expect(world.pass(on(16, 12)).filter(({ text }) => text.includes(String(order.number)))).toEqual([]);
});

it('tells a sender whom it cannot write to where he posted', () => {
  const order = world.post(world.resident('罗大爷', false), { when: at(on(14, 15)) });
  const said = world.pass(on(15, 15)).filter(({ text }) => text.includes('没人接，先停了'));
  expect(said.map(({ to }) => to)).toEqual(['三网格群']);
  expect(said[0]?.text).toContain(`${order.number}号单`);
});

it('ends an order without a time two days after it was posted', () => {
  const order = world.post(aunt);
  world.pass(on(16, 8, 59));
  expect(world.order(order).state.kind).toBe('open');
  world.pass(on(16, 9));
  expect(world.order(order).state.kind).toBe('expired');
});

it('ends it in silence at night and tells the sender in the morning', () => {
  const order = world.post(aunt, { when: at(on(14, 23)) });
  const night = world.pass(on(16, 6, 59)).filter(({ at: when }) => when >= on(15, 22));
  expect(world.order(order).state).toEqual({ kind: 'expired', at: on(15, 23) });
  expect(night).toEqual([]);
  expect(heardBy(world.pass(on(16, 7)), '→张阿姨')).toHaveLength(1);
});

it('leaves alone what somebody has claimed, and gives what comes back late another day', () => {
  const wu = world.worker('吴师傅', ['unclogging']);
  const order = world.post(aunt, { when: at(on(14, 15)) });
  world.takes(wu, order);
  world.pass(on(15, 18));
  expect(world.order(order).state.kind).toBe('claimed');
  world.givesBack(wu, order);
  world.pass(on(16, 17, 59));
  expect(world.order(order).state.kind).toBe('open');
  world.pass(on(16, 18));
  expect(world.order(order).state.kind).toBe('expired');
});

it('leaves the job to those who came where more were wanted, and tells of it by day', () => {
  const order = world.post(aunt, { headcount: 2 });
  world.takes(world.worker('吴师傅', ['unclogging']), order);
  world.pass(on(16, 8, 59));
  expect(world.order(order).state.kind).toBe('open');
  expect(heardBy(world.pass(on(16, 9)), '→张阿姨')).toEqual([expect.stringContaining('还差1人')]);
  expect(world.order(order)).toMatchObject({ state: { kind: 'claimed' }, headcount: 1, holders: [{}] });

  const late = world.post(aunt, { headcount: 2, when: at(on(16, 1)) });
  world.takes(world.worker('冯师傅', ['unclogging']), late);
  expect(world.pass(on(17, 6, 59)).filter((line) => line.at >= on(16, 22))).toEqual([]);
  expect(heardBy(world.pass(on(17, 7)), '→张阿姨')).toEqual([expect.stringContaining('还差1人')]);
});

it('moves the end with the time', () => {
  const order = world.post(aunt, { when: at(on(14, 15)) });
  world.turn((turn) => {
    turn.store.orders.saveFields(order.id, { when: at(on(16, 15)) });
    scheduleUnclaimed(turn, turn.store.orders.byId(order.id));
  });
  world.pass(on(17, 14, 59));
  expect(world.order(order).state.kind).toBe('open');
  world.pass(on(17, 15));
  expect(world.order(order).state.kind).toBe('expired');
});

it('closes without a word what nobody has confirmed for a day', () => {
  const wu = world.worker('吴师傅', ['unclogging']);
  const order = world.post(aunt, { when: at(on(14, 10)) });
  world.takes(wu, order);
  world.pass(on(14, 11));
  world.completes(wu, order, 8000);
  const said = world.pass(on(15, 11)).filter(({ text }) => text.includes(String(order.number)) && !text.startsWith('日报'));
  expect(said).toEqual([]);
  expect(world.order(order).state).toMatchObject({ kind: 'closed', at: on(15, 11), doneAt: on(14, 11), paidFen: 8000, rating: null });
});
