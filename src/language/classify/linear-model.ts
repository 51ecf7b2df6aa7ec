/**
 * A linear model: each feature speaks for and against each class, what all say adds up.
 *
 * @template Class the classes that it tells apart
 */
export interface LinearModel<Class extends string> {
  readonly classes: readonly Class[];
  /** Log-odds a class, in the order of `classes`; null for a feature that the model does not know. */
  readonly weightsOf: (feature: string) => Int16Array | null;
}

/** Weights are written as whole numbers, so many to one. */
export const WEIGHT_SCALE = 50;

/**
 * Reads a model out of its written form: a line a feature, the feature, a tab, and its weights with blanks between.
 *
 * The table is made at the first question, not at the start of the program.
 */
export function linearModel<Class extends string>(classes: readonly Class[], written: string): LinearModel<Class> {
  let table: Map<string, Int16Array> | null = null;
  return {
    classes,
    weightsOf: (feature) => {
      table ??= readTable(written);
      return table.get(feature) ?? null;
    },
  };
}

function readTable(written: string): Map<string, Int16Array> {
  const table = new Map<string, Int16Array>();
  for (const line of written.split('\n')) {
    const at = line.indexOf('\t');
    if (at > 0) table.set(line.slice(0, at), Int16Array.from(line.slice(at + 1).split(' '), Number));
  }
  return table;
}

/** The share of each class, together 1, in the order of the model's classes. */
export function shares<Class extends string>(model: LinearModel<Class>, features: Iterable<string>): Float64Array {
  const sums = new Float64Array(model.classes.length);
  for (const feature of features) {
    const weights = model.weightsOf(feature);
    if (weights) for (let at = 0; at < sums.length; at += 1) sums[at] = (sums[at] ?? 0) + (weights[at] ?? 0) / WEIGHT_SCALE;
  }
  return softmax(sums);
}

export function softmax(sums: Float64Array): Float64Array {
  const most = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - most));
  const whole = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / whole);
}
