import { getTableColumns } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Connection } from './connection.ts';

/** A row to insert: every column is given, null where there is nothing; an `id` is made by the database. */
export type NewRow<Table extends SQLiteTable> = {
  readonly [Column in Exclude<keyof Table['$inferInsert'], 'id'>]-?: Exclude<Table['$inferInsert'][Column], undefined>;
};

/**
 * An INSERT prepared once, of all columns. Raw: drizzle's filling of placeholders takes as long as the insert itself.
 *
 * @returns inserts a row and answers its rowid
 */
export function prepareInsert<Table extends SQLiteTable>({ client }: Connection, table: Table): (row: NewRow<Table>) => number {
  const columns = Object.entries(getTableColumns(table)).filter(([name, { generated }]) => name !== 'id' && generated === undefined);
  const names = columns.map(([, column]) => `"${column.name}"`);
  const statement = client.prepare<unknown[]>(
    `INSERT INTO "${getTableConfig(table).name}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
  );
  return (row) => {
    const given = row as Readonly<Record<string, unknown>>;
    const values = columns.map(([name, column]) => (given[name] === null ? null : column.mapToDriverValue(given[name])));
    return Number(statement.run(values).lastInsertRowid);
  };
}

/** A row as SQLite gives it, where no drizzle has turned flags and lists into what they are in code. */
export type Stored<Row> = {
  readonly [Column in keyof Row]: Row[Column] extends boolean ? 0 | 1 : Row[Column] extends readonly unknown[] ? string : Row[Column];
};

/**
 * A SELECT in raw SQL for wide rows: better-sqlite3 takes twice as long to make objects of fifty columns as to hand over
 * their values.
 */
export function prepareWideSelect<Params extends object, Row>({ client }: Connection, text: string): (params: Params) => Row[] {
  const statement = client.prepare<[Params], unknown[]>(text).raw();
  const names = statement.columns().map(({ name }) => name);
  return (params) =>
    statement.all(params).map((values) => {
      const row: Record<string, unknown> = {};
      for (let at = 0; at < names.length; at += 1) row[names[at] ?? ''] = values[at];
      return row as Row;
    });
}

/** The columns of a table for a SELECT in raw SQL, under the names that they have in the schema. */
export function columnsOf(table: SQLiteTable): string {
  const { name: tableName } = getTableConfig(table);
  return Object.entries(getTableColumns(table))
    .map(([name, column]) => `${tableName}."${column.name}" AS "${name}"`)
    .join(', ');
}
