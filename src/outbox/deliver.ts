import type { SendResult } from '../application/ports/channel.ts';
import { type FreeLane, freeLanes, type Lane, withoutFirst } from '../application/ports/lanes.ts';
import type { OutboxLine, Undelivered } from '../application/ports/outbox.ts';
import { MUTED_BY } from '../application/ports/store.ts';
import { messageId } from '../domain/ids.ts';
import { SECOND, startOfDay, type UtcMs } from '../domain/time.ts';
import type { Delivery, DeliveryParts, Pace } from './delivery.ts';
import { handOver, type Lines } from './hand-over.ts';
import { isStale, notAtNight } from './held-up.ts';
import { isDayFull, isHopeless, nextAllowed, retryDelay } from './send-policy.ts';
import { openSentLog, type SentLog } from './sent-log.ts';
import { type Outcome, openSettling, type Settling } from './settle.ts';
import { companions, together } from './together.ts';

export type { Delivery } from './delivery.ts';

/** Lanes that may send side by side; a lane is one room or person, and within one the order is kept. */
const LANES = 8;
/** When there is no connection, or the store fails. */
const LOOK_AGAIN_AFTER = SECOND;

/** No quiet hours. */
const ANY_TIME: Pace = { quiet: { quietFrom: 0, quietTo: 0 }, slowDown: null };

export function startDelivery(parts: DeliveryParts): Delivery {
  return new OutboxDelivery(parts);
}

class OutboxDelivery implements Delivery {
  readonly #parts: DeliveryParts;
  readonly #settling: Settling;
  readonly #sentLog: SentLog;
  readonly #onTheirWay = new Set<Promise<void>>();
  /** What waits, as it was at the last `wake`, less what has gone since. */
  #lanes = new Map<string, Lane>();
  #mustLook: boolean = false;
  #nextAt: UtcMs | null = null;
  #lastSent: UtcMs | null = null;
  #toldFull: UtcMs | null = null;
  #stopped: boolean = false;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#settling = openSettling(parts);
    this.#sentLog = openSentLog(parts.store.outbox, parts.clock.now());
    // What was being handed over when the process died may have gone out. It is not said again (a doubled line is worse than
    // a missing one); who depends on it is told another way.
    for (const line of parts.store.outbox.interrupted()) this.#end(line, 'unsure');
  }

  wake(): void {
    if (this.#stopped) return;
    // Holds when anything below fails.
    this.#nextAt = this.#parts.clock.now() + LOOK_AGAIN_AFTER;
    this.#settling.catchUp();
    this.#look();
    if (this.#maySpeak() && this.#dropStale()) this.#look();
    this.#sendWhatMay();
  }

  async settled(): Promise<void> {
    this.wake();
    while (this.#onTheirWay.size > 0) await Promise.all(this.#onTheirWay);
  }

  nextAt(): UtcMs | null {
    return this.#stopped ? null : this.#nextAt;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.allSettled(this.#onTheirWay);
    this.#settling.catchUp();
  }

  #look(): void {
    this.#mustLook = false;
    this.#lanes = new Map(this.#parts.store.outbox.lanes().map((lane) => [lane.name, lane]));
  }

  /** Nearly always nothing waits, and this is asked at every message: the rules are read only when something does. */
  #maySpeak(): boolean {
    return this.#lanes.size > 0 && this.#parts.channel.connected?.() !== false && !this.#parts.isMuted();
  }

  /** @returns whether anything was */
  #dropStale(): boolean {
    if (this.#settling.isBehind()) return false;
    const now = this.#parts.clock.now();
    const stale = [...this.#lanes.values()].flatMap(({ turn }) => turn.filter((line) => isStale(line, now)));
    for (const { id } of stale) this.#end(this.#parts.store.outbox.byId(id), 'stale');
    return stale.length > 0;
  }

  /** Sends what may go now of what is known to wait, and notes when the rest may. */
  #sendWhatMay(): void {
    const { channel, clock, isMuted } = this.#parts;
    const now = clock.now();
    if (this.#lanes.size === 0) this.#nextAt = null;
    else if (channel.connected?.() === false) this.#nextAt = now + LOOK_AGAIN_AFTER;
    else if (isMuted()) this.#nextAt = this.#answerMute(now);
    else this.#nextAt = this.#send(now);
    if (this.#settling.isBehind()) this.#nextAt = Math.min(this.#nextAt ?? Number.POSITIVE_INFINITY, now + LOOK_AGAIN_AFTER);
  }

  /** @returns when the first of what may not go now may */
  #send(now: UtcMs): UtcMs | null {
    const toldFull = this.#toldFull;
    const pace = this.#parts.pace?.() ?? ANY_TIME;
    let next = Number.POSITIVE_INFINITY;
    for (const lane of freeLanes(this.#lanes.values())) {
      const at = this.#allowedAt(lane, pace, now);
      if (at > now) next = Math.min(next, at);
      else if (this.#onTheirWay.size < LANES) this.#handOver(this.#linesOf(lane, now), lane.name, now);
    }
    if (this.#toldFull !== toldFull) {
      // What was said about it goes out at once.
      this.#look();
      return this.#send(now);
    }
    return Number.isFinite(next) ? next : null;
  }

  /** Who throws the switch must see that it worked, also where other lines wait before the answer. */
  #answerMute(now: UtcMs): null {
    const { settings, outbox } = this.#parts.store;
    const thrownBy = settings.get(MUTED_BY);
    if (thrownBy === null) return null;
    const answers = outbox.waitingBecauseOf(messageId(thrownBy), now);
    // It may stand behind others of its lane: what is known of the order there does not hold any more.
    if (answers.length > 0) this.#lanes.clear();
    for (const line of answers) this.#handOver([line], laneOf(line), now);
    this.#mustLook ||= answers.length > 0;
    return null;
  }

  #allowedAt({ name, head, precedence }: FreeLane, { quiet, slowDown }: Pace, now: UtcMs): UtcMs {
    if (isStale(head, now)) return now + LOOK_AGAIN_AFTER;
    const held = Math.max(head.notBefore, notAtNight(head, now, quiet));
    if (held > now) return held;
    const { policy } = this.#parts;
    const traffic = this.#sentLog.trafficOf(name, now);
    if (isDayFull(traffic.today, precedence, policy.perDay)) this.#tellFull(traffic.today, now);
    return nextAllowed(traffic, precedence, policy, slowDown, now);
  }

  #tellFull(today: number, now: UtcMs): void {
    if (this.#toldFull === startOfDay(now)) return;
    this.#parts.onDayFull?.(today, this.#parts.policy.perDay);
    this.#toldFull = startOfDay(now);
  }

  /** The first of the lane, and those that go out with it. Only what waits anyway is gathered; without a pace nothing waits. */
  #linesOf({ head, turn }: FreeLane, now: UtcMs): Lines {
    const { policy, store, heading = '' } = this.#parts;
    const first = store.outbox.byId(head.id);
    if (policy.spacingMs === 0) return [first];
    const others = companions(head, turn.slice(1), now);
    return together(
      first,
      others.map(({ id }) => store.outbox.byId(id)),
      heading,
    );
  }

  /** Hands the first lines of a lane over as one message. */
  #handOver(lines: Lines, lane: string, now: UtcMs): void {
    const { store, log } = this.#parts;
    store.transact(() => {
      for (const { id } of lines) store.outbox.markSending(id, now);
    });
    const known = this.#lanes.get(lane);
    if (known) this.#lanes.set(lane, { ...withoutFirst(known, lines.length), busy: true });
    const way = this.#sendLines(lines, lane, now)
      .catch((error: unknown) => log.error({ event: 'outbox.broken', why: nameOf(error) }))
      .finally(() => {
        this.#onTheirWay.delete(way);
        this.#goOn();
      });
    this.#onTheirWay.add(way);
  }

  async #sendLines(lines: Lines, lane: string, start: UtcMs): Promise<void> {
    const { attachments, channel, clock, heading = '' } = this.#parts;
    const entry = this.#sentLog.handOver(lane, start);
    const result = await handOver(channel, attachments, lines, heading);
    const now = clock.now();
    if (result.kind === 'sent') this.#lastSent = now;
    if (result.kind === 'sent' || result.kind === 'unsure') this.#sentLog.wentOut(entry, now);
    else this.#sentLog.takeBack(entry);
    for (const line of lines) this.#note(line, result);
    const isWritten = this.#settling.settle(lines, this.#outcomeOf(lines[0], result, now));
    if (isWritten && result.kind === 'sent') this.#free(lane);
    else this.#mustLook = true;
  }

  /** In the breath in which the line was marked as sent: what is known of the rest of the lane still holds. */
  #free(lane: string): void {
    const known = this.#lanes.get(lane);
    if (known && known.turn.length > 0) this.#lanes.set(lane, { ...known, busy: false });
    else this.#lanes.delete(lane);
  }

  #outcomeOf(line: OutboxLine, result: SendResult, now: UtcMs): Outcome {
    switch (result.kind) {
      case 'sent':
        return { kind: 'sent' };
      case 'failed':
        if (this.#parts.channel.connected?.() === false) return { kind: 'untried' };
        if (isHopeless(line.attempts + 1, line.createdAt, this.#lastSent, now)) return { kind: 'over', why: 'given-up' };
        return { kind: 'retry', notBefore: now + retryDelay(line.attempts) };
      case 'unsure':
      case 'refused':
        return { kind: 'over', why: result.kind };
    }
  }

  #note({ id, kind, attempts }: OutboxLine, result: SendResult): void {
    if (result.kind === 'sent') return;
    const { log } = this.#parts;
    // Without the platform's own words: they may quote what was sent.
    log.warn({ event: `outbox.${result.kind}`, line: id, kind, attempts: attempts + 1 });
  }

  /** A line is over without having gone out, or nobody knows. */
  #end(line: OutboxLine, why: Undelivered): void {
    this.#parts.log.warn({ event: `outbox.${why}`, line: line.id, kind: line.kind });
    this.#settling.settle([line], { kind: 'over', why });
  }

  /** After a message. Nobody is there to catch what the store throws now; the next wake tries again. */
  #goOn(): void {
    if (this.#stopped) return;
    try {
      if (this.#mustLook) this.wake();
      else this.#sendWhatMay();
      this.#parts.onMoved?.();
    } catch (error) {
      this.#mustLook = true;
      this.#parts.log.error({ event: 'outbox.broken', why: nameOf(error) });
    }
  }
}

/** The name under which the store counts what went to a target. */
function laneOf({ target }: Pick<OutboxLine, 'target'>): string {
  return target.kind === 'room' ? `room:${target.room}` : `person:${target.person}`;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
