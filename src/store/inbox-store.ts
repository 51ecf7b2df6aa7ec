import type { InboxStore } from '../application/ports/store.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';

type Received = Parameters<InboxStore['receive']>[0];

export function inboxStore({ client }: Connection): InboxStore {
  // Raw SQL in this file: at every message, drizzle's filling of placeholders would cost half as much as the insert.
  const insert = client.prepare<[Received]>(
    'INSERT INTO inbox (message, sent_at, arrived_at) VALUES (:id, :sentAt, :arrivedAt) ON CONFLICT DO NOTHING',
  );
  // From the end of the table backwards: it is read no further than to the first or second row.
  const selectLast = client.prepare<[string], UtcMs>('SELECT arrived_at FROM inbox WHERE message <> ? ORDER BY rowid DESC LIMIT 1').pluck();
  // Once a night it reads the whole table: an index for that would make every message dearer.
  const forget = client.prepare<[UtcMs]>('DELETE FROM inbox WHERE arrived_at < ?');
  return {
    receive: (message) => insert.run(message).changes === 1,
    lastArrival: (besides) => selectLast.get(besides ?? '') ?? null,
    forgetBefore: (at) => forget.run(at).changes,
  };
}
