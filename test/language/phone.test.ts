import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { normalize } from '../../src/language/normalize.ts';
import { findPhones } from '../../src/language/recognizers/phone.ts';

const read = (text: string): string[] => findPhones(normalize(text)).map((phone) => phone.value);

describe('telephone numbers', () => {
  test.each([
    ['电话13800000001', ['13800000001']],
    ['打138 0000 0001找我', ['13800000001']],
    ['138-0000-0001', ['13800000001']],
    ['1380000-0001', ['13800000001']],
    ['联系1 3 8 0 0 0 0 0 0 0 1', ['13800000001']],
    ['＋86 １３８００００００01', ['13800000001']],
    ['0086 138 0000 0001', ['13800000001']],
    ['8613800000001', ['13800000001']],
    ['+86 851 28000001', ['085128000001']],
    ['一三八零零零零零零零一', ['13800000001']],
    ['幺三八 零零零零 零零零幺', ['13800000001']],
    ['联系张三13800000001', ['13800000001']],
    ['李四139 0000 0002，老二', ['13900000002']],
    ['洗马小区2栋1202 15000000003', ['15000000003']],
    ['13800000001/13900000002都可以', ['13800000001', '13900000002']],
    ['13800000001 13900000002', ['13800000001', '13900000002']],
    ['给150，17700000004王姐', ['17700000004']],
    ['0851-28000001', ['085128000001']],
    ['(0851)2800 0001', ['085128000001']],
    ['0851-28000001转8', ['085128000001']],
    ['010-8000001', ['0108000001']],
    ['02080000001', ['02080000001']],
    ['微信同号：13800000001', ['13800000001']],
    ['有意接单13800000001', ['13800000001']],
    ['tel13800000001', ['13800000001']],
    ['V13800000001', ['13800000001']],
    ['一三八，零零零零，零零零一', ['13800000001']],
    ['138/0000/0001', ['13800000001']],
    ['壹叁捌零零零零零零零壹', ['13800000001']],
  ])('%s', (text, phones) => {
    expect(read(text)).toEqual(phones);
  });

  test.each([
    '快递单号13800000001',
    '订单号: 13800000001',
    '身份证522101197001011234',
    '卡号6222021380000000123',
    '138000000012',
    '1380000000',
    '12800000001',
    '28000001',
    '明天08:30到12:00',
    '2026-11-23 09:00-17:00',
    '洗马路5-2-903',
    '价格100-150，2-3小时',
    '12斤米，20年经验',
    'SN13800000001A',
    '😀😀😀',
  ])('none in "%s"', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('the span holds the number as it was written', () => {
    const [phone] = findPhones('电话+86 138-0000-0001。');
    expect(phone).toEqual({ from: 2, to: 19, text: '+86 138-0000-0001', value: '13800000001' });
  });

  const cases = process.env.CASES_DIR;
  test.skipIf(!cases)('at least 95% of the given cases are right (skipped without CASES_DIR)', () => {
    const lines = readFileSync(join(cases ?? '', 'suites', 'phone.dev.jsonl'), 'utf8')
      .split('\n')
      .filter(Boolean);
    const right = lines
      .map((line) => JSON.parse(line) as { text: string; phones: string[] })
      .filter(({ text, phones }) => read(text).join() === phones.join());
    expect(right.length / lines.length).toBeGreaterThanOrEqual(0.95);
  });
});
