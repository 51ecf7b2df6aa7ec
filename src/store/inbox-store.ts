import type { InboxStore } from '../application/ports/store.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Arrival } from '../domain/usual-delay.ts';
import type { Connection } from './connection.ts';

type Received = Parameters<InboxStore['receive']>[0];

export function inboxStore({ client }: Connection): InboxStore {
  // Raw SQL in this file: at every message, drizzle's filling of placeholders would cost half as much as the insert.
  const insert = client.prepare<[Received]>(
    'INSERT INTO inbox (message, sent_at, arrived_at) VALUES (:id, :sentAt, :arrivedAt) ON CONFLICT DO NOTHING',
  );
  // Once a night it reads the whole table: an index for that would make every message dearer.
  const forget = client.prepare<[UtcMs]>('DELETE FROM inbox WHERE arrived_at < ?');
  const selectLatest = client.prepare<[number], Arrival>(
    'SELECT sent_at AS sentAt, arrived_at AS arrivedAt FROM inbox ORDER BY rowid DESC LIMIT ?',
  );
  return {
    receive: (message) => insert.run(message).changes === 1,
    latest: (limit) => selectLatest.all(limit),
    forgetBefore: (at) => forget.run(at).changes,
  };
}
