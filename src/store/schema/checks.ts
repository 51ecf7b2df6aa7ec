import { type SQL, sql } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

/** A CHECK that the column (where it holds anything) holds one of the values: drizzle's `text({ enum })` makes none. */
export function oneOf(column: AnySQLiteColumn, values: readonly string[]): SQL {
  return sql`${column} in (${sql.raw(values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', '))})`;
}

/** A CHECK that all the columns (where they hold anything) are 0 or 1. */
export function areFlags(first: AnySQLiteColumn, ...more: readonly AnySQLiteColumn[]): SQL {
  return more.reduce((all, column) => sql`${all} and ${column} in (0, 1)`, sql`${first} in (0, 1)`);
}

/** The keys of a table that the compiler keeps complete: every kind of a union, for its CHECK. */
export function kindsOf<Kind extends string>(kinds: Readonly<Record<Kind, true>>): readonly [Kind, ...Kind[]] {
  return Object.keys(kinds) as [Kind, ...Kind[]];
}
