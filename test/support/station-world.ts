import { expect } from 'vitest';
import { runDueJobs } from '../../src/application/clock/run-due-jobs.ts';
import { ensureStandingJobs } from '../../src/application/clock/standing-jobs.ts';
import type { Channel, Content, SendResult } from '../../src/application/ports/channel.ts';
import { listReader } from '../../src/application/register/receive-list.ts';
import type { Station } from '../../src/application/station.ts';
import { handleMessage } from '../../src/application/talk/handle-message.ts';
import { handleUndelivered } from '../../src/application/undelivered.ts';
import { findMentions } from '../../src/channels/wechaty/mentions.ts';
import { contactId, messageId, roomId } from '../../src/domain/ids.ts';
import { DAY, type Day, dayStart, HOUR, MINUTE, SECOND, type UtcMs } from '../../src/domain/time.ts';
import { attachmentsOf } from '../../src/export/attachments.ts';
import { readList } from '../../src/export/workers-xlsx.ts';
import { openLanguage } from '../../src/language/read-message.ts';
import { openLog } from '../../src/logging.ts';
import { type Delivery, startDelivery } from '../../src/outbox/deliver.ts';
import type { Community, CommunityPerson } from '../../src/replay/input.ts';
import { seedCommunity } from '../../src/replay/seed-community.ts';
import { openTempStore, type TempStore } from './temp-store.ts';

export interface Heard {
  readonly room: string | null;
  readonly to: string | null;
  readonly text: string;
  readonly file: Uint8Array | null;
  readonly at: UtcMs;
}

/** What comes with a message besides its words. */
export interface Besides {
  /** Text of a post of the bot that it answers by quoting. */
  readonly quote?: string;
  readonly sentAt?: UtcMs;
  /** The same id again is the same message, delivered once more. */
  readonly id?: string;
  /** People who are mentioned, besides those of the cast whose "@name" stands in the text. */
  readonly mentions?: readonly string[];
  readonly mentionsBot?: boolean;
}

/** Speaks in one place: `await zhang.in(grid).says('…')` is `await grid.from('张阿姨', '…')`. */
export interface Place {
  /** Somebody says something here. @returns the message's id */
  from(name: string, text: string, more?: Besides): Promise<string>;
  recall(name: string, message: string): Promise<void>;
  voice(name: string, more?: Pick<Besides, 'mentionsBot'>): Promise<void>;
  picture(name: string): Promise<void>;
  /** A file, read as the channel reads it before the message is handed over. */
  file(name: string, fileName: string, bytes: Uint8Array): Promise<void>;
  /** The next line heard here that has not been asked for yet holds all of these. */
  hears(...words: readonly string[]): void;
  /** Nothing was said here that has not been asked for. */
  hearsNothing(): void;
}

/** A station with its groups on a real store, a real reader and a clock of its own; what goes out is heard, not sent. */
export interface StationWorld {
  readonly market: Place;
  readonly grid: (number: number) => Place;
  readonly staffRoom: Place;
  /** Direct messages between the bot and somebody. */
  readonly with: (name: string) => Place;
  readonly elsewhere: (room: string) => Place;
  readonly station: Station;
  /** The SQLite file of the station. */
  readonly file: string;
  /** Lets time pass, by parts of it ("3 minutes") or to a time of day ("20:00"). */
  passes(minutes: number): Promise<void>;
  until(timeOfDay: string): Promise<void>;
  /** Lets time pass to a time of a day: "2026-12-14", "07:59". */
  untilDay(day: Day, timeOfDay: string): Promise<void>;
  /** The process ends and starts again on the same file. */
  restarts(): Promise<void>;
  /** The process is not there until that time of day (so many days later); what was due meanwhile happens when it is back. */
  isDownUntil(timeOfDay: string, daysLater?: number): Promise<void>;
  /** It is down for so many minutes; what fell due meanwhile happens late. */
  isDown(minutes: number): Promise<void>;
  now(): UtcMs;
  /** Everything heard so far. */
  readonly heard: readonly Heard[];
  /** Makes sendings to a person or room end so, from now on. */
  answers(target: string, result: SendResult): void;
  end(): Promise<void>;
}

const MORNING = dayStart('2026-12-07') + 8 * HOUR;

export async function openStationWorld(
  people: readonly CommunityPerson[] = CAST,
  settings: Community['settings'] = {},
): Promise<StationWorld> {
  let now = MORNING;
  const temp: TempStore = openTempStore({ now: () => now });
  seedCommunity(temp.store, communityOf(people, settings), now);
  const heard: (Heard & { asked: boolean })[] = [];
  const results = new Map<string, SendResult>();
  const language = openLanguage();
  let count = 0;
  const members = people.map(({ name }) => ({ id: name, names: [name] }));
  const isFriend = (name: string): boolean => people.find((one) => one.name === name)?.friend ?? true;

  const channel: Channel = {
    async send(target, outgoing) {
      const name = target.kind === 'room' ? target.room : target.contact;
      const result = results.get(name);
      if (result && result.kind !== 'unsure') return result;
      if (target.kind === 'person' && people.find((one) => one.name === name)?.friend === false)
        return { kind: 'refused', why: 'no friend' };
      const text = outgoing.kind === 'text' ? outgoing.text : outgoing.name;
      const file = outgoing.kind === 'file' ? outgoing.bytes : null;
      heard.push({
        room: target.kind === 'room' ? name : null,
        to: target.kind === 'person' ? name : null,
        text,
        file,
        at: now,
        asked: false,
      });
      return result ?? { kind: 'sent' };
    },
  };
  const open = (): { station: Station; delivery: Delivery } => {
    const station: Station = {
      store: temp.store,
      language,
      config: { name: '幸福社区零工驿站', adminContacts: [], stationPhone: '0851-20000000', gasPhone: null, retentionDays: 180 },
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

  const letTimePass = async (until: UtcMs): Promise<void> => {
    for (let due = run.station.store.due.nextAt(); due !== null && due <= until; due = run.station.store.due.nextAt()) {
      now = Math.max(now, due);
      runDueJobs(run.station, now);
      await run.delivery.settled();
    }
    now = Math.max(now, until);
  };

  const restarts = async (): Promise<void> => {
    await run.delivery.stop();
    temp.reopen();
    run = open();
    await run.delivery.settled();
  };

  const beAwayUntil = async (at: UtcMs): Promise<void> => {
    await run.delivery.stop();
    now = at;
    await restarts();
    runDueJobs(run.station, now);
    await run.delivery.settled();
  };

  const say = async (room: string | null, name: string, content: Content, sentAt = now, id = `m${++count}`): Promise<string> => {
    handleMessage(
      run.station,
      {
        id: messageId(id),
        room: room === null ? null : { id: roomId(room), name: room },
        sender: { id: contactId(name), name, friend: isFriend(name) },
        sentAt,
        content,
      },
      now,
    );
    await run.delivery.settled();
    return id;
  };

  const place = (isHere: (line: Heard) => boolean, room: string | null): Place => ({
    async from(name, text, more = {}) {
      const quote = more.quote === undefined ? null : { from: '派单助手', text: more.quote };
      // By direct message nobody can be mentioned.
      const inText = room === null ? [] : findMentions(text, members).map(({ name: one }) => one);
      const mentions = [...new Set([...inText, ...(more.mentions ?? [])])].map((one) => ({
        id: contactId(one),
        name: one,
        friend: isFriend(one),
      }));
      return say(room, name, { kind: 'text', text, quote, mentions, mentionsBot: more.mentionsBot ?? false }, more.sentAt, more.id);
    },
    async recall(name, message) {
      await say(room, name, { kind: 'recall', recalls: messageId(message) });
    },
    async voice(name, { mentionsBot = false } = {}) {
      await say(room, name, { kind: 'voice', mentionsBot });
    },
    async picture(name) {
      await say(room, name, { kind: 'image' });
    },
    async file(name, fileName, bytes) {
      const load = async (most: number) => (bytes.length > most ? null : bytes);
      const at = room === null ? null : roomId(room);
      const list = await listReader(run.station, readList)({ name: fileName, room: at, sender: contactId(name), load });
      await say(room, name, { kind: 'file', name: fileName, list });
    },
    hears(...words) {
      const unasked = heard.filter((one) => isHere(one) && !one.asked);
      const found = unasked.find((one) => words.every((word) => one.text.includes(word)));
      expect(
        found,
        `nobody heard ${words.join(' + ')}; there was: ${unasked.map(({ text }) => text).join(' ¶ ') || 'nothing'}`,
      ).toBeDefined();
      if (found) found.asked = true;
    },
    hearsNothing() {
      expect(heard.filter((one) => isHere(one) && !one.asked).map(({ text }) => text)).toEqual([]);
    },
  });
  const inRoom = (name: string): Place => place((line) => line.room === name, name);

  return {
    market: inRoom('零工市场'),
    grid: (number) => inRoom(`${number}网格群`),
    staffRoom: inRoom('工作群'),
    with: (name) => place((line) => line.to === name, null),
    elsewhere: inRoom,
    get station() {
      return run.station;
    },
    file: temp.file,
    heard,
    passes: (minutes) => letTimePass(now + minutes * MINUTE),
    until: (timeOfDay) => letTimePass(nextTimeOfDay(now, timeOfDay)),
    untilDay: (day, timeOfDay) => letTimePass(nextTimeOfDay(dayStart(day) - 1, timeOfDay)),
    restarts,
    isDownUntil: (timeOfDay, daysLater = 0) => beAwayUntil(nextTimeOfDay(now, timeOfDay) + daysLater * DAY),
    isDown: (minutes) => beAwayUntil(now + minutes * MINUTE),
    now: () => now,
    answers: (target, result) => results.set(target, result),
    async end() {
      await run.delivery.stop();
      temp.dispose();
    },
  };
}

function nextTimeOfDay(now: UtcMs, timeOfDay: string): UtcMs {
  const [hour = 0, minute = 0, second = 0] = timeOfDay.split(':').map(Number);
  const midnight = now - ((now + 8 * HOUR) % (24 * HOUR));
  const at = midnight + hour * HOUR + minute * MINUTE + second * SECOND;
  return at > now ? at : at + 24 * HOUR;
}

function communityOf(people: readonly CommunityPerson[], settings: Community['settings']): Community {
  return {
    station: '幸福社区零工驿站',
    rooms: [
      { name: '1网格群', kind: 'grid', grid: 1 },
      { name: '3网格群', kind: 'grid', grid: 3 },
      { name: '零工市场', kind: 'market', grid: null },
      { name: '工作群', kind: 'staff', grid: null },
    ],
    people,
    settings,
  };
}

export function somebody(name: string, roles: CommunityPerson['roles'], more: Partial<CommunityPerson> = {}): CommunityPerson {
  return { name, roles, grid: null, phone: null, team: null, trades: [], certificates: [], pledge: null, friend: true, ...more };
}

export function aWorker(name: string, trades: CommunityPerson['trades'], more: Partial<CommunityPerson> = {}): CommunityPerson {
  return somebody(name, ['worker'], { trades, team: `${name}的队`, pledge: '2026-01-05', ...more });
}

/** The people of the examples. */
export const CAST: readonly CommunityPerson[] = [
  somebody('糜主任', ['staff']),
  somebody('杨网格', ['gridworker'], { grid: 3, phone: '13900000301' }),
  somebody('李网格', ['gridworker'], { grid: 1, phone: '13900000101' }),
  aWorker('熊师傅', ['plumbing_electric', 'unclogging'], {
    phone: '13800000001',
    certificates: [{ name: '低压电工证', expires: '2029-05-01' }],
  }),
  aWorker('吴师傅', ['unclogging', 'plumbing_electric'], { phone: '13800000002' }),
  aWorker('王师傅', ['moving', 'labor'], { phone: '13800000003' }),
  aWorker('赵师傅', ['moving', 'labor'], { phone: '13800000004' }),
  aWorker('刘孃', ['cleaning'], { phone: '13800000005' }),
  aWorker('周姐', ['cleaning'], { phone: '13800000006', friend: false }),
  aWorker('郑小工', ['labor', 'cleaning'], { phone: '13800000007', pledge: null }),
];
