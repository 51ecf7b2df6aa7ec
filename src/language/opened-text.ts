import { normalize } from './normalize.ts';
import { splitQuote, stripMentions } from './quote.ts';
import type { JobWordFinder, JobWords } from './recognizers/job-words.ts';
import { findTaskItems, type TaskItem } from './recognizers/task-items.ts';
import { simplify } from './words/traditional.ts';
import { mendTypos } from './words/typos.ts';

/** A message made readable: quote, mentions and slips taken away. Its words of work are looked for when they are asked for. */
export class OpenedText {
  /** What all spans are offsets into. */
  readonly text: string;
  readonly quotes: boolean;
  private found: { readonly words: JobWords; readonly items: readonly TaskItem[] } | null = null;

  constructor(
    raw: string,
    readonly findWords: JobWordFinder,
  ) {
    const { quoted, reply } = splitQuote(raw);
    this.text = mendTypos(simplify(normalize(stripMentions(reply))));
    this.quotes = quoted !== null;
  }

  get words(): JobWords {
    return this.work().words;
  }

  get items(): readonly TaskItem[] {
    return this.work().items;
  }

  private work(): { readonly words: JobWords; readonly items: readonly TaskItem[] } {
    if (this.found === null) {
      const words = this.findWords(this.text);
      this.found = { words, items: findTaskItems(this.text, words) };
    }
    return this.found;
  }
}
