import { readdirSync, readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { generateSQLiteDrizzleJson, generateSQLiteMigration } from 'drizzle-kit/api';
import { getTableColumns, is } from 'drizzle-orm';
import { getTableConfig, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as orders from '../../src/store/schema/orders.ts';
import * as people from '../../src/store/schema/people.ts';
import * as services from '../../src/store/schema/services.ts';
import * as station from '../../src/store/schema/station.ts';
import * as traffic from '../../src/store/schema/traffic.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { bindMarket, claim, happens, newOrder, someone } from './examples.ts';

const SCHEMA = { ...people, ...station, ...orders, ...traffic, ...services };
const TABLES = Object.values(SCHEMA).flatMap((value): readonly SQLiteTable[] => (is(value, SQLiteTable) ? [value] : []));

describe('The migrations', () => {
  it('make just the tables that the schema says', async () => {
    const folder = new URL('../../migrations/meta/', import.meta.url);
    const last = readdirSync(folder)
      .filter((name) => name.endsWith('_snapshot.json'))
      .sort()
      .at(-1);
    const landed = JSON.parse(readFileSync(new URL(last ?? '', folder), 'utf8'));
    const missing = await generateSQLiteMigration(landed, await generateSQLiteDrizzleJson(SCHEMA));
    expect(missing, 'run drizzle-kit generate').toEqual([]);
  }, 30_000);
});

describe('A database', () => {
  let temp: TempStore;
  let db: Database.Database;
  beforeAll(() => {
    temp = openTempStore();
    bindMarket(temp.store);
    const [zhang, xiong] = [someone(temp.store, '张阿姨'), someone(temp.store, '熊师傅')];
    temp.store.register.enrol(xiong.id, { name: '熊明祥', phone: null, team: '一队', trades: ['moving'] });
    temp.store.register.setKeyGroups(xiong.id, ['older']);
    temp.store.people.grantGrid(zhang.id, 3);
    const order = happens(temp.store, temp.store.orders.create(newOrder(zhang.id)), claim(xiong));
    temp.store.orders.addNote(order.id, { kind: 'reason', text: '', by: null, at: 0 });
    temp.store.questions.ask({ person: zhang.id, room: null, askedAt: 0, until: 1, question: { kind: 'no-show', order: order.id } });
    temp.store.due.schedule({ kind: 'summary', at: 1, order: null, person: null, cause: null });
    const content = { kind: 'text', text: '', mentions: [] } as const;
    const target = { kind: 'person', person: zhang.id } as const;
    temp.store.outbox.add({ target, kind: 'answer', content, order: null, cause: null, urgent: false, createdAt: 0 });
    db = new Database(temp.file);
  });
  afterAll(() => {
    db.close();
    temp.dispose();
  });

  const enumerated = TABLES.flatMap((table) =>
    Object.values(getTableColumns(table))
      .filter((column) => column.enumValues !== undefined && column.enumValues.length > 0)
      .map((column) => [getTableConfig(table).name, column.name] as const),
  );

  it('has many columns that hold one of a few words', () => {
    expect(enumerated.length).toBeGreaterThan(15);
  });

  it.each(enumerated)('takes no other word in %s.%s', (table, column) => {
    // The history refuses every UPDATE; there a new row shows it.
    const statement =
      table === 'order_events'
        ? `INSERT INTO order_events (order_id, seq, kind, at, data) VALUES (1, 3, 'nonsense', 0, '{}')`
        : `UPDATE ${table} SET "${column}" = 'nonsense'`;
    expect(db.prepare(`SELECT count(*) FROM ${table}`).pluck().get(), `no row to try it on in ${table}`).toBeGreaterThan(0);
    expect(() => db.exec(statement)).toThrow('CHECK constraint failed');
  });

  it('refuses yes and no that are neither', () => {
    for (const [table, column] of [
      ['orders', 'urgent'],
      ['workers', 'suspended'],
      ['outbox', 'urgent'],
      ['people', 'friend'],
    ]) {
      expect(() => db.exec(`UPDATE ${table} SET ${column} = 2`), `${table}.${column}`).toThrow('CHECK constraint failed');
    }
  });
});
