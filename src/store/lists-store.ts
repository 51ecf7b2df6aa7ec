import type { ReceivedList, ReceivedListStore } from '../application/ports/service-stores.ts';
import type { PersonId, RoomId } from '../domain/ids.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';

type Row = Omit<ReceivedList, 'sheet'> & { readonly sheet: string };

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
  const forget = client.prepare<[UtcMs]>('DELETE FROM received_lists WHERE at < ?');
  return {
    keep: ({ sheet, ...list }) => {
      transact(() => upsert.run({ ...list, sheet: JSON.stringify(sheet) }));
    },
    since: ({ room, person }, since) =>
      (room === null ? byMessage.all(since, person) : inRoom.all(since, room)).map(({ sheet, ...row }) => ({
        ...row,
        sheet: JSON.parse(sheet) as ReceivedList['sheet'],
      })),
    drop: (message) => {
      transact(() => drop.run(message));
    },
    forgetBefore: (at) => {
      transact(() => forget.run(at));
    },
  };
}
