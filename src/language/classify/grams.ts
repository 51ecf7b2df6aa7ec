import type { FoundFields } from '../read-fields.ts';
import type { Span } from '../span.ts';

/** Longer messages say by then what they are. */
const LONGEST = 300;
/** Signs that would end the text in which the weights are written. */
const UNWRITABLE = /[`\\$\t\n\r]+| {2,}/g;

/** Puts a sign for each field: what people write round a time or a price is alike, the times and prices are not. */
export function maskFields({ text, phones, whens, places, prices }: FoundFields): string {
  const signs: (readonly [Span<unknown>, string])[] = [
    ...phones.map((span) => [span, '☎'] as const),
    ...whens.map((span) => [span, '⌚'] as const),
    ...places.map((span) => [span, '⌂'] as const),
    ...prices.map((span) => [span, '¥'] as const),
  ];
  let masked = '';
  let at = 0;
  for (const [span, sign] of signs.sort(([a], [b]) => a.from - b.from)) {
    if (span.from < at) continue;
    masked += text.slice(at, span.from) + sign;
    at = span.to;
  }
  return (masked + text.slice(at)).slice(0, LONGEST).replace(/\d+/g, '0').replace(UNWRITABLE, ' ');
}

/** Every piece of one, two and three characters, its length in front; the ends of the text are marked. */
export function eachGram(masked: string, take: (gram: string) => void): void {
  const whole = `^${masked}$`;
  for (let at = 0; at < whole.length; at += 1) {
    take(`1${whole.charAt(at)}`);
    if (at + 1 < whole.length) take(`2${whole.slice(at, at + 2)}`);
    if (at + 2 < whole.length) take(`3${whole.slice(at, at + 3)}`);
  }
}
