import { join } from 'node:path';
import type { Logger } from 'pino';
import type { Station } from '../application/station.ts';
import { SimulatedPuppet } from '../channels/simulator/puppet.ts';
import type { World } from '../channels/simulator/world.ts';
import { connectWechaty } from '../channels/wechaty/connect.ts';
import type { MessageId } from '../domain/ids.ts';
import { DAY, dayOf, MINUTE, SECOND, startOfDay, weekdayName } from '../domain/time.ts';
import { attachmentsOf } from '../export/attachments.ts';
import type { ForwardClock } from '../forward-clock.ts';
import { openHealth } from '../open-health.ts';
import type { Community } from '../replay/input.ts';
import { seedCommunity } from '../replay/seed-community.ts';
import { type Bot, startBot } from '../run-bot.ts';
import { stopInTime, toldToStop } from '../stop-signals.ts';
import { healthOf } from '../upkeep/look-at-health.ts';
import { demoCommunity } from './demo-community.ts';
import { sayInWorld, worldOf } from './demo-world.ts';
import { MORNING } from './morning.ts';
import { runPrompt } from './prompt.ts';
import { saveFile, Transcript } from './transcript.ts';

/** The morning begins at 8:10. */
const MORNING_BEGINS = (8 * 60 + 10) * MINUTE;
/** How long to wait for the bot to hear what was said; it takes milliseconds. */
const HEARING_LIMIT_MS = 10_000;
const BEAT_BETWEEN_STEPS_MS = 400;

export interface DemoParts {
  readonly station: Station;
  readonly dataDir: string;
  /** The station's SQLite file. */
  readonly storeFile: string;
  readonly healthPort: number | null;
  readonly clock: ForwardClock;
  readonly log: Logger;
  /** Somebody sits before it: play slowly, then let him speak. */
  readonly interactive: boolean;
}

/** The simulation at work: the world, the bot in it, and a clock that can be moved. */
export interface Demo {
  readonly community: Community;
  readonly world: World;
  readonly clock: ForwardClock;
  readonly bot: Bot;
  /** Resolves when the bot has dealt with the message and said what it says at once. */
  heard(id: MessageId): Promise<void>;
  /** Lets time pass; what comes due meanwhile happens in its order. */
  letTimePass(until: number): Promise<void>;
}

/** The bot in a simulated WeChat: a scripted morning on an empty store, then, in a terminal, a prompt. */
export async function runDemo(parts: DemoParts): Promise<void> {
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const { station, clock } = parts;
  const fresh = station.store.rooms.ofKind('market').length === 0;
  const community = demoCommunity(station.config.name);
  goToDemoTime(parts, fresh);
  if (fresh) {
    seedCommunity(station.store, community, clock.now());
    station.store.settings.set('simulated', 'true');
  }

  const health = await openHealth(parts.healthPort);
  const stopped = toldToStop();
  const demo = await startDemo(parts, community);
  health.answerBy(
    healthOf({ station, clock, file: parts.storeFile, realAccount: false, connected: () => true, backlog: () => demo.bot.backlog() }),
  );
  new Transcript(demo.world, join(parts.dataDir, 'files'), parts.interactive && process.stdout.hasColors(), print);
  print(
    `模拟的微信群已开：${station.config.name}，7 个网格、39 个团队、165 位师傅。演示时间 ${dayOf(clock.now())}(${weekdayName(clock.now())})。`,
  );
  if (!fresh) print(`接着上次：一共 ${station.store.orders.postedSince(0).length} 单，在 ${parts.dataDir}。`);
  await Promise.race([play(parts, demo, fresh, print), stopped]);
  station.store.settings.set('heartbeat', String(clock.now()));
  await stopInTime(() => demo.bot.stop());
  health.close();
}

async function play(parts: DemoParts, demo: Demo, fresh: boolean, print: (line: string) => void): Promise<void> {
  if (fresh) await playMorning(demo, parts.interactive);
  if (parts.interactive) await runPrompt(demo, parts.station);
  else await writeLedger(parts, print);
}

/** A new demonstration begins on a morning; a later start goes on where the last one ended. */
function goToDemoTime({ station, clock }: DemoParts, fresh: boolean): void {
  if (!fresh) {
    clock.advanceTo(Number(station.store.settings.get('heartbeat') ?? 0));
    return;
  }
  const today = startOfDay(clock.now()) + MORNING_BEGINS;
  clock.advanceTo(today >= clock.now() ? today : today + DAY);
}

async function startDemo({ station, clock, log }: DemoParts, community: Community): Promise<Demo> {
  const world = worldOf(community, () => clock.now());
  const waiting = new Map<MessageId, () => void>();
  let ready: Promise<void> = Promise.resolve();
  const bot = startBot({
    station,
    clock,
    log,
    // A terminal is no account that could be banned.
    sending: { spacingMs: 0, perMinute: 0, perDay: 0 },
    losesMessages: false,
    openChannel(events) {
      const channel = connectWechaty({
        puppet: new SimulatedPuppet(world),
        clock,
        logger: log,
        events: {
          ...events,
          onMessage(message, arrivedAt) {
            events.onMessage(message, arrivedAt);
            waiting.get(message.id)?.();
            waiting.delete(message.id);
          },
        },
      });
      ready = channel.start().then(() => channel.ready());
      return channel;
    },
  });
  await ready;
  return {
    community,
    world,
    clock,
    bot,
    async heard(id) {
      const heard = new Promise<void>((resolve) => waiting.set(id, resolve));
      await Promise.race([heard, pause(HEARING_LIMIT_MS)]);
      await bot.settled();
    },
    async letTimePass(until) {
      for (let due = station.store.due.nextAt(); due !== null && due <= until; due = station.store.due.nextAt()) {
        clock.advanceTo(due);
        await bot.settled();
      }
      clock.advanceTo(until);
      await bot.settled();
    },
  };
}

async function playMorning(demo: Demo, slowly: boolean): Promise<void> {
  const day = startOfDay(demo.clock.now());
  for (const { at, from, room, text } of MORNING) {
    const [hour = 0, minute = 0, second = 0] = at.split(':').map(Number);
    await demo.letTimePass(day + (hour * 60 + minute) * MINUTE + second * SECOND);
    const saying = sayInWorld(demo.world, demo.community, {
      from,
      room,
      quotes: null,
      text: text.replace('{n}', lastAnnounced(demo.world)),
    });
    if (saying.kind !== 'said') throw new Error(`the script of the morning is broken at ${at}: ${saying.kind}`);
    await demo.heard(saying.id);
    if (slowly) await pause(BEAT_BETWEEN_STEPS_MS);
  }
}

function lastAnnounced(world: World): string {
  const post = world.posts.findLast(({ text }) => text.includes('接单请回'));
  return /^\d+/.exec(post?.text ?? '')?.[0] ?? '0';
}

async function writeLedger({ station, dataDir, clock }: DemoParts, print: (line: string) => void): Promise<void> {
  const today = dayOf(clock.now());
  const file = await attachmentsOf(station.store).make({ kind: 'ledger', from: today, to: today, masked: false, format: 'xlsx' });
  print(`台账：${saveFile(join(dataDir, 'files'), file)}`);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
