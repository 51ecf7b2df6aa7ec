import type { AttachmentSpec, DeadLetter, LineState, LineTarget, NewLine, OutboxLine, QueuedLine } from '../application/ports/outbox.ts';
import { contactId, type MessageId, type OrderId, personId, roomId } from '../domain/ids.ts';
import type { UtcMs } from '../domain/time.ts';

interface TargetRow {
  readonly room: string | null;
  readonly person: number | null;
}

export interface LineRow extends TargetRow {
  readonly id: number;
  readonly contact: string | null;
  readonly kind: NewLine['kind'];
  readonly text: string | null;
  readonly mentions: string;
  readonly attachment: string | null;
  readonly order: number | null;
  readonly cause: string | null;
  readonly urgent: 0 | 1;
  readonly createdAt: UtcMs;
  readonly state: LineState;
  readonly attempts: number;
  readonly notBefore: UtcMs;
}

/** From `outbox AS line` with the people. */
export const LINE_COLUMNS = `
  line.id, line.room, line.person_id AS person, people.contact, line.kind, line.text, line.mentions, line.attachment,
    line.order_id AS "order", line.cause, line.urgent, line.created_at AS createdAt, line.state, line.attempts,
    line.not_before AS notBefore`;

export interface QueueRow {
  readonly id: number;
  readonly lane: string;
  readonly kind: NewLine['kind'];
  readonly order: number | null;
  readonly cause: string | null;
  readonly urgent: 0 | 1;
  readonly createdAt: UtcMs;
  readonly notBefore: UtcMs;
  readonly sending: 0 | 1;
}

export const QUEUE_COLUMNS = `
  id, target AS lane, kind, order_id AS "order", cause, urgent, created_at AS createdAt, not_before AS notBefore,
    state = 'sending' AS sending`;

export interface LetterRow extends TargetRow {
  readonly id: number;
  readonly kind: NewLine['kind'];
  readonly order: number | null;
  readonly state: 'refused' | 'unsure';
  readonly at: UtcMs;
}

export const LETTER_COLUMNS = 'id, room, person_id AS person, kind, order_id AS "order", state, state_at AS at';

export function lineFrom(row: LineRow): OutboxLine {
  return {
    id: row.id,
    target: targetFrom(row),
    contact: row.room === null && row.contact !== null ? contactId(row.contact) : null,
    kind: row.kind,
    content:
      row.attachment === null
        ? { kind: 'text', text: row.text ?? '', mentions: (JSON.parse(row.mentions) as string[]).map(contactId) }
        : { kind: 'attachment', spec: JSON.parse(row.attachment) as AttachmentSpec },
    order: row.order as OrderId | null,
    cause: row.cause as MessageId | null,
    urgent: row.urgent === 1,
    createdAt: row.createdAt,
    state: row.state,
    attempts: row.attempts,
    notBefore: row.notBefore,
  };
}

export function queuedFrom(row: QueueRow): QueuedLine {
  return {
    ...row,
    order: row.order as OrderId | null,
    cause: row.cause as MessageId | null,
    urgent: row.urgent === 1,
    sending: row.sending === 1,
  };
}

export function letterFrom({ id, kind, order, state, at, ...target }: LetterRow): DeadLetter {
  return { id, target: targetFrom(target), kind, order: order as OrderId | null, state, at };
}

function targetFrom({ room, person }: TargetRow): LineTarget {
  return room === null ? { kind: 'person', person: personId(person ?? 0) } : { kind: 'room', room: roomId(room) };
}
