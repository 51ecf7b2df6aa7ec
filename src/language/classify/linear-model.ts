import type { Features } from './features.ts';
import { BUCKETS } from './grams.ts';

/**
 * A linear model: each feature speaks for and against each class, what all say adds up.
 *
 * @template Class the classes that it tells apart
 */
export interface LinearModel<Class extends string> {
  readonly classes: readonly Class[];
  /** The share of each class, together 1, in the order of `classes`. */
  readonly shares: (features: Features) => Float64Array;
  /** How much a feature speaks for one class against another, in log-odds; 0 for one that the model does not know. */
  readonly speaksFor: (feature: string | number, one: Class, other: Class) => number;
}

/** Weights are written as whole numbers, so many to one. */
export const WEIGHT_SCALE = 50;
/** In front of the number of a piece of text, where the weights are written. */
export const GRAM_MARK = '#';

/**
 * Reads a model out of its written form: a line a feature, its name or the number of a piece of text, a tab, and its weights with
 * blanks between.
 *
 * The table is made at the first question, not at the start of the program.
 */
export function linearModel<Class extends string>(classes: readonly Class[], written: string): LinearModel<Class> {
  let read: Table | null = null;
  const table = (): Table => {
    read ??= readTable(written, classes.length);
    return read;
  };
  return {
    classes,
    shares: (features) => softmax(sumUp(table(), features, classes.length)),
    speaksFor: (feature, one, other) => {
      const { weights, rowOf } = table();
      const row = rowOf(feature) * classes.length;
      return ((weights[row + classes.indexOf(one)] ?? 0) - (weights[row + classes.indexOf(other)] ?? 0)) / WEIGHT_SCALE;
    },
  };
}

interface Table {
  /** Row by row, a weight a class; row 0 is nothing. */
  readonly weights: Int16Array;
  readonly names: ReadonlyMap<string, number>;
  readonly grams: Int32Array;
  readonly rowOf: (feature: string | number) => number;
}

function readTable(written: string, classes: number): Table {
  const lines = written.split('\n').filter((line) => line.includes('\t'));
  const weights = new Int16Array((lines.length + 1) * classes);
  const names = new Map<string, number>();
  const grams = new Int32Array(BUCKETS);
  for (const [at, line] of lines.entries()) {
    const row = at + 1;
    const [name = '', values = ''] = line.split('\t');
    weights.set(values.split(' ').map(Number), row * classes);
    if (name.startsWith(GRAM_MARK)) grams[Number(name.slice(1))] = row;
    else names.set(name, row);
  }
  return { weights, names, grams, rowOf: (feature) => (typeof feature === 'number' ? grams[feature] : names.get(feature)) ?? 0 };
}

function sumUp({ weights, names, grams }: Table, features: Features, classes: number): Float64Array {
  const sums = new Float64Array(classes);
  for (const name of features.named) addRow(sums, weights, names.get(name) ?? 0);
  for (const bucket of features.grams) addRow(sums, weights, grams[bucket] ?? 0);
  for (let at = 0; at < classes; at += 1) sums[at] = (sums[at] ?? 0) / WEIGHT_SCALE;
  return sums;
}

function addRow(sums: Float64Array, weights: Int16Array, row: number): void {
  if (row === 0) return;
  const start = row * sums.length;
  for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (weights[start + at] ?? 0);
}

export function softmax(sums: Float64Array): Float64Array {
  const shares = new Float64Array(sums.length);
  let most = Number.NEGATIVE_INFINITY;
  for (const sum of sums) if (sum > most) most = sum;
  let whole = 0;
  for (let at = 0; at < sums.length; at += 1) {
    shares[at] = Math.exp((sums[at] ?? 0) - most);
    whole += shares[at] ?? 0;
  }
  for (let at = 0; at < shares.length; at += 1) shares[at] = (shares[at] ?? 0) / whole;
  return shares;
}
