import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { contactId, personId } from '../../src/domain/ids.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { claim, DRAFT, happens, newOrder, someone, TODAY } from './examples.ts';

let temp: TempStore;
let store: Store;
beforeEach(() => {
  temp = openTempStore({ now: () => TODAY });
  store = temp.store;
});
afterEach(() => temp.dispose());

describe('Somebody who is met', () => {
  it('is new at first sight and the same person ever after', () => {
    const zhang = someone(store, '张阿姨');
    expect(zhang).toMatchObject({ name: '张阿姨', friend: null, staff: false, grids: [], worker: null });
    expect(someone(store, '张阿姨')).toEqual(zhang);
    expect(temp.reopen().people.meet({ id: zhang.contact, name: '张阿姨', friend: null })).toEqual(zhang);
  });

  it('is known by the contact, not by the nickname', () => {
    const one = store.people.meet({ id: contactId('a'), name: '杨网格', friend: null });
    const other = store.people.meet({ id: contactId('b'), name: '杨网格', friend: null });
    expect(other.id).not.toBe(one.id);
    expect(store.people.named('杨网格')).toEqual([one, other]);
  });

  it('has the nickname and the friend flag that were seen last, unless the platform told none', () => {
    const id = contactId('a');
    const first = store.people.meet({ id, name: '小张', friend: null });
    expect(store.people.meet({ id, name: '张阿姨', friend: true })).toEqual({ ...first, name: '张阿姨', friend: true });
    expect(store.people.meet({ id, name: '', friend: null })).toMatchObject({ name: '张阿姨', friend: true });
    store.people.meet({ id, name: '张阿姨', friend: false });
    expect(store.people.byId(first.id)).toMatchObject({ name: '张阿姨', friend: false });
    expect(store.people.named('小张')).toEqual([]);
  });

  it('is nobody before', () => {
    expect(store.people.byContact(contactId('a'))).toBeNull();
    expect(() => store.people.byId(personId(9))).toThrow('no person 9');
  });
});

describe('Roles', () => {
  it('are given once, several to a person, and taken all together', () => {
    const yang = someone(store, '杨网格');
    for (const grid of [7, 3, 3]) store.people.grantGrid(yang.id, grid);
    store.people.grantStaff(yang.id);
    store.people.grantStaff(yang.id);
    expect(store.people.byId(yang.id)).toMatchObject({ staff: true, grids: [3, 7] });
    store.people.revokeRoles(yang.id);
    expect(store.people.byId(yang.id)).toMatchObject({ staff: false, grids: [] });
  });

  it('say who is staff and who looks after a grid', () => {
    const [yang, li, wu] = ['杨网格', '李网格', '吴站长'].map((name) => someone(store, name));
    store.people.grantGrid(yang?.id ?? personId(0), 3);
    store.people.grantGrid(li?.id ?? personId(0), 4);
    store.people.grantStaff(wu?.id ?? personId(0));
    expect(store.people.gridWorkers().map(({ name }) => name)).toEqual(['杨网格', '李网格']);
    expect(store.people.gridWorkers(4).map(({ name }) => name)).toEqual(['李网格']);
    expect(store.people.gridWorkers(5)).toEqual([]);
    expect(store.people.staff().map(({ name }) => name)).toEqual(['吴站长']);
  });

  it('do not touch the register when they are taken', () => {
    const xiong = someone(store, '熊师傅');
    store.register.enrol(xiong.id, { name: '熊明祥', phone: null, team: null, trades: [] });
    store.people.revokeRoles(xiong.id);
    expect(store.people.byId(xiong.id).worker?.name).toBe('熊明祥');
  });
});

describe('A phone', () => {
  it('belongs to who is registered under it', () => {
    const xiong = someone(store, '熊师傅');
    store.register.enrol(xiong.id, { name: '熊明祥', phone: '13800000001', team: null, trades: [] });
    expect(store.people.byWorkerPhone('13800000001')?.id).toBe(xiong.id);
    expect(store.people.byWorkerPhone('13800000009')).toBeNull();
  });

  it('belongs to who was once named with it by somebody else', () => {
    const [yang, zhang] = [someone(store, '杨网格'), someone(store, '张阿姨')];
    store.orders.create(newOrder(yang.id, { onBehalfOf: zhang.id, draft: { ...DRAFT, phone: '13800000005' } }));
    expect(store.people.byWorkerPhone('13800000005')?.id).toBe(zhang.id);
  });

  it('does not belong to a poster because he wrote it', () => {
    const zhang = someone(store, '张阿姨');
    store.orders.create(newOrder(zhang.id, { draft: { ...DRAFT, phone: '13800000005' } }));
    expect(store.people.byWorkerPhone('13800000005')).toBeNull();
  });
});

describe('A person who comes with a new contact', () => {
  const NEW = contactId('new');
  const enrolled = (name: string) => {
    const person = someone(store, name);
    store.register.enrol(person.id, { name, phone: '13800000001', team: '一队', trades: ['moving'] });
    return person;
  };

  it('is from then on met under it', () => {
    const xiong = enrolled('熊明祥');
    store.people.rebind(xiong.id, NEW);
    expect(store.people.meet({ id: NEW, name: '老熊', friend: true })).toMatchObject({ id: xiong.id, name: '老熊', friend: true });
    expect(store.people.byContact(xiong.contact)).toBeNull();
  });

  it('takes over what he did under it before anybody knew that it was him', () => {
    const xiong = enrolled('熊明祥');
    const stranger = store.people.meet({ id: NEW, name: '老熊', friend: true });
    store.people.grantGrid(stranger.id, 3);
    const own = store.orders.create(newOrder(stranger.id));
    const taken = happens(store, store.orders.create(newOrder(someone(store, '张阿姨').id)), claim(stranger));
    store.journal.append({ kind: 'voice-hint', at: TODAY, by: null, person: stranger.id, room: null, data: {} });

    store.people.rebind(xiong.id, NEW);

    expect(store.people.byContact(NEW)).toMatchObject({ id: xiong.id, name: '老熊', friend: true, grids: [3], worker: { name: '熊明祥' } });
    expect(store.people.byId(stranger.id).id).toBe(xiong.id);
    expect(store.people.named('老熊').map(({ id }) => id)).toEqual([xiong.id]);
    expect(store.orders.ofPoster(xiong.id, ['open']).map(({ id }) => id)).toEqual([own.id]);
    expect(store.orders.heldBy(xiong.id, ['claimed']).map(({ id }) => id)).toEqual([taken.id]);
    expect(store.orders.history(taken.id).map(({ event }) => ('person' in event ? event.person : null))).toEqual([null, xiong.id]);
    expect(store.journal.since('voice-hint', 0, { person: xiong.id })).toHaveLength(1);
  });

  it('merges his second entry away and keeps the first, with the certificates of both and a suspension of either', () => {
    const xiong = enrolled('熊明祥');
    const stranger = store.people.meet({ id: NEW, name: '老熊', friend: null });
    store.register.enrol(stranger.id, { name: '熊明祥', phone: '13800000009', team: '二队', trades: ['unclogging'] });
    store.register.addCertificate(stranger.id, { name: '低压电工证', expires: '2029-05-01' });
    store.register.signPledge(stranger.id, '2026-11-01', '1');
    store.register.suspend(stranger.id, null, '投诉');
    store.people.rebind(xiong.id, NEW);
    expect(store.people.byContact(NEW)?.worker).toEqual({
      name: '熊明祥',
      phone: '13800000001',
      team: '一队',
      trades: ['moving', 'unclogging'],
      certificates: [{ name: '低压电工证', expires: '2029-05-01' }],
      pledge: { signedOn: '2026-11-01', version: '1' },
      suspension: { until: null, reason: '投诉' },
    });
    expect(store.register.entries()).toHaveLength(1);
  });

  it('is not his own stand-by', () => {
    const xiong = enrolled('熊明祥');
    const stranger = store.people.meet({ id: NEW, name: '老熊', friend: null });
    const other = someone(store, '王师傅');
    let order = happens(store, store.orders.create(newOrder(someone(store, '张阿姨').id)), claim(xiong));
    for (const person of [stranger, other]) order = happens(store, order, { kind: 'queued', person: person.id, first: false });
    store.people.rebind(xiong.id, NEW);
    const after = store.orders.byId(order.id);
    expect(after.holders.map(({ person }) => person)).toEqual([xiong.id]);
    expect(after.standby).toEqual([other.id]);
    expect(happens(store, after, { kind: 'unqueued', person: other.id }).standby).toEqual([]);
  });

  it('may do so twice, and once back to the first', () => {
    const xiong = enrolled('熊明祥');
    for (const id of ['b', 'c']) {
      store.people.meet({ id: contactId(id), name: '老熊', friend: null });
      store.people.rebind(xiong.id, contactId(id));
    }
    store.people.rebind(xiong.id, xiong.contact);
    store.people.rebind(xiong.id, xiong.contact);
    expect(store.people.byContact(xiong.contact)?.id).toBe(xiong.id);
    expect(store.people.byContact(contactId('c'))).toBeNull();
  });
});
