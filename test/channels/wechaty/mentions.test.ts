import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findMentions } from '../../../src/channels/wechaty/mentions.ts';

const PHONE_BLANK = '\u2005';
const people = [
  { id: 'zhang', names: ['张阿姨'] },
  { id: 'xiong', names: ['熊师傅', '熊师傅 水电'] },
  { id: 'li-1', names: ['李姐'] },
  { id: 'li-2', names: ['李姐', '李姐家政'] },
  { id: 'bot', names: ['派单助手'] },
];

describe('who is mentioned', () => {
  test.each([
    ['from a phone', `@张阿姨${PHONE_BLANK}明天来`, ['zhang']],
    ['from a computer', '@张阿姨 明天来', ['zhang']],
    ['at the end', '明天来 @张阿姨', ['zhang']],
    ['in front of a line break', '@张阿姨\n明天来', ['zhang']],
    ['two of them', `@张阿姨${PHONE_BLANK}@派单助手${PHONE_BLANK}`, ['zhang', 'bot']],
    ['twice the same', `@张阿姨 @张阿姨 `, ['zhang']],
    ['by a name with a blank in it', `@熊师傅 水电${PHONE_BLANK}来一下`, ['xiong']],
    ['by the shorter of his names', '@熊师傅 电话多少', ['xiong']],
    ['by an alias that nobody else bears', '@李姐家政 在不在', ['li-2']],
  ])('%s', (_, text, ids) => {
    expect(findMentions(text, people).map(({ id }) => id)).toEqual(ids);
  });

  test.each([
    ['a name that two members bear', `@李姐${PHONE_BLANK}在不在`],
    ['a name that goes on in words', '@张阿姨家的水管'],
    ['nobody in the room', '@王师傅 来'],
    ['an address', '邮箱 zhang@example.com 就行'],
    ['a lone sign', '@ 张阿姨'],
  ])('not by %s', (_, text) => {
    expect(findMentions(text, people)).toEqual([]);
  });

  const grid = { id: 'grid', names: ['杨网格'] };
  const caught = (name: string, text: string) => findMentions(text, [grid, { id: 'foreign', names: [name] }]).map(({ id }) => id);

  test.each(['杨网格 网格员 3', '杨网格 网格员', `杨网格${PHONE_BLANK}网格员`, '杨网格\u3000网格员'])(
    'nobody, where besides the one %j can be read, and no mark decides',
    (name) => {
      expect(caught(name, '/设角色 @杨网格 网格员 3')).not.toEqual(['foreign']);
      expect(caught(name, `/设角色 @杨网格${PHONE_BLANK}网格员 3`)).toEqual(['grid']);
    },
  );

  test('the mark decides for the longer name too, also when nobody is known by it', () => {
    expect(caught('杨网格 新号', `@杨网格 新号${PHONE_BLANK}`)).toEqual(['foreign']);
    expect(findMentions(`@杨网格 新号${PHONE_BLANK}在不在`, [grid])).toEqual([]);
  });

  test.each(['杨网格\u200b', '\u202e格网杨', '杨网格\n', '@所有人', '/设角色', ' ', PHONE_BLANK])('%j is nobody but himself', (name) => {
    expect(caught(name, `@杨网格${PHONE_BLANK}来一下`)).toEqual(['grid']);
    expect(caught(name, `@${name}${PHONE_BLANK}来一下`)).not.toContain('grid');
  });

  test('members without a name are never meant', () => {
    expect(findMentions('@ 在吗 @', [{ id: 'x', names: [''] }])).toEqual([]);
  });

  test('whatever is written, only members are found', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('@', '张', '阿', '姨', '李', '姐', ' ', PHONE_BLANK, '\n') }), (text) => {
        const found = findMentions(text, people);
        expect(new Set(found.map(({ id }) => id)).size).toBe(found.length);
        for (const { id } of found) expect(people.map((person) => person.id)).toContain(id);
      }),
    );
  });
});
