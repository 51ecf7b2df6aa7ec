import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { seedCommunity } from '../../src/replay/seed-community.ts';
import { openStore } from '../../src/store/open-store.ts';
import { BotProcess } from '../support/bot-process.ts';
import { type Gateway, startGateway } from '../support/gateway.ts';
import { type Flood, floodCommunity, floodOf, GRID, MARKET, quantile } from './flood.ts';

/** The long run: `LOAD_MESSAGES=20000 npx vitest run test/load`. */
const MESSAGES = Number(process.env.LOAD_MESSAGES ?? 750);
/** How many are on their way to the gateway's process: it is given them as fast as it takes them. */
const AHEAD = 200;
const PATIENCE_MS = 60_000 + 60 * MESSAGES;
const SAMPLE_EVERY_MS = 250;
/** Losers are told after five seconds. */
const GATHERING_MS = 5_500;
const WON = /(\d+)号单 [^\n]+接了，用时/;
/** Too few samples tell nothing of a trend. */
const ENOUGH_SAMPLES = 40;

let gateway: Gateway;
let bot: BotProcess;
/** Beside the bot, as a script. */
let store: Store;
let inbox: Database.Database;

beforeAll(async () => {
  gateway = await startGateway();
  const { people, rooms } = floodCommunity(MESSAGES);
  for (const { name } of people) await gateway.addPerson({ name });
  for (const { name } of rooms) await gateway.addRoom({ name, members: people.map((person) => person.name) });
  bot = new BotProcess({ ...gateway.environment(), SEND_SPACING_MS: '0', SEND_PER_MINUTE: '0', SEND_PER_DAY: '0' });
  store = openStore({ file: join(bot.dataDir, 'station.sqlite'), now: Date.now });
  seedCommunity(store, floodCommunity(MESSAGES), Date.now());
  inbox = new Database(join(bot.dataDir, 'station.sqlite'), { readonly: true });
  bot.start();
  await bot.prints(/已登录/, PATIENCE_MS);
}, PATIENCE_MS);
afterAll(async () => {
  inbox.close();
  store.close();
  await bot.dispose();
  await gateway.close();
});

test(`${MESSAGES} messages as fast as the gateway gives them: none is lost, the first claim wins, all is said once, memory stays flat`, {
  timeout: 2 * PATIENCE_MS,
}, async () => {
  const flood = floodOf(MESSAGES);
  const memory = sampleMemory(bot.process);
  const workBefore = workOf(bot.process);
  const began = Date.now();
  const said = await sayAll(flood);
  const saidIn = Date.now() - began;
  await allWrittenDown(said.ids);
  const heardIn = Date.now() - began;
  await pause(GATHERING_MS);
  await allSent();
  const samples = memory.stop();
  const work = workOf(bot.process) - workBefore;

  for (const [number, { winner }] of flood.orders) expect([number, winnerOf(number)]).toEqual([number, winner]);
  expect(store.orders.byNumber(101 + flood.orders.size)).toBeNull();
  const announced = numbersSaid(MARKET, /接单请回：接(\d+)/g);
  expect(announced).toEqual([...flood.orders.keys()]);
  expect(numbersSaid(GRID, /(\d+)号单 已派出/g)).toEqual(announced);
  expect([...numbersSaid(MARKET, new RegExp(WON, 'g'))].sort()).toEqual([...announced].sort());
  expect(bot.printed).not.toMatch(/"level":"(?:error|fatal)"/);

  const claims = answerTimes(flood, said.at);
  const seconds = heardIn / 1_000;
  process.stdout.write(
    `over gRPC: ${flood.messages.length} messages, ${flood.orders.size} orders, given in ${(saidIn / 1_000).toFixed(1)} s, ` +
      `all written down after ${seconds.toFixed(1)} s (${Math.round(flood.messages.length / seconds)} a second); ` +
      `claim to answer p50 ${Math.round(quantile(claims, 0.5))} ms, p99 ${Math.round(quantile(claims, 0.99))} ms; ` +
      `${((1_000 * work) / flood.messages.length).toFixed(1)} ms of processor time a message; RSS by tenths ${tenths(samples).join(' ')} MiB\n`,
  );
  if (samples.length >= ENOUGH_SAMPLES) {
    const half = samples.length / 2;
    const [early, late] = [samples.slice(half / 2, half), samples.slice(half)].map((part) => quantile(part, 0.5)) as [number, number];
    expect(late).toBeLessThan(early * 1.25 + 20);
  }
});

/** Says all in order. @returns ids, and when each was said */
async function sayAll({ messages }: Flood): Promise<{ readonly ids: readonly string[]; readonly at: readonly number[] }> {
  const ids: Promise<string>[] = [];
  const at: number[] = [];
  for (const [place, { from, room, text }] of messages.entries()) {
    await ids[place - AHEAD];
    at.push(Date.now());
    ids.push(gateway.say(from, room, text));
  }
  return { ids: await Promise.all(ids), at };
}

/** Also those that came first. @throws Error when one is not in the inbox in time */
async function allWrittenDown(ids: readonly string[]): Promise<void> {
  await until(() => numberOfMessages() >= ids.length, 'messages are missing in the inbox');
  expect(inbox.prepare<[], string>('SELECT message FROM inbox').pluck().all().sort()).toEqual([...ids].sort());
}

async function allSent(): Promise<void> {
  await until(() => {
    const { waiting, sending } = store.outbox.counts();
    return waiting + sending === 0;
  }, 'lines are not sent');
  expect(store.outbox.counts()).toMatchObject({ unsure: 0, refused: 0 });
}

async function until(holds: () => boolean, otherwise: string): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  while (!holds()) {
    if (Date.now() > end) throw new Error(otherwise);
    await pause(100);
  }
}

function numberOfMessages(): number {
  return inbox.prepare<[], number>('SELECT count(*) FROM inbox').pluck().get() ?? 0;
}

function winnerOf(number: number): string | undefined {
  return store.orders
    .byNumber(number)
    ?.holders.map(({ person }) => store.people.byId(person).name)
    .join();
}

/** The numbers of the orders of which this was said in the room, in the order of the posts. */
function numbersSaid(room: string, words: RegExp): readonly number[] {
  return gateway.posts
    .filter((post) => post.room === room)
    .flatMap(({ text }) => [...text.matchAll(words)].map(([, number]) => Number(number)));
}

/** From each first claim to the line that names the winner, in milliseconds. */
function answerTimes({ orders }: Flood, saidAt: readonly number[]): readonly number[] {
  const winners = gateway.posts.filter(({ room, text }) => room === MARKET && WON.test(text));
  return [...orders].flatMap(([number, { claimedAs }]) => {
    const post = winners.find(({ text }) => text.includes(`${number}号单`));
    return post ? [post.at - (saidAt[claimedAs] ?? 0)] : [];
  });
}

/** Processor time of the process so far, in seconds. */
function workOf(process: number): number {
  const TICKS_A_SECOND = 100;
  const fields = readFileSync(`/proc/${process}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** What the process holds in memory, in MiB. */
function sampleMemory(process: number): { stop(): readonly number[] } {
  const samples: number[] = [];
  const timer = setInterval(() => {
    const [, kib = 0] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${process}/status`, 'utf8')) ?? [];
    samples.push(Number(kib) / 1024);
  }, SAMPLE_EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      return samples;
    },
  };
}

function tenths(samples: readonly number[]): readonly number[] {
  const size = Math.max(1, Math.ceil(samples.length / 10));
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, index) =>
    Math.round(quantile(samples.slice(index * size, (index + 1) * size), 0.5)),
  );
}
