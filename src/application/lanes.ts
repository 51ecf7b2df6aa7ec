import type { LineKind, QueuedLine } from './ports/outbox.ts';

/**
 * What goes first where not everything can go.
 *
 * - urgent: of an urgent order, and what stands before it on account of the same order or message.
 * - awaited: somebody waits for it (announcements, winners, details, answers …).
 * - rest: it loses little by coming later.
 */
export type Precedence = 'urgent' | 'awaited' | 'rest';

/** What waits for one room, or for the direct messages of one person. */
export interface Lane {
  /** "room:<RoomId>" or "person:<PersonId>" */
  readonly name: string;
  /** In the order in which it goes. */
  readonly turn: readonly QueuedLine[];
  /** How many of them, from the first, are urgent or go before something urgent. */
  readonly pressing: number;
  /** Something is on its way to it: nothing else may go. */
  readonly busy: boolean;
}

const CAN_WAIT: readonly LineKind[] = ['losers', 'ladder', 'summary', 'notice', 'staff'];

/** @param queue what waits or is on its way, in the order in which it was written */
export function lanesOf(queue: readonly QueuedLine[]): readonly Lane[] {
  const lanes = new Map<string, QueuedLine[]>();
  for (const line of queue) {
    const lane = lanes.get(line.lane);
    if (lane) lane.push(line);
    else lanes.set(line.lane, [line]);
  }
  return [...lanes].map(([name, lines]) => {
    const { pressing, others } = apart(lines.filter(({ sending }) => !sending));
    return { name, turn: [...pressing, ...others], pressing: pressing.length, busy: lines.some(({ sending }) => sending) };
  });
}

/** The lane when so many lines, from the first, are taken out of it. */
export function withoutFirst(lane: Lane, count: number): Lane {
  return { ...lane, turn: lane.turn.slice(count), pressing: Math.max(0, lane.pressing - count) };
}

/** The highest of all its lines: the first one is also in the way of those behind it. */
export function precedenceOf({ turn, pressing }: Lane): Precedence {
  if (pressing > 0) return 'urgent';
  return turn.some(({ kind }) => !CAN_WAIT.includes(kind)) ? 'awaited' : 'rest';
}

/** A lane from which something may go as far as other lines are concerned. */
export interface FreeLane extends Lane {
  readonly head: QueuedLine;
  readonly precedence: Precedence;
}

/** Those that are not busy: with urgent lines first, then by how long they have waited. */
export function freeLanes(lanes: Iterable<Lane>): readonly FreeLane[] {
  return [...lanes]
    .flatMap((lane) => {
      const [head] = lane.turn;
      return head && !lane.busy ? [{ ...lane, head, precedence: precedenceOf(lane) }] : [];
    })
    .sort((a, b) => Number(b.pressing > 0) - Number(a.pressing > 0) || a.head.id - b.head.id);
}

/**
 * Urgent lines of a lane overtake those of other orders, and take with them what was written before on account of the same
 * order or message: a winner is never named before the order was announced.
 */
function apart(lane: readonly QueuedLine[]): { readonly pressing: readonly QueuedLine[]; readonly others: readonly QueuedLine[] } {
  const pressing: QueuedLine[] = [];
  const others: QueuedLine[] = [];
  const about = new Set<number | string>();
  for (const line of lane.toReversed()) {
    const taken = line.urgent || (line.order !== null && about.has(line.order)) || (line.cause !== null && about.has(line.cause));
    (taken ? pressing : others).push(line);
    if (!taken) continue;
    if (line.order !== null) about.add(line.order);
    if (line.cause !== null) about.add(line.cause);
  }
  return { pressing: pressing.reverse(), others: others.reverse() };
}
