import type { Act } from '../meaning.ts';
import type { FieldFinder } from '../read-fields.ts';
import { readAmend } from './amend.ts';
import { readAnswers } from './answers.ts';
import { mayHoldAct } from './any-act.ts';
import { readAskState } from './ask-state.ts';
import { readClaim } from './claim.ts';
import { readComplete } from './complete.ts';
import { readCounterOffer } from './counter-offer.ts';
import { readRating } from './rating.ts';
import { LONGEST_UTTERANCE, type Utterance } from './utterance.ts';
import { readSteppingBack } from './withdraw.ts';

/**
 * Reads all that a message may do to an order that exists, the likeliest first.
 *
 * @param matters false where the text is chat by its characters: then it is not searched for words of work
 */
export function readActs(utterance: Utterance, findFields: FieldFinder, matters = true): readonly Act[] {
  const { text, clauses } = utterance;
  if (text.length > LONGEST_UTTERANCE || clauses.length === 0) return NONE;
  const acts = mayHoldAct(utterance, matters) ? actsOfClauses(utterance) : NONE;
  if (acts.some(({ kind }) => kind === 'counter-offer' || kind === 'complete')) return acts;
  const change = readAmend(utterance, findFields);
  return change ? [...acts, change] : acts;
}

const NONE: readonly Act[] = [];

function actsOfClauses(utterance: Utterance): readonly Act[] {
  const offer = readCounterOffer(utterance);
  const acts: (Act | null)[] = [
    readAskState(utterance),
    offer,
    ...readSteppingBack(utterance),
    offer ? null : readClaim(utterance),
    readComplete(utterance),
    readRating(utterance),
    ...readAnswers(utterance),
  ];
  return acts.filter((act) => act !== null);
}
