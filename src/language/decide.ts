import { MESSAGE_CLASSES, type MessageClass } from './classify/classes.ts';
import { featuresOf, namedGrams, type Observed } from './classify/features.ts';
import { linearModel } from './classify/linear-model.ts';
import { MESSAGE_WEIGHTS } from './classify/message-weights.ts';
import type { Decision, Label, ReadContext } from './meaning.ts';

const MODEL = linearModel(MESSAGE_CLASSES, MESSAGE_WEIGHTS);

interface Bars {
  /** From this share of orders on one is made; a false order is worse than a missed one. */
  readonly make: number;
  /** From this share of orders and hints together on the sender is asked, where no order is made. */
  readonly ask: number;
}
const NAMED: Bars = { make: 0.5, ask: 0.4 };
/** Where no word of work is known there must be no doubt: "七点老地方，哪个来" sounds like an order, too. */
const UNNAMED: Bars = { make: 0.8, ask: 0.8 };

export interface WeighedEvidence {
  /** A sign (`e:ask.worker`), a kind of work (`i:deed`), a piece of the text (`"师傅"`) … (see `featuresOf`). */
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
  const share = MODEL.shares(featuresOf(observed));
  const order = share[ORDER] ?? 0;
  const confidence = order + (share[HINT] ?? 0);
  const decision = decisionAt(order, confidence, observed.items.length > 0 ? NAMED : UNNAMED);
  return { decision, confidence, label: likeliestLabel(share, observed.context) };
}

function decisionAt(order: number, confidence: number, { make, ask }: Bars): Decision {
  if (order >= make) return 'make';
  return confidence >= ask ? 'ask' : 'quiet';
}

const ORDER = MESSAGE_CLASSES.indexOf('order');
const HINT = MESSAGE_CLASSES.indexOf('ask');
const OTHER = MESSAGE_CLASSES.indexOf('other');
/** The words of a worker about an open job; from others they mean something else. */
const OF_WORKERS: readonly MessageClass[] = ['claim', 'complete', 'decline'];
const NOT_OF_WORKERS: readonly number[] = OF_WORKERS.map((name) => MESSAGE_CLASSES.indexOf(name));

/** The likeliest class but order and hint. */
function likeliestLabel(share: Float64Array, { sender }: ReadContext): Verdict['label'] {
  let best = OTHER;
  for (let at = 0; at < share.length; at += 1) {
    if (at === ORDER || at === HINT || (sender !== 'worker' && NOT_OF_WORKERS.includes(at))) continue;
    if ((share[at] ?? 0) > (share[best] ?? 0)) best = at;
  }
  return MESSAGE_CLASSES[best] as Verdict['label'];
}

/** What speaks for an order and against it, the weightiest first. */
export function weighEvidence(observed: Observed): readonly WeighedEvidence[] {
  const features = featuresOf(observed);
  const rival = likeliestLabel(MODEL.shares(features), observed.context);
  const named = features.named.map((name) => ({ name, weight: MODEL.speaksFor(name, 'order', rival) }));
  const pieces = namedGrams(observed).map(([bucket, text]) => ({ name: `"${text}"`, weight: MODEL.speaksFor(bucket, 'order', rival) }));
  return [...named, ...pieces].filter(({ weight }) => weight !== 0).sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
