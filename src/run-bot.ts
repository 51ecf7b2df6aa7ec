import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { runDueJobs } from './application/clock/run-due-jobs.ts';
import { ensureStandingJobs } from './application/clock/standing-jobs.ts';
import { Hearing } from './application/hearing.ts';
import { Intake } from './application/intake.ts';
import { noteStart } from './application/outage.ts';
import type { Channel, ChannelEvents } from './application/ports/channel.ts';
import type { Clock } from './application/ports/clock.ts';
import { listReader } from './application/register/receive-list.ts';
import { severalTogether } from './application/replies/sending-lines.ts';
import { rulesFrom } from './application/rules.ts';
import { noteDayFull, paceOf } from './application/slow-sending.ts';
import type { Station } from './application/station.ts';
import { handleUndelivered } from './application/undelivered.ts';
import { SECOND, type UtcMs } from './domain/time.ts';
import { attachmentsOf } from './export/attachments.ts';
import { readList } from './export/workers-xlsx.ts';
import { startDelivery } from './outbox/deliver.ts';
import type { SendPolicy } from './outbox/send-policy.ts';
import { StoreError } from './store/store-error.ts';

const { version: VERSION } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

/** The longest sleep: the clock of the machine may be set meanwhile. */
const LONGEST_NAP = 30 * SECOND;
const TRY_AGAIN_AFTER = SECOND;

export interface BotParts {
  readonly station: Station;
  readonly clock: Clock;
  readonly sending: SendPolicy;
  readonly log: Logger;
  /** Builds the channel on the events that it is to tell; `undefined` messages of the time before the start are its own affair. */
  readonly openChannel: (events: ChannelEvents) => Channel;
  /** Whether messages sent while the bot was down may be lost (a real account), or cannot be (the simulator). */
  readonly losesMessages: boolean;
}

export interface Bot {
  /** Runs what is due and sends what may go: after time was moved, or to be sure. */
  tick(): void;
  /** Messages that are not written down yet, and when the first of them arrived. */
  backlog(): { readonly waiting: number; readonly oldest: UtcMs | null };
  /** Resolves when nothing that may go now is left to send. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Joins application, outbox and channel, and keeps time: messages come in, jobs come due, lines go out. */
export function startBot(parts: BotParts): Bot {
  const { station, clock, log } = parts;
  const { store } = station;
  let timer: NodeJS.Timeout | null = null;
  let stopped = false;

  const intake = new Intake({
    station,
    willPass,
    onFault: (error, waiting) => log.error({ event: 'message.failed', waiting, why: describe(error) }),
  });
  const hearing = new Hearing(station, () => intake.oldest());

  const tick = (): void => {
    if (stopped) return;
    const heard = intake.workOff();
    attempt(log, 'gap.failed', () => hearing.note(clock.now()));
    // What is due comes after what arrived before it.
    if (heard === 'done') attempt(log, 'clock.failed', () => runDueJobs(station, clock.now(), station.onJobFault));
    attempt(log, 'outbox.failed', () => delivery.wake());
    arm(heard === 'more' ? 0 : heard === 'blocked' ? TRY_AGAIN_AFTER : LONGEST_NAP);
  };

  const arm = (longest: number): void => {
    if (timer) clearTimeout(timer);
    if (stopped) return;
    const now = clock.now();
    const next = Math.min(...[hearing.nextAt(), store.due.nextAt(), delivery.nextAt()].map((at) => at ?? Number.POSITIVE_INFINITY));
    // Due already and not done: it failed, and at once it would fail again.
    timer = setTimeout(tick, Math.min(longest, next > now ? next - now : TRY_AGAIN_AFTER));
  };

  const channel = parts.openChannel({
    onMessage(message, arrivedAt) {
      intake.push(message, clock.heard?.(message.sentAt, arrivedAt) ?? arrivedAt);
      tick();
    },
    readFile: listReader(station, readList),
    onAlive: (at) => attempt(log, 'heartbeat.failed', () => hearing.alive(at)),
    onGap(since, until) {
      if (!parts.losesMessages || !hearing.missed(since, until)) return;
      log.warn({ event: 'channel.gap', seconds: since === null ? null : Math.round((until - since) / SECOND) });
      tick();
    },
    onLost(arrivedAt) {
      if (parts.losesMessages) hearing.lost(arrivedAt, clock.now());
      tick();
    },
  });

  const delivery = startDelivery({
    store,
    channel,
    attachments: attachmentsOf(store),
    clock,
    policy: parts.sending,
    pace: () => paceOf(store),
    heading: severalTogether(),
    isMuted: () => rulesFrom(store.settings.all()).mute,
    onUndelivered: (line, why) => handleUndelivered(station, line, clock.now(), why),
    onDayFull: (today, perDay) => noteDayFull(station, clock.now(), today, perDay),
    onMoved: () => arm(intake.waiting > 0 ? TRY_AGAIN_AFTER : LONGEST_NAP),
    log,
  });

  noteStart(station, clock.now(), VERSION);
  ensureStandingJobs(station, clock.now());
  arm(0);

  return {
    tick,
    backlog: () => ({ waiting: intake.waiting, oldest: intake.oldest() }),
    async settled() {
      tick();
      await delivery.settled();
    },
    async stop() {
      stopped = true;
      if (timer) clearTimeout(timer);
      await delivery.stop();
    },
  };
}

/** Errors of the store lie in its surroundings and pass, but one: a broken rule of the database is the program's own fault. */
function willPass(error: unknown): boolean {
  return error instanceof StoreError && error.fault !== 'inconsistent';
}

/** The edge: a broken environment is logged and tried again later, and does not end the process. */
function attempt(log: Logger, event: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    log.error({ event, why: describe(error) });
  }
}

/** Name and code only: messages of errors can quote what people wrote. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const { code } = error as NodeJS.ErrnoException;
  return code ? `${error.name} ${code}` : error.name;
}
