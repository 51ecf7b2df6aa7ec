import { checkClaim } from '../../domain/claim-rules.ts';
import type { Worker } from '../../domain/people.ts';
import type { Turn } from '../turn.ts';

/** Whether the station asks for a pledge that he has not signed, or only in an earlier version. */
export function lacksPledge({ rules, now }: Turn, worker: Worker): boolean {
  const { refusals, warnings } = checkClaim({ worker, unfinished: 0, asked: [], now }, rules);
  return [...refusals, ...warnings].some(({ rule }) => rule === 'pledge');
}
