import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seeded } from '../../scripts/reading/seeded.ts';
import { startGateway } from '../support/gateway.ts';
import { type Chance, chanceFrom } from '../support/month/chance.ts';
import { BotClock } from './bot-clock.ts';
import type { ClockReading, Trace } from './bot-life.ts';
import { checkModes } from './check-files.ts';
import { checkGaps } from './check-gaps.ts';
import { checkDetails, checkLines, checkLinesOfMessages, checkSettled, checkSummaries } from './check-lines.ts';
import { OrderCheck } from './check-orders.ts';
import { Community, furnish, MARKET, STAFF_ROOM } from './community.ts';
import type { Figures } from './figures.ts';
import { live } from './life.ts';
import type { RigOptions } from './options.ts';
import type { Point } from './points.ts';
import { broken } from './promise.ts';
import type { Spares } from './spares.ts';
import { Talk } from './talk.ts';
import { copyTemplate, environmentOf } from './template.ts';
import { Evidence } from './witness.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The day begins so long before its summary. */
const BEFORE_SUMMARY = 12 * MINUTE;

export interface StationParts {
  readonly options: RigOptions;
  readonly figures: Figures;
  readonly spares: Spares;
  readonly template: string;
  readonly seed: number;
  readonly lives: number;
  /** The next point to be killed at; null: any moment. @param interrupted lines were under way when the last life ended */
  readonly nextPoint: (interrupted: boolean) => Point | null;
}

/** A busy day at one station, with one life of the bot after the other, and all checks at its end. @throws BrokenPromise */
export async function playStation(parts: StationParts): Promise<void> {
  const { options, figures, spares, seed } = parts;
  const chance = chanceFrom(seeded(seed));
  const dataDir = join(options.folder, `station-${seed}`);
  const file = copyTemplate(parts.template, dataDir);
  const gateway = await startGateway({ remembers: true });
  try {
    await furnish(gateway);
    const talk = new Talk(gateway, new Community(chance), chance, aheadOfSummary(Date.now(), chance));
    await talk.leap(0);
    const check = new OrderCheck(talk.meanings);
    const look = () => withEvidence(file, (evidence) => check.goOn(evidence));
    const environment = environmentOf(gateway, dataDir);
    const clock = new BotClock();
    const lookAtOrders = () => {
      look();
      return check.orders;
    };
    for (let life = 0; life < parts.lives; life += 1) {
      const trace = join(options.folder, `${seed}-${life}.trace`);
      const point = parts.nextPoint(isInterrupted(file));
      const bot = spares.take();
      try {
        const { at, calm } = await live({
          ...{ bot, gateway, talk, chance, figures, options, point, environment, trace },
          look: lookAtOrders,
        });
        figures.killed(at);
        options.tell(`station ${seed}, life ${life + 1}: ${at}${point !== null && at !== point ? ` (instead of ${point})` : ''}`);
        addTrace(figures, bot.trace(), calm);
      } finally {
        await bot.kill();
      }
      clock.add(bot.trace().clock);
    }
    clock.add(await endCalmly(parts, { talk, environment, file, gateway }));
    look();
    withEvidence(file, (evidence) => checkAll(figures, evidence, { talk, check, clock, gateway, dataDir }));
  } finally {
    await gateway.close();
  }
}

function withEvidence<Result>(file: string, use: (evidence: Evidence) => Result): Result {
  const evidence = new Evidence(file);
  try {
    return use(evidence);
  } finally {
    evidence.close();
  }
}

function isInterrupted(file: string): boolean {
  return withEvidence(file, (evidence) => evidence.rows("SELECT 1 FROM outbox WHERE state = 'sending'").length > 0);
}

/** Milliseconds from now to a little before eight in the evening. */
function aheadOfSummary(now: number, chance: Chance): number {
  const sinceMidnight = (now + 8 * HOUR) % DAY;
  return ((20 * HOUR - BEFORE_SUMMARY - sinceMidnight + 2 * DAY) % DAY) + chance.between(0, 5 * MINUTE);
}

type Gateway = Awaited<ReturnType<typeof startGateway>>;

/** Nothing goes wrong any more: what waits is done, and the bot is ended as its owner would. @returns what its clock showed */
async function endCalmly(
  { options, spares, seed }: StationParts,
  { talk, environment, file, gateway }: { talk: Talk; environment: Record<string, string>; file: string; gateway: Gateway },
): Promise<readonly ClockReading[]> {
  await gateway.misbehave({});
  talk.moveHost(0);
  const bot = spares.take();
  try {
    await bot.go({ environment, killAt: null, time: talk.hostTime, trace: join(options.folder, `${seed}-calm.trace`) });
    if (!(await bot.loggedIn(60_000))) broken('the bot does not come back at the end');
    for (let waits = 0; ; waits += 1) {
      // Retries wait minutes; and whoever says something makes the bot look at the clock.
      await talk.leap(waits === 0 ? 30 * MINUTE : 2 * MINUTE);
      await bot.setTime(talk.hostTime);
      await talk.say({ ...CALM, meaning: { kind: 'chat', who: CALM.from } });
      await pause(200 + 200 * waits);
      try {
        withEvidence(file, (evidence) => checkSettled(evidence, talk.now));
        break;
      } catch (error) {
        if (waits > 12) throw error;
      }
    }
    await bot.kill('SIGTERM');
    if (bot.status !== 0) broken(`the bot, told to end, ended with ${bot.status}`);
    return bot.trace().clock;
  } finally {
    await bot.kill();
  }
}

const CALM = { from: 'id-worker-1', room: MARKET, text: '哈哈哈' };

function checkAll(
  figures: Figures,
  evidence: Evidence,
  { talk, check, clock, gateway, dataDir }: { talk: Talk; check: OrderCheck; clock: BotClock; gateway: Gateway; dataDir: string },
): void {
  const [integrity] = evidence.rows<{ integrity_check: string }>('PRAGMA integrity_check');
  if (integrity?.integrity_check !== 'ok') broken('the database is damaged', integrity);
  if (evidence.rows('PRAGMA foreign_key_check').length > 0) broken('rows refer to nothing');
  check.compareRows(evidence);
  const lines = checkLines(check.lines, evidence, gateway.posts, gateway.faults);
  const events = evidence.rows<{ message: string | null; kind: string; order: number }>(
    'SELECT message, kind, order_id AS "order" FROM order_events',
  );
  checkLinesOfMessages(check.lines, check.committed, talk.meanings, events, { market: MARKET, staff: STAFF_ROOM });
  checkDetails(check.lines, evidence);
  const gaps = checkGaps(talk.said(), check.committed, clock, evidence);
  checkModes(dataDir);
  addFigures(figures, {
    stations: 1,
    said: talk.said().length,
    'handed over': gaps.handedOver,
    committed: gaps.committed,
    'lost with the process': gaps.lostWithProcess,
    'lost while away': gaps.lostWhileAway,
    gaps: gaps.gaps,
    orders: check.orders.length,
    winners: events.filter(({ kind }) => kind === 'claimed').length,
    'stand-bys': events.filter(({ kind }) => kind === 'queued').length,
    'lines sent': lines.sent,
    'lines unsure': lines.unsure,
    'lines refused': lines.refused,
    'said again': lines.saidAgain,
    summaries: checkSummaries(check.lines, evidence),
  });
  for (const { fault } of gateway.faults) if (fault !== 'holdNext') figures.add(fault);
}

function addFigures(figures: Figures, counts: Readonly<Record<string, number>>): void {
  for (const [what, count] of Object.entries(counts)) figures.add(what, count);
}

/** @param calm how long commits took tells something */
function addTrace(figures: Figures, { commits, full }: Trace, calm: boolean): void {
  if (calm) figures.commits.push(...commits);
  if (full > 0) figures.add('full', full);
}
