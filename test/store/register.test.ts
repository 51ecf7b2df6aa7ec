import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store, WorkerEntry } from '../../src/application/ports/store.ts';
import { HOUR } from '../../src/domain/time.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';
import { someone, TODAY } from './examples.ts';

let temp: TempStore;
let store: Store;
let now = TODAY;
beforeEach(() => {
  now = TODAY;
  temp = openTempStore({ now: () => now });
  store = temp.store;
});
afterEach(() => temp.dispose());

const XIONG: WorkerEntry = {
  name: '熊明祥',
  phone: '13800000001',
  team: '一队',
  trades: ['plumbing_electric', 'moving'],
  certificates: [{ name: '低压电工证', expires: '2029-05-01' }],
  pledge: { signedOn: '2026-10-01', version: '1' },
  active: true,
};
const names = (workers: readonly { readonly name: string }[]) => workers.map(({ name }) => name);

describe('A worker who is enrolled', () => {
  it('stands on the register with all that was said, trades in the order in which they were said', () => {
    const xiong = someone(store, '熊师傅');
    store.register.enrol(xiong.id, XIONG);
    expect(store.people.byId(xiong.id).worker).toEqual({
      name: '熊明祥',
      phone: '13800000001',
      team: '一队',
      trades: ['plumbing_electric', 'moving'],
      certificates: [],
      pledge: null,
      suspension: null,
    });
    expect(names(store.people.named('熊明祥'))).toEqual(['熊师傅']);
  });

  it('keeps what is left out when he is enrolled again', () => {
    const xiong = someone(store, '熊师傅');
    store.register.enrol(xiong.id, XIONG);
    store.register.enrol(xiong.id, { name: '熊明强', phone: null, team: null, trades: ['care'] });
    expect(store.people.byId(xiong.id).worker).toMatchObject({ name: '熊明强', phone: '13800000001', team: '一队', trades: ['care'] });
    expect(store.register.entries()).toHaveLength(1);
  });

  it('gets the entry that has waited for his phone', () => {
    store.register.importEntry(XIONG);
    const xiong = someone(store, '熊师傅');
    store.register.enrol(xiong.id, { name: '熊明祥', phone: '13800000001', team: null, trades: [] });
    expect(store.people.byId(xiong.id).worker).toMatchObject({ team: '一队', certificates: XIONG.certificates, pledge: XIONG.pledge });
    expect(store.register.entries()).toHaveLength(1);
  });

  it('has the certificate with its new date, and the pledge that was signed last', () => {
    const xiong = someone(store, '熊师傅');
    store.register.enrol(xiong.id, XIONG);
    store.register.addCertificate(xiong.id, { name: '低压电工证', expires: '2026-12-01' });
    store.register.addCertificate(xiong.id, { name: '低压电工证', expires: '2029-12-01' });
    store.register.addCertificate(xiong.id, { name: '高处作业证', expires: null });
    store.register.signPledge(xiong.id, '2026-11-20', '2');
    store.register.signPledge(xiong.id, '2026-01-01', '1');
    expect(store.people.byId(xiong.id).worker).toMatchObject({
      certificates: [
        { name: '低压电工证', expires: '2029-12-01' },
        { name: '高处作业证', expires: null },
      ],
      pledge: { signedOn: '2026-11-20', version: '2' },
    });
  });

  it('is not among the active ones while he is suspended', () => {
    const xiong = someone(store, '熊师傅');
    const wang = someone(store, '王师傅');
    store.register.enrol(xiong.id, XIONG);
    store.register.enrol(wang.id, { ...XIONG, name: '王强', phone: null, trades: ['moving'] });
    expect(names(store.register.workers())).toEqual(['熊师傅', '王师傅']);
    expect(names(store.register.workers('plumbing_electric'))).toEqual(['熊师傅']);

    store.register.suspend(xiong.id, now + HOUR, '迟到');
    expect(store.people.byId(xiong.id).worker?.suspension).toEqual({ until: now + HOUR, reason: '迟到' });
    expect(names(store.register.workers())).toEqual(['王师傅']);
    now += HOUR;
    expect(names(store.register.workers('moving'))).toEqual(['熊师傅', '王师傅']);

    store.register.suspend(xiong.id, null, null);
    expect(names(store.register.workers())).toEqual(['王师傅']);
    store.register.resume(xiong.id);
    expect(store.people.byId(xiong.id).worker?.suspension).toBeNull();
    expect(names(store.register.workers())).toEqual(['熊师傅', '王师傅']);
  });

  it('must be on the register before he can sign anything', () => {
    expect(() => store.register.signPledge(someone(store, '熊师傅').id, '2026-11-20', '1')).toThrow('not on the register');
  });
});

describe('A list that is imported', () => {
  it('adds entries that wait for their owners', () => {
    expect(store.register.importEntry(XIONG)).toBe('added');
    const { active: _, ...worker } = XIONG;
    expect(store.register.entries()).toMatchObject([{ worker: { ...worker, suspension: null }, person: null, keyGroups: [] }]);
    expect(store.register.workers()).toEqual([]);
    expect(store.register.unbound('熊明祥')).toEqual(store.register.unbound('13800000001'));

    const xiong = someone(store, '熊师傅');
    for (const { workerId } of store.register.unbound('熊明祥')) store.register.bindEntry(workerId, xiong.id);
    expect(store.people.byId(xiong.id).worker?.team).toBe('一队');
    expect(store.register.unbound('熊明祥')).toEqual([]);
    expect(store.register.entries().map(({ person }) => person?.id)).toEqual([xiong.id]);
  });

  it('changes the entry of that phone, also when the name is another', () => {
    store.register.importEntry(XIONG);
    expect(store.register.importEntry({ ...XIONG, name: '熊明强', team: '二队', trades: [], certificates: [], pledge: null })).toBe(
      'changed',
    );
    const [entry] = store.register.entries();
    expect(entry?.worker).toMatchObject({
      name: '熊明强',
      team: '二队',
      trades: XIONG.trades,
      certificates: XIONG.certificates,
      pledge: XIONG.pledge,
    });
  });

  it('changes the entry of that name when no phone is given, and gives a phone to one that had none', () => {
    store.register.importEntry({ ...XIONG, phone: null });
    expect(store.register.importEntry({ ...XIONG, phone: null, team: '二队' })).toBe('changed');
    expect(store.register.importEntry(XIONG)).toBe('changed');
    expect(store.register.entries().map(({ worker }) => worker.phone)).toEqual(['13800000001']);
  });

  it('keeps a couple with one phone apart by their names', () => {
    const xiong = someone(store, '熊师傅');
    const zhang = someone(store, '张师傅');
    store.register.enrol(xiong.id, XIONG);
    store.register.enrol(zhang.id, { ...XIONG, name: '张桂花' });
    store.register.importEntry({ ...XIONG, name: '张桂花', team: '三队' });
    expect(store.people.byId(zhang.id).worker?.team).toBe('三队');
    expect(store.people.byId(xiong.id).worker?.team).toBe('一队');
  });

  it('suspends who is not active any more and lifts just that, never what somebody decided', () => {
    const xiong = someone(store, '熊师傅');
    store.register.enrol(xiong.id, XIONG);
    store.register.importEntry({ ...XIONG, active: false });
    expect(store.people.byId(xiong.id).worker?.suspension).toEqual({ until: null, reason: null });
    store.register.importEntry(XIONG);
    expect(store.people.byId(xiong.id).worker?.suspension).toBeNull();

    store.register.suspend(xiong.id, null, '投诉');
    store.register.importEntry(XIONG);
    expect(store.people.byId(xiong.id).worker?.suspension).toEqual({ until: null, reason: '投诉' });
  });

  it('joins an entry with the one that its owner made himself', () => {
    const xiong = someone(store, '熊师傅');
    store.register.enrol(xiong.id, { name: '小熊', phone: null, team: null, trades: ['care'] });
    store.register.importEntry(XIONG);
    for (const { workerId } of store.register.unbound('熊明祥')) store.register.bindEntry(workerId, xiong.id);
    expect(store.people.byId(xiong.id).worker).toMatchObject({ name: '熊明祥', trades: ['plumbing_electric', 'moving', 'care'] });
    expect(store.register.entries()).toHaveLength(1);
  });
});
