import '../src/shanghai-timezone.ts';
import { Command } from 'commander';
import { openLanguage } from '../src/language/read-message.ts';
import { contextOf, LINES, type Part, readLines } from './reading/lines.ts';
import { type Count, FIELDS, type Figures, score } from './reading/score.ts';

const options = new Command('measure-reading')
  .description('Reads the labelled lines and prints how many were read right: those that were tuned on, and those that were not.')
  .option('--show', 'also print each line of the tuning part that was read wrong')
  .option('--lines <folder>', 'where the parts lie', LINES)
  .parse()
  .opts<{ show?: boolean; lines: string }>();

const language = openLanguage();
const PARTS: readonly Part[] = ['tuning', 'unseen'];

function measure(part: Part): Figures {
  const pairs = readLines(part, options.lines).map((line) => [line, language.readMessage(line.text, contextOf(line))] as const);
  const { figures, faults } = score(pairs);
  // The wrong lines of the unseen part are not shown: who has seen them would tune on them.
  if (options.show && part === 'tuning')
    for (const { id, what, text } of faults) process.stdout.write(`${id} | ${what} | ${text.replaceAll('\n', '⏎')}\n`);
  return figures;
}

const shown = ({ right, of }: Count): string => (of === 0 ? '-' : `${((100 * right) / of).toFixed(1)} % (${right}/${of})`);

const figures = PARTS.map(measure);
const row = (name: string, pick: (figures: Figures) => string): void =>
  void process.stdout.write(`${name.padEnd(16)}${figures.map((part) => pick(part).padEnd(22)).join('')}\n`);

row('', () => '');
process.stdout.write(`${''.padEnd(16)}${PARTS.map((part) => part.padEnd(22)).join('')}\n`);
row('lines', ({ lines }) => String(lines));
row('order precision', ({ precision }) => shown(precision));
row('order recall', ({ recall }) => shown(recall));
row('labels', ({ labels }) => shown(labels));
row('make, ask, quiet', ({ decisions }) => shown(decisions));
row('wrongly made', ({ wronglyMade }) => String(wronglyMade));
row('wrongly asked', ({ wronglyAsked }) => String(wronglyAsked));
for (const field of FIELDS) row(field, ({ fields }) => shown(fields[field]));
row('whole orders', ({ wholeOrders }) => shown(wholeOrders));
row('second jobs', ({ secondJobs }) => shown(secondJobs));
