import { existsSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { runDueJobs } from '../../../src/application/clock/run-due-jobs.ts';
import { ensureStandingJobs } from '../../../src/application/clock/standing-jobs.ts';
import type { Channel } from '../../../src/application/ports/channel.ts';
import type { Station } from '../../../src/application/station.ts';
import { handleMessage } from '../../../src/application/talk/handle-message.ts';
import { handleUndelivered } from '../../../src/application/undelivered.ts';
import { contactId, messageId, roomId } from '../../../src/domain/ids.ts';
import type { Order } from '../../../src/domain/order.ts';
import type { UtcMs } from '../../../src/domain/time.ts';
import { attachmentsOf } from '../../../src/export/attachments.ts';
import { openLanguage } from '../../../src/language/read-message.ts';
import { openLog } from '../../../src/logging.ts';
import { type Delivery, startDelivery } from '../../../src/outbox/deliver.ts';
import type { Community } from '../../../src/replay/input.ts';
import { seedCommunity } from '../../../src/replay/seed-community.ts';
import { openTempStore } from '../temp-store.ts';

/** Where the forty thousand commits of a month need not wait for a disk, if the machine has such a place with room enough. */
export function roomyFolder(): string {
  const inMemory = '/dev/shm';
  if (!existsSync(inMemory)) return tmpdir();
  const { bavail, bsize } = statfsSync(inMemory);
  return bavail * bsize > 300_000_000 ? inMemory : tmpdir();
}

/** A line or file that went out; `to` is a group's or a person's name. */
export interface Said {
  readonly to: string;
  readonly text: string;
  readonly file: Uint8Array | null;
  readonly at: UtcMs;
}

/**
 * A whole community over weeks, on a real store and with the real reader: people speak at given moments, what is due
 * happens at its instant, the process may be away for a while.
 */
export interface MonthWorld {
  readonly community: Community;
  readonly station: Station;
  readonly file: string;
  readonly said: readonly Said[];
  /** How many messages have been handled. */
  readonly messages: number;
  now(): UtcMs;
  /** Lets the clock run to that moment. */
  passTo(at: UtcMs): Promise<void>;
  /** Somebody says something in a group, or (null) to the bot. @param sentAt earlier than now: it was held up on its way */
  says(room: string | null, name: string, text: string, sentAt?: UtcMs): Promise<string>;
  orderMadeBy(message: string): Order | null;
  order(number: number): Order;
  /** The process ends now and starts again on the same file at `back`: what was due meanwhile happens then. */
  isAwayUntil(back: UtcMs): Promise<void>;
  end(): Promise<void>;
}

export async function openMonthWorld(community: Community, start: UtcMs): Promise<MonthWorld> {
  let now = start;
  let messages = 0;
  const temp = openTempStore({ now: () => now }, roomyFolder());
  seedCommunity(temp.store, community, now);
  const said: Said[] = [];
  const language = openLanguage();
  const names = new Set(community.people.map(({ name }) => name));

  const channel: Channel = {
    async send(target, outgoing) {
      const to = target.kind === 'room' ? target.room : target.contact;
      if (outgoing.kind === 'text') said.push({ to, text: outgoing.text, file: null, at: now });
      else said.push({ to, text: outgoing.name, file: outgoing.bytes, at: now });
      return { kind: 'sent' };
    },
  };
  const open = (): { station: Station; delivery: Delivery } => {
    const station: Station = {
      store: temp.store,
      language,
      config: {
        name: community.station,
        adminContacts: [],
        stationPhone: '0851-20000000',
        gasPhone: null,
        retentionDays: 180,
        oneClock: true,
      },
    };
    const delivery = startDelivery({
      store: temp.store,
      channel,
      attachments: attachmentsOf(temp.store),
      clock: { now: () => now },
      policy: { spacingMs: 0, perMinute: 0, perDay: 0 },
      isMuted: () => false,
      onUndelivered: (line, why) => handleUndelivered(station, line, now, why),
      log: openLog('silent'),
    });
    ensureStandingJobs(station, now);
    return { station, delivery };
  };
  let run = open();

  const passTo = async (until: UtcMs): Promise<void> => {
    for (let due = run.station.store.due.nextAt(); due !== null && due <= until; due = run.station.store.due.nextAt()) {
      now = Math.max(now, due);
      runDueJobs(run.station, now);
      await run.delivery.settled();
    }
    now = Math.max(now, until);
  };

  return {
    community,
    get station() {
      return run.station;
    },
    file: temp.file,
    said,
    get messages() {
      return messages;
    },
    now: () => now,
    passTo,
    async says(room, name, text, sentAt = now) {
      messages += 1;
      const id = messageId(`m${messages}`);
      const mentions = [...text.matchAll(/@([^\s@]+)/gu)].flatMap(([, one = '']) =>
        names.has(one) ? [{ id: contactId(one), name: one, friend: true }] : [],
      );
      handleMessage(
        run.station,
        {
          id,
          room: room === null ? null : { id: roomId(room), name: room },
          sender: { id: contactId(name), name, friend: true },
          sentAt,
          content: { kind: 'text', text, quote: null, mentions, mentionsBot: false },
        },
        now,
      );
      await run.delivery.settled();
      return id;
    },
    orderMadeBy: (message) => run.station.store.orders.ofMessage(messageId(message))[0] ?? null,
    order(number) {
      const order = run.station.store.orders.byNumber(number);
      if (!order) throw new Error(`there is no order ${number}`);
      return order;
    },
    async isAwayUntil(back) {
      await run.delivery.stop();
      temp.reopen();
      now = back;
      run = open();
      await run.delivery.settled();
    },
    async end() {
      await run.delivery.stop();
      temp.dispose();
    },
  };
}
