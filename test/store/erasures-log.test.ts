import { appendFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Order } from '../../src/domain/order.ts';
import { readErasures } from '../../src/store/erasures-log.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { happens, newOrder, someone, TODAY } from './examples.ts';

let temp: TempStore;
let log: string;
let orders: readonly Order[];

beforeEach(() => {
  temp = openTempStore();
  log = join(dirname(temp.file), 'erasures.log');
  const poster = someone(temp.store, '张阿姨');
  orders = [1, 2, 3].map(() => happens(temp.store, temp.store.orders.create(newOrder(poster.id)), { kind: 'cancelled', how: 'poster' }));
});
afterEach(() => temp.dispose());

const erase = (order: number, at = TODAY) => temp.store.orders.erase(orders[order]?.id as Order['id'], at);
const idsIn = () => readErasures(log).erasures.map(({ id }) => id);

describe('The log of erasures', () => {
  it('holds what was erased and when, and nothing else, for its owner alone', () => {
    erase(0);
    temp.store.transact(() => {
      erase(1, TODAY + 1);
      expect(existsSync(log) && readFileSync(log, 'utf8').includes('102')).toBe(false);
      erase(2, TODAY + 1);
    });
    expect(readFileSync(log, 'utf8')).toBe(
      [
        '2026-11-23T09:00:00.000+08:00 order 20261123-101;',
        '2026-11-23T09:00:00.001+08:00 order 20261123-102;',
        '2026-11-23T09:00:00.001+08:00 order 20261123-103;',
        '',
      ].join('\n'),
    );
    expect((statSync(log).mode & 0o777).toString(8)).toBe('600');
    expect(readErasures(log)).toEqual({
      erasures: [
        { kind: 'order', id: '20261123-101', at: TODAY },
        { kind: 'order', id: '20261123-102', at: TODAY + 1 },
        { kind: 'order', id: '20261123-103', at: TODAY + 1 },
      ],
      unreadable: 0,
    });
  });

  it('says nothing of what was undone, and nothing is erased that it cannot hold', () => {
    expect(() =>
      temp.store.transact(() => {
        erase(0);
        throw new Error('undone');
      }),
    ).toThrow('undone');
    erase(1);
    expect(idsIn()).toEqual(['20261123-102']);

    const rawText = (order: number) => temp.store.orders.byId(orders[order]?.id as Order['id']).rawText;
    temp.dispose();
    temp = openTempStore();
    const poster = someone(temp.store, '张阿姨');
    orders = [happens(temp.store, temp.store.orders.create(newOrder(poster.id)), { kind: 'cancelled', how: 'poster' })];
    mkdirSync(join(dirname(temp.file), 'erasures.log'));
    expect(() => erase(0)).toThrow(expect.objectContaining({ fault: 'not-writable' }));
    expect(rawText(0)).not.toBeNull();
  });

  it('skips a line that was cut short, also one that others follow', () => {
    erase(0);
    appendFileSync(log, '2026-11-23T09:00:00.000+08:00 order 20261123-1');
    expect(readErasures(log)).toMatchObject({ erasures: [{ id: '20261123-101' }], unreadable: 1 });
    erase(1);
    expect(readErasures(log)).toMatchObject({ erasures: [{ id: '20261123-101' }, { id: '20261123-102' }], unreadable: 1 });
    writeFileSync(log, 'what is this\n\n2026-11-23 ordre x;\n');
    expect(readErasures(log)).toEqual({ erasures: [], unreadable: 2 });
  });
});
