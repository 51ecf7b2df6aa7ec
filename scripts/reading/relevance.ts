import { writeFileSync } from 'node:fs';
import { pairKey } from '../../src/language/classify/relevance.ts';
import { OpenedText } from '../../src/language/opened-text.ts';
import { jobWordFinder } from '../../src/language/recognizers/job-words.ts';
import type { LabelledLine } from './lines.ts';
import { type Example, train } from './train.ts';

/** Tenths, as the reader adds them up. */
const SCALE = 10;
const OPTIONS = { classes: 2, rarest: 2, epochs: 6, rate: 0.1, decay: 3e-3, dropped: 0 };
const findWords = jobWordFinder();

/** A line by its characters and pairs of them; its class is whether it is the bot's business at all. */
export function relevanceExample(line: LabelledLine): Example {
  return { features: ['bias', ...marksOf(new OpenedText(line.text, findWords).text)], target: line.label === 'other' ? 0 : 1 };
}

function marksOf(text: string): string[] {
  const marks: string[] = [];
  let before = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    marks.push(text.charAt(at), `#${pairKey(before, unit)}`);
    before = unit;
  }
  return [...new Set(marks)];
}

/** Learns the table and writes it down. */
export function writeRelevance(examples: readonly Example[]): void {
  const weights = train(examples, OPTIONS);
  const lines = [...weights]
    .filter(([mark]) => !/[`\\$\s]/.test(mark))
    .map(([mark, weight]) => [mark, Math.round(logit(weight) * SCALE)] as const)
    .filter(([, weight]) => weight !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([mark, weight]) => `${mark}\t${weight}`);
  const header = `// Made by \`npm run tune-reading\`: a character or a pair of them (#: its place in the table), and its weight in tenths.\n`;
  writeFileSync('src/language/classify/relevance-weights.ts', `${header}export const RELEVANCE_WEIGHTS = \`\n${lines.join('\n')}\n\`;\n`);
}

const logit = (weight: Float64Array | undefined): number => (weight?.[1] ?? 0) - (weight?.[0] ?? 0);
