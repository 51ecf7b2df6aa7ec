import { eq, sql } from 'drizzle-orm';
import type { SettingStore } from '../application/ports/store.ts';
import type { UtcMs } from '../domain/time.ts';
import type { Connection } from './connection.ts';
import { settings } from './schema/station.ts';

export function settingsStore({ db }: Connection, now: () => UtcMs): SettingStore {
  const selectAll = db.select().from(settings).orderBy(settings.key).prepare();
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
    all: () => Object.fromEntries(selectAll.all().map(({ key, value }) => [key, value])),
    get: (key) => selectOne.get({ key })?.value ?? null,
    set: (key, value) => {
      upsert.run({ key, value, changedAt: now() });
    },
  };
}
