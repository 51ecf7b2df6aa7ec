import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalize } from '../../src/language/normalize.ts';
import { hidesDoor, publicText } from '../../src/language/privacy.ts';
import { splitQuote, stripMentions } from '../../src/language/quote.ts';
import { findHeadcount } from '../../src/language/recognizers/headcount.ts';
import { findPhones } from '../../src/language/recognizers/phone.ts';
import { choosePlaces, findPlaces } from '../../src/language/recognizers/place.ts';
import { choosePrice, findPrices } from '../../src/language/recognizers/price.ts';
import { findRequirements } from '../../src/language/recognizers/requirements.ts';

const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  normalize,
  splitQuote,
  stripMentions: (text) => stripMentions(text, ['熊师傅', '张阿姨']),
  findPhones,
  findPlaces: (text) => choosePlaces(findPlaces(text, []), text),
  findPrices: (text) => choosePrice(findPrices(text, []), text),
  findHeadcount: (text) => findHeadcount(text, []),
  findRequirements: (text) => findRequirements(text, 'care'),
  hidesDoor: (text) => hidesDoor(text),
  publicText: (text) => publicText(text),
};
/** What makes a careless regular expression go astray: near misses, again and again. */
const SEEDS = [
  '1',
  '一',
  '张',
  '1 ',
  '1-',
  '- ',
  '@',
  '@熊 ',
  '3栋',
  '洗马路',
  '一百',
  '一个',
  '两个人',
  '1 3',
  '附3号',
  '大',
  '给',
  '家',
  '每',
  '[',
  '「：',
  '对面',
  '块',
  '\n',
  '(',
  '1.',
  '😀',
  '\ud800',
  'a',
  'A区',
];
const LENGTH = 20_000;
const MOST_MS = 2_500;

describe.each(Object.entries(READERS))('%s', (_, read) => {
  test('takes time in proportion to the length, on 20,000 signs of anything', () => {
    for (const seed of SEEDS) {
      const text = seed.repeat(Math.ceil(LENGTH / seed.length));
      const began = performance.now();
      read(text);
      expect(performance.now() - began, `on ${JSON.stringify(seed)}`).toBeLessThan(MOST_MS);
    }
  });

  test('never throws', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.array(fc.constantFrom(...SEEDS), { maxLength: 40 }).map((parts) => parts.join('')),
        ),
        (text) => {
          read(text);
        },
      ),
      { numRuns: 200 },
    );
  });
});
