import { drawEvidence, type EvidenceName, type Subject } from './evidence.ts';
import type { Decision } from './meaning.ts';

/**
 * What each sign weighs, in log-odds: one more point makes an order about three times as likely.
 *
 * A false order is worse than a missed one: what speaks against weighs more than what speaks for.
 */
const WEIGHTS: Readonly<Record<EvidenceName, number>> = {
  'work.deed': 1.1,
  'work.trouble': 1.3,
  'work.agent': 0.4,
  'work.thing': 0.2,
  'work.sudden': 0.8,
  'need.own': 1.6,
  'ask.worker': 2.5,
  'ask.hands': 2.2,
  'ask.who': 1.4,
  'ask.come': 1.3,
  'ask.help': 1.3,
  'ask.want': 1,
  'ask.price': 0.5,
  'form.headline': 1.4,
  'form.template': 1.6,
  'form.relay': 0.8,
  'say.urgent': 0.6,
  'say.own': 0.4,
  'field.when': 0.8,
  'field.price': 1.1,
  'field.pay-word': 0.6,
  'field.place': 0.9,
  'field.door': 0.5,
  'field.phone': 1,
  'field.headcount': 0.8,
  'sender.worker': -1.2,
  'sender.gridworker-in-market': 0.4,
  'not.past': -3.5,
  'not.decline': -4,
  'not.offer': -4.5,
  'not.seek': -3,
  'not.sale': -4,
  'not.recruiting': -3.5,
  'not.advice': -2,
  'not.asks-advice': -1.6,
  'not.price-only': -3,
  'not.notice': -3.5,
  'not.complaint': -2.5,
  'not.public': -2.5,
  'not.others': -1.5,
  'not.hypothetical': -1,
  'not.joke': -2,
  'not.thanks': -2.5,
  'not.lost': -4,
  'not.self': -3,
  'not.ride': -4,
  'not.leisure': -2,
  'not.device': -1.5,
  'not.opinion': -1.2,
  'not.work-talk': -2.2,
};

/** From here on an order is made. */
const MAKE = 3;
/** From here on, up to `MAKE`, the sender is asked, if something is broken or somebody in need. */
const ASK = 1.25;
/** Work that is only named takes more: people speak of moving and cleaning every day. */
const ASK_OF_WORK = 2.3;

export interface WeighedEvidence {
  readonly name: EvidenceName;
  readonly weight: number;
}

export interface Verdict {
  readonly decision: Decision;
  /** 0 to 1: that it is an order; one half where the order is made. */
  readonly confidence: number;
  readonly evidence: readonly WeighedEvidence[];
}

/** Decides by evidence that adds up whether a message asks for work. */
export function decide(subject: Subject): Verdict {
  const evidence = drawEvidence(subject).map((name) => ({ name, weight: WEIGHTS[name] }));
  const score = evidence.reduce((sum, { weight }) => sum + weight, 0);
  return { decision: decisionAt(score, evidence), confidence: 1 / (1 + Math.exp(MAKE - score)), evidence };
}

/** Nothing at all speaks of work. */
export const NO_VERDICT: Verdict = { decision: 'quiet', confidence: 0.01, evidence: [] };

/** Something that a worker mends, or a need that somebody has. */
const ASKABLE: ReadonlySet<EvidenceName> = new Set(['work.trouble', 'need.own']);
const WORK: ReadonlySet<EvidenceName> = new Set(['work.deed', 'work.agent']);
/** Work that is named is asked about only where somebody wants it. */
const WANTED: ReadonlySet<EvidenceName> = new Set([
  'ask.want',
  'ask.who',
  'ask.worker',
  'ask.hands',
  'ask.come',
  'ask.help',
  'field.when',
  'form.headline',
  'field.price',
]);

function decisionAt(score: number, evidence: readonly WeighedEvidence[]): Decision {
  if (score >= MAKE) return 'make';
  const names = evidence.map(({ name }) => name);
  if (score >= ASK && names.some((name) => ASKABLE.has(name))) return 'ask';
  const wanted = names.some((name) => WORK.has(name)) && names.some((name) => WANTED.has(name));
  return wanted && score >= ASK_OF_WORK ? 'ask' : 'quiet';
}
