import { describe, expect, test } from 'vitest';
import { findHeadcount } from '../../src/language/recognizers/headcount.ts';

describe('how many workers are asked for', () => {
  test.each([
    ['需要2名工人搬柜子', 2],
    ['要两个人，半天', 2],
    ['2个人，明天上午', 2],
    ['需男工6-8名', 6],
    ['缺2个洗碗的', 2],
    ['还差1人', 1],
    ['要八个人抬棺', 8],
    ['👥3位', 3],
    ['人数：5', 5],
    ['招5个人发传单', 5],
    ['找两三个人下货', 2],
    ['来十个人', 10],
    ['要十来个小工', 10],
    ['请四个壮劳力抬钢琴', 4],
    ['来两个有力气的', 2],
    ['小工两名，200一天', 2],
    ['礼仪4名，要高个子', 4],
    ['找俩师傅', 2],
    ['怕要两个人干一天', 2],
    ['要保姆一名', 1],
    ['请4个男的帮忙抬猪', 4],
    ['请3位师傅来装柜子', 3],
    ['需2人，一人100', 2],
    ['再加一个人', 1],
    ['搬家，4个人，3楼到1楼', 4],
    ['找2到3个人卸货', 2],
  ])('%s: %d', (text, count) => {
    expect(findHeadcount(text, [])?.value).toBe(count);
  });

  test.each([
    '拉两个铁炉子',
    '老人60岁',
    '一人150',
    '每人80',
    '老人一个人在家',
    '我一个人住',
    '就一个人的行李',
    '装3个窗帘',
    '家里3个人吃饭',
    '两个人抬不动',
    '照顾两个老人',
    '看一个娃娃',
    '找个师傅',
    '60一位',
    '100块一个人',
    '2个小时',
    '换2个水龙头，1个角阀',
    '不要两个人',
    '三个人住的房子，打扫卫生',
  ])('none in "%s"', (text) => {
    expect(findHeadcount(text, [])).toBeNull();
  });

  test('what others have taken is not counted', () => {
    expect(findHeadcount('要2人', [{ from: 1, to: 2 }])).toBeNull();
  });

  test('the span holds the words', () => {
    expect(findHeadcount('明天要3个小工', [])).toEqual({ from: 3, to: 7, text: '3个小工', value: 3 });
  });
});
