import type { Logger } from 'pino';
import type { Attachments } from '../application/ports/attachments.ts';
import type { Channel, Outgoing, SendResult, Target } from '../application/ports/channel.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { OutboxLine } from '../application/ports/outbox.ts';
import { MUTED_BY, type Store } from '../application/ports/store.ts';
import { messageId } from '../domain/ids.ts';
import { MINUTE, startOfDay, type UtcMs } from '../domain/time.ts';
import { nextAllowed, retryDelay, type SendPolicy } from './send-policy.ts';

/** Lanes that may send side by side; a lane is one room or person, and within one the order is kept. */
const LANES = 8;

export interface DeliveryParts {
  readonly store: Store;
  readonly channel: Channel;
  readonly attachments: Attachments;
  readonly clock: Clock;
  readonly policy: SendPolicy;
  /** The kill switch: nothing goes out while it is on but the answer to who threw it. */
  readonly isMuted: () => boolean;
  /** A line that will not arrive (refused), or may not have arrived (unsure). */
  readonly onUndelivered: (line: OutboxLine) => void;
  readonly log: Logger;
}

/** Sends what stands in the outbox; nothing else in the program speaks to the platform. */
export interface Delivery {
  /** Starts what may go now and returns at once; told when something new stands in the outbox. */
  wake(): void;
  /** Resolves when nothing is on its way and nothing more may go now. */
  settled(): Promise<void>;
  /** When something may go next; null when nothing waits. */
  nextAt(): number | null;
  /** Lets what is on its way end, and sends nothing more. */
  stop(): Promise<void>;
}

export function startDelivery(parts: DeliveryParts): Delivery {
  const { store, clock, log } = parts;
  const onTheirWay = new Set<Promise<void>>();
  let stopped = false;

  recoverInterrupted(parts);

  const wake = (): void => {
    // Nearly always nothing waits, and this is asked at every message: the rules are read only when something does.
    if (stopped || store.outbox.nextAt() === null) return;
    const now = clock.now();
    for (const line of parts.isMuted() ? linesInSpiteOfMute(store, now) : store.outbox.ready(now, LANES)) {
      if (onTheirWay.size >= LANES) return;
      const allowed = policyAllows(parts, line, now);
      if (allowed > now) {
        store.outbox.postpone(line.id, allowed);
        continue;
      }
      store.outbox.markSending(line.id, now);
      const way = sendLine(parts, line)
        .catch((error: unknown) =>
          log.error({ event: 'outbox.broken', line: line.id, why: error instanceof Error ? error.name : typeof error }),
        )
        .finally(() => {
          onTheirWay.delete(way);
          goOn();
        });
      onTheirWay.add(way);
    }
  };

  /** After a line: nobody is there to catch what the store throws now; the next wake tries again. */
  const goOn = (): void => {
    try {
      wake();
    } catch (error) {
      log.error({ event: 'outbox.broken', why: error instanceof Error ? error.name : typeof error });
    }
  };

  return {
    wake,
    async settled() {
      wake();
      while (onTheirWay.size > 0) await Promise.all(onTheirWay);
    },
    nextAt: () => {
      const next = stopped ? null : store.outbox.nextAt();
      return next === null || parts.isMuted() ? null : next;
    },
    async stop() {
      stopped = true;
      await Promise.allSettled(onTheirWay);
    },
  };
}

/** Who throws the switch must see that it worked, also where other lines wait before the answer. */
function linesInSpiteOfMute(store: Store, now: UtcMs): readonly OutboxLine[] {
  const thrownBy = store.settings.get(MUTED_BY);
  return thrownBy === null ? [] : store.outbox.waitingBecauseOf(messageId(thrownBy), now);
}

function policyAllows({ store, policy }: DeliveryParts, line: OutboxLine, now: number): number {
  if (policy.spacingMs === 0 && policy.perMinute === 0 && policy.perDay === 0) return now;
  const recent = store.outbox.sentSince(now - Math.max(MINUTE, 2 * policy.spacingMs));
  const today = policy.perDay > 0 ? store.outbox.sentCount(startOfDay(now)) : 0;
  // The chance is drawn once: a line that has waited its time is not made to wait again.
  const chance = line.notBefore > line.createdAt ? 0 : Math.random();
  return nextAllowed(laneOf(line), recent, today, policy, now, chance);
}

/** The name under which the store counts what went to a target. */
export function laneOf({ target }: Pick<OutboxLine, 'target'>): string {
  return target.kind === 'room' ? `room:${target.room}` : `person:${target.person}`;
}

/**
 * A line found `sending` was being handed over when the process died: it may have gone out. It is not said again (a
 * doubled line is worse than a missing one); who depends on it is told another way.
 */
function recoverInterrupted({ store, clock, onUndelivered, log }: DeliveryParts): void {
  for (const line of store.outbox.recoverInterrupted(clock.now())) {
    log.warn({ event: 'outbox.unsure', line: line.id, kind: line.kind });
    onUndelivered(line);
  }
}

async function sendLine(parts: DeliveryParts, line: OutboxLine): Promise<void> {
  const { store, clock, log } = parts;
  const result = await trySend(parts, line);
  const now = clock.now();
  switch (result.kind) {
    case 'sent':
      store.outbox.markSent(line.id, now);
      return;
    case 'failed':
      log.warn({ event: 'outbox.failed', line: line.id, kind: line.kind, attempts: line.attempts + 1 });
      // The platform's own words may quote what was sent.
      log.debug({ event: 'outbox.failed', line: line.id, why: result.why });
      store.outbox.markRetry(line.id, now + retryDelay(line.attempts));
      return;
    case 'unsure':
      log.warn({ event: 'outbox.unsure', line: line.id, kind: line.kind });
      store.outbox.markUnsure(line.id, now);
      parts.onUndelivered(line);
      return;
    case 'refused':
      log.warn({ event: 'outbox.refused', line: line.id, kind: line.kind });
      store.outbox.markRefused(line.id, now);
      parts.onUndelivered(line);
      return;
  }
}

async function trySend({ channel, attachments }: DeliveryParts, line: OutboxLine): Promise<SendResult> {
  const target = targetOf(line);
  if (!target) return { kind: 'refused', why: 'no contact' };
  try {
    return await channel.send(target, await compose(attachments, line), line.cause);
  } catch (error) {
    return { kind: 'failed', why: String(error) };
  }
}

async function compose(attachments: Attachments, { content }: OutboxLine): Promise<Outgoing> {
  if (content.kind === 'text') return content;
  const { name, bytes } = await attachments.make(content.spec);
  return { kind: 'file', name, bytes };
}

function targetOf({ target, contact }: OutboxLine): Target | null {
  if (target.kind === 'room') return { kind: 'room', room: target.room };
  return contact === null ? null : { kind: 'person', contact };
}
