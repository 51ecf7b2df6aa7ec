import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../../src/domain/order.ts';
import type { Person } from '../../../src/domain/people.ts';
import { ClockWorld, at as from, heardBy, on, type Said } from '../../support/clock-world.ts';

let world: ClockWorld;
let zhang: Person;
let wu: Person;

beforeEach(() => {
  world = new ClockWorld(on(14, 8));
  zhang = world.resident('张阿姨');
  wu = world.worker('吴师傅', ['unclogging']);
});
afterEach(() => world.dispose());

const texts = (said: readonly Said[]) => said.map(({ to, text }) => `${to}: ${text.split('\n')[0]}`);

describe('When the agreed time comes with one of two', () => {
  function oneOfTwo(): Order {
    const order = world.post(zhang, { headcount: 2, when: from(on(14, 10)) });
    world.takes(wu, order);
    world.pass(on(14, 9, 59));
    return order;
  }

  it('the order needs no more: she and staff are told, the one stays', () => {
    const order = oneOfTwo();
    const said = world.pass(on(14, 10));
    expect(texts(said)).toEqual([
      '→张阿姨: 101号单 要2人，找到1人（吴师傅），还差1人。来了的照样做',
      '工作群: 101号单 要2人，找到1人（吴师傅），还差1人。来了的照样做',
    ]);
    expect(world.order(order)).toMatchObject({ state: { kind: 'claimed' }, headcount: 1, holders: [{ person: wu.id }] });
  });

  it('nobody is looked for afterwards, and no list names it, however long it takes', () => {
    oneOfTwo();
    const said = world.pass(on(17, 21)).filter(({ text }) => text.includes('还没人接') || text.includes('差1人'));
    expect(texts(said).filter((line) => !line.includes('来了的照样做'))).toEqual([]);
  });

  it('is told once the night is over, if it comes at night', () => {
    const order = world.post(zhang, { headcount: 2, when: from(on(14, 23)) });
    world.takes(wu, order);
    const said = world.pass(on(15, 7)).filter(({ text }) => text.includes('来了的照样做'));
    expect(said.map(({ at }) => at)).toEqual([on(15, 7), on(15, 7)]);
  });

  it('he is asked whether it is done, and may say so', () => {
    const order = oneOfTwo();
    expect(heardBy(world.pass(on(14, 12)), '→吴师傅').join()).toContain('做完了吗');
    world.completes(wu, order, 6000);
    expect(world.order(order).state).toMatchObject({ kind: 'done', paidFen: 6000 });
  });

  it('when he gives it back after all, it is looked for one again', () => {
    const order = oneOfTwo();
    world.pass(on(14, 10, 1));
    world.givesBack(wu, order);
    expect(world.order(order)).toMatchObject({ state: { kind: 'open' }, headcount: 1, holders: [] });
  });
});

it('An order without a time, of which some have come, needs no more when its two days are over', () => {
  const order = world.post(zhang, { headcount: 3 });
  world.takes(wu, order);
  world.pass(on(16, 7, 59));
  expect(world.order(order).state.kind).toBe('open');
  const said = world.pass(on(16, 8, 1));
  expect(texts(said)).toContain('工作群: 101号单 要3人，找到1人（吴师傅），还差2人。来了的照样做');
  expect(world.order(order)).toMatchObject({ state: { kind: 'claimed' }, headcount: 1 });
});

describe('The line of what nobody has taken', () => {
  it('is not said at night, however urgent the order: the grid workers have been called', () => {
    world.pass(on(14, 22, 30));
    world.post(zhang, { urgent: true });
    const lines = world.pass(on(15, 9)).filter(({ text }) => text.startsWith('还没人接：'));
    expect(lines.map(({ at }) => at)).toEqual([on(15, 7), on(15, 8), on(15, 9)]);
  });
});
