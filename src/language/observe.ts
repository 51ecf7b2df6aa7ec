import type { JobFields } from '../domain/job.ts';
import { takeApart } from './acts/utterance.ts';
import type { Observed } from './classify/features.ts';
import { maskFields, maskWork } from './classify/grams.ts';
import { labelOf } from './labels.ts';
import type { Act, ReadContext } from './meaning.ts';
import type { OpenedText } from './opened-text.ts';
import { blankOut, chooseFields, type FieldFinder, type FoundFields, fieldSpans } from './read-fields.ts';
import type { JobWords } from './recognizers/job-words.ts';
import { findTaskItems, type TaskItem } from './recognizers/task-items.ts';

/** A message, read as far as its pieces. */
export interface Material {
  /** Normalised and mended. */
  readonly text: string;
  /** The same with phones and places made blank: what is read as work. */
  readonly plain: string;
  readonly words: JobWords;
  readonly items: readonly TaskItem[];
  readonly found: FoundFields;
  /** The ones that the job means, before its trade is known. */
  readonly fields: JobFields;
}

/** Reads the fields, and the work anew without them: a street named after a garden is no garden. */
export function gather(opened: OpenedText, findFields: FieldFinder): Material {
  const { text, words, items } = opened;
  const found = findFields(text);
  const fields = chooseFields(found);
  const taken = fieldSpans(found);
  if (taken.length === 0) return { text, plain: text, words, items, found, fields };
  const plain = blankOut(text, taken);
  const wordsLeft = wordsOutside(words, taken);
  const itemsLeft = findTaskItems(plain, wordsLeft);
  return itemsLeft.length > 0 || items.length === 0
    ? { text, plain, words: wordsLeft, items: itemsLeft, found, fields }
    : { text, plain: text, words, items, found, fields };
}

interface Extent {
  readonly from: number;
  readonly to: number;
}

function wordsOutside({ fixed, things, deeds, troubles, agents }: JobWords, taken: readonly Extent[]): JobWords {
  const outside = (word: Extent): boolean => !taken.some(({ from, to }) => word.from < to && from < word.to);
  return {
    fixed: fixed.filter(outside),
    things: things.filter(outside),
    deeds: deeds.filter(outside),
    troubles: troubles.filter(outside),
    agents: agents.filter(outside),
  };
}

/** What the decision looks at. */
export function observe(opened: OpenedText, material: Material, acts: readonly Act[], context: ReadContext): Observed {
  const { plain, words, items, found, fields } = material;
  return {
    text: plain,
    timeless: blankOut(plain, found.whens),
    masked: maskFields(found),
    skeleton: maskWork(plain, words),
    words,
    items,
    fields,
    acts,
    quotes: opened.quotes,
    labelByRule: labelByRule(opened, acts, context),
    context,
  };
}

/** What the rules call a message that is no order. */
export function labelByRule(opened: OpenedText, acts: readonly Act[], context: ReadContext): ReturnType<typeof labelOf> {
  return labelOf({ text: opened.text, utterance: takeApart(opened), acts, context, namesWork: namesWork(opened, context) });
}

function namesWork({ items, words }: OpenedText, { sender }: ReadContext): boolean {
  return (
    items.some((item) => item.strength !== 'thing' || sender === 'worker') || words.agents.some(({ value }) => value.category !== null)
  );
}
