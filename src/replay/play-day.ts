import { runDueJobs } from '../application/clock/run-due-jobs.ts';
import { ensureStandingJobs } from '../application/clock/standing-jobs.ts';
import type { Attachments } from '../application/ports/attachments.ts';
import type { Channel, Contact, Content, InboundMessage } from '../application/ports/channel.ts';
import type { Store } from '../application/ports/store.ts';
import { rulesFrom } from '../application/rules.ts';
import type { Station } from '../application/station.ts';
import { handleMessage } from '../application/talk/handle-message.ts';
import { handleUndelivered } from '../application/undelivered.ts';
import { contactId, messageId, roomId } from '../domain/ids.ts';
import type { UtcMs } from '../domain/time.ts';
import { openLog } from '../logging.ts';
import { type Delivery, startDelivery } from '../outbox/deliver.ts';
import type { Community, DayLine } from './input.ts';

/** A line that the bot said, or a file that it sent. */
export interface SaidLine {
  readonly at: UtcMs;
  /** null: a direct message to `to`. */
  readonly room: string | null;
  readonly to: string | null;
  readonly text: string;
  readonly file: { readonly name: string; readonly bytes: Uint8Array } | null;
  readonly cause: string | null;
}

export interface Playing {
  readonly community: Community;
  readonly lines: readonly DayLine[];
  /** Opens the same store anew after a restart. */
  readonly openStore: (now: () => UtcMs) => Store;
  readonly stationOn: (store: Store) => Station;
  readonly attachmentsOf: (store: Store) => Attachments;
  readonly onProgress?: (done: number) => void;
}

interface Run {
  readonly station: Station;
  readonly delivery: Delivery;
}

/**
 * Plays a day through the whole bot: the same handling, store, outbox and clock jobs as with a real account, on a time of
 * its own. Pacing is off; what the rules hold back is held.
 *
 * @returns what was said, in the order said; `inspect` sees the store at the end
 */
export async function playDay<Result>(
  playing: Playing,
  inspect: (store: Store) => Result,
): Promise<{ said: readonly SaidLine[]; result: Result }> {
  const { community, lines } = playing;
  const said: SaidLine[] = [];
  let now = lines[0] ? arrival(lines[0]) : 0;
  const clock = { now: () => now };
  const friends = new Map(community.people.map(({ name, friend }) => [name, friend]));

  const start = (): Run => {
    const store = playing.openStore(clock.now);
    const station = playing.stationOn(store);
    const channel = listeningChannel(store, clock, said);
    const delivery = startDelivery({
      store,
      channel,
      attachments: playing.attachmentsOf(store),
      clock,
      policy: { spacingMs: 0, perMinute: 0, perDay: 0 },
      isMuted: () => rulesFrom(store.settings.all()).mute,
      onUndelivered: (line, why) => handleUndelivered(station, line, now, why),
      log: openLog('silent'),
    });
    ensureStandingJobs(station, now);
    return { station, delivery };
  };

  let run = start();
  const letTimePass = async (until: UtcMs): Promise<void> => {
    for (;;) {
      const due = earliest(run.station.store.due.nextAt(), run.delivery.nextAt());
      if (due === null || due > until) break;
      now = Math.max(now, due);
      runDueJobs(run.station, now);
      await run.delivery.settled();
    }
    now = Math.max(now, until);
  };

  let done = 0;
  for (const line of lines) {
    await letTimePass(arrival(line));
    if (line.kind === 'restart') {
      await run.delivery.stop();
      run.station.store.close();
      run = start();
    } else if (line.kind === 'message') {
      handleMessage(run.station, inboundMessage(line, run.station.store, said, friends, marketNames(community)), now);
    }
    await run.delivery.settled();
    playing.onProgress?.(++done);
  }
  await run.delivery.stop();
  const result = inspect(run.station.store);
  run.station.store.close();
  return { said, result };
}

function arrival(line: DayLine): UtcMs {
  return line.kind === 'message' ? line.arrives : line.at;
}

function earliest(a: UtcMs | null, b: UtcMs | null): UtcMs | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}

/** A channel that only listens. People whom the bot cannot write to refuse, as on the platform. */
function listeningChannel(store: Store, clock: { now(): UtcMs }, said: SaidLine[]): Channel {
  return {
    async send(target, outgoing, cause = null) {
      if (target.kind === 'person' && store.people.byContact(target.contact)?.friend === false)
        return { kind: 'refused', why: 'not a friend' };
      said.push({
        at: clock.now(),
        room: target.kind === 'room' ? target.room : null,
        to: target.kind === 'person' ? target.contact : null,
        text: outgoing.kind === 'text' ? outgoing.text : outgoing.name,
        file: outgoing.kind === 'file' ? outgoing : null,
        cause,
      });
      return { kind: 'sent' };
    },
  };
}

function marketNames(community: Community): ReadonlySet<string> {
  return new Set(community.rooms.filter(({ kind }) => kind === 'market').map(({ name }) => name));
}

function inboundMessage(
  line: Extract<DayLine, { kind: 'message' }>,
  store: Store,
  said: readonly SaidLine[],
  friends: ReadonlyMap<string, boolean>,
  markets: ReadonlySet<string>,
): InboundMessage {
  const contact = (name: string): Contact => ({ id: contactId(name), name, friend: friends.get(name) ?? true });
  const fill = (text: string): string =>
    text.replace(/\{n:([^}#]+)(?:#(\d))?\}/g, (_, id: string, part = '1') => numberMade(store, id, Number(part)));
  const fillQuote = (text: string): string => fill(text).replace(/\{said:([^}]+)\}/g, (_, id: string) => firstPost(said, id, markets));
  const content = (): Content => {
    switch (line.type) {
      case 'text':
        return {
          kind: 'text',
          text: fill(line.text),
          quote: line.quote ? { from: line.quote.from, text: fillQuote(line.quote.text) } : null,
          mentions: line.mention.filter((name) => name !== BOT_NAME).map(contact),
          mentionsBot: line.mention.includes(BOT_NAME),
        };
      case 'recall':
        return { kind: 'recall', recalls: messageId(line.recalls ?? '') };
      case 'voice':
        return { kind: 'voice', mentionsBot: line.mention.includes(BOT_NAME) };
      case 'image':
        return { kind: 'image' };
    }
  };
  return {
    id: messageId(line.id),
    room: line.room === null ? null : { id: roomId(line.room), name: line.room },
    sender: contact(line.from),
    sentAt: line.at,
    content: content(),
  };
}

const BOT_NAME = '派单助手';

/** The number of the order that the message made, 0 if it made none. */
function numberMade(store: Store, id: string, part: number): string {
  return String(store.orders.ofMessage(messageId(id)).find((order) => order.part === part)?.number ?? 0);
}

/** The first line of the first post that the bot made in a market group because of the message. */
function firstPost(said: readonly SaidLine[], id: string, markets: ReadonlySet<string>): string {
  const post = said.find((line) => line.cause === id && line.room !== null && markets.has(line.room));
  return post?.text.split('\n')[0] ?? '';
}
