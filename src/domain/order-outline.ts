import type { Order, OrderLife, RecordedEvent } from './order.ts';
import { transition } from './order-life-cycle.ts';
import type { UtcMs } from './time.ts';

export interface OrderWithHistory {
  readonly order: Order;
  /** All of its events, oldest first. */
  readonly history: readonly RecordedEvent[];
}

/** An order as it stood at some moment, with when its steps were taken. */
export interface Outline {
  readonly order: Order;
  readonly life: OrderLife;
  /** When it was taken, if it was not given back since; `seconds` from being free to that claim. */
  readonly takenAt: UtcMs | null;
  readonly seconds: number | null;
  readonly doneAt: UtcMs | null;
  /** Somebody had claimed it at some time. */
  readonly touched: boolean;
}

const UNBORN: OrderLife = { state: { kind: 'open', since: 0, reservedFor: null }, headcount: 1, holders: [], standby: [] };

/** Plays the events before `until`; null when it was not there yet. */
export function outlineAt({ order, history }: OrderWithHistory, until: UtcMs): Outline | null {
  if (order.postedAt >= until) return null;
  let outline: Outline = { order, life: UNBORN, takenAt: null, seconds: null, doneAt: null, touched: false };
  for (const { event, at, message } of history) {
    if (at >= until) break;
    const step = transition(outline.life, event, at, message);
    if (step.kind === 'ok') outline = after(outline, step.life, at);
  }
  return outline;
}

function after(before: Outline, life: OrderLife, at: UtcMs): Outline {
  const outline = { ...before, life, touched: before.touched || life.holders.length > 0 };
  switch (life.state.kind) {
    case 'open':
      return { ...outline, takenAt: null, seconds: null };
    case 'claimed':
      return takenBy(outline, at);
    case 'done':
    case 'closed':
      // Done with some of its workers missing: that is when it shows that no more were to come.
      return { ...takenBy(outline, at), doneAt: doneTime(life) };
    case 'cancelled':
    case 'expired':
      return outline;
  }
}

/** Taken now, unless it was before; nobody of ours has what was found elsewhere. */
function takenBy(outline: Outline, at: UtcMs): Outline {
  const last = outline.life.holders.at(-1);
  return outline.takenAt === null && last ? { ...outline, takenAt: at, seconds: last.seconds } : outline;
}

function doneTime({ state }: OrderLife): UtcMs | null {
  if (state.kind === 'done') return state.at;
  return state.kind === 'closed' ? state.doneAt : null;
}
