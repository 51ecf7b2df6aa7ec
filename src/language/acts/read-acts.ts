import type { Act } from '../meaning.ts';
import type { StationWords } from '../station-words.ts';
import { readAmend } from './amend.ts';
import { readAnswers } from './answers.ts';
import { readAskState } from './ask-state.ts';
import { readClaim } from './claim.ts';
import { readComplete } from './complete.ts';
import { readCounterOffer } from './counter-offer.ts';
import { readRating } from './rating.ts';
import { LONGEST_UTTERANCE, type Utterance } from './utterance.ts';
import { readSteppingBack } from './withdraw.ts';

/** Reads all that a message may do to an order that exists, the likeliest first. */
export function readActs(utterance: Utterance, own: StationWords): readonly Act[] {
  const { text, clauses } = utterance;
  if (text.length > LONGEST_UTTERANCE || clauses.length === 0) return [];
  const question = readAskState(utterance);
  const offer = readCounterOffer(utterance);
  const complete = readComplete(utterance);
  const acts: (Act | null)[] = [
    question,
    offer,
    ...readSteppingBack(utterance),
    offer ? null : readClaim(utterance),
    complete,
    readRating(utterance),
    ...readAnswers(utterance),
    offer || complete ? null : readAmend(utterance, own),
  ];
  return acts.filter((act) => act !== null);
}
