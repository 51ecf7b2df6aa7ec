import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { RoomStore } from '../application/ports/store.ts';
import { type RoomId, roomId } from '../domain/ids.ts';
import type { Room } from '../domain/people.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { rooms } from './schema/station.ts';

export function roomsStore({ db, client }: Connection, now: () => UtcMs): RoomStore {
  const bound = isNull(rooms.unboundAt);
  // Raw: asked for at every message, where drizzle's mapping would cost more than the query.
  const selectOne = client.prepare<[RoomId], Room>('SELECT id, name, kind, grid FROM rooms WHERE id = ? AND unbound_at IS NULL');
  const selectOfKind = db
    .select()
    .from(rooms)
    .where(and(eq(rooms.kind, sql.placeholder('kind')), bound))
    .orderBy(asc(rooms.boundAt), asc(rooms.id))
    .prepare();
  const upsert = db
    .insert(rooms)
    .values({
      id: sql.placeholder('id'),
      name: sql.placeholder('name'),
      kind: sql.placeholder('kind'),
      grid: sql.placeholder('grid'),
      boundBy: sql.placeholder('boundBy'),
      boundAt: sql.placeholder('boundAt'),
      unboundAt: null,
    })
    .onConflictDoUpdate({
      target: rooms.id,
      set: {
        name: sql`excluded.name`,
        kind: sql`excluded.kind`,
        grid: sql`excluded.grid`,
        boundBy: sql`excluded.bound_by`,
        boundAt: sql`excluded.bound_at`,
        unboundAt: null,
      },
    })
    .prepare();
  return {
    byId: (id) => selectOne.get(id) ?? null,
    bind: (room, by, at) => {
      upsert.run({ ...room, boundBy: by, boundAt: at });
    },
    unbind: (id) => {
      db.update(rooms)
        .set({ unboundAt: now() })
        .where(and(eq(rooms.id, id), bound))
        .run();
    },
    ofKind: (kind, grid) =>
      selectOfKind
        .all({ kind })
        .filter((row) => grid === undefined || row.grid === grid)
        .map(roomFrom),
  };
}

function roomFrom({ id, name, kind, grid }: typeof rooms.$inferSelect): Room {
  return { id: roomId(id), name, kind, grid };
}
