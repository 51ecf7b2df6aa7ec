import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inPieces, LONGEST_TEXT } from '../../src/application/text-pieces.ts';

describe('a text that is too long for one message', () => {
  test('is divided at line breaks', () => {
    expect(inPieces('一二三\n四五六\n七八九', 7)).toEqual(['一二三\n四五六', '七八九']);
  });

  test('begins with its order’s number in every piece', () => {
    const pieces = inPieces(`128号单 有纠纷\n${'说来话长。\n'.repeat(500)}`);
    expect(pieces.length).toBeGreaterThan(1);
    for (const piece of pieces) expect(piece).toMatch(/^128号单/);
  });

  test('is cut at a sentence’s end where a line alone is too long, and never within a character', () => {
    expect(inPieces('今天早上来过。下午又来了', 10)).toEqual(['今天早上来过。', '下午又来了']);
    expect(inPieces('😀😀😀', 3)).toEqual(['😀', '😀', '😀']);
  });

  test('whatever it is, loses nothing, and no piece is too long', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('字', '。', '\n', '，', 'a', '😀'), maxLength: 300 }), (text) => {
        const pieces = inPieces(text, 40);
        for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(40);
        expect(pieces.join('').replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
      }),
    );
    expect(inPieces('字'.repeat(LONGEST_TEXT))).toHaveLength(1);
  });
});
