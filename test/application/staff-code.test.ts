import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/application/ports/store.ts';
import { newStaffCode, redeemStaffCode, staffCodeAtStart } from '../../src/application/staff-code.ts';
import { contactId } from '../../src/domain/ids.ts';
import { openTempStore, type TempStore } from '../support/temp-store.ts';

describe('the code of the first staff member', () => {
  let temp: TempStore;
  const random = () => 0.5;
  const stranger = (store: Store) => store.people.meet({ id: contactId('陌生人'), name: '陌生人', friend: true });
  beforeEach(() => {
    temp = openTempStore();
  });
  afterEach(() => {
    temp.dispose();
  });

  it('has six digits, is printed as long as nobody is staff, and makes one person staff', () => {
    const printed = staffCodeAtStart(temp.store, random);
    expect(printed).toEqual({ kind: 'code', code: '550000' });
    expect(staffCodeAtStart(temp.reopen(), () => 0.9)).toEqual(printed);
    const person = stranger(temp.store);
    expect(redeemStaffCode(temp.store, person, '550000')).toEqual({ kind: 'granted' });
    expect(temp.store.people.byId(person.id).staff).toBe(true);
    expect(staffCodeAtStart(temp.store, random)).toBeNull();
  });

  it('works once', () => {
    const code = newStaffCode(temp.store, random);
    redeemStaffCode(temp.store, stranger(temp.store), code);
    const late = temp.store.people.meet({ id: contactId('后来的人'), name: '后来的人', friend: true });
    expect(redeemStaffCode(temp.store, late, code)).toEqual({ kind: 'void' });
    expect(temp.store.people.byId(late.id).staff).toBe(false);
  });

  it('is locked by five wrong ones, counted across restarts', () => {
    const code = newStaffCode(temp.store, random);
    const person = stranger(temp.store);
    for (const left of [4, 3, 2]) expect(redeemStaffCode(temp.store, person, '111111')).toEqual({ kind: 'wrong', triesLeft: left });
    temp.reopen();
    expect(redeemStaffCode(temp.store, person, '222222')).toEqual({ kind: 'wrong', triesLeft: 1 });
    expect(redeemStaffCode(temp.store, person, '333333')).toEqual({ kind: 'void' });
    expect(redeemStaffCode(temp.store, person, code)).toEqual({ kind: 'void' });
    expect(temp.store.people.byId(person.id).staff).toBe(false);
    expect(staffCodeAtStart(temp.store, random)).toEqual({ kind: 'locked' });
  });

  it('a new one unlocks, and voids the one before', () => {
    const person = stranger(temp.store);
    const before = newStaffCode(temp.store, random);
    for (let tries = 0; tries < 5; tries += 1) redeemStaffCode(temp.store, person, '111111');
    const code = newStaffCode(temp.store, () => 0.25);
    expect(redeemStaffCode(temp.store, person, before)).toEqual({ kind: 'wrong', triesLeft: 4 });
    expect(redeemStaffCode(temp.store, person, code)).toEqual({ kind: 'granted' });
  });

  it('is printed by the command for whoever runs the station, and works', () => {
    const run = () =>
      spawnSync(process.execPath, ['--import', 'tsx', 'scripts/staff-code.ts'], {
        env: { ...process.env, DATA_DIR: dirname(temp.file), ADMIN_CONTACT_IDS: '' },
        encoding: 'utf8',
      });
    const before = /认领 (\d{6})/u.exec(run().stdout)?.[1] ?? '';
    const code = /认领 (\d{6})/u.exec(run().stdout)?.[1] ?? '';
    const person = stranger(temp.store);
    if (before !== code) expect(redeemStaffCode(temp.store, person, before).kind).toBe('wrong');
    expect(redeemStaffCode(temp.store, person, code)).toEqual({ kind: 'granted' });
  }, 30_000);

  it('there is none before one was made', () => {
    expect(redeemStaffCode(temp.store, stranger(temp.store), '')).toEqual({ kind: 'void' });
    expect(redeemStaffCode(temp.store, stranger(temp.store), '000000')).toEqual({ kind: 'void' });
  });
});
