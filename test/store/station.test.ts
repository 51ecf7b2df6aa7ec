import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { roomId } from '../../src/domain/ids.ts';
import type { Room } from '../../src/domain/people.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { someone, TODAY } from './examples.ts';

let temp: TempStore;
let store: Store;
beforeEach(() => {
  temp = openTempStore({ now: () => TODAY });
  store = temp.store;
});
afterEach(() => temp.dispose());

const grid = (id: string, number: number): Room => ({ id: roomId(id), name: `网格${number}`, kind: 'grid', grid: number });

describe('Rooms', () => {
  it('are found by what they were bound as, the first bound first', () => {
    store.rooms.bind(grid('b', 4), null, TODAY + 1);
    store.rooms.bind(grid('a', 3), null, TODAY + 2);
    store.rooms.bind(grid('c', 3), null, TODAY);
    expect(store.rooms.ofKind('grid').map(({ id }) => id)).toEqual(['c', 'b', 'a']);
    expect(store.rooms.ofKind('grid', 3).map(({ id }) => id)).toEqual(['c', 'a']);
    expect(store.rooms.ofKind('market')).toEqual([]);
    expect(store.rooms.byId(roomId('b'))).toEqual(grid('b', 4));
  });

  it('are bound as something else without a trace of what they were', () => {
    store.rooms.bind(grid('a', 3), null, TODAY);
    const market: Room = { id: roomId('a'), name: '市场', kind: 'market', grid: null };
    store.rooms.bind(market, someone(store, '吴站长').id, TODAY);
    expect(store.rooms.byId(roomId('a'))).toEqual(market);
    expect(store.rooms.ofKind('grid')).toEqual([]);
  });

  it('are forgotten when they are unbound, and can be bound again', () => {
    store.rooms.bind(grid('a', 3), null, TODAY);
    store.rooms.unbind(roomId('a'));
    expect(store.rooms.byId(roomId('a'))).toBeNull();
    expect(store.rooms.ofKind('grid')).toEqual([]);
    store.rooms.bind(grid('a', 3), null, TODAY);
    expect(store.rooms.byId(roomId('a'))).toEqual(grid('a', 3));
  });

  it('of no grid cannot have its number', () => {
    expect(() => store.rooms.bind({ ...grid('a', 3), kind: 'market' }, null, TODAY)).toThrow('rooms_grid_is');
  });
});

describe('A summary', () => {
  it('is noted once a day and room, also after a restart', () => {
    store.rooms.bind(grid('a', 3), null, TODAY);
    store.rooms.bind(grid('b', 3), null, TODAY);
    expect(store.summaries.note('2026-11-23', roomId('a'), TODAY)).toBe(true);
    const again = temp.reopen();
    expect(again.summaries.note('2026-11-23', roomId('a'), TODAY)).toBe(false);
    expect(again.summaries.note('2026-11-23', roomId('b'), TODAY)).toBe(true);
    expect(again.summaries.note('2026-11-24', roomId('a'), TODAY)).toBe(true);
  });
});

describe('Settings', () => {
  it('hold the last value of each key', () => {
    store.settings.set('quiet_from', '22:00');
    store.settings.set('quiet_from', '21:00');
    store.settings.set('claim_limit', '5');
    expect(store.settings.all()).toEqual({ claim_limit: '5', quiet_from: '21:00' });
    expect(store.settings.get('quiet_to')).toBeNull();
  });
});

describe('The journal', () => {
  it('tells what happened of a kind since, the youngest first, of one person or room if asked', () => {
    const yang = someone(store, '杨网格');
    const entry = { kind: 'bound', by: yang.id, person: null, room: roomId('a'), data: { grid: 3, late: false } };
    store.journal.append({ ...entry, at: TODAY });
    store.journal.append({ ...entry, at: TODAY + 2, room: roomId('b') });
    store.journal.append({ ...entry, at: TODAY + 1, room: null, person: yang.id });
    store.journal.append({ ...entry, at: TODAY + 1, kind: 'gap' });
    expect(store.journal.since('bound', 0).map(({ at }) => at - TODAY)).toEqual([2, 1, 0]);
    expect(store.journal.since('bound', TODAY + 1).map(({ at }) => at - TODAY)).toEqual([2, 1]);
    expect(store.journal.since('bound', 0, { person: yang.id }).map(({ at }) => at - TODAY)).toEqual([1]);
    expect(store.journal.since('bound', 0, { room: roomId('a') })).toEqual([{ ...entry, at: TODAY }]);
    expect(store.journal.since('bound', 0, { room: roomId('a'), person: yang.id })).toEqual([]);
  });
});
