import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { messageId } from '../../src/domain/ids.ts';
import { connect } from '../../src/store/connection.ts';
import { migrate } from '../../src/store/migrate.ts';
import { storeOn } from '../../src/store/open-store.ts';
import { StoreError } from '../../src/store/store-error.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { newOrder, someone, TODAY } from './examples.ts';

let temp: TempStore;
let store: Store;

beforeEach(() => {
  temp = openTempStore({ waitMs: 50 });
  store = temp.store;
});
afterEach(() => temp.dispose());

const receive = (id: string) => store.inbox.receive({ id: messageId(id), sentAt: TODAY, arrivedAt: TODAY });

describe('A transaction', () => {
  it('that throws leaves nothing behind, and the error comes through as it was', () => {
    const poster = someone(store, '张阿姨');
    const broken = new Error('broken');
    const work = () =>
      store.transact(() => {
        receive('m1');
        store.orders.create(newOrder(poster.id));
        store.due.schedule({ kind: 'summary', at: TODAY, order: null, person: null, cause: null });
        throw broken;
      });
    expect(work).toThrow(broken);
    expect(receive('m1')).toBe(true);
    expect(store.orders.open()).toEqual([]);
    expect(store.due.nextAt()).toBeNull();
  });

  it('within another one is undone alone when its error is caught', () => {
    store.transact(() => {
      receive('kept');
      expect(() =>
        store.transact(() => {
          receive('undone');
          throw new Error('inner');
        }),
      ).toThrow('inner');
    });
    expect(receive('kept')).toBe(false);
    expect(receive('undone')).toBe(true);
  });

  it('hands on what its work returns', () => {
    expect(store.transact(() => 128)).toBe(128);
  });

  it('takes the write lock at once, so that nobody decides on what another is about to change', () => {
    const other = new Database(temp.file, { timeout: 0 });
    store.transact(() => expect(() => other.exec('BEGIN IMMEDIATE')).toThrow('locked'));
    other.close();
  });

  it('that waits too long for another program says so, with what to do', () => {
    const other = new Database(temp.file);
    other.exec('BEGIN IMMEDIATE');
    const write = () => store.transact(() => receive('m1'));
    expect(write).toThrow(StoreError);
    expect(write).toThrow(expect.objectContaining({ fault: 'busy', file: temp.file, remedy: expect.stringContaining('Wait until') }));
    expect(() => receive('m2')).toThrow(expect.objectContaining({ fault: 'busy' }));
    other.exec('ROLLBACK');
    other.close();
    expect(receive('m1')).toBe(true);
  });
});

describe('On a full disk', () => {
  it('a transaction fails as a whole, and the next one works when there is space again', () => {
    const folder = mkdtempSync(join(tmpdir(), 'station-'));
    const connection = connect(join(folder, 'station.sqlite'), 50);
    migrate(connection);
    const small = storeOn(
      connection,
      () => TODAY,
      () => connection.client.close(),
    );
    const poster = someone(small, '张阿姨');
    const before = small.orders.create(newOrder(poster.id));

    const pages = connection.client.pragma('page_count', { simple: true }) as number;
    connection.client.pragma(`max_page_count = ${pages + 2}`);
    const fill = () =>
      small.transact(() => {
        for (let i = 0; i < 200; i += 1) small.orders.create(newOrder(poster.id));
      });
    expect(fill).toThrow(expect.objectContaining({ fault: 'disk-full', remedy: expect.stringContaining('Free some space') }));
    expect(small.orders.open()).toEqual([before]);

    connection.client.pragma('max_page_count = 100000');
    expect(small.orders.create(newOrder(poster.id)).number).toBe(before.number + 1);
    small.close();
    rmSync(folder, { recursive: true });
  });
});
