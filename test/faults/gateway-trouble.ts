import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../support/free-port.ts';
import { healthAt } from '../support/health-of.ts';
import type { Chance } from '../support/month/chance.ts';
import type { BotLife } from './bot-life.ts';
import { endCalmly } from './calm-end.ts';
import { openDay, type StationDay } from './day.ts';
import type { Figures } from './figures.ts';
import { broken } from './promise.ts';
import type { Spares } from './spares.ts';

const SECOND = 1_000;
/** The bot must hear again so soon after the gateway is back, or thaws; and say so soon that a frozen one is not there. */
const BACK_WITHIN = 5 * SECOND;
const NOTICED_WITHIN = 45 * SECOND;

export interface GatewayRun {
  readonly seed: number;
  readonly kills: number;
  readonly freezes: number;
  readonly folder: string;
  readonly tell: (line: string) => void;
}

/**
 * One life of the bot, whose gateway is killed and frozen while people talk; with the limits that are in use. All that was
 * handed over to it must have its effect.
 *
 * @throws BrokenPromise
 */
export async function runGatewayTrouble(run: GatewayRun, template: string, spares: Spares, figures: Figures): Promise<void> {
  const day = await openDay(template, run.folder, run.seed);
  const port = await freePort();
  const bot = spares.take();
  try {
    const environment = { ...day.environment, HEALTH_PORT: String(port) };
    await bot.go({ environment, killAt: null, time: day.talk.hostTime, trace: day.trace('gateway') });
    if (!(await bot.loggedIn(60 * SECOND))) broken('the bot does not log in');
    for (const trouble of inAnyOrder(day.chance, [...times(run.kills, kill), ...times(run.freezes, freeze)])) {
      await talkOn(day);
      run.tell(await trouble(day, bot, port, figures));
    }
    await talkOn(day);
    await pause(2 * SECOND);
    await bot.kill('SIGTERM');
    if (bot.status !== 0) broken(`the bot, told to end, ended with ${bot.status}`);
    day.clock.add(bot.trace().clock);
    await endCalmly(day, spares.take(), figures);
    checkNothingLost(day);
  } finally {
    await bot.kill();
    await day.gateway.close();
  }
}

const times = <Item>(count: number, item: Item): readonly Item[] => Array.from({ length: count }, () => item);

function inAnyOrder<Item>(chance: Chance, items: readonly Item[]): readonly Item[] {
  return items
    .map((item) => ({ item, place: chance.any() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** A few things are said; the last of them are just on their way when it returns. */
async function talkOn({ talk, chance, look }: StationDay): Promise<void> {
  for (let round = chance.between(1, 3); round > 0; round -= 1) {
    await talk.sayAll([...talk.some(chance.between(1, 4), look()), ...talk.rush(6)]);
    await pause(chance.between(0, 600));
  }
}

async function kill(day: StationDay, bot: BotLife, _port: number, figures: Figures): Promise<string> {
  const { gateway, talk, chance } = day;
  await gateway.kill();
  await talk.sayAll(talk.some(2, []));
  await pause(chance.between(0, 4 * SECOND));
  await gateway.start();
  const back = await heardAgain(day, bot);
  figures.add('gateway kills');
  figures.time('heard again after the gateway was back', back);
  return `gateway killed, heard again after ${back} ms`;
}

async function freeze(day: StationDay, bot: BotLife, port: number, figures: Figures): Promise<string> {
  const { gateway, chance } = day;
  const began = Date.now();
  gateway.freeze();
  while ((await healthAt(port))?.body.connected !== false) {
    if (Date.now() - began > NOTICED_WITHIN) broken('a frozen gateway is not noticed');
    await pause(100);
  }
  const noticed = Date.now() - began;
  await pause(chance.between(0, 8 * SECOND));
  gateway.thaw();
  const back = await heardAgain(day, bot);
  figures.add('gateway freezes');
  figures.time('a frozen gateway noticed', noticed);
  figures.time('heard again after it thawed', back);
  return `gateway frozen, noticed after ${noticed} ms, heard again ${back} ms after it thawed`;
}

/** Somebody says something again and again. @returns milliseconds until one of it was committed */
async function heardAgain({ talk }: StationDay, bot: BotLife): Promise<number> {
  const began = Date.now();
  const said: string[] = [];
  while (Date.now() - began <= BACK_WITHIN) {
    const messages = await talk.sayAll(talk.some(1, []));
    said.push(...messages);
    await bot.commits(messages, 50);
    if (said.some((message) => bot.hasCommitted(message))) return Date.now() - began;
  }
  return broken('the bot does not hear again in time');
}

/** The gateway knew of a connection, and it could still be asked for the message later. */
function checkNothingLost({ talk, check }: StationDay): void {
  const lost = talk.said().filter(({ message, handedOver }) => handedOver && !check.committed.has(message ?? ''));
  if (lost.length > 0) broken('what was handed over has no effect', lost);
}
