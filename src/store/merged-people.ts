import type { PersonId } from '../domain/ids.ts';
import type { Connection } from './connection.ts';

/**
 * Whom an id in an append-only record means today: people who were merged into another stay in it under their old id.
 *
 * @returns the ids that were merged away, with their present ones; read anew at every call
 */
export type MergedPeople = () => ReadonlyMap<PersonId, PersonId>;

export function mergedPeople({ client }: Connection): MergedPeople {
  const select = client.prepare<[], [PersonId, PersonId]>('SELECT id, merged_into FROM people WHERE merged_into IS NOT NULL').raw();
  return () => new Map(select.all());
}

/** The record with today's ids in the named fields. */
export function withPresentIds<Fields extends object>(
  fields: Fields,
  names: readonly string[],
  merged: ReadonlyMap<PersonId, PersonId>,
): Fields {
  if (merged.size === 0) return fields;
  const present = Object.entries(fields).map(([name, value]: [string, unknown]) => [
    name,
    names.includes(name) ? (merged.get(value as PersonId) ?? value) : value,
  ]);
  return Object.fromEntries(present) as Fields;
}
