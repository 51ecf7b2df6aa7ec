import { type ClassShares, MESSAGE_CLASSES, type MessageClass } from './classify/classes.ts';
import { featuresOf, type Observed } from './classify/features.ts';
import { linearModel, shares, WEIGHT_SCALE } from './classify/linear-model.ts';
import { MESSAGE_WEIGHTS } from './classify/message-weights.ts';
import type { Decision, Label, ReadContext } from './meaning.ts';

const MODEL = linearModel(MESSAGE_CLASSES, MESSAGE_WEIGHTS);

/** From this share on an order is made; a false order is worse than a missed one. */
const MAKE = 0.5;
/** From this share of orders and hints together on the sender is asked, where no order is made. */
const ASK = 0.5;

export interface WeighedEvidence {
  /** A sign (`e:ask.worker`), a piece of work (`i:deed`), a piece of the text (`2师傅`) … (see `featuresOf`). */
  readonly name: string;
  /** In log-odds, for an order against the likeliest other class. */
  readonly weight: number;
}

export interface Verdict {
  readonly decision: Decision;
  /** 0 to 1: that it is an order. */
  readonly confidence: number;
  /** What it is when it is no order. */
  readonly label: Exclude<Label, 'order' | 'command'>;
}

/** Decides by evidence that adds up whether a message asks for work, and what else it is. */
export function decide(observed: Observed): Verdict {
  const share = sharesOf(featuresOf(observed), observed.context);
  const confidence = share.order + share.ask;
  const decision = share.order >= MAKE ? 'make' : confidence >= ASK ? 'ask' : 'quiet';
  return { decision, confidence, label: likeliest(share, OTHER_LABELS) };
}

/** Nothing at all speaks of work. */
export const NO_VERDICT: Verdict = { decision: 'quiet', confidence: 0.001, label: 'other' };

const OTHER_LABELS = MESSAGE_CLASSES.filter((name) => name !== 'order' && name !== 'ask');
/** The words of a worker about an open job; from others they mean something else. */
const OF_WORKERS: readonly MessageClass[] = ['claim', 'complete', 'decline'];

function sharesOf(features: readonly string[], { sender }: ReadContext): ClassShares {
  const found = shares(MODEL, features);
  const share = Object.fromEntries(MESSAGE_CLASSES.map((name, at) => [name, found[at] ?? 0])) as Record<MessageClass, number>;
  if (sender !== 'worker') {
    for (const name of OF_WORKERS) {
      share.other += share[name];
      share[name] = 0;
    }
  }
  return share;
}

function likeliest<Class extends MessageClass>(share: ClassShares, classes: readonly Class[]): Class {
  return classes.reduce((best, name) => (share[name] > share[best] ? name : best));
}

/** What speaks for an order and against it, the weightiest first. */
export function weighEvidence(observed: Observed): readonly WeighedEvidence[] {
  const features = featuresOf(observed);
  const share = sharesOf(features, observed.context);
  const rival = MESSAGE_CLASSES.indexOf(likeliest(share, OTHER_LABELS));
  const order = MESSAGE_CLASSES.indexOf('order');
  return features
    .map((name) => {
      const weights = MODEL.weightsOf(name);
      return { name, weight: weights ? ((weights[order] ?? 0) - (weights[rival] ?? 0)) / WEIGHT_SCALE : 0 };
    })
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
