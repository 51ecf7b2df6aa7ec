import '../src/shanghai-timezone.ts';
import { writeFileSync } from 'node:fs';
import { MESSAGE_CLASSES } from '../src/language/classify/classes.ts';
import { featuresOf } from '../src/language/classify/features.ts';
import { GRAM_MARK, WEIGHT_SCALE } from '../src/language/classify/linear-model.ts';
import { openLanguage } from '../src/language/read-message.ts';
import { classOf, contextOf, type LabelledLine, readLines } from './reading/lines.ts';
import { relevanceExample, writeRelevance } from './reading/relevance.ts';
import { type Example, predict, train, type Weights } from './reading/train.ts';

const OPTIONS = { classes: MESSAGE_CLASSES.length, rarest: 2, epochs: 25, rate: 0.05, decay: 1e-4, dropped: 0.3 };
const FOLDS = 5;

const language = openLanguage();

/** Without the weights the acts and the evidence are the same: only they are learned from, never a decision. */
function exampleOf(line: LabelledLine): Example {
  const { named, grams } = featuresOf(language.observe(line.text, contextOf(line)));
  return { features: [...named, ...grams.map((bucket) => `${GRAM_MARK}${bucket}`)], target: MESSAGE_CLASSES.indexOf(classOf(line)) };
}

/** Each part is judged by a model that did not see it. */
function judgeByFolds(examples: readonly Example[]): void {
  let right = 0;
  const order = { told: 0, made: 0, both: 0 };
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const weights = train(
      examples.filter((_, at) => at % FOLDS !== fold),
      OPTIONS,
    );
    for (const { features, target } of examples.filter((_, at) => at % FOLDS === fold)) {
      const share = predict(weights, features, OPTIONS.classes);
      const best = share.indexOf(Math.max(...share));
      if (best === target) right += 1;
      const told = target < 2;
      const made = (share[0] ?? 0) + (share[1] ?? 0) >= 0.5;
      order.told += Number(told);
      order.made += Number(made);
      order.both += Number(told && made);
    }
  }
  const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
  process.stdout.write(
    `${examples.length} lines, in ${FOLDS} folds: class right ${percent(right, examples.length)}, orders and hints: precision ${percent(order.both, order.made)}, recall ${percent(order.both, order.told)}\n`,
  );
}

function writeWeights(weights: Weights): void {
  const lines = [...weights]
    .map(([feature, weight]) => [feature, [...weight].map((value) => Math.round(value * WEIGHT_SCALE))] as const)
    .filter(([, weight]) => weight.some((value) => value !== 0))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([feature, weight]) => `${feature}\t${weight.join(' ')}`);
  const header = `// Made by \`npm run tune-reading\`: a feature, and its weight for each of MESSAGE_CLASSES, ${WEIGHT_SCALE} to one.\n`;
  writeFileSync('src/language/classify/message-weights.ts', `${header}export const MESSAGE_WEIGHTS = \`\n${lines.join('\n')}\n\`;\n`);
  process.stdout.write(`${lines.length} features written\n`);
}

const lines = readLines('tuning').filter(({ ungraded }) => !ungraded?.includes('detect'));
const examples = lines.map(exampleOf);
judgeByFolds(examples);
writeWeights(train(examples, OPTIONS));
writeRelevance(lines.map(relevanceExample));
