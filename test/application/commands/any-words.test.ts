import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { editDistance, readCommandLine } from '../../../src/application/commands/parse-line.ts';
import { COMMANDS } from '../../../src/application/commands/table.ts';
import { type Desk, openDesk } from './desk.ts';

describe('whatever is written behind a command', () => {
  let desk: Desk;
  beforeAll(() => {
    desk = openDesk();
    desk.takes(desk.posts());
    desk.posts();
  });
  afterAll(() => {
    desk.close();
  });

  const words = fc.constantFrom(
    ...[
      '101',
      '１０２号单',
      '999999',
      '0',
      '@熊师傅',
      '@糜站长\u2005',
      '@',
      '代',
      '张阿姨',
      '13800000001',
      '网格',
      '3',
      '站点',
      '取消',
      '零工市场',
      '价格',
      '时间',
    ],
    ...[
      '80',
      '收60',
      '没收钱',
      '明天下午3点',
      '2026-11-31',
      '本周',
      '昨天',
      '水电',
      '接单上限',
      '开',
      '年',
      '\n',
      '，',
      '：',
      '/',
      '、',
      '长期',
      '负1',
      '1e9',
      '😀',
      '\u0000',
    ],
  );
  const line = fc.tuple(
    fc.constantFrom('/', '、', '／', '/ '),
    fc.constantFrom(...COMMANDS.filter(({ name }) => name !== '解绑').map(({ name }) => name)),
    fc.array(fc.oneof(words, fc.string({ maxLength: 8, unit: 'grapheme' })), { maxLength: 6 }),
  );

  it('it is carried out or answered in a line, and never breaks off', () => {
    fc.assert(
      fc.property(
        line,
        fc.constantFrom('糜站长', '杨网格', '熊师傅', '张阿姨'),
        fc.constantFrom('direct', 'grid', 'market', 'staff'),
        ([sign, name, rest], who, place) => {
          const room = place === 'direct' ? undefined : desk.rooms[place as 'grid'];
          // Some of the lines rebind groups and take roles; every run begins with the same station.
          desk.store.rooms.bind(desk.rooms.grid, null, 0);
          desk.store.rooms.bind(desk.rooms.market, null, 0);
          desk.store.rooms.bind(desk.rooms.staff, null, 0);
          const { taken, said } = desk.says(who, `${sign}${name} ${rest.join(' ')}`, room ? { room } : {});
          // 、 may be typing, which is none of a command's business.
          if (sign === '、' && !taken) expect(said).toEqual([]);
          else expect(taken).toBe(true);
          for (const { room: group, text } of said) {
            expect(text.trim()).not.toBe('');
            expect(text.length).toBeLessThanOrEqual(1_500);
            if (group === '云岩3网格群' || group === '白云零工市场') expect(text).not.toMatch(/1380000000|1390000000|3栋|502/u);
          }
        },
      ),
      { numRuns: 400, seed: 20261125 },
    );
  }, 120_000);

  it('reading it takes no longer the longer it is', () => {
    const began = performance.now();
    for (const text of [
      `/派单 ${'代'.repeat(50_000)}`,
      `/${'、'.repeat(50_000)}`,
      `/查 ${'1'.repeat(50_000)}`,
      `/转单 128 ${'@'.repeat(50_000)}`,
    ]) {
      readCommandLine({ text, mentionsBot: true });
      desk.says('糜站长', text);
    }
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('a slip of one sign is one away', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 8 }), fc.nat(), (word, place) => {
        const signs = [...word];
        const at = place % signs.length;
        expect(editDistance(word, [...signs.slice(0, at), ...signs.slice(at + 1)].join(''))).toBe(1);
        expect(editDistance(word, word)).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
