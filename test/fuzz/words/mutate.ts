import fc from 'fast-check';
import { fullWidth } from './values.ts';

const TRADITIONAL: Readonly<Record<string, string>> = {
  单: '單',
  号: '號',
  电: '電',
  厨: '廚',
  来: '來',
  师: '師',
  请: '請',
  马: '馬',
  楼: '樓',
  栋: '棟',
  时: '時',
  价: '價',
  块: '塊',
  个: '個',
  换: '換',
  修: '脩',
  区: '區',
  东: '東',
};
/** What a keyboard, a phone or somebody ill-meaning puts between signs. */
const INTRUDERS = [
  ...[
    '😀',
    '👩‍🚒',
    '\u200d',
    '\u200b',
    '\u202e',
    '\u2066',
    '\u0301',
    '\ud83d',
    '\udc00',
    '\u0000',
    '\u0007',
    '\n',
    '\r\n',
    '\t',
    '\u2028',
    '\u3000',
    '\ufeff',
    '\u00ad',
  ],
  ...[
    '@',
    '/',
    '、',
    '，',
    '"',
    "'",
    '\\',
    '%',
    '<',
    '{',
    '【',
    '（',
    '①',
    '½',
    '㎡',
    '卍',
    '١',
    '𝟏',
    '〇',
    '—',
    '～',
    '\u2005',
    '[抱拳]',
    '\u{e0041}',
    '\ufffe',
  ],
];

type Mutation =
  | { readonly kind: 'drop' | 'double' | 'swap' | 'cut'; readonly at: number }
  | { readonly kind: 'put'; readonly at: number; readonly what: string }
  | { readonly kind: 'wide' | 'traditional' | 'spaced' | 'upside' };

const at = fc.nat(200);
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('drop' as const, 'double' as const, 'swap' as const, 'cut' as const), at }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('put' as const), at, what: fc.constantFrom(...INTRUDERS) }) },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('wide' as const, 'traditional' as const, 'spaced' as const, 'upside' as const) }),
  },
);

function mutate(text: string, change: Mutation): string {
  switch (change.kind) {
    case 'wide':
      return fullWidth(text);
    case 'traditional':
      return [...text].map((sign) => TRADITIONAL[sign] ?? sign).join('');
    case 'spaced':
      return [...text].join(' ');
    case 'upside':
      return text.split('').reverse().join('');
    case 'drop':
    case 'double':
    case 'swap':
    case 'cut':
    case 'put':
      return mutateAt(text, change);
  }
}

/** In UTF-16 units: pairs are torn apart too. */
function mutateAt(text: string, change: Extract<Mutation, { at: number }>): string {
  const place = change.at % (text.length + 1);
  const [before, sign, after] = [text.slice(0, place), text.charAt(place), text.slice(place + 1)];
  if (change.kind === 'put') return before + change.what + sign + after;
  const made = {
    drop: before + after,
    double: before + sign + sign + after,
    swap: before + after.charAt(0) + sign + after.slice(1),
    cut: before,
  };
  return made[change.kind];
}

export function mutated(text: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(text, fc.array(mutation, { minLength: 1, maxLength: 4 })).map(([words, changes]) => changes.reduce(mutate, words));
}

export const noise = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 30 }).map((units) => String.fromCharCode(...units)),
  fc.array(fc.constantFrom(...INTRUDERS, '接', '101', '单', '栋', '13800000001'), { maxLength: 12 }).map((parts) => parts.join('')),
);

/** As long as a message can be made, of one piece. */
export function veryLong(piece: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(piece, fc.constantFrom(50, 400, 10_000)).map(([words, times]) => words.slice(0, 24).repeat(times));
}
