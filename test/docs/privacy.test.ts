import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { openTempStore } from '../support/temp-store.ts';

/** Every "table.column" of the document's tables, in order. */
function classified(): readonly string[] {
  const document = readFileSync(new URL('../../docs/privacy.md', import.meta.url), 'utf8');
  const rows = document.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`(\w+\.\w+)`/g)].map(([, name = '']) => name));
}

function textColumns(): readonly string[] {
  const temp = openTempStore();
  const db = new Database(temp.file, { readonly: true });
  try {
    return db
      .prepare<[], string>(
        `SELECT tables.name || '.' || columns.name FROM sqlite_schema AS tables JOIN pragma_table_xinfo(tables.name) AS columns
         WHERE tables.type = 'table' AND tables.name NOT LIKE 'sqlite_%' AND upper(columns.type) NOT IN ('INTEGER', 'NUMERIC', 'SERIAL')`,
      )
      .pluck()
      .all();
  } finally {
    db.close();
    temp.dispose();
  }
}

it('docs/privacy.md says of every column that can hold words what it holds and what ends it, and names no other', () => {
  const files = ['rules.json', 'erasures.log', 'station.sqlite'];
  const named = classified().filter((name) => !files.includes(name));
  expect([...named].sort()).toEqual([...textColumns()].sort());
});
