import { setTimeout as pause } from 'node:timers/promises';
import type { Gateway } from '../support/gateway.ts';
import type { Chance } from '../support/month/chance.ts';
import type { BotLife } from './bot-life.ts';
import type { Figures } from './figures.ts';
import { misbehaviourFor, type RigOptions, type Trouble } from './options.ts';
import { POINTS, type Point } from './points.ts';
import { broken } from './promise.ts';
import type { OrderView } from './reference.ts';
import type { Talk } from './talk.ts';

/** One life of the bot within the day of a station: from its start to its kill. */
export interface LifeParts {
  readonly bot: BotLife;
  readonly gateway: Gateway;
  readonly talk: Talk;
  readonly chance: Chance;
  readonly figures: Figures;
  readonly options: RigOptions;
  /** Where it is to be killed; null: at any moment. */
  readonly point: Point | null;
  readonly environment: Readonly<Record<string, string>>;
  readonly trace: string;
  /** What is known of the orders; checks what the lives before have left, once the bot is up. */
  readonly look: () => readonly OrderView[];
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const LOGIN_WITHIN = 60 * SECOND;
const ROUNDS = 6;
/** Then the round is over all the same: messages may be lost, or late. */
const COMMIT_WITHIN = 2 * SECOND;
/** Where a life is over before it has begun. */
const AT_START: readonly Point[] = ['starting', 'recovering', 'recovered', 'start-noted', 'gap-in-transaction', 'gap-noted'];

export interface Lived {
  /** Where it was killed. */
  readonly at: string;
  /** Nothing went wrong before. */
  readonly calm: boolean;
}

/** Plays it. */
export async function live(parts: LifeParts): Promise<Lived> {
  const { bot, talk, chance, gateway, options, point } = parts;
  const misbehaviour = misbehaviourFor(chance, point, options.without);
  await gateway.misbehave(misbehaviour);
  // Nobody hears it.
  if (chance.isLucky(0.4)) await talk.sayAll(talk.some(chance.between(1, 2), []));
  const killAt = point === null || point === 'handed-over' ? null : { point, pass: chance.between(1, POINTS[point].passes) };
  await bot.go({ environment: parts.environment, killAt, time: talk.hostTime, trace: parts.trace });
  if (chance.isLucky(0.3)) await talk.sayAll(talk.some(chance.between(1, 3), []));
  const atStart = point === null && chance.isLucky(0.1);
  if (atStart) {
    await pause(chance.between(0, 300));
    await bot.kill();
    return { at: 'any moment of the start', calm: false };
  }
  if (!(await bot.loggedIn(LOGIN_WITHIN)) && !bot.isOver) broken('the bot does not come back', { trace: parts.trace });
  const troubled = !bot.isOver && (await liveOn(parts));
  const at = bot.isOver ? endOf(parts) : null;
  await bot.kill();
  return { at: at ?? 'any moment', calm: !troubled && Object.keys(misbehaviour).length === 0 };
}

/** It has ended by itself: at its point, or by a fault of the program. */
function endOf({ bot, trace, point }: LifeParts): string {
  const { killed } = bot.trace();
  if (killed !== null) return killed;
  if (point === 'handed-over') return point;
  return broken(`the bot ended by itself, with status ${bot.status}`, { trace });
}

/** @returns whether there was trouble */
async function liveOn(parts: LifeParts): Promise<boolean> {
  const { bot, talk, chance, gateway, point } = parts;
  const orders = parts.look();
  if (point !== null && AT_START.includes(point)) return false;
  const stop = killWhen(parts);
  let troubled = false;
  const lastRound = point === null ? chance.between(1, ROUNDS) : ROUNDS + 4;
  for (let round = 1; round <= lastRound && !bot.isOver; round += 1) {
    await leapFor(parts, round);
    const speeches = [...talk.some(chance.between(1, 4), orders), ...(chance.isLucky(0.7) ? talk.rush(8) : [])];
    const said = talk.sayAll(speeches);
    if (chance.isLucky(0.2)) await talk.repeat();
    troubled = (await trouble(parts)) || troubled;
    // The last words of a life that ends at any moment are just on their way; and not always is one waited for.
    if (round < lastRound || point !== null) await bot.commits(await said, chance.isLucky(0.7) ? COMMIT_WITHIN : 20);
    await said;
    await pause(chance.between(0, round > ROUNDS ? 600 : 60));
  }
  stop();
  if (bot.isOver && point === 'handed-over') await gateway.misbehave({});
  return troubled;
}

/** Kills as soon as the gateway has a line to which it gives no answer. */
function killWhen({ bot, gateway, point, chance }: LifeParts): () => void {
  if (point !== 'handed-over') return () => undefined;
  void gateway.misbehave({ holdNext: true, seed: chance.between(1, 1_000) });
  return gateway.onPost(() => {
    if (gateway.faults.at(-1)?.fault === 'holdNext') void bot.kill();
  });
}

/** Jobs of the clock and signs of life need time to pass. */
async function leapFor(parts: LifeParts, round: number): Promise<void> {
  const { point, chance, options } = parts;
  if (point?.startsWith('job-')) await leap(parts, round === 1 ? 11 * MINUTE : 6 * SECOND);
  else if (point?.startsWith('heartbeat')) await leap(parts, 11 * SECOND);
  else if (!options.without.includes('leaps') && chance.isLucky(0.12))
    await leap(parts, chance.oneOf([6 * SECOND, MINUTE, 4 * MINUTE, 11 * MINUTE]));
}

async function leap({ talk, bot, figures }: LifeParts, milliseconds: number): Promise<void> {
  figures.add('leaps');
  await talk.leap(milliseconds);
  await bot.setTime(talk.hostTime);
}

/** Once in a while something happens to the gateway, the disk or the clock. */
async function trouble(parts: LifeParts): Promise<boolean> {
  const { chance, options } = parts;
  const possible = HAPPENINGS.filter(([kind]) => !options.without.includes(kind));
  if (!chance.isLucky(0.12) || possible.length === 0) return false;
  await chance.oneOf(possible)[1](parts);
  return true;
}

const HAPPENINGS: readonly (readonly [Trouble, (parts: LifeParts) => Promise<void>])[] = [
  ['gateway', killGateway],
  ['gateway', freezeGateway],
  ['disk', fillDisk],
  ['clock', moveClock],
];

async function killGateway({ gateway, talk, chance, figures }: LifeParts): Promise<void> {
  figures.add('gateway kills');
  await gateway.kill();
  const away = talk.sayAll(talk.some(2, []));
  await pause(chance.between(0, 400));
  await gateway.start();
  await away;
}

async function freezeGateway({ gateway, chance, figures }: LifeParts): Promise<void> {
  figures.add('gateway freezes');
  gateway.freeze();
  await pause(chance.between(50, chance.isLucky(0.3) ? 2_500 : 500));
  gateway.thaw();
}

async function fillDisk({ bot, talk, chance, figures }: LifeParts): Promise<void> {
  figures.add('disk full');
  await bot.fillDisk();
  await talk.sayAll(talk.some(chance.between(2, 8), []));
  await pause(chance.between(50, 700));
  // Sometimes it is not freed before the end.
  if (chance.isLucky(0.8)) await bot.freeDisk();
}

/** Forth, back, or right again; now and then by so much that the time of the summary lies in between. */
async function moveClock({ bot, talk, chance, figures }: LifeParts): Promise<void> {
  figures.add('clock moves');
  const most = chance.isLucky(0.25) ? 20 * MINUTE : 100 * SECOND;
  talk.moveHost(chance.oneOf([0, 1, -1]) * chance.between(1, most));
  await bot.setTime(talk.hostTime);
}
