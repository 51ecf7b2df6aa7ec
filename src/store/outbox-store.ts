import { freeLanes, lanesOf } from '../application/lanes.ts';
import { LINE_STATES, type LineState, type OutboxStore } from '../application/ports/outbox.ts';
import type { MessageId, OrderId } from '../domain/ids.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import {
  LETTER_COLUMNS,
  type LetterRow,
  LINE_COLUMNS,
  type LineRow,
  letterFrom,
  lineFrom,
  QUEUE_COLUMNS,
  type QueueRow,
  queuedFrom,
} from './outbox-rows.ts';
import { prepareInsert } from './prepared.ts';
import { outbox } from './schema/traffic.ts';
import { StoreError } from './store-error.ts';

const LINES = `SELECT ${LINE_COLUMNS} FROM outbox AS line LEFT JOIN people ON people.id = line.person_id`;
const LETTERS = `SELECT ${LETTER_COLUMNS} FROM outbox WHERE state IN ('unsure', 'refused') AND state_at >= ?`;
/** What is no news was "told" in the moment in which it happened. Details are looked for by staff all the same. */
const NEWS = "(told_at IS NULL OR told_at > state_at OR kind = 'details')";

export function outboxStore(connection: Connection): OutboxStore {
  const { client, file, transact } = connection;
  const insert = prepareInsert(connection, outbox);
  // Raw SQL in this file: asked at every message, where drizzle's mapping would cost more than the query.
  const selectQueue = client.prepare<[], QueueRow>(`SELECT ${QUEUE_COLUMNS} FROM outbox WHERE state IN ('waiting', 'sending') ORDER BY id`);
  const selectOne = client.prepare<[number], LineRow>(`${LINES} WHERE line.id = ?`);
  const selectSending = client.prepare<[], LineRow>(`${LINES} WHERE line.state = 'sending' ORDER BY line.id`);
  const selectBecauseOf = client.prepare<[{ cause: MessageId; now: UtcMs }], LineRow>(
    `${LINES} WHERE line.state = 'waiting' AND line.cause = :cause AND line.not_before <= :now ORDER BY line.id`,
  );
  const selectWaitingBefore = client.prepare<[UtcMs], LineRow>(
    `${LINES} WHERE line.state = 'waiting' AND line.created_at < ? ORDER BY line.id`,
  );
  const selectWaitingAbout = client
    .prepare<[OrderId, string], 1>("SELECT 1 FROM outbox WHERE order_id = ? AND kind = ? AND state = 'waiting' LIMIT 1")
    .pluck();
  const selectUntold = client.prepare<[UtcMs], LetterRow>(`${LETTERS} AND told_at IS NULL ORDER BY state_at, id`);
  const selectLetters = client.prepare<[UtcMs], LetterRow>(`${LETTERS} AND ${NEWS} ORDER BY state_at DESC, id DESC`);
  const updateTold = client.prepare<[{ id: number; at: UtcMs }]>('UPDATE outbox SET told_at = :at WHERE id = :id');
  const updateNoNews = client.prepare<[number]>('UPDATE outbox SET told_at = state_at WHERE id = ?');
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
  const markRefused = prepareMove('refused', ['waiting', 'sending'], over);

  const lanes = () => lanesOf(selectQueue.all().map(queuedFrom));
  const byId = (id: number) => {
    const row = selectOne.get(id);
    if (row) return lineFrom(row);
    throw new StoreError('inconsistent', file, `there is no line ${id}`, 'This is a fault of the program; please report it.');
  };

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
    lanes,
    ready: (now, limit) =>
      freeLanes(lanes())
        .filter(({ head }) => head.notBefore <= now)
        .slice(0, limit)
        .map(({ head }) => byId(head.id)),
    byId,
    markSending: prepareMove('sending', ['waiting'], 'state_at = :at, attempts = attempts + 1'),
    markSent: prepareMove('sent', ['sending'], over),
    markRetry: prepareMove('waiting', ['sending'], 'not_before = :at'),
    markUntried: prepareMove('waiting', ['sending'], 'not_before = :at, attempts = attempts - 1'),
    markUnsure: prepareMove('unsure', ['sending'], over),
    markRefused,
    interrupted: () => selectSending.all().map(lineFrom),
    waitingBecauseOf: (cause, now) => selectBecauseOf.all({ cause, now }).map(lineFrom),
    isWaiting: (order, kind) => selectWaitingAbout.get(order, kind) !== undefined,
    dropWaitingBefore: (before, kindsKept, now) =>
      transact(() =>
        selectWaitingBefore
          .all(before)
          .filter(({ kind }) => !kindsKept.includes(kind))
          .map((row) => {
            markRefused(row.id, now);
            updateNoNews.run(row.id);
            return { ...lineFrom(row), state: 'refused' as const };
          }),
      ),
    markNoNews: (id) => {
      updateNoNews.run(id);
    },
    markTold: (ids, at) =>
      transact(() => {
        for (const id of ids) updateTold.run({ id, at });
      }),
    untold: (since) => selectUntold.all(since).map(letterFrom),
    deadLetters: (since) => selectLetters.all(since).map(letterFrom),
    forgetBefore: (at) => forget.run(at).changes,
    sentCount: (since) => countSentSince.get(since) ?? 0,
    sentSince: (since) => selectSentSince.all(since),
    counts: () => {
      const counted = new Map(countStates.all().map(({ state, count }) => [state, count]));
      return Object.fromEntries(LINE_STATES.map((state) => [state, counted.get(state) ?? 0])) as Record<LineState, number>;
    },
  };
}
