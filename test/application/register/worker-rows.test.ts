import { describe, expect, it } from 'vitest';
import { readWorkerRows, type Sheet, type SheetCell } from '../../../src/application/register/worker-rows.ts';
import { missingColumns, rowFaultText } from '../../../src/application/replies/import-lines.ts';

const HEADER = ['姓名', '电话', '团队', '工种', '证书及有效期', '承诺书日期', '状态'];
const read = (...rows: Sheet) => readWorkerRows([HEADER, ...rows], (signedOn) => signedOn.slice(0, 4));
const row = (changes: Readonly<Record<string, SheetCell>> = {}): readonly SheetCell[] =>
  HEADER.map((title) => ({ 姓名: '熊明祥', 电话: '13800000001', 工种: '水电', ...changes })[title] ?? null);

describe('a row of the list', () => {
  it('is an entry of the register', () => {
    const { entries, faults } = read(
      row({
        团队: '熊师傅水电队',
        工种: '水电、通下水道、家电',
        证书及有效期: '低压电工证 2029-05-01；健康证(长期)',
        承诺书日期: { day: '2026-01-05' },
        状态: '正常',
      }),
    );
    expect(faults).toEqual([]);
    expect(entries).toEqual([
      {
        row: 2,
        entry: {
          name: '熊明祥',
          phone: '13800000001',
          team: '熊师傅水电队',
          trades: ['plumbing_electric', 'unclogging', 'appliance'],
          certificates: [
            { name: '低压电工证', expires: '2029-05-01' },
            { name: '健康证', expires: null },
          ],
          pledge: { signedOn: '2026-01-05', version: '2026' },
          active: true,
        },
      },
    ]);
  });

  it.each([
    ['a number for a phone', { 电话: 13800000001 }, { phone: '13800000001' }],
    ['a phone with blanks and country code', { 电话: '+86 138-0000-0001' }, { phone: '13800000001' }],
    ['a landline', { 电话: '0851-28220000' }, { phone: '085128220000' }],
    ['no team', { 团队: null }, { team: null }],
    ['a month for a term', { 证书及有效期: '低压电工证 2027年2月' }, { certificates: [{ name: '低压电工证', expires: '2027-02-28' }] }],
    ['a term after 至', { 证书及有效期: '低压电工证有效期至2027.3.1' }, { certificates: [{ name: '低压电工证', expires: '2027-03-01' }] }],
    ['no pledge', { 承诺书日期: '未签' }, { pledge: null }],
    ['a pledge as text', { 承诺书日期: '2026/2/10' }, { pledge: { signedOn: '2026-02-10', version: '2026' } }],
    ['somebody who is away', { 状态: '停接' }, { active: false }],
    [
      'several certificates with strokes in their dates',
      { 证书及有效期: '低压电工证 2029/5/1/高处作业证 2028/12/31、健康证' },
      {
        certificates: [
          { name: '低压电工证', expires: '2029-05-01' },
          { name: '高处作业证', expires: '2028-12-31' },
          { name: '健康证', expires: null },
        ],
      },
    ],
    ['a name that the export has made harmless', { 姓名: "'=王五" }, { name: '=王五' }],
    ['a word for having no phone', { 电话: '无' }, { phone: null }],
    ['full-width digits', { 电话: '１３８００００００１１' }, { phone: '13800000011' }],
  ])('may have %s', (_what, changes, expected) => {
    expect(read(row(changes)).entries[0]?.entry).toMatchObject(expected);
  });

  it.each([
    ['no name', { 姓名: ' ' }, 'no-name'],
    ['no phone', { 电话: null }, 'no-phone'],
    ['a phone that is too short', { 电话: '1380000' }, 'bad-phone'],
    ['no trade', { 工种: null }, 'no-trade'],
    ['a trade that nobody knows', { 工种: '水电 算命' }, 'unknown-trade'],
    ['a term that is no day', { 证书及有效期: '低压电工证 2029-02-30' }, 'bad-certificate'],
    ['a pledge that is no day', { 承诺书日期: '去年' }, 'bad-pledge'],
    ['an unknown status', { 状态: '也许' }, 'unknown-status'],
  ])('is refused with its number for %s', (_what, changes, kind) => {
    const { entries, faults } = read(row({ 电话: '13800000009' }), row(changes));
    expect(entries).toHaveLength(1);
    expect(faults).toEqual([{ row: 3, fault: expect.objectContaining({ kind }) }]);
    expect(faults.map(({ row: number, fault }) => rowFaultText(number, fault)).join()).toMatch(/^第3行 /);
  });

  it('says nothing of key groups where the list has no such column, and all of them where it has', () => {
    expect(read(row()).entries[0]?.entry).not.toHaveProperty('keyGroups');
    const withGroups = (said: string) =>
      readWorkerRows(
        [
          [...HEADER, '重点群体'],
          [...row(), said],
        ],
        () => '1',
      );
    expect(withGroups('大龄、脱贫户').entries[0]?.entry.keyGroups).toEqual(['older', 'lifted-from-poverty']);
    expect(withGroups('').entries[0]?.entry.keyGroups).toEqual([]);
    expect(withGroups('富人').faults).toEqual([{ row: 2, fault: { kind: 'unknown-key-group', value: '富人' } }]);
  });

  it('without a phone is told apart by its name', () => {
    expect(read(row({ 电话: '无' }), row({ 电话: '无', 姓名: '王强' }), row({ 电话: '没有' })).faults).toEqual([
      { row: 4, fault: { kind: 'same-name', value: '熊明祥', row: 2 } },
    ]);
  });

  it('is refused when another has its phone already', () => {
    expect(read(row(), row({ 姓名: '熊小二' })).faults).toEqual([{ row: 3, fault: { kind: 'same-phone', value: '13800000001', row: 2 } }]);
  });
});

describe('the list', () => {
  it('may have its columns in any order, a title above them and empty rows between', () => {
    const sheet: Sheet = [
      ['洗衣路社区零工名册'],
      ['工种（可多个）', '联系电话', '姓名'],
      [],
      ['搬家', '13800000002', '王师傅'],
      [null, '', null],
      ['保洁', '13800000004', '刘孃'],
    ];
    const { entries, faults, missing } = readWorkerRows(sheet, () => '1');
    expect(missing).toEqual([]);
    expect(faults).toEqual([]);
    expect(entries.map(({ row: number, entry }) => [number, entry.name])).toEqual([
      [4, '王师傅'],
      [6, '刘孃'],
    ]);
  });

  it.each([[['姓 名', '电 话', '工 种']], [['姓名（必填）', '手机号 *', '工种 可多个']], [['名字', '联系方式', '技能']]])(
    'may be headed %j',
    (header) => {
      expect(readWorkerRows([header, ['王强', '13800000002', '搬家']], () => '1').entries).toHaveLength(1);
    },
  );

  it('is not read at all without the columns that must be there', () => {
    expect(
      readWorkerRows(
        [
          ['姓名', '地址'],
          ['王师傅', '某处'],
        ],
        () => '1',
      ),
    ).toEqual({ entries: [], faults: [], missing: ['电话', '工种'] });
    expect(readWorkerRows([], () => '1').missing).toEqual(['姓名', '电话', '工种']);
    expect(missingColumns(['电话'])).toContain('电话');
  });
});
