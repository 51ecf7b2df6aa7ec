import {
  type AttachmentSpec,
  LINE_STATES,
  type LineState,
  type NewLine,
  type OutboxLine,
  type OutboxStore,
} from '../application/ports/outbox.ts';
import { contactId, type MessageId, type OrderId, personId, roomId } from '../domain/ids.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { prepareInsert } from './prepared.ts';
import { outbox } from './schema/traffic.ts';
import { StoreError } from './store-error.ts';

interface LineRow {
  readonly id: number;
  readonly room: string | null;
  readonly person: number | null;
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

const LINE_COLUMNS = `
  line.id, line.room, line.person_id AS person, people.contact, line.kind, line.text, line.mentions, line.attachment,
    line.order_id AS "order", line.cause, line.urgent, line.created_at AS createdAt, line.state, line.attempts,
    line.not_before AS notBefore`;

const WITH_CONTACT = 'LEFT JOIN people ON people.id = line.person_id';

/**
 * The first line that is not over yet of each target; later ones wait behind it, so that order is kept. A target in
 * which anything urgent waits is urgent as a whole: the lines before it are in its way.
 */
const HEADS = `
  SELECT min(id) AS id, max(urgent) AS urgent FROM outbox WHERE state IN ('waiting', 'sending') GROUP BY target`;

export function outboxStore(connection: Connection): OutboxStore {
  const { client, file, transact } = connection;
  const insert = prepareInsert(connection, outbox);
  // Raw SQL in this file: drizzle has no typed form for the heads, nor for CROSS JOIN, which makes SQLite begin with them.
  // No `LIMIT ?`: a bound limit makes SQLite plan the statement anew at every call, ten times the cost of the query.
  const selectReady = client.prepare<[UtcMs], LineRow>(
    `WITH heads AS (${HEADS})
     SELECT ${LINE_COLUMNS} FROM heads CROSS JOIN outbox AS line ON line.id = heads.id ${WITH_CONTACT}
     WHERE line.state = 'waiting' AND line.not_before <= ? ORDER BY heads.urgent DESC, line.id`,
  );
  const selectNextAt = client
    .prepare<[], UtcMs | null>(
      `WITH heads AS (${HEADS})
       SELECT min(line.not_before) FROM heads JOIN outbox AS line ON line.id = heads.id WHERE line.state = 'waiting'`,
    )
    .pluck();
  // A queue is empty nearly always, and is asked twice at every message.
  const selectAnyWaiting = client.prepare("SELECT 1 FROM outbox WHERE state = 'waiting' LIMIT 1").pluck();
  const isEmpty = () => selectAnyWaiting.get() === undefined;
  const selectSending = client.prepare<[], LineRow>(
    `SELECT ${LINE_COLUMNS} FROM outbox AS line ${WITH_CONTACT} WHERE line.state = 'sending' ORDER BY line.id`,
  );
  const selectBecauseOf = client.prepare<[{ cause: MessageId; now: UtcMs }], LineRow>(
    `SELECT ${LINE_COLUMNS} FROM outbox AS line ${WITH_CONTACT}
     WHERE line.state = 'waiting' AND line.cause = :cause AND line.not_before <= :now ORDER BY line.id`,
  );
  const selectWaitingBefore = client.prepare<[UtcMs], LineRow>(
    `SELECT ${LINE_COLUMNS} FROM outbox AS line ${WITH_CONTACT} WHERE line.state = 'waiting' AND line.created_at < ? ORDER BY line.id`,
  );
  const selectSentSince = client.prepare<[UtcMs], { target: string; at: UtcMs }>(
    `SELECT target, state_at AS at FROM outbox WHERE state IN ('sending', 'sent', 'unsure') AND state_at >= ? ORDER BY state_at, id`,
  );
  const countSentSince = client
    .prepare<[UtcMs], number>("SELECT count(*) FROM outbox WHERE state IN ('sending', 'sent', 'unsure') AND state_at >= ?")
    .pluck();
  const forget = client.prepare<[UtcMs]>("DELETE FROM outbox WHERE state IN ('sent', 'unsure', 'refused') AND state_at < ?");
  const countStates = client.prepare<[], { state: LineState; count: number }>('SELECT state, count(*) AS count FROM outbox GROUP BY state');

  const prepareMove = (to: LineState, from: readonly LineState[], set: string) => {
    const update = client.prepare<[{ id: number; at: UtcMs }]>(
      `UPDATE outbox SET state = '${to}', ${set}
       WHERE id = :id AND state IN (${from.map((state) => `'${state}'`).join(', ')})`,
    );
    return (id: number, at: UtcMs) => {
      if (update.run({ id, at }).changes === 1) return;
      throw new StoreError('inconsistent', file, `line ${id} cannot become ${to}`, 'This is a fault of the program; please report it.');
    };
  };
  // A line that is over, one way or another, is not kept: details and answers hold personal values.
  const over = `state_at = :at, text = NULL, attachment = NULL, mentions = '[]'`;
  const markUnsure = prepareMove('unsure', ['sending'], over);
  const markRefused = prepareMove('refused', ['waiting', 'sending'], over);

  return {
    add: (line) => {
      const { target, content } = line;
      insert({
        room: target.kind === 'room' ? target.room : null,
        personId: target.kind === 'person' ? target.person : null,
        kind: line.kind,
        text: content.kind === 'text' ? content.text : null,
        mentions: content.kind === 'text' ? content.mentions : [],
        attachment: content.kind === 'attachment' ? JSON.stringify(content.spec) : null,
        orderId: line.order,
        cause: line.cause,
        urgent: line.urgent,
        createdAt: line.createdAt,
        state: 'waiting',
        stateAt: line.createdAt,
        attempts: 0,
        notBefore: line.createdAt,
        toldAt: null,
      });
    },
    ready: (now, limit) => (isEmpty() ? [] : selectReady.all(now).slice(0, limit).map(lineFrom)),
    nextAt: () => (isEmpty() ? null : (selectNextAt.get() ?? null)),
    markSending: prepareMove('sending', ['waiting'], 'state_at = :at, attempts = attempts + 1'),
    markSent: prepareMove('sent', ['sending'], over),
    markRetry: prepareMove('waiting', ['sending'], 'not_before = :at'),
    markUnsure,
    markRefused,
    recoverInterrupted: (at) =>
      transact(() =>
        selectSending.all().map((row) => {
          markUnsure(row.id, at);
          return { ...lineFrom(row), state: 'unsure' as const };
        }),
      ),
    waitingBecauseOf: (cause, now) => selectBecauseOf.all({ cause, now }).map(lineFrom),
    dropWaitingBefore: (before, kindsKept, now) =>
      transact(() =>
        selectWaitingBefore
          .all(before)
          .filter(({ kind }) => !kindsKept.includes(kind))
          .map((row) => {
            markRefused(row.id, now);
            return { ...lineFrom(row), state: 'refused' as const };
          }),
      ),
    postpone: prepareMove('waiting', ['waiting'], 'not_before = :at'),
    forgetBefore: (at) => forget.run(at).changes,
    sentCount: (since) => countSentSince.get(since) ?? 0,
    sentSince: (since) => selectSentSince.all(since),
    counts: () => {
      const counted = new Map(countStates.all().map(({ state, count }) => [state, count]));
      return Object.fromEntries(LINE_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<LineState, number>;
    },
  };
}

function lineFrom(row: LineRow): OutboxLine {
  return {
    id: row.id,
    target: row.room === null ? { kind: 'person', person: personId(row.person ?? 0) } : { kind: 'room', room: roomId(row.room) },
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
