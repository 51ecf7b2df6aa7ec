import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claimOrder } from '../../../src/application/claims/claim-order.ts';
import { beginTurn, type Incoming } from '../../../src/application/turn.ts';
import { messageId } from '../../../src/domain/ids.ts';
import type { Order } from '../../../src/domain/order.ts';
import type { Person, Room } from '../../../src/domain/people.ts';
import { SECOND } from '../../../src/domain/time.ts';
import { at, MarketWorld } from './market-world.ts';

const WORKERS = 165;
const SEEDS = 100;

let world: MarketWorld;
let zhang: Person;
let workers: readonly Person[];

beforeEach(() => {
  world = new MarketWorld(at(9));
  world.set('claim_limit', '0');
  zhang = world.resident('张阿姨');
  workers = world.store.transact(() => Array.from({ length: WORKERS }, (_, index) => world.worker(`师傅${index}`)));
});
afterEach(() => world.dispose());

/** All claim in this order of arrival, each by a message of its own. */
function claimAll(order: Order, arrivals: readonly number[]): void {
  const [market = null] = world.store.rooms.ofKind('market');
  world.store.transact(() => {
    arrivals.forEach((index, place) => {
      const worker = workers[index] as Person;
      const incoming = claimOf(worker, market, `${order.number} ${place}`);
      claimOrder(beginTurn(world.station, world.now, incoming.id), world.order(order), worker, incoming);
    });
  });
}

function claimOf(worker: Person, room: Room | null, id: string): Incoming {
  return {
    id: messageId(id),
    room,
    known: worker,
    meet: () => worker,
    sentAt: world.now,
    spokenAt: world.now,
    late: false,
    text: '接',
    quotedNumber: null,
    quotedCourse: null,
    quotedFile: null,
    mentions: [],
    mentionsBot: false,
  };
}

const names = (indices: readonly number[]): readonly string[] => indices.map((index) => `师傅${index}`);

describe('165 workers who claim at once', () => {
  it('one wins, the first to arrive; all others wait in the order of arrival', () => {
    const everybody = Array.from({ length: WORKERS }, (_, index) => index);
    const arrivals = fc.shuffledSubarray(everybody, { minLength: WORKERS });
    fc.assert(
      fc.property(arrivals, fc.array(fc.nat(WORKERS - 1), { maxLength: 20 }), (first, again) => {
        const order = world.post(zhang);
        claimAll(order, [...first, ...again]);
        expect(world.holders(order)).toEqual(names(first.slice(0, 1)));
        expect(world.standby(order)).toEqual(names(first.slice(1)));
        const claims = world.store.orders.history(order.id).filter(({ event }) => event.kind === 'claimed');
        expect(claims).toHaveLength(1);
      }),
      { numRuns: SEEDS },
    );
  }, 120_000);

  it('for three places three win, the first three', () => {
    const everybody = Array.from({ length: WORKERS }, (_, index) => index);
    fc.assert(
      fc.property(fc.shuffledSubarray(everybody, { minLength: 20 }), (arrivals) => {
        const order = world.post(zhang, { headcount: 3 });
        claimAll(order, arrivals);
        expect(world.holders(order)).toEqual(names(arrivals.slice(0, 3)));
        expect(world.standby(order)).toEqual(names(arrivals.slice(3)));
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  it('one wins although the process ends in between and messages are delivered twice', () => {
    const order = world.post(zhang);
    workers.forEach(({ name }, index) => {
      const message = `接单的第${index}条`;
      world.says(name, `接${order.number}`, '市场', { id: message });
      if (index % 10 === 0) world.says(name, `接${order.number}`, '市场', { id: message });
      if (index === 80) world.restart();
    });
    world.pass(5 * SECOND);
    expect(world.holders(order)).toEqual(['师傅0']);
    expect(world.standby(order)).toHaveLength(WORKERS - 1);
    const lines = world.heard('市场');
    expect(lines.filter((line) => line.includes('用时'))).toHaveLength(1);
    expect(lines.filter((line) => line.includes('候补'))).toHaveLength(1);
    expect(lines.join().length).toBeLessThan(200);
  }, 60_000);
});
