import type { Logger } from 'pino';
import type { Attachments } from '../application/ports/attachments.ts';
import type { Channel } from '../application/ports/channel.ts';
import type { Clock } from '../application/ports/clock.ts';
import type { OutboxLine, Undelivered } from '../application/ports/outbox.ts';
import type { Store } from '../application/ports/store.ts';
import type { QuietHours } from '../domain/quiet-hours.ts';
import type { SlowDown } from '../domain/slow-down.ts';
import type { UtcMs } from '../domain/time.ts';
import type { SendPolicy } from './send-policy.ts';

/** What holds for all lines of the moment, besides the policy. */
export interface Pace {
  /** What was held up does not go out in them. */
  readonly quiet: QuietHours;
  /** What the platform has asked for. */
  readonly slowDown: SlowDown | null;
}

export interface DeliveryParts {
  readonly store: Store;
  readonly channel: Channel;
  readonly attachments: Attachments;
  readonly clock: Clock;
  readonly policy: SendPolicy;
  /** Default: at any hour, and as fast as the policy says. */
  readonly pace?: () => Pace;
  /** Stands before lines about several orders that go out as one message. */
  readonly heading?: string;
  /** The kill switch: nothing goes out while it is on but the answer to who threw it. */
  readonly isMuted: () => boolean;
  /** A line that will not arrive, or may not have arrived; called in the transaction in which that is written. */
  readonly onUndelivered: (line: OutboxLine, why: Undelivered) => void;
  /** What is left of the day's budget is kept for what matters most. */
  readonly onDayFull?: (today: number, perDay: number) => void;
  /** Something that was on its way has ended: `nextAt` may be another now. */
  readonly onMoved?: () => void;
  readonly log: Logger;
}

/** Sends what stands in the outbox; nothing else in the program speaks to the platform. */
export interface Delivery {
  /** Starts what may go now and returns at once; told when something new stands in the outbox. */
  wake(): void;
  /** Resolves when nothing is on its way and nothing more may go now. */
  settled(): Promise<void>;
  /** When something may go next, as far as is known since the last `wake`; null when nothing waits. */
  nextAt(): UtcMs | null;
  /** Lets what is on its way end, and sends nothing more. */
  stop(): Promise<void>;
}
