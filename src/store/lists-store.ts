import type { ReceivedList, ReceivedListStore } from '../application/ports/service-stores.ts';
import type { PersonId, RoomId } from '../domain/ids.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';

/** The column is named after what stands in it nearly always. */
type Row = Omit<ReceivedList, 'content'> & { readonly sheet: string };

export function listsStore({ client, transact }: Connection): ReceivedListStore {
  const upsert = client.prepare<[Row]>(
    `INSERT INTO received_lists (message, person_id, room, name, sheet, at) VALUES (:message, :person, :room, :name, :sheet, :at)
     ON CONFLICT DO NOTHING`,
  );
  const columns = 'message, person_id AS person, room, name, sheet, at';
  const inRoom = client.prepare<[UtcMs, RoomId], Row>(
    `SELECT ${columns} FROM received_lists WHERE at >= ? AND room = ? ORDER BY at DESC, rowid DESC`,
  );
  const byMessage = client.prepare<[UtcMs, PersonId], Row>(
    `SELECT ${columns} FROM received_lists WHERE at >= ? AND room IS NULL AND person_id = ? ORDER BY at DESC, rowid DESC`,
  );
  const drop = client.prepare<[string]>('DELETE FROM received_lists WHERE message = ?');
  return {
    keep: ({ content, ...list }) => {
      transact(() => upsert.run({ ...list, sheet: JSON.stringify(content) }));
    },
    since: ({ room, person }, since) =>
      (room === null ? byMessage.all(since, person) : inRoom.all(since, room)).map(({ sheet, ...row }) => ({
        ...row,
        content: JSON.parse(sheet) as ReceivedList['content'],
      })),
    drop: (message) => {
      transact(() => drop.run(message));
    },
  };
}
