import type { Misbehaviour } from '../support/faulty-puppet.ts';
import type { Chance } from '../support/month/chance.ts';
import type { Point } from './points.ts';

/** Kinds of trouble besides the kills, which can be left out to find a cause. */
export const TROUBLES = ['gateway', 'sends', 'payloads', 'arrival', 'disk', 'clock', 'leaps'] as const;
export type Trouble = (typeof TROUBLES)[number];

export interface RigOptions {
  readonly seed: number;
  readonly kills: number;
  /** Kills at this point only; null: at all of them, and at any moment. */
  readonly point: Point | null;
  readonly without: readonly Trouble[];
  /** Lives between two calm ends with all checks. */
  readonly livesAStation: number;
  /** Where stations, traces and output lie. */
  readonly folder: string;
  /** Told of progress, a line each. */
  readonly tell: (line: string) => void;
}

/** As in use, but quicker where only a test waits. */
export const LIMITS = {
  send: 1_500,
  members: 500,
  retry: 3_000,
  askAfter: 4_000,
  deadAfter: 8_000,
  probeEvery: 150,
};

const LATE_BY = LIMITS.send + 700;

/** How the gateway behaves in one life: well, or with some of everything. */
export function misbehaviourFor(chance: Chance, point: Point | null, without: readonly Trouble[]): Misbehaviour {
  const seed = chance.between(1, 1_000_000);
  if (point === 'marked-retry') return { seed, sendFails: 0.6 };
  if (point === 'marked-unsure') return { seed, sendErrs: 0.6 };
  if (chance.isLucky(0.35)) return {};
  return {
    seed,
    ...(without.includes('sends')
      ? {}
      : { sendFails: 0.04, sendErrs: 0.04, sendLies: 0.02, sendHangs: 0.03, sendLate: 0.04, lateBy: LATE_BY }),
    ...(without.includes('arrival') ? {} : { delays: 0.2, delayBy: 150, repeats: 0.15 }),
    ...(without.includes('payloads') ? {} : { payloadSlow: 0.2, payloadBy: chance.isLucky(0.1) ? 3_500 : 250, payloadFails: 0.05 }),
  };
}
