import { describe, expect, test } from 'vitest';
import { BUCKETS, eachGram, eachWorkGram, maskFields, maskWork } from '../../src/language/classify/grams.ts';
import { linearModel, WEIGHT_SCALE } from '../../src/language/classify/linear-model.ts';
import { fieldFinder } from '../../src/language/read-fields.ts';
import { jobWordFinder } from '../../src/language/recognizers/job-words.ts';

const sentAt = Date.parse('2026-12-08T09:00:00+08:00');
const findFields = fieldFinder(sentAt);

describe('the pieces of a text', () => {
  test('fields stand as signs, whatever they say', () => {
    expect(maskFields(findFields('明天上午修门 80元 13800000031'))).toBe('^⌚修门 ¥ ☎$');
    expect(maskFields(findFields('后天修门 120块 13900000032'))).toBe('^⌚修门 ¥ ☎$');
  });

  test('words of work stand as letters: what is asked of a tap is asked of a lamp', () => {
    const findWords = jobWordFinder();
    expect(maskWork('请人换水龙头', findWords('请人换水龙头'))).toBe(maskWork('请人换灯泡', findWords('请人换灯泡')));
  });

  test('every piece has its number, and those round words of work hold one', () => {
    const pieces: string[] = [];
    eachGram('^好的$', (bucket, from, to) => {
      expect(bucket).toBeLessThan(BUCKETS);
      pieces.push('^好的$'.slice(from, to));
    });
    expect(pieces).toEqual(['^', '^好', '好', '好的', '的', '的$', '$']);
    const round: string[] = [];
    eachWorkGram('^请DT$', (_, from, to) => round.push('^请DT$'.slice(from, to)));
    expect(round).toEqual(expect.arrayContaining(['请D', 'DT', '^请DT', 'T$']));
    expect(round).not.toContain('^请');
  });
});

describe('the model', () => {
  const model = linearModel(['yes', 'no'], `\nasks\t${WEIGHT_SCALE} 0\n#7\t0 ${3 * WEIGHT_SCALE}\n`);

  test('adds up what each feature says', () => {
    const [yes = 0, no = 0] = model.shares({ named: ['asks'], grams: [7] });
    expect(yes + no).toBeCloseTo(1);
    expect(Math.log(no / yes)).toBeCloseTo(2);
  });

  test('is indifferent to what it does not know', () => {
    expect([...model.shares({ named: ['unheard'], grams: [8] })]).toEqual([0.5, 0.5]);
    expect(model.speaksFor('unheard', 'yes', 'no')).toBe(0);
    expect(model.speaksFor('asks', 'yes', 'no')).toBe(1);
  });
});
