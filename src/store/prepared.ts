import { getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteInsertValue, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Connection } from './connection.ts';

/** A row to insert: every column is given, null where there is nothing; an `id` is made by the database. */
export type NewRow<Table extends SQLiteTable> = {
  readonly [Column in Exclude<keyof Table['$inferInsert'], 'id'>]-?: Exclude<Table['$inferInsert'][Column], undefined>;
};

/**
 * An INSERT prepared once, of all columns.
 *
 * Not for tables with nullable columns of mode boolean or json: drizzle would write a null in a placeholder as 0 or 'null'.
 *
 * @returns inserts a row and answers its rowid
 */
export function prepareInsert<Table extends SQLiteTable>({ db }: Connection, table: Table): (row: NewRow<Table>) => number {
  const columns = Object.keys(getTableColumns(table)).filter((name) => name !== 'id');
  const slots = Object.fromEntries(columns.map((name) => [name, sql.placeholder(name)]));
  const statement = db
    .insert(table)
    .values(slots as SQLiteInsertValue<Table>)
    .prepare();
  return (row) => Number(statement.run(row).lastInsertRowid);
}
