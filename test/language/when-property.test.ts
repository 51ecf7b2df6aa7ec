import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readTime } from '../../src/language/recognizers/when/read-time.ts';
import { chooseWhen, findWhen } from '../../src/language/recognizers/when.ts';

const SENT_AT = Date.parse('2026-11-25T10:00:00+08:00');
const LONGEST = 20_000;

/** Scraps of which times are made, and of which they are not. */
const SCRAPS = [
  ...['今', '明', '后天', '大后天', '昨晚', '周', '下周', '星期', '一', '三', '日', '月', '号', '年', '初', '腊月', '元旦', '每', '天'],
  ...[
    '早',
    '晚',
    '上午',
    '中午',
    '下午',
    '凌晨',
    '点',
    '时',
    '半',
    '刻',
    '分',
    ':',
    '：',
    '-',
    '~',
    '到',
    '至',
    '和',
    '、',
    '，',
    '。',
    ' ',
    '\n',
  ],
  ...['1', '2', '12', '30', '59', '31', '2026', '.', '/', '小时', '个', '后', '前', '内', '之', '过', '差', '左右', '开始', '不对', '马上'],
  ...['楼', '路', '单', '人', '块', '搬家', '师傅', '(', ')', '😀', 'pm', 'T', '年前', '月底', '都在', '不是'],
];
const messages = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.array(fc.constantFrom(...SCRAPS), { maxLength: 40 }).map((scraps) => scraps.join('')),
);
const moments = fc.integer({ min: Date.UTC(2015, 0, 1), max: Date.UTC(2045, 0, 1) });

describe('whatever somebody writes', () => {
  test('the spans lie in the text, in order and apart, and a time is chosen', () => {
    fc.assert(
      fc.property(messages, moments, (message, sentAt) => {
        const text = message.normalize('NFKC');
        let last = 0;
        const spans = findWhen(text, sentAt);
        for (const { from, to, text: said, value } of spans) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(said).toBe(text.slice(from, to));
          expect(value.kind).not.toBe('none');
          last = to;
        }
        const chosen = chooseWhen(spans, text);
        if ('start' in chosen) expect(Number.isFinite(chosen.start)).toBe(true);
        if ('start' in chosen && 'end' in chosen && chosen.end !== null) expect(chosen.end).toBeGreaterThanOrEqual(chosen.start);
        if (spans.length === 0) expect(chosen).toEqual({ kind: 'none' });
      }),
      { numRuns: 1500 },
    );
  });

  test('a general expression has a finite start or none', () => {
    fc.assert(
      fc.property(messages, moments, (message, sentAt) => {
        const time = readTime(message, sentAt);
        if (time !== null) expect(Number.isFinite(time.start)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('twenty thousand characters', () => {
  /** Processor time, the best of a few runs: other programs on the machine must not count. */
  function milliseconds(text: string): number {
    const runs = [0, 1, 2, 3].map(() => {
      const begin = process.cpuUsage();
      chooseWhen(findWhen(text, SENT_AT), text);
      const { user, system } = process.cpuUsage(begin);
      return (user + system) / 1000;
    });
    return Math.min(...runs);
  }

  test.each([
    ' ',
    '1',
    '一',
    '2点',
    '明天',
    '周一到',
    '上午 ',
    '12月',
    '1.',
    '12/',
    '小时后 ',
    '不对9点 ',
    '28号、',
    '过',
    '差一刻',
    '2026-12-',
    '年前',
    '都在上午',
    '一三五',
    '两天',
    '一二两天',
    '冬至前',
    '今年',
    '初六',
    '點',
    '2.30',
  ])('full of "%s" take time in proportion to their number', (scrap) => {
    const text = scrap.repeat(LONGEST / scrap.length);
    const quarter = milliseconds(text.slice(0, LONGEST / 4));
    const whole = milliseconds(text);
    // Four times the text: quadratic would be sixteen times the time. The constant is for texts read in next to no time.
    expect(whole).toBeLessThan(10 * quarter + 60);
  });
});
