import type { Category } from '../domain/glossary.ts';
import type { JobFields, Place, Price, When } from '../domain/job.ts';
import type { UtcMs } from '../domain/time.ts';
import { readChineseNumber } from './numerals.ts';
import { findHeadcount } from './recognizers/headcount.ts';
import { findPhones } from './recognizers/phone.ts';
import { choosePlaces, findPlaces } from './recognizers/place.ts';
import { choosePrice, findPrices } from './recognizers/price.ts';
import { findRequirements } from './recognizers/requirements.ts';
import { chooseWhen, findWhen } from './recognizers/when.ts';
import type { Span } from './span.ts';
import type { StationWords } from './station-words.ts';

/** All fields that stand in a text, before it is decided which of them the job means. */
export interface FoundFields {
  readonly text: string;
  readonly phones: readonly Span<string>[];
  readonly whens: readonly Span<When>[];
  readonly places: readonly Span<Place>[];
  readonly prices: readonly Span<Price>[];
  readonly headcount: Span<number> | null;
}

/** Finds the fields of a normalised text; each recogniser leaves alone what a surer one has taken. */
export function findFields(text: string, sentAt: UtcMs, own: StationWords = {}): FoundFields {
  const phones = findPhones(text);
  const whens = findWhen(text, sentAt);
  const places = findPlaces(text, [...phones, ...whens], own.places ?? []);
  const prices = findPrices(text, [...phones, ...whens, ...places]);
  const headcount = findHeadcount(text, [...phones, ...whens, ...places]);
  return { text, phones, whens, places, prices, headcount };
}

export type FieldFinder = (text: string) => FoundFields;

/** A finder for one message, which finds the fields of a text once: a change and an order are read from the same ones. */
export function fieldFinder(sentAt: UtcMs, own: StationWords = {}): FieldFinder {
  const known = new Map<string, FoundFields>();
  return (text) => {
    const found = known.get(text) ?? findFields(text, sentAt, own);
    known.set(text, found);
    return found;
  };
}

/** The fields that the message means; what was not said is null. Without a trade the demands of single trades are left out. */
export function chooseFields(found: FoundFields): JobFields {
  const { text } = found;
  return {
    when: chooseWhen(found.whens, text),
    ...choosePrice(found.prices, text),
    ...choosePlaces(found.places, text),
    headcount: found.headcount?.value ?? labelledHeadcount(text),
    phone: found.phones.at(-1)?.value ?? null,
    requirements: findRequirements(text),
  };
}

/** The same once the trade is known, which decides where the worker goes first and which demands may be shown. */
export function fieldsOfTrade(fields: JobFields, { places, text }: FoundFields, category: Category): JobFields {
  return { ...fields, ...choosePlaces(places, text, category), requirements: findRequirements(text, category) };
}

/** "人数改成3个": only the label says that people are counted. */
function labelledHeadcount(text: string): number | null {
  const match = /人数\s*(?:改|换|加)?(?:成|为|到|是|:)?\s*(\d{1,2}|[一二两三四五六七八九十]{1,2})/.exec(text);
  return match ? readChineseNumber(match[1] ?? '') : null;
}

/** The spans that are fields and not work: "航天花园" is no garden. */
export function fieldSpans(found: FoundFields): readonly { readonly from: number; readonly to: number }[] {
  return [...found.phones, ...found.places];
}

/** The text with some spans made blank, every character in its old place. */
export function blankOut(text: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  let blanked = text;
  for (const { from, to } of spans) blanked = blanked.slice(0, from) + '□'.repeat(to - from) + blanked.slice(to);
  return blanked;
}
