import { runDueJobs } from '../../src/application/clock/run-due-jobs.ts';
import type { Content, Outgoing, SendResult, Target } from '../../src/application/ports/channel.ts';
import type { NewLine } from '../../src/application/ports/outbox.ts';
import type { Store } from '../../src/application/ports/store.ts';
import { rulesFrom } from '../../src/application/rules.ts';
import { noteDayFull } from '../../src/application/slow-sending.ts';
import type { Station } from '../../src/application/station.ts';
import { handleMessage } from '../../src/application/talk/handle-message.ts';
import { handleUndelivered } from '../../src/application/undelivered.ts';
import { contactId, messageId, roomId } from '../../src/domain/ids.ts';
import { instant, type UtcMs } from '../../src/domain/time.ts';
import { openLanguage } from '../../src/language/read-message.ts';
import { openLog } from '../../src/logging.ts';
import { type Delivery, startDelivery } from '../../src/outbox/deliver.ts';
import type { SendPolicy } from '../../src/outbox/send-policy.ts';
import { seedCommunity } from '../../src/replay/seed-community.ts';
import { CAST } from '../support/station-world.ts';
import { openTempStore } from '../support/temp-store.ts';

const language = openLanguage();

/** A station whose lines go out at a pace, over a connection that can fail, from a store that can. */
export interface Stage {
  readonly store: Store;
  readonly station: Station;
  readonly delivery: Delivery;
  /** "place: text", since it was last asked for. */
  said(): readonly string[];
  /** When each of all lines went out. */
  readonly times: readonly UtcMs[];
  now(): UtcMs;
  connected: boolean;
  policy: SendPolicy;
  answer: (target: Target, outgoing: Outgoing) => Promise<SendResult>;
  /** Throws what the store shall fail with, by the name of a function of the outbox. */
  fault: (call: string) => void;
  /** A line that waits; nothing is sent by this alone. */
  add(room: string | null, text: string, more?: Partial<NewLine>): void;
  says(name: string, text: string, room?: string | null): Promise<void>;
  hears(content: Content, room?: string | null): Promise<void>;
  /** Lets what may go now go. */
  settles(): Promise<void>;
  /** Time passes, and what is due and may go meanwhile happens at its time. */
  passes(time: number): Promise<void>;
  /** The process dies: what it was about is gone with it. */
  dies(): Promise<void>;
  end(): Promise<void>;
}

export const NO_PACE: SendPolicy = { spacingMs: 0, perMinute: 0, perDay: 0 };
export const SLOW_PACE: SendPolicy = { spacingMs: 1000, perMinute: 0, perDay: 0 };

/** Ten in the morning, unless said otherwise. */
export function openStage(policy: SendPolicy = NO_PACE, start: UtcMs = instant(2026, 12, 7, 10)): Stage {
  let now = start;
  let messages = 0;
  const temp = openTempStore({ now: () => now });
  const rooms = [
    { name: '3网格群', kind: 'grid', grid: 3 },
    { name: '零工市场', kind: 'market', grid: null },
    { name: '工作群', kind: 'staff', grid: null },
  ] as const;
  seedCommunity(temp.store, { station: '幸福社区零工驿站', rooms, people: CAST, settings: {} }, now);
  let said: string[] = [];
  const times: UtcMs[] = [];

  const open = (): { station: Station; delivery: Delivery } => {
    const store = failing(temp.store, (call) => stage.fault(call));
    const config = { name: '幸福社区零工驿站', adminContacts: [], stationPhone: null, gasPhone: null, retentionDays: 180 };
    const station: Station = { store, language, config };
    const delivery = startDelivery({
      store,
      channel: {
        connected: () => stage.connected,
        async send(target, outgoing) {
          const result = await stage.answer(target, outgoing);
          if (result.kind !== 'sent' && result.kind !== 'unsure') return result;
          said.push(
            `${target.kind === 'room' ? target.room : target.contact}: ${outgoing.kind === 'text' ? outgoing.text : outgoing.name}`,
          );
          times.push(now);
          return result;
        },
      },
      attachments: {
        make: async () => {
          throw new Error('cannot be made');
        },
      },
      clock: { now: () => now },
      policy: stage.policy,
      isMuted: () => rulesFrom(store.settings.all()).mute,
      onUndelivered: (line, why) => handleUndelivered(station, line, now, why),
      onDayFull: (today, perDay) => noteDayFull(station, now, today, perDay),
      log: openLog('silent'),
    });
    return { station, delivery };
  };

  const hears = async (name: string, content: Content, room: string | null): Promise<void> => {
    messages += 1;
    const at = room === null ? null : { id: roomId(room), name: room };
    const sender = { id: contactId(name), name, friend: CAST.find((one) => one.name === name)?.friend ?? true };
    handleMessage(run.station, { id: messageId(`m${messages}`), room: at, sender, sentAt: now, content }, now);
    await run.delivery.settled();
  };

  const stage: Stage = {
    get store() {
      return temp.store;
    },
    get station() {
      return run.station;
    },
    get delivery() {
      return run.delivery;
    },
    times,
    connected: true,
    policy,
    answer: async () => ({ kind: 'sent' }),
    fault: () => undefined,
    now: () => now,
    said() {
      const all = said;
      said = [];
      return all;
    },
    add(room, text, more = {}) {
      const chief = temp.store.people.byContact(contactId('糜主任'));
      const target =
        room === null ? ({ kind: 'person', person: chief?.id ?? (0 as never) } as const) : ({ kind: 'room', room: roomId(room) } as const);
      const content = { kind: 'text', text, mentions: [] } as const;
      temp.store.outbox.add({ target, kind: 'answer', content, order: null, cause: null, urgent: false, createdAt: now, ...more });
    },
    says: (name, text, room = null) => hears(name, { kind: 'text', text, quote: null, mentions: [], mentionsBot: false }, room),
    hears: (content, room = null) => hears('微信', content, room),
    settles: () => run.delivery.settled(),
    async passes(time) {
      const until = now + time;
      await run.delivery.settled();
      for (;;) {
        const next = Math.min(run.station.store.due.nextAt() ?? until + 1, run.delivery.nextAt() ?? until + 1);
        if (next > until) break;
        now = Math.max(now, next);
        runDueJobs(run.station, now);
        await run.delivery.settled();
      }
      now = until;
      await run.delivery.settled();
    },
    async dies() {
      void run.delivery.stop();
      temp.reopen();
      run = open();
      await run.delivery.settled();
    },
    async end() {
      await run.delivery.stop();
      temp.dispose();
    },
  };
  let run = open();
  return stage;
}

/** The real store, whose outbox can be made to fail as on a full disk. */
function failing(store: Store, check: (call: string) => void): Store {
  const outbox = Object.fromEntries(
    Object.entries(store.outbox).map(([name, call]: [string, (...args: never[]) => unknown]) => [
      name,
      (...args: never[]) => {
        check(name);
        return call(...args);
      },
    ]),
  ) as unknown as Store['outbox'];
  return { ...store, outbox };
}
