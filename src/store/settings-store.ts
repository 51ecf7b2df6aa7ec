import { eq, sql } from 'drizzle-orm';
import type { SettingStore } from '../application/ports/store.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { settings } from './schema/station.ts';

export function settingsStore({ db, client }: Connection, now: () => UtcMs): SettingStore {
  // Raw: asked for at nearly every message, where drizzle's mapping would cost more than the query.
  const selectAll = client.prepare<[], [string, string]>('SELECT key, value FROM settings ORDER BY key').raw();
  const selectOne = db
    .select()
    .from(settings)
    .where(eq(settings.key, sql.placeholder('key')))
    .prepare();
  const upsert = db
    .insert(settings)
    .values({ key: sql.placeholder('key'), value: sql.placeholder('value'), changedAt: sql.placeholder('changedAt') })
    .onConflictDoUpdate({ target: settings.key, set: { value: sql`excluded.value`, changedAt: sql`excluded.changed_at` } })
    .prepare();
  return {
    all: () => Object.fromEntries(selectAll.all()),
    get: (key) => selectOne.get({ key })?.value ?? null,
    set: (key, value) => {
      upsert.run({ key, value, changedAt: now() });
    },
  };
}
