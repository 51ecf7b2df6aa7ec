import { sql } from 'drizzle-orm';
import type { InboxStore } from '../application/ports/store.ts';
import type { Connection } from './connection.ts';
import { inbox } from './schema/traffic.ts';

export function inboxStore({ db }: Connection): InboxStore {
  const insert = db
    .insert(inbox)
    .values({ message: sql.placeholder('id'), sentAt: sql.placeholder('sentAt'), arrivedAt: sql.placeholder('arrivedAt') })
    .onConflictDoNothing()
    .prepare();
  return {
    receive: (message) => insert.run(message).changes === 1,
  };
}
