import { describe, expect, test } from 'vitest';
import { fileQuoted, splitQuote, stripMentions } from '../../src/language/quote.ts';

const dashes = (count: number): string => Array.from({ length: count }, () => '-').join(' ');

describe('a quoted reply', () => {
  test.each([
    ['with brackets and 15 dashes', `「张阿姨：厕所堵了」\n${dashes(15)}\n接单`, '张阿姨', '厕所堵了', '接单'],
    ['with 16 dashes', `「张阿姨：厕所堵了」\n${dashes(16)}\n接单`, '张阿姨', '厕所堵了', '接单'],
    ['with a blank after the last dash', `「张阿姨：厕所堵了」\n${dashes(15)} \n接单`, '张阿姨', '厕所堵了', '接单'],
    ['without brackets', `张阿姨：厕所堵了\n${dashes(16)}\n接单`, '张阿姨', '厕所堵了', '接单'],
    ['with a half-width colon', `张阿姨: 厕所堵了\n${dashes(6)}\n我去`, '张阿姨', '厕所堵了', '我去'],
    [
      'of several lines',
      `「派单助手：128号单 水电维修\n换灯泡\n60元」\n${dashes(15)}\n我接`,
      '派单助手',
      '128号单 水电维修\n换灯泡\n60元',
      '我接',
    ],
    ['answered in several lines', `「熊师傅：几点」\n${dashes(15)}\n上午\n九点`, '熊师傅', '几点', '上午\n九点'],
    ['of a picture', `「熊师傅：图片」\n${dashes(15)}\n好`, '熊师傅', '图片', '好'],
    ['with a colon in the text', `「熊师傅：地址：洗马路」\n${dashes(15)}\n好`, '熊师傅', '地址：洗马路', '好'],
    ['of a quote', `「甲：「乙：老话」\n${dashes(15)}\n新话」\n${dashes(15)}\n接128`, '甲', `「乙：老话」\n${dashes(15)}\n新话`, '接128'],
    ['without a name', `「厕所堵了」\n${dashes(15)}\n接`, '', '厕所堵了', '接'],
    ['with an empty reply', `「甲：话」\n${dashes(15)}\n`, '甲', '话', ''],
  ])('%s', (_, text, from, quotedText, reply) => {
    expect(splitQuote(text)).toEqual({ quoted: { from, text: quotedText }, reply });
  });

  test.each([
    ['plain words', '厨房漏水，来个师傅'],
    ["somebody's own line of dashes", '通知\n------\n明天停水'],
    ['five dashes', `甲：话\n${dashes(5)}\n接`],
    ['a line of dashes first', `${dashes(15)}\n接`],
    ['words above that nobody says', `明天停水\n${dashes(15)}\n请接水`],
    ['nothing', ''],
  ])('not %s', (_, text) => {
    expect(splitQuote(text)).toEqual({ quoted: null, reply: text });
  });
});

describe('mentions are taken out', () => {
  test.each([
    ['@派单助手\u2005接128', '接128'],
    ['@张 阿姨\u2005明天来', '明天来'],
    ['@派单助手 找师傅修灯', '找师傅修灯'],
    ['转给 @熊师傅\u2005 好不好', '转给 好不好'],
    ['转给@熊师傅', '转给'],
    ['@熊师傅，几点到', '，几点到'],
    ['@a\u2005@b\u2005第一行\n第二行', '第一行\n第二行'],
    ['发到 xiong@example.com 吧', '发到 xiong@example.com 吧'],
    ['没有人', '没有人'],
    ['单价@', '单价@'],
  ])('%s', (text, rest) => {
    expect(stripMentions(text)).toBe(rest);
  });

  test('a name that runs into the words is known from the room', () => {
    expect(stripMentions('@熊师傅接单', ['熊', '熊师傅'])).toBe('接单');
    expect(stripMentions('@熊(水电)帮看下', ['熊(水电)'])).toBe('帮看下');
  });
});

test.each([
  ['[文件]名册.xlsx', '名册.xlsx'],
  ['[文件] 12月 名册(新).xlsx', '12月 名册(新).xlsx'],
  ['名册.xlsx', '名册.xlsx'],
  ['[文件]', null],
  ['图片', null],
  ['128号单 水电维修', null],
])('the quote of a file, %s, names %s', (quoted, name) => {
  expect(fileQuoted(quoted)).toBe(name);
});
