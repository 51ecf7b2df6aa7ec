import { GRAM_MARK, softmax } from '../../src/language/classify/linear-model.ts';
import { seeded } from './seeded.ts';

/** A line for training: its features, and the place of its class. */
export interface Example {
  readonly features: readonly string[];
  readonly target: number;
}

export interface TrainOptions {
  readonly classes: number;
  /** Features of fewer examples are left out. */
  readonly rarest: number;
  readonly epochs: number;
  readonly rate: number;
  /** Pulls weights towards zero. */
  readonly decay: number;
  /** The share of the pieces of text that are left out each time an example is looked at: no weight may rest on a single one. */
  readonly dropped: number;
}

/** A feature's weight for each class. */
export type Weights = ReadonlyMap<string, Float64Array>;

/**
 * Multinomial logistic regression by stochastic gradient descent with a rate of its own for each weight (AdaGrad).
 *
 * The order of the examples comes from a fixed seed: the same lines give the same weights.
 */
export function train(examples: readonly Example[], options: TrainOptions): Weights {
  const weights = new Map<string, Float64Array>();
  const squares = new Map<string, Float64Array>();
  for (const feature of frequent(examples, options.rarest)) {
    weights.set(feature, new Float64Array(options.classes));
    squares.set(feature, new Float64Array(options.classes).fill(1e-3));
  }
  const known = examples.map(({ features, target }) => ({ features: features.filter((feature) => weights.has(feature)), target }));
  const random = seeded(7);
  const next = shuffler(known.length, random);
  for (let epoch = 0; epoch < options.epochs; epoch += 1) {
    for (const at of next()) {
      const example = known[at];
      if (example) learn(thinned(example, options.dropped, random), weights, squares, options);
    }
  }
  return weights;
}

function thinned({ features, target }: Example, dropped: number, random: () => number): Example {
  return dropped === 0
    ? { features, target }
    : { features: features.filter((name) => !name.startsWith(GRAM_MARK) || random() >= dropped), target };
}

function frequent(examples: readonly Example[], rarest: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { features } of examples) for (const feature of features) counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return [...counts].filter(([, count]) => count >= rarest).map(([feature]) => feature);
}

function learn(
  { features, target }: Example,
  weights: Map<string, Float64Array>,
  squares: Map<string, Float64Array>,
  options: TrainOptions,
) {
  const share = predict(weights, features, options.classes);
  for (const feature of features) {
    const weight = weights.get(feature);
    const square = squares.get(feature);
    if (!weight || !square) continue;
    for (let at = 0; at < options.classes; at += 1) {
      const slope = (share[at] ?? 0) - (at === target ? 1 : 0) + options.decay * (weight[at] ?? 0);
      square[at] = (square[at] ?? 0) + slope * slope;
      weight[at] = (weight[at] ?? 0) - (options.rate * slope) / Math.sqrt(square[at] ?? 1);
    }
  }
}

/** The share of each class. */
export function predict(weights: Weights, features: readonly string[], classes: number): Float64Array {
  const sums = new Float64Array(classes);
  for (const feature of features) {
    const weight = weights.get(feature);
    if (weight) for (let at = 0; at < classes; at += 1) sums[at] = (sums[at] ?? 0) + (weight[at] ?? 0);
  }
  return softmax(sums);
}

function shuffler(length: number, random: () => number): () => readonly number[] {
  const order = Array.from({ length }, (_, at) => at);
  return () => {
    for (let at = order.length - 1; at > 0; at -= 1) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
    }
    return order;
  };
}
