import { expect, test } from 'vitest';
import { openLanguage } from '../../src/language/read-message.ts';
import { simplify } from '../../src/language/words/traditional.ts';

test('traditional characters are read as their simplified ones, each in its place', () => {
  expect(simplify('請師傅來修門鎖')).toBe('请师傅来修门锁');
  expect(simplify('厨房下水道堵了')).toBe('厨房下水道堵了');
});

test('an order written in them is an order', () => {
  const { label, jobs } = openLanguage().readMessage('家裡熱水器壞了，請個師傅明天上午來修，80塊錢', {
    sentAt: Date.parse('2026-12-08T09:00:00+08:00'),
    sender: 'resident',
    room: 'grid',
  });
  expect(label).toBe('order');
  expect(jobs[0]).toMatchObject({ category: 'appliance', price: { minFen: 8000 }, when: { kind: 'part' } });
});
