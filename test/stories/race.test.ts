import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seeded } from '../../scripts/reading/seeded.ts';
import { handleMessage } from '../../src/application/talk/handle-message.ts';
import { contactId, messageId, roomId } from '../../src/domain/ids.ts';
import { aWorker, openStationWorld, type StationWorld, somebody } from '../support/station-world.ts';
import { FRIDGE, heardDuring, holdersOf, standbyOf } from './telling.ts';

const WORKERS = Array.from({ length: 165 }, (_, index) => `师傅${index}`);

let world: StationWorld;
beforeAll(async () => {
  world = await openStationWorld([somebody('糜主任', ['staff']), ...WORKERS.map((name) => aWorker(name, ['moving']))], {
    claim_limit: '0',
  });
});
afterAll(() => world.end());

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [copy[last], copy[other]] = [copy[other] as Item, copy[last] as Item];
  }
  return copy;
}

interface Claim {
  readonly id: string;
  readonly name: string;
  readonly text: string;
}

/** All of them claim, in this order; one in ten messages is delivered once more, somewhere later. */
function arrivalsOf(seed: number, number: number, crowd: number): readonly Claim[] {
  const random = seeded(seed);
  const words = ['接', '接单', '我接', `接${number}`, `${number}号单我接`, '抢', '1', '+1'];
  const claims = shuffled(WORKERS, random)
    .slice(0, crowd)
    .map((name) => ({ id: `${seed} ${name}`, name, text: words[Math.floor(random() * words.length)] as string }));
  return claims.flatMap((claim, place) => {
    const earlier = claims[Math.floor(random() * (place + 1))] as Claim;
    return random() < 0.1 ? [claim, earlier] : [claim];
  });
}

/** One after another through the one door, as the channel hands them over. */
function arrive(claims: readonly Claim[]): void {
  const room = { id: roomId('零工市场'), name: '零工市场' };
  world.station.store.transact(() => {
    for (const { id, name, text } of claims) {
      const sender = { id: contactId(name), name, friend: true };
      const content = { kind: 'text', text, quote: null, mentions: [], mentionsBot: false } as const;
      handleMessage(world.station, { id: messageId(id), room, sender, sentAt: world.now(), content }, world.now());
    }
  });
}

async function race(seed: number, crowd: number): Promise<void> {
  await world.grid(3).from(`居民${seed}`, FRIDGE.replace('3栋2单元', `${seed + 1}栋`).replace('，电话13900000011', ''));
  const number = 101 + world.station.store.orders.postedSince(0).length - 1;
  const claims = arrivalsOf(seed, number, crowd);
  const inOrder = [...new Set(claims.map(({ name }) => name))];
  arrive(claims);
  expect([holdersOf(world, number), standbyOf(world, number)]).toEqual([inOrder.slice(0, 1), inOrder.slice(1)]);
  const lines = await heardDuring(world, () => world.passes(1.5));
  const winners = lines.filter(({ room, text }) => room === '零工市场' && /^\d+号单 .+接了，用时/.test(text));
  expect(winners.map(({ text }) => text.split('\n')[0])).toEqual([`${number}号单 ${inOrder[0]}师傅接了，用时0秒`]);
  expect(lines.filter(({ text }) => text.includes('候补'))).toHaveLength(1);
  await world.grid(3).from(`居民${seed}`, `取消${number}`);
}

describe('all claim at once', () => {
  it.each([1, 2, 3])('165 workers (shuffle %i): the first to arrive wins, the others wait in the order of arrival', (seed) =>
    race(seed, WORKERS.length),
  );

  it('a hundred shuffles of twenty workers: one winner each time, the first', async () => {
    for (let seed = 100; seed < 200; seed++) await race(seed, 20);
  }, 60_000);
});
