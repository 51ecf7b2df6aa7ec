import type { MessageId, PersonId } from '../../domain/ids.ts';
import type { JobDraft } from '../../domain/job.ts';
import { ORDER_STATES, type Order, type OrderSource } from '../../domain/order.ts';
import { nameOf, type Person, type Room } from '../../domain/people.ts';
import { MINUTE, type UtcMs } from '../../domain/time.ts';
import type { Named } from '../ports/store.ts';
import { alreadyThere } from '../replies/order-lines.ts';
import { answer, type Incoming, onAccountOf, shownName, type Turn } from '../turn.ts';
import { presentOrder } from './announce.ts';
import { findDuplicate } from './duplicates.ts';
import { ASK_AFTER, missingFields } from './missing-fields.ts';
import { addPiece, takesPieces } from './pieces.ts';

/** How long "不是" makes an order of what was taken for a repetition. */
const DUPLICATE_ANSWER = 10 * MINUTE;

/** From where and for whom an order is placed. */
export interface Placing {
  readonly source: OrderSource;
  /** The message that is the order's source: the one at hand, or an earlier one that was asked about. */
  readonly message: MessageId;
  readonly sentAt: UtcMs;
  readonly rawText: string;
  /** Named by a grid worker with 代; `person` only where she is known by a mention or a registered phone. */
  readonly onBehalf: { readonly name: string; readonly phone: string | null; readonly person: Person | null } | null;
  /** The sender said that it is not the one that is there already. */
  readonly surelyNew?: boolean;
}

/** By which way an order comes in that is written in this group (null: by direct message). */
export function sourceOf(room: Room | null): OrderSource {
  if (!room) return 'direct';
  return room.kind === 'staff' ? 'command' : room.kind;
}

/** Makes orders of the jobs, announces them and asks for nothing yet; what is there already is pointed at instead. */
export function placeOrders(turn: Turn, incoming: Incoming, jobs: readonly JobDraft[], placing: Placing): readonly Order[] {
  const speaking = onAccountOf(turn, placing.message);
  // Of a message with two jobs one may stand already, and the other be asked about.
  const standing = new Set(turn.store.orders.ofMessage(placing.message).map(({ part }) => part));
  const placed: Order[] = [];
  jobs.slice(0, 2).forEach((job, index) => {
    const part = index === 0 ? 1 : 2;
    const order = standing.has(part) ? null : placeOrder(speaking, incoming, withPhone(job, placing), placing, part);
    if (order) placed.push(order);
  });
  return placed;
}

function placeOrder(turn: Turn, incoming: Incoming, job: JobDraft, placing: Placing, part: 1 | 2): Order | null {
  const sender = incoming.meet();
  const twin = placing.surelyNew ? null : findDuplicate(turn, sender, job, placing);
  if (twin && saysMoreOf(turn, incoming, twin, job, placing)) {
    addPiece(turn, twin, job, sender);
    return null;
  }
  if (twin) {
    pointAt(turn, incoming, twin, placing);
    return null;
  }
  const order = turn.store.orders.create({
    draft: job,
    postedAt: turn.now,
    source: placing.source,
    message: placing.message,
    part,
    room: incoming.room?.id ?? null,
    grid: gridOf(turn, incoming.room, sender),
    postedBy: sender.id,
    onBehalfOf: placing.onBehalf?.person?.id ?? null,
    posterName: shownName(placing.onBehalf?.name ?? nameOf(sender)),
    rawText: placing.rawText,
  });
  presentOrder(turn, order);
  if (missingFields(order).length > 0) {
    turn.store.due.schedule({ kind: 'ask-missing', at: turn.now + ASK_AFTER, order: order.id, person: null, cause: order.message });
  }
  return turn.store.orders.byId(order.id);
}

/** "请人搬家", and a moment later "从洗马路搬到富民路，后天早上": the second says what the first left out. */
function saysMoreOf(turn: Turn, incoming: Incoming, twin: Order, job: JobDraft, { source }: Placing): boolean {
  const continues = source !== 'command' && twin.postedBy === incoming.known?.id && twin.room === (incoming.room?.id ?? null);
  if (!continues || !takesPieces(turn, twin)) return false;
  return (twin.place === null && job.place !== null) || (twin.when.kind === 'none' && job.when.kind !== 'none');
}

function pointAt(turn: Turn, incoming: Incoming, twin: Order, placing: Placing): void {
  answer(turn, incoming, 'question', alreadyThere(twin), { order: twin.id });
  turn.store.questions.ask({
    person: incoming.meet().id,
    room: incoming.room?.id ?? null,
    askedAt: turn.now,
    until: turn.now + DUPLICATE_ANSWER,
    question: {
      kind: 'duplicate',
      order: twin.id,
      text: placing.rawText,
      message: placing.message,
      sentAt: placing.sentAt,
      ...behalfOf(placing),
    },
  });
}

/** For whom it is, as far as a question can keep it. */
function behalfOf({ onBehalf }: Placing): { readonly named: Named | null; readonly onBehalfOf: PersonId | null } {
  if (onBehalf === null) return { named: null, onBehalfOf: null };
  return { named: { name: onBehalf.name, phone: onBehalf.phone }, onBehalfOf: onBehalf.person?.id ?? null };
}

function withPhone(job: JobDraft, { onBehalf }: Placing): JobDraft {
  return onBehalf?.phone && !job.phone ? { ...job, phone: onBehalf.phone } : job;
}

/** The grid of the group; a grid worker's order from elsewhere belongs to his own, a resident's by direct message to where she last posted. */
function gridOf(turn: Turn, room: Room | null, sender: Person): number | null {
  return room?.grid ?? sender.grids[0] ?? (room === null ? lastGridOf(turn, sender) : null);
}

function lastGridOf(turn: Turn, sender: Person): number | null {
  const posted = turn.store.orders.ofPoster(sender.id, ORDER_STATES);
  return posted.find(({ source, postedBy }) => source === 'grid' && postedBy === sender.id)?.grid ?? null;
}
