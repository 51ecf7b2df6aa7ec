import { readFileSync } from 'node:fs';
import type { Logger } from 'pino';
import { runDueJobs } from './application/clock/run-due-jobs.ts';
import { ensureStandingJobs } from './application/clock/standing-jobs.ts';
import { noteDownTime, noteGap, noteStart } from './application/outage.ts';
import type { Channel, ChannelEvents, InboundMessage } from './application/ports/channel.ts';
import type { Clock } from './application/ports/clock.ts';
import type { Store } from './application/ports/store.ts';
import { listReader } from './application/register/receive-list.ts';
import { rulesFrom } from './application/rules.ts';
import type { Station } from './application/station.ts';
import { handleMessage } from './application/talk/handle-message.ts';
import { handleUndelivered } from './application/undelivered.ts';
import { SECOND, type UtcMs } from './domain/time.ts';
import { attachmentsOf } from './export/attachments.ts';
import { readList } from './export/workers-xlsx.ts';
import { startDelivery } from './outbox/deliver.ts';
import type { SendPolicy } from './outbox/send-policy.ts';

const { version: VERSION } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

/** The longest sleep: the clock of the machine may be set meanwhile. */
const LONGEST_NAP = 30 * SECOND;
const HEARTBEAT_EVERY = 10 * SECOND;

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
  /** Resolves when nothing that may go now is left to send. */
  settled(): Promise<void>;
  stop(): Promise<void>;
}

/** Joins application, outbox and channel, and keeps time: messages come in, jobs come due, lines go out. */
export function startBot(parts: BotParts): Bot {
  const { station, clock, log } = parts;
  const { store } = station;
  const backlog: { readonly message: InboundMessage; readonly arrivedAt: UtcMs }[] = [];
  let timer: NodeJS.Timeout | null = null;
  let lastHeartbeat = 0;
  let stopped = false;

  /** In order of arrival; what cannot be written down now (a full disk, a busy database) is tried again before anything newer. */
  const workOff = (): boolean => {
    for (let next = backlog[0]; next; next = backlog[0]) {
      try {
        handleMessage(station, next.message, next.arrivedAt);
      } catch (error) {
        log.error({ event: 'message.failed', waiting: backlog.length, why: describe(error) });
        return false;
      }
      backlog.shift();
    }
    return true;
  };

  const tick = (): void => {
    if (stopped) return;
    if (workOff()) attempt(log, 'clock.failed', () => runDueJobs(station, clock.now(), station.onJobFault));
    attempt(log, 'outbox.failed', () => delivery.wake());
    arm();
  };

  const arm = (): void => {
    if (timer) clearTimeout(timer);
    if (stopped) return;
    const next = Math.min(
      backlog.length > 0 ? clock.now() + SECOND : Number.POSITIVE_INFINITY,
      nextDue(store),
      delivery.nextAt() ?? Number.POSITIVE_INFINITY,
    );
    timer = setTimeout(tick, Math.max(0, Math.min(LONGEST_NAP, next - clock.now())));
  };

  const channel = parts.openChannel({
    onMessage(message, arrivedAt) {
      backlog.push({ message, arrivedAt: clock.heard?.(message.sentAt, arrivedAt) ?? arrivedAt });
      tick();
    },
    readFile: listReader(station, readList),
    onAlive(at) {
      if (at - lastHeartbeat < HEARTBEAT_EVERY) return;
      lastHeartbeat = at;
      attempt(log, 'heartbeat.failed', () => store.settings.set('heartbeat', String(at)));
    },
    onGap(since, until) {
      log.warn({ event: 'channel.gap', seconds: Math.round((until - since) / SECOND) });
      if (parts.losesMessages) attempt(log, 'gap.failed', () => noteGap(station, since, until));
      tick();
    },
  });

  const delivery = startDelivery({
    store,
    channel,
    attachments: attachmentsOf(store),
    clock,
    policy: parts.sending,
    isMuted: () => rulesFrom(store.settings.all()).mute,
    onUndelivered: (line) => handleUndelivered(station, line, clock.now()),
    log,
  });

  noteStart(station, clock.now(), VERSION);
  if (parts.losesMessages) noteDownTime(station, clock.now());
  ensureStandingJobs(station, clock.now());
  arm();

  return {
    tick,
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

function nextDue(store: Store): UtcMs {
  return store.due.nextAt() ?? Number.POSITIVE_INFINITY;
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
