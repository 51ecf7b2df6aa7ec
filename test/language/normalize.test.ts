import { describe, expect, test } from 'vitest';
import { MAX_TEXT, normalize } from '../../src/language/normalize.ts';

describe('a message is brought into one form', () => {
  test.each([
    ['full-width signs become ASCII', '换灯泡２个，２０元／个', '换灯泡2个,20元/个'],
    ['the blank after a mention becomes a plain one', '@熊师傅\u2005来一下', '@熊师傅 来一下'],
    ['exotic blanks become one space', '换锁\u3000\u00a0\t80元', '换锁 80元'],
    ['zero-width signs and direction marks are dropped', '1\u200b3\u200d8\u202e0000\u2060\ufeff', '1380000'],
    ['control characters are dropped', '通\u0000下\u0007水\u001b道', '通下水道'],
    ["WeChat's emoji codes are dropped", '明天来[抱拳][OK]谢谢[玫瑰]', '明天来 谢谢'],
    ['other words in brackets stay', '[链接] [急] 修水管[图片]', '[链接] [急] 修水管[图片]'],
    ['line breaks of every kind stay line breaks', '修灯\r\n明天\r80元\u2028电话', '修灯\n明天\n80元\n电话'],
    ['blanks round a line break go', '修灯 \n  明天', '修灯\n明天'],
    ['list marks stay apart from numbers', '①修灯60 ②换锁80', '①修灯60 ②换锁80'],
    ['a key cap leaves its digit', '1\ufe0f\u20e33\ufe0f\u20e3', '13'],
    ['unpaired surrogates go, pairs stay', '\ud83d换灯\ude00😀', '换灯😀'],
    ['nothing stays nothing', ' \n\u200b ', ''],
  ])('%s', (_, raw, read) => {
    expect(normalize(raw)).toBe(read);
  });

  test('a long message is cut, and never inside a sign', () => {
    const long = normalize(`${'长'.repeat(MAX_TEXT - 1)}😀😀`);
    expect(long).toBe('长'.repeat(MAX_TEXT - 1));
    expect(normalize('\ufdfa'.repeat(20_000)).length).toBeLessThanOrEqual(MAX_TEXT);
  });

  test('what is normal stays as it is', () => {
    const once = normalize('「急」厨房水管爆了！！ ①明天②后天\n电话１３８ ００００ ０００１');
    expect(normalize(once)).toBe(once);
  });
});
