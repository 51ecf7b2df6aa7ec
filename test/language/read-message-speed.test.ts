import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openLanguage } from '../../src/language/read-message.ts';

const language = openLanguage();
const sentAt = Date.parse('2026-12-08T12:30:00+08:00');
const read = (text: string) => language.readMessage(text, { sentAt, sender: 'worker', room: 'market' });

describe('whatever is written', () => {
  test('is read without failing, alike each time', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(read(text)).toEqual(read(text));
        language.readJob(text, sentAt);
        language.readFields(text, sentAt);
      }),
    );
  });

  const PIECES = [
    '接',
    '128',
    '号单',
    '找',
    '师傅',
    '修',
    '洗衣机',
    '，',
    '。',
    ' ',
    '\n',
    '不',
    '了',
    '80',
    '块',
    '①',
    '②',
    '我',
    '去',
    '明天',
    '上午',
    '3栋',
    '？',
    '取消',
    '好',
    '/',
  ];
  test('made of the words of orders, too', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }), (pieces) => {
        const { label, decision, jobs, confidence } = read(pieces.join(''));
        expect(jobs.length).toBeLessThanOrEqual(2);
        expect(label === 'order').toBe(decision !== 'quiet');
        expect(label === 'order').toBe(jobs.length > 0);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
    );
  });

  test.each([
    '接',
    '1',
    '①',
    '修',
    '找人',
    '洗衣机',
    '不用了',
    '请',
    '0',
    '一',
    '\n',
    ' ',
    '、',
    '？',
    '急',
    '🔧',
    '\u{d800}',
    '128号单',
    '漏水',
    '他我你',
    '找师傅修洗衣机，',
  ])('twenty thousand times %s takes no longer than a moment', (piece) => {
    const text = piece.repeat(Math.ceil(20_000 / piece.length));
    const begin = process.cpuUsage();
    read(text);
    language.readJob(text, sentAt);
    const { user, system } = process.cpuUsage(begin);
    expect((user + system) / 1_000).toBeLessThan(400);
  });
});
