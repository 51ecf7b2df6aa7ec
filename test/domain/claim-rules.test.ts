import { describe, expect, it } from 'vitest';
import { isSameCertificate, lackingCertificates } from '../../src/domain/certificates.ts';
import { breachesNobodyOverrides, type Claimant, type ClaimRuleSettings, checkClaim } from '../../src/domain/claim-rules.ts';
import type { Worker } from '../../src/domain/people.ts';
import { DAY, dayStart } from '../../src/domain/time.ts';

const NOW = dayStart('2026-11-23') + DAY / 2;

const strict: ClaimRuleSettings = {
  claimRegister: 'require',
  claimPledge: 'require',
  claimCertificate: 'require',
  claimCertificateLocks: 'warn',
  claimLimit: 3,
  pledgeVersion: null,
};

const xiong: Worker = {
  name: '熊师傅',
  phone: '13800000001',
  team: null,
  trades: ['plumbing_electric'],
  certificates: [{ name: '电工证', expires: '2027-05-01' }],
  pledge: { signedOn: '2026-01-05', version: '1' },
  suspension: null,
};

function check(over: Partial<Claimant> = {}, settings: Partial<ClaimRuleSettings> = {}) {
  const { refusals, warnings } = checkClaim({ worker: xiong, unfinished: 0, asked: [], now: NOW, ...over }, { ...strict, ...settings });
  return { refused: refusals.map(({ rule }) => rule), warned: warnings.map(({ rule }) => rule) };
}
const nothing = { refused: [], warned: [] };
const refused = (...rules: string[]) => ({ refused: rules, warned: [] });
const warned = (...rules: string[]) => ({ refused: [], warned: rules });

describe('who may claim', () => {
  it('a registered worker who has signed', () => {
    expect(check()).toEqual(nothing);
  });

  it('nobody who is not on the register, where the station asks for it', () => {
    expect(check({ worker: null, asked: ['低压电工证'] })).toEqual(refused('register'));
  });

  it('anybody where it does not, certificates and all', () => {
    expect(check({ worker: null, asked: ['低压电工证'] }, { claimRegister: 'off' })).toEqual(nothing);
  });

  it('anybody with a warning where the station leaves it at that, but for a certificate', () => {
    expect(check({ worker: null }, { claimRegister: 'warn' })).toEqual(warned('register'));
    expect(check({ worker: null, asked: ['低压电工证'] }, { claimRegister: 'warn' }).refused).toEqual(['certificate']);
  });

  it('nobody who has not signed the pledge', () => {
    expect(check({ worker: { ...xiong, pledge: null } })).toEqual(refused('pledge'));
    expect(check({ worker: { ...xiong, pledge: null } }, { claimPledge: 'warn' })).toEqual(warned('pledge'));
    expect(check({ worker: { ...xiong, pledge: null } }, { claimPledge: 'off' })).toEqual(nothing);
  });

  it('nobody who signed an earlier version than the one in force', () => {
    expect(check({}, { pledgeVersion: '2' })).toEqual(refused('pledge'));
    expect(check({}, { pledgeVersion: '1' })).toEqual(nothing);
  });

  it('nobody who is suspended, whatever else is off, until the suspension is over', () => {
    const off = { claimRegister: 'off', claimPledge: 'off', claimCertificate: 'off' } as const;
    const suspended = (until: number | null): Worker => ({ ...xiong, suspension: { until, reason: null } });
    expect(check({ worker: suspended(null) }, off)).toEqual(refused('suspension'));
    expect(check({ worker: suspended(NOW + 1) }, off)).toEqual(refused('suspension'));
    expect(check({ worker: suspended(NOW) }, off)).toEqual(nothing);
  });

  it('nobody with as many unfinished jobs as the limit', () => {
    expect(check({ unfinished: 2 })).toEqual(nothing);
    expect(check({ unfinished: 3 })).toEqual(refused('limit'));
    expect(check({ unfinished: 30 }, { claimLimit: 0 })).toEqual(nothing);
  });

  it('with every lack named', () => {
    expect(check({ worker: { ...xiong, pledge: null, certificates: [] }, asked: ['低压电工证'], unfinished: 3 })).toEqual(
      refused('pledge', 'certificate', 'limit'),
    );
  });
});

describe('certificates', () => {
  it('are known by all their names', () => {
    expect(check({ asked: ['低压电工证'] })).toEqual(nothing);
    expect(isSameCertificate('低压电工', '电工证')).toBe(true);
    expect(isSameCertificate('高空作业证', '高处作业证')).toBe(true);
    expect(isSameCertificate('健康证', '电工证')).toBe(false);
    expect(isSameCertificate('健康证', '健康证')).toBe(true);
  });

  it('are valid to the end of their last day', () => {
    const lacking = (expires: string | null) => lackingCertificates(['低压电工证'], [{ name: '低压电工', expires }], NOW);
    expect(lacking('2026-11-23')).toEqual([]);
    expect(lacking(null)).toEqual([]);
    expect(lacking('2026-11-22')).toEqual([{ name: '低压电工证', expired: true }]);
    expect(lackingCertificates(['低压电工证'], [], NOW)).toEqual([{ name: '低压电工证', expired: false }]);
  });

  it('for locks have a setting of their own', () => {
    expect(check({ asked: ['公安备案'] })).toEqual(warned('certificate'));
    expect(check({ asked: ['公安备案'] }, { claimCertificateLocks: 'require', claimCertificate: 'off' })).toEqual(refused('certificate'));
    expect(check({ asked: ['高处作业证'] }, { claimCertificate: 'warn' })).toEqual(warned('certificate'));
  });

  it('are not to be overridden where a life hangs on them, on the register or not', () => {
    const asked = ['低压电工证', '高处作业证', '燃气资质', '公安备案', '健康证'];
    const held = (over: Partial<Claimant>, settings: Partial<ClaimRuleSettings> = {}) =>
      breachesNobodyOverrides({ worker: xiong, unfinished: 9, asked, now: NOW, ...over }, { ...strict, ...settings });
    const names = (over: Partial<Claimant>) => held(over).map((breach) => breach.rule === 'certificate' && breach.name);
    expect(names({ worker: { ...xiong, certificates: [], pledge: null } })).toEqual(['低压电工证', '高处作业证', '燃气资质']);
    expect(names({ worker: null })).toEqual(['低压电工证', '高处作业证', '燃气资质']);
    expect(held({ worker: null }, { claimRegister: 'off' })).toEqual([]);
    expect(held({}, { claimCertificate: 'warn' })).toEqual([]);
  });
});
